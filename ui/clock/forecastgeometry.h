// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/clockbackend.h"

#include <QPolygonF>
#include <QRectF>

namespace callboard {

/// The next 48 hours of each pool: lines in use by the calls already booked, a value a quarter of an hour. Arithmetic
/// without a painter.
class ForecastGeometry
{
public:
    ForecastGeometry() = default;
    explicit ForecastGeometry(ClockBackend::Forecast forecast) : m_forecast(std::move(forecast)) {}

    const ClockBackend::Forecast &forecast() const { return m_forecast; }
    int pools() const { return static_cast<int>(m_forecast.pools.size()); }
    int quarters() const;
    bool isEmpty() const { return quarters() == 0; }
    InstantRange range() const { return {m_forecast.first, quarterStart(quarters())}; }
    Instant quarterStart(int quarter) const { return m_forecast.first + quarter * kQuarter; }
    double xOf(Instant at, const QRectF &plot) const;
    int busyAt(int pool, int quarter) const;
    int capOf(int pool) const { return m_forecast.pools[static_cast<size_t>(pool)].pool.globalCap; }
    /// The staircase without its foot; full height is the larger of cap and load.
    QPolygonF stepsOf(int pool, const QRectF &plot) const;
    double yOf(int pool, int lines, const QRectF &plot) const;
    QRectF cellBox(int quarter, const QRectF &plot) const;
    /// Quarters in which the pool is full for at least a moment, joined; none with cap 0.
    std::vector<InstantRange> fullSpans(int pool) const;

    static constexpr milliseconds kQuarter{15 * 60'000};

private:
    int topOf(int pool) const;
    ClockBackend::Forecast m_forecast;
};

} // namespace callboard
