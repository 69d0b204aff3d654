// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clock/resultgeometry.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr milliseconds kWindow{120'000}; // D-BREAKER looks at 120 s
constexpr milliseconds kMargin{5'000};
constexpr milliseconds kMostAhead{600'000};
constexpr int kTrip = 3;

} // namespace

ResultGeometry::ResultGeometry(const BreakerStatus &breaker, Instant now) : m_breaker(breaker), m_now(now)
{
    Instant from = now - kWindow;
    if (!breaker.recent.empty())
        from = std::min(from, breaker.recent.front().at);
    if (const auto open = openSpan())
        from = std::min(from, std::max(open->start, now - kMostAhead));
    Instant to = now;
    if (breaker.nextProbe)
        to = std::clamp(*breaker.nextProbe, now, now + kMostAhead);
    m_range = {from - kMargin, to + kMargin};
}

double ResultGeometry::xOf(Instant at, const QRectF &plot) const
{
    return plot.left() + plot.width() * static_cast<double>((at - m_range.start).count()) /
                             static_cast<double>(m_range.length().count());
}

std::vector<double> ResultGeometry::marks(const QRectF &plot, double least) const
{
    std::vector<double> xs;
    for (const BreakerStatus::Result &result : m_breaker.recent)
        xs.push_back(xOf(result.at, plot));
    // From the right, for the latest result must stay left of now.
    double limit = plot.right();
    for (auto x = xs.rbegin(); x != xs.rend(); ++x) {
        *x = std::min(*x, limit);
        limit = *x - least;
    }
    return xs;
}

int ResultGeometry::inARow(int result) const
{
    int row = 0;
    for (int i = result; i >= 0 && m_breaker.recent[static_cast<size_t>(i)].fault; --i)
        ++row;
    return row;
}

std::pair<int, int> ResultGeometry::trippedBy() const
{
    if (m_breaker.cause != QLatin1String("three_in_a_row") || m_breaker.state == BreakerState::Closed)
        return {0, -1};
    for (int i = 0; i < static_cast<int>(m_breaker.recent.size()); ++i) {
        const bool openedIt = inARow(i) == kTrip && (!m_breaker.since || m_breaker.recent[static_cast<size_t>(i)].at <=
                                                                             *m_breaker.since + kSecond);
        if (openedIt)
            return {i - kTrip + 1, i};
    }
    return {0, -1};
}

std::optional<InstantRange> ResultGeometry::openSpan() const
{
    if (m_breaker.state == BreakerState::Closed || !m_breaker.since)
        return std::nullopt;
    return InstantRange{*m_breaker.since, m_now};
}

} // namespace callboard
