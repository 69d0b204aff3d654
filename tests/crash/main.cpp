// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// cb_crash: power cuts, failing disks and killed programs against the real store, engine and daemon (RELIABILITY P1).
#include "tests/crash/report.h"
#include "tests/support/faultdisk/faultmemory.h"

#include <QCoreApplication>
#include <QStringList>

#include <cstdio>

using namespace callboard::test;

namespace {

struct Run
{
    const char *name;
    int (*run)(const Size &);
    int gate;
    const char *what;
};

constexpr Run kRuns[] = {
    {"--cuts", runCuts, 20'000, "power cuts"},
    {"--failures", runFailures, 20, "places of each kind of transaction and each way a disk fails"},
    {"--memory", runMemory, 10, "allocations of each kind of transaction"},
    {"--kills", runKills, 500, "kill -9 of the daemon"},
    {"--displaced", runDisplaced, 2, "times that file or -wal is moved, deleted, replaced under a daemon"},
    {"--bits", runBits, 600, "bits turned over in the file, and as many in its -wal"},
    {"--schemas", runSchemas, 1, "every cut of each migration, and of a file"},
    {"--recovery", runRecovery, 100'000, "reservations to be read after a kill, timed"},
};

int usage()
{
    fprintf(stderr, "usage: cb_crash [--seed N] KIND [SIZE] ...\n");
    for (const Run &run : kRuns)
        fprintf(stderr, "  %-12s %7d  %s\n", run.name, run.gate, run.what);
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    std::uint64_t seed = 1;
    // Before anything uses SQLite.
    if (arguments.contains(QStringLiteral("--memory")) && !faultmemory::install())
        return 3;
    int worst = arguments.isEmpty() ? usage() : 0;
    for (int i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments[i];
        bool isNumber = false;
        const int number = i + 1 < arguments.size() ? arguments[i + 1].toInt(&isNumber) : 0;
        i += isNumber ? 1 : 0;
        if (word == QLatin1String("--seed") && isNumber) {
            seed = static_cast<std::uint64_t>(number);
            continue;
        }
        const auto found = std::find_if(std::begin(kRuns), std::end(kRuns),
                                        [&word](const Run &run) { return word == QLatin1String(run.name); });
        if (found == std::end(kRuns))
            return usage();
        const Size size{isNumber ? number : found->gate, seed,
                        QStringLiteral("build/release/bin/cb_crash %1%2 %3")
                            .arg(seed == 1 ? QString() : QStringLiteral("--seed %1 ").arg(seed), word)
                            .arg(isNumber ? number : found->gate)};
        worst = std::max(worst, found->run(size));
    }
    return worst;
}
