// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/heatmap/heatgeometry.h"

#include <algorithm>
#include <cmath>

namespace callboard {

namespace {

constexpr int kSteps = 7;

milliseconds wallOf(const CivilMinute &civil, QDate midnight)
{
    return milliseconds(midnight.daysTo(civil.date) * kDay.count() + civil.time.msecsSinceStartOfDay());
}

} // namespace

HeatGeometry::HeatGeometry(const HeatFrame &frame) : m_frame(frame)
{
    const HeatMeasures &m = m_frame.measures;
    double top = m.topPadding;
    for (int i = 0; m_frame.firstDay.isValid() && i < m_frame.days; ++i) {
        Day day = makeDay(m_frame.firstDay.addDays(i), m_frame.zone);
        if (i > 0 && day.date.dayOfWeek() == 1)
            top += m.weekGap;
        day.top = top;
        top += m.rowHeight;
        m_days.push_back(std::move(day));
    }
    if (m_days.empty())
        return;
    const milliseconds shown = isWallClock() ? kDay : m_days.front().span.length();
    m_columns = static_cast<int>((shown + cellLength() - milliseconds(1)) / cellLength());
}

HeatGeometry::Day HeatGeometry::makeDay(QDate date, const Zone &zone)
{
    Day day{date, {zone.startOfDay(date), zone.startOfDay(date.addDays(1))}, {}, 0};
    Instant from = day.span.start;
    // transitions() leaves out the range's own start, where the first piece begins anyway.
    std::vector<Instant> cuts = zone.transitions(day.span);
    cuts.push_back(day.span.end);
    for (const Instant cut : cuts) {
        if (cut > from)
            day.pieces.push_back({{from, cut}, wallOf(zone.civilOf(from), date)});
        from = cut;
    }
    return day;
}

InstantRange HeatGeometry::range() const
{
    if (m_days.empty())
        return {};
    return {m_days.front().span.start, m_days.back().span.end};
}

QSizeF HeatGeometry::contentSize() const
{
    if (m_days.empty())
        return {};
    return {columnLeft(m_columns), m_days.back().top + m_frame.measures.rowHeight};
}

double HeatGeometry::rowTop(int row) const
{
    return m_days[static_cast<size_t>(row)].top;
}

std::pair<int, int> HeatGeometry::visibleRows(double top, double height) const
{
    const double rowHeight = m_frame.measures.rowHeight;
    const auto first = std::ranges::find_if(m_days, [&](const Day &d) { return d.top + rowHeight > top; });
    const auto end = std::find_if(first, m_days.end(), [&](const Day &d) { return d.top >= top + height; });
    if (first == end)
        return {0, -1};
    return {static_cast<int>(first - m_days.begin()), static_cast<int>(end - m_days.begin()) - 1};
}

std::optional<HeatSpot> HeatGeometry::cellAt(QPointF position) const
{
    const HeatMeasures &m = m_frame.measures;
    if (position.x() < m.labelWidth)
        return std::nullopt;
    const int column = static_cast<int>((position.x() - m.labelWidth) / m.columnWidth);
    if (column >= m_columns)
        return std::nullopt;
    for (int row = 0; row < rows(); ++row) {
        const double y = position.y() - rowTop(row);
        if (y < 0 || y >= m.rowHeight)
            continue;
        const bool lower = y >= m.bandHeight / 2 && showing(row, column) == HeatShowing::Twice;
        return HeatSpot{row, column, lower ? 1 : 0};
    }
    return std::nullopt;
}

QRectF HeatGeometry::bandOf(int row, int column) const
{
    return {columnLeft(column), rowTop(row), m_frame.measures.columnWidth, m_frame.measures.bandHeight};
}

QRectF HeatGeometry::rectOf(const HeatSpot &spot) const
{
    QRectF rect = bandOf(spot.row, spot.column);
    if (showing(spot.row, spot.column) != HeatShowing::Twice)
        return rect;
    const double half = rect.height() / 2;
    return {rect.left(), rect.top() + spot.half * half, rect.width(), half};
}

QRectF HeatGeometry::stripOf(int row, int column) const
{
    const HeatMeasures &m = m_frame.measures;
    return {columnLeft(column), rowTop(row) + m.bandHeight + m.stripGap, m.columnWidth, m.stripHeight};
}

HeatGeometry::Shown HeatGeometry::shownAt(int row, int column) const
{
    const Day &day = m_days[static_cast<size_t>(row)];
    if (!isWallClock()) {
        const Instant start = day.span.start + column * cellLength();
        const InstantRange span{start, std::min(start + cellLength(), day.span.end)};
        return span.isEmpty() ? Shown{} : Shown{HeatShowing::Once, span, {}};
    }
    const milliseconds cellStart = column * cellLength();
    const milliseconds cellEnd = cellStart + cellLength();
    Shown shown;
    milliseconds shownUntil{0};
    for (const Piece &piece : day.pieces) {
        const milliseconds from = std::max(cellStart, piece.wallStart);
        const milliseconds to = std::min(cellEnd, piece.wallEnd());
        if (from >= to)
            continue;
        const InstantRange span{piece.span.start + (from - piece.wallStart), piece.span.start + (to - piece.wallStart)};
        if (shown.showing == HeatShowing::Never) {
            shown = {HeatShowing::Once, span, {}};
        } else if (from < shownUntil) {
            shown.showing = HeatShowing::Twice;
            shown.second = span;
        } else {
            shown.first.end = span.end; // a jump inside the cell: its two ends are one stretch of time
        }
        shownUntil = std::max(shownUntil, to);
    }
    return shown;
}

HeatShowing HeatGeometry::showing(int row, int column) const
{
    return shownAt(row, column).showing;
}

InstantRange HeatGeometry::spanOf(const HeatSpot &spot) const
{
    const Shown shown = shownAt(spot.row, spot.column);
    return spot.half == 0 ? shown.first : shown.second;
}

std::optional<int> HeatGeometry::rowOf(Instant t) const
{
    const auto found = std::ranges::find_if(m_days, [t](const Day &d) { return d.span.contains(t); });
    if (found == m_days.end())
        return std::nullopt;
    return static_cast<int>(found - m_days.begin());
}

std::optional<HeatSpot> HeatGeometry::spotOf(Instant t) const
{
    const auto row = rowOf(t);
    if (!row)
        return std::nullopt;
    const Day &day = m_days[static_cast<size_t>(*row)];
    if (!isWallClock())
        return HeatSpot{*row, static_cast<int>((t - day.span.start) / cellLength()), 0};
    const auto piece = std::ranges::find_if(day.pieces, [t](const Piece &p) { return p.span.contains(t); });
    const milliseconds wall = piece->wallStart + (t - piece->span.start);
    const int column = std::clamp(static_cast<int>(wall / cellLength()), 0, m_columns - 1);
    const Shown shown = shownAt(*row, column);
    return HeatSpot{*row, column, shown.showing == HeatShowing::Twice && shown.second.contains(t) ? 1 : 0};
}

double HeatGeometry::xOf(Instant t) const
{
    const auto row = rowOf(t);
    if (!row)
        return m_frame.measures.labelWidth;
    const Day &day = m_days[static_cast<size_t>(*row)];
    milliseconds at = t - day.span.start;
    if (isWallClock()) {
        const auto piece = std::ranges::find_if(day.pieces, [t](const Piece &p) { return p.span.contains(t); });
        at = piece->wallStart + (t - piece->span.start);
    }
    return m_frame.measures.labelWidth +
           m_frame.measures.columnWidth * static_cast<double>(at.count()) / static_cast<double>(cellLength().count());
}

Instant HeatGeometry::nextCell(Instant t) const
{
    const auto spot = spotOf(t);
    if (!spot)
        return t < range().start ? range().start : previousCell(range().end);
    const Instant next = spanOf(*spot).end;
    return next < range().end ? next : spanOf(*spot).start;
}

Instant HeatGeometry::previousCell(Instant t) const
{
    if (t <= range().start)
        return range().start;
    const auto spot = spotOf(t);
    const Instant start = spot ? spanOf(*spot).start : range().end;
    if (start <= range().start)
        return range().start;
    const auto before = spotOf(start - milliseconds(1));
    return before ? spanOf(*before).start : start;
}

Instant HeatGeometry::sameTimeOn(Instant t, int rowDelta) const
{
    const auto spot = spotOf(t);
    if (!spot)
        return t;
    const int row = std::clamp(spot->row + rowDelta, 0, rows() - 1);
    for (int column = spot->column; column < m_columns; ++column) {
        if (showing(row, column) == HeatShowing::Never)
            continue;
        const InstantRange second = spanOf({row, column, spot->half});
        return second.isEmpty() ? spanOf({row, column, 0}).start : second.start;
    }
    return spanOf(*spot).start;
}

InstantRange HeatGeometry::rangeBetween(Instant a, Instant b) const
{
    const auto first = spotOf(std::min(a, b));
    const auto last = spotOf(std::max(a, b));
    if (!first || !last)
        return {};
    return {spanOf(*first).start, spanOf(*last).end};
}

std::vector<HeatGeometry::Segment> HeatGeometry::segmentsOf(InstantRange window) const
{
    std::vector<Segment> segments;
    for (int row = 0; row < rows(); ++row) {
        const Day &day = m_days[static_cast<size_t>(row)];
        const InstantRange part{std::max(window.start, day.span.start), std::min(window.end, day.span.end)};
        if (part.isEmpty())
            continue;
        Segment segment{row, columnLeft(m_columns), 0, window.start<day.span.start, window.end> day.span.end};
        // Each stretch of one offset gives its own end points; after a repeated hour the later one may lie further
        // left.
        for (const Piece &piece : day.pieces) {
            const InstantRange shown{std::max(part.start, piece.span.start), std::min(part.end, piece.span.end)};
            if (shown.isEmpty())
                continue;
            const double left = xOf(shown.start);
            const double perMs = m_frame.measures.columnWidth / static_cast<double>(cellLength().count());
            segment.left = std::min(segment.left, left);
            segment.right = std::max(segment.right, left + perMs * static_cast<double>(shown.length().count()));
        }
        segments.push_back(segment);
    }
    return segments;
}

int HeatGeometry::step(int remaining, int cap)
{
    if (remaining <= 0 || cap <= 0)
        return 0;
    if (remaining >= cap)
        return kSteps;
    return 1 + remaining * kSteps / (cap + 1);
}

std::vector<HeatGeometry::Cut> HeatGeometry::cuts(int cap)
{
    std::vector<Cut> all;
    for (int remaining = 1; remaining <= cap; ++remaining) {
        const int s = step(remaining, cap);
        if (all.empty() || all.back().step != s)
            all.push_back({s, remaining, remaining});
        else
            all.back().high = remaining;
    }
    return all;
}

} // namespace callboard
