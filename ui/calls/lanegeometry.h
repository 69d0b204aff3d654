// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/time/zone.h"
#include "ui/calls/lanelayout.h"

#include <QPointF>
#include <QRectF>

#include <optional>
#include <vector>

namespace callboard {

/// Which bar of which lane.
struct LanePlace
{
    int lane = -1;
    int bar = -1;
    friend bool operator==(const LanePlace &, const LanePlace &) = default;
};

/// Pixels of the lanes: arithmetic without a painter. x grows with time also in right-to-left languages; y counts from
/// the top of the content, below the ruler, before scrolling.
struct LaneGeometry
{
    double headWidth = 104; ///< numbers and "5/10", left of the time axis
    double rulerHeight = 24;
    double lineHeight = 6; ///< one line of a number; 9 on large windows
    double padding = 5;    ///< above and below a lane's lines
    double leastLane = 30; ///< room for a lane's label
    double barGap = 1;     ///< between two lines
    double boxSize = 8;
    double width = 800;       ///< of the whole view
    Instant from;             ///< at the left end of the time axis
    double pxPerMinute = 2;   ///< zoom
    std::vector<double> tops; ///< of each lane; one more entry = content height

    /// Lays the lanes below each other.
    void setLanes(const std::vector<Lane> &lanes);
    double contentHeight() const { return tops.empty() ? 0 : tops.back(); }
    double axisWidth() const { return width - headWidth; }
    InstantRange shown() const;

    double xOf(Instant at) const;
    Instant instantAt(double x) const;
    /// The whole minute nearest to x (a call starts on whole minutes, D-PRECISION).
    Instant minuteAt(double x) const;
    QRectF rectOf(const LaneBar &bar, int lane) const;
    /// The bar under a point of the content; boxes before bars, with a margin of 2 px for the hand.
    std::optional<LanePlace> barAt(const std::vector<Lane> &lanes, QPointF at) const;
    /// The lane at a height, -1 for none.
    int laneAt(double y) const;

    /// `from` moved so that `at` stands where it stood and the zoom is `factor` times as fine.
    void zoomAround(Instant at, double factor);
    static constexpr double kFinest = 24;    ///< px a minute: 30 minutes on a small window
    static constexpr double kCoarsest = 0.4; ///< a day and a half on one
};

/// One label of the ruler.
struct RulerTick
{
    Instant at;
    CivilMinute civil;
    bool isMidnight = false;
};

/// Whole steps of the wall clock (5, 10, 15, 30 min, 1, 2, 3, 6, 12 h) at least `leastGapPx` apart, in `zone`. Real
/// time is walked, so a repeated hour appears twice and a skipped one never.
std::vector<RulerTick> rulerTicks(const LaneGeometry &geometry, const Zone &zone, double leastGapPx);

} // namespace callboard
