// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random.h"
#include "core/planning/planner.h"
#include "tests/support/testworld.h"

#include <benchmark/benchmark.h>

using namespace callboard;
using namespace callboard::test;

namespace {

/// Six numbers of four countries in two pools, a month of weekday load on each, and people of four countries. `busy`:
/// how many calls each number already has.
std::unique_ptr<TestWorld> loadedMonth(int people, int busy, int cap)
{
    auto world = std::make_unique<TestWorld>();
    world->setPoolCap("pool_lt", cap * 3);
    world->addPool("pool_west", cap * 3);
    world->mainNumber().maxOutboundConcurrent = cap;
    world->touch(world->mainNumber());
    world->addNumber("lt2", "+37052000002", cap, "pool_lt");
    world->addNumber("pl1", "+48221234567", cap, "pool_lt");
    world->addNumber("de1", "+4930000000", cap, "pool_west");
    world->addNumber("de2", "+4930000001", cap, "pool_west");
    world->addNumber("gb1", "+442079460000", cap, "pool_west");
    const auto random = seededRandom(1);
    const Instant monday = utc("2025-06-02T00:00:00Z");
    for (const char *number : {"pn_8f2a", "lt2", "pl1", "de1", "de2", "gb1"}) {
        for (int i = 0; i < busy;) {
            const Instant start = monday + kDay * static_cast<qint64>(random->next() % 33) + kHour * 6 +
                                  kMinute * static_cast<qint64>(random->next() % (9 * 60));
            const InstantRange call{start, start + kMinute * 32};
            ++i;
            if ((start - monday) / kDay % 7 < 5 &&
                world->capacity().remaining(PhoneNumberId(QString::fromLatin1(number)), call.start, call.length()) > 0)
                world->load(number, call.start, call.end);
        }
    }
    const std::array phones{"+3706123%1", "+4850123%1", "+491512345%1", "+4474001%1"};
    for (int i = 0; i < people; ++i) {
        const QString phone =
            QString::fromLatin1(phones[static_cast<size_t>(i) % phones.size()])
                .arg(i / 4 % (i % 4 == 3 ? 100'000 : 10'000), i % 4 == 3 ? 5 : 4, 10, QLatin1Char('0'));
        world->addCandidate(QStringLiteral("c%1").arg(i, 5, 10, QLatin1Char('0')), phone.toLatin1().constData());
    }
    return world;
}

void planPeople(benchmark::State &state, int people, milliseconds window, int busy, int cap)
{
    const auto world = loadedMonth(people, busy, cap);
    BatchRequest request;
    request.company = world->own.id;
    request.position = world->mainPosition().id;
    request.window = InstantRange{world->time, world->time + window};
    for (const auto &[id, candidate] : world->candidates)
        request.candidates.push_back(id);
    int placed = 0;
    int bound = 0;
    for (auto _ : state) {
        const Result<Plan> plan = planBatch(*world, request);
        placed = plan->placed();
        bound = plan->bound.calls;
    }
    state.counters["placed"] = placed;
    state.counters["bound"] = bound;
}

void planningTwoHundredIntoALoadedMonth(benchmark::State &state)
{
    planPeople(state, 200, kDay * 31, 2000, 8);
}
BENCHMARK(planningTwoHundredIntoALoadedMonth)->Unit(benchmark::kMillisecond);

void planningTwoHundredWithinTwoDays(benchmark::State &state)
{
    planPeople(state, 200, kDay * 2, 2000, 8);
}
BENCHMARK(planningTwoHundredWithinTwoDays)->Unit(benchmark::kMillisecond);

void planningTenThousand(benchmark::State &state)
{
    planPeople(state, 10'000, kDay * 31, 2000, 40);
}
BENCHMARK(planningTenThousand)->Unit(benchmark::kMillisecond);

/// More people than lines: repair, certificate and next steps all have to work.
void planningTenThousandIntoTooFewLines(benchmark::State &state)
{
    planPeople(state, 10'000, kDay * 31, 2000, 4);
}
BENCHMARK(planningTenThousandIntoTooFewLines)->Unit(benchmark::kMillisecond);

void planningOne(benchmark::State &state)
{
    const auto world = loadedMonth(1, 2000, 8);
    CallRequest request;
    request.company = world->own.id;
    request.candidate = world->candidates.begin()->first;
    request.position = world->mainPosition().id;
    request.window = InstantRange{world->time, world->time + kDay * 31};
    for (auto _ : state)
        benchmark::DoNotOptimize(planCall(*world, request));
}
BENCHMARK(planningOne)->Unit(benchmark::kMicrosecond);

void planningHeatOfAMonth(benchmark::State &state)
{
    const auto world = loadedMonth(200, 2000, 8);
    HeatQuery query;
    query.company = world->own.id;
    query.range = {utc("2025-06-02T00:00:00Z"), utc("2025-07-03T00:00:00Z")};
    query.estimate = kMinute * 32;
    for (const auto &[id, candidate] : world->candidates)
        query.people.push_back(id);
    for (auto _ : state)
        benchmark::DoNotOptimize(heatOf(*world, query));
}
BENCHMARK(planningHeatOfAMonth)->Unit(benchmark::kMicrosecond);

} // namespace
