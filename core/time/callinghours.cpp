// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/time/callinghours.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr int kMinutesPerDay = 24 * 60;
constexpr int kMinuteMs = static_cast<int>(kMinute.count());
constexpr qint64 kDayMs = kDay.count();

qint64 floorDiv(qint64 a, qint64 b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

/// ISO weekday of a local day, counted from 1970-01-01, a Thursday.
int isoDayOf(qint64 localDay)
{
    return static_cast<int>(((localDay + 3) % 7 + 7) % 7) + 1;
}

bool allows(const HoursRule &rule, int msOfDay, int isoDay)
{
    if (rule.hours && (msOfDay < rule.hours->opens * kMinuteMs || msOfDay >= rule.hours->closes * kMinuteMs))
        return false;
    return !rule.days || rule.days->contains(isoDay);
}

std::optional<int> parseMinuteOfDay(const QString &text)
{
    const auto digit = [&text](int at) {
        const int value = text[at].unicode() - u'0';
        return value >= 0 && value <= 9 ? value : -1;
    };
    if (text.size() != 5 || text[2] != QLatin1Char(':') || digit(0) < 0 || digit(1) < 0 || digit(3) < 0 || digit(4) < 0)
        return std::nullopt;
    const int hour = digit(0) * 10 + digit(1);
    const int minute = digit(3) * 10 + digit(4);
    if (hour > 23 || minute > 59)
        return std::nullopt;
    return hour * 60 + minute;
}

Error invalid(const char *detail)
{
    return Error{ErrorCode::ValidationError, QString::fromLatin1(detail)};
}

/// Calls fn(span) for the callable spans of a stretch in which the zone's offset does not change, day by day; spans of
/// neighbouring days may touch. Stops and returns false as soon as fn does.
template <typename Fn> bool forEachSpan(InstantRange stretch, milliseconds offset, const HoursRule &rule, Fn fn)
{
    const qint64 opens = rule.hours ? qint64{rule.hours->opens} * kMinuteMs : 0;
    const qint64 closes = rule.hours ? qint64{rule.hours->closes} * kMinuteMs : kDayMs;
    const qint64 localStart = toEpochMs(stretch.start + offset);
    const qint64 localEnd = toEpochMs(stretch.end + offset);
    for (qint64 day = floorDiv(localStart, kDayMs); day * kDayMs < localEnd; ++day) {
        if (rule.days && !rule.days->contains(isoDayOf(day)))
            continue;
        const InstantRange local{fromEpochMs(std::max(localStart, day * kDayMs + opens)),
                                 fromEpochMs(std::min(localEnd, day * kDayMs + closes))};
        if (!local.isEmpty() && !fn(InstantRange{local.start - offset, local.end - offset}))
            return false;
    }
    return true;
}

/// The same over any range: the zone's transitions cut it into stretches.
template <typename Fn> void walkSpans(InstantRange range, const HoursRule &rule, const Zone &zone, Fn fn)
{
    if (range.isEmpty())
        return;
    std::vector<Instant> cuts = zone.transitions(range);
    cuts.push_back(range.end);
    Instant start = range.start;
    for (const Instant cut : cuts) {
        if (!forEachSpan({start, cut}, std::chrono::seconds(zone.offsetSecondsAt(start)), rule, fn))
            return;
        start = cut;
    }
}

} // namespace

Result<CallingHours> CallingHours::parse(const QString &start, const QString &end, bool allowMidnight)
{
    const std::optional<int> opens = parseMinuteOfDay(start);
    if (!opens)
        return invalid("start: not HH:MM between 00:00 and 23:59");
    const bool isMidnight = allowMidnight && end == QLatin1String("24:00");
    const std::optional<int> closes = isMidnight ? kMinutesPerDay : parseMinuteOfDay(end);
    if (!closes)
        return invalid(allowMidnight ? "end: not HH:MM between 00:00 and 24:00"
                                     : "end: not HH:MM between 00:00 and 23:59");
    if (*closes <= *opens)
        return invalid("end: not after start (hours cannot run over midnight)");
    return CallingHours{*opens, *closes};
}

QString formatMinuteOfDay(int minute)
{
    return QStringLiteral("%1:%2").arg(minute / 60, 2, 10, QLatin1Char('0')).arg(minute % 60, 2, 10, QLatin1Char('0'));
}

Result<Weekdays> Weekdays::of(const std::vector<int> &days)
{
    unsigned bits = 0;
    for (const int day : days) {
        if (day < 1 || day > 7)
            return invalid("weekdays: not a number from 1 (Monday) to 7 (Sunday)");
        bits |= 1U << static_cast<unsigned>(day);
    }
    if (bits == 0)
        return invalid("weekdays: empty");
    return Weekdays(bits);
}

Weekdays Weekdays::everyDay()
{
    return Weekdays(0b1111'1110U);
}

Weekdays Weekdays::mondayToFriday()
{
    return Weekdays(0b0011'1110U);
}

std::vector<int> Weekdays::toList() const
{
    std::vector<int> days;
    for (int day = 1; day <= 7; ++day) {
        if (contains(day))
            days.push_back(day);
    }
    return days;
}

bool HoursRule::contains(const CivilMinute &civil) const
{
    return allows(*this, civil.time.msecsSinceStartOfDay(), civil.date.dayOfWeek());
}

bool callableAt(Instant t, const HoursRule &rule, const Zone &zone)
{
    // The same as rule.contains(zone.civilOf(t)), without making a QDate: it is asked millions of times.
    const qint64 local = toEpochMs(t) + qint64{zone.offsetSecondsAt(t)} * 1000;
    const qint64 day = floorDiv(local, kDayMs);
    return allows(rule, static_cast<int>(local - day * kDayMs), isoDayOf(day));
}

std::vector<InstantRange> callableSpans(InstantRange range, const HoursRule &rule, const Zone &zone)
{
    if (!rule.hours && !rule.days)
        return range.isEmpty() ? std::vector<InstantRange>{} : std::vector{range};
    std::vector<InstantRange> spans;
    walkSpans(range, rule, zone, [&spans](InstantRange span) {
        if (!spans.empty() && spans.back().end == span.start)
            spans.back().end = span.end;
        else
            spans.push_back(span);
        return true;
    });
    return spans;
}

std::optional<Instant> nextCallable(Instant t, Instant limit, const HoursRule &rule, const Zone &zone)
{
    if (t < limit && callableAt(t, rule, zone))
        return t;
    std::optional<Instant> first;
    walkSpans({t, limit}, rule, zone, [&first](InstantRange span) {
        first = span.start;
        return false;
    });
    return first;
}

} // namespace callboard
