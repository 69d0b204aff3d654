// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/numbersbackend.h"
#include "ui/common/paintedtable.h"
#include "ui/heatmap/heatpalette.h"
#include "ui/numbers/capmapgeometry.h"

namespace callboard {

/// Lines free before and after a cap: two small maps, one above the other, on one scale and one grid. Rows 0..n-1 are
/// before, n..2n-1 after.
class CapMaps : public PaintedTable
{
    Q_OBJECT

public:
    explicit CapMaps(QWidget *parent = nullptr);

    void setData(const CapPreview &preview, const Zone &zone, const QString &before, const QString &after,
                 const QString &afterNote);
    void clear();
    void setPalette(HeatPaletteKind kind);

    int rowCount() const override { return 2 * m_before.rows(); }
    int columnCount() const override { return m_before.columns(); }
    QString cellText(int row, int column) const override;
    QRectF cellRect(int row, int column) const override;
    QString rowText(int row) const override;
    QString columnText(int column) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override;
    void changeEvent(QEvent *event) override;

private:
    QRectF mapArea(bool after) const;
    double rowHeight() const;
    void drawMap(QPainter *painter, bool after) const;
    void drawCell(QPainter *painter, const QRectF &box, const CapMapGeometry::Cell &cell) const;
    void drawHours(QPainter *painter, const QRectF &area) const;
    void drawLegend(QPainter *painter) const;

    CapMapGeometry m_before;
    CapMapGeometry m_after;
    Zone m_zone = Zone::utc();
    int m_cap = 0;
    QString m_beforeTitle;
    QString m_afterTitle;
    QString m_afterNote;
    HeatPaletteKind m_palette = HeatPaletteKind::Viridis;
};

} // namespace callboard
