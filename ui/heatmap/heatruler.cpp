// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/heatmap/heatruler.h"

#include <algorithm>
#include <array>

namespace callboard {

namespace {

/// Hours between labels that keep them apart: every, every second, third ... hour.
int hoursPerLabel(const HeatGeometry &geometry, double labelDistance)
{
    const double hourWidth = geometry.frame().measures.columnWidth * 60.0 / geometry.frame().cellMinutes;
    for (const int hours : {1, 2, 3, 4, 6, 12}) {
        if (hours * hourWidth >= labelDistance)
            return hours;
    }
    return 24;
}

/// In the wall-clock view the operator's own ruler is the same for all days, also for one with 23 or 25 hours.
HeatRuler wallClockRuler(const HeatGeometry &geometry, int perLabel)
{
    HeatRuler ruler;
    const double hourWidth = geometry.frame().measures.columnWidth * 60.0 / geometry.frame().cellMinutes;
    for (int hour = 0; hour < 24; ++hour)
        ruler.ticks.push_back({geometry.columnLeft(0) + hour * hourWidth, hour, 0, false, hour % perLabel == 0});
    return ruler;
}

struct Walk
{
    HeatRuler ruler;
    std::array<int, 24> lastTick;
    QDate rowDate;
    QDate lastDate;
    int perLabel = 1;
};

void extendOtherDate(Walk &walk, int days, double from, double to)
{
    if (days == 0)
        return;
    auto &all = walk.ruler.otherDates;
    if (!all.empty() && all.back().days == days && from <= all.back().right + 0.01)
        all.back().right = std::max(all.back().right, to);
    else
        all.push_back({from, to, days});
}

void addTick(Walk &walk, double x, int hour, bool afterJump)
{
    int showing = 0;
    if (int &seen = walk.lastTick[static_cast<size_t>(hour)]; seen >= 0) {
        // Half a day apart or more is another day's, not a second showing.
        if (static_cast<int>(walk.ruler.ticks.size()) - seen < 12) {
            walk.ruler.ticks[static_cast<size_t>(seen)].showing = 1;
            showing = 2;
        }
    }
    walk.lastTick[static_cast<size_t>(hour)] = static_cast<int>(walk.ruler.ticks.size());
    walk.ruler.ticks.push_back({x, hour, showing, afterJump, hour % walk.perLabel == 0 || afterJump || showing > 0});
}

} // namespace

HeatRuler rulerOf(const HeatGeometry &geometry, const Zone &zone, int row, double labelDistance)
{
    if (geometry.isEmpty())
        return {};
    const int perLabel = hoursPerLabel(geometry, labelDistance);
    if (geometry.isWallClock() && zone == geometry.frame().zone)
        return wallClockRuler(geometry, perLabel);

    Walk walk;
    walk.lastTick.fill(-1);
    walk.rowDate = geometry.dateOf(row);
    walk.perLabel = perLabel;
    const InstantRange day = geometry.dayOf(row);
    const double perMinute = geometry.frame().measures.columnWidth / geometry.frame().cellMinutes;
    // Offsets are multiples of 15 minutes since 1986 and jumps lie on the quarter, so quarters meet each hour and jump.
    const milliseconds quarter = 15 * kMinute;
    int offset = zone.offsetSecondsAt(day.start);
    for (Instant t = day.start; t < day.end; t += quarter) {
        const CivilMinute civil = zone.civilOf(t);
        const int nowOffset = zone.offsetSecondsAt(t);
        const bool jumped = nowOffset != offset;
        offset = nowOffset;
        const double x = geometry.xOf(t);
        if (jumped)
            walk.ruler.jumps.push_back(x);
        extendOtherDate(walk, static_cast<int>(walk.rowDate.daysTo(civil.date)), x, x + 15 * perMinute);
        if (civil.time.minute() == 0)
            addTick(walk, x, civil.time.hour(), jumped);
    }
    // The wall clock of a day with a repeated hour goes back: the later tick would lie on the earlier one.
    if (geometry.isWallClock()) {
        std::ranges::stable_sort(walk.ruler.ticks, {}, &HeatRuler::Tick::x);
        const auto same = [](const HeatRuler::Tick &a, const HeatRuler::Tick &b) { return b.x - a.x < 0.5; };
        walk.ruler.ticks.erase(std::unique(walk.ruler.ticks.begin(), walk.ruler.ticks.end(), same),
                               walk.ruler.ticks.end());
    }
    return walk.ruler;
}

} // namespace callboard
