// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/time/zone.h"

#include <QString>

#include <optional>

namespace callboard {

/// Reads a moment as people type it into the palette, on the clock of `own`: "14:00", "tue 14:00", "17 nov 9:30",
/// "tomorrow 9", "2026-11-17 14:00". A weekday or a bare time means the next one at or after `now`. nullopt when it is
/// not a time, or one that does not exist on that clock (D-DST); of a repeated one the first.
std::optional<Instant> parseTimeJump(const QString &text, Instant now, const Zone &own);

} // namespace callboard
