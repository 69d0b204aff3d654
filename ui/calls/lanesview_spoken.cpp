// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The lanes as a screen reader walks them: a row per line of each number, a cell per call on it.
#include "ui/calls/lanesview.h"

#include <QLocale>

#include <algorithm>

namespace callboard {

std::vector<LanesView::Line> LanesView::linesOfLanes() const
{
    std::vector<Line> lines;
    for (size_t lane = 0; lane < m_lanes.size(); ++lane) {
        const size_t first = lines.size();
        for (int line = 0; line < m_lanes[lane].lines; ++line)
            lines.push_back({static_cast<int>(lane), line, {}});
        for (size_t bar = 0; bar < m_lanes[lane].bars.size(); ++bar)
            lines[first + static_cast<size_t>(m_lanes[lane].bars[bar].line)].bars.push_back(static_cast<int>(bar));
    }
    return lines;
}

std::optional<LanePlace> LanesView::placeOfCell(int row, int column) const
{
    const auto lines = linesOfLanes();
    if (row < 0 || column < 0 || row >= static_cast<int>(lines.size()))
        return std::nullopt;
    const Line &line = lines[static_cast<size_t>(row)];
    if (column >= static_cast<int>(line.bars.size()))
        return std::nullopt;
    return LanePlace{line.lane, line.bars[static_cast<size_t>(column)]};
}

std::optional<QPoint> LanesView::cellOfPlace(const LanePlace &place) const
{
    const auto lines = linesOfLanes();
    for (size_t row = 0; row < lines.size(); ++row) {
        const auto &bars = lines[row].bars;
        const auto at = std::find(bars.begin(), bars.end(), place.bar);
        if (lines[row].lane == place.lane && at != bars.end())
            return QPoint(static_cast<int>(at - bars.begin()), static_cast<int>(row));
    }
    return std::nullopt;
}

int LanesView::spokenRows() const
{
    return static_cast<int>(linesOfLanes().size());
}

int LanesView::spokenColumns() const
{
    size_t most = 0;
    for (const Line &line : linesOfLanes())
        most = std::max(most, line.bars.size());
    return static_cast<int>(most);
}

QString LanesView::spokenCell(int row, int column) const
{
    const auto place = placeOfCell(row, column);
    return place ? describe(m_lanes[static_cast<size_t>(place->lane)].bars[static_cast<size_t>(place->bar)])
                 : QString();
}

QString LanesView::spokenRow(int row) const
{
    const auto lines = linesOfLanes();
    if (row < 0 || row >= static_cast<int>(lines.size()))
        return {};
    const Line &line = lines[static_cast<size_t>(row)];
    //: %1 is a number's label, %2 which of its lines
    return tr("%1, line %2")
        .arg(m_lanes[static_cast<size_t>(line.lane)].number.label, QLocale().toString(line.line + 1));
}

QString LanesView::spokenColumn(int column) const
{
    return tr("Call %1 of the line").arg(QLocale().toString(column + 1));
}

QRect LanesView::spokenPlace(int row, int column) const
{
    const auto place = placeOfCell(row, column);
    if (!place)
        return {};
    const QRect local = rectOf(*place).toAlignedRect();
    return {viewport()->mapToGlobal(local.topLeft()), local.size()};
}

std::optional<QPoint> LanesView::spokenCellAt(QPoint onScreen) const
{
    const QPointF at = viewport()->mapFromGlobal(onScreen);
    const auto place = at.y() < m_geometry.rulerHeight ? std::nullopt : m_geometry.barAt(m_lanes, toContent(at));
    return place ? cellOfPlace(*place) : std::nullopt;
}

std::optional<QPoint> LanesView::spokenCursor() const
{
    return m_cursor ? cellOfPlace(*m_cursor) : std::nullopt;
}

QList<QPoint> LanesView::selectedCells() const
{
    const auto cell = spokenCursor();
    return cell ? QList{*cell} : QList<QPoint>{};
}

} // namespace callboard
