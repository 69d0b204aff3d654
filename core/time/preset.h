// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/time/callinghours.h"

#include <array>
#include <optional>

namespace callboard {

enum class Preset {
    Within15Minutes,
    Within1Hour,
    Within4Hours,
    Within24Hours,
    Within48Hours,
    ByNextBusinessDay,
};

inline constexpr std::array kPresets{Preset::Within15Minutes, Preset::Within1Hour,   Preset::Within4Hours,
                                     Preset::Within24Hours,   Preset::Within48Hours, Preset::ByNextBusinessDay};

/// "complete-within-15m" ... "complete-by-next-business-day".
QString wireName(Preset preset);
std::optional<Preset> presetFromWireName(const QString &name);

/// D-PRESET: start is now floored to the second (D-PRECISION), end = start + N, not clipped to hours; the business day
/// ends at the close of calling hours (24:00 if none) on the first later local date that is an allowed weekday
/// (Mon-Fri when days are null), in the person's zone.
InstantRange presetWindow(Preset preset, Instant now, const HoursRule &rule, const Zone &zone);

} // namespace callboard
