// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clock/forecastgeometry.h"

#include <algorithm>

namespace callboard {

int ForecastGeometry::quarters() const
{
    size_t most = 0;
    for (const auto &series : m_forecast.pools)
        most = std::max(most, series.busy.size());
    return static_cast<int>(most);
}

int ForecastGeometry::busyAt(int pool, int quarter) const
{
    const auto &busy = m_forecast.pools[static_cast<size_t>(pool)].busy;
    return quarter < static_cast<int>(busy.size()) ? busy[static_cast<size_t>(quarter)] : 0;
}

double ForecastGeometry::xOf(Instant at, const QRectF &plot) const
{
    const auto length = static_cast<double>(range().length().count());
    return length <= 0 ? plot.left()
                       : plot.left() + plot.width() * static_cast<double>((at - m_forecast.first).count()) / length;
}

int ForecastGeometry::topOf(int pool) const
{
    int top = std::max(1, capOf(pool));
    for (int quarter = 0; quarter < quarters(); ++quarter)
        top = std::max(top, busyAt(pool, quarter));
    return top;
}

double ForecastGeometry::yOf(int pool, int lines, const QRectF &plot) const
{
    return plot.bottom() - plot.height() * lines / topOf(pool);
}

QRectF ForecastGeometry::cellBox(int quarter, const QRectF &plot) const
{
    const double left = xOf(quarterStart(quarter), plot);
    return {left, plot.top(), xOf(quarterStart(quarter + 1), plot) - left, plot.height()};
}

QPolygonF ForecastGeometry::stepsOf(int pool, const QRectF &plot) const
{
    QPolygonF line;
    const int top = topOf(pool);
    for (int quarter = 0; quarter < quarters(); ++quarter) {
        const QRectF box = cellBox(quarter, plot);
        const double y = plot.bottom() - plot.height() * busyAt(pool, quarter) / top;
        line << QPointF(box.left(), y) << QPointF(box.right(), y);
    }
    return line;
}

std::vector<InstantRange> ForecastGeometry::fullSpans(int pool) const
{
    std::vector<InstantRange> spans;
    const int cap = capOf(pool);
    for (int quarter = 0; cap > 0 && quarter < quarters(); ++quarter) {
        if (busyAt(pool, quarter) < cap)
            continue;
        const InstantRange span{quarterStart(quarter), quarterStart(quarter + 1)};
        if (!spans.empty() && spans.back().end == span.start)
            spans.back().end = span.end;
        else
            spans.push_back(span);
    }
    return spans;
}

} // namespace callboard
