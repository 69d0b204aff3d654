// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/time/zone.h"

#include <QDate>

#include <optional>
#include <vector>

namespace callboard {

/// Which hours of the booked week are worth showing, the same for every number and pool so that they can be compared:
/// the days and the hours of the day, on the operator's clock, that hold any call. A column is one hour of one day.
class WeekFrame
{
public:
    WeekFrame() = default;
    /// `weeks` as NumberRow::week, one value per hour from `first` (a whole hour). Without any call: nine to six of
    /// the days that follow.
    WeekFrame(const std::vector<std::vector<qint16>> &weeks, Instant first, const Zone &zone);

    const std::vector<QDate> &days() const { return m_days; }
    int fromHour() const { return m_fromHour; }
    /// The first hour after the last one shown, up to 24.
    int toHour() const { return m_toHour; }
    int hours() const { return m_toHour - m_fromHour; }
    int columns() const { return static_cast<int>(m_days.size()) * hours(); }
    int dayOf(int column) const { return column / hours(); }
    int hourOf(int column) const { return m_fromHour + column % hours(); }
    const Zone &zone() const { return m_zone; }
    /// Start of the hour; nullopt for one that the clock does not show that day.
    std::optional<Instant> startOf(int column) const;
    /// The busiest minute of that hour; nullopt before the first hour, after the last, or when the clock skips it. An
    /// hour shown twice gives the larger of both.
    std::optional<int> valueAt(const std::vector<qint16> &week, int column) const;

private:
    struct Hours
    {
        int first = -1; ///< index into a week; -1 = none
        int second = -1;
    };
    std::vector<QDate> m_days;
    int m_fromHour = 9;
    int m_toHour = 18;
    Instant m_first;
    Zone m_zone = Zone::utc();
    std::vector<Hours> m_columns;
};

} // namespace callboard
