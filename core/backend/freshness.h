// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"

#include <QHash>

namespace callboard {

/// What a backend says besides that is told nothing by itself and may ask only so often: how old its pictures are, and
/// how long what is about to be done will take (C008, C162, N16). GUI thread; cheap, nothing is asked for it.
class Freshness
{
public:
    /// How old each picture is; absent = never told yet, or of nothing that goes on.
    struct Ages
    {
        std::optional<milliseconds> hours;
        std::optional<milliseconds> numbers;
        std::optional<milliseconds> lines; ///< lines in use: the map, plans, numbers' weeks; of the oldest part
        std::optional<milliseconds> clock;
        std::optional<milliseconds> calls; ///< of the live ones and those about to be; of the oldest
    };
    /// What committing a plan will take of the minute's requests.
    struct CommitCost
    {
        int requests = 0;
        milliseconds booked{0}; ///< until the last request has gone
        milliseconds told{0};   ///< until the server has told the minute of each call
    };

    /// When the server last told each call, on a clock that only goes forward; a value, cheap to copy.
    struct ToldCalls
    {
        QHash<ReservationId, milliseconds> at;
        milliseconds now{0};

        /// Absent = not since this program was started.
        std::optional<milliseconds> ageOf(const ReservationId &call) const
        {
            const auto told = at.constFind(call);
            return told == at.constEnd() ? std::nullopt : std::optional(now - *told);
        }
    };

    Freshness() = default;
    virtual ~Freshness() = default;
    Freshness(const Freshness &) = delete;
    Freshness &operator=(const Freshness &) = delete;

    virtual Ages ages() const = 0;
    virtual ToldCalls toldCalls() const = 0;
    virtual CommitCost costOfCommit(int people) const = 0;
    /// Booked calls whose minute the server has not told yet, and how long until it has.
    virtual int untold() const = 0;
    virtual milliseconds untilTold() const = 0;
};

/// nullptr: the backend is told of every change, so what it shows is as of now.
inline const Freshness *freshnessOf(const Backend &backend)
{
    return dynamic_cast<const Freshness *>(&backend);
}

} // namespace callboard
