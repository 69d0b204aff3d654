// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/numbers/weekchartgeometry.h"

#include <algorithm>
#include <cmath>

namespace callboard {

WeekChartGeometry::WeekChartGeometry(const QRectF &area, const WeekFrame &weekFrame, const std::vector<qint16> &load,
                                     int oldCap, int newCap)
    : plot(area), frame(weekFrame), week(load)
{
    int most = std::max({1, oldCap, newCap});
    for (int column = 0; column < frame.columns(); ++column)
        most = std::max(most, frame.valueAt(week, column).value_or(0));
    // Even steps of the axis, and room for the cap's line below the edge.
    const int step = std::max(1, (most + 3) / 3);
    top = step * 3;
    const auto gaps = static_cast<double>(std::max<size_t>(1, frame.days().size()) - 1);
    columnWidth = frame.columns() > 0 ? std::max(0.0, plot.width() - gaps * kDayGap) / frame.columns() : 0;
}

double WeekChartGeometry::yOf(int lines) const
{
    return plot.bottom() - plot.height() * lines / top;
}

QRectF WeekChartGeometry::columnBox(int column) const
{
    const double left = plot.left() + column * columnWidth + frame.dayOf(column) * kDayGap;
    return {left, plot.top(), columnWidth, plot.height()};
}

QRectF WeekChartGeometry::dayBox(int day) const
{
    const double left = plot.left() + day * (frame.hours() * columnWidth + kDayGap);
    return {left, plot.top(), frame.hours() * columnWidth, plot.height()};
}

QRectF WeekChartGeometry::pastBox(int day) const
{
    int unknown = 0;
    while (unknown < frame.hours() && !frame.valueAt(week, day * frame.hours() + unknown))
        ++unknown;
    QRectF box = dayBox(day);
    box.setWidth(unknown * columnWidth);
    return day == 0 ? box : QRectF();
}

std::vector<QPolygonF> WeekChartGeometry::steps() const
{
    std::vector<QPolygonF> lines;
    QPolygonF line;
    const auto close = [&] {
        if (!line.isEmpty())
            lines.push_back(std::exchange(line, {}));
    };
    for (int column = 0; column < frame.columns(); ++column) {
        if (column % frame.hours() == 0)
            close();
        const auto value = frame.valueAt(week, column);
        if (!value) {
            close();
            continue;
        }
        const QRectF box = columnBox(column);
        line << QPointF(box.left(), yOf(*value)) << QPointF(box.right(), yOf(*value));
    }
    close();
    return lines;
}

std::vector<int> WeekChartGeometry::ticks() const
{
    return {0, top / 3, top / 3 * 2, top};
}

} // namespace callboard
