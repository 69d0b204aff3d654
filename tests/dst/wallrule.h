// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/time/hoursextras.h"

#include <ctime>
#include <string>
#include <vector>

namespace callboard::test {

/// "09:00-12:30" as minutes of the day, the end outside.
struct WallWindow
{
    int from;
    int to;
};

/// A date as a number that reads like one: 20260329.
using WallDate = int;
WallDate dateOf(const std::tm &wall);

/// A closure or half day: its windows take the place of the weekday's on its dates (P04).
struct WallException
{
    WallDate first;
    WallDate last; ///< included
    bool yearly;
    std::vector<WallWindow> windows; ///< none = closed
};

/// Calling hours as D-HOURS, C164 and P04 say them, judged on what a wall clock shows. Written to be read, and without
/// anything of core/time: it is the second opinion.
struct WallRule
{
    std::string name;
    std::vector<WallWindow> hours;                  ///< one window, or none = all day
    std::vector<int> days;                          ///< 1 = Monday; none = every day
    std::vector<std::vector<WallWindow>> splitDays; ///< of Monday.. Sunday; empty list of lists = no split days
    std::vector<WallException> exceptions;

    /// "A call may start at t iff local time of t is in [start,end) and the local ISO weekday is allowed."
    bool allows(const std::tm &wall) const;
};

/// The rules that are asked: office hours, the end at 24:00, hours inside a spring gap, odd days, holidays...
std::vector<WallRule> wallRules();

/// The same rule as core/ takes it.
struct CoreRule
{
    HoursRule hours;
    HoursExtras extras;
};
CoreRule coreRuleOf(const WallRule &rule);

} // namespace callboard::test
