// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/heat.h"
#include "ui/heatmap/heatgeometry.h"

#include <vector>

namespace callboard {

/// What one cell shows. A cell coarser than five minutes shows the minimum of its slots that can still be used: those
/// in which somebody may be called and that have not passed. What it promises, each of its slots keeps (P29).
struct HeatValue
{
    enum class Kind : quint8 {
        Unknown, ///< not answered yet
        Never,   ///< the clock does not show it (DST gap)
        Closed,  ///< nobody may be called: hatch
        Past,    ///< over
        Open,    ///< `free` lines; 0 = full
    };
    Kind kind = Kind::Unknown;
    qint16 free = 0;
    qint16 freeAfter = 0; ///< with the plan; as `free` without one
    qint16 callable = 0;  ///< of the chosen people, the fewest in the usable slots
    qint16 planned = 0;   ///< starts of the plan in the cell
    int shown(bool after) const { return after ? freeAfter : free; }
    friend bool operator==(const HeatValue &, const HeatValue &) = default;
};

/// One value per cell, made once per data change from the five-minute answer. Pure.
class HeatGrid
{
public:
    HeatGrid() = default;
    HeatGrid(const HeatGeometry &geometry, const HeatData &data, Instant now);

    int rows() const { return m_rows; }
    int columns() const { return m_columns; }
    const HeatValue &at(const HeatSpot &spot) const;
    /// At least one cell shows the hour twice.
    bool isSplit(int row, int column) const { return at({row, column, 1}).kind != HeatValue::Kind::Never; }
    int cap() const { return m_cap; }
    int people() const { return m_people; }
    bool hasPlan() const { return m_hasPlan; }
    /// The most planned starts in one cell: the ghost bars' scale.
    int mostPlanned() const { return m_mostPlanned; }

private:
    HeatValue valueOf(const HeatData &data, InstantRange span, Instant now) const;

    int m_rows = 0;
    int m_columns = 0;
    int m_cap = 0;
    int m_people = 0;
    int m_mostPlanned = 0;
    bool m_hasPlan = false;
    std::vector<HeatValue> m_values; // [row][column][half]
};

} // namespace callboard
