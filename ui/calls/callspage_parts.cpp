// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// How the Calls page is put together, and its moves.
#include "ui/calls/callspage.h"

#include "ui/calls/callinspector.h"
#include "ui/calls/callwords.h"
#include "ui/calls/lanepainter.h"
#include "ui/calls/lanesview.h"
#include "ui/calls/movedialog.h"
#include "ui/calls/slackdelegate.h"
#include "ui/calls/viewlist.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/filteredit.h"
#include "ui/common/note.h"
#include "ui/common/panels.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/sentences.h"
#include "ui/common/tableview.h"
#include "ui/common/textrole.h"
#include "ui/common/timetext.h"
#include "ui/log/namebook.h"
#include "ui/shell/notifications.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPromise>
#include <QStackedWidget>
#include <QThreadPool>

namespace callboard {

CallsPage::CallsPage(Session &session, QWidget *parent)
    : Page(PageId::Calls, session, parent), m_controller(session), m_mover(session.backend()),
      m_names(new NameBook(session, this)), m_panes(new PaneSplitter(Qt::Horizontal, this)),
      m_viewList(new ViewList(m_panes))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_panes);
    setFill(m_viewList, Fill::Panel);
    QWidget *centre = makeCentre();
    m_inspector = new CallInspector(m_controller, *m_names, m_panes);
    m_panes->addWidget(m_viewList);
    m_panes->addWidget(centre);
    m_panes->addWidget(m_inspector);
    m_panes->setStretchFactor(1, 1);
    const Theme &t = theme(this);
    m_viewList->setMinimumWidth(t.px(150));
    m_inspector->setMinimumWidth(t.px(260));
    centre->setMinimumWidth(t.px(400));
    m_panes->remember(session.settings(), QStringLiteral("calls"), {176, 860, 312});
    m_centre->remember(session.settings(), QStringLiteral("calls-centre"), {370, 400});
    addCommands();
    connectMoves();

    connect(&m_controller, &CallsController::loaded, this, [this] {
        chooseFirstView();
        refreshViews();
        refreshCount();
        refreshEmpty();
    });
    connect(&m_controller.model(), &CallsModel::arranged, this, [this] {
        refreshCount();
        refreshEmpty();
        const QString sample = m_controller.model().plannedSample();
        if (std::exchange(m_plannedSample, sample) != sample) {
            m_table->setColumnSample(static_cast<int>(CallColumn::Planned), sample);
            noteWidths();
            fitColumns();
        }
    });
    connect(&m_controller, &CallsController::countsChanged, this, &CallsPage::refreshViews);
    connect(&m_controller, &CallsController::lanesChanged, this, &CallsPage::refreshLanes);
    connect(&m_controller, &CallsController::clockChanged, this, &CallsPage::refreshClock);
    for (const auto signal : {&CallsController::currentChanged, &CallsController::detailChanged,
                              &CallsController::lanesChanged, &CallsController::clockChanged})
        connect(&m_controller, signal, this, &CallsPage::refreshCommands);
    connect(&m_controller, &CallsController::currentChanged, this, &Page::statusSentenceChanged);
    connect(&session, &Session::workspaceChanged, this, &CallsPage::refreshCommands);
    connect(&session, &Session::tick, this, [this] {
        if (!isVisible())
            return;
        m_lanes->setNow(this->session().now());
        refreshLanes(); // a call on the line grows with time
    });
    connect(m_inspector, &CallInspector::cancelWanted, this, &CallsPage::cancelChosen);
    connect(m_inspector, &CallInspector::moveWanted, this, &CallsPage::moveByDialog);
    connect(m_inspector, &CallInspector::openLogWanted, this, [this] {
        Jump jump;
        jump.page = PageId::Log;
        jump.reservation = m_controller.current();
        this->session().go(jump);
    });
    connect(m_inspector, &CallInspector::openBatchWanted, this, [this] {
        const CallRowPtr chosen = m_controller.currentRow();
        if (!chosen)
            return;
        Jump jump;
        jump.page = PageId::Batches;
        jump.batch = chosen->reservation.batch;
        this->session().go(jump);
    });
    const QString mode = session.settings().get(keys::callsMode);
    setMinimumWidth(1); // what does not fit folds instead of pushing the window wider
    setMode(mode == u"table" ? Mode::Table : mode == u"lanes" ? Mode::Lanes : Mode::Both);
    m_viewCombo->hide();
    refreshViews();
    refreshCount();
    refreshClock();
    refreshCommands();
}

QWidget *CallsPage::makeCentre()
{
    auto *centre = new QWidget(m_panes);
    setFill(centre, Fill::Surface);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *header = new PageHeader(Page::titleOf(PageId::Calls), centre);
    makeHeader(header);
    column->addWidget(header);
    m_issue = makeSentence({}, TextRole::ErrorText, centre);
    m_issue->setContentsMargins(theme(this).px(12), theme(this).px(4), theme(this).px(12), theme(this).px(4));
    m_issue->hide();
    column->addWidget(m_issue);
    column->addWidget(makeLateBanner());
    m_centre = new PaneSplitter(Qt::Vertical, centre);
    makeTable();
    makeLanes();
    m_centre->addWidget(m_tableStack);
    m_centre->addWidget(m_lanesPane);
    m_centre->setStretchFactor(0, 1);
    m_centre->setStretchFactor(1, 1);
    column->addWidget(m_centre, 1);
    return centre;
}

void CallsPage::makeHeader(PageHeader *header)
{
    m_viewCombo = new QComboBox(header);
    m_viewCombo->setAccessibleName(tr("View"));
    m_viewCombo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_viewCombo->setMinimumContentsLength(10);
    connect(m_viewCombo, &QComboBox::activated, this, &CallsPage::chooseView);
    connect(m_viewList, &ViewList::viewChosen, this, &CallsPage::chooseView);
    connect(m_viewList, &ViewList::removeWanted, this, &CallsPage::removeView);
    connect(m_viewList, &ViewList::renameWanted, this, [this](int index, const QString &name) {
        if (m_controller.views().rename(index, name))
            refreshViews();
        else
            session().notifications().warn(tr("The view keeps its name"), tr("Another view is called %1.").arg(name));
    });

    m_filter = new FilterEdit(tr("Filter calls"), header);
    m_filter->setPlaceholderText(tr("Filter: a name, state:live, planned<60m, slack<30m"));
    m_filter->setReader([](const QString &text) {
        const CallFilter filter = CallFilter::parse(text);
        return FilterEdit::Reading{filter.words(), filter.issues()};
    });
    m_filter->setOffers([this](const QString &text, int cursor) {
        return callFilterOffers(text, cursor, m_controller.model().vocabulary());
    });
    connect(m_filter, &FilterEdit::filterChanged, this, &CallsPage::filterChanged);
    connect(m_filter, &QLineEdit::textEdited, this, [this] { m_firstViewChosen = true; });
    connect(m_filter, &FilterEdit::issueChanged, this, [this](const QString &sentence) {
        m_issue->setText(sentence);
        m_issue->setVisible(!sentence.isEmpty());
    });
    m_save = new Button(tr("Save view"), ButtonKind::Plain, header);
    connect(m_save, &QAbstractButton::clicked, this, &CallsPage::saveView);
    m_export = new IconButton(Icon::Export, tr("Export these calls"), header);
    m_export->setFramed(true);
    connect(m_export, &QAbstractButton::clicked, this, &CallsPage::exportTable);
    m_wideSwitch = makeSwitch(header, {tr("Table"), tr("Lanes"), tr("Both")});
    m_narrowSwitch = makeSwitch(header, {tr("Table"), tr("Lanes")});
    m_tinySwitch = makeSwitch(header, {tr("Table"), tr("Lanes"), tr("Call")});
    connect(m_tinySwitch, &SegmentedControl::currentIndexChanged, this,
            [this](int index) { setMode(index == 2 ? Mode::Call : static_cast<Mode>(index)); });
    for (SegmentedControl *control : {m_wideSwitch, m_narrowSwitch}) {
        connect(control, &SegmentedControl::currentIndexChanged, this,
                [this](int index) { setMode(static_cast<Mode>(index)); });
    }
    header->addLeft(m_viewCombo);
    header->addLeft(m_filter, 1000);
    header->addRight(m_save);
    header->addRight(m_export);
    for (SegmentedControl *control : {m_wideSwitch, m_narrowSwitch, m_tinySwitch})
        header->addRight(control);
}

SegmentedControl *CallsPage::makeSwitch(QWidget *parent, const QStringList &segments)
{
    auto *control = new SegmentedControl(tr("Show"), parent);
    for (const QString &text : segments)
        control->addSegment(text);
    control->hide();
    return control;
}

QWidget *CallsPage::makeLateBanner()
{
    const Theme &t = theme(this);
    m_late = new QWidget(this);
    auto *row = new QHBoxLayout(m_late);
    row->setContentsMargins(t.px(12), t.px(8), t.px(12), t.px(8));
    row->setSpacing(t.px(8));
    m_lateText = makeSentence({}, TextRole::WarnText, m_late);
    row->addWidget(m_lateText, 1);
    auto *leave = new Button(tr("Leave them"), ButtonKind::Plain, m_late);
    m_lateDial = new Button({}, ButtonKind::Plain, m_late);
    row->addWidget(leave);
    row->addWidget(m_lateDial);
    connect(leave, &QAbstractButton::clicked, this, [this] { m_controller.answerLateCalls(false); });
    connect(m_lateDial, &QAbstractButton::clicked, this, [this] { m_controller.answerLateCalls(true); });
    m_late->hide();
    return m_late;
}

void CallsPage::makeTable()
{
    m_tableStack = new QStackedWidget(m_centre);
    m_table = new TableView(tr("Calls"), m_tableStack);
    CallsModel &model = m_controller.model();
    // What the model does to the table is not a choice of the user: these run before the table's own slots, the ones
    // below after them.
    const auto begin = [this] { m_keeping = true; };
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, begin);
    connect(&model, &QAbstractItemModel::rowsInserted, this, begin);
    connect(&model, &QAbstractItemModel::layoutAboutToBeChanged, this, begin);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, begin);
    m_table->setModel(&model);
    const auto end = [this] { keepCurrent(); };
    connect(&model, &QAbstractItemModel::rowsRemoved, this, end);
    connect(&model, &QAbstractItemModel::rowsInserted, this, end);
    connect(&model, &QAbstractItemModel::layoutChanged, this, end);
    connect(&model, &QAbstractItemModel::modelReset, this, [this, &model] {
        keepCurrent();
        // A new question: the first answer is current when the chosen call is not among them.
        if (model.shown() > 0 && m_table->currentRow() < 0)
            m_table->setCurrentRow(0);
    });

    const auto column = [this](CallColumn which, ColumnKind kind, const QString &sample) {
        m_table->setColumnKind(static_cast<int>(which), kind);
        m_table->setColumnSample(static_cast<int>(which), sample);
    };
    column(CallColumn::State, ColumnKind::Text, stateWord(ReservationState::Dispatching) + QStringLiteral("MM"));
    column(CallColumn::Candidate, ColumnKind::Name, QStringLiteral("Amelia Barlow"));
    column(CallColumn::Planned, ColumnKind::FigureLeft, QStringLiteral("00:00"));
    column(CallColumn::TheirTime, ColumnKind::FigureLeft, QStringLiteral("00:00 Los Angeles"));
    column(CallColumn::Number, ColumnKind::NamePlain, QStringLiteral("New Yor"));
    column(CallColumn::Position, ColumnKind::NamePlain, QStringLiteral("Warehouse le"));
    column(CallColumn::Attempt, ColumnKind::FigureLeft, QStringLiteral("2 of 2"));
    column(CallColumn::Progress, ColumnKind::Text, QStringLiteral("34 min on the l"));
    column(CallColumn::AsOf, ColumnKind::FigureLeft, CallWords::asOf(48 * kMinute));
    m_table->setItemDelegateForColumn(static_cast<int>(CallColumn::Progress), new SlackDelegate(m_table));
    m_table->setStretchColumn(static_cast<int>(CallColumn::Candidate));
    m_table->horizontalHeader()->setSortIndicator(static_cast<int>(CallColumn::Planned), Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    m_table->viewport()->installEventFilter(this);
    connect(m_table, &TableView::currentRowChanged, this, &CallsPage::rowChosen);
    connect(m_table, &TableView::rowActivated, this, [this] {
        if (const auto &id = m_controller.current())
            m_lanes->reveal(*id);
        if (m_tiny)
            setMode(Mode::Call);
        m_inspector->button(CallAction::Why)->setFocus(Qt::OtherFocusReason);
    });
    m_empty = new EmptyState(m_tableStack);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_empty->cause() == EmptyCause::FilterHidesAll) {
            m_filter->setFilter({});
        } else if (m_empty->cause() == EmptyCause::NotConnected) {
            m_controller.load();
        } else {
            Jump jump;
            jump.page = PageId::Plan;
            session().go(jump);
        }
    });
    m_tableStack->addWidget(m_table);
    m_tableStack->addWidget(m_empty);
    m_tableStack->setMinimumHeight(theme(this).px(120));
}

void CallsPage::makeLanes()
{
    m_lanesPane = new QWidget(m_centre);
    auto *column = new QVBoxLayout(m_lanesPane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_legend = new LaneLegend(m_lanesPane);
    m_lanes = new LanesView(m_lanesPane);
    m_lanes->setZone(session().ownZone());
    m_lanes->setNow(session().now());
    m_lanes->setDescriber([this](const LaneBar &bar) {
        const CallRowPtr row = m_controller.model().find(bar.reservation);
        return row ? CallWords::spoken(*row, session().ownZone(), session().now()) : stateWord(bar.state, bar.unknown);
    });
    column->addWidget(m_legend);
    column->addWidget(m_lanes, 1);
    connect(m_lanes, &LanesView::currentChosen, this, &CallsPage::choose);
    connect(m_lanes, &LanesView::activated, this, [this](const ReservationId &id) {
        choose(id);
        m_inspector->button(CallAction::Why)->setFocus(Qt::OtherFocusReason);
    });
    connect(m_lanes, &LanesView::moveDialogWanted, this, &CallsPage::moveByDialog);
    connect(m_lanes, &LanesView::spanWanted, this, &CallsPage::refreshLanes);
    connect(&session(), &Session::ownZoneChanged, this, [this] { m_lanes->setZone(session().ownZone()); });
}

void CallsPage::refreshLanes()
{
    if (!m_lanesPane->isVisible() && isVisible())
        return;
    const Instant now = session().now();
    //: %1 is a day such as "Mon 16 Nov"
    m_legend->setTitle(tr("Lanes, %1").arg(TimeText::day(session().ownZone().civilOf(now).date)));
    const CallsModel &model = m_controller.model();
    const InstantRange span = m_lanes->wantedSpan();
    if (model.total() <= CallsModel::kWorkerRows) {
        m_lanes->setLanes(layOutLanes(model.all(), m_controller.laneNumbers(), span, now));
        return;
    }
    using Lanes = std::vector<Lane>;
    auto promise = std::make_shared<QPromise<Result<Lanes>>>();
    promise->start();
    m_latestLanes.ask(promise->future(), this, [this](const Result<Lanes> &lanes) {
        if (lanes)
            m_lanes->setLanes(*lanes);
    });
    QThreadPool::globalInstance()->start(
        [promise, rows = model.all(), numbers = m_controller.laneNumbers(), span, now] {
            promise->addResult(Result<Lanes>(layOutLanes(rows, numbers, span, now)));
            promise->finish();
        });
}

void CallsPage::addCommands()
{
    const auto add = [this](const QString &text, std::optional<Icon> icon, const QList<QKeySequence> &keys,
                            std::function<void()> run) {
        CommandSpec spec;
        spec.text = text;
        spec.icon = icon;
        spec.keys = keys;
        spec.run = std::move(run);
        return addCommand(spec);
    };
    add(tr("Filter calls"), Icon::Filter, {QKeySequence(Qt::CTRL | Qt::Key_F)}, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    m_saveCommand = add(tr("Save view…"), Icon::Save, {QKeySequence(Qt::CTRL | Qt::Key_S)}, [this] { saveView(); });
    m_exportCommand = add(tr("Export these calls…"), Icon::Export, {}, [this] { exportTable(); });
    m_commands[CallAction::Why] =
        add(CallActionWords::title(CallAction::Why), Icon::Question, {}, [this] { m_inspector->explain(); });
    m_commands[CallAction::Move] = add(CallActionWords::title(CallAction::Move), Icon::Time, {QKeySequence(Qt::Key_F2)},
                                       [this] { moveByDialog(); });
    m_commands[CallAction::CallNow] =
        add(CallActionWords::title(CallAction::CallNow), Icon::Calls, {}, [this] { m_controller.callNow(); });
    m_commands[CallAction::Cancel] = add(CallActionWords::title(CallAction::Cancel), Icon::Suppressed,
                                         {QKeySequence(Qt::Key_Delete)}, [this] { cancelChosen(); });
    m_commands[CallAction::Revoke] =
        add(CallActionWords::title(CallAction::Revoke), Icon::Undo, {}, [this] { m_controller.revoke(window()); });
    m_commands[CallAction::HangUp] =
        add(CallActionWords::title(CallAction::HangUp), Icon::HangUp, {}, [this] { m_controller.hangUp(window()); });
    add(tr("Show now in the lanes"), Icon::Clock, {}, [this] { m_lanes->followNow(); });

    // A single letter works only while the table or the lanes have the focus, never in a field (section 8).
    for (QWidget *view : {static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_lanes)}) {
        auto *explain = new QAction(view);
        explain->setShortcut(QKeySequence(Qt::Key_E));
        explain->setShortcutContext(Qt::WidgetShortcut);
        connect(explain, &QAction::triggered, m_inspector, &CallInspector::explain);
        view->addAction(explain);
    }
    const auto note = [this](const QString &text, const QString &keys) {
        CommandSpec spec;
        spec.text = text;
        spec.shownKeys = keys;
        spec.sheetOnly = true;
        addCommand(spec);
    };
    note(tr("From call to call in the lanes"), QStringLiteral("← ↑ ↓ →"));
    note(tr("Finer, coarser lanes"), QStringLiteral("+ −"));
    note(tr("Explain the chosen call"), QStringLiteral("E"));
}

void CallsPage::connectMoves()
{
    connect(m_lanes, &LanesView::moveBegan, this, [this](const ReservationId &id) {
        const CallRowPtr row = m_controller.model().find(id);
        if (row && m_controller.blockOf(CallAction::Move) == CallBlock::None)
            m_mover.begin(row->reservation);
        else
            m_lanes->stopMoving();
    });
    connect(m_lanes, &LanesView::moveHovered, &m_mover, &MoveController::hover);
    connect(m_lanes, &LanesView::moveDropped, &m_mover, &MoveController::drop);
    connect(m_lanes, &LanesView::moveCancelled, &m_mover, &MoveController::cancel);
    connect(&m_mover, &MoveController::verdictChanged, this, &CallsPage::showVerdict);
    connect(&m_mover, &MoveController::cancelled, m_lanes, &LanesView::stopMoving);
    connect(&m_mover, &MoveController::refused, this, [this](const Error &error) {
        m_lanes->stopMoving();
        session().notifications().refused(error, session().ownZone());
    });
    connect(&m_mover, &MoveController::moved, this, [this](const Reservation &call, Instant) {
        m_lanes->stopMoving();
        const CallRowPtr row = m_controller.currentRow();
        ToastText toast;
        //: A person, then the new day and time
        toast.lead = tr("%1 moved to %2")
                         .arg(row ? row->candidateName : call.candidate.text(),
                              TimeText::momentIn(call.times.plannedAttemptAt, session().ownZone()));
        if (m_mover.canUndo()) {
            toast.undo = [self = QPointer(this)] {
                if (self)
                    self->m_mover.undo();
            };
        }
        session().notifications().tell(std::move(toast));
        if (m_controller.current() != call.id)
            m_controller.setCurrent(call.id); // on another number it is a new call
    });
}

void CallsPage::showVerdict()
{
    if (!m_lanes->isMoving() || !m_mover.isMoving())
        return;
    const auto &verdict = m_mover.verdict();
    if (!verdict) {
        m_lanes->setMoveTag(tr("asking…"), std::nullopt);
        return;
    }
    if (!verdict->allowed) {
        const RefusalText words = Sentences::refusal(verdict->code, verdict->why, session().ownZone());
        m_lanes->setMoveTag(words.lead, false);
        return;
    }
    //: Beside a dragged call that may go there: the time on the person's clock, their city
    m_lanes->setMoveTag(
        tr("%1 in %2, free").arg(TimeText::time(m_mover.place(), m_mover.call()->zone), m_mover.call()->zone.city()),
        true);
}

void CallsPage::moveByDialog()
{
    const CallRowPtr row = m_controller.currentRow();
    if (!row || m_controller.blockOf(CallAction::Move) != CallBlock::None)
        return;
    MoveDialog dialog(session(), m_mover, *row, m_controller.laneNumbers(), window());
    if (dialog.exec() == QDialog::Accepted)
        m_mover.drop();
    else
        m_mover.cancel();
}

} // namespace callboard
