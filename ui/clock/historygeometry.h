// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/health.h"

#include <QPolygonF>
#include <QRectF>

#include <array>

namespace callboard {

/// The last 24 hours of the clock, one sample a minute, as four curves and a strip: arithmetic without a painter.
/// Time runs left to right, the right edge is `now`.
class HistoryGeometry
{
public:
    enum Series { Live, Due, TickLag, Faults };
    static constexpr int kSeries = 4;
    static constexpr int kHours = 24;
    /// Samples further apart than this were not taken: the curve has a gap.
    static constexpr milliseconds kGap{5 * 60'000};

    HistoryGeometry() = default;
    HistoryGeometry(const std::vector<HealthSample> &samples, Instant now);

    Instant from() const { return m_now - kDay; }
    Instant now() const { return m_now; }
    double xOf(Instant at, const QRectF &plot) const;
    /// Top of the axis: at least `least`, the largest value rounded up to 1, 2 or 5 times a power of ten.
    int topOf(Series series, int least) const;
    int peakOf(Series series) const;
    int lastOf(Series series) const;
    /// One polyline for each stretch without a gap; a pixel has its largest value.
    std::vector<QPolygonF> linesOf(Series series, const QRectF &plot, int top) const;

    /// Stretches of one health, and of none at all (the console or engine was not running).
    struct Stretch
    {
        double left = 0;
        double right = 0;
        std::optional<Health> health;
    };
    std::vector<Stretch> strip(const QRectF &plot) const;

    /// What one hour before now was like; hour 0 is the oldest.
    struct Hour
    {
        InstantRange span;
        bool known = false;
        Health worst = Health::Healthy;
        std::array<int, kSeries> most{}; ///< of Faults: their sum
        int dialled = 0;
    };
    const Hour &hour(int index) const { return m_hours[static_cast<size_t>(index)]; }
    bool isEmpty() const { return m_samples.empty(); }

private:
    static int valueOf(const HealthSample &sample, Series series);

    std::vector<HealthSample> m_samples;
    Instant m_now;
    std::array<Hour, kHours> m_hours{};
};

/// The smallest of 1, 2, 5, 10, 20, 50 ... that is not below `value`.
int niceTop(int value);

} // namespace callboard
