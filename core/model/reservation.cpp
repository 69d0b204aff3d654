// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/model/reservation.h"

#include "core/model/plan.h"

#include <algorithm>

namespace callboard {

bool isLive(ReservationState state)
{
    return state == ReservationState::Dispatching || state == ReservationState::Ringing ||
           state == ReservationState::Active;
}

bool isTerminal(ReservationState state)
{
    return state != ReservationState::Firm && !isLive(state);
}

bool isLegalTransition(ReservationState from, ReservationState to)
{
    using S = ReservationState;
    switch (from) {
    case S::Firm:
        return to == S::Dispatching || to == S::Cancelled || to == S::Expired;
    case S::Dispatching:
        return to == S::Ringing || to == S::Active || to == S::SipFailed || to == S::Failed || to == S::NoAnswer ||
               to == S::Cancelled || to == S::Firm;
    case S::Ringing:
        return to == S::Active || to == S::NoAnswer || to == S::SipFailed || to == S::Failed || to == S::Firm ||
               to == S::Cancelled;
    case S::Active:
        return to == S::Completed || to == S::Failed || to == S::Cancelled;
    case S::Completed:
    case S::Cancelled:
    case S::Expired:
    case S::Failed:
    case S::NoAnswer:
    case S::SipFailed:
        return false;
    }
    return false;
}

bool isRetryable(Outcome outcome)
{
    return outcome == Outcome::NoAnswer || outcome == Outcome::Busy || outcome == Outcome::CarrierFault;
}

milliseconds maxLive(const Reservation &reservation)
{
    return std::max(reservation.times.estimate * 2, kHour);
}

std::optional<InstantRange> lineUse(const Reservation &reservation, Instant now, bool testCounts)
{
    if (reservation.isTest && !testCounts)
        return std::nullopt;
    const CallTimes &times = reservation.times;
    if (reservation.state == ReservationState::Firm) {
        if (reservation.missed)
            return std::nullopt;
        return InstantRange{times.plannedAttemptAt, times.plannedAttemptAt + times.estimate};
    }
    if (!isLive(reservation.state))
        return std::nullopt;
    const Instant started =
        reservation.attempts.empty() ? times.plannedAttemptAt : reservation.attempts.back().dispatchedAt;
    const Instant end = std::max(times.plannedAttemptAt + times.estimate, now + 5 * kMinute);
    return InstantRange{started, end};
}

namespace {

template <typename Fn> std::vector<Conflict> fromNowOn(const std::vector<FirmCall> &firm, Instant now, Fn isOut)
{
    std::vector<Conflict> found;
    for (const FirmCall &call : firm) {
        if (call.plannedAttemptAt >= now && isOut(call))
            found.push_back({call.reservation, call.candidate, call.plannedAttemptAt});
    }
    std::sort(found.begin(), found.end(), [](const Conflict &a, const Conflict &b) {
        return a.plannedAttemptAt != b.plannedAttemptAt ? a.plannedAttemptAt < b.plannedAttemptAt
                                                        : a.reservation < b.reservation;
    });
    return found;
}

} // namespace

std::vector<Conflict> conflictsOf(const HoursRule &rule, const std::vector<FirmCall> &firm, Instant now)
{
    return fromNowOn(firm, now,
                     [&](const FirmCall &call) { return !callableAt(call.plannedAttemptAt, rule, call.zone); });
}

std::vector<Conflict> heldBy(const HoursExtras &extras, const std::vector<FirmCall> &firm, Instant now)
{
    return fromNowOn(firm, now, [&](const FirmCall &call) {
        return !call.ignoresExtras && !callableAt(call.plannedAttemptAt, {}, extras, call.zone);
    });
}

} // namespace callboard
