// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/numbers/numberscontroller.h"
#include "ui/shell/page.h"

class QLabel;
class QStackedWidget;

namespace callboard {

class Button;
class EmptyState;
class Note;
class NumberPanel;
class FoldingPanes;
class PageHeader;
class TableView;
class WeekChart;
class WeekKey;

/// Numbers by pool, what their lines do, and what another cap would mean (rows C040-C050).
class NumbersPage : public Page
{
    Q_OBJECT

public:
    explicit NumbersPage(Session &session, QWidget *parent = nullptr);

    NumbersController &controller() { return m_controller; }
    TableView *table() const { return m_table; }
    NumberPanel *panel() const { return m_panel; }
    QString statusSentence() const override;
    bool isSettled() const override { return m_controller.isLoaded(); }
    Command *primary() const override { return m_save; }
    QList<QWidget *> panes() const override;
    QWidget *rightPane() const override;
    void show(const Jump &jump) override;
    using Page::show;
    void arrived() override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeCentre();
    void makeTable();
    void renameNumber();
    void makeCommands();
    void refresh();
    void refreshCommands();
    void refreshChart();
    void refreshEmpty();
    void selectRow();
    void addNumber();
    void addPool();
    void foldColumns();
    std::vector<int> hoursFullByPool() const;

    NumbersController m_controller;
    PageHeader *m_header = nullptr;
    FoldingPanes *m_folding = nullptr;
    Button *m_addNumber = nullptr;
    Button *m_addPool = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    TableView *m_table = nullptr;
    Note *m_capZero = nullptr;
    PhoneNumberId m_capZeroNumber;
    QWidget *m_chartArea = nullptr;
    QLabel *m_chartTitle = nullptr;
    WeekKey *m_chartKey = nullptr;
    WeekChart *m_chart = nullptr;
    NumberPanel *m_panel = nullptr;

    Command *m_save = nullptr;
    Command *m_rename = nullptr;
    Command *m_remove = nullptr;
    Command *m_makeDefault = nullptr;
    Command *m_add = nullptr;
    Command *m_addPoolCommand = nullptr;
    bool m_stale = true;
};

} // namespace callboard
