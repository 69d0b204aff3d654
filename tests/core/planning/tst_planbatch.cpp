// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random.h"
#include "tests/core/planning/bruteforce.h"
#include "tests/support/property.h"
#include "tests/support/testregistry.h"

using namespace callboard;
using namespace callboard::test;

namespace {

CandidateId id(const char *text)
{
    return CandidateId(QString::fromLatin1(text));
}

const InstantRange kDayAfter = {utc("2025-06-05T06:00:00Z"), utc("2025-06-05T15:32:00Z")};

} // namespace

class TstPlanBatch : public QObject
{
    Q_OBJECT

private slots:
    // One entry per distinct id, in input order, whatever its fate.
    // proves: D-DUP D-BATCHPLAN D-REASON C122 C123 C126
    void oneEntryPerPersonInInputOrder()
    {
        TestWorld world;
        world.addCandidate(QStringLiteral("vilnius"), kVilnius);
        world.addCandidate(QStringLiteral("wrong"), kTooShort);
        world.addCandidate(QStringLiteral("york"), kNewYork);
        world.addCandidate(QStringLiteral("bound"), kVilnius).position = PositionId(QStringLiteral("another"));
        BatchRequest request = batchFor(world, kDayAfter);
        request.candidates = {id("york"),  id("vilnius"), id("ghost"), id("vilnius"),
                              id("wrong"), id("york"),    id("bound")};
        const Result<Plan> plan = planBatch(world, request);
        QVERIFY(plan.has_value());
        QCOMPARE(plan->entries.size(), size_t{5});
        QCOMPARE(plan->duplicatesDropped, 2);
        const std::array order{id("york"), id("vilnius"), id("ghost"), id("wrong"), id("bound")};
        for (size_t i = 0; i < order.size(); ++i)
            QCOMPARE(candidateOf(plan->entries[i]), order[i]);
        QVERIFY(placedIn(*plan, "vilnius"));
        QCOMPARE(refusedIn(*plan, "york")->code, ErrorCode::TimezoneSelectionRequired);
        QCOMPARE(refusedIn(*plan, "ghost")->code, ErrorCode::NotFound);
        QCOMPARE(refusedIn(*plan, "wrong")->code, ErrorCode::InvalidPhone);
        QCOMPARE(refusedIn(*plan, "bound")->code, ErrorCode::NotFound);
        QCOMPARE(plan->placed(), 1);
        QCOMPARE(plan->notPlaced(), 4);
    }

    // proves: D-BATCHPLAN D-CODES C112
    void wholeRefusals()
    {
        TestWorld world;
        BatchRequest request = batchFor(world, kDayAfter);
        QCOMPARE(refusalOf(planBatch(world, request)), std::optional(ErrorCode::ValidationError)); // nobody
        world.addCandidate(QStringLiteral("c"), kVilnius);
        request = batchFor(world, span("2025-06-05T12:00:00Z", "2025-06-05T11:00:00Z"));
        QCOMPARE(refusalOf(planBatch(world, request)), std::optional(ErrorCode::ValidationError));
        request = batchFor(world, kDayAfter);
        request.position = PositionId(QStringLiteral("gone")); // an outcome, not an error
        const Result<Plan> plan = planBatch(world, request);
        QCOMPARE(refusedIn(*plan, "c")->code, ErrorCode::NotFound);
        int asked = 0;
        QCOMPARE(refusalOf(planBatch(world, request, [&asked] { return ++asked > 0; })),
                 std::optional(ErrorCode::Cancelled));
    }

    // "test candidates bypass the working-hours precondition (a mixed batch is not failed wholesale)".
    // proves: D-TEST
    void aMixedBatchWithoutHours()
    {
        TestWorld world;
        world.own.policy.hours.reset();
        world.addCandidate(QStringLiteral("real"), kVilnius);
        world.addCandidate(QStringLiteral("test"), kVilnius).isTest = true;
        const Result<Plan> plan = planBatch(world, batchFor(world, kDayAfter));
        QCOMPARE(refusedIn(*plan, "real")->code, ErrorCode::WorkingHoursNotConfigured);
        QVERIFY(placedIn(*plan, "test"));
    }

    // Calls of test candidates take no line on the simulated carrier.
    // proves: D-COUNT D-TEST
    void testCallsTakeNoLine()
    {
        TestWorld world;
        world.mainNumber().maxOutboundConcurrent = 1;
        world.touch(world.mainNumber());
        for (int i = 0; i < 5; ++i)
            world.addCandidate(QStringLiteral("t%1").arg(i), kVilnius).isTest = true;
        const BatchRequest request = batchFor(world, span("2025-06-05T06:00:00Z", "2025-06-05T06:32:00Z"));
        QCOMPARE(planBatch(world, request)->placed(), 5);
        world.testCounts = true;
        QCOMPARE(planBatch(world, request)->placed(), 1);
        QCOMPARE(planBatch(world, request)->bound.calls, 1);
    }

    // batch: override > unambiguous phone > batch timezone > 422 if ambiguous > company default.
    // proves: D-TZ C113 C120
    void zoneOrder()
    {
        TestWorld world;
        world.addCandidate(QStringLiteral("chosen"), kNewYork);
        world.addCandidate(QStringLiteral("york"), kNewYork);
        world.addCandidate(QStringLiteral("vilnius"), kVilnius);
        world.addCandidate(QStringLiteral("nowhere"), kNowhere);
        world.own.policy.zone = zoneOf("Europe/Riga");
        BatchRequest request = batchFor(world, span("2025-06-05T00:00:00Z", "2025-06-06T00:00:00Z"));
        request.overrides[QStringLiteral("chosen")].zone = zoneOf("America/Chicago");
        request.overrides[QStringLiteral("vilnius")].number = PhoneNumberId(QStringLiteral("ignored"));
        Result<Plan> plan = planBatch(world, request);
        QCOMPARE(placedIn(*plan, "chosen")->zone.name(), QStringLiteral("America/Chicago"));
        QCOMPARE(refusedIn(*plan, "york")->code, ErrorCode::TimezoneSelectionRequired);
        QCOMPARE(placedIn(*plan, "vilnius")->zone.name(), QStringLiteral("Europe/Vilnius"));
        QCOMPARE(placedIn(*plan, "nowhere")->zone.name(), QStringLiteral("Europe/Riga"));
        QCOMPARE(placedIn(*plan, "nowhere")->zoneSource, ZoneSource::CompanyDefault);
        request.zoneFallback = zoneOf("America/Denver");
        plan = planBatch(world, request);
        QCOMPARE(placedIn(*plan, "york")->zone.name(), QStringLiteral("America/Denver"));
        QVERIFY(has(placedIn(*plan, "york")->why, ReasonCode::ZoneBatchFallback));
        QCOMPARE(placedIn(*plan, "vilnius")->zone.name(), QStringLiteral("Europe/Vilnius"));
        QCOMPARE(placedIn(*plan, "nowhere")->zone.name(), QStringLiteral("America/Denver"));
    }

    // proves: D-AUTO D-DEFAULT C116 C117 C118 C119 C120
    void strategies()
    {
        TestWorld world;
        world.addPool("pool_de", 10);
        world.addNumber("de_a", "+4930000000", 2, "pool_de");
        world.addNumber("de_b", "+4930000001", 4, "pool_de");
        world.addNumber("de_0", "+4930000002", 0, "pool_de");
        world.addNumber("de_mute", "+4930000003", 5, "pool_de").voice = false;
        world.touch(world.numbers[PhoneNumberId(QStringLiteral("de_mute"))]);
        world.addCandidate(QStringLiteral("berlin"), kBerlin);
        world.addCandidate(QStringLiteral("paris"), "+33123456789");
        world.addCandidate(QStringLiteral("vilnius"), kVilnius);
        BatchRequest request = batchFor(world, kDayAfter);
        const auto numberOf = [&](const char *candidate) {
            const Result<Plan> plan = planBatch(world, request);
            const PlannedCall *call = placedIn(*plan, candidate);
            return call ? call->number.text() : wireName(refusedIn(*plan, candidate)->code);
        };
        QCOMPARE(numberOf("berlin"), QStringLiteral("de_a"));   // both idle: the earliest minute, then by id
        QCOMPARE(numberOf("paris"), QStringLiteral("pn_8f2a")); // no number of that country: the default
        // One busy line: 1/2 on de_a against 1/4 on de_b, all day.
        for (const char *number : {"de_a", "de_b"})
            world.load(number, kDayAfter.start, kDayAfter.end);
        QCOMPARE(numberOf("berlin"), QStringLiteral("de_b"));
        // "all full" is NUMBER_AT_CAP, not a reason to fall back.
        world.load("de_a", kDayAfter.start, kDayAfter.end, 1);
        world.load("de_b", kDayAfter.start, kDayAfter.end, 3);
        QCOMPARE(numberOf("berlin"), QStringLiteral("NUMBER_AT_CAP"));
        request.strategy = NumberStrategy::Default;
        QCOMPARE(numberOf("berlin"), QStringLiteral("pn_8f2a"));
        request.strategy = NumberStrategy::PerCandidate;
        request.overrides[QStringLiteral("berlin")].number = PhoneNumberId(QStringLiteral("pn_8f2a"));
        request.overrides[QStringLiteral("vilnius")].number = PhoneNumberId(QStringLiteral("de_0"));
        QCOMPARE(numberOf("berlin"), QStringLiteral("pn_8f2a"));
        QCOMPARE(numberOf("vilnius"), QStringLiteral("NUMBER_AT_CAP")); // cap 0, but somebody named it
        QCOMPARE(numberOf("paris"), QStringLiteral("pn_8f2a"));         // without an override: autoresolve
        request.overrides[QStringLiteral("paris")].number = PhoneNumberId(QStringLiteral("gone"));
        QCOMPARE(numberOf("paris"), QStringLiteral("NOT_FOUND"));
    }

    // What is said once holds for all. proves: C114 C115
    void oneSettingForAll()
    {
        TestWorld world;
        for (int i = 0; i < 3; ++i)
            world.addCandidate(QStringLiteral("c%1").arg(i), kVilnius);
        BatchRequest request = batchFor(world, kDayAfter);
        request.invitationExpirationDays = 3;
        request.retry = RetryMode::LaterHalf;
        const Result<Plan> plan = planBatch(world, request);
        for (const PlanEntry &entry : plan->entries) {
            QCOMPARE(std::get<PlannedCall>(entry).invitationExpirationDays, 3);
            QCOMPARE(std::get<PlannedCall>(entry).retry, RetryMode::LaterHalf);
        }
        request.invitationExpirationDays = 8;
        QCOMPARE(refusalOf(planBatch(world, request)), std::optional(ErrorCode::ValidationError));
    }

    // The business day ends when each person's own does: Monday 18:00 is 15:00Z in Vilnius and 16:00Z in Berlin.
    // proves: D-PRESET D-BATCHPLAN
    void eachPersonsBusinessDay()
    {
        TestWorld world;
        world.time = utc("2025-06-06T16:30:00Z"); // Friday evening
        world.addCandidate(QStringLiteral("berlin"), kBerlin);
        world.addCandidate(QStringLiteral("vilnius"), kVilnius);
        const Result<Plan> plan = planBatch(world, batchFor(world, Preset::ByNextBusinessDay));
        CB_COMPARE_TIME(placedIn(*plan, "vilnius")->times.targetEnd, utc("2025-06-09T15:00:00Z"));
        CB_COMPARE_TIME(placedIn(*plan, "berlin")->times.targetEnd, utc("2025-06-09T16:00:00Z"));
        CB_COMPARE_TIME(placedIn(*plan, "vilnius")->times.plannedAttemptAt, utc("2025-06-09T06:00:00Z"));
    }

    // Pairs of number and minute are compared at the moment each person is placed.
    // proves: D-AUTO D-BATCHPLAN
    void autoresolveUsesBothNumbers()
    {
        TestWorld world;
        world.mainNumber().maxOutboundConcurrent = 1;
        world.touch(world.mainNumber());
        world.addNumber("second", "+37052000002", 1, "pool_lt");
        for (int i = 0; i < 34; ++i)
            world.addCandidate(QStringLiteral("c%1").arg(i, 2, 10, QLatin1Char('0')), kVilnius);
        const Result<Plan> plan = planBatch(world, batchFor(world, kDayAfter));
        QCOMPARE(plan->placed(), 34); // 17 starts on each line
        QVERIFY(keepsAllCaps(world, linesOf(*plan)));
    }

    // A person with few callable minutes goes before those with many, whatever the order of the list. One line, busy
    // until 06:29Z: a Vilnius call at any minute would meet the only one that Berlin has.
    // proves: D-BATCHPLAN
    void mostConstrainedFirst()
    {
        TestWorld world;
        world.mainNumber().maxOutboundConcurrent = 1;
        world.touch(world.mainNumber());
        world.load("pn_8f2a", utc("2025-06-05T06:00:00Z"), utc("2025-06-05T06:29:00Z"));
        world.addCandidate(QStringLiteral("a_vilnius"), kVilnius);
        world.addCandidate(QStringLiteral("z_berlin"), kBerlin);
        const auto plan = planBatch(world, batchFor(world, span("2025-06-05T06:00:00Z", "2025-06-05T07:32:00Z")));
        CB_COMPARE_TIME(placedIn(*plan, "z_berlin")->times.plannedAttemptAt, utc("2025-06-05T07:00:00Z"));
        QCOMPARE(refusedIn(*plan, "a_vilnius")->code, ErrorCode::NumberAtCap);
    }

    // Berlin's call stands at 07:00 and leaves 60 minutes for two Vilnius calls of 32: it moves to 07:04, and says so.
    // proves: D-BATCHPLAN
    void theRepairPassMovesOneCall()
    {
        TestWorld world;
        world.mainNumber().maxOutboundConcurrent = 1;
        world.touch(world.mainNumber());
        world.addCandidate(QStringLiteral("a_vilnius"), kVilnius);
        world.addCandidate(QStringLiteral("b_vilnius"), kVilnius);
        world.addCandidate(QStringLiteral("z_berlin"), kBerlin);
        const auto plan = planBatch(world, batchFor(world, span("2025-06-05T06:00:00Z", "2025-06-05T07:36:00Z")));
        QCOMPARE(plan->placed(), 3);
        const PlannedCall *moved = placedIn(*plan, "z_berlin");
        CB_COMPARE_TIME(moved->times.plannedAttemptAt, utc("2025-06-05T07:04:00Z"));
        QCOMPARE(valueOf(moved->why, ReasonCode::RepairMoved, "fromMs").toLongLong(),
                 toEpochMs(utc("2025-06-05T07:00:00Z")));
        QVERIFY(keepsAllCaps(world, linesOf(*plan)));
    }

    // proves: D-REPLACE D-BATCHPLAN C121
    void replaceFreesTheOldLine()
    {
        TestWorld world;
        world.mainNumber().maxOutboundConcurrent = 1;
        world.touch(world.mainNumber());
        world.addCandidate(QStringLiteral("a"), kVilnius);
        world.addCandidate(QStringLiteral("b"), kVilnius);
        const Instant old = utc("2025-06-05T08:00:00Z");
        world.book(world.firm(QStringLiteral("old_a"), id("a"), old, kMinute * 32));
        // A window that only the old call's own minutes fit.
        BatchRequest request = batchFor(world, InstantRange{old, old + kMinute * 32});
        request.replace = true;
        Result<Plan> plan = planBatch(world, request);
        QCOMPARE(placedIn(*plan, "a")->replaces, std::optional(ReservationId(QStringLiteral("old_a"))));
        CB_COMPARE_TIME(*placedIn(*plan, "a")->replacesPlannedAt, old);
        QCOMPARE(refusedIn(*plan, "b")->code, ErrorCode::NumberAtCap);
        QCOMPARE(diffOf(*plan).rows.front().kind, PlanDiff::Row::Kind::Unchanged);
        // b cannot have the line that a's failure leaves booked.
        request.candidates = {id("b")};
        QCOMPARE(planBatch(world, request)->placed(), 0);
        request.replace = false;
        request.candidates = {id("a")};
        QCOMPARE(refusedIn(*planBatch(world, request), "a")->code, ErrorCode::CandidateHasActiveReservation);
    }

    // Same world and request, same bytes.
    // proves: D-BATCHPLAN
    void sameQuestionSameAnswer()
    {
        const auto planned = [] {
            TestWorld world;
            const auto random = seededRandom(7);
            for (int i = 0; i < 120; ++i)
                world.addCandidate(QStringLiteral("c%1").arg(i), random->next() % 2 == 0 ? kVilnius : kBerlin);
            world.addNumber("de", "+4930000000", 2, "pool_lt");
            return *planBatch(world, batchFor(world, kDayAfter));
        };
        const Plan first = planned();
        const Plan second = planned();
        QCOMPARE(first.entries.size(), second.entries.size());
        for (size_t i = 0; i < first.entries.size(); ++i)
            QVERIFY(first.entries[i] == second.entries[i]);
        QVERIFY(first.bound == second.bound);
    }

    // Book everything that a plan placed, re-checked one by one as a commit does.
    // proves: D-BATCHPLAN D-ATOMIC
    void aPlanCanBeCommitted()
    {
        TestWorld world;
        for (int i = 0; i < 60; ++i)
            world.addCandidate(QStringLiteral("c%1").arg(i), i % 4 == 0 ? kBerlin : kVilnius);
        const Plan plan = *planBatch(world, batchFor(world, kDayAfter));
        QCOMPARE(plan.placed(), 60);
        int number = 0;
        for (const PlanEntry &entry : plan.entries) {
            const auto &call = std::get<PlannedCall>(entry);
            const Result<PlannedCall> checked = recheck(world, world.own.id, call);
            QVERIFY(checked.has_value());
            QVERIFY(*checked == call);
            world.book(*checked, QStringLiteral("r%1").arg(number++));
        }
    }

    // A step that is named would place that person: each is tried.
    // proves: N04 D-REASON
    void theNextStepsWork()
    {
        TestWorld world;
        world.mainNumber().maxOutboundConcurrent = 1;
        world.touch(world.mainNumber());
        for (int i = 0; i < 8; ++i)
            world.addCandidate(QStringLiteral("c%1").arg(i), kVilnius);
        const BatchRequest request = batchFor(world, span("2025-06-05T06:00:00Z", "2025-06-05T08:00:00Z"));
        const Plan plan = *planBatch(world, request);
        QCOMPARE(plan.placed(), 3);
        int number = 0;
        for (const PlanEntry &entry : plan.entries) {
            if (const auto *call = std::get_if<PlannedCall>(&entry))
                world.book(*call, QStringLiteral("r%1").arg(number++));
        }
        for (const PlanEntry &entry : plan.entries) {
            const auto *left = std::get_if<NotPlaced>(&entry);
            if (!left)
                continue;
            QCOMPARE(left->code, ErrorCode::NumberAtCap);
            CallRequest alone = requestFor(world, "", std::get<InstantRange>(request.window));
            alone.candidate = left->candidate;
            QVERIFY(!planCall(world, alone).has_value());
            CallRequest longer = alone;
            longer.window =
                InstantRange{utc("2025-06-05T06:00:00Z"),
                             fromEpochMs(valueOf(left->why, ReasonCode::StepExtendWindow, "endMs").toLongLong())};
            QVERIFY(planCall(world, longer).has_value());
            std::get<InstantRange>(longer.window).end -= kMinute; // it is the smallest
            QVERIFY(!planCall(world, longer).has_value());
            QCOMPARE(valueOf(left->why, ReasonCode::StepAddLines, "numberId").toString(), QStringLiteral("pn_8f2a"));
            const int lines = valueOf(left->why, ReasonCode::StepAddLines, "lines").toInt();
            QCOMPARE(lines, 1);
            // 120 minutes hold three calls of 32 on one line: with one line more, three of the five who are left.
            QCOMPARE(valueOf(left->why, ReasonCode::StepAddLines, "places").toInt(), 3);
            world.mainNumber().maxOutboundConcurrent += lines;
            world.touch(world.mainNumber());
            QVERIFY(planCall(world, alone).has_value());
            world.mainNumber().maxOutboundConcurrent -= lines;
            world.touch(world.mainNumber());
        }
    }
};

CB_TEST(TstPlanBatch)
#include "tst_planbatch.moc"
