// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/calls/callwords.h"

#include "ui/calls/callfacts.h"
#include "ui/common/sentences.h"
#include "ui/common/timetext.h"

#include <QLocale>

namespace callboard {

QString CallWords::state(const Reservation &reservation)
{
    if (reservation.state == ReservationState::Firm && reservation.missed)
        return tr("Missed");
    return stateWord(reservation.state, reservation.unknown);
}

QString CallWords::attempt(const Reservation &reservation)
{
    const QLocale locale;
    if (reservation.attempt <= 1)
        return locale.toString(reservation.attempt);
    //: %1 is the attempt that is planned or live, %2 how many there may be
    return tr("%1 of %2")
        .arg(locale.toString(reservation.attempt), locale.toString(callfacts::attemptsAllowed(reservation)));
}

namespace {

/// How long the two sides talked; nullopt when they did not.
std::optional<milliseconds> talked(const Reservation &reservation)
{
    if (reservation.attempts.empty())
        return std::nullopt;
    const Attempt &last = reservation.attempts.back();
    if (!last.activeAt || !last.endedAt)
        return std::nullopt;
    return *last.endedAt - *last.activeAt;
}

} // namespace

QString CallWords::progress(const Reservation &reservation, Instant now)
{
    if (reservation.unknown)
        return tr("not dialled again");
    const auto since = callfacts::liveSince(reservation);
    const QString length = since ? TimeText::length(std::max(milliseconds{0}, now - *since)) : QString();
    switch (reservation.state) {
    case ReservationState::Firm:
        if (reservation.missed)
            return tr("its window has passed");
        if (reservation.waitsForYes)
            return tr("waits for your yes");
        if (const auto slack = callfacts::slack(reservation, now))
            return TimeText::length(*slack);
        return tr("its window has passed");
    case ReservationState::Dispatching:
        //: %1 is a length such as "4 s"
        return since ? tr("sent %1 ago").arg(length) : tr("being sent");
    case ReservationState::Ringing:
        //: %1 is a length such as "12 s"
        return since ? tr("ringing for %1").arg(length) : tr("ringing");
    case ReservationState::Active:
        //: %1 is a length such as "3 min"
        return since ? tr("%1 on the line").arg(length) : tr("on the line");
    case ReservationState::Completed:
        if (const auto talk = talked(reservation))
            return tr("%1 talked").arg(TimeText::length(*talk));
        return tr("done");
    case ReservationState::Cancelled:
        return cause(reservation);
    case ReservationState::Expired:
        return tr("its window has passed");
    case ReservationState::Failed:
    case ReservationState::NoAnswer:
    case ReservationState::SipFailed:
        return Sentences::outcome(reservation.outcome);
    }
    return {};
}

QString CallWords::spoken(const ReservationRow &row, const Zone &here, Instant now)
{
    const Reservation &r = row.reservation;
    const Instant planned = r.times.plannedAttemptAt;
    const QString when = TimeText::shortMoment(planned, here, now);
    const QString there = TimeText::time(planned, r.zone);
    if (const auto slack = callfacts::slack(r, now)) {
        //: Read aloud. %1 state, %2 name, %3 planned, %4 the time there, %5 city, %6 attempt, %7 slack
        return tr("%1. %2, planned %3, %4 in %5, attempt %6, slack %7.")
            .arg(state(r), row.candidateName, when, there, r.zone.city(), attempt(r), TimeText::length(*slack));
    }
    //: Read aloud. %1 state, %2 name, %3 planned, %4 the time there, %5 city, %6 attempt, %7 what became of it
    return tr("%1. %2, planned %3, %4 in %5, attempt %6, %7.")
        .arg(state(r), row.candidateName, when, there, r.zone.city(), attempt(r), progress(r, now));
}

QString CallWords::asOf(const std::optional<milliseconds> &age)
{
    //: %1 is a length of time
    return age ? tr("%1 ago").arg(TimeText::length(*age)) : tr("not told yet");
}

QString CallWords::hours(const std::optional<CallingHours> &hours)
{
    if (!hours)
        return tr("Any hour");
    //: A span of clock times
    return tr("%1–%2").arg(TimeText::minuteOfDay(hours->opens), TimeText::minuteOfDay(hours->closes));
}

QString CallWords::days(const std::optional<Weekdays> &days)
{
    if (!days || days->toList().size() == 7)
        return tr("Every day");
    const std::vector<int> list = days->toList();
    const QLocale locale;
    const auto name = [&locale](int day) { return locale.standaloneDayName(day, QLocale::ShortFormat); };
    const bool inARow = list.back() - list.front() + 1 == static_cast<int>(list.size());
    if (inARow && list.size() > 2) {
        //: A span of weekdays
        return tr("%1–%2").arg(name(list.front()), name(list.back()));
    }
    QStringList names;
    for (const int day : list)
        names << name(day);
    return names.join(tr(", ", "between weekdays"));
}

QString CallWords::cause(const Reservation &reservation)
{
    if (reservation.replacedBy)
        return tr("replaced by a new call");
    if (reservation.outcome == Outcome::HungUp || reservation.outcome == Outcome::Withdrawn)
        return Sentences::outcome(reservation.outcome);
    return tr("cancelled");
}

} // namespace callboard
