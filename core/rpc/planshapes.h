// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/heat.h"
#include "core/model/plan.h"
#include "core/rpc/modelshapes.h"

/// The fields of core/model's values: what is asked of the planner, and what it answers.
namespace callboard::rpc {

template <> struct Last<NumberStrategy>
{
    static constexpr NumberStrategy value = NumberStrategy::PerCandidate;
};

template <typename A> void shape(A &a, Like<WindowChoice> auto &choice)
{
    std::optional<InstantRange> range;
    std::optional<Preset> preset;
    if (const auto *one = std::get_if<InstantRange>(&choice))
        range = *one;
    if (const auto *one = std::get_if<Preset>(&choice))
        preset = *one;
    if constexpr (std::same_as<A, Reader>)
        range.reset();
    a("range", range);
    a("preset", preset);
    if constexpr (std::same_as<A, Reader>) {
        if (range)
            choice = *range;
        else if (preset)
            choice = *preset;
        else
            a.fail(QStringLiteral("window"), QStringLiteral("names neither a range nor a preset"));
    }
}
template <typename A> void shape(A &a, Like<ZoneChoice> auto &v)
{
    a("zone", v.zone);
    a("source", v.source);
}
template <typename A> void shape(A &a, Like<CallRequest> auto &v)
{
    a("company", v.company);
    a("candidate", v.candidate);
    a("position", v.position);
    a("window", v.window);
    a("zone", v.zone);
    a("number", v.number);
    a("invitationExpirationDays", v.invitationExpirationDays);
    a("retry", v.retry);
    a("replace", v.replace);
    a("forceReason", v.forceReason);
    a("minLeadMs", v.minLead);
    a("earliest", v.earliest);
    a("at", v.at);
}
template <typename A> void shape(A &a, Like<BatchRequest::Override> auto &v)
{
    a("number", v.number);
    a("zone", v.zone);
}
template <typename A> void shape(A &a, Like<BatchRequest> auto &v)
{
    a("company", v.company);
    a("candidates", v.candidates);
    a("position", v.position);
    a("window", v.window);
    a("zoneFallback", v.zoneFallback);
    a("strategy", v.strategy);
    a("overrides", v.overrides);
    a("invitationExpirationDays", v.invitationExpirationDays);
    a("retry", v.retry);
    a("replace", v.replace);
    a("minLeadMs", v.minLead);
    a("earliest", v.earliest);
    a("name", v.name);
}
template <typename A> void shape(A &a, Like<PlannedCall> auto &v)
{
    a("candidate", v.candidate);
    a("position", v.position);
    a("number", v.number);
    a("times", v.times);
    a("expiresAt", v.expiresAt);
    a("zone", v.zone);
    a("zoneSource", v.zoneSource);
    a("hours", v.hours);
    a("retry", v.retry);
    a("invitationExpirationDays", v.invitationExpirationDays);
    a("preset", v.preset);
    a("forceReason", v.forceReason);
    a("isTest", v.isTest);
    a("replaces", v.replaces);
    a("replacesPlannedAt", v.replacesPlannedAt);
    a("why", v.why);
}
template <typename A> void shape(A &a, Like<NotPlaced> auto &v)
{
    a("candidate", v.candidate);
    a("code", v.code);
    a("detail", v.detail);
    a("why", v.why);
}
template <typename A> void shape(A &a, Like<Bound> auto &v)
{
    a("calls", v.calls);
    a("exact", v.exact);
}

template <typename A> void shape(A &a, Like<PlanEntry> auto &entry)
{
    std::optional<PlannedCall> placed;
    std::optional<NotPlaced> notPlaced;
    if constexpr (!std::same_as<A, Reader>) {
        if (const auto *one = std::get_if<PlannedCall>(&entry))
            placed = *one;
        else
            notPlaced = std::get<NotPlaced>(entry);
    }
    a("placed", placed);
    a("notPlaced", notPlaced);
    if constexpr (std::same_as<A, Reader>) {
        if (placed)
            entry = std::move(*placed);
        else if (notPlaced)
            entry = std::move(*notPlaced);
        else
            a.fail(QStringLiteral("entries"), QStringLiteral("an entry is neither placed nor not placed"));
    }
}
template <typename A> void shape(A &a, Like<Plan> auto &v)
{
    a("request", v.request);
    a("madeAt", v.madeAt);
    a("entries", v.entries);
    a("bound", v.bound);
    a("duplicatesDropped", v.duplicatesDropped);
}
template <typename A> void shape(A &a, Like<CommitOutcome::Entry> auto &v)
{
    a("candidate", v.candidate);
    a("reservation", v.reservation);
    a("code", v.code);
    a("why", v.why);
}
template <typename A> void shape(A &a, Like<CommitOutcome> auto &v)
{
    a("batch", v.batch);
    a("entries", v.entries);
}
template <typename A> void shape(A &a, Like<Slot> auto &v)
{
    a("start", v.start);
    a("remaining", v.remaining);
}
template <typename A> void shape(A &a, Like<Availability> auto &v)
{
    a("starts", v.starts);
    a("globalCap", v.globalCap);
    a("perNumberCap", v.perNumberCap);
    a("number", v.number);
    a("pool", v.pool);
    a("durationMs", v.duration);
}
template <typename A> void shape(A &a, Like<BatchSummary> auto &v)
{
    a("id", v.id);
    a("company", v.company);
    a("name", v.name);
    a("position", v.position);
    a("createdAt", v.createdAt);
    a("createdBy", v.createdBy);
    a("asked", v.asked);
    a("byState", v.byState);
    a("leftOver", v.leftOver);
    a("candidates", v.candidates);
    a("isPaused", v.isPaused);
    a("pauseReason", v.pauseReason);
}
template <typename A> void shape(A &a, Like<HeatQuery> auto &v)
{
    a("company", v.company);
    a("range", v.range);
    a("estimateMs", v.estimate);
    a("number", v.number);
    a("people", v.people);
    a("zone", v.zone);
    a("plan", v.plan);
}
template <typename A> void shape(A &a, Like<HeatData> auto &v)
{
    a("first", v.first);
    a("stepMs", v.step);
    a("estimateMs", v.estimate);
    a("cap", v.cap);
    a("people", v.people);
    a("free", v.free);
    a("freeAfter", v.freeAfter);
    a("callable", v.callable);
    a("planned", v.planned);
}
template <typename A> void shape(A &a, Like<HeatCell::Line> auto &v)
{
    a("number", v.number);
    a("label", v.label);
    a("cap", v.cap);
    a("busy", v.busy);
    a("free", v.free);
}
template <typename A> void shape(A &a, Like<HeatCell::PoolPart> auto &v)
{
    a("pool", v.pool);
    a("cap", v.cap);
    a("busy", v.busy);
    a("free", v.free);
    a("counted", v.counted);
    a("numbers", v.numbers);
}
template <typename A> void shape(A &a, Like<HeatCell> auto &v)
{
    a("at", v.at);
    a("estimateMs", v.estimate);
    a("free", v.free);
    a("cap", v.cap);
    a("callable", v.callable);
    a("people", v.people);
    a("pools", v.pools);
    a("why", v.why);
}

inline QString problemOf(const Reader &, const HeatData &heat)
{
    const size_t cells = heat.free.size();
    const auto fits = [cells](const std::vector<qint16> &layer) { return layer.empty() || layer.size() == cells; };
    const bool isRight = heat.step > milliseconds(0) && cells <= 62 * 24 * 60 && fits(heat.freeAfter) &&
                         fits(heat.callable) && fits(heat.planned);
    return isRight ? QString() : QStringLiteral("the layers differ in length");
}

inline QString problemOf(const Reader &, const BatchSummary &batch)
{
    return batch.byState.size() == kReservationStates.size() ? QString() : QStringLiteral("a count for each state");
}

} // namespace callboard::rpc
