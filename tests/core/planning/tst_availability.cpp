// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/planning/planningtest.h"
#include "tests/support/property.h"
#include "tests/support/testregistry.h"

using namespace callboard;
using namespace callboard::test;

namespace {

AvailabilityQuery queryFor(const TestWorld &world, InstantRange window, milliseconds duration)
{
    return {world.own.id, window, duration, std::nullopt};
}

} // namespace

class TstAvailability : public QObject
{
    Q_OBJECT

private slots:
    // The reference's GET /telephony/availability: slots 7 then 6, caps 40 and 8; two hours of 30 min have 19 starts
    // that finish inside.
    // proves: D-AVAIL D-REMAIN C070 C075 C076 C077 C078
    void theReferencesOwnAnswer()
    {
        TestWorld world;
        world.load("pn_8f2a", utc("2025-06-04T12:00:00Z"), utc("2025-06-04T12:32:00Z"));
        world.load("pn_8f2a", utc("2025-06-04T12:31:00Z"), utc("2025-06-04T13:00:00Z"));
        AvailabilityQuery query =
            queryFor(world, {fromEpochMs(1749038400000), fromEpochMs(1749045600000)}, milliseconds(1'800'000));
        query.number = PhoneNumberId(QStringLiteral("pn_8f2a"));
        const Result<Availability> answer = availabilityOf(world, query);
        QVERIFY(answer.has_value());
        QCOMPARE(answer->globalCap, 40);
        QCOMPARE(answer->perNumberCap, 8);
        QCOMPARE(answer->number.text(), QStringLiteral("pn_8f2a"));
        QCOMPARE(answer->pool.text(), QStringLiteral("pool_lt"));
        QCOMPARE(answer->starts.size(), size_t{19});
        QCOMPARE(toEpochMs(answer->starts[0].start), 1749038400000);
        QCOMPARE(answer->starts[0].remaining, 7);
        QCOMPARE(toEpochMs(answer->starts[1].start), 1749038700000);
        QCOMPARE(answer->starts[1].remaining, 6);
    }

    // proves: D-AVAIL C071 C072
    void limits_data()
    {
        QTest::addColumn<qint64>("length");
        QTest::addColumn<qint64>("duration");
        QTest::addColumn<bool>("valid");
        const qint64 day = kDay.count();
        QTest::newRow("empty window") << qint64{0} << qint64{60'000} << false;
        QTest::newRow("backwards") << qint64{-1} << qint64{60'000} << false;
        QTest::newRow("62 days") << 62 * day << qint64{60'000} << true;
        QTest::newRow("62 days and 1 ms") << 62 * day + 1 << qint64{60'000} << false;
        QTest::newRow("59,999 ms") << day << qint64{59'999} << false;
        QTest::newRow("4 h") << day << qint64{14'400'000} << true;
        QTest::newRow("4 h and 1 ms") << day << qint64{14'400'001} << false;
    }
    void limits()
    {
        QFETCH(qint64, length);
        QFETCH(qint64, duration);
        QFETCH(bool, valid);
        const TestWorld world;
        const auto answer = availabilityOf(
            world, queryFor(world, {world.time, world.time + milliseconds(length)}, milliseconds(duration)));
        QCOMPARE(refusalOf(answer), valid ? std::nullopt : std::optional(ErrorCode::ValidationError));
    }

    // proves: D-AVAIL
    void gridIsOnTheEpoch()
    {
        const TestWorld world;
        const auto answer = availabilityOf(
            world, queryFor(world, {utc("2025-06-04T12:00:00.001Z"), utc("2025-06-04T12:40:00Z")}, kMinute * 30));
        QCOMPARE(answer->starts.size(), size_t{2}); // 12:05 and 12:10; 12:15 would end at 12:45
        CB_COMPARE_TIME(answer->starts.front().start, utc("2025-06-04T12:05:00Z"));
        CB_COMPARE_TIME(answer->starts.back().start, utc("2025-06-04T12:10:00Z"));
    }

    // "past slots returned as they were planned".
    // proves: D-AVAIL
    void thePastIsAnsweredToo()
    {
        TestWorld world;
        world.load("pn_8f2a", utc("2025-06-03T08:00:00Z"), utc("2025-06-03T08:32:00Z"), 3);
        const auto answer = availabilityOf(
            world, queryFor(world, {utc("2025-06-03T08:00:00Z"), utc("2025-06-03T09:00:00Z")}, kMinute * 30));
        QCOMPARE(answer->starts.front().remaining, 5);
    }

    // proves: D-DEFAULT D-AUTO C073 C079
    void whichNumberIsAsked()
    {
        TestWorld world;
        const AvailabilityQuery query = queryFor(world, {world.time, world.time + kHour}, kMinute * 30);
        world.mainNumber().isDefault = false;
        QCOMPARE(availabilityOf(world, query)->number.text(), QStringLiteral("pn_8f2a")); // the only one
        world.addNumber("pn_us", "+12125550100", 4, "pool_lt");
        QCOMPARE(refusalOf(availabilityOf(world, query)), std::optional(ErrorCode::NoOutboundNumber));
        world.numbers[PhoneNumberId(QStringLiteral("pn_us"))].isDefault = true;
        QCOMPARE(availabilityOf(world, query)->number.text(), QStringLiteral("pn_us"));
        AvailabilityQuery pinned = query;
        pinned.number = PhoneNumberId(QStringLiteral("pn_gone"));
        QCOMPARE(refusalOf(availabilityOf(world, pinned)), std::optional(ErrorCode::NotFound));
    }

    // "remaining >= 1 at decision time implies admission of that start and duration (when that start is callable)".
    // proves: D-REMAIN D-CAPZERO
    void whatIsShownFreeCanBeBooked()
    {
        CB_CHECK("remaining and admission agree at every start", [] {
            TestWorld world;
            PhoneNumber &number = world.mainNumber();
            number.maxOutboundConcurrent = *rc::gen::inRange(0, 5);
            number.reservedInbound = *rc::gen::inRange(0, 2);
            world.touch(number);
            world.setPoolCap("pool_lt", *rc::gen::inRange(0, 6));
            world.addNumber("other", "+37052000002", 9, "pool_lt");
            const int calls = *rc::gen::inRange(0, 30);
            for (int i = 0; i < calls; ++i) {
                const Instant from = world.time + kSecond * *rc::gen::inRange(0, 9000);
                world.load(*rc::gen::arbitrary<bool>() ? "other" : "pn_8f2a", from,
                           from + kSecond * *rc::gen::inRange(1, 3600));
            }
            world.addCandidate(QStringLiteral("c"), kVilnius);
            const milliseconds interview = kMinute * *rc::gen::inRange(1, 50);
            world.mainPosition().interview = interview;
            const milliseconds estimate = interview + world.own.callOverhead;
            const auto answer = availabilityOf(world, queryFor(world, {world.time, world.time + kHour * 3}, estimate));
            RC_ASSERT(answer.has_value());
            for (const Slot &slot : answer->starts) {
                CallRequest request = requestFor(world, "c", InstantRange{world.time, world.time + kHour * 6});
                request.at = slot.start;
                const auto call = planCall(world, request);
                const bool callable = slot.start < utc("2025-06-04T15:00:00Z");
                RC_ASSERT(call.has_value() == (callable && slot.remaining >= 1));
            }
        });
    }
};

CB_TEST(TstAvailability)
#include "tst_availability.moc"
