// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/reservation.h"

#include <QDate>

#include <vector>

namespace callboard {

/// Firm calls with what their own wall clock shows, read once per load: while an edge is dragged, a count for any rule
/// is a walk over two small numbers per call. Agrees with conflictsOf, which names the calls (a test compares them).
class FirmWeek
{
public:
    FirmWeek() = default;
    explicit FirmWeek(std::vector<FirmCall> firm, Instant now);

    struct Spot
    {
        QDate date;
        int minute = 0; ///< of the day, 0..1439
        int isoDay = 1;
        QTime time;
    };
    const std::vector<FirmCall> &calls() const { return m_calls; }
    /// On the clock of the call's frozen zone.
    const Spot &spot(size_t call) const { return m_spots[call]; }
    /// How many calls the rule pushes out (D-CONFLICT).
    int countOutside(const HoursRule &rule) const;
    /// Is this call pushed out?
    bool isOutside(size_t call, const HoursRule &rule) const;

    /// Calls of one week: how many begin in each quarter of an hour, and how many of those the rule pushes out.
    struct Quarter
    {
        int booked = 0;
        int outside = 0;
    };
    static constexpr int kQuarters = 96;
    struct Week
    {
        QDate monday;
        std::vector<Quarter> quarters = std::vector<Quarter>(7 * kQuarters); ///< day * kQuarters + quarter
        const Quarter &at(int day, int quarter) const
        {
            return quarters[static_cast<size_t>(day) * kQuarters + static_cast<size_t>(quarter)];
        }
        int most = 0; ///< the largest `booked`
    };
    /// `onClock` absent = each call on its own clock; else all on this zone's.
    Week week(QDate monday, const HoursRule &rule, const std::optional<Zone> &onClock = std::nullopt) const;

private:
    std::vector<FirmCall> m_calls;
    std::vector<Spot> m_spots;
    std::vector<bool> m_isPast;
};

} // namespace callboard
