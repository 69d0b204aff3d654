// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/time/zone.h"

#include <QString>

#include <optional>

namespace callboard {

/// What a cell of a zone column says.
struct ZoneWord
{
    enum class Kind {
        Empty,
        Named,   ///< one zone of tzdata: by its name, or by the city in it
        Unclear, ///< an abbreviation or an offset: several zones show it, or only half of the year
        Unknown,
    } kind = Kind::Empty;
    std::optional<Zone> zone; ///< Named
};

/// Reads "Europe/Vilnius", "europe/vilnius", "America/New York", "New York"; a city that two zones have counts only
/// when one of them is in `region` (ISO 3166, may be empty). "CST", "EST5EDT", "GMT+2", "+02:00" are unclear.
ZoneWord readZoneWord(const QString &text, const QString &region);

} // namespace callboard
