// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/campaign.h"

#include "tests/sim/world.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <unistd.h>

namespace callboard::sim {

namespace {

quint64 runningSeed = 0;

/// An assertion of the engine is a broken invariant too, and the process cannot go on after it.
void onMessage(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    if (type != QtFatalMsg)
        return;
    std::printf("BROKEN seed %llu: assertion: %s\nreplay: cb_sim --seed %llu --events\n",
                static_cast<unsigned long long>(runningSeed), qPrintable(text),
                static_cast<unsigned long long>(runningSeed));
    std::fflush(stdout);
    _exit(1);
}

bool isOnSqlite(const Options &options, quint64 seed)
{
    switch (options.store) {
    case Options::StoreKind::Memory:
        return false;
    case Options::StoreKind::Sqlite:
        return true;
    case Options::StoreKind::Mixed:
        return seed % 10 == 0;
    }
    return false;
}

RunResult runSeed(const Options &options, quint64 seed, bool print)
{
    runningSeed = seed;
    RunOptions run;
    run.print = print;
    run.canary = options.canary;
    run.sqlite = isOnSqlite(options, seed);
    World world(seed, makeScript(seed, options.only, options.minutes), run);
    return world.run();
}

struct Totals
{
    quint64 seeds = 0;
    quint64 dials = 0;
    quint64 bookings = 0;
    quint64 deaths = 0;
    quint64 events = 0;
    quint64 twice = 0;
    quint64 hash = 0;
    Moment simulated = 0;
    std::array<quint64, kFaultCount> faults{};
};

void add(Totals &totals, const RunResult &run)
{
    ++totals.seeds;
    totals.dials += run.dials;
    totals.bookings += run.bookings;
    totals.deaths += run.deaths;
    totals.events += run.events;
    totals.simulated += run.simulated;
    totals.hash = mixed(totals.hash, run.hash);
    for (size_t i = 0; i < run.faults.size(); ++i)
        totals.faults[i] += run.faults[i];
}

int reportBreach(quint64 seed, const Breach &breach)
{
    std::printf("BROKEN seed %llu: invariant %d, %s: %s\nreplay: cb_sim --seed %llu --events\n",
                static_cast<unsigned long long>(seed), static_cast<int>(breach.invariant), nameOf(breach.invariant),
                qPrintable(breach.detail), static_cast<unsigned long long>(seed));
    return 1;
}

} // namespace

int runCampaign(const Options &options)
{
    qInstallMessageHandler(onMessage);
    Totals totals;
    const auto begin = std::chrono::steady_clock::now();
    for (quint64 seed = options.seed; seed < options.seed + options.seeds; ++seed) {
        const RunResult run = runSeed(options, seed, options.events);
        add(totals, run);
        if (run.breach)
            return reportBreach(seed, *run.breach);
        if (seed % 100 == 0) {
            ++totals.twice;
            if (const RunResult again = runSeed(options, seed, false); again.hash != run.hash) {
                std::printf("BROKEN seed %llu: two runs of it differ\n", static_cast<unsigned long long>(seed));
                return 1;
            }
        }
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (options.hashOnly) {
        std::printf("%016llx\n", static_cast<unsigned long long>(totals.hash));
        return 0;
    }
    std::printf("seeds %llu, events %llu, bookings %llu, dials %llu, deaths %llu, run twice %llu\n",
                static_cast<unsigned long long>(totals.seeds), static_cast<unsigned long long>(totals.events),
                static_cast<unsigned long long>(totals.bookings), static_cast<unsigned long long>(totals.dials),
                static_cast<unsigned long long>(totals.deaths), static_cast<unsigned long long>(totals.twice));
    std::printf("%.0f seeds/s, %.0f times real time, hash %016llx\n", static_cast<double>(totals.seeds) / seconds,
                static_cast<double>(totals.simulated) / 1000.0 / seconds, static_cast<unsigned long long>(totals.hash));
    for (int i = 0; i < kFaultCount; ++i)
        std::printf("fault %-24s %llu\n", nameOf(static_cast<Fault>(i)),
                    static_cast<unsigned long long>(totals.faults[static_cast<size_t>(i)]));
    for (int i = 1; i <= kInvariantCount; ++i)
        std::printf("invariant %2d %-28s asked %llu\n", i, nameOf(static_cast<Invariant>(i)),
                    static_cast<unsigned long long>(invariantsAsked[static_cast<size_t>(i)]));
    return 0;
}

} // namespace callboard::sim
