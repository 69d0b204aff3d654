// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/hours/weekgeometry.h"

#include <algorithm>
#include <cmath>

namespace callboard {

namespace {

constexpr int kHour = 60;
constexpr int kDay = 24 * kHour;
constexpr int kQuarter = 15;
/// Of a bar within its quarter and column, shares of the hour's height and pixels.
constexpr double kBarGap = 0.03;
constexpr double kBarMargin = 3;

} // namespace

std::pair<int, int> WeekGeometry::visibleMinutes(int opens, int closes, int firstCall, int lastCall)
{
    const int first = std::min(opens - 2 * kHour, firstCall);
    const int last = std::max(closes + 2 * kHour, lastCall + 1);
    return {std::clamp(first, 0, kDay - kHour) / kHour * kHour,
            std::clamp((last + kHour - 1) / kHour * kHour, kHour, kDay)};
}

double WeekGeometry::yOf(double minute) const
{
    return area.top() - scroll + (minute - firstMinute) / kHour * hourHeight;
}

double WeekGeometry::minuteAt(double y) const
{
    const double minute = firstMinute + (y - area.top() + scroll) / hourHeight * kHour;
    return std::clamp(minute, static_cast<double>(firstMinute), static_cast<double>(lastMinute));
}

int WeekGeometry::snappedMinuteAt(double y, int step) const
{
    return std::clamp(static_cast<int>(std::lround(minuteAt(y) / step)) * step, firstMinute, lastMinute);
}

QRectF WeekGeometry::columnRect(int day) const
{
    // Edges on whole pixels, so that the lines between columns are sharp.
    const double left = std::round(area.left() + day * columnWidth());
    const double right = std::round(area.left() + (day + 1) * columnWidth());
    return {left, area.top(), right - left, area.height()};
}

QRectF WeekGeometry::headRect(int day) const
{
    const QRectF column = columnRect(day);
    return {column.left(), area.top() - headHeight, column.width(), headHeight};
}

QRectF WeekGeometry::spanRect(int day, int fromMinute, int toMinute) const
{
    const QRectF column = columnRect(day);
    const double top = yOf(std::clamp(fromMinute, firstMinute, lastMinute));
    const double bottom = yOf(std::clamp(toMinute, firstMinute, lastMinute));
    return {column.left(), top, column.width(), bottom - top};
}

QRectF WeekGeometry::barRect(int day, int quarter, double share) const
{
    const QRectF column = columnRect(day);
    const double gap = kBarGap * hourHeight;
    const double top = yOf(quarter * kQuarter) + gap;
    const double height = hourHeight / 4 - 2 * gap;
    const double room = column.width() - 2 * kBarMargin;
    return {column.left() + kBarMargin, top, share > 0 ? std::max(2.0, share * room) : 0, height};
}

std::optional<int> WeekGeometry::dayAt(double x) const
{
    if (x < area.left() || x >= area.right())
        return std::nullopt;
    return std::min(6, static_cast<int>((x - area.left()) / columnWidth()));
}

std::optional<int> WeekGeometry::headAt(QPointF position) const
{
    if (position.y() < area.top() - headHeight || position.y() >= area.top())
        return std::nullopt;
    return dayAt(position.x());
}

bool WeekGeometry::isNearLine(QPointF position, int minute, double tolerance) const
{
    return dayAt(position.x()) && area.contains(position) && std::abs(position.y() - yOf(minute)) <= tolerance;
}

} // namespace callboard
