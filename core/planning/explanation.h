// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/reason.h"
#include "core/capacity/capacity.h"
#include "core/model/plan.h"
#include "core/planning/startgrid.h"

namespace callboard {

/// Makes the links of an explanation with the keys that core/base/reason.h promises, so that the planner's files say
/// what they decided and not how it is spelled (N02).
namespace explain {

Reason zone(ReasonCode code, const Zone &zone, const QString &region);
Reason zones(ReasonCode code, const QString &region, const std::vector<Zone> &zones);
Reason window(const WindowChoice &choice, InstantRange window);
Reason at(ReasonCode code, Instant t); ///< [atMs]
Reason latestDispatch(Instant latest, milliseconds estimate);
Reason windowShorterThanCall(InstantRange window, milliseconds estimate);
Reason minLead(milliseconds lead);
Reason hours(const HoursRule &rule, const Zone &zone); ///< HoursApplied, or HoursNone without hours and days
Reason noCallableMinute(std::optional<Instant> next);
/// Why t is not callable: ClosedWeekday when the day is the cause, ClosedByException or OutsideWindows when only the
/// extras are, else OutsideHours.
Reason notCallable(Instant t, const StartRule &rule, const Zone &zone);
Reason number(ReasonCode code, const PhoneNumber &number, const QString &region = {});
QString labelOf(const PhoneNumber &number);
/// The load of the number and of its pool over the call; `Full` variants where a cap is reached.
Reasons load(const PhoneNumber &number, const Capacity::Load &load, Instant t);
Reason leastLoaded(Instant t, const Capacity::Load &load, int candidates);
Reason reservation(ReasonCode code, const Reservation &reservation); ///< [reservationId, state, plannedMs]
Reason phoneInvalid(const E164 &phone, PhoneProblem problem);
Reason addLines(const PhoneNumber &number, int lines, InstantRange when);
Reason addPoolLines(const PoolId &pool, int lines, InstantRange when);

} // namespace explain

/// Adds the links of `more` to `reasons`.
void append(Reasons &reasons, const Reasons &more);

} // namespace callboard
