// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/planning/startgrid.h"
#include "tests/core/time/libcclock.h"
#include "tests/dst/wallrule.h"

#include <string>
#include <vector>

namespace callboard::test {

/// [from, to) in seconds of the epoch.
struct Seconds
{
    qint64 from;
    qint64 to;
};

/// A mistake in the place of core's predicate, to see that it would be found.
enum class Planted { Nothing, EndInclusive, EndPoints, WinterTime, UtcWeekday };
inline constexpr Planted kPlants[]{Planted::EndInclusive, Planted::EndPoints, Planted::WinterTime, Planted::UtcWeekday};
const char *nameOf(Planted planted);

struct ScanCount
{
    qint64 instants = 0;    ///< looked at
    qint64 decisions = 0;   ///< compared
    qint64 differences = 0; ///< found
    ScanCount &operator+=(const ScanCount &other);
};

/// Compares core's decisions in one zone with the C library's wall clock. While it lives the process is in that zone.
class ZoneScan
{
public:
    ZoneScan(Zone zone, Planted planted);

    /// Where the C library sees the offset change in the span.
    std::vector<qint64> changes(Seconds span) const { return m_libc.changes(span.from, span.to); }
    /// Core must know exactly these changes.
    void compareChanges(Seconds span, const std::vector<qint64> &expected);
    /// Every way to ask about every instant of the span, `step` seconds apart: the predicate at it and in the last
    /// millisecond before it, by the wall clock, in the spans, as the next start, and for whole calls.
    void everyWay(Seconds span, int step);
    /// The predicate and the spans at every minute: for years.
    void everyMinute(Seconds span);

    const ScanCount &count() const { return m_count; }

private:
    struct Asked
    {
        WallRule wall;
        CoreRule core;
    };
    void everyWay(const Asked &asked, Seconds span, int step, const std::vector<std::tm> &walls);
    void compareWholeCalls(const Asked &asked, Seconds span, int step, const std::vector<char> &open);
    bool decides(Instant t, const Asked &asked) const;
    void compare(bool expected, bool got, const Asked &asked, const char *way, qint64 atMs);

    Zone m_zone;
    Planted m_planted;
    LibcClock m_libc;
    std::vector<Asked> m_asked;
    ScanCount m_count;
};

} // namespace callboard::test
