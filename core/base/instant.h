// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QtGlobal>

#include <chrono>

namespace callboard {

using std::chrono::milliseconds;

/// A point of time: epoch milliseconds, UTC. A wall clock's reading is a CivilMinute and needs a zone.
using Instant = std::chrono::sys_time<milliseconds>;

constexpr qint64 toEpochMs(Instant t)
{
    return t.time_since_epoch().count();
}
constexpr Instant fromEpochMs(qint64 ms)
{
    return Instant(milliseconds(ms));
}

inline constexpr milliseconds kSecond{1'000};
inline constexpr milliseconds kMinute{60'000};
inline constexpr milliseconds kHour{3'600'000};
inline constexpr milliseconds kDay{86'400'000};

/// The whole `unit` of the epoch at or before t; also right before 1970.
constexpr Instant floorTo(Instant t, milliseconds unit)
{
    const qint64 ms = toEpochMs(t);
    const qint64 rest = ((ms % unit.count()) + unit.count()) % unit.count();
    return fromEpochMs(ms - rest);
}
constexpr Instant ceilTo(Instant t, milliseconds unit)
{
    const Instant down = floorTo(t, unit);
    return down == t ? t : down + unit;
}

/// Half-open: `end` is outside.
struct InstantRange
{
    Instant start;
    Instant end;
    constexpr bool contains(Instant t) const { return t >= start && t < end; }
    constexpr bool overlaps(const InstantRange &other) const { return start < other.end && other.start < end; }
    constexpr milliseconds length() const { return end - start; }
    constexpr bool isEmpty() const { return end <= start; }
    friend constexpr bool operator==(const InstantRange &, const InstantRange &) = default;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::Instant)
