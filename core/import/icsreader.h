// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/time/hoursextras.h"

#include <vector>

namespace callboard {

/// Why an event of a calendar makes no closed day.
enum class CalendarSkip {
    HasATime,    ///< only whole days close a day
    IsOver,      ///< its last day is before today
    IsCancelled, ///< STATUS:CANCELLED
    HasNoDate,   ///< no start, or an end before it
    TooLong,     ///< a year or more
    RuleUnknown, ///< it repeats by a rule that names no days
    TooMany,     ///< behind the most that are taken
};

struct SkippedEvent
{
    QString label;
    CalendarSkip why = CalendarSkip::HasATime;
    friend bool operator==(const SkippedEvent &, const SkippedEvent &) = default;
};

/// Closed days of a calendar file (P04), for somebody to look over before they are taken.
struct CalendarReading
{
    std::vector<DateException> exceptions; ///< ascending, none twice
    std::vector<SkippedEvent> skipped;     ///< in the order of the file
};

/// The most that one file may bring.
inline constexpr size_t kMostCalendarDays = 500;

/// iCalendar (RFC 5545) to closed days. Events of whole days only: a yearly one without further conditions stays
/// yearly, any other rule is written out for the two years from `today`. Pure; any thread. Errors: FileUnreadable (no
/// calendar, or longer than 4 MiB).
Result<CalendarReading> readCalendar(QByteArrayView text, QDate today);

} // namespace callboard
