// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/report.h"

#include <algorithm>
#include <cstdio>

namespace callboard::sim {

namespace {

using Big = unsigned long long;

/// README.md says which test has them.
constexpr std::array kElsewhere{Fault::ZoneRemoved};
constexpr std::array kInvariantsElsewhere{Invariant::CompaniesApart, Invariant::LimiterExact, Invariant::NoSecrets};

template <typename List, typename T> bool isIn(const List &list, T one)
{
    return std::find(list.begin(), list.end(), one) != list.end();
}

} // namespace

void Report::add(quint64 seed, const RunResult &run, bool onSqlite)
{
    if (run.looks > m_longestLooks) {
        m_longest = seed;
        m_longestLooks = run.looks;
    }
    Half &half = onSqlite ? m_sqlite : m_memory;
    const std::clock_t now = std::clock(); // of this core: other programs run beside
    ++half.seeds;
    half.seconds += static_cast<double>(now - m_begin) / CLOCKS_PER_SEC;
    half.simulated += run.simulated;
    m_begin = now;
    m_events += run.events;
    m_looks += run.looks;
    m_bookings += run.bookings;
    m_dials += run.dials;
    m_deaths += run.deaths;
    m_hash = mixed(m_hash, run.hash);
    for (size_t i = 0; i < run.faults.size(); ++i)
        m_faults[i] += run.faults[i];
}

void Report::print(const Options &options) const
{
    std::printf("seeds %llu, looks %llu, events %llu, bookings %llu, dials %llu, deaths %llu, run twice %llu\n",
                Big(m_memory.seeds + m_sqlite.seeds), Big(m_looks), Big(m_events), Big(m_bookings), Big(m_dials),
                Big(m_deaths), Big(m_twice));
    for (const auto &[name, half] : {std::pair("memory", m_memory), std::pair("SQLite", m_sqlite)}) {
        if (half.seeds > 0 && half.seconds > 0) {
            std::printf("%s: %.0f seeds/s, %.0f times real time\n", name,
                        static_cast<double>(half.seeds) / half.seconds,
                        static_cast<double>(half.simulated) / 1'000.0 / half.seconds);
        }
    }
    std::printf("longest: seed %llu with %llu looks\n", Big(m_longest), Big(m_longestLooks));
    std::printf("hash %016llx\n", Big(m_hash));
    for (int i = 0; i < kFaultCount; ++i)
        std::printf("fault %-24s %llu\n", nameOf(static_cast<Fault>(i)), Big(m_faults[static_cast<size_t>(i)]));
    for (int i = 1; i <= kInvariantCount; ++i) {
        std::printf("invariant %2d %-32s asked %llu\n", i, nameOf(static_cast<Invariant>(i)),
                    Big(invariantsAsked[static_cast<size_t>(i)]));
    }
    if (!options.figures.isEmpty())
        printFigures(options);
}

bool Report::everythingHadItsTurn() const
{
    bool all = true;
    for (int i = 0; i < kFaultCount; ++i) {
        if (m_faults[static_cast<size_t>(i)] == 0 && !isIn(kElsewhere, static_cast<Fault>(i))) {
            std::printf("NEVER: fault %s\n", nameOf(static_cast<Fault>(i)));
            all = false;
        }
    }
    for (int i = 1; i <= kInvariantCount; ++i) {
        if (invariantsAsked[static_cast<size_t>(i)] == 0 && !isIn(kInvariantsElsewhere, static_cast<Invariant>(i))) {
            std::printf("NEVER: invariant %d\n", i);
            all = false;
        }
    }
    return all;
}

void Report::printFigures(const Options &options) const
{
    const auto asked = [](Invariant invariant) { return Big(invariantsAsked[static_cast<size_t>(invariant)]); };
    const auto figure = [&options](const char *promise, const char *what, Big reached) {
        std::printf(
            "FIGURE {\"promise\":\"%s\",\"test\":\"sim.gate\",\"what\":\"%s\",\"reached\":%llu,\"violations\":0,"
            "\"command\":\"build/release/bin/cb_sim --seeds %llu --every-fault\",\"size\":\"%s\"}\n",
            promise, what, reached, Big(options.seeds), qPrintable(options.figures));
    };
    for (const auto &[name, half] : {std::pair("in memory", m_memory), std::pair("on SQLite", m_sqlite)}) {
        if (half.seeds == 0 || half.seconds <= 0)
            continue;
        figure("code", qPrintable(QStringLiteral("seeds a second of one core, %1").arg(QLatin1String(name))),
               Big(static_cast<double>(half.seeds) / half.seconds));
        figure("code", qPrintable(QStringLiteral("times real time, %1").arg(QLatin1String(name))),
               Big(static_cast<double>(half.simulated) / 1'000.0 / half.seconds));
    }
    figure("P1", "restarts after which every acknowledged call was there", Big(m_deaths));
    figure("P2", "simulated seeds", Big(m_memory.seeds + m_sqlite.seeds));
    figure("P2", "simulated dials, none of them twice", Big(m_dials));
    figure("P3", "dials judged by a second library's calendar", asked(Invariant::InsideHours));
    figure("P4", "dials counted against caps at the carrier", asked(Invariant::CapsHold));
    figure("P4", "free lines counted by hand", asked(Invariant::RemainingIsTrue));
    figure("P5", "dials compared with what was cancelled, held or replaced", asked(Invariant::NothingAfterStop));
}

} // namespace callboard::sim
