// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRectF>

#include <vector>

class QPainter;

namespace callboard {

struct Theme;

/// Lines in use as boxes, one a line, filled from the left; many lines that do not fit become one bar. Calls above the
/// cap (it was lowered, D-CAPCHANGE) are boxes of their own behind the cap's.
struct LineBoxes
{
    std::vector<QRectF> boxes; ///< max(cap, busy) of them; empty while it is a bar
    QRectF bar;                ///< the whole bar; null while there are boxes
    QRectF barFill;
    int busy = 0;
    int cap = 0;
    bool isOver(int box) const { return box >= cap; }
};

/// `pitch` is a box with its gap, in the same pixels as `area`; boxes get narrower, down to 3 px, before it is a bar.
LineBoxes lineBoxesOf(const QRectF &area, int busy, int cap, double pitch);
void drawLineBoxes(QPainter *painter, const LineBoxes &lines, const Theme &theme, bool mirrored = false);

} // namespace callboard
