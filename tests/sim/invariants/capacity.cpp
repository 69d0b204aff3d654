// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What must hold of remaining lines and of plans.
#include "core/planning/planner.h"
#include "tests/sim/invariants/invariants.h"

namespace callboard::sim {

namespace {

/// D-COUNT by its own words.
std::optional<InstantRange> lineHeld(const Model &model, const Reservation &row, Instant now)
{
    if (row.isTest)
        return std::nullopt; // they never leave the simulated carrier here
    if (!model.number(row.number))
        return std::nullopt;
    const Instant end = row.times.plannedAttemptAt + row.times.estimate;
    if (row.state == ReservationState::Firm)
        return row.missed ? std::nullopt : std::optional(InstantRange{row.times.plannedAttemptAt, end});
    if (!isLive(row.state))
        return std::nullopt;
    return InstantRange{std::min(row.attempts.back().dispatchedAt, now), std::max(end, now + 5 * kMinute)};
}

} // namespace

int countedPeak(const Model &model, const PhoneNumberId &number, bool ofPool, InstantRange range, Instant now)
{
    const PhoneNumber *asked = model.number(number);
    std::vector<InstantRange> held;
    for (const auto &[id, call] : model.calls) {
        const PhoneNumber *its = model.number(call.row.number);
        if (!its || (ofPool ? its->pool != asked->pool : its->id != number))
            continue;
        const auto line = lineHeld(model, call.row, now);
        if (line && line->start < range.end && range.start < line->end)
            held.push_back(*line);
    }
    int peak = 0;
    for (const InstantRange &candidate : held) { // a peak begins where some line begins, or where the range does
        const Instant at = std::max(candidate.start, range.start);
        int busy = 0;
        for (const InstantRange &line : held)
            busy += line.start <= at && at < line.end ? 1 : 0;
        peak = std::max(peak, busy);
    }
    return peak;
}

void checkRemaining(const Model &model, const WorkspaceState &world, const PhoneNumberId &id, InstantRange range)
{
    const PhoneNumber *number = model.number(id);
    const int cap = number ? std::max(0, number->maxOutboundConcurrent - number->reservedInbound) : 0;
    const int pool = number ? model.pools.at(number->pool).globalCap : 0;
    const int onNumber = number ? countedPeak(model, id, false, range, world.now()) : 0;
    const int onPool = number ? countedPeak(model, id, true, range, world.now()) : 0;
    const int counted = std::max(0, std::min(cap - onNumber, pool - onPool));
    const int shown = world.capacity().remaining(id, range.start, range.length());
    require(shown == counted, Invariant::RemainingIsTrue, [&] {
        return QStringLiteral("%1 shows %2 lines free, counted by hand %3 (%4 of %5, pool %6 of %7)")
            .arg(id.text())
            .arg(shown)
            .arg(counted)
            .arg(onNumber)
            .arg(cap)
            .arg(onPool)
            .arg(pool);
    });
}

void checkAdmits(const WorkspaceState &world, const CallRequest &request, int remaining)
{
    if (remaining < 1)
        return;
    const Result<PlannedCall> planned = planCall(world, request);
    const bool full =
        !planned && (planned.error().code == ErrorCode::NumberAtCap || planned.error().code == ErrorCode::PoolAtCap);
    require(!full, Invariant::RemainingIsTrue,
            [&] { return QStringLiteral("%1 shown free, refused as full").arg(remaining); });
}

void checkPlannerRepeats(const WorkspaceState &world, const BatchRequest &request)
{
    const Result<Plan> one = planBatch(world, request);
    const Result<Plan> two = planBatch(world, request);
    require(one.has_value() == two.has_value(), Invariant::PlannerDeterministic,
            [] { return QStringLiteral("planned once, refused once"); });
    if (!one)
        return;
    require(one->entries == two->entries && one->bound == two->bound, Invariant::PlannerDeterministic,
            [] { return QStringLiteral("two plans of the same world differ"); });
}

} // namespace callboard::sim
