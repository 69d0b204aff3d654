// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/calls/callorder.h"

#include "ui/calls/callfacts.h"

namespace callboard {

namespace {

template <typename T> int threeWay(const T &a, const T &b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

/// Wall-clock minutes of the planned start in the person's own zone, as a sortable number.
qint64 localMinute(const Reservation &reservation)
{
    const CivilMinute civil = reservation.zone.civilOf(reservation.times.plannedAttemptAt);
    return civil.date.toJulianDay() * 1440 + civil.time.msecsSinceStartOfDay() / 60'000;
}

/// Calls with slack first, then the live ones, then what is over, whichever way the sort runs.
int progressGroup(const Reservation &reservation, Instant at)
{
    if (callfacts::canStillGo(reservation, at))
        return 0;
    return isLive(reservation.state) ? 1 : 2;
}

milliseconds ageRank(const Reservation &reservation, const Freshness::ToldCalls &told)
{
    return isTerminal(reservation.state) ? milliseconds(-1) : told.ageOf(reservation.id).value_or(milliseconds::max());
}

} // namespace

bool CallOrder::operator()(const CallRowPtr &a, const CallRowPtr &b) const
{
    if (const int byColumn = compare(*a, *b); byColumn != 0)
        return byColumn < 0;
    if (const int byTime = threeWay(a->reservation.times.plannedAttemptAt, b->reservation.times.plannedAttemptAt))
        return byTime < 0;
    return a->reservation.id < b->reservation.id;
}

int CallOrder::compareProgress(const ReservationRow &a, const ReservationRow &b) const
{
    const int group = progressGroup(a.reservation, at);
    if (const int byGroup = threeWay(group, progressGroup(b.reservation, at)))
        return direction == Qt::AscendingOrder ? byGroup : -byGroup; // undone by the direction below
    if (group == 0)
        return threeWay(a.reservation.times.latestDispatchBy(), b.reservation.times.latestDispatchBy());
    if (group == 1)
        return threeWay(callfacts::liveSince(a.reservation), callfacts::liveSince(b.reservation));
    return threeWay(callfacts::urgency(a.reservation), callfacts::urgency(b.reservation));
}

int CallOrder::compare(const ReservationRow &a, const ReservationRow &b) const
{
    int order = 0;
    switch (column) {
    case CallColumn::State:
        order = threeWay(callfacts::urgency(a.reservation), callfacts::urgency(b.reservation));
        break;
    case CallColumn::Candidate:
        order = QString::localeAwareCompare(a.candidateName, b.candidateName);
        break;
    case CallColumn::Planned:
        order = threeWay(a.reservation.times.plannedAttemptAt, b.reservation.times.plannedAttemptAt);
        break;
    case CallColumn::TheirTime:
        order = threeWay(localMinute(a.reservation), localMinute(b.reservation));
        break;
    case CallColumn::Number:
        order = QString::localeAwareCompare(a.numberLabel, b.numberLabel);
        break;
    case CallColumn::Position:
        order = QString::localeAwareCompare(a.positionTitle, b.positionTitle);
        break;
    case CallColumn::Attempt:
        order = threeWay(a.reservation.attempt, b.reservation.attempt);
        break;
    case CallColumn::Progress:
        order = compareProgress(a, b);
        break;
    case CallColumn::AsOf: // what is over stays so; what was never told is older than anything
        order = threeWay(ageRank(a.reservation, told), ageRank(b.reservation, told));
        break;
    }
    return direction == Qt::AscendingOrder ? order : -order;
}

} // namespace callboard
