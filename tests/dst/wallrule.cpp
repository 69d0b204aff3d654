// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/dst/wallrule.h"

#include <algorithm>

namespace callboard::test {

namespace {

bool holds(const std::vector<WallWindow> &windows, int minute)
{
    return std::any_of(windows.begin(), windows.end(),
                       [minute](const WallWindow &w) { return minute >= w.from && minute < w.to; });
}

bool covers(const WallException &exception, WallDate date)
{
    if (!exception.yearly)
        return date >= exception.first && date <= exception.last;
    if (date < exception.first)
        return false;
    const int day = date % 10'000;
    const int from = exception.first % 10'000;
    const int to = exception.last % 10'000;
    return from <= to ? day >= from && day <= to : day >= from || day <= to; // a pair like 12-24..01-06
}

std::vector<CallingHours> coreWindows(const std::vector<WallWindow> &windows)
{
    std::vector<CallingHours> made;
    for (const WallWindow &w : windows)
        made.push_back({w.from, w.to});
    return made;
}

QDate coreDate(WallDate date)
{
    return {date / 10'000, date / 100 % 100, date % 100};
}

constexpr int at(int hour, int minute = 0)
{
    return hour * 60 + minute;
}

} // namespace

WallDate dateOf(const std::tm &wall)
{
    return (wall.tm_year + 1900) * 10'000 + (wall.tm_mon + 1) * 100 + wall.tm_mday;
}

bool WallRule::allows(const std::tm &wall) const
{
    const int minute = wall.tm_hour * 60 + wall.tm_min;
    const int isoDay = wall.tm_wday == 0 ? 7 : wall.tm_wday;
    if (!hours.empty() && !holds(hours, minute))
        return false;
    if (!days.empty() && std::find(days.begin(), days.end(), isoDay) == days.end())
        return false;
    // A date with exceptions is open where all of them are; what its weekday says does not count then.
    bool isException = false;
    for (const WallException &exception : exceptions) {
        if (!covers(exception, dateOf(wall)))
            continue;
        isException = true;
        if (!holds(exception.windows, minute))
            return false;
    }
    if (isException || splitDays.empty())
        return true;
    return holds(splitDays[static_cast<size_t>(isoDay) - 1], minute);
}

std::vector<WallRule> wallRules()
{
    const std::vector<int> office{1, 2, 3, 4, 5};
    const std::vector<WallWindow> shop{{at(9), at(12, 30)}, {at(13, 15), at(18)}};
    const std::vector<WallWindow> night{{0, at(6)}, {at(22), at(24)}}; // over midnight: two windows of a day
    return {
        {"09:00-18:00 Mon-Fri", {{at(9), at(18)}}, office, {}, {}},
        {"00:00-23:59 every day", {{0, at(23, 59)}}, {}, {}, {}},
        {"22:15-24:00, weekend", {{at(22, 15), at(24)}}, {6, 7}, {}, {}},
        {"00:00-01:30 Sun", {{0, at(1, 30)}}, {7}, {}, {}},
        {"02:30-03:30 every day", {{at(2, 30), at(3, 30)}}, {}, {}, {}},
        {"01:59-02:00 every day", {{at(1, 59), at(2)}}, {}, {}, {}},
        {"Mon, Wed, Fri, Sun, any hour", {}, {1, 3, 5, 7}, {}, {}},
        {"split days, closed Sat", {{at(8), at(20)}}, {}, {shop, shop, shop, shop, {{at(9), at(14)}}, {}, shop}, {}},
        {"nights", {}, {}, {night, night, night, night, night, night, night}, {}},
        {"00:00-24:00 with holidays",
         {{0, at(24)}},
         {},
         {},
         {{20250101, 20250101, true, {}},                         // New Year's Day
          {20251224, 20260106, true, {{at(10), at(14)}}},         // short days over New Year
          {20260328, 20260330, false, {{at(1, 30), at(3, 15)}}},  // around a change in Europe
          {20260329, 20260329, false, {{at(2, 45), at(24)}}},     // and a second one over it
          {20261025, 20261025, false, {}},                        // a closed day of 25 hours
          {20270904, 20270905, true, {{0, 1}, {at(23), at(24)}}}, // around midnight, Chile
          {20280229, 20280229, false, {}}}},
    };
}

CoreRule coreRuleOf(const WallRule &rule)
{
    CoreRule made;
    if (!rule.hours.empty())
        made.hours.hours = CallingHours{rule.hours[0].from, rule.hours[0].to};
    if (!rule.days.empty())
        made.hours.days = *Weekdays::of(rule.days);
    for (size_t day = 0; day < rule.splitDays.size(); ++day)
        made.extras.week.push_back({static_cast<int>(day) + 1, coreWindows(rule.splitDays[day])});
    for (const WallException &e : rule.exceptions)
        made.extras.exceptions.push_back(
            {coreDate(e.first), coreDate(e.last), e.yearly, QStringLiteral("x"), coreWindows(e.windows)});
    return made;
}

} // namespace callboard::test
