// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What the inspector says of one call: policy, attempts, history, what can be done.
#include "ui/calls/callinspector.h"

#include "ui/calls/callscontroller.h"
#include "ui/calls/callwords.h"
#include "ui/common/badge.h"
#include "ui/common/button.h"
#include "ui/common/figurelabel.h"
#include "ui/common/note.h"
#include "ui/common/section.h"
#include "ui/common/sentences.h"
#include "ui/common/textrole.h"
#include "ui/common/timetext.h"
#include "ui/common/whypopover.h"
#include "ui/log/namebook.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>

namespace callboard {

namespace {

constexpr int kHistoryRows = 14;

void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

void CallInspector::setPolicy(PolicyRow &row, const QString &frozen, const QString &today, bool differs)
{
    row.frozen->setText(frozen);
    row.today->setText(today);
    setTextRole(row.today, differs ? TextRole::WarnText : TextRole::Hint);
    QFont font = row.today->font();
    font.setWeight(differs ? QFont::DemiBold : QFont::Normal);
    row.today->setFont(font);
}

void CallInspector::refreshPolicy()
{
    const CallRowPtr row = m_controller.currentRow();
    const Reservation &r = row->reservation;
    const auto &detail = m_controller.detail();
    const HoursPolicy today = detail ? detail->policyToday : HoursPolicy{r.hours.hours, std::nullopt, r.hours.days};
    const bool hoursDiffer = today.hours != r.hours.hours;
    const bool daysDiffer = today.days != r.hours.days;
    // Only who was resolved by the company's zone would get another one today (D-TZ).
    const bool zoneDiffers = r.zoneSource == ZoneSource::CompanyDefault && today.zone != r.zone;
    setPolicy(m_policy.at(QStringLiteral("hours")), CallWords::hours(r.hours.hours), CallWords::hours(today.hours),
              hoursDiffer);
    setPolicy(m_policy.at(QStringLiteral("days")), CallWords::days(r.hours.days), CallWords::days(today.days),
              daysDiffer);
    setPolicy(m_policy.at(QStringLiteral("zone")), r.zone.name(), today.zone ? today.zone->name() : tr("Automatic"),
              zoneDiffers);
    setPolicy(m_policy.at(QStringLiteral("retry")), Sentences::retry(r.retry), QString(), false);
    const bool differs = hoursDiffer || daysDiffer || zoneDiffers;
    m_policyBadge->setVisible(differs);
    m_policyHint->setVisible(differs);
}

void CallInspector::refreshAttempts()
{
    const Reservation &r = m_controller.currentRow()->reservation;
    clear(m_attempts);
    m_attemptsSection->setVisible(!r.attempts.empty());
    const Zone &own = m_controller.session().ownZone();
    const Instant now = m_controller.session().now();
    int line = 0;
    for (const Attempt &attempt : r.attempts) {
        m_attempts->addWidget(makeLabel(QLocale().toString(attempt.ordinal), TextRole::Secondary, this), line, 0);
        auto *when = new FigureLabel(TimeText::shortMoment(attempt.dispatchedAt, own, now), 12, QFont::Normal, this);
        m_attempts->addWidget(when, line, 1);
        QString what = Sentences::outcome(attempt.outcome);
        if (!attempt.endedAt)
            what = CallWords::progress(r, now);
        else if (attempt.activeAt)
            //: How an attempt ended and how long was talked
            what = tr("%1, %2 talked").arg(what, TimeText::length(*attempt.endedAt - *attempt.activeAt));
        else if (attempt.carrierCode != 0)
            //: How an attempt ended and the code the carrier gave
            what = tr("%1, code %2").arg(what).arg(attempt.carrierCode);
        m_attempts->addWidget(makeSentence(what, TextRole::Secondary, this), line, 2);
        ++line;
    }
}

void CallInspector::refreshHistory()
{
    const auto &detail = m_controller.detail();
    const CallRowPtr row = m_controller.currentRow();
    if (!row)
        return;
    const Zone &own = m_controller.session().ownZone();
    const Instant now = m_controller.session().now();
    const LogSentences sentences(namesFrom(m_names), own);
    struct Line
    {
        QString when, what, who;
    };
    std::vector<Line> lines;
    QString shown = row->reservation.id.text();
    if (detail) {
        const QDate today = own.civilOf(now).date;
        for (auto entry = detail->history.rbegin(); entry != detail->history.rend(); ++entry) {
            if (static_cast<int>(lines.size()) == kHistoryRows)
                break;
            const bool isToday = own.civilOf(entry->at).date == today;
            lines.push_back(
                {isToday ? TimeText::timeWithSeconds(entry->at, own) : TimeText::shortMoment(entry->at, own, now),
                 sentences.story(*entry, now), LogSentences::whoShort(entry->actor)});
            shown += lines.back().when + lines.back().what;
        }
    }
    if (std::exchange(m_historyShown, shown) == shown)
        return;
    clear(m_history);
    const Theme &t = theme(this);
    for (const Line &line : lines) {
        auto *place = new QWidget(this);
        auto *box = new QHBoxLayout(place);
        box->setContentsMargins(0, t.px(5), 0, t.px(5));
        box->setSpacing(t.px(8));
        auto *when = new FigureLabel(line.when, 12, QFont::Normal, place);
        when->setColour([] { return theme(nullptr).text2; });
        when->setMinimumWidth(t.px(58));
        box->addWidget(when, 0, Qt::AlignTop);
        box->addWidget(makeSentence(line.what, TextRole::Secondary, place), 1);
        box->addWidget(makeLabel(line.who, TextRole::Caption, place), 0, Qt::AlignTop);
        m_history->addWidget(place);
        m_history->addWidget(makeLine(Qt::Horizontal, this));
    }
    if (lines.empty())
        m_history->addWidget(makeSentence(detail ? tr("Nothing yet.") : tr("Reading…"), TextRole::Hint, this));
}

void CallInspector::refreshNote()
{
    const Reservation &r = m_controller.currentRow()->reservation;
    const CallSituation situation = m_controller.situationOf(m_controller.currentRow().get());
    const Zone &own = m_controller.session().ownZone();
    m_note->setVisible(true);
    if (r.unknown) {
        m_note->setTone(Tone::Error);
        m_note->setText(tr("Unknown. Not dialled again."),
                        CallActionWords::reason(CallAction::Cancel, CallBlock::FateUnknown, situation, own));
    } else if (r.waitsForYes) {
        m_note->setTone(Tone::Warn);
        m_note->setText(tr("Late. Waits for your yes."),
                        tr("Callboard was not running at its minute. It has a new one inside its hours."));
    } else if (r.state == ReservationState::Firm && r.missed) {
        m_note->setTone(Tone::Warn);
        m_note->setText(tr("Missed."), tr("Its window has passed. Plan the person again."));
    } else if (r.state == ReservationState::Firm && !r.closureWaived && !r.forceReason &&
               !callableAt(r.times.plannedAttemptAt, {}, m_controller.session().company().extras, r.zone)) {
        m_note->setTone(Tone::Warn);
        m_note->setText(tr("Held: closed at its minute."),
                        tr("A holiday or split day was saved after it was booked. Move it, or let it dial from the "
                           "Hours page."));
    } else if (r.callNow && r.state == ReservationState::Firm) {
        m_note->setTone(Tone::Info);
        m_note->setText(tr("Called next."), tr("You asked for it. It goes as soon as a line is free."));
    } else if (r.forceReason) {
        m_note->setTone(Tone::Info);
        m_note->setText(tr("Booked outside the rules."), *r.forceReason);
    } else {
        m_note->setVisible(false);
    }
}

void CallInspector::refreshActions()
{
    const CallRowPtr row = m_controller.currentRow();
    if (!row)
        return;
    const CallSituation situation = m_controller.situationOf(row.get());
    const Zone &own = m_controller.session().ownZone();
    QStringList reasons;
    QStringList lines;
    // Cancel first: its reason also names the way that works.
    for (const CallAction action : {CallAction::Cancel, CallAction::Move, CallAction::CallNow, CallAction::Revoke,
                                    CallAction::HangUp, CallAction::Why}) {
        const QString reason = CallActionWords::reason(action, blockOf(action, situation), situation, own);
        button(action)->setReason(reason);
        const bool told = std::any_of(reasons.begin(), reasons.end(),
                                      [&reason](const QString &other) { return other.startsWith(reason); });
        if (reason.isEmpty() || told)
            continue;
        reasons << reason;
        //: Why a button is disabled: "Hang up: The call is not on the line yet."
        lines << tr("%1: %2").arg(CallActionWords::title(action).remove(QChar(0x2026)), reason);
    }
    m_reason->setText(lines.join(u'\n'));
    m_reason->setVisible(!reasons.isEmpty());
}

void CallInspector::explain()
{
    const CallRowPtr row = m_controller.currentRow();
    if (!row)
        return;
    const Reservation &r = row->reservation;
    const Zone &own = m_controller.session().ownZone();
    WhyPopover::Subject subject;
    subject.caption = tr("Why this time?");
    //: A person, then the day and time of their call
    subject.title = tr("%1, %2").arg(row->candidateName, TimeText::moment(r.times.plannedAttemptAt, own));
    //: The time there, the city, the number that calls
    subject.detail =
        tr("%1 in %2, on %3").arg(TimeText::moment(r.times.plannedAttemptAt, r.zone), r.zone.city(), row->numberLabel);
    subject.why = r.why;
    WhyPopover::open(this, rect(), subject, own);
}

} // namespace callboard
