// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random.h"
#include "core/capacity/capacity.h"

#include <benchmark/benchmark.h>

using namespace callboard;

namespace {

constexpr Instant kMonday = fromEpochMs(1'748'822'400'000); // 2025-06-02 00:00Z
constexpr milliseconds kHalfHour{1'800'000};
constexpr milliseconds kSlot{300'000};

PhoneNumberId numberId(int n)
{
    return PhoneNumberId(QStringLiteral("pn_%1").arg(n));
}

/// PERFORMANCE.md's data: 1,000,000 reservations, 1,000 numbers, 31 days, weekdays 09:00-18:00, exact to the
/// millisecond, seed 1; here in 10 pools.
const Capacity &millionReservations()
{
    static const Capacity capacity = [] {
        Capacity made;
        for (int p = 0; p < 10; ++p)
            made.setPool({PoolId(QStringLiteral("pool_%1").arg(p)), 30'000});
        std::vector<PhoneNumberId> ids;
        for (int n = 0; n < 1000; ++n) {
            PhoneNumber number;
            number.id = numberId(n);
            number.pool = PoolId(QStringLiteral("pool_%1").arg(n % 10));
            number.maxOutboundConcurrent = 40;
            made.setNumber(number);
            ids.push_back(number.id);
        }
        const auto random = seededRandom(1);
        for (int i = 0; i < 1'000'000;) {
            const Instant start = kMonday + kDay * static_cast<qint64>(random->next() % 31) + kHour * 9 +
                                  milliseconds(static_cast<qint64>(random->next() % (9 * 3'600'000)));
            if ((start - kMonday) / kDay % 7 >= 5)
                continue;
            made.add(ids[random->next() % ids.size()], {start, start + kHalfHour});
            ++i;
        }
        return made;
    }();
    return capacity;
}

/// Prints the time of one slot with its unit, such as "perSlot=153.2ps".
void perSlot(benchmark::State &state, size_t slotCount)
{
    state.counters["perSlot"] = benchmark::Counter(
        static_cast<double>(slotCount), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

/// 31 days of one number's own timeline on the five-minute grid.
void capacityAvailabilityOneNumber(benchmark::State &state)
{
    const CapacityTimeline *timeline = millionReservations().numberTimeline(numberId(7));
    std::vector<qint16> peaks(31 * 288);
    const milliseconds duration(state.range(0));
    for (auto _ : state) {
        timeline->peaksOnGrid(kMonday, kSlot, duration, peaks);
        benchmark::DoNotOptimize(peaks.data());
    }
    perSlot(state, peaks.size());
}
BENCHMARK(capacityAvailabilityOneNumber)->Arg(1'800'000)->Arg(1'920'000);

/// The same with starts at any millisecond.
void capacityAvailabilityAnyMillisecond(benchmark::State &state)
{
    const CapacityTimeline *timeline = millionReservations().numberTimeline(numberId(7));
    std::vector<qint16> peaks(31 * 288);
    for (auto _ : state) {
        timeline->peaksOnGrid(kMonday + milliseconds(1234), kSlot, kHalfHour, peaks);
        benchmark::DoNotOptimize(peaks.data());
    }
    perSlot(state, peaks.size());
}
BENCHMARK(capacityAvailabilityAnyMillisecond);

/// Number and pool together: what GET availability answers (D-REMAIN).
void capacityRemainingOneNumber(benchmark::State &state)
{
    const Capacity &capacity = millionReservations();
    std::vector<Capacity::Load> loads(31 * 288);
    for (auto _ : state) {
        capacity.loadsOnGrid(numberId(7), kMonday, kSlot, kHalfHour, loads);
        benchmark::DoNotOptimize(loads.data());
    }
    perSlot(state, loads.size());
}
BENCHMARK(capacityRemainingOneNumber);

void capacityAvailabilityAllNumbers(benchmark::State &state)
{
    const Capacity &capacity = millionReservations();
    std::vector<qint16> peaks(31 * 288);
    for (auto _ : state) {
        for (int n = 0; n < 1000; ++n) {
            capacity.numberTimeline(numberId(n))->peaksOnGrid(kMonday, kSlot, kHalfHour, peaks);
            benchmark::DoNotOptimize(peaks.data());
        }
    }
    perSlot(state, peaks.size() * 1000);
}
BENCHMARK(capacityAvailabilityAllNumbers)->Unit(benchmark::kMillisecond);

/// The minute grid that planning works on, a month at once.
void capacityMinuteGridOneNumber(benchmark::State &state)
{
    const CapacityTimeline *timeline = millionReservations().numberTimeline(numberId(7));
    std::vector<qint16> peaks(31 * 1440);
    for (auto _ : state) {
        timeline->peaksOnGrid(kMonday, kMinute, kMinute * 32, peaks);
        benchmark::DoNotOptimize(peaks.data());
    }
    perSlot(state, peaks.size());
}
BENCHMARK(capacityMinuteGridOneNumber);

void capacityAddAndRemove(benchmark::State &state)
{
    Capacity capacity = millionReservations();
    const auto random = seededRandom(2);
    for (auto _ : state) {
        const PhoneNumberId number = numberId(static_cast<int>(random->next() % 1000));
        const Instant start = kMonday + kHour * 9 + milliseconds(static_cast<qint64>(random->next() % 30'000'000));
        capacity.add(number, {start, start + kHalfHour});
        capacity.remove(number, {start, start + kHalfHour});
    }
}
BENCHMARK(capacityAddAndRemove);

/// A snapshot for a worker, and the first write after it.
void capacitySnapshotThenWrite(benchmark::State &state)
{
    Capacity capacity = millionReservations();
    const InstantRange call{kMonday + kHour * 10, kMonday + kHour * 11};
    for (auto _ : state) {
        const Capacity snapshot = capacity;
        benchmark::DoNotOptimize(snapshot.numberCap(numberId(7)));
        capacity.add(numberId(7), call);
        capacity.remove(numberId(7), call);
    }
}
BENCHMARK(capacitySnapshotThenWrite)->Unit(benchmark::kMicrosecond);

void capacityFirstFit(benchmark::State &state)
{
    const CapacityTimeline *timeline = millionReservations().numberTimeline(numberId(7));
    for (auto _ : state)
        benchmark::DoNotOptimize(timeline->firstFit({kMonday, kMonday + kDay * 31}, kHour * 4, 1, kMinute));
}
BENCHMARK(capacityFirstFit);

} // namespace
