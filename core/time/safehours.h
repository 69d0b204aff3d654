// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/time/callinghours.h"
#include "core/time/zone.h"

#include <optional>
#include <vector>

namespace callboard {

/// Calling hours in which every one of several clocks is open, as a rule on one of them: a booking freezes zone and
/// rule, so retries and the dispatch gate keep to it without knowing of the others (N07).
struct SafeHours
{
    Zone zone; ///< the westernmost clock at the start of the span
    HoursRule rule;
};

/// The rule narrowed by the largest difference of these clocks anywhere in [span.start, span.end). nullopt when the
/// rule has no hours, no clock is given, or no minute of a day is open on all of them: then asking is the only way.
std::optional<SafeHours> safeHours(const HoursRule &rule, const std::vector<Zone> &clocks, InstantRange span);

} // namespace callboard
