// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/nextstep.h"

#include "core/planning/explanation.h"
#include "core/planning/window.h"

#include <algorithm>

namespace callboard {

std::optional<Instant> firstAdmittable(const Capacity &capacity, const PhoneNumberId &number, InstantRange range,
                                       const StartRule &rule, const Zone &zone, milliseconds grid)
{
    const CapacityTimeline *onNumber = capacity.numberTimeline(number);
    const CapacityTimeline *onPool = capacity.poolTimeline(capacity.poolOf(number).value_or(PoolId()));
    if (!onNumber || !onPool)
        return std::nullopt;
    const int numberCap = capacity.numberCap(number);
    const int poolCap = capacity.poolCap(*capacity.poolOf(number));
    for (const InstantRange &span : startSpans(range, rule, zone)) {
        Instant t = span.start;
        while (t < span.end) {
            const auto byNumber = onNumber->firstFit({t, span.end}, rule.estimate, numberCap, grid);
            if (!byNumber)
                break;
            const auto byPool = onPool->firstFit({*byNumber, span.end}, rule.estimate, poolCap, grid);
            if (!byPool)
                break;
            if (*byPool == *byNumber)
                return byPool;
            t = *byPool;
        }
    }
    return std::nullopt;
}

namespace {

std::optional<Instant> nearestStart(const Capacity &capacity, const CallCase &opened, Instant from)
{
    const InstantRange reach{from, opened.window.start + kLongestWindow - opened.rule.estimate + milliseconds(1)};
    std::optional<Instant> nearest;
    for (const PhoneNumber *number : opened.numbers.numbers) {
        InstantRange left = reach;
        while (const auto found = firstAdmittable(capacity, number->id, left, opened.rule, opened.zone.zone)) {
            const auto own = std::find_if(opened.ownCalls.begin(), opened.ownCalls.end(), [&](const Reservation *r) {
                return opened.keepClearOf(*r).contains(*found);
            });
            if (own == opened.ownCalls.end()) {
                nearest = std::min(found.value(), nearest.value_or(*found));
                break;
            }
            left.start = opened.keepClearOf(**own).end;
        }
    }
    return nearest;
}

Reasons addLines(const Capacity &capacity, const CallCase &opened)
{
    const StartGrid grid(opened.firstStart, opened.latestStart());
    const LoadBoard board(capacity, grid);
    const Shortage shortage = smallestShortage(board, opened, roomOf(opened, grid).open);
    if (!shortage.number || !shortage.number->voice)
        return {};
    const InstantRange when{shortage.at, shortage.at + opened.rule.estimate};
    Reasons steps;
    if (shortage.numberLines > 0)
        steps.push_back(explain::addLines(*shortage.number, shortage.numberLines, when));
    if (shortage.poolLines > 0)
        steps.push_back(explain::addPoolLines(shortage.number->pool, shortage.poolLines, when));
    return steps;
}

// The hours, in quarters of an hour, that grow least to let a call start inside the window.
std::optional<Reason> longerHours(const Capacity &capacity, const CallCase &opened)
{
    const HoursRule &rule = opened.rule.hours;
    if (!rule.hours || opened.rule.waived)
        return std::nullopt;
    constexpr int kQuarter = 15;
    constexpr int kMostMinutesTried = 3 * 24 * 60;
    const StartGrid grid(opened.firstStart, opened.latestStart());
    std::optional<CallingHours> best;
    int leastGrowth = 24 * 60;
    for (int i = 0; i < std::min(grid.size(), kMostMinutesTried); ++i) {
        const CivilMinute civil = opened.zone.zone.civilOf(grid.at(i));
        const int minute = civil.time.hour() * 60 + civil.time.minute();
        CallingHours longer = *rule.hours;
        if (minute < longer.opens)
            longer.opens = minute / kQuarter * kQuarter;
        else
            longer.closes = std::max(longer.closes, (minute / kQuarter + 1) * kQuarter);
        const int growth = rule.hours->opens - longer.opens + longer.closes - rule.hours->closes;
        if (growth >= leastGrowth)
            continue;
        StartRule tried = opened.rule;
        tried.hours.hours = longer;
        const bool places =
            mayStartAt(grid.at(i), tried, opened.zone.zone) &&
            std::any_of(opened.numbers.numbers.begin(), opened.numbers.numbers.end(), [&](const PhoneNumber *number) {
                return capacity.remaining(number->id, grid.at(i), tried.estimate) >= 1;
            });
        if (places) {
            best = longer;
            leastGrowth = growth;
        }
    }
    if (!best)
        return std::nullopt;
    return Reason{ReasonCode::StepSetHours,
                  {{QStringLiteral("start"), formatMinuteOfDay(best->opens)},
                   {QStringLiteral("end"), formatMinuteOfDay(best->closes)},
                   {QStringLiteral("zone"), opened.zone.zone.name()}}};
}

} // namespace

Reasons nextSteps(const Capacity &capacity, const CallCase &opened, ErrorCode refusal, Instant from)
{
    Reasons steps;
    if (refusal == ErrorCode::NumberAtCap || refusal == ErrorCode::PoolAtCap)
        append(steps, addLines(capacity, opened));
    if (refusal == ErrorCode::NoCallableTime) {
        if (const auto hours = longerHours(capacity, opened))
            steps.push_back(*hours);
    }
    if (const auto nearest = nearestStart(capacity, opened, from)) {
        if (*nearest > opened.latestStart()) {
            const qint64 end = toEpochMs(*nearest + opened.rule.estimate);
            steps.push_back({ReasonCode::StepExtendWindow, {{QStringLiteral("endMs"), end}}});
        }
        steps.push_back(explain::at(ReasonCode::StepNearestSlot, *nearest));
    }
    return steps;
}

} // namespace callboard
