// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// How the Batches page is put together.
#include "ui/batches/batchdiffmodel.h"
#include "ui/batches/batchespage.h"
#include "ui/batches/batchgroupbox.h"
#include "ui/batches/batchlist.h"
#include "ui/calls/callwords.h"
#include "ui/calls/slackdelegate.h"
#include "ui/common/badge.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/foldingpanes.h"
#include "ui/common/note.h"
#include "ui/common/panels.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/tableview.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/shell/exportfile.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>

namespace callboard {

BatchesPage::BatchesPage(Session &session, QWidget *parent)
    : Page(PageId::Batches, session, parent), m_controller(session),
      m_diff(new BatchDiffModel({[this](const CandidateId &id) { return m_controller.names().candidate(id); },
                                 [this](const PhoneNumberId &id) { return m_controller.names().number(id); }},
                                this)),
      m_panes(new PaneSplitter(Qt::Horizontal, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_panes->addWidget(makeLeft());
    m_panes->addWidget(makeRight());
    m_panes->setStretchFactor(1, 1);
    m_panes->remember(session.settings(), QStringLiteral("batches"), {308, 1060});
    m_folding = new FoldingPanes(m_panes, 0, this);
    row->addWidget(m_folding);
    setMinimumWidth(1);
    addCommands();
    m_controller.openFirst(BatchId(session.settings().get(keys::batchOpen)));
    connect(&m_controller, &BatchesController::changed, this, &BatchesPage::refresh);
    connect(&m_controller, &BatchesController::changed, this, [this] {
        if (const BatchSummary *open = m_controller.current())
            this->session().settings().set(keys::batchOpen, open->id.text());
    });
    connect(&m_controller, &BatchesController::callsChanged, this, &BatchesPage::refresh);
    connect(&m_controller, &BatchesController::draftChanged, this, &BatchesPage::refreshDraft);
    refresh();
}

QWidget *BatchesPage::makeLeft()
{
    auto *left = new QWidget(m_panes);
    left->setAccessibleName(tr("Batches"));
    setFill(left, Fill::Panel);
    left->setMinimumWidth(theme(this).px(220));
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *header = new PageHeader(Page::titleOf(PageId::Batches), left);
    m_new = new Button(tr("New batch"), ButtonKind::Plain, header);
    m_new->setIconName(Icon::Plus);
    m_new->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_N));
    connect(m_new, &QAbstractButton::clicked, this, &BatchesPage::newBatch);
    header->addRight(m_new);
    column->addWidget(header);
    m_list = new BatchList(left);
    setFill(m_list, Fill::Panel);
    connect(m_list, &BatchList::batchChosen, &m_controller, &BatchesController::open);
    connect(m_list, &BatchList::activated, this, [this] { m_folding->reveal(m_stack); });
    column->addWidget(m_list, 1);
    return left;
}

QWidget *BatchesPage::makeRight()
{
    m_stack = new QStackedWidget(m_panes);
    m_stack->setAccessibleName(tr("Open batch"));
    setFill(m_stack, Fill::Surface);
    m_stack->setMinimumWidth(theme(this).px(380));
    auto *open = new QWidget(m_stack);
    auto *column = new QVBoxLayout(open);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header = new PageHeader({}, open);
    auto *rename = new Button(tr("Rename…"), ButtonKind::Plain, m_header);
    rename->setKeyHint(QKeySequence(Qt::Key_F2));
    connect(rename, &QAbstractButton::clicked, this, [this] { m_controller.rename(window()); });
    m_pause = new Button(tr("Pause batch…"), ButtonKind::Plain, m_header);
    connect(m_pause, &QAbstractButton::clicked, this, [this] { m_controller.pauseOrResume(window()); });
    m_cancel = new Button(tr("Cancel batch…"), ButtonKind::Destructive, m_header);
    connect(m_cancel, &QAbstractButton::clicked, this, [this] { m_controller.cancel(window()); });
    m_export = new Button(tr("Export"), ButtonKind::Plain, m_header);
    m_export->setIconName(Icon::Export);
    connect(m_export, &QAbstractButton::clicked, this, [this] {
        const bool draft = m_controller.draft() != nullptr;
        exportFile(session(), window(), tr("Export this table"),
                   draft ? QStringLiteral("plan-of-the-rest.csv") : QStringLiteral("batch.csv"), csvFilter(),
                   draft ? m_diffTable->toCsv() : m_calls->toCsv());
    });
    m_header->addRight(rename);
    m_header->addRight(m_pause);
    m_header->addRight(m_cancel);
    m_header->addRight(m_export);
    column->addWidget(m_header);
    column->addWidget(makeGroups(open));
    m_lower = new QStackedWidget(open);
    m_lower->addWidget(makeCalls(m_lower));
    m_lower->addWidget(makeDraft(m_lower));
    column->addWidget(m_lower, 1);
    m_empty = new EmptyState(m_stack);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_empty->cause() == EmptyCause::NotConnected)
            m_controller.load();
        else
            newBatch();
    });
    m_stack->addWidget(open);
    m_stack->addWidget(m_empty);
    return m_stack;
}

QWidget *BatchesPage::makeGroups(QWidget *parent)
{
    const Theme &t = theme(this);
    auto *groups = new QWidget(parent);
    auto *column = new QVBoxLayout(groups);
    column->setContentsMargins(t.px(12), t.px(12), t.px(12), t.px(12));
    column->setSpacing(t.px(8));
    m_groupSwitch = new SegmentedControl(tr("Outcome"), groups);
    m_groupSwitch->addSegment(tr("Scheduled"));
    m_groupSwitch->addSegment(tr("Conflict"));
    m_groupSwitch->addSegment(tr("Failed"));
    m_groupSwitch->hide();
    connect(m_groupSwitch, &SegmentedControl::currentIndexChanged, this, &BatchesPage::showGroup);
    column->addWidget(m_groupSwitch, 0, Qt::AlignLeft);
    auto *row = new QHBoxLayout;
    row->setSpacing(t.px(12));
    m_scheduled = new BatchGroupBox(Tone::Ok, tr("scheduled"), {}, groups);
    m_conflict = new BatchGroupBox(Tone::Warn, tr("conflict"), tr("possible later"), groups);
    m_failed = new BatchGroupBox(Tone::Error, tr("failed"), tr("needs a decision"), groups);
    for (BatchGroupBox *box : {m_scheduled, m_conflict, m_failed})
        row->addWidget(box, 1);
    column->addLayout(row);
    connect(m_scheduled->action(), &QAbstractButton::clicked, this, [this] {
        Jump jump;
        jump.page = PageId::Calls;
        if (const BatchSummary *batch = m_controller.current())
            jump.batch = batch->id;
        session().go(jump);
    });
    connect(m_conflict->action(), &QAbstractButton::clicked, &m_controller, &BatchesController::planRest);
    connect(m_failed->action(), &QAbstractButton::clicked, this, [this] {
        if (const BatchSummary *batch = m_controller.current())
            planPeople(BatchWords::peopleOf(BatchWords::leftOf(*batch, false)));
    });
    return groups;
}

QWidget *BatchesPage::makeCalls(QWidget *parent)
{
    const Theme &t = theme(this);
    auto *calls = new QWidget(parent);
    auto *column = new QVBoxLayout(calls);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeLine(Qt::Horizontal, calls));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(t.px(12), t.px(8), t.px(12), t.px(8));
    head->addWidget(makeLabel(tr("Calls"), TextRole::SectionTitle, calls));
    m_span = makeSentence({}, TextRole::Secondary, calls);
    m_span->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    head->addWidget(m_span, 1);
    column->addLayout(head);
    m_calls = new TableView(tr("Calls of the batch"), calls);
    m_calls->setModel(&m_controller.calls());
    const auto setUp = [this](CallColumn which, ColumnKind kind, const QString &sample) {
        m_calls->setColumnKind(static_cast<int>(which), kind);
        m_calls->setColumnSample(static_cast<int>(which), sample);
    };
    setUp(CallColumn::State, ColumnKind::Text, stateWord(ReservationState::Dispatching) + QStringLiteral("MM"));
    setUp(CallColumn::Candidate, ColumnKind::Name, QStringLiteral("Amelia Barlow"));
    setUp(CallColumn::Planned, ColumnKind::FigureLeft, QStringLiteral("Wed 30 Nov 00:00"));
    setUp(CallColumn::TheirTime, ColumnKind::FigureLeft, QStringLiteral("00:00 Los Angeles"));
    setUp(CallColumn::Number, ColumnKind::NamePlain, QStringLiteral("New Yor"));
    setUp(CallColumn::Attempt, ColumnKind::FigureLeft, QStringLiteral("2 of 2"));
    setUp(CallColumn::Progress, ColumnKind::Text, QStringLiteral("34 min on the l"));
    setUp(CallColumn::AsOf, ColumnKind::FigureLeft, CallWords::asOf(48 * kMinute));
    m_calls->setColumnHidden(static_cast<int>(CallColumn::Position), true); // one position per batch
    m_calls->setItemDelegateForColumn(static_cast<int>(CallColumn::Progress), new SlackDelegate(m_calls));
    m_calls->setStretchColumn(static_cast<int>(CallColumn::Candidate));
    m_calls->horizontalHeader()->setSortIndicator(static_cast<int>(CallColumn::Planned), Qt::AscendingOrder);
    m_calls->setSortingEnabled(true);
    connect(m_calls, &TableView::rowActivated, this, [this](int row) {
        Jump jump;
        jump.page = PageId::Calls;
        jump.reservation = m_controller.calls().rowAt(row).reservation.id;
        session().go(jump);
    });
    column->addWidget(m_calls, 1);
    return calls;
}

QWidget *BatchesPage::makeDraft(QWidget *parent)
{
    const Theme &t = theme(this);
    auto *draft = new QWidget(parent);
    auto *column = new QVBoxLayout(draft);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeLine(Qt::Horizontal, draft));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(t.px(12), t.px(8), t.px(12), t.px(8));
    head->setSpacing(t.px(8));
    m_draftTitle = makeLabel({}, TextRole::SectionTitle, draft);
    head->addWidget(m_draftTitle);
    head->addWidget(new Badge(tr("Draft, nothing booked"), BadgeKind::Accent, draft));
    m_draftOther = new Button({}, ButtonKind::Link, draft);
    connect(m_draftOther, &QAbstractButton::clicked, this, [this] {
        if (m_controller.isDraftOfResume())
            m_controller.resumeAsItIs();
        else if (const BatchSummary *batch = m_controller.current())
            planPeople(BatchWords::peopleOf(BatchWords::leftOf(*batch, true)));
    });
    head->addWidget(m_draftOther);
    m_diffCounts = makeSentence({}, TextRole::Strong, draft);
    m_diffCounts->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    head->addWidget(m_diffCounts, 1);
    column->addLayout(head);
    m_diffTable = new TableView(tr("Difference to what is booked"), draft);
    m_diffTable->setModel(m_diff);
    const auto setUp = [this](BatchDiffModel::Column which, ColumnKind kind, const QString &sample) {
        m_diffTable->setColumnKind(which, kind);
        m_diffTable->setColumnSample(which, sample);
    };
    setUp(BatchDiffModel::Change, ColumnKind::Text,
          BatchDiffModel::word(PlanDiff::Row::Kind::Unchanged) + QStringLiteral("MM"));
    setUp(BatchDiffModel::Candidate, ColumnKind::Name, QStringLiteral("Aleksandra Wiśniewska"));
    setUp(BatchDiffModel::BookedNow, ColumnKind::FigureLeft, QStringLiteral("Wed 18 Nov 00:00"));
    setUp(BatchDiffModel::NewPlan, ColumnKind::FigureLeft, QStringLiteral("Wed 18 Nov 00:00"));
    setUp(BatchDiffModel::Number, ColumnKind::NamePlain, QStringLiteral("New York"));
    setUp(BatchDiffModel::Why, ColumnKind::NamePlain, QStringLiteral("Uses the added line"));
    m_diffTable->setStretchColumn(BatchDiffModel::Why);
    column->addWidget(m_diffTable, 1);
    auto *foot = new QWidget(draft);
    setFill(foot, Fill::Panel);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(t.px(12), t.px(12), t.px(12), t.px(12));
    row->setSpacing(t.px(8));
    m_bound = new Note(Tone::Ok, {}, foot);
    m_discard = new Button(tr("Discard"), ButtonKind::Plain, foot);
    m_book = new Button({}, ButtonKind::Primary, foot);
    m_book->setButtonSize(ButtonSize::Large);
    m_book->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_Return));
    connect(m_discard, &QAbstractButton::clicked, &m_controller, &BatchesController::discardDraft);
    connect(m_book, &QAbstractButton::clicked, &m_controller, &BatchesController::bookDraft);
    row->addWidget(m_bound, 1);
    row->addWidget(m_discard);
    row->addWidget(m_book);
    column->addWidget(makeLine(Qt::Horizontal, draft));
    column->addWidget(foot);
    return draft;
}

void BatchesPage::addCommands()
{
    const auto add = [this](const QString &text, Icon icon, const QList<QKeySequence> &keys,
                            std::function<void()> run) {
        CommandSpec spec;
        spec.text = text;
        spec.icon = icon;
        spec.keys = keys;
        spec.run = std::move(run);
        return addCommand(spec);
    };
    m_newCommand = add(tr("New batch"), Icon::Plus, {}, [this] { newBatch(); });
    m_bookCommand = add(tr("Book the draft"), Icon::Check, {QKeySequence(Qt::CTRL | Qt::Key_Return)},
                        [this] { m_controller.bookDraft(); });
    m_renameCommand =
        add(tr("Rename batch…"), Icon::Edit, {QKeySequence(Qt::Key_F2)}, [this] { m_controller.rename(window()); });
    m_pauseCommand = add(tr("Pause batch…"), Icon::Hold, {}, [this] { m_controller.pauseOrResume(window()); });
    m_cancelCommand = add(tr("Cancel batch…"), Icon::Trash, {QKeySequence(Qt::Key_Delete)},
                          [this] { m_controller.cancel(window()); });
    m_restCommand = add(tr("Plan the rest again"), Icon::Plan, {}, [this] { m_controller.planRest(); });
}

} // namespace callboard
