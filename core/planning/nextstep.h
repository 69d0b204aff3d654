// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/planning/callcase.h"
#include "core/planning/placement.h"

namespace callboard {

/// The first moment of [range.start, range.end) on whole multiples of `grid` at which the number and its pool have a
/// line free for the whole call, and the rule lets it start.
std::optional<Instant> firstAdmittable(const Capacity &capacity, const PhoneNumberId &number, InstantRange range,
                                       const StartRule &rule, const Zone &zone, milliseconds grid = kMinute);

/// N04: the smallest changes that would place a refused case, each tried with the rules that refused it: a later
/// start, a longer window, a line more, longer hours. `from`: where to look for a start. Empty when none helps.
Reasons nextSteps(const Capacity &capacity, const CallCase &opened, ErrorCode refusal, Instant from);

} // namespace callboard
