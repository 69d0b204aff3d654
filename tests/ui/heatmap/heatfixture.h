// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/random.h"
#include "core/model/heat.h"
#include "core/time/callinghours.h"

#include <QDir>
#include <QWidget>

#include <algorithm>

namespace callboard::test {

inline Zone zoneOf(const char *name)
{
    return Zone::parse(QString::fromLatin1(name)).value();
}

/// Local time of a zone as an instant.
inline Instant at(const char *zone, int y, int mo, int d, int h, int mi = 0)
{
    return zoneOf(zone).resolve({QDate(y, mo, d), QTime(h, mi)}).first;
}

/// Loads that look lived in: four zones of people, forty lines, a quiet evening, two full mornings; a plan on Tuesday
/// afternoon. The same for the same dates.
inline HeatData livedIn(InstantRange range, bool withPlan)
{
    HeatData data;
    data.first = range.start;
    data.estimate = 32 * kMinute;
    data.cap = 40;
    data.people = 200;
    const HoursRule rule{CallingHours{}, Weekdays::mondayToFriday()};
    const struct
    {
        const char *zone;
        int people;
    } groups[] = {{"Europe/Vilnius", 48},   {"Europe/Berlin", 34},   {"Europe/London", 36},
                  {"America/New_York", 47}, {"America/Chicago", 22}, {"America/Los_Angeles", 10}};
    auto random = seededRandom(3);
    const InstantRange plan{at("Europe/Vilnius", 2026, 11, 17, 14), at("Europe/Vilnius", 2026, 11, 18, 2)};
    const Zone own = zoneOf("Europe/Vilnius");
    for (Instant t = range.start; t < range.end; t += data.step) {
        int people = 0;
        for (const auto &group : groups) {
            if (callableAt(t, rule, zoneOf(group.zone)))
                people += group.people;
        }
        const CivilMinute civil = own.civilOf(t);
        const int days = static_cast<int>((t - range.start) / kDay);
        int free = std::clamp(10 + days * 2 + static_cast<int>(random->next() % 3), 0, 40);
        const int hour = civil.time.hour();
        if (days < 3 && (hour == 10 || (hour == 11 && civil.time.minute() < 30)))
            free = hour == 11 && days > 0 ? 0 : 2;
        if (hour >= 17 && hour < 20)
            free = std::min(40, free + 12);
        data.free.push_back(static_cast<qint16>(free));
        data.callable.push_back(static_cast<qint16>(people));
        if (withPlan) {
            const int planned = plan.contains(t) ? static_cast<int>(random->next() % 3) : 0;
            data.planned.push_back(static_cast<qint16>(planned));
            data.freeAfter.push_back(static_cast<qint16>(plan.contains(t) ? std::max(0, free - 6) : free));
        }
    }
    return data;
}

/// Keeps a picture for a look when CALLBOARD_RENDER names a folder.
inline void keepPicture(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("CALLBOARD_RENDER");
    if (!folder.isEmpty() && QDir().mkpath(folder))
        widget.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

} // namespace callboard::test
