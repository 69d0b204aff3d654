// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/health.h"

#include <QRectF>

namespace callboard {

/// The carrier's last results along time, the stretch in which the breaker is open, and the probe to come: what
/// tripped it (N13). Arithmetic without a painter.
class ResultGeometry
{
public:
    ResultGeometry() = default;
    ResultGeometry(const BreakerStatus &breaker, Instant now);

    /// From a little before the oldest result, at least 120 s before now, to the next probe or a little after now.
    InstantRange range() const { return m_range; }
    double xOf(Instant at, const QRectF &plot) const;
    /// Marks keep their order and at least `least` pixels, so that results of one second can be told apart.
    std::vector<double> marks(const QRectF &plot, double least) const;
    /// First and last index of the faults in a row that opened it; {0, -1} when another rule did.
    std::pair<int, int> trippedBy() const;
    /// Since when it is open; empty while it is closed.
    std::optional<InstantRange> openSpan() const;
    /// How many faults in a row this result is; 0 for a good one.
    int inARow(int result) const;
    const BreakerStatus &breaker() const { return m_breaker; }
    Instant now() const { return m_now; }

private:
    BreakerStatus m_breaker;
    Instant m_now;
    InstantRange m_range;
};

} // namespace callboard
