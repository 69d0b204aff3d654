// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What a person does on the Plan page: commands, menus, booking, moving, explaining.
#include "ui/schedule/planpage.h"

#include "ui/common/button.h"
#include "ui/common/sentences.h"
#include "ui/common/tableview.h"
#include "ui/common/timetext.h"
#include "ui/common/whypopover.h"
#include "ui/common/zonecombo.h"
#include "ui/heatmap/heatarithmetic.h"
#include "ui/heatmap/heatlegend.h"
#include "ui/heatmap/heatmapview.h"
#include "ui/schedule/bookdialog.h"
#include "ui/schedule/commitsheet.h"
#include "ui/schedule/movesbar.h"
#include "ui/schedule/panefold.h"
#include "ui/schedule/peoplepicker.h"
#include "ui/schedule/planinputspanel.h"
#include "ui/schedule/planresultpanel.h"
#include "ui/schedule/plantable.h"
#include "ui/schedule/zonechooser.h"
#include "ui/shell/exportfile.h"
#include "ui/shell/notifications.h"

#include <QCalendarWidget>
#include <QMenu>
#include <QStackedWidget>
#include <QWidgetAction>

namespace callboard {

void PlanPage::buildCommands()
{
    m_book = addCommand({tr("Book the plan"),
                         {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)},
                         Icon::Calls,
                         {},
                         [this] { book(); }});
    m_review = addCommand({tr("Review the plan as a table"), {}, Icon::List, {}, [this] {
                               showCentre(m_stack->currentIndex() == Table ? Map : Table);
                           }});
    m_export = addCommand({tr("Export the plan"), {}, Icon::Export, {}, [this] { exportPlan(); }});
    addCommand({tr("Choose people…"), {}, Icon::People, {}, [this] { choosePeople(); }});
    addCommand({tr("Book one person…"), {}, Icon::User, {}, [this] { bookOne(std::nullopt, m_map->current()); }});
    const auto focus = [this](QWidget *field) {
        m_leftFold->openDrawer();
        field->setFocus(Qt::ShortcutFocusReason);
    };
    addCommand({tr("Who"), {QKeySequence(Qt::ALT | Qt::Key_1)}, {}, {}, [this, focus] { focus(m_inputs->who()); }});
    addCommand({tr("What"), {QKeySequence(Qt::ALT | Qt::Key_2)}, {}, {}, [this, focus] { focus(m_inputs->what()); }});
    addCommand({tr("When"), {QKeySequence(Qt::ALT | Qt::Key_3)}, {}, {}, [this, focus] { focus(m_inputs->when()); }});
    const auto toNotPlaced = [this](int direction) {
        if (m_stack->currentIndex() != Table)
            showCentre(Table);
        m_table->goToNotPlaced(direction);
        m_table->view()->setFocus();
    };
    m_next = addCommand(
        {tr("Next person that was not placed"), {QKeySequence(Qt::Key_F8)}, {}, {}, [toNotPlaced] { toNotPlaced(1); }});
    m_previous = addCommand(
        {tr("Previous person that was not placed"), {QKeySequence(Qt::SHIFT | Qt::Key_F8)}, {}, {}, [toNotPlaced] {
             toNotPlaced(-1);
         }});
    addCommand({tr("Earlier days"), {QKeySequence(Qt::ALT | Qt::Key_Left)}, Icon::ChevronLeft, {}, [this] {
                    m_controller.showRange(-1);
                }});
    addCommand({tr("Later days"), {QKeySequence(Qt::ALT | Qt::Key_Right)}, Icon::ChevronRight, {}, [this] {
                    m_controller.showRange(1);
                }});
    addCommand({tr("Before or after the plan"), {}, Icon::Contrast, {}, [this] {
                    m_controller.setAfter(!m_controller.view().after);
                }});
    addCommand(
        {tr("Second ruler…"), {}, Icon::Globe, {}, [this] { openSecondRulerMenu(m_map->mapToGlobal(QPoint(0, 44))); }});
    addCommand({tr("Map colours: viridis"), {}, {}, {}, [this] { setColours(QStringLiteral("viridis")); }});
    addCommand({tr("Map colours: cividis"), {}, {}, {}, [this] { setColours(QStringLiteral("cividis")); }});
    buildMapCommands();
}

/// Keys that the map handles itself; the sheet of keys shows them.
void PlanPage::buildMapCommands()
{
    Registry &registry = session().registry();
    registry.addGroup(QStringLiteral("map"), tr("The map"), static_cast<int>(PageId::Plan), tr("while it has focus"));
    const auto key = [&](const QString &text, const QString &keys) {
        CommandSpec spec;
        spec.text = text;
        spec.shownKeys = keys;
        spec.sheetOnly = true;
        registry.add(QStringLiteral("map"), spec, m_map);
    };
    key(tr("Slot and day"), tr("← ↑ ↓ →"));
    key(tr("Week"), tr("Page Up Page Down"));
    key(tr("Ends of the callable hours"), tr("Home End"));
    key(tr("Select the window"), tr("Shift arrows"));
    key(tr("Start, then end of the window"), tr("Space"));
    key(tr("Drop the window"), tr("Esc"));
    key(tr("Coarser, finer cells"), tr("+ −"));
    key(tr("Explain this cell"), tr("E"));
}

void PlanPage::setColours(const QString &name)
{
    const auto kind = name == QLatin1String("cividis") ? HeatPaletteKind::Cividis : HeatPaletteKind::Viridis;
    m_map->setPalette(kind);
    m_legend->setPalette(kind);
    session().settings().set(keys::heatColours, name);
}

void PlanPage::zoom(int direction)
{
    const auto at = std::ranges::find(kCellMinutes, m_controller.view().cellMinutes) - kCellMinutes.begin() + direction;
    if (at >= 0 && at < static_cast<ptrdiff_t>(kCellMinutes.size()))
        m_controller.setCellMinutes(kCellMinutes[static_cast<size_t>(at)]);
}

void PlanPage::explain(Instant t)
{
    m_explainWanted = t;
    m_map->hideCard();
    m_controller.askCell(t);
}

void PlanPage::showExplanation(const HeatCell &cell)
{
    m_explainWanted.reset();
    const auto spot = m_map->geometry().spotOf(cell.at);
    if (!spot)
        return;
    WhyPopover::Subject subject;
    subject.caption = tr("Explain this slot");
    subject.title = TimeText::momentIn(cell.at, m_controller.ownZone());
    subject.detail = HeatArithmetic::sum(cell);
    subject.why = cell.why;
    const QRect onScreen = m_map->cellRectOnScreen(spot->row, spot->column);
    WhyPopover::open(m_map, QRect(m_map->mapFromGlobal(onScreen.topLeft()), onScreen.size()), subject,
                     m_controller.ownZone());
}

void PlanPage::openMapMenu(Instant t, QPoint global)
{
    QMenu menu(this);
    //: %1 is a moment
    menu.addSection(TimeText::momentIn(t, m_controller.ownZone()));
    menu.addAction(tr("Explain this slot"), this, [this, t] { explain(t); });
    menu.addAction(tr("Start the window here"), this, [this, t] {
        const InstantRange window = m_controller.window();
        m_controller.setWindow({t, window.end > t ? window.end : t + kDay});
    });
    QAction *end = menu.addAction(tr("End the window here"), this, [this, t] {
        m_controller.setWindow({m_controller.window().start, t});
    });
    end->setEnabled(!m_controller.window().isEmpty() && t > m_controller.window().start);
    menu.addAction(tr("Drop the window"), &m_controller, &PlanController::clearWindow);
    menu.addSeparator();
    menu.addAction(tr("Book one person here…"), this, [this, t] { bookOne(std::nullopt, t); });
    menu.addAction(tr("Show the calls of this time"), this, [this, t] {
        Jump jump;
        jump.page = PageId::Calls;
        jump.at = t;
        session().go(jump);
    });
    menu.exec(global);
}

void PlanPage::openSecondRulerMenu(QPoint global)
{
    QMenu menu(this);
    const auto add = [&](const QString &text, const std::optional<Zone> &zone) {
        QAction *action = menu.addAction(text, this, [this, zone] { m_controller.setSecondZone(zone); });
        action->setCheckable(true);
        action->setChecked(m_controller.view().secondZone == zone);
    };
    add(tr("Zone of most people"), std::nullopt);
    menu.addSeparator();
    for (const ZoneGroup &group : m_controller.zoneGroups()) {
        if (group.zone)
            add(TimeText::zoneCaption(*group.zone, session().now()), group.zone);
    }
    menu.addSeparator();
    auto *other = new QWidgetAction(&menu);
    auto *combo = new ZoneCombo(session().now(), &menu);
    combo->setAccessibleName(tr("Another zone"));
    combo->setZone(m_controller.secondZone());
    other->setDefaultWidget(combo);
    menu.addAction(other);
    connect(combo, &ZoneCombo::zoneChosen, &menu, [this, &menu](const std::optional<Zone> &zone) {
        m_controller.setSecondZone(zone);
        menu.close();
    });
    menu.exec(global);
}

void PlanPage::openCalendar()
{
    QMenu menu(this);
    auto *action = new QWidgetAction(&menu);
    auto *calendar = new QCalendarWidget(&menu);
    calendar->setSelectedDate(m_controller.view().firstDay);
    calendar->setFirstDayOfWeek(Qt::Monday);
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    action->setDefaultWidget(calendar);
    menu.addAction(action);
    connect(calendar, &QCalendarWidget::activated, &menu, [this, &menu](QDate date) {
        m_controller.setFirstDay(date);
        menu.close();
    });
    connect(calendar, &QCalendarWidget::clicked, &menu, [this, &menu](QDate date) {
        m_controller.setFirstDay(date);
        menu.close();
    });
    menu.exec(m_range->mapToGlobal(QPoint(0, m_range->height())));
}

void PlanPage::choosePeople()
{
    if (m_controller.isLoaded() && m_controller.people().people.empty()) {
        Jump jump;
        jump.page = PageId::People;
        session().go(jump);
        return;
    }
    auto *picker =
        new PeoplePicker(m_controller.people(), m_controller.inputs().people, m_controller.inputs().position, this);
    picker->setAttribute(Qt::WA_DeleteOnClose);
    connect(picker, &QDialog::accepted, this, [this, picker] { m_controller.setPeople(picker->chosen()); });
    picker->open();
}

void PlanPage::chooseZones()
{
    auto *chooser = new ZoneChooser(m_controller, ZoneChooser::unclear(m_controller), this);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->open();
}

void PlanPage::takeStep(int index)
{
    const auto &groups = m_controller.summary().groups;
    if (index < 0 || static_cast<size_t>(index) >= groups.size())
        return;
    const NotPlacedGroup &group = groups[static_cast<size_t>(index)];
    if (!group.step)
        return;
    // Copies: applying a step makes another plan, with other groups.
    const Reason step = *group.step;
    const std::vector<CandidateId> people = group.people;
    if (m_controller.applyStep(step))
        return;
    Jump jump;
    jump.page = PageId::Numbers;
    const QVariantMap &values = step.values;
    if (step.code == ReasonCode::StepChooseZone) {
        auto *chooser = new ZoneChooser(m_controller, people, this);
        chooser->setAttribute(Qt::WA_DeleteOnClose);
        chooser->open();
        return;
    }
    if (step.code == ReasonCode::StepAddLines) {
        jump.number = PhoneNumberId(values.value(QStringLiteral("numberId")).toString());
        jump.at = fromEpochMs(values.value(QStringLiteral("fromMs")).toLongLong());
    } else if (step.code == ReasonCode::StepSetHours) {
        jump.page = PageId::Hours;
    } else if (step.code == ReasonCode::StepFollowLiveCall) {
        jump.page = PageId::Calls;
        jump.reservation = ReservationId(values.value(QStringLiteral("reservationId")).toString());
    } else if (step.code == ReasonCode::StepFixPhone) {
        jump.page = PageId::People;
        jump.candidate = people.front();
    }
    session().go(jump);
}

void PlanPage::exportPlan()
{
    if (!m_controller.plan())
        return;
    exportFile(session(), this, tr("Export the plan"), QStringLiteral("plan.csv"), csvFilter(),
               session().backend().plans().exportCsv(*m_controller.plan()));
}

void PlanPage::book()
{
    if (!m_result->bookButton()->reason().isEmpty())
        return;
    m_commit.book(m_controller.plan());
}

void PlanPage::takeBooked(const CommitGroups &groups)
{
    if (m_job)
        session().jobs().finish(*m_job);
    m_job.reset();
    const int booked = static_cast<int>(groups.scheduled.size());
    const int rest = static_cast<int>(groups.rest().size());
    m_moves->booked();
    m_sheet->setGroups(groups);
    showCentre(Sheet);
    ToastText toast;
    toast.lead = tr("%n call(s) booked", nullptr, booked);
    toast.sentence = rest > 0 ? tr("%n person(s) left over.", nullptr, rest) : QString();
    toast.tone = rest > 0 ? Tone::Warn : Tone::Ok;
    if (!groups.batch.isEmpty() && booked > 0) {
        toast.undo = [this, batch = groups.batch] {
            const auto answer =
                session().backend().reservations().cancelBatch(session().companyId(), batch, IdempotencyKey().text());
            whenDone(answer, this, [this](const Result<BatchCancelled> &result) {
                if (result)
                    session().notifications().ok(
                        tr("%n call(s) cancelled", nullptr, static_cast<int>(result->cancelled.size())));
                else
                    session().notifications().refused(result.error(), m_controller.ownZone());
            });
        };
    }
    session().notifications().tell(toast);
    // Who has a call is no longer to be planned; the rest stays chosen until it is re-run or changed.
    m_controller.setPeople(groups.rest());
    refreshBookReason();
}

void PlanPage::takeRefused(const Error &error)
{
    if (m_job)
        session().jobs().finish(*m_job);
    m_job.reset();
    if (m_commit.isUnknown())
        session().notifications().warn(tr("No answer yet whether the calls were booked"),
                                       tr("Ask again: what was booked is not booked twice."));
    else
        session().notifications().refused(error, m_controller.ownZone());
    refreshBookReason();
}

void PlanPage::rerun(const std::vector<CandidateId> &people)
{
    m_controller.setPeople(people);
    showCentre(Map);
    m_map->setFocus();
}

void PlanPage::bookOne(const std::optional<CandidateId> &person, const std::optional<Instant> &at)
{
    BookDialog::Start start;
    start.person = person;
    start.position = m_controller.inputs().position;
    start.at = at;
    if (!at && !m_controller.window().isEmpty())
        start.window = m_controller.window();
    BookDialog::open(session(), start, this);
}

void PlanPage::show(const Jump &jump)
{
    m_defaultsDone = m_defaultsDone || !jump.people.empty();
    if (!jump.people.empty()) {
        m_controller.setPeople(jump.people);
        showCentre(Map);
    }
    if (jump.plans && !jump.plans->empty()) {
        // A plan is a dry run of its request: the same question gives the same answer here, and can be changed.
        m_defaultsDone = true;
        m_moves->begin(jump.plans);
        session().say(tr("Nothing is moved before you book the plan."));
    }
    if (jump.at) {
        m_controller.showInstant(*jump.at);
        showCentre(Map);
        m_map->setCurrent(*jump.at);
        m_map->setFocus();
    }
    if (jump.reservation)
        beginMove(*jump.reservation);
    else if (jump.candidate)
        bookOne(*jump.candidate, jump.at);
}

/// Takes one booked call in hand: its mark on the map can be dragged to another slot.
void PlanPage::beginMove(const ReservationId &id)
{
    whenDone(session().backend().reservations().get(session().companyId(), id), this,
             [this](const Result<ReservationDetail> &answer) {
                 if (!answer) {
                     session().notifications().refused(answer.error(), m_controller.ownZone());
                     return;
                 }
                 const Reservation &call = answer->row.reservation;
                 const Instant at = call.times.plannedAttemptAt;
                 if (call.state != ReservationState::Firm) {
                     session().notifications().warn(tr("This call cannot be moved"), tr("It is no longer firm."));
                     return;
                 }
                 m_movedName = answer->row.candidateName;
                 showCentre(Map);
                 m_controller.showInstant(at);
                 m_mover.begin(call);
                 m_map->setMark(HeatmapView::Mark{at, call.times.estimate, m_movedName});
                 m_map->setCurrent(at);
                 m_map->setFocus();
                 session().say(tr("Drag the call of %1 to another slot. Esc puts it back.").arg(m_movedName));
             });
}

void PlanPage::showVerdict()
{
    const auto &verdict = m_mover.verdict();
    if (!verdict) {
        m_map->setDragVerdict(Tone::Neutral, QString());
        return;
    }
    const Zone &own = m_controller.ownZone();
    if (verdict->allowed)
        //: %1 is a moment, %2 a number's label
        m_map->setDragVerdict(Tone::Ok, tr("%1, on %2")
                                            .arg(TimeText::momentIn(m_mover.place(), own),
                                                 m_controller.numberLabel(verdict->call.number)));
    else
        m_map->setDragVerdict(Tone::Warn, Sentences::refusal(verdict->code, verdict->why, own).lead);
}

void PlanPage::takeMoved(const Reservation &call, Instant from)
{
    const Zone &own = m_controller.ownZone();
    m_map->setMark(std::nullopt);
    ToastText toast;
    //: %1 is a name, %2 and %3 are moments
    toast.lead = tr("%1 moved to %2").arg(m_movedName, TimeText::momentIn(call.times.plannedAttemptAt, own));
    //: %1 is a moment
    toast.sentence = tr("It was planned for %1.").arg(TimeText::moment(from, own));
    if (m_mover.canUndo())
        toast.undo = [this] { m_mover.undo(); };
    session().notifications().tell(toast);
}

} // namespace callboard
