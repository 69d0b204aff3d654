// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/heatmap/heatpalette.h"

namespace callboard {

namespace {

const QColor kLight(0xff, 0xff, 0xff);
const QColor kDark(0x0b, 0x0d, 0x10);

} // namespace

const HeatPalette &heatPalette(HeatPaletteKind kind)
{
    static const HeatPalette viridis{{QColor(0x44, 0x01, 0x54), QColor(0x46, 0x32, 0x7e), QColor(0x36, 0x5c, 0x8d),
                                      QColor(0x27, 0x7f, 0x8e), QColor(0x1f, 0xa1, 0x87), QColor(0x4a, 0xc1, 0x6d),
                                      QColor(0xa0, 0xda, 0x39), QColor(0xfd, 0xe7, 0x25)},
                                     {kLight, kLight, kLight, kLight, kDark, kDark, kDark, kDark}};
    // Eight even steps of the published map of Nuñez, Anderton and Renslow; the fourth is dark enough for white digits.
    static const HeatPalette cividis{{QColor(0x00, 0x22, 0x4e), QColor(0x12, 0x35, 0x70), QColor(0x3b, 0x49, 0x6c),
                                      QColor(0x57, 0x5d, 0x6d), QColor(0x8a, 0x86, 0x78), QColor(0xa5, 0x9c, 0x74),
                                      QColor(0xd0, 0xbe, 0x61), QColor(0xfe, 0xe8, 0x38)},
                                     {kLight, kLight, kLight, kLight, kDark, kDark, kDark, kDark}};
    return kind == HeatPaletteKind::Viridis ? viridis : cividis;
}

} // namespace callboard
