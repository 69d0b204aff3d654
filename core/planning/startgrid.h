// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/time/hoursextras.h"

#include <optional>
#include <vector>

namespace callboard {

/// The moments a call may be planned at (D-PLAN, D-WINDOW): `first` itself, which may stand between minutes, and every
/// whole minute after it up to and with `last`. Positions count from 0.
class StartGrid
{
public:
    /// Empty when last < first.
    StartGrid(Instant first, Instant last);
    int size() const { return m_size; }
    Instant at(int position) const { return position == 0 ? m_first : m_nextMinute + kMinute * (position - 1); }
    /// The first position at or after t; size() when there is none.
    int positionFrom(Instant t) const;
    /// The position of exactly t.
    std::optional<int> positionOf(Instant t) const;
    bool startsOnMinute() const { return floorTo(m_first, kMinute) == m_first; }
    Instant first() const { return m_first; }

private:
    Instant m_first;
    Instant m_nextMinute; // the whole minute after m_first
    int m_size;
};

/// Positions [from, to).
struct PositionRange
{
    int from;
    int to;
    friend bool operator==(const PositionRange &, const PositionRange &) = default;
};
using Positions = std::vector<PositionRange>;
int countOf(const Positions &positions);

/// Which instants count as a start: hours by D-HOURS, holidays and split windows (C164), the option to finish inside.
struct StartRule
{
    HoursRule hours;
    bool waived = false;            ///< D-FORCE: hours, days and extras do not count
    bool finishInsideHours = false; ///< the whole call inside one callable stretch
    milliseconds estimate{0};
    const HoursExtras *extras = nullptr; ///< the company's, as they are today; of the world that is planned in
    friend bool operator==(const StartRule &, const StartRule &) = default;
};

/// D-HOURS for one instant: the one predicate for admission, preview and dispatch.
bool mayStartAt(Instant t, const StartRule &rule, const Zone &zone);
/// The stretches of [range.start, range.end) in which a call may start.
std::vector<InstantRange> startSpans(InstantRange range, const StartRule &rule, const Zone &zone);
/// The positions of the grid in [from, last] at which a call may start.
Positions startPositions(const StartGrid &grid, Instant from, Instant last, const StartRule &rule, const Zone &zone);
/// `positions` without those in [range.start, range.end).
Positions without(const Positions &positions, const StartGrid &grid, InstantRange range);

} // namespace callboard
