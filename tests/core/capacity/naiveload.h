// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace callboard::test {

/// The second implementation: a list of intervals, counted anew for every question.
struct NaiveLoad
{
    std::vector<InstantRange> intervals;

    int levelAt(Instant t) const
    {
        return static_cast<int>(
            std::count_if(intervals.begin(), intervals.end(), [t](const InstantRange &i) { return i.contains(t); }));
    }
    // The level rises only where an interval starts.
    int peak(InstantRange range) const
    {
        if (range.isEmpty())
            return 0;
        int highest = levelAt(range.start);
        for (const InstantRange &i : intervals) {
            if (range.contains(i.start))
                highest = std::max(highest, levelAt(i.start));
        }
        return highest;
    }
    // Feasibility begins at the asked start or where an interval ends; on a coarse grid every grid point is tried.
    std::optional<Instant> firstFit(InstantRange starts, milliseconds duration, int limit, milliseconds grid) const
    {
        std::vector<Instant> tries;
        if (grid == milliseconds(1)) {
            tries.push_back(starts.start);
            for (const InstantRange &i : intervals)
                tries.push_back(i.end);
            std::sort(tries.begin(), tries.end());
        } else {
            for (Instant t = ceilTo(starts.start, grid); t < starts.end; t += grid)
                tries.push_back(t);
        }
        for (const Instant t : tries) {
            if (starts.contains(t) && peak({t, t + duration}) < limit)
                return t;
        }
        return std::nullopt;
    }
};

} // namespace callboard::test
