// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/time/zone.h"
#include "ui/clock/historygeometry.h"
#include "ui/common/paintedtable.h"

namespace callboard {

/// The last 24 hours: a strip of health and four curves on one time axis. A cell is one hour of one row.
class HistoryView : public PaintedTable
{
    Q_OBJECT

public:
    explicit HistoryView(QWidget *parent = nullptr);
    void setData(const std::vector<HealthSample> &samples, Instant now, const Zone &own);

    int rowCount() const override { return 1 + HistoryGeometry::kSeries; }
    int columnCount() const override { return HistoryGeometry::kHours; }
    QString cellText(int row, int column) const override;
    QRectF cellRect(int row, int column) const override;
    QString rowText(int row) const override;
    QString columnText(int column) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *) override;

private:
    /// Row 0 is the strip of health, then the series.
    double namesWidth() const;
    QRectF rowBox(int row) const;
    QRectF plotOf(int row) const;
    QString captionOf(HistoryGeometry::Series series) const;
    void drawStrip(QPainter *painter) const;
    void drawSeries(QPainter *painter, HistoryGeometry::Series series) const;
    void drawAxis(QPainter *painter) const;

    HistoryGeometry m_history;
    Zone m_own = Zone::utc();
};

} // namespace callboard
