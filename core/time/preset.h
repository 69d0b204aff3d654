// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/time/hoursextras.h"

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
/// (Mon-Fri when days are null) and that the extras do not close, in the person's zone. Where they close all of the
/// next 31 days, they are passed over: the window is well-formed, and planning says that nothing is callable in it.
InstantRange presetWindow(Preset preset, Instant now, const HoursRule &rule, const Zone &zone,
                          const HoursExtras &extras = {});

} // namespace callboard
