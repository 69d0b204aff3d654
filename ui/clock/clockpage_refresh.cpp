// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What the Clock page shows. Split from clockpage.cpp, which lays it out.
#include "ui/clock/breakerstepsview.h"
#include "ui/clock/clockpage.h"
#include "ui/clock/clockwords.h"
#include "ui/clock/duemodel.h"
#include "ui/clock/faultsmodel.h"
#include "ui/clock/forecastview.h"
#include "ui/clock/healthline.h"
#include "ui/clock/historyview.h"
#include "ui/clock/latecallsbar.h"
#include "ui/clock/linesview.h"
#include "ui/clock/resultstrip.h"
#include "ui/common/badge.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/note.h"
#include "ui/common/panels.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/switch.h"
#include "ui/common/tableview.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>

#include <algorithm>

namespace callboard {

namespace {

constexpr int kNarrow = 1280; ///< of the page, at scale 1: below, Now and History are tabs (S rules)
constexpr int kLow = 700;
constexpr int kTiny = 420;
constexpr size_t kFirstNames = 3;

} // namespace

void ClockPage::makeCommands()
{
    m_probeCommand =
        addCommand({tr("Probe now"), {QKeySequence(Qt::Key_P)}, Icon::Play, {}, [this] { m_controller.probeNow(); }});
    m_holdBreakerCommand =
        addCommand({tr("Hold the breaker open…"), {}, Icon::Hold, {}, [this] { m_controller.holdBreaker(); }});
    m_closeBreakerCommand =
        addCommand({tr("Close the breaker by hand…"), {}, Icon::Check, {}, [this] { m_controller.closeBreaker(); }});
    addCommand(
        {tr("Refresh the clock"), {QKeySequence(Qt::Key_F5)}, Icon::Refresh, {}, [this] { m_controller.load(); }});
}

Command *ClockPage::primary() const
{
    const auto &status = m_controller.status();
    return status && status->breaker.state != BreakerState::Closed ? m_probeCommand : nullptr;
}

QList<QWidget *> ClockPage::panes() const
{
    return {m_left, m_right, m_forecast};
}

QWidget *ClockPage::rightPane() const
{
    return m_right->isVisible() ? m_right : nullptr;
}

int ClockPage::needsYouCount() const
{
    int waiting = 0;
    for (int row = 0; row < m_due->rowCount(); ++row)
        waiting += m_due->waits(row) ? 1 : 0;
    return waiting;
}

void ClockPage::goToNextNeedingYou(bool forward)
{
    const int rows = m_due->rowCount();
    for (int step = 1; step <= rows; ++step) {
        const int row = ((m_dueTable->currentRow() + (forward ? step : -step)) % rows + rows) % rows;
        if (!m_due->waits(row))
            continue;
        m_dueTable->setCurrentRow(row);
        m_dueTable->setFocus(Qt::ShortcutFocusReason);
        return;
    }
}

void ClockPage::arrived()
{
    m_controller.setActive(true);
}

void ClockPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    fold();
    m_controller.setActive(true);
}

void ClockPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_controller.setActive(false);
}

void ClockPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fold();
}

void ClockPage::fold()
{
    const Theme &t = theme(this);
    const bool tabs = width() < t.px(kNarrow) || height() < t.px(kLow);
    m_tabs->setVisible(tabs);
    const bool history = tabs && m_tabs->currentIndex() == 1;
    m_breaker->setVisible(!history);
    // Where even a tab has little height, what comes goes with what was.
    m_forecastArea->setVisible(history || height() >= t.px(kTiny));
    m_right->setVisible(!history);
    m_historyArea->setVisible(!tabs || history);
    // The name needs the room more than the number it goes out from.
    m_dueTable->setColumnHidden(DueModel::Number, width() < t.px(kNarrow));
}

void ClockPage::refresh()
{
    refreshHeader();
    refreshNotes();
    refreshBreaker();
    refreshDue();
    refreshCommands();
    const auto &status = m_controller.status();
    const Instant now = session().now();
    if (status) {
        m_history->setData(status->history, status->at, session().ownZone());
        m_lag->setText(tr("last tick %1 ms late").arg(QLocale().toString(status->tickLagMs)));
        m_lines->setGauges(lineGauges(*status, m_controller.numbers()));
        m_unknown->setVisible(status->unknown > 0);
        m_forecast->setNow(now);
    }
    const QString spoken = status ? ClockWords::spoken(*status, session().ownZone(), now) : QString();
    if (spoken != m_spoken) {
        m_spoken = spoken;
        Q_EMIT statusSentenceChanged();
    }
    Q_EMIT attentionChanged(m_controller.attention());
}

void ClockPage::refreshHeader()
{
    const auto &status = m_controller.status();
    if (status) {
        m_health->setHealth(status->health, ClockWords::healthLead(*status, session().ownZone()));
        m_sentence->setText(ClockWords::healthSentence(*status));
    } else {
        m_health->setHealth(std::nullopt, healthWord(std::nullopt));
        m_sentence->setText(tr("The clock has not answered yet."));
    }
    const Company company = session().company();
    const QSignalBlocker quietTelephony(m_telephony);
    const QSignalBlocker quietHold(m_hold);
    m_telephony->setChecked(status ? status->telephonyEnabled : company.telephonyEnabled);
    m_hold->setChecked(status ? status->diallingHeld : company.diallingHeld);
    const auto explain = [](Switch *control, const QString &reason) {
        control->setEnabled(reason.isEmpty());
        control->setToolTip(reason);
        control->setAccessibleDescription(reason);
    };
    explain(m_telephony, m_controller.whyNotTelephony());
    explain(m_hold, m_controller.whyNotHold());
}

void ClockPage::refreshNotes()
{
    const auto &status = m_controller.status();
    m_offNote->setVisible(status && !status->telephonyEnabled);
    m_offNote->setLink(m_controller.whyNotTelephony().isEmpty() ? tr("Switch it on") : QString());
    m_holdNote->setVisible(status && status->diallingHeld);
    m_holdNote->setLink(m_controller.whyNotHold().isEmpty() ? tr("End the hold") : QString());
    if (status)
        m_problem->hide();
    m_notes->setVisible(!m_problem->isHidden() || !m_offNote->isHidden() || !m_holdNote->isHidden());
    QStringList names;
    if (status) {
        for (size_t i = 0; i < std::min(kFirstNames, status->lateCalls.size()); ++i)
            names << m_controller.nameOf(status->lateCalls[i]);
        names.removeAll(QString()); // still asked for
    }
    m_late->setCalls(status ? static_cast<int>(status->lateCalls.size()) : 0, names);
}

void ClockPage::refreshBreaker()
{
    const auto &status = m_controller.status();
    const Zone &own = session().ownZone();
    const Instant now = session().now();
    const BreakerStatus breaker = status ? status->breaker : BreakerStatus{};
    const bool engaged = breaker.state != BreakerState::Closed;
    m_steps->setSteps(ClockWords::breakerSteps(breaker, own, now));
    m_cause->setText(engaged ? ClockWords::breakerCause(breaker) : QString());
    const bool hasFault = std::any_of(breaker.recent.begin(), breaker.recent.end(),
                                      [](const BreakerStatus::Result &result) { return result.fault; });
    // A healthy clock says one sentence in place of faults.
    m_faultsArea->setVisible(engaged || hasFault);
    m_closed->setVisible(!engaged && !hasFault);
    // Room that nothing needs stays below, so that the sentence stands where the results would begin.
    m_closed->setAlignment(Qt::AlignTop);
    m_closed->setSizePolicy(QSizePolicy::Preferred,
                            engaged || hasFault ? QSizePolicy::Minimum : QSizePolicy::Expanding);
    // Without faults the history takes their room.
    auto *left = static_cast<QBoxLayout *>(m_left->layout());
    left->setStretchFactor(m_breaker, engaged || hasFault ? 1 : 0);
    m_closed->setText(status ? ClockWords::closedSentence(*status, own) : QString());
    m_resultsText->setText(ClockWords::resultsSentence(breaker));
    m_results->setData(breaker, now, own, [this](const ReservationId &id) { return m_controller.nameOf(id); });
    m_faults->setBreaker(breaker);
    m_probe->setKind(engaged ? ButtonKind::Primary : ButtonKind::Plain);
}

void ClockPage::refreshDue()
{
    const auto &status = m_controller.status();
    const Instant now = session().now();
    m_due->setCalls(status ? status->due : std::vector<DueCall>{}, now);
    const int waiting = status ? ClockWords::waitingCount(*status, now) : 0;
    m_held->setVisible(waiting > 0);
    m_held->setText(tr("%n held", nullptr, waiting));
    const int more = status ? status->dueTotal - static_cast<int>(status->due.size()) : 0;
    m_dueMore->setText(more > 0 ? tr("least slack is sent first; %n more", nullptr, more)
                                : tr("least slack is sent first"));
    const bool empty = !status || status->due.empty();
    m_dueTable->setVisible(!empty);
    m_dueEmpty->setVisible(empty);
    if (!empty)
        return;
    const QString next =
        status && status->nextDial
            ? tr("The next one is planned for %1.").arg(TimeText::momentIn(*status->nextDial, session().ownZone()))
            : tr("Nothing is booked to go.");
    m_dueEmpty->show(EmptyCause::NothingYet, Icon::Time, tr("No call is due"), next);
}

void ClockPage::refreshNames()
{
    m_due->refresh(session().now());
    m_faults->refresh();
    if (m_controller.status())
        m_lines->setGauges(lineGauges(*m_controller.status(), m_controller.numbers()));
    refreshNotes();
}

void ClockPage::refreshCommands()
{
    const QString noProbe = m_controller.whyNotProbe();
    m_probe->setReason(noProbe);
    m_probeCommand->setReason(noProbe);
    m_holdBreaker->setReason(m_controller.whyNotHoldBreaker());
    m_holdBreakerCommand->setReason(m_controller.whyNotHoldBreaker());
    m_closeBreaker->setReason(m_controller.whyNotCloseBreaker());
    m_closeBreakerCommand->setReason(m_controller.whyNotCloseBreaker());
    // Once a second is too often for the menu and the sheet of keys.
    const Command *now = primary();
    if (now == m_toldPrimary && noProbe == m_toldReason)
        return;
    m_toldPrimary = now;
    m_toldReason = noProbe;
    Q_EMIT primaryChanged();
}

} // namespace callboard
