// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/calls/lanegeometry.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace callboard {

void LaneGeometry::setLanes(const std::vector<Lane> &lanes)
{
    tops.clear();
    double y = 0;
    for (const Lane &lane : lanes) {
        tops.push_back(y);
        y += std::max(leastLane, 2 * padding + lane.lines * lineHeight);
    }
    tops.push_back(y);
}

InstantRange LaneGeometry::shown() const
{
    return {from, instantAt(width)};
}

double LaneGeometry::xOf(Instant at) const
{
    return headWidth + static_cast<double>((at - from).count()) / 60'000.0 * pxPerMinute;
}

Instant LaneGeometry::instantAt(double x) const
{
    return from + milliseconds(std::llround((x - headWidth) / pxPerMinute * 60'000.0));
}

Instant LaneGeometry::minuteAt(double x) const
{
    return floorTo(instantAt(x) + kMinute / 2, kMinute);
}

QRectF LaneGeometry::rectOf(const LaneBar &bar, int lane) const
{
    const double top = tops[static_cast<size_t>(lane)] + padding + bar.line * lineHeight;
    const double x = xOf(bar.start);
    const double height = std::max(2.0, lineHeight - barGap);
    if (bar.shape == LaneBar::Shape::Box)
        return {x, top + (height - std::min(boxSize, height)) / 2, boxSize, std::min(boxSize, height)};
    return {x, top, std::max(2.0, xOf(bar.end) - x - barGap), height};
}

std::optional<LanePlace> LaneGeometry::barAt(const std::vector<Lane> &lanes, QPointF at) const
{
    const int lane = laneAt(at.y());
    if (lane < 0 || at.x() < headWidth)
        return std::nullopt;
    const auto &bars = lanes[static_cast<size_t>(lane)].bars;
    std::optional<LanePlace> found;
    double nearest = 1e9;
    for (size_t i = 0; i < bars.size(); ++i) {
        const QRectF rect = rectOf(bars[i], lane);
        if (!rect.adjusted(-2, -2, 2, 2).contains(at))
            continue;
        // Inside beats beside; a small box on top of a bar beats the bar.
        const double distance = (rect.contains(at) ? 0 : 1000) + std::abs(rect.center().y() - at.y()) +
                                (bars[i].shape == LaneBar::Shape::Box ? 0 : 10);
        if (distance < nearest) {
            nearest = distance;
            found = LanePlace{lane, static_cast<int>(i)};
        }
    }
    return found;
}

int LaneGeometry::laneAt(double y) const
{
    if (tops.size() < 2 || y < 0 || y >= tops.back())
        return -1;
    const auto above = std::upper_bound(tops.begin(), tops.end(), y);
    return static_cast<int>(above - tops.begin()) - 1;
}

void LaneGeometry::zoomAround(Instant at, double factor)
{
    const double x = xOf(at);
    pxPerMinute = std::clamp(pxPerMinute * factor, kCoarsest, kFinest);
    from = at - milliseconds(std::llround((x - headWidth) / pxPerMinute * 60'000.0));
}

std::vector<RulerTick> rulerTicks(const LaneGeometry &geometry, const Zone &zone, double leastGapPx)
{
    static constexpr std::array kSteps{5, 10, 15, 30, 60, 120, 180, 360, 720, 1440};
    const auto wide = [&](int minutes) { return minutes * geometry.pxPerMinute >= leastGapPx; };
    const auto fits = std::find_if(kSteps.begin(), kSteps.end(), wide);
    const int step = fits == kSteps.end() ? kSteps.back() : *fits;

    std::vector<RulerTick> ticks;
    const InstantRange shown = geometry.shown();
    // Every offset is a multiple of 15 minutes today; older ones of a minute, so walk no coarser than that lets us.
    const milliseconds stride = step % 15 == 0 ? 15 * kMinute : 5 * kMinute;
    for (Instant at = ceilTo(shown.start, stride); at < shown.end; at += stride) {
        const CivilMinute civil = zone.civilOf(at);
        const int minute = civil.time.msecsSinceStartOfDay() / 60'000;
        if (minute % step == 0)
            ticks.push_back({at, civil, minute == 0});
    }
    return ticks;
}

} // namespace callboard
