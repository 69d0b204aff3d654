// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/capacity/capacity.h"
#include "core/planning/startgrid.h"

#include <limits>
#include <memory>
#include <vector>

namespace callboard {

/// The load that a call of a given length would meet at every position of a grid, kept up to date while calls are
/// placed: the arithmetic of D-PLAN over arrays. Answers are exact, because what a placed call touches is counted
/// again from the timelines. Works on its own copy of the capacity.
class LoadBoard
{
public:
    LoadBoard(Capacity capacity, StartGrid grid);
    LoadBoard(const LoadBoard &) = delete;
    LoadBoard &operator=(const LoadBoard &) = delete;

    /// One number seen by calls of one length. Scores compare within a lane; 0 is an idle line.
    struct Lane
    {
        static constexpr qint32 kFull = std::numeric_limits<qint32>::max();
        PhoneNumberId number;
        milliseconds estimate{0};
        qint64 numberCap = 0;
        qint64 poolCap = 0;
        /// D-PLAN's ratio times numberCap * poolCap, so exact; kFull when no line is free.
        std::vector<qint32> scores;
        std::vector<qint32> blockBest; // lowest score of 64 neighbours
    private:
        friend class LoadBoard;
        std::vector<qint16> m_numberPeaks;
        const std::vector<qint16> *m_poolPeaks = nullptr;
        PoolId m_pool;
    };
    /// Made on first use; stays valid as long as the board.
    const Lane &lane(const PhoneNumberId &number, milliseconds estimate);

    struct Choice
    {
        const Lane *lane = nullptr;
        int position = -1;
        bool tied = false; ///< another position or lane has the same ratio
        explicit operator bool() const { return lane != nullptr; }
    };
    /// The lowest ratio over lanes and positions; ties: earliest, then the lane that stands first.
    Choice leastLoaded(const std::vector<const Lane *> &lanes, const Positions &positions) const;
    /// The earliest admittable position; ties: the lane that stands first.
    Choice earliest(const std::vector<const Lane *> &lanes, const Positions &positions) const;

    void add(const PhoneNumberId &number, InstantRange call);
    void remove(const PhoneNumberId &number, InstantRange call);

    /// The loads over a stretch of positions, also where nothing is free. loads.size() == range.to - range.from.
    void loadsOf(const PhoneNumberId &number, milliseconds estimate, PositionRange range,
                 std::span<Capacity::Load> loads) const;
    const Capacity &capacity() const { return m_capacity; }
    const StartGrid &grid() const { return m_grid; }

private:
    struct PoolPeaks
    {
        PoolId pool;
        milliseconds estimate{0};
        std::vector<qint16> peaks;
    };
    static constexpr int kBlock = 64;
    void peaks(const CapacityTimeline *timeline, milliseconds estimate, int from, int to,
               std::vector<qint16> &into) const;
    void rescore(Lane &lane, int from, int to) const;
    void touched(const PhoneNumberId &number, InstantRange call);
    int lowestIn(const Lane &lane, const PositionRange &range, qint32 below) const;
    bool hasAnother(const Lane &lane, const Positions &positions, int besides) const;

    Capacity m_capacity;
    StartGrid m_grid;
    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::vector<std::unique_ptr<PoolPeaks>> m_pools;
};

} // namespace callboard
