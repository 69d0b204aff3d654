// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/plan.h"

namespace callboard {

/// The longest window and the farthest a call is planned ahead (D-WINDOW).
inline constexpr milliseconds kLongestWindow = kDay * 31;

/// The 400s of an explicit window: end after start, end after now, at most 31 days. A preset is always well-formed.
/// Errors: ValidationError, detail "windowStartMs" or "windowEndMs".
Result<void> checkWindow(const WindowChoice &choice, Instant now);

/// The window a choice means for one person, start not before now floored to the second (D-PRESET, D-WINDOW,
/// D-PRECISION). The choice must have passed checkWindow. Only the business-day preset looks at hours, extras and zone.
InstantRange windowOf(const WindowChoice &choice, Instant now, const HoursRule &rule, const HoursExtras &extras,
                      const Zone &zone);

/// True when the window's end depends on the person's zone.
bool dependsOnZone(const WindowChoice &choice);

/// [windowStart, expiresAt] over all these zones: where clocks have to agree for a zone to be unambiguous (D-TZ).
InstantRange ambiguitySpan(const WindowChoice &choice, Instant now, const Company &company,
                           const std::vector<Zone> &zones);

} // namespace callboard
