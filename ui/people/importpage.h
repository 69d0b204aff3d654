// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/people/importcontroller.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTimer;

namespace callboard {

class Button;
class Command;
class EmptyState;
class ImportFixPanel;
class ImportHead;
class ImportModel;
class PaneSplitter;
class SegmentedControl;
class Session;
class TableView;

/// The import, taking the whole page: how the source is read, rows with their verdict as filters, what each column is
/// taken for, mending beside the table, and Import N people.
class ImportPage : public QWidget
{
    Q_OBJECT

public:
    ImportPage(Session &session, ImportController &controller, QWidget *parent = nullptr);

    TableView *table() const { return m_table; }
    ImportFixPanel *fixPanel() const { return m_fix; }
    ImportModel &model() const { return *m_model; }
    QList<QWidget *> panes() const;
    QString statusSentence() const;
    QString whyNotImport() const;
    QString importText() const;
    /// F8 and Shift+F8.
    void goToNextNeedingYou(int step);
    void focusFilter();
    void editCurrent();
    void toggleLeftOut();
    void saveRejected();

protected:
    void resizeEvent(QResizeEvent *event) override;

Q_SIGNALS:
    void closeRequested();
    void chooseFileRequested();
    void importRequested();
    void saidChanged();

private:
    QWidget *makeHeader();
    QWidget *makeOptions();
    QWidget *makeFilters();
    QWidget *makeTable();
    QWidget *makeFoot();
    void refresh();
    void refreshOptions();
    void refreshCounts();
    void refreshFoot();
    void layOutColumns();
    void fold();
    void fixRow(const QModelIndex &index);
    void pickPosition(int line, QPoint at);
    void showCurrent(int shownRow);
    void fillRegions();

    Session &m_session;
    ImportController &m_controller;
    ImportModel *m_model;
    QLabel *m_file = nullptr;
    QLabel *m_size = nullptr;
    QComboBox *m_encoding = nullptr;
    QComboBox *m_separator = nullptr;
    QComboBox *m_firstRow = nullptr;
    QComboBox *m_region = nullptr;
    QComboBox *m_position = nullptr;
    SegmentedControl *m_counts = nullptr;
    QLineEdit *m_filter = nullptr;
    QTimer *m_filterDelay = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_refused = nullptr;
    EmptyState *m_judging = nullptr;
    EmptyState *m_none = nullptr;
    TableView *m_table = nullptr;
    ImportHead *m_head = nullptr;
    ImportFixPanel *m_fix = nullptr;
    PaneSplitter *m_splitter = nullptr;
    QWidget *m_bars = nullptr;
    QWidget *m_foot = nullptr;
    Button *m_saveRejected = nullptr;
    QLabel *m_footHint = nullptr;
    QLabel *m_totals = nullptr;
    Button *m_import = nullptr;
    int m_wantedLine = 0;
};

} // namespace callboard
