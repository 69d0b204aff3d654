// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/heatmap/heatgrid.h"

#include <algorithm>

namespace callboard {

namespace {

qint16 orZero(const std::vector<qint16> &values, size_t index)
{
    return index < values.size() ? values[index] : qint16(0);
}

} // namespace

HeatGrid::HeatGrid(const HeatGeometry &geometry, const HeatData &data, Instant now)
    : m_rows(geometry.rows()), m_columns(geometry.columns()), m_cap(data.cap), m_people(data.people),
      m_hasPlan(!data.freeAfter.empty())
{
    m_values.resize(static_cast<size_t>(m_rows) * static_cast<size_t>(m_columns) * 2);
    size_t next = 0;
    for (int row = 0; row < m_rows; ++row) {
        for (int column = 0; column < m_columns; ++column) {
            for (const int half : {0, 1}) {
                const HeatValue value = valueOf(data, geometry.spanOf({row, column, half}), now);
                m_mostPlanned = std::max(m_mostPlanned, static_cast<int>(value.planned));
                m_values[next++] = value;
            }
        }
    }
}

const HeatValue &HeatGrid::at(const HeatSpot &spot) const
{
    static const HeatValue never{HeatValue::Kind::Never};
    if (spot.row < 0 || spot.row >= m_rows || spot.column < 0 || spot.column >= m_columns)
        return never;
    return m_values[(static_cast<size_t>(spot.row) * static_cast<size_t>(m_columns) +
                     static_cast<size_t>(spot.column)) *
                        2 +
                    static_cast<size_t>(spot.half)];
}

HeatValue HeatGrid::valueOf(const HeatData &data, InstantRange span, Instant now) const
{
    if (span.isEmpty())
        return {HeatValue::Kind::Never};
    const Instant dataEnd = data.first + static_cast<qint64>(data.free.size()) * data.step;
    if (data.free.empty() || span.start < data.first || span.end > dataEnd)
        return {HeatValue::Kind::Unknown};

    const auto first = static_cast<size_t>((span.start - data.first) / data.step);
    const auto end = static_cast<size_t>((span.end - data.first + data.step - milliseconds(1)) / data.step);
    bool anybody = false;
    bool open = false;
    HeatValue value;
    for (size_t slot = first; slot < end; ++slot) {
        value.planned = static_cast<qint16>(value.planned + orZero(data.planned, slot));
        const qint16 callable = orZero(data.callable, slot);
        if (callable <= 0)
            continue;
        anybody = true;
        const Instant slotEnd = data.first + static_cast<qint64>(slot + 1) * data.step;
        if (slotEnd <= now)
            continue;
        const qint16 free = data.free[slot];
        const qint16 after = m_hasPlan ? orZero(data.freeAfter, slot) : free;
        value.free = open ? std::min(value.free, free) : free;
        value.freeAfter = open ? std::min(value.freeAfter, after) : after;
        value.callable = open ? std::min(value.callable, callable) : callable;
        open = true;
    }
    value.kind = open ? HeatValue::Kind::Open : anybody ? HeatValue::Kind::Past : HeatValue::Kind::Closed;
    return value;
}

} // namespace callboard
