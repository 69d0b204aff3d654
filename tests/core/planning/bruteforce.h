// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/core/planning/planningtest.h"

namespace callboard::test {

/// A call that holds a line, for counting by hand.
struct HeldLine
{
    PhoneNumberId number;
    InstantRange call;
};

/// The lines of a plan, beside those that were held before.
inline std::vector<HeldLine> linesOf(const Plan &plan, std::vector<HeldLine> before = {})
{
    for (const PlanEntry &entry : plan.entries) {
        if (const auto *call = std::get_if<PlannedCall>(&entry)) {
            const Instant at = call->times.plannedAttemptAt;
            before.push_back({call->number, {at, at + call->times.estimate}});
        }
    }
    return before;
}

/// Counts every number and pool at the start of every call: the level rises nowhere else. True when no cap is passed.
inline bool keepsAllCaps(const TestWorld &world, const std::vector<HeldLine> &lines)
{
    for (const HeldLine &at : lines) {
        int onNumber = 0;
        int onPool = 0;
        const PhoneNumber &number = world.numbers.at(at.number);
        for (const HeldLine &other : lines) {
            if (!other.call.contains(at.call.start))
                continue;
            onNumber += other.number == at.number ? 1 : 0;
            onPool += world.numbers.at(other.number).pool == number.pool ? 1 : 0;
        }
        if (onNumber > number.outboundCap() || onPool > world.pools.at(number.pool).globalCap)
            return false;
    }
    return true;
}

/// Every planned start is inside its person's hours and window.
inline bool keepsAllHours(const TestWorld &world, const Plan &plan)
{
    for (const PlanEntry &entry : plan.entries) {
        const auto *call = std::get_if<PlannedCall>(&entry);
        if (!call)
            continue;
        const CallTimes &times = call->times;
        if (!world.own.policy.rule().contains(call->zone.civilOf(times.plannedAttemptAt)) ||
            times.plannedAttemptAt < times.windowStart || times.plannedAttemptAt > times.latestDispatchBy())
            return false;
    }
    return true;
}

inline BatchRequest batchFor(const TestWorld &world, WindowChoice window)
{
    BatchRequest request;
    request.company = world.own.id;
    request.position = PositionId(QStringLiteral("pos_abc123"));
    request.window = window;
    for (const auto &[id, candidate] : world.candidates)
        request.candidates.push_back(id);
    return request;
}

inline const PlannedCall *placedIn(const Plan &plan, const char *candidate)
{
    for (const PlanEntry &entry : plan.entries) {
        if (candidateOf(entry) == CandidateId(QString::fromLatin1(candidate)))
            return std::get_if<PlannedCall>(&entry);
    }
    return nullptr;
}

inline const NotPlaced *refusedIn(const Plan &plan, const char *candidate)
{
    for (const PlanEntry &entry : plan.entries) {
        if (candidateOf(entry) == CandidateId(QString::fromLatin1(candidate)))
            return std::get_if<NotPlaced>(&entry);
    }
    return nullptr;
}

} // namespace callboard::test
