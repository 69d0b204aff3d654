// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/time/hoursextras.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr int kMinutesPerDay = 24 * 60;
constexpr qsizetype kLongestLabel = 120;
constexpr size_t kMostExceptions = 1'000;
constexpr size_t kMostWindows = 12;

/// Month and day as one number that orders the days of a year.
int dayOfAnyYear(QDate date)
{
    return date.month() * 100 + date.day();
}

bool contains(const DayWindows &windows, int msOfDay)
{
    const int minute = msOfDay / static_cast<int>(kMinute.count());
    return std::any_of(windows.begin(), windows.end(),
                       [minute](const CallingHours &w) { return minute >= w.opens && minute < w.closes; });
}

DayWindows common(const DayWindows &a, const DayWindows &b)
{
    DayWindows both;
    for (const CallingHours &x : a) {
        for (const CallingHours &y : b) {
            const CallingHours open{std::max(x.opens, y.opens), std::min(x.closes, y.closes)};
            if (open.opens < open.closes)
                both.push_back(open);
        }
    }
    return both;
}

Error invalid(const QString &path, const QString &what)
{
    return Error{ErrorCode::ValidationError, path + QStringLiteral(": ") + what};
}

Result<void> checkWindows(const DayWindows &windows, const QString &path)
{
    if (windows.size() > kMostWindows)
        return invalid(path, QStringLiteral("more than %1 windows in a day").arg(kMostWindows));
    int free = -1; // the minute after which the next one may open
    for (size_t i = 0; i < windows.size(); ++i) {
        const CallingHours &w = windows[i];
        const QString at = QStringLiteral("%1[%2]").arg(path).arg(i);
        if (w.opens < 0 || w.closes > kMinutesPerDay || w.opens >= w.closes)
            return invalid(at, QStringLiteral("end not after start"));
        if (w.opens <= free)
            return invalid(at, QStringLiteral("overlaps or touches the one before it"));
        free = w.closes;
    }
    return {};
}

Result<void> checkException(const DateException &exception, const QString &path)
{
    if (!exception.first.isValid())
        return invalid(path + QStringLiteral(".from"), QStringLiteral("not a date"));
    if (!exception.last.isValid())
        return invalid(path + QStringLiteral(".to"), QStringLiteral("not a date"));
    if (exception.last < exception.first)
        return invalid(path + QStringLiteral(".to"), QStringLiteral("before from"));
    if (exception.last >= exception.first.addYears(1))
        return invalid(path + QStringLiteral(".to"), QStringLiteral("a year or more after from"));
    const auto length = exception.label.toUcs4().size();
    if (length < 1 || length > kLongestLabel)
        return invalid(path + QStringLiteral(".label"), QStringLiteral("not 1 to 120 characters"));
    return checkWindows(exception.windows, path + QStringLiteral(".windows"));
}

} // namespace

bool DateException::covers(QDate date) const
{
    if (!yearly || date < first)
        return date >= first && date <= last;
    const int day = dayOfAnyYear(date);
    const int from = dayOfAnyYear(first);
    const int to = dayOfAnyYear(last);
    return from <= to ? day >= from && day <= to : day >= from || day <= to; // over New Year
}

Result<void> checkExtras(const HoursExtras &extras)
{
    int before = 0;
    for (size_t i = 0; i < extras.week.size(); ++i) {
        const WeekdayWindows &day = extras.week[i];
        const QString path = QStringLiteral("week[%1]").arg(i);
        if (day.isoDay < 1 || day.isoDay > 7)
            return invalid(path + QStringLiteral(".day"), QStringLiteral("not 1 (Monday) to 7 (Sunday)"));
        if (day.isoDay <= before)
            return invalid(path + QStringLiteral(".day"), QStringLiteral("named before, or not in order"));
        before = day.isoDay;
        if (auto checked = checkWindows(day.windows, path + QStringLiteral(".windows")); !checked)
            return checked;
    }
    if (extras.exceptions.size() > kMostExceptions)
        return invalid(QStringLiteral("exceptions"), QStringLiteral("more than %1").arg(kMostExceptions));
    for (size_t i = 0; i < extras.exceptions.size(); ++i) {
        if (auto checked = checkException(extras.exceptions[i], QStringLiteral("exceptions[%1]").arg(i)); !checked)
            return checked;
    }
    return {};
}

std::optional<DayWindows> windowsOn(QDate date, const HoursExtras &extras)
{
    std::optional<DayWindows> windows;
    for (const DateException &exception : extras.exceptions) {
        if (exception.covers(date))
            windows = windows ? common(*windows, exception.windows) : exception.windows;
    }
    if (windows)
        return windows;
    for (const WeekdayWindows &day : extras.week) {
        if (day.isoDay == date.dayOfWeek())
            return day.windows;
    }
    return std::nullopt;
}

const DateException *exceptionOn(QDate date, const HoursExtras &extras)
{
    const auto found = std::find_if(extras.exceptions.begin(), extras.exceptions.end(),
                                    [date](const DateException &exception) { return exception.covers(date); });
    return found == extras.exceptions.end() ? nullptr : &*found;
}

bool isClosedOn(QDate date, const HoursExtras &extras)
{
    const auto windows = windowsOn(date, extras);
    return windows && windows->empty();
}

bool callableAt(Instant t, const HoursRule &rule, const HoursExtras &extras, const Zone &zone)
{
    if (!callableAt(t, rule, zone))
        return false;
    if (extras.isEmpty())
        return true;
    const CivilMinute civil = zone.civilOf(t);
    const auto windows = windowsOn(civil.date, extras);
    return !windows || contains(*windows, civil.time.msecsSinceStartOfDay());
}

namespace {

/// What the extras leave of a span in which the zone's offset does not change, day by day.
void narrowStretch(InstantRange stretch, milliseconds offset, const HoursExtras &extras,
                   std::vector<InstantRange> &narrowed)
{
    const auto add = [&](Instant localStart, Instant localEnd) {
        const InstantRange open{std::max(stretch.start, localStart - offset), std::min(stretch.end, localEnd - offset)};
        if (open.isEmpty())
            return;
        if (!narrowed.empty() && narrowed.back().end == open.start)
            narrowed.back().end = open.end;
        else
            narrowed.push_back(open);
    };
    for (Instant day = floorTo(stretch.start + offset, kDay); day < stretch.end + offset; day += kDay) {
        const auto windows = windowsOn(Zone::utc().civilOf(day).date, extras);
        if (!windows) {
            add(day, day + kDay);
            continue;
        }
        for (const CallingHours &window : *windows)
            add(day + window.opens * kMinute, day + window.closes * kMinute);
    }
}

} // namespace

std::vector<InstantRange> callableSpans(InstantRange range, const HoursRule &rule, const HoursExtras &extras,
                                        const Zone &zone)
{
    std::vector<InstantRange> spans = callableSpans(range, rule, zone);
    if (extras.isEmpty())
        return spans;
    std::vector<InstantRange> narrowed;
    for (const InstantRange &span : spans) {
        std::vector<Instant> cuts = zone.transitions(span);
        cuts.push_back(span.end);
        Instant start = span.start;
        for (const Instant cut : cuts) {
            narrowStretch({start, cut}, std::chrono::seconds(zone.offsetSecondsAt(start)), extras, narrowed);
            start = cut;
        }
    }
    return narrowed;
}

std::optional<Instant> nextCallable(Instant t, Instant limit, const HoursRule &rule, const HoursExtras &extras,
                                    const Zone &zone)
{
    if (extras.isEmpty())
        return nextCallable(t, limit, rule, zone);
    // A stretch at a time: the answer is near as a rule, and the limit may be a month away.
    for (Instant from = t; from < limit; from += 2 * kDay) {
        const auto spans = callableSpans({from, std::min(limit, from + 2 * kDay)}, rule, extras, zone);
        if (!spans.empty())
            return spans.front().start;
    }
    return std::nullopt;
}

} // namespace callboard
