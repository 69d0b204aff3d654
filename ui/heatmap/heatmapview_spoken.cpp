// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The map as a screen reader walks it: a row per day, a column per cell, sentences of DESIGN-LANGUAGE section 9.
#include "ui/common/timetext.h"
#include "ui/heatmap/heatmapview.h"
#include "ui/heatmap/heatsentences.h"

namespace callboard {

QString HeatmapView::sentenceOf(const HeatSpot &spot) const
{
    const InstantRange span = m_geometry.spanOf(spot);
    if (span.isEmpty())
        return HeatSentences::never(m_geometry.dateOf(spot.row), m_frame.zone);
    const bool twice = m_geometry.showing(spot.row, spot.column) == HeatShowing::Twice;
    return HeatSentences::cell({span, m_grid.at(spot), m_grid.cap(), m_grid.people(), m_after, m_data.estimate,
                                m_frame.zone, m_secondZone, m_window, twice ? spot.half + 1 : 0});
}

QString HeatmapView::spokenCell(int row, int column) const
{
    const HeatSpot first{row, column, 0};
    if (m_geometry.showing(row, column) != HeatShowing::Twice)
        return sentenceOf(first);
    // An hour that the clock shows twice is one place on the map with two times.
    return sentenceOf(first) + QLatin1Char(' ') + sentenceOf({row, column, 1});
}

QString HeatmapView::spokenRow(int row) const
{
    return TimeText::day(m_geometry.dateOf(row));
}

QString HeatmapView::spokenColumn(int column) const
{
    return TimeText::minuteOfDay(column * m_frame.cellMinutes);
}

std::optional<QPoint> HeatmapView::spokenCellAt(QPoint onScreen) const
{
    const QPointF position = viewport()->mapFromGlobal(onScreen);
    const auto spot = canvas().contains(position) ? m_geometry.cellAt(toContent(position)) : std::nullopt;
    return spot ? std::optional(QPoint(spot->column, spot->row)) : std::nullopt;
}

std::optional<QPoint> HeatmapView::spokenCursor() const
{
    const auto spot = m_current ? m_geometry.spotOf(*m_current) : std::nullopt;
    return spot ? std::optional(QPoint(spot->column, spot->row)) : std::nullopt;
}

QString HeatmapView::spokenValue() const
{
    return HeatSentences::window(m_window, m_frame.zone);
}

bool HeatmapView::isCellSelected(QPoint cell) const
{
    return m_window.overlaps(m_geometry.spanOf({cell.y(), cell.x(), 0}));
}

QList<QPoint> HeatmapView::selectedCells() const
{
    QList<QPoint> cells;
    if (m_window.isEmpty())
        return cells;
    const InstantRange shown = m_geometry.range();
    for (Instant t = std::max(m_window.start, shown.start); t < std::min(m_window.end, shown.end);) {
        const auto spot = m_geometry.spotOf(t);
        cells << QPoint(spot->column, spot->row);
        t = m_geometry.spanOf(*spot).end;
    }
    return cells;
}

} // namespace callboard
