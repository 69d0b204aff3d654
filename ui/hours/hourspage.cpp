// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/hours/hourspage.h"

#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/figurelabel.h"
#include "ui/common/foldingpanes.h"
#include "ui/common/note.h"
#include "ui/common/panels.h"
#include "ui/common/section.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/tableview.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"
#include "ui/common/zonecombo.h"
#include "ui/hours/conflictsmodel.h"
#include "ui/hours/daytoggles.h"
#include "ui/hours/extraspanel.h"
#include "ui/hours/minutefield.h"
#include "ui/hours/weeklegend.h"
#include "ui/hours/weekview.h"
#include "ui/shell/notifications.h"

#include <QBoxLayout>
#include <QLabel>
#include <QStackedWidget>

namespace callboard {

namespace {

QDate mondayOf(QDate date)
{
    return date.addDays(1 - date.dayOfWeek());
}

} // namespace

HoursPage::HoursPage(Session &session, QWidget *parent)
    : Page(PageId::Hours, session, parent), m_controller(session),
      m_conflicts(new ConflictsModel(m_controller, session, ConflictsModel::Which::FallOut, this))
{
    makeCommands();
    m_splitter = new PaneSplitter(Qt::Horizontal, this);
    m_policyPanel = makePolicyPanel();
    m_splitter->addWidget(m_policyPanel);
    m_under = new PaneSplitter(Qt::Vertical, m_splitter);
    m_under->setAccessibleName(tr("Week"));
    m_under->addWidget(makeCentre());
    m_splitter->addWidget(m_under);
    m_conflictsPanel = makeConflictsPanel();
    m_splitter->addWidget(m_conflictsPanel);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->remember(session.settings(), QStringLiteral("hours"), {280, 716, 372});
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new FoldingPanes(m_splitter, 1, this));

    connect(&m_controller, &HoursController::proposalChanged, this, &HoursPage::refresh);
    connect(&m_controller, &HoursController::loadedChanged, this, &HoursPage::refresh);
    connect(&m_controller, &HoursController::savingChanged, this, &HoursPage::refreshCommands);
    connect(&m_controller, &HoursController::hoursSaved, this, &HoursPage::whenSaved);
    connect(&m_controller, &HoursController::extrasSaved, this, &HoursPage::whenExtrasSaved);
    connect(&m_controller, &HoursController::heldWaived, this, [this](int calls) {
        this->session().notifications().ok(tr("%n held call(s) go out at their minute.", nullptr, calls), QString());
    });
    connect(&m_controller, &HoursController::movesPlanned, this, [this](const std::vector<Plan> &plans) {
        Jump jump;
        jump.page = PageId::Plan;
        jump.plans = std::make_shared<const std::vector<Plan>>(plans);
        this->session().go(jump);
    });
    connect(&m_controller, &HoursController::failed, this,
            [this](const Error &error) { this->session().notifications().refused(error, this->session().ownZone()); });
    connect(&session, &Session::ownZoneChanged, this, &HoursPage::refresh);
    showWeek(mondayOf(session.ownZone().civilOf(session.now()).date));
    m_choseWeek = false;
    refresh();
    m_controller.load();
}

void HoursPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fold();
}

void HoursPage::fold()
{
    // Under the grid only where there is height for both; a small window at large text shows one pane at a time.
    refreshHint();
    const bool isNarrow = width() < theme(this).px(1100) && height() >= theme(this).px(560);
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    if (isNarrow) {
        m_under->addWidget(m_conflictsPanel);
        m_conflictsPanel->setMaximumWidth(QWIDGETSIZE_MAX);
        m_under->setStretchFactor(0, 1);
    } else {
        m_splitter->addWidget(m_conflictsPanel);
        m_conflictsPanel->setMaximumWidth(theme(this).px(420));
    }
    m_conflictsPanel->show();
    m_undoButton->setVisible(!isNarrow); // Ctrl+Z and Discard do the same
    m_legend->setVisible(!isNarrow);
    m_header->setTitle(isNarrow ? QString() : titleOf(PageId::Hours));
    refreshHint();
}

void HoursPage::makeCommands()
{
    m_save = addCommand({tr("Save hours"), {QKeySequence::Save}, Icon::Save, {}, [this] { m_controller.save(); }});
    m_saveAndMove =
        addCommand({tr("Save and move calls…"), {}, Icon::Calendar, {}, [this] { m_controller.saveAndMove(); }});
    m_discard = addCommand({tr("Discard the change of hours"), {}, Icon::Undo, {}, [this] { m_controller.discard(); }});
    m_undo = addCommand(
        {tr("Undo the last change of hours"), {QKeySequence::Undo}, Icon::Undo, {}, [this] { m_controller.undo(); }});
    m_redo = addCommand(
        {tr("Change the hours again"), {QKeySequence::Redo}, Icon::Redo, {}, [this] { m_controller.redo(); }});
    addCommand({tr("Add a holiday…"), {}, Icon::Plus, {}, [this] { m_extras->addException(); }});
    addCommand({tr("Split days…"), {}, Icon::Hours, {}, [this] { m_extras->editWeek(); }});
    addCommand({tr("Move the edge by 5 min"), {}, {}, tr("Shift+Up, Shift+Down"), {}, true});
    addCommand({tr("Choose the opening or the closing edge"), {}, {}, tr("Home, End"), {}, true});
    addCommand({tr("Open or close the day under the cursor"), {}, {}, tr("Space"), {}, true});
}

SidePanel *HoursPage::makePolicyPanel()
{
    auto *panel = new SidePanel(tr("Company hours"), this);
    auto *section = new Section(tr("Company hours"), panel);
    QVBoxLayout *body = section->body();

    const auto addTime = [&](const QString &label, bool allowMidnight, HoursEdge edge, QLabel *&was) {
        auto *holder = new QWidget(section);
        auto *row = new QHBoxLayout(holder);
        row->setContentsMargins(0, 0, 0, 0);
        auto *field = new MinuteField(label, allowMidnight, holder);
        field->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        was = makeLabel({}, TextRole::Secondary, holder);
        row->addWidget(field);
        row->addWidget(was);
        row->addStretch(1);
        addFormRow(body, label, holder, 72)->setBuddy(field);
        connect(field, &MinuteField::minuteEdited, this, [this, edge](int minute) {
            if (m_controller.accepts(edge, minute)) // "1" on the way to "17:30" would cross the other edge
                m_controller.setEdge(edge, minute);
            refreshPolicy();
        });
        connect(field, &MinuteField::stepped, this, [this, edge](int by) { m_controller.moveEdge(edge, by); });
        connect(field, &MinuteField::wrongChanged, this, &HoursPage::refresh);
        return field;
    };
    m_opens = addTime(tr("Opens"), false, HoursEdge::Opens, m_opensWas);
    m_closes = addTime(tr("Closes"), true, HoursEdge::Closes, m_closesWas);
    m_fieldError = makeSentence({}, TextRole::ErrorText, section);
    body->addWidget(m_fieldError);
    m_closeNote = makeSentence({}, TextRole::Hint, section);
    body->addWidget(m_closeNote);

    m_days = new DayToggles([this](int isoDay, bool on) { return m_controller.setDay(isoDay, on); }, section);
    addFormRow(body, tr("Days"), m_days, 72);
    connect(m_days, &DayToggles::refused, this,
            [this] { session().say(tr("One day must stay on. Hold all dialling in the header stops every call.")); });

    m_zone = new ZoneCombo(session().now(), section);
    m_zone->setAutomatic(tr("Automatic"));
    m_zone->setMinimumContentsLength(8); // the panel may be 240 wide
    addFormRow(body, tr("Zone"), m_zone, 72);
    connect(m_zone, &ZoneCombo::zoneChosen, this, [this](const auto &zone) { m_controller.setZone(zone); });
    m_zoneNote = makeSentence({}, TextRole::Hint, section);
    body->addWidget(m_zoneNote);
    panel->addSection(section);
    m_extras = new ExtrasPanel(m_controller, session(), panel);
    panel->addSection(m_extras);
    return panel;
}

QWidget *HoursPage::makeCentre()
{
    auto *centre = new QWidget(this);
    setFill(centre, Fill::Surface);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    m_header = new PageHeader(titleOf(PageId::Hours), centre);
    auto *back = new IconButton(Icon::ChevronLeft, tr("Week before"), centre);
    back->setFramed(true);
    m_weekButton = new Button({}, ButtonKind::Plain, centre); // made in the order of Tab
    m_weekButton->setToolTip(tr("Back to this week"));
    auto *forward = new IconButton(Icon::ChevronRight, tr("Week after"), centre);
    forward->setFramed(true);
    m_header->addLeft(back);
    m_header->addLeft(m_weekButton);
    m_header->addLeft(forward);
    connect(back, &QAbstractButton::clicked, this, [this] { showWeek(m_week->monday().addDays(-7)); });
    connect(forward, &QAbstractButton::clicked, this, [this] { showWeek(m_week->monday().addDays(7)); });
    connect(m_weekButton, &QAbstractButton::clicked, this,
            [this] { showWeek(mondayOf(session().ownZone().civilOf(session().now()).date)); });
    m_undoButton = new Button(tr("Undo"), ButtonKind::Plain, centre);
    m_undoButton->setIconName(Icon::Undo);
    connect(m_undoButton, &QAbstractButton::clicked, &m_controller, &HoursController::undo);
    m_header->addRight(m_undoButton);
    m_clock = new SegmentedControl(tr("Clock of the grid"), centre);
    m_clock->addSegment(tr("Their time"));
    m_clock->addSegment(tr("My time"));
    m_header->addRight(m_clock);
    column->addWidget(m_header);

    m_centre = new QStackedWidget(centre);
    auto *grid = new QWidget(m_centre);
    auto *gridColumn = new QVBoxLayout(grid);
    gridColumn->setContentsMargins(0, 0, 0, 0);
    gridColumn->setSpacing(0);
    m_week = new WeekView(m_controller, grid);
    gridColumn->addWidget(m_week, 1);
    auto *hintRow = new QWidget(grid);
    hintRow->setMinimumHeight(theme(this).px(58));
    auto *hintLayout = new QVBoxLayout(hintRow);
    hintLayout->setContentsMargins(theme(this).px(12), theme(this).px(8), theme(this).px(12), theme(this).px(12));
    m_hint = new Note(Tone::Info, {}, hintRow);
    hintLayout->addWidget(m_hint);
    gridColumn->addWidget(hintRow);
    connect(m_hint, &Note::linkActivated, this, [this] {
        if (m_shownHint)
            m_controller.take(*m_shownHint);
    });
    m_legend = new WeekLegend(grid);
    gridColumn->addWidget(m_legend);
    m_centre->addWidget(grid);
    m_empty = new EmptyState(m_centre);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        m_controller.propose();
        m_week->setFocus(Qt::OtherFocusReason);
    });
    m_centre->addWidget(m_empty);
    column->addWidget(m_centre, 1);
    connect(m_clock, &SegmentedControl::currentIndexChanged, this,
            [this](int index) { m_week->setOwnClock(index == 1 ? std::optional(session().ownZone()) : std::nullopt); });
    return centre;
}

SidePanel *HoursPage::makeConflictsPanel()
{
    auto *panel = new SidePanel(tr("What falls out"), this);
    auto *section = new Section({}, panel);
    auto *line = new QHBoxLayout;
    m_count = new FigureLabel(QString(), 20, QFont::DemiBold, section);
    m_countText = makeSentence({}, TextRole::SectionTitle, section);
    line->addWidget(m_count);
    line->addWidget(m_countText, 1);
    section->body()->addLayout(line);
    m_countDetail = makeSentence({}, TextRole::Secondary, section);
    section->body()->addWidget(m_countDetail);
    panel->addSection(section);

    m_conflictStack = new QStackedWidget(panel);
    m_table = new TableView(tr("Calls that fall out"), m_conflictStack);
    m_table->setModel(m_conflicts);
    m_table->setColumnKind(ConflictsModel::TheirTime, ColumnKind::FigureLeft);
    m_table->setColumnKind(ConflictsModel::Person, ColumnKind::NamePlain);
    m_table->setColumnKind(ConflictsModel::Number, ColumnKind::NamePlain);
    m_table->setColumnKind(ConflictsModel::Yours, ColumnKind::Figure);
    m_table->setColumnSample(ConflictsModel::TheirTime, QStringLiteral("Wed 26 00:00"));
    m_table->setColumnSample(ConflictsModel::Number, QStringLiteral("New York"));
    m_table->setColumnSample(ConflictsModel::Yours, QStringLiteral("00:00"));
    m_table->setStretchColumn(ConflictsModel::Person);
    m_conflictStack->addWidget(m_table);
    m_noConflicts = new EmptyState(m_conflictStack);
    m_conflictStack->addWidget(m_noConflicts);
    panel->addStretching(m_conflictStack);
    connect(m_table, &TableView::rowActivated, this, [this](int row) {
        Jump jump;
        jump.page = PageId::Calls;
        jump.reservation = m_conflicts->conflict(row).reservation;
        session().go(jump);
    });
    connect(m_table, &TableView::currentRowChanged, this, [this](int row) {
        if (row < 0 || row >= m_conflicts->rowCount())
            return;
        const size_t call = m_controller.firmIndexOf(m_conflicts->conflict(row));
        session().setSpotlight(PageId::Hours,
                               Session::Spotlight{m_controller.firm().calls()[call].zone, tr("Candidate")});
    });

    QVBoxLayout *foot = panel->foot();
    foot->addWidget(makeSentence(
        tr("Booked calls keep the hours they were booked with. Moving them makes a plan that you review first."),
        TextRole::Hint, panel));
    m_saveReason = makeSentence({}, TextRole::WarnText, panel);
    foot->addWidget(m_saveReason);
    m_saveButton = new Button(tr("Save hours"), ButtonKind::Primary, panel);
    m_saveButton->setButtonSize(ButtonSize::Large);
    m_saveButton->setKeyHint(QKeySequence::Save);
    connect(m_saveButton, &QAbstractButton::clicked, m_save, &QAction::trigger);
    foot->addWidget(m_saveButton);
    auto *row = new QHBoxLayout;
    m_moveButton = new Button({}, ButtonKind::Plain, panel);
    m_discardButton = new Button(tr("Discard"), ButtonKind::Plain, panel);
    connect(m_moveButton, &QAbstractButton::clicked, m_saveAndMove, &QAction::trigger);
    connect(m_discardButton, &QAbstractButton::clicked, m_discard, &QAction::trigger);
    row->addWidget(m_moveButton, 1);
    row->addWidget(m_discardButton);
    foot->addLayout(row);
    return panel;
}

void HoursPage::showWeek(QDate monday)
{
    m_choseWeek = true;
    m_week->setMonday(monday);
    refreshWeekTitle();
}

void HoursPage::refreshWeekTitle()
{
    m_weekButton->setText(TimeText::days(m_week->monday(), m_week->monday().addDays(6)));
}

QString HoursPage::statusSentence() const
{
    if (m_controller.isUnset())
        return tr("Calling hours are not set.");
    return m_week->edgeSentence();
}

QList<QWidget *> HoursPage::panes() const
{
    return {m_policyPanel, m_week, m_conflictsPanel};
}

QWidget *HoursPage::rightPane() const
{
    return m_conflictsPanel;
}

void HoursPage::arrived()
{
    m_zone->setNow(session().now());
    if (!m_choseWeek)
        m_week->setMonday(mondayOf(session().ownZone().civilOf(session().now()).date));
    refreshWeekTitle();
}

} // namespace callboard
