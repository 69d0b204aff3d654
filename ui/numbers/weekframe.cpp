// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/numbers/weekframe.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr int kFallbackDays = 5;

bool hasCall(const std::vector<std::vector<qint16>> &weeks, size_t hour)
{
    return std::any_of(weeks.begin(), weeks.end(),
                       [hour](const std::vector<qint16> &week) { return hour < week.size() && week[hour] > 0; });
}

} // namespace

WeekFrame::WeekFrame(const std::vector<std::vector<qint16>> &weeks, Instant first, const Zone &zone)
    : m_first(first), m_zone(zone)
{
    size_t length = 0;
    for (const auto &week : weeks)
        length = std::max(length, week.size());
    int from = 24;
    int to = 0;
    for (size_t hour = 0; hour < length; ++hour) {
        if (!hasCall(weeks, hour))
            continue;
        const CivilMinute civil = zone.civilOf(first + static_cast<qint64>(hour) * kHour);
        if (m_days.empty() || m_days.back() != civil.date)
            m_days.push_back(civil.date);
        from = std::min(from, civil.time.hour());
        to = std::max(to, civil.time.hour() + 1);
    }
    if (m_days.empty()) {
        const QDate today = zone.civilOf(first).date;
        for (int day = 0; day < kFallbackDays; ++day)
            m_days.push_back(today.addDays(day));
    } else {
        m_fromHour = from;
        m_toHour = to;
    }
    m_columns.resize(static_cast<size_t>(columns()));
    for (size_t hour = 0; hour < length; ++hour) {
        const CivilMinute civil = zone.civilOf(first + static_cast<qint64>(hour) * kHour);
        const auto day = std::find(m_days.begin(), m_days.end(), civil.date);
        if (day == m_days.end() || civil.time.hour() < m_fromHour || civil.time.hour() >= m_toHour)
            continue;
        Hours &at = m_columns[static_cast<size_t>((day - m_days.begin()) * hours() + civil.time.hour() - m_fromHour)];
        (at.first < 0 ? at.first : at.second) = static_cast<int>(hour);
    }
}

std::optional<Instant> WeekFrame::startOf(int column) const
{
    const auto resolved = m_zone.resolve({m_days[static_cast<size_t>(dayOf(column))], QTime(hourOf(column), 0)});
    if (resolved.kind == Zone::Kind::Skipped)
        return std::nullopt;
    return resolved.first;
}

std::optional<int> WeekFrame::valueAt(const std::vector<qint16> &week, int column) const
{
    const Hours &at = m_columns[static_cast<size_t>(column)];
    const auto value = [&week](int hour) {
        return hour >= 0 && hour < static_cast<int>(week.size()) ? int(week[static_cast<size_t>(hour)]) : -1;
    };
    const int most = std::max(value(at.first), value(at.second));
    return most < 0 ? std::nullopt : std::optional<int>(most);
}

} // namespace callboard
