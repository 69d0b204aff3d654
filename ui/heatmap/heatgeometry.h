// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/time/zone.h"

#include <QDate>
#include <QPointF>
#include <QRectF>

#include <optional>
#include <vector>

namespace callboard {

/// Lengths of the heatmap in device-independent pixels (DESIGN-LANGUAGE section 5, at scale 1).
struct HeatMeasures
{
    double topPadding = 0;   ///< above the first day
    double labelWidth = 78;  ///< day names, left of the first column
    double columnWidth = 15; ///< one cell
    double rowHeight = 38;   ///< one day
    double bandHeight = 26;  ///< the coloured cells, at the top of the row
    double stripGap = 1;     ///< between band and strip
    double stripHeight = 7;  ///< how many of the chosen people can be called
    double weekGap = 4;      ///< before the first day of a week
    friend bool operator==(const HeatMeasures &, const HeatMeasures &) = default;
};

/// A cell: day, column of the day, and which showing of an hour that the clock shows twice.
struct HeatSpot
{
    int row = 0;
    int column = 0;
    int half = 0; ///< 0 the only or first showing, 1 the second
    friend bool operator==(const HeatSpot &, const HeatSpot &) = default;
};

/// Does the wall clock show this cell once, never (a DST gap) or twice? A cell of which a part is skipped is Once.
enum class HeatShowing { Once, Never, Twice };

/// Which days, in whose zone, cut how, drawn how large.
struct HeatFrame
{
    Zone zone = Zone::utc(); ///< the operator's
    QDate firstDay;
    int days = 14;        ///< 1..62; one day shows its 23, 24 or 25 hours in order, several show the wall clock
    int cellMinutes = 30; ///< 5, 15, 30 or 60
    HeatMeasures measures;
    friend bool operator==(const HeatFrame &, const HeatFrame &) = default;
};

/// Where time lies on the heatmap: arithmetic without a painter (STYLE 11). Positions are in content coordinates: x = 0
/// at the labels' left edge, y = 0 at the top of the first day, unscrolled. Immutable after construction.
class HeatGeometry
{
public:
    HeatGeometry() = default;
    explicit HeatGeometry(const HeatFrame &frame);

    const HeatFrame &frame() const { return m_frame; }
    bool isEmpty() const { return m_days.empty(); }
    int rows() const { return static_cast<int>(m_days.size()); }
    int columns() const { return m_columns; }
    QDate dateOf(int row) const { return m_days[static_cast<size_t>(row)].date; }
    /// All instants of that local date; 23 to 25 h, empty for a date that was skipped.
    InstantRange dayOf(int row) const { return m_days[static_cast<size_t>(row)].span; }
    /// From the first instant of the first day to the end of the last.
    InstantRange range() const;
    /// Columns are wall-clock minutes (several days) or time passed since midnight (one day).
    bool isWallClock() const { return m_frame.days > 1; }

    QSizeF contentSize() const;
    double rowTop(int row) const;
    /// True when a week begins with this row and a gap lies above it.
    bool beginsWeek(int row) const { return row > 0 && dateOf(row).dayOfWeek() == 1; }
    double columnLeft(int column) const { return m_frame.measures.labelWidth + column * m_frame.measures.columnWidth; }
    /// First and last row (inclusive) that [top, top + height) touches; {0, -1} when none.
    std::pair<int, int> visibleRows(double top, double height) const;

    /// The cell under a position; nullopt over the labels, a week gap or outside. May be a cell that is never shown.
    std::optional<HeatSpot> cellAt(QPointF position) const;
    /// The band of the whole cell, or its half when the clock shows it twice.
    QRectF rectOf(const HeatSpot &spot) const;
    /// The whole band of the cell, both halves.
    QRectF bandOf(int row, int column) const;
    QRectF stripOf(int row, int column) const;

    HeatShowing showing(int row, int column) const;
    /// The instants the cell stands for; empty when it is never shown (or there is no such half).
    InstantRange spanOf(const HeatSpot &spot) const;
    /// The cell that shows t; nullopt outside the range.
    std::optional<HeatSpot> spotOf(Instant t) const;
    /// x of an instant within its row.
    double xOf(Instant t) const;

    /// Start of the cell that follows or goes before the one of t, in the order of time; clamped to the range.
    Instant nextCell(Instant t) const;
    Instant previousCell(Instant t) const;
    /// The same wall-clock cell `rowDelta` days on; a cell that day does not show gives the next one that it does.
    Instant sameTimeOn(Instant t, int rowDelta) const;
    /// From the start of the earlier cell to the end of the later one, whichever way they were picked.
    InstantRange rangeBetween(Instant a, Instant b) const;

    /// One row of a window's outline.
    struct Segment
    {
        int row = 0;
        double left = 0;
        double right = 0;
        bool comesFromBefore = false; ///< open at the left: the window goes on in the row above
        bool goesOn = false;          ///< open at the right
    };
    std::vector<Segment> segmentsOf(InstantRange window) const;

    /// 0 = full (also cap 0), 1..7 = seven equal parts of 1..cap.
    static int step(int remaining, int cap);
    /// Lowest and highest number of free lines of each step 1..7 that occurs with this cap (the legend's cuts).
    struct Cut
    {
        int step = 1;
        int low = 1;
        int high = 1;
    };
    static std::vector<Cut> cuts(int cap);

private:
    /// A stretch of one day with one offset.
    struct Piece
    {
        InstantRange span;
        milliseconds wallStart{0}; ///< since local midnight, at span.start
        milliseconds wallEnd() const { return wallStart + span.length(); }
    };
    struct Day
    {
        QDate date;
        InstantRange span;
        std::vector<Piece> pieces;
        double top = 0;
    };
    struct Shown
    {
        HeatShowing showing = HeatShowing::Never;
        InstantRange first;
        InstantRange second;
    };
    Shown shownAt(int row, int column) const;
    std::optional<int> rowOf(Instant t) const;
    static Day makeDay(QDate date, const Zone &zone);
    milliseconds cellLength() const { return milliseconds(m_frame.cellMinutes * kMinute); }

    HeatFrame m_frame;
    std::vector<Day> m_days;
    int m_columns = 0;
};

} // namespace callboard
