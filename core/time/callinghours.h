// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/time/zone.h"

#include <array>
#include <optional>
#include <set>
#include <vector>

namespace callboard {

/// Allowed local hours of a day, minutes since midnight, half-open: a call may start at opens, never at closes
/// (D-HOURS). 0 <= opens < closes <= 1440; 1440 ("24:00") exists only locally (D-END2359).
struct CallingHours
{
    int opens = 9 * 60;
    int closes = 18 * 60;
    friend bool operator==(const CallingHours &, const CallingHours &) = default;

    /// "HH:MM" 00:00-23:59 for both, end after start, no wrap-around. With allowMidnight, end may be "24:00".
    /// Errors: ValidationError, detail "start" or "end" with the sentence's place.
    static Result<CallingHours> parse(const QString &start, const QString &end, bool allowMidnight = false);
};

/// Minutes since midnight as "HH:MM"; 1440 is "24:00".
QString formatMinuteOfDay(int minute);

/// ISO weekdays, 1 = Monday .. 7 = Sunday. Never empty.
class Weekdays
{
public:
    /// Deduplicated and sorted. Errors: ValidationError when empty or outside 1..7.
    static Result<Weekdays> of(const std::vector<int> &days);
    static Weekdays everyDay();
    static Weekdays mondayToFriday();
    bool contains(int isoDay) const { return isoDay >= 1 && isoDay <= 7 && (m_bits >> isoDay) & 1U; }
    std::vector<int> toList() const;
    friend bool operator==(const Weekdays &, const Weekdays &) = default;

private:
    explicit Weekdays(unsigned bits) : m_bits(bits) {}
    unsigned m_bits; // bit n = ISO day n
};

/// The rule that a booking freezes: hours and days, each possibly absent = no such filter. Judged on the wall clock of
/// the instant in the person's zone, never by converting the end points (D-DST).
struct HoursRule
{
    std::optional<CallingHours> hours;
    std::optional<Weekdays> days;
    friend bool operator==(const HoursRule &, const HoursRule &) = default;

    /// May a call start when the wall clock shows this? D-HOURS.
    bool contains(const CivilMinute &civil) const;
};

/// May a call start at t? The one predicate for admission, preview and dispatch.
bool callableAt(Instant t, const HoursRule &rule, const Zone &zone);

/// The instants of `range` at which a call may start, as ascending disjoint spans; found by walking the zone's
/// transitions. Adjacent spans are merged (a rule without hours and days gives the range itself).
std::vector<InstantRange> callableSpans(InstantRange range, const HoursRule &rule, const Zone &zone);

/// First callable instant at or after t and before `limit`; nullopt when there is none.
std::optional<Instant> nextCallable(Instant t, Instant limit, const HoursRule &rule, const Zone &zone);

} // namespace callboard
