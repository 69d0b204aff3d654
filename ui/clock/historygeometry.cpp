// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clock/historygeometry.h"

#include <algorithm>
#include <cmath>

namespace callboard {

int niceTop(int value)
{
    for (int power = 1;; power *= 10) {
        for (const int digit : {1, 2, 5}) {
            if (digit * power >= value)
                return digit * power;
        }
    }
}

HistoryGeometry::HistoryGeometry(const std::vector<HealthSample> &samples, Instant now) : m_now(now)
{
    for (int i = 0; i < kHours; ++i) {
        const Instant start = from() + i * kHour;
        m_hours[static_cast<size_t>(i)].span = {start, start + kHour};
    }
    for (const HealthSample &sample : samples) {
        if (sample.at < from() || sample.at > now)
            continue;
        m_samples.push_back(sample);
        const auto index = std::min<qint64>(kHours - 1, (sample.at - from()) / kHour);
        Hour &hour = m_hours[static_cast<size_t>(index)];
        hour.known = true;
        // Degraded is worse than Saturated: it needs somebody (D-HEALTH lists it first).
        const auto rank = [](Health health) {
            return health == Health::Degraded ? 2 : health == Health::Saturated ? 1 : 0;
        };
        if (rank(sample.health) > rank(hour.worst))
            hour.worst = sample.health;
        for (const Series series : {Live, Due, TickLag})
            hour.most[series] = std::max(hour.most[series], valueOf(sample, series));
        hour.most[Faults] += sample.faults;
        hour.dialled += sample.dialled;
    }
}

int HistoryGeometry::valueOf(const HealthSample &sample, Series series)
{
    switch (series) {
    case Live:
        return sample.live;
    case Due:
        return sample.due;
    case TickLag:
        return sample.tickLagMs;
    case Faults:
        return sample.faults;
    }
    return 0;
}

double HistoryGeometry::xOf(Instant at, const QRectF &plot) const
{
    return plot.left() + plot.width() * static_cast<double>((at - from()).count()) / static_cast<double>(kDay.count());
}

int HistoryGeometry::peakOf(Series series) const
{
    int most = 0;
    for (const HealthSample &sample : m_samples)
        most = std::max(most, valueOf(sample, series));
    return most;
}

int HistoryGeometry::lastOf(Series series) const
{
    return m_samples.empty() ? 0 : valueOf(m_samples.back(), series);
}

int HistoryGeometry::topOf(Series series, int least) const
{
    return niceTop(std::max(least, peakOf(series)));
}

std::vector<QPolygonF> HistoryGeometry::linesOf(Series series, const QRectF &plot, int top) const
{
    std::vector<QPolygonF> lines;
    QPolygonF line;
    Instant last;
    for (const HealthSample &sample : m_samples) {
        const double x = std::floor(xOf(sample.at, plot));
        const double y = plot.bottom() - plot.height() * std::min(valueOf(sample, series), top) / std::max(1, top);
        if (!line.isEmpty() && sample.at - last > kGap)
            lines.push_back(std::exchange(line, {}));
        if (!line.isEmpty() && line.last().x() == x)
            line.last().setY(std::min(line.last().y(), y));
        else
            line << QPointF(x, y);
        last = sample.at;
    }
    if (!line.isEmpty())
        lines.push_back(line);
    return lines;
}

std::vector<HistoryGeometry::Stretch> HistoryGeometry::strip(const QRectF &plot) const
{
    std::vector<Stretch> stretches;
    Instant reached = from();
    const auto add = [&](Instant start, Instant end, std::optional<Health> health) {
        const double left = std::floor(xOf(start, plot));
        const double right = std::floor(xOf(end, plot));
        if (!stretches.empty() && stretches.back().health == health)
            stretches.back().right = right;
        else
            stretches.push_back({left, right, health});
    };
    for (size_t i = 0; i < m_samples.size(); ++i) {
        const Instant start = m_samples[i].at;
        if (start - reached > kGap)
            add(reached, start, std::nullopt);
        const Instant next = i + 1 < m_samples.size() ? m_samples[i + 1].at : m_now;
        const Instant end = next - start > kGap ? start + kMinute : next;
        add(start, end, m_samples[i].health);
        reached = end;
    }
    if (m_now - reached > kGap)
        add(reached, m_now, std::nullopt);
    return stretches;
}

} // namespace callboard
