// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What the rules about time and phones cost. callableAt is asked for every minute of a heatmap and of a plan: it must
// stay below 50 ns (a slot of the availability answer has 100).
#include "core/phone/e164.h"
#include "core/time/callinghours.h"

#include <benchmark/benchmark.h>

#include <array>

namespace callboard {

namespace {

constexpr Instant kStart = fromEpochMs(1'767'225'600'000); // 2026-01-01T00:00Z
constexpr int kMinutesPerYear = 365 * 24 * 60;

const std::array<const char *, 3> kZones{"Europe/Vilnius", "America/New_York", "Asia/Kathmandu"};

Zone zoneOf(const benchmark::State &state)
{
    return *Zone::parse(QString::fromLatin1(kZones.at(static_cast<size_t>(state.range(0)))));
}

HoursRule officeHours()
{
    return {CallingHours{}, Weekdays::mondayToFriday()};
}

void timeCallableAt(benchmark::State &state)
{
    const Zone zone = zoneOf(state);
    const HoursRule rule = officeHours();
    int minute = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(callableAt(kStart + minute * kMinute, rule, zone));
        minute = minute + 1 < kMinutesPerYear ? minute + 1 : 0;
    }
}

/// Minutes all over the year, so that no branch is guessed.
void timeCallableAtScattered(benchmark::State &state)
{
    const Zone zone = zoneOf(state);
    const HoursRule rule = officeHours();
    int minute = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(callableAt(kStart + minute * kMinute, rule, zone));
        minute = (minute + 200'003) % kMinutesPerYear;
    }
}

void timeCivilOf(benchmark::State &state)
{
    const Zone zone = zoneOf(state);
    int minute = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(zone.civilOf(kStart + minute * kMinute));
        minute = (minute + 200'003) % kMinutesPerYear;
    }
}

/// A month with a transition in it, as a plan asks once per person.
void timeCallableSpansOfAMonth(benchmark::State &state)
{
    const Zone zone = zoneOf(state);
    const HoursRule rule = officeHours();
    const InstantRange march{kStart + 59 * kDay, kStart + 90 * kDay};
    for (auto _ : state)
        benchmark::DoNotOptimize(callableSpans(march, rule, zone));
}

void timeParseLoadedZone(benchmark::State &state)
{
    const QString name = zoneOf(state).name();
    for (auto _ : state)
        benchmark::DoNotOptimize(Zone::parse(name));
}

/// One row of an import.
void phoneRead(benchmark::State &state)
{
    const std::array<QString, 3> texts{QStringLiteral("+370 612 34567"), QStringLiteral("(202) 555-0143"),
                                       QStringLiteral("+37061234567 / +37061234568")};
    const QString &text = texts.at(static_cast<size_t>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(readPhone(text, QStringLiteral("US")));
}

void phoneZones(benchmark::State &state)
{
    const E164 number =
        *E164::parse(state.range(0) == 0 ? QStringLiteral("+37061234567") : QStringLiteral("+12025550143"));
    for (auto _ : state)
        benchmark::DoNotOptimize(zonesOf(number));
}

BENCHMARK(timeCallableAt)->DenseRange(0, 2);
BENCHMARK(timeCallableAtScattered)->DenseRange(0, 2);
BENCHMARK(timeCivilOf)->DenseRange(0, 2);
BENCHMARK(timeCallableSpansOfAMonth)->DenseRange(0, 2);
BENCHMARK(timeParseLoadedZone)->Arg(0);
BENCHMARK(phoneRead)->DenseRange(0, 2);
BENCHMARK(phoneZones)->DenseRange(0, 1);

} // namespace

} // namespace callboard
