// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/planning/bruteforce.h"
#include "tests/support/property.h"
#include "tests/support/testregistry.h"

using namespace callboard;
using namespace callboard::test;

namespace {

HeatQuery heatFor(const TestWorld &world, InstantRange range)
{
    HeatQuery query;
    query.company = world.own.id;
    query.range = range;
    query.estimate = kMinute * 32;
    query.zone = zoneOf("Europe/Vilnius");
    return query;
}

size_t slotOf(const HeatData &data, const char *at)
{
    return static_cast<size_t>((utc(at) - data.first) / data.step);
}

const InstantRange kThursday = {utc("2025-06-05T00:00:00Z"), utc("2025-06-06T00:00:00Z")};

/// D-FREEALL's picture: a pool whose numbers have 14 lines free, and one where the pool leaves 9.
struct TwoPools
{
    TestWorld world;
    TwoPools()
    {
        world.mainNumber().maxOutboundConcurrent = 10;
        world.touch(world.mainNumber());
        world.addNumber("lt2", "+37052000002", 6, "pool_lt");
        world.addPool("pool_de", 12);
        world.addNumber("de1", "+4930000000", 10, "pool_de");
        world.addNumber("de2", "+4930000001", 10, "pool_de");
        const Instant from = utc("2025-06-05T08:00:00Z");
        world.load("pn_8f2a", from, from + kHour, 2);
        world.load("de1", from, from + kHour, 3);
    }
};

} // namespace

class TstHeat : public QObject
{
    Q_OBJECT

private slots:
    // On one number the heatmap and GET availability show the same figures.
    // proves: D-REMAIN D-AVAIL C070
    void oneNumberIsAvailability()
    {
        CB_CHECK("heat equals availability on a single number", [] {
            TestWorld world;
            world.setPoolCap("pool_lt", *rc::gen::inRange(1, 12));
            world.addNumber("other", "+37052000002", 20, "pool_lt");
            for (int i = *rc::gen::inRange(0, 40); i > 0; --i) {
                const Instant from = kThursday.start + kSecond * *rc::gen::inRange(-3600, 86'400);
                world.load(*rc::gen::element("other", "pn_8f2a"), from, from + kSecond * *rc::gen::inRange(1, 9000));
            }
            HeatQuery query = heatFor(world, kThursday);
            query.number = world.mainNumber().id;
            query.estimate = kSecond * *rc::gen::element(60, 1920, 1800, 12'345);
            const auto heat = heatOf(world, query);
            const auto availability = availabilityOf(
                world, {world.own.id, {kThursday.start, kThursday.end + query.estimate}, query.estimate, query.number});
            RC_ASSERT(heat->free.size() == 288U);
            for (size_t i = 0; i < heat->free.size(); ++i) {
                RC_ASSERT(toEpochMs(availability->starts[i].start) == toEpochMs(heat->first + heat->step * int(i)));
                RC_ASSERT(availability->starts[i].remaining == heat->free[i]);
            }
        });
    }

    // "sum over pools of max(0, min(poolCap - poolPeak, sum over the numbers of max(0, numberCap - numberPeak)))": the
    // picture's 14 + 9 = 23.
    // proves: D-FREEALL
    void allNumbersTogether()
    {
        const TwoPools two;
        const HeatQuery query = heatFor(two.world, kThursday);
        const auto heat = heatOf(two.world, query);
        QCOMPARE(heat->free[slotOf(*heat, "2025-06-05T08:00:00Z")], qint16{14 + 9});
        QCOMPARE(heat->cap, 16 + 12);
        const auto cell = heatCellOf(two.world, query, utc("2025-06-05T08:00:00Z"));
        QCOMPARE(cell->free, 23);
        QCOMPARE(cell->cap, 28);
        QCOMPARE(cell->pools.size(), size_t{2});
        for (const HeatCell::PoolPart &part : cell->pools) {
            const bool german = part.pool.text() == QLatin1String("pool_de");
            QCOMPARE(part.free, german ? 9 : 14);
            QCOMPARE(part.busy, german ? 3 : 2);
            QCOMPARE(part.numbers.size(), size_t{2});
        }
        QVERIFY(has(cell->why, ReasonCode::NumberLoad));
        QVERIFY(has(cell->why, ReasonCode::HoursApplied));
    }

    // "a pool counts only while somebody who would use it can be called". Berlin opens an hour after Vilnius, at
    // 07:00Z.
    // proves: D-FREEALL
    void poolsOfPeopleWhoMayBeCalled()
    {
        TwoPools two;
        two.world.addCandidate(QStringLiteral("berlin"), kBerlin);
        two.world.addCandidate(QStringLiteral("vilnius"), kVilnius);
        HeatQuery query = heatFor(two.world, kThursday);
        query.people = {CandidateId(QStringLiteral("berlin")), CandidateId(QStringLiteral("vilnius"))};
        const auto heat = heatOf(two.world, query);
        QCOMPARE(heat->people, 2);
        const auto at = [&](const char *time) { return heat->free[slotOf(*heat, time)]; };
        QCOMPARE(at("2025-06-05T05:55:00Z"), qint16{0});
        QCOMPARE(at("2025-06-05T06:00:00Z"), qint16{16});
        QCOMPARE(at("2025-06-05T07:00:00Z"), qint16{16 + 12});
        QCOMPARE(at("2025-06-05T08:00:00Z"), qint16{14 + 9});
        QCOMPARE(at("2025-06-05T15:00:00Z"), qint16{12}); // Vilnius is closed
        const auto cell = heatCellOf(two.world, query, utc("2025-06-05T15:00:00Z"));
        QCOMPARE(cell->free, 12);
        QCOMPARE(cell->callable, 1);
        QVERIFY(has(cell->why, ReasonCode::OutsideHours));
        QVERIFY(std::any_of(cell->pools.begin(), cell->pools.end(), [](const auto &part) { return !part.counted; }));
        query.number = two.world.mainNumber().id; // one number: its own figure, whoever may be called
        QCOMPARE(heatOf(two.world, query)->free[slotOf(*heat, "2025-06-05T15:00:00Z")], qint16{10});
    }

    // Capacity and callable are two layers.
    // proves: D-HOURS C080
    void howManyPeopleAreCallable()
    {
        TestWorld world;
        world.addCandidate(QStringLiteral("v1"), kVilnius);
        world.addCandidate(QStringLiteral("v2"), kVilnius);
        world.addCandidate(QStringLiteral("berlin"), kBerlin);
        world.addCandidate(QStringLiteral("york"), kNewYork).zone = zoneOf("America/New_York");
        world.addCandidate(QStringLiteral("unknown zone"), kNewYork);
        world.addCandidate(QStringLiteral("wrong"), kTooShort);
        HeatQuery query = heatFor(world, kThursday);
        for (const auto &[id, candidate] : world.candidates)
            query.people.push_back(id);
        query.people.emplace_back(QStringLiteral("ghost"));
        const auto heat = heatOf(world, query);
        QCOMPARE(heat->people, 4);
        const auto at = [&](const char *time) { return heat->callable[slotOf(*heat, time)]; };
        QCOMPARE(at("2025-06-05T05:55:00Z"), qint16{0});
        QCOMPARE(at("2025-06-05T06:00:00Z"), qint16{2});
        QCOMPARE(at("2025-06-05T07:00:00Z"), qint16{3});
        QCOMPARE(at("2025-06-05T13:00:00Z"), qint16{4});
        QCOMPARE(at("2025-06-05T15:00:00Z"), qint16{2});
        QCOMPARE(at("2025-06-05T16:00:00Z"), qint16{1});
    }

    void hoursWithoutPeople()
    {
        TestWorld world;
        HeatQuery query = heatFor(world, kThursday);
        auto heat = heatOf(world, query);
        QCOMPARE(heat->people, 0);
        QCOMPARE(heat->callable[slotOf(*heat, "2025-06-05T05:55:00Z")], qint16{0});
        QCOMPARE(heat->callable[slotOf(*heat, "2025-06-05T06:00:00Z")], qint16{1});
        world.own.policy.hours.reset(); // nothing can be booked
        heat = heatOf(world, query);
        QVERIFY(std::all_of(heat->callable.begin(), heat->callable.end(), [](qint16 c) { return c == 0; }));
        QVERIFY(has(heatCellOf(world, query, kThursday.start)->why, ReasonCode::HoursNotConfigured));
    }

    // A day that a zone leaves early has 23 hours of slots, none lost and none doubled.
    // proves: D-DST
    void aDayOf23Hours()
    {
        TestWorld world;
        const Zone vilnius = zoneOf("Europe/Vilnius");
        const InstantRange day{vilnius.startOfDay(QDate(2026, 3, 29)), vilnius.startOfDay(QDate(2026, 3, 30))};
        world.own.policy.days.reset();
        const auto heat = heatOf(world, heatFor(world, day));
        QCOMPARE(heat->free.size(), size_t{23 * 12});
        QCOMPARE(std::count(heat->callable.begin(), heat->callable.end(), 1), std::ptrdiff_t{9 * 12});
    }

    // Ghost marks and the load after the plan; a replaced call gives its line back.
    // proves: D-REPLACE
    void aPlanOnTheMap()
    {
        TestWorld world;
        world.addCandidate(QStringLiteral("a"), kVilnius);
        world.addCandidate(QStringLiteral("b"), kVilnius);
        world.addCandidate(QStringLiteral("t"), kVilnius).isTest = true;
        world.book(world.firm(QStringLiteral("old"), CandidateId(QStringLiteral("a")), utc("2025-06-05T12:00:00Z"),
                              kMinute * 32));
        BatchRequest request = batchFor(world, span("2025-06-05T06:00:00Z", "2025-06-05T06:32:00Z"));
        request.replace = true;
        HeatQuery query = heatFor(world, kThursday);
        query.plan = std::make_shared<Plan>(*planBatch(world, request));
        const auto heat = heatOf(world, query);
        const size_t morning = slotOf(*heat, "2025-06-05T06:00:00Z");
        const size_t noon = slotOf(*heat, "2025-06-05T12:00:00Z");
        QCOMPARE(heat->planned[morning], qint16{3});
        QCOMPARE(heat->free[morning], qint16{8});
        QCOMPARE(heat->freeAfter[morning], qint16{6}); // the test call takes no line
        QCOMPARE(heat->free[noon], qint16{7});
        QCOMPARE(heat->freeAfter[noon], qint16{8});
        query.plan.reset();
        QVERIFY(heatOf(world, query)->freeAfter.empty());
    }

    void refusals()
    {
        const TestWorld world;
        HeatQuery query = heatFor(world, {kThursday.start, kThursday.start + kDay * 62});
        QVERIFY(heatOf(world, query).has_value());
        query.range.end += milliseconds(1);
        QCOMPARE(refusalOf(heatOf(world, query)), std::optional(ErrorCode::ValidationError));
        query.range = kThursday;
        query.number = PhoneNumberId(QStringLiteral("gone"));
        QCOMPARE(refusalOf(heatOf(world, query)), std::optional(ErrorCode::NotFound));
        query.number.reset();
        query.estimate = milliseconds(0);
        QCOMPARE(refusalOf(heatOf(world, query)), std::optional(ErrorCode::ValidationError));
        QCOMPARE(refusalOf(heatOf(world, HeatQuery{})), std::optional(ErrorCode::ValidationError));
    }
};

CB_TEST(TstHeat)
#include "tst_heat.moc"
