// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/time/zone.h"
#include "ui/clock/forecastgeometry.h"
#include "ui/common/paintedtable.h"

namespace callboard {

/// The next 48 hours: lines in use by the calls already booked, a row a pool, a cell a quarter of an hour. A full time
/// is dark with a cross and says from when to when.
class ForecastView : public PaintedTable
{
    Q_OBJECT

public:
    explicit ForecastView(QWidget *parent = nullptr);
    void setData(const ClockBackend::Forecast &forecast, const Zone &own);
    void setNow(Instant now);

    int rowCount() const override { return m_forecast.pools(); }
    int columnCount() const override { return m_forecast.quarters(); }
    QString cellText(int row, int column) const override;
    QRectF cellRect(int row, int column) const override;
    QString rowText(int row) const override;
    QString columnText(int column) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *) override;
    void changeEvent(QEvent *event) override;

private:
    QRectF plotOf(int row) const;
    void drawPool(QPainter *painter, int row) const;
    void drawFull(QPainter *painter, int row) const;
    void drawAxis(QPainter *painter) const;

    ForecastGeometry m_forecast;
    Zone m_own = Zone::utc();
    Instant m_now;
};

} // namespace callboard
