// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/time/callinghours.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace callboard {

/// The open stretches of a local day, ascending, disjoint and not touching. None = closed.
using DayWindows = std::vector<CallingHours>;

/// A weekday with windows of its own: a split shift, a short Friday (C164).
struct WeekdayWindows
{
    int isoDay = 1; ///< 1 = Monday .. 7 = Sunday
    DayWindows windows;
    friend bool operator==(const WeekdayWindows &, const WeekdayWindows &) = default;
};

/// A holiday, a closure, a half day (P04): takes the place of the weekday's windows on its dates.
struct DateException
{
    QDate first;
    QDate last;          ///< included; = first for one day; less than a year later
    bool yearly = false; ///< on the same days of every year from first's on
    QString label;       ///< 1-120 code points
    DayWindows windows;  ///< none = closed
    bool covers(QDate date) const;
    friend bool operator==(const DateException &, const DateException &) = default;
};

/// What a company's calling hours say beyond one window a day (C164, P04). It only ever narrows: a call may start when
/// the hours and days allow it and these do too. Never frozen by a booking, looked at again when it is dialled
/// (D-FROZEN). Judged on the person's wall clock, as the hours are.
struct HoursExtras
{
    std::vector<WeekdayWindows> week; ///< ascending, at most one per weekday; a day that is not here has none
    std::vector<DateException> exceptions;
    bool isEmpty() const { return week.empty() && exceptions.empty(); }
    friend bool operator==(const HoursExtras &, const HoursExtras &) = default;
};

/// Errors: ValidationError, detail = path and sentence ("exceptions[2].to: before from").
Result<void> checkExtras(const HoursExtras &extras);

/// The windows of that date; nullopt = the extras say nothing of it. Where several exceptions cover a date, what all
/// of them leave open.
std::optional<DayWindows> windowsOn(QDate date, const HoursExtras &extras);
/// The first exception that covers the date and closes part of it; nullptr when none does.
const DateException *exceptionOn(QDate date, const HoursExtras &extras);
/// No call may start on that date, whatever its hours.
bool isClosedOn(QDate date, const HoursExtras &extras);

/// As the functions of callinghours.h, narrowed by the extras.
bool callableAt(Instant t, const HoursRule &rule, const HoursExtras &extras, const Zone &zone);
std::vector<InstantRange> callableSpans(InstantRange range, const HoursRule &rule, const HoursExtras &extras,
                                        const Zone &zone);
std::optional<Instant> nextCallable(Instant t, Instant limit, const HoursRule &rule, const HoursExtras &extras,
                                    const Zone &zone);

} // namespace callboard
