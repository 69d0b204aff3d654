// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/capacity/cowptr.h"
#include "core/capacity/daypage.h"

#include <QtGlobal>

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace callboard {

/// Exact concurrency of one scope (a number or a pool): how many of the added intervals cover an instant. Intervals
/// are half-open and exact to the millisecond: one that ends where another starts never counts with it. Sparse pages
/// of one UTC day; a copy shares its pages until one side writes. At most 32,767 at once (asserted).
/// Queries do not allocate (the grid keeps a scratch buffer per thread, which grows once).
class CapacityTimeline
{
public:
    /// Ignored when empty.
    void add(InstantRange range);
    /// The exact inverse of add (asserted: something with this start and this end was added).
    void remove(InstantRange range);
    bool isEmpty() const { return m_pages.empty(); }

    /// How many intervals cover t.
    int levelAt(Instant t) const { return peak({t, t + milliseconds(1)}); }
    /// The highest level in [range.start, range.end); 0 for an empty range.
    int peak(InstantRange range) const;
    /// peaks[i] = peak over [first + i * step, first + i * step + duration). step and duration >= 1 ms.
    void peaksOnGrid(Instant first, milliseconds step, milliseconds duration, std::span<qint16> peaks) const;
    /// The first start in [starts.start, starts.end), on whole multiples of `grid` since the epoch, whose peak over
    /// [t, t + duration) is below `limit`. Never skips a feasible one.
    std::optional<Instant> firstFit(InstantRange starts, milliseconds duration, int limit,
                                    milliseconds grid = milliseconds(1)) const;

    /// Calls fn(InstantRange, int level) -> bool for the stretches of equal level that make up `range`, in order,
    /// until it answers false. Neighbours may have the same level.
    template <typename Fn> void forEachStretch(InstantRange range, Fn fn) const
    {
        Instant from = range.start;
        int level = levelBefore(range.start);
        const auto settle = [&](Instant at, int step) {
            if (at > from) {
                if (!fn(InstantRange{from, at}, level))
                    return false;
                from = at;
            }
            level += step;
            return true;
        };
        for (auto page = pageFrom(range.start); page != m_pages.end() && dayStart(page->first) < range.end; ++page) {
            const Instant day = dayStart(page->first);
            const auto lo = static_cast<quint32>(std::max<qint64>(0, (range.start - day).count()));
            const auto hi = static_cast<quint32>(std::min<qint64>(DayPage::kDayMs, (range.end - day).count()));
            // What was carried over midnight has no event there: the level starts anew with the page.
            if (day > range.start && !settle(day, page->second->levelBefore(0) - level))
                return;
            bool goOn = true;
            page->second->events().forEach(
                lo, hi, [&](quint32 msOfDay, int step) { return goOn = settle(day + milliseconds(msOfDay), step); });
            if (!goOn)
                return;
            const auto next = page + 1;
            const Instant dayEnd = day + kDay;
            if (dayEnd < range.end && (next == m_pages.end() || next->first != page->first + 1) &&
                !settle(dayEnd, -level)) // what ended at midnight has no event there either
                return;
        }
        settle(range.end, 0);
    }

    /// Calls fn(InstantRange) with intervals whose sum is this timeline: the same starts and the same ends, paired
    /// first in, first out.
    template <typename Fn> void forEachInterval(Fn fn) const
    {
        std::vector<Instant> open;
        size_t oldest = 0;
        const auto closeOldest = [&](Instant end) { fn(InstantRange{open[oldest++], end}); };
        for (auto page = m_pages.begin(); page != m_pages.end(); ++page) {
            const Instant day = dayStart(page->first);
            for (auto carried = static_cast<size_t>(page->second->levelBefore(0)); open.size() - oldest > carried;)
                closeOldest(day);
            page->second->events().forEach(0, DayPage::kDayMs, [&](quint32 msOfDay, int step) {
                const Instant at = day + milliseconds(msOfDay);
                if (step > 0)
                    open.push_back(at);
                else
                    closeOldest(at);
                return true;
            });
            if (const auto next = page + 1; next == m_pages.end() || next->first != page->first + 1) {
                while (oldest < open.size())
                    closeOldest(day + kDay);
            }
        }
    }

private:
    using Page = std::pair<qint64, CowPtr<DayPage>>; // UTC day since the epoch
    static qint64 dayOf(Instant t) { return toEpochMs(floorTo(t, kDay)) / DayPage::kDayMs; }
    static Instant dayStart(qint64 day) { return fromEpochMs(day * DayPage::kDayMs); }
    std::vector<Page>::const_iterator pageFrom(Instant t) const;
    DayPage &pageForWriting(qint64 day);
    void dropIfEmpty(qint64 day);
    int levelBefore(Instant t) const;
    template <typename Fn> static void forEachPart(InstantRange range, Fn fn);
    std::optional<Instant> lastBlockedEnd(InstantRange range, int limit) const;
    void fillCells(Instant first, milliseconds step, milliseconds rest, std::span<qint16> cells,
                   std::span<qint16> heads) const;

    std::vector<Page> m_pages; // ascending, none empty
};

} // namespace callboard
