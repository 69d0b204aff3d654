// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/batches/batchescontroller.h"
#include "ui/shell/page.h"

class QBoxLayout;
class QLabel;
class QStackedWidget;

namespace callboard {

namespace keys {

/// Id of the batch that was open last.
inline const SettingKey<QString> batchOpen{"batches/open", {}};

} // namespace keys

class BatchDiffModel;
class BatchGroupBox;
class BatchList;
class Badge;
class Button;
class EmptyState;
class Note;
class PageHeader;
class FoldingPanes;
class PaneSplitter;
class SegmentedControl;
class TableView;

/// Batches: the list with bars left; right the open one with its outcome in three groups, its calls, and the difference
/// a plan for the rest would make. Narrow windows: the three groups take turns.
class BatchesPage : public Page
{
    Q_OBJECT

public:
    BatchesPage(Session &session, QWidget *parent);

    QString statusSentence() const override;
    bool isSettled() const override { return m_controller.isLoaded() || m_controller.loadError(); }
    Command *primary() const override;
    QList<QWidget *> panes() const override;
    void show(const Jump &jump) override;
    void arrived() override;

    BatchesController &controller() { return m_controller; }
    bool isNarrow() const { return m_narrow; }
    BatchGroupBox *scheduled() const { return m_scheduled; }
    BatchGroupBox *conflict() const { return m_conflict; }
    BatchGroupBox *failed() const { return m_failed; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeLeft();
    QWidget *makeRight();
    QWidget *makeGroups(QWidget *parent);
    QWidget *makeCalls(QWidget *parent);
    QWidget *makeDraft(QWidget *parent);
    void addCommands();
    void refresh();
    void refreshHeader(const BatchSummary &batch);
    void refreshGroups(const BatchSummary &batch);
    void refreshDraft();
    void refreshEmpty();
    void showGroup(int index);
    void planPeople(const std::vector<CandidateId> &people);
    void newBatch();
    QString whenOf(const BatchSummary &batch) const;

    BatchesController m_controller;
    BatchDiffModel *m_diff;
    bool m_narrow = false;
    PaneSplitter *m_panes;
    FoldingPanes *m_folding = nullptr;
    BatchList *m_list;
    Button *m_new;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    PageHeader *m_header;
    Button *m_pause;
    Button *m_cancel;
    Button *m_export;
    QLabel *m_span;
    SegmentedControl *m_groupSwitch;
    BatchGroupBox *m_scheduled;
    BatchGroupBox *m_conflict;
    BatchGroupBox *m_failed;
    QStackedWidget *m_lower;
    TableView *m_calls;
    TableView *m_diffTable;
    QLabel *m_diffCounts;
    Note *m_bound;
    QLabel *m_draftTitle;
    Button *m_draftOther;
    Button *m_discard;
    Button *m_book;
    Command *m_newCommand = nullptr;
    Command *m_bookCommand = nullptr;
    Command *m_pauseCommand = nullptr;
    Command *m_cancelCommand = nullptr;
    Command *m_renameCommand = nullptr;
    Command *m_restCommand = nullptr;
};

} // namespace callboard
