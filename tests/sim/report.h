// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sim/options.h"
#include "tests/sim/world.h"

#include <ctime>

namespace callboard::sim {

/// What a campaign has reached.
class Report
{
public:
    Report() : m_begin(std::clock()) {}
    void add(quint64 seed, const RunResult &run, bool onSqlite);
    void ranTwice() { ++m_twice; }
    quint64 hash() const { return m_hash; }
    void print(const Options &options) const;
    /// Every fault happened and every invariant was asked at least once, but those that README.md gives to other tests.
    bool everythingHadItsTurn() const;

private:
    struct Half ///< of memory, or of SQLite
    {
        quint64 seeds = 0;
        double seconds = 0; ///< of this core
        Moment simulated = 0;
    };
    void printFigures(const Options &options) const;

    std::clock_t m_begin;
    Half m_memory;
    Half m_sqlite;
    quint64 m_events = 0;
    quint64 m_looks = 0;
    quint64 m_longest = 0; ///< the seed with the most looks
    quint64 m_longestLooks = 0;
    quint64 m_bookings = 0;
    quint64 m_dials = 0;
    quint64 m_deaths = 0;
    quint64 m_twice = 0;
    quint64 m_hash = 0;
    std::array<quint64, kFaultCount> m_faults{};
};

} // namespace callboard::sim
