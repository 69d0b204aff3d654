// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/time/safehours.h"

#include <algorithm>

namespace callboard {

std::optional<SafeHours> safeHours(const HoursRule &rule, const std::vector<Zone> &clocks, InstantRange span)
{
    if (!rule.hours || clocks.empty())
        return std::nullopt;
    const auto west = std::min_element(clocks.begin(), clocks.end(), [&](const Zone &a, const Zone &b) {
        return a.offsetSecondsAt(span.start) < b.offsetSecondsAt(span.start);
    });
    // Differences change only where a clock does.
    std::vector<Instant> moments{span.start};
    for (const Zone &clock : clocks) {
        const std::vector<Instant> changes = clock.transitions(span);
        moments.insert(moments.end(), changes.begin(), changes.end());
    }
    int least = 0;
    int most = 0;
    for (const Instant t : moments) {
        for (const Zone &clock : clocks) {
            const int seconds = clock.offsetSecondsAt(t) - west->offsetSecondsAt(t);
            least = std::min(least, seconds);
            most = std::max(most, seconds);
        }
    }
    // Open at L on the western clock and at L + difference on every other. Both lie inside one day, since hours do not
    // wrap, so the weekday is the same everywhere.
    const auto minutesUp = [](int seconds) { return (seconds + 59) / 60; };
    CallingHours hours = *rule.hours;
    hours.opens += minutesUp(-least);
    hours.closes -= minutesUp(most);
    if (hours.opens >= hours.closes)
        return std::nullopt;
    return SafeHours{*west, {hours, rule.days}};
}

} // namespace callboard
