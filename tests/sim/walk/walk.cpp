// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/walk/walk.h"

#include "tests/sim/walk/walkworld.h"

#include <QStringList>

#include <cstdio>

namespace callboard::sim {

namespace {

using Big = unsigned long long;

int reportBreach(const Options &options, const Choices &choices, const Breach &breach)
{
    QStringList path;
    for (const int choice : choices.path())
        path << QString::number(choice);
    std::printf("BROKEN walk: invariant %d, %s: %s\nreplay: cb_sim --walk %d --path %s --events\n",
                static_cast<int>(breach.invariant), nameOf(breach.invariant), qPrintable(breach.detail), options.walk,
                qPrintable(path.join(QLatin1Char(','))));
    return 1;
}

} // namespace

int runWalk(const Options &options)
{
    Places places;
    Choices choices(options.path);
    Big ways = 0;
    Big dials = 0;
    Big steps = 0;
    do {
        try {
            WalkWorld world(choices, places, options.walk, options.events);
            world.run();
            dials += world.dials();
            steps += world.steps();
        } catch (const Breach &breach) {
            return reportBreach(options, choices, breach);
        }
        ++ways;
    } while (options.path.empty() && choices.next());
    std::printf("walked %llu ways, %zu places, %llu steps, %llu dials\n", ways, places.size(), steps, dials);
    if (!options.figures.isEmpty()) {
        std::printf("FIGURE {\"promise\":\"P2\",\"test\":\"sim.walk\",\"what\":\"places that two calls on one "
                    "line can come to in %d steps, all of them\",\"reached\":%zu,\"violations\":0,"
                    "\"command\":\"build/release/bin/cb_sim --walk %d\",\"size\":\"%s\"}\n",
                    options.walk, places.size(), options.walk, qPrintable(options.figures));
    }
    return 0;
}

} // namespace callboard::sim
