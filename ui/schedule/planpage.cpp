// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/schedule/planpage.h"

#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/panels.h"
#include "ui/common/section.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"
#include "ui/heatmap/heatlegend.h"
#include "ui/heatmap/heatmapview.h"
#include "ui/schedule/celldock.h"
#include "ui/schedule/commitsheet.h"
#include "ui/schedule/movesbar.h"
#include "ui/schedule/panefold.h"
#include "ui/schedule/planinputspanel.h"
#include "ui/schedule/planresultpanel.h"
#include "ui/schedule/plantable.h"
#include "ui/shell/notifications.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QStackedWidget>

namespace callboard {

namespace {

constexpr std::array kRanges{1, 7, 14, 21, 31, 62};

/// A control with its word: both in one line, whatever goes on in the next one.
QWidget *withLabel(const QString &word, QWidget *control)
{
    auto *pair = new QWidget(control->parentWidget());
    auto *row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme(pair).px(8));
    row->addWidget(makeLabel(word, TextRole::Secondary, pair));
    row->addWidget(control);
    return pair;
}

} // namespace

PlanPage::PlanPage(Session &session, QWidget *parent)
    : Page(PageId::Plan, session, parent), m_controller(session.backend(), session.ownZone(), this),
      m_commit(session.backend(), this), m_mover(session.backend(), this),
      m_splitter(new PaneSplitter(Qt::Horizontal, this)), m_inputs(new PlanInputsPanel(m_controller, m_splitter)),
      m_result(new PlanResultPanel(m_controller, m_commit, m_splitter)), m_centre(new QWidget(m_splitter)),
      m_header(new PageHeader(titleOf(PageId::Plan), m_centre)), m_stack(new QStackedWidget(m_centre))
{
    m_controller.setDays(session.settings().get(keys::heatmapDays));
    m_controller.setCellMinutes(session.settings().get(keys::heatmapCellMinutes));
    buildHeader();
    buildCentre();
    m_splitter->addWidget(m_inputs);
    m_splitter->addWidget(m_centre);
    m_splitter->addWidget(m_result);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->remember(session.settings(), QStringLiteral("plan"), {244, 809, 315});
    m_leftFold = new PaneFold(PaneFold::Side::Left, m_inputs, m_splitter, 0, tr("Who, what, when"), this);
    m_rightFold = new PaneFold(PaneFold::Side::Right, m_result, m_splitter, 2, tr("Plan result"), this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_leftFold);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_rightFold);
    buildCommands();
    connectMap();
    connectControllers();
    setColours(session.settings().get(keys::heatColours));
    m_controller.setCompany(session.companyId());
    refreshView();
    refreshPlan();
}

PlanPage::~PlanPage() = default;

void PlanPage::buildHeader()
{
    auto *previous = new IconButton(Icon::ChevronLeft, tr("Earlier"), m_header);
    m_range = new Button(QString(), ButtonKind::Plain, m_header); // made in the order of Tab
    auto *next = new IconButton(Icon::ChevronRight, tr("Later"), m_header);
    previous->setFramed(true);
    next->setFramed(true);
    m_range->setAccessibleDescription(tr("Choose the first day"));
    m_days = new QComboBox(m_header);
    m_days->setAccessibleName(tr("Days shown"));
    for (const int days : kRanges)
        m_days->addItem(tr("%n day(s)", nullptr, days), days);
    m_cells = new SegmentedControl(tr("Cells"), m_header);
    for (const int minutes : kCellMinutes)
        m_cells->addSegment(minutes == 60 ? tr("60 min") : QString::number(minutes));
    m_after = new SegmentedControl(tr("Show"), m_header);
    m_after->addSegment(tr("Before"));
    m_after->addSegment(tr("After plan"));
    for (QWidget *widget : {static_cast<QWidget *>(previous), static_cast<QWidget *>(m_range),
                            static_cast<QWidget *>(next), static_cast<QWidget *>(m_days)})
        m_header->addLeft(widget);
    m_header->addRight(withLabel(tr("Cells"), m_cells));
    m_header->addRight(withLabel(tr("Show"), m_after));
    connect(previous, &QToolButton::clicked, this, [this] { m_controller.showRange(-1); });
    connect(next, &QToolButton::clicked, this, [this] { m_controller.showRange(1); });
    connect(m_range, &QPushButton::clicked, this, &PlanPage::openCalendar);
    connect(m_days, &QComboBox::activated, this,
            [this](int index) { m_controller.setDays(m_days->itemData(index).toInt()); });
    connect(m_cells, &SegmentedControl::currentIndexChanged, this,
            [this](int index) { m_controller.setCellMinutes(kCellMinutes[static_cast<size_t>(index)]); });
    connect(m_after, &SegmentedControl::currentIndexChanged, this,
            [this](int index) { m_controller.setAfter(index == 1); });
}

void PlanPage::buildCentre()
{
    auto *mapPane = new QWidget(m_stack);
    m_map = new HeatmapView(mapPane);
    m_legend = new HeatLegend(mapPane);
    m_dock = new CellDock(mapPane);
    auto *column = new QVBoxLayout(mapPane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_map, 1);
    column->addWidget(makeLine(Qt::Horizontal, mapPane));
    column->addWidget(m_legend);
    column->addWidget(m_dock);
    m_table = new PlanTable(m_controller, session().settings(), m_stack);
    m_sheet = new CommitSheet(m_controller, m_stack);
    m_stack->addWidget(mapPane);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_sheet);
    m_nothing = new EmptyState(m_stack);
    m_stack->addWidget(m_nothing);
    connect(m_nothing, &EmptyState::actionTriggered, this, [this] {
        Jump jump;
        jump.page = m_controller.numbers().numbers.empty() ? PageId::Numbers : PageId::People;
        session().go(jump);
    });
    auto *layout = new QVBoxLayout(m_centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    m_moves = new MovesBar(
        [this](const PositionId &id) {
            for (const Position &position : m_controller.people().positions) {
                if (position.id == id)
                    return position.title;
            }
            return id.text();
        },
        m_centre);
    connect(m_moves, &MovesBar::wanted, this, [this](const BatchRequest &request) {
        m_controller.takeRequest(request);
        showCentre(Map);
    });
    layout->addWidget(m_moves);
    layout->addWidget(m_stack, 1);
    setFill(m_centre, Fill::Surface);
    m_map->setOwnZone(m_controller.ownZone());
    m_map->setNow(session().now());
}

void PlanPage::connectMap()
{
    connect(m_map, &HeatmapView::windowChosen, &m_controller, &PlanController::setWindow);
    connect(m_map, &HeatmapView::windowChanging, this, [this](InstantRange window) {
        m_dock->chart()->setData(m_controller.heat(), window, m_controller.ownZone());
    });
    connect(m_map, &HeatmapView::cellWanted, &m_controller, &PlanController::askCell);
    connect(m_map, &HeatmapView::currentChanged, this, [this](Instant t) {
        if (m_dock->form() != CellDock::Form::ChartOnly)
            m_controller.askCell(t); // the dock is always there; a card waits until the cursor rests
    });
    connect(m_map, &HeatmapView::zoomRequested, this, &PlanPage::zoom);
    connect(m_map, &HeatmapView::explainRequested, this, &PlanPage::explain);
    connect(m_map, &HeatmapView::menuRequested, this, &PlanPage::openMapMenu);
    connect(m_map, &HeatmapView::secondRulerMenuRequested, this, &PlanPage::openSecondRulerMenu);
    connect(m_map, &HeatmapView::markHovered, this, [this](Instant t) { m_mover.hover(t); });
    connect(m_map, &HeatmapView::markDropped, &m_mover, &MoveController::drop);
    connect(m_map, &HeatmapView::markCancelled, this, [this] {
        if (const auto call = m_mover.call())
            m_mover.begin(*call); // back where it was, still in hand
    });
    connect(m_dock->table(), &CellTable::explainRequested, this, [this] {
        if (const auto t = m_map->spot())
            explain(*t);
    });
    connect(m_dock->table(), &CellTable::startRequested, this, [this] {
        if (const auto t = m_map->spot())
            m_controller.setWindow({*t, std::max(m_controller.window().end, *t + 30 * kMinute)});
    });
}

void PlanPage::connectControllers()
{
    connect(&m_controller, &PlanController::viewChanged, this, &PlanPage::refreshView);
    connect(&m_controller, &PlanController::heatChanged, this, &PlanPage::refreshHeat);
    connect(&m_controller, &PlanController::planChanged, this, &PlanPage::refreshPlan);
    connect(&m_controller, &PlanController::inputsChanged, this, &PlanPage::refreshPlan);
    connect(&m_controller, &PlanController::presetsChanged, this, &PlanPage::refreshPlan);
    connect(&m_controller, &PlanController::snapshotChanged, this, [this] {
        if (m_controller.isLoaded() && !m_defaultsDone) {
            m_defaultsDone = true;
            m_controller.chooseDefaults();
        }
        refreshNothing();
        refreshBookReason();
    });
    connect(&m_controller, &PlanController::cellReady, this, [this](const HeatCell &cell) {
        m_dock->setCell(cell, m_controller.ownZone(), m_controller.secondZone());
        if (m_explainWanted == cell.at)
            showExplanation(cell);
        else
            m_map->showCell(cell);
    });
    connect(&m_controller, &PlanController::failed, this,
            [this](const Error &error) { session().notifications().refused(error, m_controller.ownZone()); });

    connect(m_inputs, &PlanInputsPanel::choosePeopleRequested, this, &PlanPage::choosePeople);
    connect(m_inputs, &PlanInputsPanel::chooseZonesRequested, this, &PlanPage::chooseZones);
    connect(m_result, &PlanResultPanel::choosePeopleRequested, this, &PlanPage::choosePeople);
    connect(m_result, &PlanResultPanel::bookRequested, this, &PlanPage::book);
    connect(m_result, &PlanResultPanel::exportRequested, this, &PlanPage::exportPlan);
    connect(m_result, &PlanResultPanel::stepRequested, this, &PlanPage::takeStep);
    connect(m_result, &PlanResultPanel::reviewRequested, this,
            [this] { showCentre(m_stack->currentIndex() == Table ? Map : Table); });
    connect(m_result, &PlanResultPanel::showNotPlacedRequested, this, [this] {
        m_table->setShow(PlanTableModel::Show::NotPlaced);
        showCentre(Table);
    });
    connect(m_table, &PlanTable::personRequested, this, [this](const CandidateId &id) {
        Jump jump;
        jump.page = PageId::People;
        jump.candidate = id;
        session().go(jump);
    });
    connect(m_table, &PlanTable::momentRequested, this, [this](Instant at) {
        showCentre(Map);
        m_controller.showInstant(at);
        m_map->setCurrent(at);
        m_map->setFocus();
    });
    connect(m_sheet, &CommitSheet::closed, this, [this] { showCentre(Map); });
    connect(m_sheet, &CommitSheet::rerunRequested, this, &PlanPage::rerun);
    connect(m_sheet, &CommitSheet::batchRequested, this, [this](const BatchId &batch) {
        Jump jump;
        jump.page = PageId::Batches;
        jump.batch = batch;
        session().go(jump);
    });
    connect(m_sheet, &CommitSheet::callRequested, this, [this](const ReservationId &call) {
        Jump jump;
        jump.page = PageId::Calls;
        jump.reservation = call;
        session().go(jump);
    });
    connect(&m_commit, &PlanCommit::booked, this, &PlanPage::takeBooked);
    connect(&m_commit, &PlanCommit::refused, this, &PlanPage::takeRefused);
    connect(&m_commit, &PlanCommit::progressed, this, [this](int done, int all) {
        if (!m_job)
            m_job = session().jobs().start(tr("Booking calls"), all);
        session().jobs().progress(*m_job, done, all);
    });
    connect(&m_mover, &MoveController::verdictChanged, this, &PlanPage::showVerdict);
    connect(&m_mover, &MoveController::moved, this, &PlanPage::takeMoved);
    connect(&m_mover, &MoveController::refused, this, [this](const Error &error) {
        m_map->setMark(std::nullopt);
        session().notifications().refused(error, m_controller.ownZone());
    });

    connect(&session(), &Session::companyChanged, this, [this] {
        m_defaultsDone = false;
        m_controller.setCompany(session().companyId());
    });
    connect(&session(), &Session::ownZoneChanged, this, [this] {
        m_controller.setOwnZone(session().ownZone());
        m_map->setOwnZone(session().ownZone());
    });
    connect(&session(), &Session::workspaceChanged, this, &PlanPage::refreshBookReason);
    connect(&session(), &Session::tick, this, &PlanPage::tick);
}

void PlanPage::tick()
{
    if (isVisible())
        m_map->setNow(session().now());
}

void PlanPage::arrived()
{
    tick();
    refreshView();
    refreshBookReason();
    if (m_stack->currentIndex() == Map)
        m_map->setFocus();
}

QList<QWidget *> PlanPage::panes() const
{
    QList<QWidget *> all;
    all << (m_leftFold->isFolded() && !m_leftFold->isDrawerOpen() ? static_cast<QWidget *>(m_leftFold) : m_inputs);
    all << (m_stack->currentIndex() == Map ? static_cast<QWidget *>(m_map) : m_stack->currentWidget());
    if (m_stack->currentIndex() == Map && m_dock->form() != CellDock::Form::ChartOnly)
        all << m_dock;
    all << (m_rightFold->isFolded() && !m_rightFold->isDrawerOpen() ? static_cast<QWidget *>(m_rightFold) : m_result);
    return all;
}

QWidget *PlanPage::rightPane() const
{
    return m_rightFold->isFolded() ? nullptr : m_result;
}

QString PlanPage::statusSentence() const
{
    return m_result->spoken();
}

} // namespace callboard
