// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/heat.h"
#include "core/time/zone.h"

#include <QDate>
#include <QRectF>

#include <vector>

namespace callboard {

/// The small map beside the cap editor: days down, the callable hours across, each cell the least lines free of its
/// five-minute starts. Arithmetic without a painter. Rows and columns come from the callable layer, which a cap does
/// not change, so the maps before and after lie on one grid.
class CapMapGeometry
{
public:
    struct Cell
    {
        enum Kind { Nothing, Closed, Open } kind = Nothing; ///< Nothing = past, or a time the clock does not show
        int free = 0;                                       ///< of Open
        friend bool operator==(const Cell &, const Cell &) = default;
    };

    CapMapGeometry() = default;
    CapMapGeometry(const HeatData &data, const Zone &zone);

    bool isEmpty() const { return m_days.empty(); }
    int rows() const { return static_cast<int>(m_days.size()); }
    int columns() const { return m_columns; }
    QDate dayOf(int row) const { return m_days[static_cast<size_t>(row)]; }
    int minuteOf(int column) const { return m_firstMinute + column * m_cellMinutes; }
    int cellMinutes() const { return m_cellMinutes; }
    const Cell &at(int row, int column) const { return m_cells[static_cast<size_t>(row * m_columns + column)]; }
    /// In `area`, on whole pixels, 1 px gaps.
    QRectF rectOf(const QRectF &area, double rowHeight, int row, int column) const;
    double columnWidth(const QRectF &area) const { return m_columns > 0 ? area.width() / m_columns : 0; }

private:
    std::vector<QDate> m_days;
    int m_firstMinute = 0;
    int m_cellMinutes = 30;
    int m_columns = 0;
    std::vector<Cell> m_cells;
};

} // namespace callboard
