// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/log/logcontroller.h"
#include "ui/shell/page.h"

class QLabel;
class QStackedWidget;

namespace callboard {

class Button;
class EmptyState;
class FilterEdit;
class LogEntryPanel;
class FoldingPanes;
class PaneSplitter;
class SegmentedControl;
class TableView;

/// The page Log: every entry in a sentence, newest first, following what happens until somebody scrolls; the full entry
/// right. Narrow windows: before and after move to the right pane; without room beside the table it stands below.
class AuditPage : public Page
{
    Q_OBJECT

public:
    AuditPage(Session &session, QWidget *parent);

    QString statusSentence() const override;
    bool isSettled() const override
    {
        return (m_controller.isLoaded() && m_controller.names().isComplete()) || m_controller.loadError();
    }
    Command *primary() const override { return m_export; }
    QList<QWidget *> panes() const override;
    QWidget *rightPane() const override;
    void show(const Jump &jump) override;
    void arrived() override;

    LogController &controller() { return m_controller; }
    bool isNarrow() const { return m_narrow; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeHeader(QWidget *centre);
    void makeTable(QWidget *centre);
    void refresh();
    void refreshEmpty();
    void chooseRow(int row);
    void chooseEntry(quint64 sequence);
    void follow();
    void exportEntries();

    LogController m_controller;
    bool m_narrow = false;
    PaneSplitter *m_panes;
    FoldingPanes *m_folding = nullptr;
    FilterEdit *m_filter;
    SegmentedControl *m_actors;
    Button *m_exportButton;
    Button *m_waiting;
    QLabel *m_issue;
    QStackedWidget *m_stack;
    TableView *m_table;
    EmptyState *m_empty;
    LogEntryPanel *m_panel;
    Command *m_export = nullptr;
};

} // namespace callboard
