// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/numbers/poolhours.h"

#include <algorithm>

namespace callboard {

std::vector<int> hoursHeldByPool(const WeekFrame &frame, const std::vector<qint16> &week, int cap, const HeatData &data)
{
    std::vector<int> held;
    const auto below = [&](int column) {
        const auto value = column < frame.columns() ? frame.valueAt(week, column) : std::nullopt;
        return !value || *value < cap;
    };
    for (int column = 0; column < frame.columns(); ++column) {
        const auto start = frame.startOf(column);
        // A call that starts in this hour may last into the next.
        if (!start || !frame.valueAt(week, column) || !below(column) || !below(column + 1))
            continue;
        const InstantRange hour{*start, *start + kHour};
        for (size_t i = 0; i < data.free.size() && i < data.callable.size(); ++i) {
            const Instant at = data.first + static_cast<qint64>(i) * data.step;
            if (hour.contains(at) && data.callable[i] > 0 && data.free[i] <= 0) {
                held.push_back(column);
                break;
            }
        }
    }
    return held;
}

} // namespace callboard
