// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/heatmap/heatgrid.h"
#include "ui/heatmap/heatpalette.h"

#include <QImage>

namespace callboard {

/// The heatmap's colours as a small image, made once per data change: one pixel a column, two pixel rows a day (the
/// halves of a repeated hour; else equal). Scaled without smoothing by the painter. `surface` stands for cells without
/// a colour of their own (closed, never, unknown), `past` for what is over.
QImage heatImage(const HeatGrid &grid, const HeatPalette &palette, bool after, const QColor &surface,
                 const QColor &past);

} // namespace callboard
