// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/heatmap/heatimage.h"

namespace callboard {

QImage heatImage(const HeatGrid &grid, const HeatPalette &palette, bool after, const QColor &surface,
                 const QColor &past)
{
    if (grid.rows() == 0 || grid.columns() == 0)
        return {};
    QImage image(grid.columns(), grid.rows() * 2, QImage::Format_RGB32);
    const auto colourOf = [&](const HeatValue &value) {
        switch (value.kind) {
        case HeatValue::Kind::Unknown:
        case HeatValue::Kind::Never:
        case HeatValue::Kind::Closed:
            break;
        case HeatValue::Kind::Past:
            return past.rgb();
        case HeatValue::Kind::Open:
            return palette.steps[static_cast<size_t>(HeatGeometry::step(value.shown(after), grid.cap()))].rgb();
        }
        return surface.rgb();
    };
    for (int row = 0; row < grid.rows(); ++row) {
        auto *upper = reinterpret_cast<QRgb *>(image.scanLine(row * 2));
        auto *lower = reinterpret_cast<QRgb *>(image.scanLine(row * 2 + 1));
        for (int column = 0; column < grid.columns(); ++column) {
            upper[column] = colourOf(grid.at({row, column, 0}));
            lower[column] = grid.isSplit(row, column) ? colourOf(grid.at({row, column, 1})) : upper[column];
        }
    }
    return image;
}

} // namespace callboard
