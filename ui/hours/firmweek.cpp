// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/hours/firmweek.h"

#include <algorithm>

namespace callboard {

namespace {

FirmWeek::Spot spotOf(Instant at, const Zone &zone)
{
    const CivilMinute civil = zone.civilOf(at);
    return {civil.date, civil.time.hour() * 60 + civil.time.minute(), civil.date.dayOfWeek(), civil.time};
}

} // namespace

FirmWeek::FirmWeek(std::vector<FirmCall> firm, Instant now) : m_calls(std::move(firm))
{
    m_spots.reserve(m_calls.size());
    m_isPast.reserve(m_calls.size());
    for (const FirmCall &call : m_calls) {
        m_spots.push_back(spotOf(call.plannedAttemptAt, call.zone));
        m_isPast.push_back(call.plannedAttemptAt < now);
    }
}

bool FirmWeek::isOutside(size_t call, const HoursRule &rule) const
{
    return !m_isPast[call] && !rule.contains({m_spots[call].date, m_spots[call].time});
}

int FirmWeek::countOutside(const HoursRule &rule) const
{
    int count = 0;
    for (size_t i = 0; i < m_calls.size(); ++i)
        count += isOutside(i, rule) ? 1 : 0;
    return count;
}

FirmWeek::Week FirmWeek::week(QDate monday, const HoursRule &rule, const std::optional<Zone> &onClock) const
{
    Week week;
    week.monday = monday;
    for (size_t i = 0; i < m_calls.size(); ++i) {
        const Spot spot = onClock ? spotOf(m_calls[i].plannedAttemptAt, *onClock) : m_spots[i];
        const qint64 day = monday.daysTo(spot.date);
        if (day < 0 || day > 6)
            continue;
        Quarter &quarter = week.quarters[static_cast<size_t>(day * kQuarters + spot.minute / 15)];
        ++quarter.booked;
        quarter.outside += isOutside(i, rule) ? 1 : 0;
        week.most = std::max(week.most, quarter.booked);
    }
    return week;
}

} // namespace callboard
