// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/numbers/capmapgeometry.h"

#include <algorithm>
#include <cmath>

namespace callboard {

namespace {

constexpr int kManyMinutes = 11 * 60; // longer days are cut into hours, else the digits do not fit
constexpr int kMostDays = 7;

int minuteOfDay(QTime time)
{
    return time.hour() * 60 + time.minute();
}

} // namespace

CapMapGeometry::CapMapGeometry(const HeatData &data, const Zone &zone)
{
    std::vector<CivilMinute> wall(data.free.size());
    int from = 24 * 60;
    int to = 0;
    for (size_t i = 0; i < data.free.size(); ++i) {
        wall[i] = zone.civilOf(data.first + static_cast<qint64>(i) * data.step);
        if (i >= data.callable.size() || data.callable[i] <= 0)
            continue;
        if (m_days.empty() || m_days.back() != wall[i].date) {
            if (m_days.size() == kMostDays)
                break;
            m_days.push_back(wall[i].date);
        }
        from = std::min(from, minuteOfDay(wall[i].time));
        to = std::max(to, minuteOfDay(wall[i].time) + 1);
    }
    if (m_days.empty())
        return;
    m_cellMinutes = to - from > kManyMinutes ? 60 : 30;
    m_firstMinute = from / m_cellMinutes * m_cellMinutes;
    m_columns = (to - m_firstMinute + m_cellMinutes - 1) / m_cellMinutes;
    m_cells.resize(m_days.size() * static_cast<size_t>(m_columns));
    for (size_t i = 0; i < wall.size() && i < data.callable.size(); ++i) {
        const auto day = std::find(m_days.begin(), m_days.end(), wall[i].date);
        const int minute = minuteOfDay(wall[i].time) - m_firstMinute;
        if (day == m_days.end() || minute < 0 || minute >= m_columns * m_cellMinutes)
            continue;
        Cell &cell = m_cells[static_cast<size_t>((day - m_days.begin()) * m_columns + minute / m_cellMinutes)];
        if (data.callable[i] <= 0) {
            if (cell.kind == Cell::Nothing)
                cell.kind = Cell::Closed;
            continue;
        }
        cell.free = cell.kind == Cell::Open ? std::min(cell.free, int(data.free[i])) : data.free[i];
        cell.kind = Cell::Open;
    }
}

QRectF CapMapGeometry::rectOf(const QRectF &area, double rowHeight, int row, int column) const
{
    const double width = columnWidth(area);
    const double left = std::round(area.left() + column * width);
    const double right = std::round(area.left() + (column + 1) * width);
    return {left, area.top() + row * rowHeight, right - left - 1, rowHeight - 1};
}

} // namespace callboard
