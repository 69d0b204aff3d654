// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/numbers/weekframe.h"

#include <QPolygonF>
#include <QRectF>

namespace callboard {

/// The week of one number against its old and new cap: a step per hour, days side by side with a gap, full height a
/// little above the higher of load and caps. Arithmetic without a painter.
struct WeekChartGeometry
{
    QRectF plot;
    double columnWidth = 0;
    int top = 1; ///< lines at the upper edge
    static constexpr double kDayGap = 8;

    WeekChartGeometry() = default;
    WeekChartGeometry(const QRectF &area, const WeekFrame &weekFrame, const std::vector<qint16> &load, int oldCap,
                      int newCap);

    double yOf(int lines) const;
    QRectF dayBox(int day) const;
    /// The whole height of the hour.
    QRectF columnBox(int column) const;
    /// One staircase a stretch of known hours within a day, left to right, without its foot.
    std::vector<QPolygonF> steps() const;
    /// Hours before the first that is known.
    QRectF pastBox(int day) const;
    /// Values of the axis, at most four, from 0 to `top`.
    std::vector<int> ticks() const;

    WeekFrame frame;
    std::vector<qint16> week;
};

} // namespace callboard
