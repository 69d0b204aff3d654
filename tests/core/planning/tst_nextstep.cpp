// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/nextstep.h"

#include "tests/core/planning/planningtest.h"
#include "tests/support/property.h"
#include "tests/support/testregistry.h"

using namespace callboard;
using namespace callboard::test;

namespace {

Instant timeIn(const Reasons &reasons, ReasonCode code, const char *key)
{
    return fromEpochMs(valueOf(reasons, code, key).toLongLong());
}

std::optional<CallingHours> hoursIn(const Reasons &reasons)
{
    if (!valueOf(reasons, ReasonCode::StepSetHours, "start").isValid())
        return std::nullopt;
    const auto hours = CallingHours::parse(valueOf(reasons, ReasonCode::StepSetHours, "start").toString(),
                                           valueOf(reasons, ReasonCode::StepSetHours, "end").toString(), true);
    return hours ? std::optional(*hours) : std::nullopt;
}

} // namespace

class TstNextStep : public QObject
{
    Q_OBJECT

private slots:
    // "open until 19:00 Thu": the evening window of a company that closes at 18:00.
    // proves: N04
    void longerHours()
    {
        TestWorld world;
        world.addCandidate(QStringLiteral("c"), kVilnius);
        CallRequest request = requestFor(world, "c", span("2025-06-05T15:50:00Z", "2025-06-05T18:00:00Z")); // 18:50
        Result<PlannedCall> call = planCall(world, request);
        QCOMPARE(refusalOf(call), std::optional(ErrorCode::NoCallableTime));
        QCOMPARE(hoursIn(call.error().reasons).value(), (CallingHours{9 * 60, 19 * 60}));
        world.own.policy.hours = hoursIn(call.error().reasons);
        QVERIFY(planCall(world, request).has_value());
        world.own.policy.hours = CallingHours{};
        request.window = span("2025-06-05T03:00:00Z", "2025-06-05T05:00:00Z"); // 06:00 to 08:00, latest 07:28
        call = planCall(world, request);
        QCOMPARE(hoursIn(call.error().reasons).value(), (CallingHours{7 * 60 + 15, 18 * 60}));
        request.window = span("2025-06-07T06:00:00Z", "2025-06-07T12:00:00Z"); // a Saturday is no question of hours
        call = planCall(world, request);
        QVERIFY(!hoursIn(call.error().reasons));
        CB_COMPARE_TIME(timeIn(call.error().reasons, ReasonCode::StepNearestSlot, "atMs"), utc("2025-06-09T06:00:00Z"));
    }

    // proves: N04 D-CAPERR
    void aLineOnNumberAndPool()
    {
        TestWorld world;
        world.mainNumber().maxOutboundConcurrent = 2;
        world.touch(world.mainNumber());
        world.setPoolCap("pool_lt", 2);
        world.load("pn_8f2a", utc("2025-06-05T00:00:00Z"), utc("2025-06-05T07:30:00Z"), 3);
        world.load("pn_8f2a", utc("2025-06-05T07:30:00Z"), utc("2025-06-06T00:00:00Z"), 2);
        world.addCandidate(QStringLiteral("c"), kVilnius);
        const CallRequest request = requestFor(world, "c", span("2025-06-05T06:00:00Z", "2025-06-05T10:00:00Z"));
        const auto call = planCall(world, request);
        QCOMPARE(refusalOf(call), std::optional(ErrorCode::NumberAtCap));
        std::vector<Reason> steps;
        for (const Reason &reason : call.error().reasons) {
            if (reason.code == ReasonCode::StepAddLines)
                steps.push_back(reason);
        }
        QCOMPARE(steps.size(), size_t{2}); // one line on the number and one in the pool, from 07:30
        QCOMPARE(steps[0].values.value(QStringLiteral("numberId")).toString(), QStringLiteral("pn_8f2a"));
        QCOMPARE(steps[1].values.value(QStringLiteral("poolId")).toString(), QStringLiteral("pool_lt"));
        for (const Reason &step : steps) {
            QCOMPARE(step.values.value(QStringLiteral("lines")).toInt(), 1);
            QCOMPARE(step.values.value(QStringLiteral("fromMs")).toLongLong(), toEpochMs(utc("2025-06-05T07:30:00Z")));
            QCOMPARE(step.values.value(QStringLiteral("toMs")).toLongLong(), toEpochMs(utc("2025-06-05T08:02:00Z")));
        }
        world.mainNumber().maxOutboundConcurrent = 3;
        world.touch(world.mainNumber());
        QVERIFY(!planCall(world, request).has_value());
        world.setPoolCap("pool_lt", 3);
        QVERIFY(planCall(world, request).has_value());
    }

    // The pool is free again at 06:12, the number only until 06:10 and from 06:20.
    // proves: D-REMAIN N04
    void bothFreeAtTheSameMoment()
    {
        TestWorld world;
        world.mainNumber().maxOutboundConcurrent = 1;
        world.touch(world.mainNumber());
        world.setPoolCap("pool_lt", 3);
        world.addNumber("other", "+37052000002", 9, "pool_lt");
        world.load("other", utc("2025-06-05T06:00:00Z"), utc("2025-06-05T06:12:00Z"), 3);
        world.load("pn_8f2a", utc("2025-06-05T06:10:00Z"), utc("2025-06-05T06:20:00Z"));
        const StartRule rule{world.own.policy.rule(), false, false, kMinute * 5};
        const auto found =
            firstAdmittable(world.capacity(), world.mainNumber().id,
                            span("2025-06-05T05:00:00Z", "2025-06-05T10:00:00Z"), rule, zoneOf("Europe/Vilnius"));
        CB_COMPARE_TIME(found.value(), utc("2025-06-05T06:20:00Z"));
    }

    // Number and pool have to be free at the same moment.
    // proves: D-REMAIN N04
    void firstAdmittableIsTheFirst()
    {
        CB_CHECK("firstAdmittable equals asking every minute", [] {
            TestWorld world;
            world.mainNumber().maxOutboundConcurrent = *rc::gen::inRange(0, 3);
            world.touch(world.mainNumber());
            world.setPoolCap("pool_lt", *rc::gen::inRange(1, 5));
            world.addNumber("other", "+37052000002", 9, "pool_lt");
            for (int i = *rc::gen::inRange(0, 25); i > 0; --i) {
                const Instant from = world.time + kSecond * *rc::gen::inRange(-1800, 20'000);
                world.load(*rc::gen::element("other", "pn_8f2a"), from, from + kSecond * *rc::gen::inRange(1, 1500));
            }
            StartRule rule{world.own.policy.rule(), false, *rc::gen::arbitrary<bool>(),
                           kMinute * *rc::gen::inRange(1, 12)};
            const Zone zone = zoneOf("Europe/Vilnius");
            const InstantRange range{world.time, world.time + kMinute * *rc::gen::inRange(1, 500)};
            std::optional<Instant> expected;
            for (Instant t = range.start; t < range.end && !expected; t += kMinute) {
                if (mayStartAt(t, rule, zone) &&
                    world.capacity().remaining(world.mainNumber().id, t, rule.estimate) >= 1)
                    expected = t;
            }
            RC_ASSERT(firstAdmittable(world.capacity(), world.mainNumber().id, range, rule, zone) == expected);
        });
    }

    // Whatever is refused and whatever is named: doing it places the person.
    // proves: N04
    void everyNamedStepHelps()
    {
        CB_CHECK("steps are tried, not guessed", [] {
            TestWorld world;
            world.mainNumber().maxOutboundConcurrent = *rc::gen::inRange(0, 3);
            world.touch(world.mainNumber());
            world.setPoolCap("pool_lt", *rc::gen::inRange(1, 4));
            world.addCandidate(QStringLiteral("c"), kVilnius);
            for (int i = *rc::gen::inRange(0, 12); i > 0; --i) {
                const Instant from = world.time + kMinute * *rc::gen::inRange(-60, 2000);
                world.load("pn_8f2a", from, from + kMinute * *rc::gen::inRange(1, 600));
            }
            const Instant from = world.time + kMinute * *rc::gen::inRange(0, 4000);
            CallRequest request =
                requestFor(world, "c", InstantRange{from, from + kMinute * *rc::gen::inRange(10, 120)});
            const auto call = planCall(world, request);
            RC_PRE(!call.has_value());
            const Reasons &why = call.error().reasons;
            if (has(why, ReasonCode::StepExtendWindow)) {
                CallRequest longer = request;
                longer.window = InstantRange{from, timeIn(why, ReasonCode::StepExtendWindow, "endMs")};
                RC_ASSERT(planCall(world, longer).has_value());
                std::get<InstantRange>(longer.window).end -= kMinute;
                RC_ASSERT(!planCall(world, longer).has_value());
            }
            if (has(why, ReasonCode::StepNearestSlot)) {
                CallRequest there = request;
                there.at = timeIn(why, ReasonCode::StepNearestSlot, "atMs");
                there.window = InstantRange{from, *there.at + kHour};
                RC_ASSERT(planCall(world, there).has_value());
            }
            if (const auto hours = hoursIn(why)) {
                const auto before = world.own.policy.hours;
                world.own.policy.hours = hours;
                RC_ASSERT(planCall(world, request).has_value());
                world.own.policy.hours = before;
            }
            for (const Reason &reason : why) {
                if (reason.code != ReasonCode::StepAddLines)
                    continue;
                const int lines = reason.values.value(QStringLiteral("lines")).toInt();
                if (reason.values.contains(QStringLiteral("numberId"))) {
                    world.mainNumber().maxOutboundConcurrent += lines;
                    world.touch(world.mainNumber());
                } else {
                    world.setPoolCap("pool_lt", world.pools.begin()->second.globalCap + lines);
                }
            }
            if (has(why, ReasonCode::StepAddLines))
                RC_ASSERT(planCall(world, request).has_value());
        });
    }
};

CB_TEST(TstNextStep)
#include "tst_nextstep.moc"
