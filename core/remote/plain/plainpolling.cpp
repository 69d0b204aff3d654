// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/plain/plainpolling.h"

#include <algorithm>
#include <tuple>

namespace callboard::plainpolling {
namespace {

constexpr milliseconds kNearPlanned = kMinute * 10; // C162
constexpr milliseconds kWatchedEvery = 2 * kEvery;
constexpr milliseconds kUntoldEvery = kMinute;

} // namespace

bool isClockDue(milliseconds now, milliseconds askedAt, milliseconds lookedAt)
{
    const bool isLooked = lookedAt >= milliseconds(0) && now - lookedAt < 3 * kClockLooked;
    return askedAt < milliseconds(0) || now - askedAt >= (isLooked ? kClockLooked : kClockElse);
}

bool isWatched(const Reservation &call, Instant time)
{
    const Instant planned = call.times.plannedAttemptAt;
    // The whole planned minute, and ten on each side of it.
    const bool isNear = planned < time + kNearPlanned && time < planned + kMinute + kNearPlanned;
    return isLive(call.state) || (call.state == ReservationState::Firm && isNear);
}

std::vector<ReservationId> callsDue(const PlainWorld &world, Instant time, milliseconds now,
                                    const std::function<Known(const ReservationId &)> &known, size_t most)
{
    using Rank = std::tuple<int, Instant, ReservationId>;
    std::vector<Rank> due;
    for (const auto &call : world.calls) {
        const Known k = known(call->id);
        const auto isOlderThan = [&](milliseconds age) {
            return k.askedAt < milliseconds(0) || now - k.askedAt >= age;
        };
        const Instant planned = call->times.plannedAttemptAt;
        if (isWatched(*call, time)) {
            if (isOlderThan(kWatchedEvery))
                due.emplace_back(isLive(call->state) ? 0 : 1, planned, call->id);
        } else if (k.isUntold && isOlderThan(kUntoldEvery)) {
            due.emplace_back(2, planned, call->id);
        }
    }
    std::sort(due.begin(), due.end());
    std::vector<ReservationId> ids;
    for (size_t i = 0; i < std::min(most, due.size()); ++i)
        ids.push_back(std::get<ReservationId>(due[i]));
    return ids;
}

} // namespace callboard::plainpolling
