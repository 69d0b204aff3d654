// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/explanation.h"
#include "core/planning/planner.h"
#include "core/planning/startgrid.h"

namespace callboard {

namespace {

/// D-FORCE: the gate skips hours for the planned minute and the five minutes after it, nothing else.
bool isWaivedAt(const Reservation &reservation, Instant t)
{
    const Instant planned = reservation.times.plannedAttemptAt;
    return reservation.forceReason && InstantRange{planned, planned + kMinute * 6}.contains(t);
}

} // namespace

std::optional<Reason> mayNotDialAt(const Reservation &reservation, const HoursExtras &extras, Instant t)
{
    const CallTimes &times = reservation.times;
    if (t > times.latestDispatchBy() + kDispatchGrace)
        return explain::latestDispatch(times.latestDispatchBy(), times.estimate);
    if (t < times.plannedAttemptAt && !reservation.callNow)
        return explain::at(ReasonCode::NotDueYet, times.plannedAttemptAt);
    const StartRule rule{reservation.hours, isWaivedAt(reservation, t), reservation.finishInsideHours, times.estimate,
                         reservation.closureWaived ? nullptr : &extras};
    if (!mayStartAt(t, rule, reservation.zone))
        return explain::notCallable(t, rule, reservation.zone);
    return std::nullopt;
}

} // namespace callboard
