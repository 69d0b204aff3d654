// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/campaign.h"

#include "tests/sim/report.h"
#include "tests/sim/shrink.h"
#include "tests/sim/world.h"

#include <QFile>

#include <cstdio>
#include <sys/wait.h>
#include <unistd.h>

namespace callboard::sim {

namespace {

constexpr int kAssertion = 99; ///< how a run ended: else 0 or the number of an invariant
quint64 runningSeed = 0;
bool isQuiet = false;

/// An assertion of the engine is a broken invariant too, and the process cannot go on after it.
void onMessage(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    if (type != QtFatalMsg)
        return;
    if (!isQuiet) {
        std::printf("BROKEN seed %llu: assertion: %s\nreplay: cb_sim --seed %llu --events\n",
                    static_cast<unsigned long long>(runningSeed), qPrintable(text),
                    static_cast<unsigned long long>(runningSeed));
        std::fflush(stdout);
    }
    _exit(isQuiet ? kAssertion : 1);
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

Script scriptOf(const Options &options, quint64 seed)
{
    Script script = makeScript(seed, options.only, options.minutes);
    if (!options.keep && !options.allow)
        return script;
    Shrunk all;
    for (size_t i = 0; i < script.steps.size(); ++i)
        all.keep.push_back(static_cast<int>(i));
    for (int i = 0; i < kFaultCount; ++i)
        all.allow.push_back(static_cast<Fault>(i));
    return narrowed(script, options.keep.value_or(all.keep), options.allow.value_or(all.allow));
}

RunResult runScript(const Options &options, quint64 seed, Script script, bool print)
{
    runningSeed = seed;
    RunOptions run;
    run.print = print;
    run.canary = options.canary;
    run.sqlite = isOnSqlite(options, seed);
    World world(seed, std::move(script), run);
    return world.run();
}

/// How a run ends, in a process of its own: it may not survive an assertion.
int endOf(const Options &options, quint64 seed, const Script &script)
{
    std::fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        isQuiet = true;
        const RunResult run = runScript(options, seed, script, false);
        _exit(run.breach ? static_cast<int>(run.breach->invariant) : 0);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return kAssertion;
    return WEXITSTATUS(status);
}

void printShrunk(const Options &options, quint64 seed, int how)
{
    const Script whole = scriptOf(options, seed);
    const Shrunk shrunk = shrink(whole, [&](const Script &script) { return endOf(options, seed, script) == how; });
    QStringList keep;
    for (const int step : shrunk.keep)
        keep << QString::number(step);
    QStringList allow;
    for (const Fault fault : shrunk.allow)
        allow << QString::fromLatin1(nameOf(fault));
    std::printf("shrunk in %d runs from %zu steps to %lld, with %lld kinds of faults:\n", shrunk.runs,
                whole.steps.size(), static_cast<long long>(keep.size()), static_cast<long long>(allow.size()));
    std::printf("replay: cb_sim --seed %llu%s%s%s --keep %s --allow %s --events\n",
                static_cast<unsigned long long>(seed), isOnSqlite(options, seed) ? " --store sqlite" : "",
                options.canary ? " --canary" : "",
                options.minutes ? qPrintable(QStringLiteral(" --minutes %1").arg(*options.minutes)) : "",
                qPrintable(keep.join(QLatin1Char(',')) + (keep.isEmpty() ? QStringLiteral("-1") : QString())),
                qPrintable(allow.isEmpty() ? QStringLiteral("''") : allow.join(QLatin1Char(','))));
}

int reportBreach(const Options &options, quint64 seed, const Breach &breach)
{
    std::printf("BROKEN seed %llu: invariant %d, %s: %s\nreplay: cb_sim --seed %llu --events\n",
                static_cast<unsigned long long>(seed), static_cast<int>(breach.invariant), nameOf(breach.invariant),
                qPrintable(breach.detail), static_cast<unsigned long long>(seed));
    if (options.shrink && !options.events)
        printShrunk(options, seed, static_cast<int>(breach.invariant));
    return 1;
}

std::vector<quint64> seedsOf(const Options &options)
{
    std::vector<quint64> seeds;
    QFile file(options.seedsFile);
    if (!options.seedsFile.isEmpty() && file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : file.readAll().split('\n')) {
            bool ok = false;
            const quint64 seed = line.split(' ').constFirst().toULongLong(&ok);
            if (ok)
                seeds.push_back(seed);
        }
    }
    for (quint64 i = 0; i < options.seeds; ++i)
        seeds.push_back(options.seed + i);
    return seeds;
}

} // namespace

int runCampaign(const Options &options)
{
    qInstallMessageHandler(onMessage);
    Report report;
    for (const quint64 seed : seedsOf(options)) {
        const RunResult run = runScript(options, seed, scriptOf(options, seed), options.events);
        report.add(seed, run, isOnSqlite(options, seed));
        if (run.breach)
            return reportBreach(options, seed, *run.breach);
        if (seed % 100 == 0) {
            report.ranTwice();
            if (options.events)
                std::printf("the same seed again:\n");
            const RunResult again = runScript(options, seed, scriptOf(options, seed), options.events);
            if (again.hash != run.hash) {
                std::printf("BROKEN seed %llu: two runs of it differ\n", static_cast<unsigned long long>(seed));
                return 1;
            }
        }
    }
    if (options.hashOnly) {
        std::printf("%016llx\n", static_cast<unsigned long long>(report.hash()));
        return 0;
    }
    report.print(options);
    return options.needEveryFault && !report.everythingHadItsTurn() ? 3 : 0;
}

} // namespace callboard::sim
