// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What PlanPage shows of its controller's answers, and how it folds where room is scarce.
#include "ui/schedule/planpage.h"

#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/panels.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"
#include "ui/heatmap/heatlegend.h"
#include "ui/heatmap/heatmapview.h"
#include "ui/schedule/celldock.h"
#include "ui/schedule/panefold.h"
#include "ui/schedule/planinputspanel.h"
#include "ui/schedule/planresultpanel.h"
#include "ui/schedule/plantable.h"

#include <QComboBox>
#include <QEvent>
#include <QStackedWidget>

#include <algorithm>

namespace callboard {

namespace {

/// Room of the page at scale 1 below which panels fold and rows shrink (DESIGN-LANGUAGE section 9, S).
constexpr int kLeftFoldsBelow = 1300;
constexpr int kRightFoldsBelow = 1100;
constexpr int kRowsShrinkBelow = 740;
constexpr int kDockClosesBelow = 600;

} // namespace

void PlanPage::showCentre(Centre centre)
{
    m_stack->setCurrentIndex(centre);
    m_result->setTableShown(centre == Table);
    if (m_review)
        m_review->setText(centre == Table ? tr("Back to the map") : tr("Review the plan as a table"));
    if (centre == Table)
        m_table->setFocus();
}

/// A map needs a number to count lines of and a position to know how long a call takes.
void PlanPage::refreshNothing()
{
    if (!m_controller.isLoaded())
        return;
    const bool noNumbers = m_controller.numbers().numbers.empty();
    const bool noPositions = m_controller.people().positions.empty();
    if (noNumbers)
        m_nothing->show(EmptyCause::NotSetUp, Icon::Numbers, tr("No number yet"),
                        tr("A map of free lines needs a number with a cap."), tr("Add a number…"));
    else if (noPositions)
        m_nothing->show(EmptyCause::NotSetUp, Icon::People, tr("No position yet"),
                        tr("A position says how long a call takes."), tr("Open People"));
    if (noNumbers || noPositions)
        showCentre(Nothing);
    else if (m_stack->currentIndex() == Nothing)
        showCentre(Map);
}

void PlanPage::refreshView()
{
    const PlanView &view = m_controller.view();
    m_range->setText(TimeText::days(view.firstDay, view.firstDay.addDays(view.days - 1)));
    const int days = m_days->findData(view.days);
    if (days >= 0)
        m_days->setCurrentIndex(days);
    const auto cells = std::ranges::find(kCellMinutes, view.cellMinutes);
    if (cells != kCellMinutes.end())
        m_cells->setCurrentIndex(static_cast<int>(cells - kCellMinutes.begin()));
    m_after->setCurrentIndex(view.after ? 1 : 0);
    m_map->setRange(view.firstDay, view.days);
    m_map->setCellMinutes(view.cellMinutes);
    m_map->setAfter(view.after);
    showSecondZone();
    session().settings().set(keys::heatmapDays, view.days);
    session().settings().set(keys::heatmapCellMinutes, view.cellMinutes);
}

/// On the second ruler and the header's second clock.
void PlanPage::showSecondZone()
{
    const auto zone = m_controller.secondZone();
    m_map->setSecondZone(zone);
    session().setSpotlight(PageId::Plan,
                           zone ? std::optional(Session::Spotlight{*zone, tr("Candidate")}) : std::nullopt);
}

void PlanPage::refreshHeat()
{
    const HeatData &heat = m_controller.heat();
    m_map->setData(heat);
    m_legend->setCap(heat.cap, heat.estimate);
    const HeatGeometry &geometry = m_map->geometry();
    bool shortDay = false;
    for (int row = 0; row < geometry.rows(); ++row)
        shortDay |= geometry.dayOf(row).length() < kDay;
    m_legend->setParts(!heat.freeAfter.empty(), heat.people > 0, shortDay);
    m_dock->chart()->setData(heat, m_controller.window(), m_controller.ownZone());
    refreshClosings();
}

/// A tick where the calling hours of a zone end inside the window.
void PlanPage::refreshClosings()
{
    std::vector<WindowChart::Closing> closings;
    const InstantRange window = m_controller.window();
    for (const ZoneGroup &group : m_controller.zoneGroups()) {
        if (!group.zone || !group.hours)
            continue;
        for (Instant at = group.hours->end - kDay; at < window.end; at += kDay) {
            if (at > window.start)
                closings.push_back({at, group.zone->city()});
        }
    }
    m_dock->chart()->setClosings(std::move(closings));
}

void PlanPage::refreshPlan()
{
    m_map->setWindow(m_controller.window());
    showSecondZone();
    m_dock->chart()->setData(m_controller.heat(), m_controller.window(), m_controller.ownZone());
    refreshClosings();
    const PlanSummary &summary = m_controller.summary();
    const bool has = m_controller.plan() != nullptr;
    m_after->setSegmentReason(1, has ? QString() : tr("There is no plan yet."));
    if (has && !m_controller.isPlanning())
        session().say(tr("Plan computed in %1 ms").arg(m_controller.planDuration().count()));
    m_review->setReason(has ? QString() : tr("There is no plan yet."));
    m_export->setReason(has ? QString() : tr("There is no plan yet."));
    for (Command *command : {m_next, m_previous})
        command->setReason(summary.groups.empty() ? tr("Everybody of the plan has a place.") : QString());
    refreshBookReason();
    refreshStrips();
    Q_EMIT statusSentenceChanged();
}

void PlanPage::refreshBookReason()
{
    QString reason = session().whyNotSchedule();
    const auto &company = m_controller.companyValue();
    if (reason.isEmpty() && company && !company->telephonyEnabled)
        reason = tr("Telephony is off for this company.");
    m_result->setBookReason(reason);
    if (!m_book)
        return;
    const int placed = m_controller.summary().placed;
    m_book->setText(placed > 0 ? m_result->bookButton()->text() : tr("Book the plan"));
    m_book->setReason(m_result->bookButton()->reason());
    Q_EMIT primaryChanged();
}

void PlanPage::refreshStrips()
{
    if (!m_leftFold)
        return;
    const int people = static_cast<int>(m_controller.inputs().people.size());
    const milliseconds estimate = m_controller.estimate();
    m_leftFold->setSummaries({{Icon::People,
                               tr("Who"),
                               {QString::number(people), tr("people", "below a count")},
                               m_inputs->missingZones(),
                               m_inputs->who()},
                              {Icon::Calls,
                               tr("What"),
                               {QString::number(estimate / kMinute), tr("min", "below a count")},
                               0,
                               m_inputs->what()},
                              {Icon::Hours, tr("When"), m_inputs->windowSummary(), 0, m_inputs->when()}});
    const PlanSummary &summary = m_controller.summary();
    m_rightFold->setSummaries({{Icon::Plan,
                                tr("Plan"),
                                {QString::number(summary.placed), tr("of %1", "below a count").arg(summary.asked)},
                                summary.asked - summary.placed,
                                m_result->bookButton()}});
}

/// Both panels are at least this wide, and wider where their words in this language and text size need it.
void PlanPage::fitPanels()
{
    m_inputs->setLeastWidth(240);
    m_result->setContentWraps(true);
    m_result->setLeastWidth(300);
}

/// The S rules: what folds and shrinks when the page is small, measured at the scale of the text.
void PlanPage::applyRoom()
{
    const double scale = theme(this).scale;
    const double wide = width() / scale;
    const double high = height() / scale;
    fitPanels();
    m_leftFold->setFolded(wide < kLeftFoldsBelow);
    m_rightFold->setFolded(wide < kRightFoldsBelow);
    const bool small = high < kRowsShrinkBelow;
    m_map->setCompact(small);
    m_map->setCardEnabled(!small);
    m_legend->setCompact(small);
    m_result->setCompact(small);
    m_dock->setForm(high < kDockClosesBelow ? CellDock::Form::TabsClosed
                    : small                 ? CellDock::Form::Tabs
                                            : CellDock::Form::ChartOnly);
    m_leftFold->placeDrawer();
    m_rightFold->placeDrawer();
}

void PlanPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    applyRoom();
}

void PlanPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    // Not at once: folding removes a splitter handle, and the application walks over its widgets just now.
    if (event->type() == QEvent::StyleChange && m_rightFold)
        QMetaObject::invokeMethod(this, &PlanPage::applyRoom, Qt::QueuedConnection);
}

} // namespace callboard
