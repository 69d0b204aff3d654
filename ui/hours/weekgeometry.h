// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPoint>
#include <QRectF>

#include <optional>

namespace callboard {

/// Where a week lies on the screen: days across (0 = Monday), minutes of the day down. Arithmetic without a painter;
/// lengths in device-independent pixels of the viewport, scrolled by `scroll`.
struct WeekGeometry
{
    QRectF area;            ///< of the columns, below the head, as visible
    double headHeight = 30; ///< above area
    int firstMinute = 420;  ///< top of the grid, whole hours
    int lastMinute = 1200;  ///< bottom, excluded, whole hours
    double hourHeight = 48;
    double scroll = 0;

    /// Hours shown for these edges and calls: two more on each side of the hours, whole hours, within the day.
    static std::pair<int, int> visibleMinutes(int opens, int closes, int firstCall, int lastCall);

    double yOf(double minute) const;
    /// Of the grid, clamped to what is shown, not snapped.
    double minuteAt(double y) const;
    /// To the nearest step, clamped to what is shown.
    int snappedMinuteAt(double y, int step) const;
    double columnWidth() const { return area.width() / 7; }
    QRectF columnRect(int day) const;
    QRectF headRect(int day) const;
    /// A stretch of minutes in one column.
    QRectF spanRect(int day, int fromMinute, int toMinute) const;
    /// The bar of a quarter: `share` 0..1 of the column's width less its margins.
    QRectF barRect(int day, int quarter, double share) const;
    /// Column 0..6 under x; nullopt beside the grid.
    std::optional<int> dayAt(double x) const;
    /// A day's head under the point.
    std::optional<int> headAt(QPointF position) const;
    /// Near enough to the line of this minute to grab it, inside the columns.
    bool isNearLine(QPointF position, int minute, double tolerance) const;
    double contentHeight() const { return (lastMinute - firstMinute) / 60.0 * hourHeight; }
};

} // namespace callboard
