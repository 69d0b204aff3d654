// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/numbers/weekframe.h"

#include <QRectF>

namespace callboard {

/// The booked week of one number in a table row: bars on one scale where the full height is the cap, a tick above each
/// hour at the cap, a gap between days. Cap 0 has no scale and no bars.
struct SparkGeometry
{
    std::vector<QRectF> bars;
    std::vector<QRectF> ticks;
    QRectF capLine; ///< 1 px, where the cap lies
};

SparkGeometry sparkOf(const QRectF &area, const WeekFrame &frame, const std::vector<qint16> &week, int cap);

} // namespace callboard
