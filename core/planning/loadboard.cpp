// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/loadboard.h"

#include <algorithm>

namespace callboard {

LoadBoard::LoadBoard(Capacity capacity, StartGrid grid) : m_capacity(std::move(capacity)), m_grid(grid) {}

const LoadBoard::Lane &LoadBoard::lane(const PhoneNumberId &number, milliseconds estimate)
{
    for (const auto &known : m_lanes) {
        if (known->number == number && known->estimate == estimate)
            return *known;
    }
    auto made = std::make_unique<Lane>();
    made->number = number;
    made->estimate = estimate;
    made->numberCap = m_capacity.numberCap(number);
    made->m_pool = m_capacity.poolOf(number).value_or(PoolId());
    made->poolCap = m_capacity.poolCap(made->m_pool);
    const auto size = static_cast<size_t>(m_grid.size());

    const auto sameView = [&](const auto &known) { return known->pool == made->m_pool && known->estimate == estimate; };
    auto pool = std::find_if(m_pools.begin(), m_pools.end(), sameView);
    if (pool == m_pools.end()) {
        auto peaksOfPool = std::make_unique<PoolPeaks>(PoolPeaks{made->m_pool, estimate, {}});
        peaksOfPool->peaks.resize(size);
        peaks(m_capacity.poolTimeline(made->m_pool), estimate, 0, m_grid.size(), peaksOfPool->peaks);
        m_pools.push_back(std::move(peaksOfPool));
        pool = m_pools.end() - 1;
    }
    made->m_poolPeaks = &(*pool)->peaks;
    made->m_numberPeaks.resize(size);
    peaks(m_capacity.numberTimeline(number), estimate, 0, m_grid.size(), made->m_numberPeaks);
    made->scores.resize(size);
    made->blockBest.resize((size + kBlock - 1) / kBlock);
    rescore(*made, 0, m_grid.size());
    m_lanes.push_back(std::move(made));
    return *m_lanes.back();
}

void LoadBoard::peaks(const CapacityTimeline *timeline, milliseconds estimate, int from, int to,
                      std::vector<qint16> &into) const
{
    if (!timeline || from >= to)
        return;
    // The window's own start may stand between minutes; the rest is one regular grid.
    if (from == 0) {
        into[0] = static_cast<qint16>(timeline->peak({m_grid.first(), m_grid.first() + estimate}));
        ++from;
    }
    if (from < to)
        timeline->peaksOnGrid(m_grid.at(from), kMinute, estimate,
                              std::span(into).subspan(static_cast<size_t>(from), static_cast<size_t>(to - from)));
}

void LoadBoard::rescore(Lane &lane, int from, int to) const
{
    const auto numberCap = static_cast<qint32>(lane.numberCap);
    const auto poolCap = static_cast<qint32>(lane.poolCap);
    for (auto i = static_cast<size_t>(from); i < static_cast<size_t>(to); ++i) {
        const qint32 onNumber = lane.m_numberPeaks[i];
        const qint32 onPool = (*lane.m_poolPeaks)[i];
        // Both products stay below 2^30: caps and peaks are 15 bits.
        lane.scores[i] =
            onNumber < numberCap && onPool < poolCap ? std::max(onNumber * poolCap, onPool * numberCap) : Lane::kFull;
    }
    for (int block = from / kBlock; block * kBlock < to; ++block) {
        const auto first = lane.scores.begin() + block * kBlock;
        const auto last = lane.scores.begin() + std::min<std::ptrdiff_t>((block + 1) * kBlock, m_grid.size());
        lane.blockBest[static_cast<size_t>(block)] = *std::min_element(first, last);
    }
}

void LoadBoard::touched(const PhoneNumberId &number, InstantRange call)
{
    const PoolId pool = m_capacity.poolOf(number).value_or(PoolId());
    // A start t meets the call when t < call.end and call.start < t + estimate.
    const auto reach = [&](milliseconds estimate) {
        return PositionRange{m_grid.positionFrom(call.start - estimate + milliseconds(1)),
                             m_grid.positionFrom(call.end)};
    };
    for (const auto &view : m_pools) {
        const PositionRange near = reach(view->estimate);
        if (view->pool == pool)
            peaks(m_capacity.poolTimeline(pool), view->estimate, near.from, near.to, view->peaks);
    }
    for (const auto &lane : m_lanes) {
        if (lane->m_pool != pool)
            continue;
        const PositionRange near = reach(lane->estimate);
        if (near.from >= near.to)
            continue;
        if (lane->number == number)
            peaks(m_capacity.numberTimeline(number), lane->estimate, near.from, near.to, lane->m_numberPeaks);
        rescore(*lane, near.from, near.to);
    }
}

void LoadBoard::add(const PhoneNumberId &number, InstantRange call)
{
    m_capacity.add(number, call);
    touched(number, call);
}

void LoadBoard::remove(const PhoneNumberId &number, InstantRange call)
{
    m_capacity.remove(number, call);
    touched(number, call);
}

void LoadBoard::loadsOf(const PhoneNumberId &number, milliseconds estimate, PositionRange range,
                        std::span<Capacity::Load> loads) const
{
    if (range.from < range.to && range.from == 0) {
        loads[0] = m_capacity.loadOf(number, {m_grid.first(), m_grid.first() + estimate});
        loads = loads.subspan(1);
        ++range.from;
    }
    if (range.from < range.to)
        m_capacity.loadsOnGrid(number, m_grid.at(range.from), kMinute, estimate, loads);
}

// The first position in the range with the lowest score below `below`; -1 when there is none.
int LoadBoard::lowestIn(const Lane &lane, const PositionRange &range, qint32 below) const
{
    int found = -1;
    for (int i = range.from; i < range.to;) {
        if (i % kBlock == 0 && i + kBlock <= range.to && lane.blockBest[static_cast<size_t>(i / kBlock)] >= below) {
            i += kBlock;
            continue;
        }
        const int end = std::min(range.to, (i / kBlock + 1) * kBlock);
        for (; i < end; ++i) {
            if (lane.scores[static_cast<size_t>(i)] < below) {
                below = lane.scores[static_cast<size_t>(i)];
                found = i;
            }
        }
    }
    return found;
}

bool LoadBoard::hasAnother(const Lane &lane, const Positions &positions, int besides) const
{
    const qint32 score = lane.scores[static_cast<size_t>(besides)];
    // Ties go to the earliest, so another one can only stand behind it.
    return std::any_of(positions.begin(), positions.end(), [&](const PositionRange &range) {
        const PositionRange behind{std::max(range.from, besides + 1), range.to};
        return behind.from < behind.to && lowestIn(lane, behind, score + 1) >= 0;
    });
}

LoadBoard::Choice LoadBoard::leastLoaded(const std::vector<const Lane *> &lanes, const Positions &positions) const
{
    Choice best;
    for (const Lane *lane : lanes) {
        qint32 lowest = Lane::kFull;
        int position = -1;
        for (const PositionRange &range : positions) {
            if (const int found = lowestIn(*lane, range, lowest); found >= 0) {
                position = found;
                lowest = lane->scores[static_cast<size_t>(found)];
            }
        }
        if (position < 0)
            continue;
        if (!best) {
            best = {lane, position, false};
            continue;
        }
        const qint64 mine = qint64{lowest} * best.lane->numberCap * best.lane->poolCap;
        const qint64 other =
            qint64{best.lane->scores[static_cast<size_t>(best.position)]} * lane->numberCap * lane->poolCap;
        if (mine == other)
            best.tied = true;
        if (mine < other)
            best = {lane, position, false};
        else if (mine == other && position < best.position)
            best = {lane, position, true};
    }
    if (best && !best.tied)
        best.tied = hasAnother(*best.lane, positions, best.position);
    return best;
}

LoadBoard::Choice LoadBoard::earliest(const std::vector<const Lane *> &lanes, const Positions &positions) const
{
    Choice best;
    for (const Lane *lane : lanes) {
        for (const PositionRange &range : positions) {
            int i = range.from;
            while (i < range.to && lane->scores[static_cast<size_t>(i)] == Lane::kFull) {
                const bool wholeBlockFull =
                    i % kBlock == 0 && lane->blockBest[static_cast<size_t>(i / kBlock)] == Lane::kFull;
                i += wholeBlockFull ? kBlock : 1;
            }
            if (i >= range.to)
                continue;
            if (!best || i < best.position)
                best = {lane, i, best.tied};
            else if (i == best.position)
                best.tied = true;
            break;
        }
    }
    return best;
}

} // namespace callboard
