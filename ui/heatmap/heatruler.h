// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/heatmap/heatgeometry.h"

namespace callboard {

/// What one ruler above the heatmap shows for one day: hours at their x, and where its date is another than the row's.
struct HeatRuler
{
    struct Tick
    {
        double x = 0;
        int hour = 0;           ///< 0..23 on this ruler's clock
        int showing = 0;        ///< 1 and 2 for an hour that the clock shows twice (03a, 03b); else 0
        bool afterJump = false; ///< the first hour after the clock jumped
        bool labelled = true;   ///< false: a tick without room for its label
    };
    /// A stretch whose date differs from the row's by `days` (-1, +1).
    struct OtherDate
    {
        double left = 0;
        double right = 0;
        int days = 0;
    };
    std::vector<Tick> ticks;
    std::vector<OtherDate> otherDates;
    std::vector<double> jumps; ///< x where this clock jumps (one-day view)
};

/// `zone` is the operator's or the second one; `row` the day whose offsets count (the second zone may bend inside the
/// range, N11). Labels are kept at least `labelDistance` pixels apart.
HeatRuler rulerOf(const HeatGeometry &geometry, const Zone &zone, int row, double labelDistance);

} // namespace callboard
