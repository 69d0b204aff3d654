// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/time/zone.h"

#include <QCoreApplication>

namespace callboard {

/// Times and lengths in words, the one place that decides their form (DESIGN-LANGUAGE section 7). Names of days and
/// months come from the default QLocale; hours are 00-24. A time for people always names its zone or stands under a
/// head that does.
class TimeText
{
    Q_DECLARE_TR_FUNCTIONS(TimeText)

public:
    /// "16:45"
    static QString time(Instant at, const Zone &zone);
    /// "16:42:18"
    static QString timeWithSeconds(Instant at, const Zone &zone);
    /// "Tue 17 Nov"
    static QString day(QDate date);
    /// "Thu 19 Nov 16:45"
    static QString moment(Instant at, const Zone &zone);
    /// "Thu 19 Nov 16:45 Vilnius"
    static QString momentIn(Instant at, const Zone &zone);
    /// "16:45 Vilnius"
    static QString timeIn(Instant at, const Zone &zone);
    /// "Tue 14:00", beside a day that tells which Tuesday.
    static QString weekdayTime(Instant at, const Zone &zone);
    /// "17:00" on `now`'s date in the zone, else "Tue 14:00" within the next or last 6 days, else "Tue 1 Dec 14:00".
    static QString shortMoment(Instant at, const Zone &zone, Instant now);
    /// "Thu 19 Nov 16:45 Vilnius, 09:45 New York": the second with its day when it differs.
    static QString inBoth(Instant at, const Zone &first, const Zone &second);
    /// "09:00–18:00", or with days when the ends fall on different dates.
    static QString range(InstantRange range, const Zone &zone);
    /// "16–29 Nov 2026"; both days included.
    static QString days(QDate first, QDate last);
    /// "42 s", "32 min", "1 h 28", "3 d 4 h"; rounded down to what is shown; negative as "−5 min".
    static QString length(milliseconds length);
    /// "1 min 48 s" below an hour, else as length().
    static QString exactLength(milliseconds length);
    /// "UTC+2", "UTC−5", "UTC+5:30", "UTC" for no offset.
    static QString offset(Instant at, const Zone &zone);
    /// "Vilnius UTC+2"
    static QString zoneCaption(const Zone &zone, Instant at);
    /// Minutes since midnight as "09:00".
    static QString minuteOfDay(int minute);
};

} // namespace callboard
