// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/startgrid.h"

#include <algorithm>

namespace callboard {

StartGrid::StartGrid(Instant first, Instant last)
    : m_first(first), m_nextMinute(floorTo(first, kMinute) + kMinute),
      m_size(last < first          ? 0
             : last < m_nextMinute ? 1
                                   : static_cast<int>((last - m_nextMinute) / kMinute) + 2)
{
}

int StartGrid::positionFrom(Instant t) const
{
    if (t <= m_first)
        return 0;
    if (t <= m_nextMinute)
        return std::min(1, m_size);
    const auto minutes = (ceilTo(t, kMinute) - m_nextMinute) / kMinute + 1;
    return static_cast<int>(std::min<qint64>(minutes, m_size));
}

std::optional<int> StartGrid::positionOf(Instant t) const
{
    const int position = positionFrom(t);
    return position < m_size && at(position) == t ? std::optional(position) : std::nullopt;
}

int countOf(const Positions &positions)
{
    int count = 0;
    for (const PositionRange &range : positions)
        count += range.to - range.from;
    return count;
}

namespace {

const HoursExtras &extrasOf(const StartRule &rule)
{
    static const HoursExtras none;
    return rule.extras ? *rule.extras : none;
}

} // namespace

bool mayStartAt(Instant t, const StartRule &rule, const Zone &zone)
{
    if (rule.waived)
        return true;
    if (!callableAt(t, rule.hours, extrasOf(rule), zone))
        return false;
    if (!rule.finishInsideHours)
        return true;
    const std::vector<InstantRange> spans = callableSpans({t, t + rule.estimate}, rule.hours, extrasOf(rule), zone);
    return spans.size() == 1 && spans.front() == InstantRange{t, t + rule.estimate};
}

std::vector<InstantRange> startSpans(InstantRange range, const StartRule &rule, const Zone &zone)
{
    if (range.isEmpty())
        return {};
    if (rule.waived)
        return {range};
    if (!rule.finishInsideHours)
        return callableSpans(range, rule.hours, extrasOf(rule), zone);
    // The call may be the last thing in its stretch, so the stretch has to be seen to its end.
    std::vector<InstantRange> spans;
    for (const InstantRange &open :
         callableSpans({range.start, range.end + rule.estimate}, rule.hours, extrasOf(rule), zone)) {
        const InstantRange starts{open.start, std::min(range.end, open.end - rule.estimate + milliseconds(1))};
        if (!starts.isEmpty())
            spans.push_back(starts);
    }
    return spans;
}

Positions startPositions(const StartGrid &grid, Instant from, Instant last, const StartRule &rule, const Zone &zone)
{
    Positions positions;
    for (const InstantRange &span : startSpans({from, last + milliseconds(1)}, rule, zone)) {
        const PositionRange found{grid.positionFrom(span.start), grid.positionFrom(span.end)};
        if (found.from < found.to)
            positions.push_back(found);
    }
    return positions;
}

Positions without(const Positions &positions, const StartGrid &grid, InstantRange range)
{
    const int from = grid.positionFrom(range.start);
    const int to = grid.positionFrom(range.end);
    Positions left;
    for (const PositionRange &p : positions) {
        if (p.from < std::min(p.to, from))
            left.push_back({p.from, std::min(p.to, from)});
        if (std::max(p.from, to) < p.to)
            left.push_back({std::max(p.from, to), p.to});
    }
    return left;
}

} // namespace callboard
