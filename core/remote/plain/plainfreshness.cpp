// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/plain/plaincore.h"
#include "core/remote/plain/plainpolling.h"

#include <algorithm>

namespace callboard {
namespace {

constexpr int kMostOfRequest = 200; // C111

/// The older of two; one that was never told leaves the other.
milliseconds olderOf(milliseconds a, milliseconds b)
{
    return a < milliseconds(0) ? b : b < milliseconds(0) ? a : std::min(a, b);
}

} // namespace

/// For the other threads: when each picture was told, what is not told, and how much of the minute is left.
void PlainCore::tellFreshness()
{
    Told told;
    told.hours = m_hoursAt;
    told.numbers = m_numbersAt;
    told.clock = m_clockToldAt;
    for (const auto &[id, cover] : m_world.covers) {
        if (m_world.numbers.contains(id))
            told.lines = olderOf(told.lines, cover.asOf);
    }
    const Instant time = now();
    for (const auto &call : std::as_const(m_world.calls)) {
        if (plainpolling::isWatched(*call, time))
            told.calls = olderOf(told.calls, m_callsToldAt.value(call->id, milliseconds(-1)));
    }
    told.untold = static_cast<int>(m_untold.size());
    if (m_link)
        told.budget = m_link->budget();
    const std::lock_guard lock(m_mutex);
    m_told = std::move(told);
}

Freshness::Ages PlainCore::ages() const
{
    const std::lock_guard lock(m_mutex);
    const auto ageOf = [mono = monotonic()](milliseconds at) {
        return at < milliseconds(0) ? std::nullopt : std::optional(mono - at);
    };
    return {ageOf(m_told.hours), ageOf(m_told.numbers), ageOf(m_told.lines), ageOf(m_told.clock), ageOf(m_told.calls)};
}

Freshness::ToldCalls PlainCore::toldCalls() const
{
    const std::lock_guard lock(m_mutex);
    return {m_callsToldAt, monotonic()};
}

/// A request for each 200 people, and one for each call's minute, which a batch's answer does not have (C124).
Freshness::CommitCost PlainCore::costOfCommit(int people) const
{
    const std::lock_guard lock(m_mutex);
    Freshness::CommitCost cost;
    cost.requests = (people + kMostOfRequest - 1) / kMostOfRequest;
    RequestBudget budget = m_told.budget;
    cost.booked = budget.timeFor(RequestPriority::Command, cost.requests, monotonic());
    for (int i = 0; i < cost.requests; ++i)
        budget.count(monotonic());
    cost.told = cost.booked + budget.timeFor(RequestPriority::Polling, m_told.untold + people, monotonic());
    return cost;
}

int PlainCore::untold() const
{
    const std::lock_guard lock(m_mutex);
    return m_told.untold;
}

milliseconds PlainCore::untilTold() const
{
    const std::lock_guard lock(m_mutex);
    return m_told.budget.timeFor(RequestPriority::Polling, m_told.untold, monotonic());
}

} // namespace callboard
