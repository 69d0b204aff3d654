// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>

#include <array>

namespace callboard {

enum class HeatPaletteKind { Viridis, Cividis };

/// Eight colours, full to free, and the digits' colour on each (DESIGN-LANGUAGE section 5). The same in all themes:
/// they are data, and each keeps 4.5:1 to its digits.
struct HeatPalette
{
    std::array<QColor, 8> steps;  ///< index = HeatGeometry::step
    std::array<QColor, 8> digits; ///< on the step
};

const HeatPalette &heatPalette(HeatPaletteKind kind);

} // namespace callboard
