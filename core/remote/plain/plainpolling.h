// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/remote/plain/plainworld.h"

#include <functional>

namespace callboard {

/// Who is asked when, though nobody looks (C060, C162): a sweep over all calls would take minutes of the server's 60
/// requests, so only what can change now is asked. Pure; times without a zone are of the monotonic clock.
namespace plainpolling {

inline constexpr milliseconds kEvery{5'000};
/// Of questions in the queue at once: what comes up later may matter more.
inline constexpr size_t kMostWaiting = 20;
/// The clock stays the page's for so long after it was looked at.
inline constexpr milliseconds kClockLooked{10'000};
inline constexpr milliseconds kClockElse{60'000};

/// Every 10 s while the clock is looked at, else every 60 s. Negative = never asked, never looked at.
bool isClockDue(milliseconds now, milliseconds askedAt, milliseconds lookedAt);

struct Known
{
    milliseconds askedAt{-1}; ///< negative: not yet
    bool isUntold = false;    ///< booked in a batch, whose answer has no minutes (C124)
};
/// Live ones first, then firm ones within 10 minutes of their planned minute, nearest first, each every 10 s; then
/// those whose minute is not told, in order of their estimate, each once a minute. At most `most`.
std::vector<ReservationId> callsDue(const PlainWorld &world, Instant time, milliseconds now,
                                    const std::function<Known(const ReservationId &)> &known, size_t most);
/// Live, or firm and within 10 minutes of its planned minute: it can change at any moment.
bool isWatched(const Reservation &call, Instant time);

} // namespace plainpolling

} // namespace callboard
