// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/numbers/sparkgeometry.h"

#include <algorithm>
#include <cmath>

namespace callboard {

namespace {

constexpr double kDayGap = 4;
constexpr double kTickHeight = 3;

} // namespace

SparkGeometry sparkOf(const QRectF &area, const WeekFrame &frame, const std::vector<qint16> &week, int cap)
{
    SparkGeometry spark;
    if (cap <= 0 || week.empty() || frame.columns() == 0)
        return spark;
    const auto days = static_cast<double>(frame.days().size());
    const double column = (area.width() - kDayGap * (days - 1)) / frame.columns();
    if (column <= 0)
        return spark;
    const double top = area.top() + kTickHeight;
    const double height = area.bottom() - top;
    spark.capLine = QRectF(area.left(), top, area.width(), 1);
    for (int i = 0; i < frame.columns(); ++i) {
        const auto value = frame.valueAt(week, i);
        if (!value || *value <= 0)
            continue;
        const double left = area.left() + i * column + frame.dayOf(i) * kDayGap;
        const double x = std::round(left);
        const double right = std::max(x + 1, std::round(left + column));
        const double tall = std::max(1.0, std::round(height * std::min(*value, cap) / cap));
        spark.bars.emplace_back(x, area.bottom() - tall, right - x, tall);
        if (*value >= cap)
            spark.ticks.emplace_back(x, area.top(), right - x, kTickHeight);
    }
    return spark;
}

} // namespace callboard
