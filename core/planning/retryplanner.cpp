// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/callcase.h"
#include "core/planning/explanation.h"
#include "core/planning/nextstep.h"

#include <algorithm>

namespace callboard {

namespace {

/// D-RETRY: at least this long after the failure.
constexpr milliseconds kRetryGap = kHour;
/// How long a phone rings before nobody answers (FEATURES 3.1).
constexpr milliseconds kRingTime = kSecond * 30;

/// The hours frozen on the call, narrowed by what its company closes today (D-FROZEN).
StartRule ruleOf(const World &world, const Reservation &reservation)
{
    const Company *company = world.company(reservation.company);
    // A waiver holds for the minute it was given for, never for another one (D-FORCE).
    return {reservation.hours, false, reservation.finishInsideHours, reservation.times.estimate,
            company ? &company->extras : nullptr};
}

Instant invitationEnd(const Reservation &reservation, Instant failedAt)
{
    if (reservation.invitationExpiresAt)
        return *reservation.invitationExpiresAt;
    const Instant first = reservation.attempts.empty() ? failedAt : reservation.attempts.front().dispatchedAt;
    return first + kDay * reservation.invitationExpirationDays;
}

/// The starts a retry may have; empty when the mode allows none. Half-open.
InstantRange retryRange(const Reservation &reservation, Instant failedAt)
{
    const CallTimes &times = reservation.times;
    // The first attempt may have been an operator's "call now" before the window; the second one is not.
    InstantRange range{ceilTo(std::max(failedAt + kRetryGap, times.windowStart), kMinute),
                       std::min(times.latestDispatchBy() + milliseconds(1), invitationEnd(reservation, failedAt))};
    switch (reservation.retry) {
    case RetryMode::Off:
        return {range.start, range.start};
    case RetryMode::SameDay: {
        const QDate day = reservation.zone.civilOf(failedAt).date;
        range.end = std::min(range.end, reservation.zone.startOfDay(day.addDays(1)));
        break;
    }
    case RetryMode::LaterHalf: {
        const Instant half = times.windowStart + (times.targetEnd - times.windowStart) / 2;
        range.start = std::max(range.start, ceilTo(half, kMinute));
        break;
    }
    }
    return range;
}

/// The least-loaded minute of the range on the reservation's number, by the hours frozen on it, away from the other
/// calls of the person. `free` is the capacity without what must not stand in the way.
RetryPlan leastLoadedIn(const World &world, Capacity free, const Reservation &reservation, InstantRange range,
                        const std::optional<ReservationId> &ignored = {})
{
    RetryPlan plan;
    if (range.isEmpty()) {
        plan.why.push_back(explain::latestDispatch(reservation.times.latestDispatchBy(), reservation.times.estimate));
        return plan;
    }
    const PhoneNumber *number = world.number(reservation.company, reservation.number);
    if (!number) {
        plan.why.push_back({ReasonCode::NumberNone, {}});
        return plan;
    }
    LoadBoard board(std::move(free), StartGrid(range.start, range.end - milliseconds(1)));
    const StartRule rule = ruleOf(world, reservation);
    Positions positions =
        startPositions(board.grid(), range.start, range.end - milliseconds(1), rule, reservation.zone);
    plan.why.push_back(explain::hours(reservation.hours, reservation.zone));
    if (positions.empty()) {
        const auto next = nextCallable(range.end, range.end + kDay * 31, rule.hours,
                                       rule.extras ? *rule.extras : HoursExtras{}, reservation.zone);
        plan.why.push_back(explain::noCallableMinute(next));
        return plan;
    }
    CallCase spacing; // only the distance to other calls is asked of it
    spacing.rule = rule;
    for (const Reservation *own : world.openReservationsOf(reservation.company, reservation.candidate)) {
        const bool another = own->id != reservation.id && own->id != ignored;
        if (!another || own->state != ReservationState::Firm || own->missed)
            continue;
        const Positions left = without(positions, board.grid(), spacing.keepClearOf(*own));
        if (left != positions)
            plan.why.push_back(explain::reservation(ReasonCode::TooCloseToOwnCall, *own));
        positions = left;
    }
    const LoadBoard::Lane &lane = board.lane(number->id, rule.estimate);
    const LoadBoard::Choice choice = board.leastLoaded({&lane}, positions);
    const Instant at = choice              ? board.grid().at(choice.position)
                       : positions.empty() ? range.start
                                           : board.grid().at(positions.front().from);
    const Capacity::Load load = board.capacity().loadOf(number->id, {at, at + rule.estimate});
    append(plan.why, explain::load(*number, load, at));
    if (choice) {
        plan.at = at;
        plan.why.push_back(explain::leastLoaded(at, load, countOf(positions)));
    }
    return plan;
}

RetryPlan planned(RetryPlan plan, RetryMode mode)
{
    if (plan.at)
        plan.why.push_back({ReasonCode::RetryPlanned,
                            {{QStringLiteral("mode"), wireName(mode)}, {QStringLiteral("atMs"), toEpochMs(*plan.at)}}});
    return plan;
}

/// The reservation as the world knows it, while it is firm; nullptr otherwise.
const Reservation *firmInWorld(const World &world, const CompanyId &company, const CandidateId &candidate,
                               const ReservationId &id)
{
    for (const Reservation *own : world.openReservationsOf(company, candidate)) {
        if (own->id == id && own->state == ReservationState::Firm)
            return own;
    }
    return nullptr;
}

Capacity withoutLineOf(const World &world, const Reservation *firm)
{
    Capacity capacity = world.capacity();
    if (!firm || !capacity.numberTimeline(firm->number)) // its number may be gone, and its line with it (D-CAPCHANGE)
        return capacity;
    if (const auto line = lineUse(*firm, world.now(), world.testCallsCount()))
        capacity.remove(firm->number, *line);
    return capacity;
}

} // namespace

RetryPlan planRetry(const World &world, const Reservation &reservation, Instant failedAt)
{
    const bool once = reservation.attempt <= 1;
    const Outcome outcome = reservation.attempts.empty() ? Outcome::None : reservation.attempts.back().outcome;
    const bool retryable = outcome == Outcome::None || isRetryable(outcome);
    if (!once || !retryable || reservation.retry == RetryMode::Off)
        return {};
    return planned(leastLoadedIn(world, world.capacity(), reservation, retryRange(reservation, failedAt)),
                   reservation.retry);
}

RetryPlan previewRetry(const World &world, const CompanyId &company, const PlannedCall &call, RetryMode mode)
{
    if (mode == RetryMode::Off)
        return {};
    Reservation shadow;
    shadow.company = company;
    shadow.candidate = call.candidate;
    shadow.number = call.number;
    shadow.zone = call.zone;
    shadow.hours = call.hours;
    shadow.retry = mode;
    shadow.invitationExpirationDays = call.invitationExpirationDays;
    shadow.times = call.times;
    if (const Company *known = world.company(company))
        shadow.finishInsideHours = known->finishInsideHours;
    const Reservation *replaced = call.replaces ? firmInWorld(world, company, call.candidate, *call.replaces) : nullptr;
    const Instant failedAt = call.times.plannedAttemptAt + kRingTime;
    return planned(
        leastLoadedIn(world, withoutLineOf(world, replaced), shadow, retryRange(shadow, failedAt), call.replaces),
        mode);
}

std::optional<Instant> replanFrom(const World &world, const Reservation &reservation, Instant from, ReplanRule rule)
{
    const Reservation *firm = firmInWorld(world, reservation.company, reservation.candidate, reservation.id);
    const Capacity capacity = withoutLineOf(world, firm);
    const Instant earliest = std::max(from, reservation.times.windowStart);
    if (rule == ReplanRule::LeastLoaded) {
        const InstantRange range{ceilTo(earliest, kMinute), reservation.times.latestDispatchBy() + milliseconds(1)};
        if (const RetryPlan plan = leastLoadedIn(world, capacity, reservation, range); plan.at)
            return plan.at;
    }
    // What is left of the window may be less than a minute, and the gate closes a little later still (D-DISPATCH).
    const Instant gate = reservation.times.latestDispatchBy() + kDispatchGrace;
    return firstAdmittable(capacity, reservation.number, {earliest, gate + milliseconds(1)}, ruleOf(world, reservation),
                           reservation.zone, kSecond);
}

} // namespace callboard
