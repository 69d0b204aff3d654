// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/paintedtable.h"
#include "ui/numbers/weekchartgeometry.h"

namespace callboard {

/// The selected number's booked week: one cell an hour, its busiest minute against the cap.
class WeekChart : public PaintedTable
{
    Q_OBJECT

public:
    explicit WeekChart(QWidget *parent = nullptr);

    /// `fullHours` are columns of the frame in which the pool alone is full.
    void setData(const WeekFrame &frame, const std::vector<qint16> &week, int oldCap, int newCap,
                 const QString &poolName, std::vector<int> fullHours);

    int rowCount() const override { return m_week.empty() ? 0 : 1; }
    int columnCount() const override { return m_frame.columns(); }
    QString cellText(int row, int column) const override;
    QRectF cellRect(int row, int column) const override;
    QString columnText(int column) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *) override;

private:
    WeekChartGeometry geometryNow() const;
    void drawHead(QPainter *painter, const WeekChartGeometry &geometry) const;
    void drawAxes(QPainter *painter, const WeekChartGeometry &geometry) const;
    void drawLoad(QPainter *painter, const WeekChartGeometry &geometry) const;
    void drawCaps(QPainter *painter, const WeekChartGeometry &geometry) const;

    WeekFrame m_frame;
    std::vector<qint16> m_week;
    int m_oldCap = 0;
    int m_newCap = 0;
    QString m_poolName;
    std::vector<int> m_fullHours;
};

} // namespace callboard
