// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/theme.h"
#include "ui/heatmap/heatgrid.h"
#include "ui/heatmap/heatpalette.h"

#include <QBrush>
#include <QHash>
#include <QImage>
#include <QPixmap>

class QPainter;

namespace callboard {

/// 45 degree hatch lines for "nobody can be called", crossed for "does not exist"; made once per theme and screen. Also
/// for the legend and the other charts.
QBrush hatchBrush(const QColor &line, bool crossed, double scale, double devicePixelRatio);

/// Draws the still part of the heatmap: colours, hatch, signs, digits, ghost bars and people strips. The view calls it
/// once per data change, scroll or resize and keeps the picture; cursor, window and hover are drawn on top of that.
class HeatPainter
{
public:
    struct Look
    {
        Theme theme;
        HeatPaletteKind palette = HeatPaletteKind::Viridis;
        bool after = true;
        double devicePixelRatio = 1;
    };

    void setLook(const Look &look);
    const Look &look() const { return m_look; }
    /// A copy of neither is kept; the image is made here.
    void setGrid(const HeatGrid &grid);
    const QImage &image() const { return m_image; }

    /// Paints rows first..last in content coordinates; the ground must be filled with surface.
    void paint(QPainter *painter, const HeatGeometry &geometry, const HeatGrid &grid, int firstRow, int lastRow);

    /// White cross of a full slot, centred in the rect.
    static void drawCross(QPainter *painter, const QRectF &rect, const QColor &colour, double scale);

private:
    void paintRow(QPainter *painter, const HeatGeometry &geometry, const HeatGrid &grid, int row);
    void paintGaps(QPainter *painter, const HeatGeometry &geometry, const HeatGrid &grid, int row);
    void paintClosed(QPainter *painter, const HeatGeometry &geometry, const HeatGrid &grid, int row);
    void paintCell(QPainter *painter, const HeatGeometry &geometry, const HeatGrid &grid, const HeatSpot &spot);
    void paintStrip(QPainter *painter, const HeatGeometry &geometry, const HeatGrid &grid, int row);
    void paintGhost(QPainter *painter, const QRectF &rect, int planned, int most);
    const QPixmap &digits(int value, const QColor &colour);

    Look m_look;
    QImage m_image;
    QBrush m_hatch;
    QBrush m_cross;
    QHash<quint64, QPixmap> m_digits;
};

} // namespace callboard
