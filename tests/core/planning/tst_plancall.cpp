// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/planning/planningtest.h"
#include "tests/support/testregistry.h"

using namespace callboard;
using namespace callboard::test;

namespace {

/// The load behind the reference's two examples: 7 then 6 lines free at 12:00Z and 12:05Z, and nothing from 13:00Z on.
void addReferenceLoad(TestWorld &world)
{
    world.load("pn_8f2a", utc("2025-06-04T12:00:00Z"), utc("2025-06-04T12:32:00Z"));
    world.load("pn_8f2a", utc("2025-06-04T12:31:00Z"), utc("2025-06-04T13:00:00Z"));
}

} // namespace

class TstPlanCall : public QObject
{
    Q_OBJECT

private slots:
    // FEATURES 4.1, every figure of the reference's 201.
    // proves: D-PLAN D-EST D-DISPATCH D-COMPL D-EXPIRE D-PRESET
    // proves: C093 C106 C107 C108 C109
    void theReferencesOwnBooking()
    {
        TestWorld world;
        addReferenceLoad(world);
        world.addCandidate(QStringLiteral("cand_xyz789"), kVilnius);
        CallRequest request = requestFor(world, "cand_xyz789", Preset::Within24Hours);
        request.zone.zone = zoneOf("Europe/Vilnius");
        request.invitationExpirationDays = 5;
        request.retry = RetryMode::SameDay;
        const Result<PlannedCall> call = planCall(world, request);
        QVERIFY(call.has_value());
        QCOMPARE(toEpochMs(call->times.windowStart), 1749038400000);
        QCOMPARE(toEpochMs(call->times.targetEnd), 1749124800000);
        QCOMPARE(qint64{call->times.estimate.count()}, 1920000);
        QCOMPARE(toEpochMs(call->times.plannedAttemptAt), 1749042000000);
        QCOMPARE(toEpochMs(call->times.latestDispatchBy()), 1749122880000);
        QCOMPARE(toEpochMs(call->expiresAt), 1749126600000);
        QCOMPARE(call->number.text(), QStringLiteral("pn_8f2a"));
        QCOMPARE(call->zone.name(), QStringLiteral("Europe/Vilnius"));
        QCOMPARE(call->zoneSource, ZoneSource::Manual);
        QCOMPARE(*call->hours.hours, (CallingHours{540, 1080}));
        QCOMPARE(call->hours.days->toList(), (std::vector<int>{1, 2, 3, 4, 5}));
        QCOMPARE(call->retry, RetryMode::SameDay);
        QCOMPARE(call->invitationExpirationDays, 5);
        QCOMPARE(*call->preset, Preset::Within24Hours);
    }

    // "complete-within-15m with a 32-min estimate: latestDispatch = window start - 17 min".
    // proves: D-PRESET C093
    void fifteenMinutesAreTooFewForAnInterview()
    {
        TestWorld world;
        world.addCandidate(QStringLiteral("c"), kVilnius);
        const Result<PlannedCall> call = planCall(world, requestFor(world, "c", Preset::Within15Minutes));
        QCOMPARE(refusalOf(call), std::optional(ErrorCode::WindowTooShort));
        const Reasons &why = call.error().reasons;
        QCOMPARE(valueOf(why, ReasonCode::WindowShorterThanCall, "lengthMs").toLongLong(), 900'000);
        QCOMPARE(valueOf(why, ReasonCode::WindowShorterThanCall, "estimateMs").toLongLong(), 1'920'000);
        QCOMPARE(valueOf(why, ReasonCode::StepExtendWindow, "endMs").toLongLong(),
                 toEpochMs(utc("2025-06-04T12:32:00Z")));
    }
    // An interview of 13 minutes fits 15 exactly.
    // proves: D-PRESET D-EST
    void thirteenMinutesFitFifteen()
    {
        TestWorld world;
        world.mainPosition().interview = kMinute * 13;
        world.addCandidate(QStringLiteral("c"), kVilnius);
        const Result<PlannedCall> call = planCall(world, requestFor(world, "c", Preset::Within15Minutes));
        QVERIFY(call.has_value());
        CB_COMPARE_TIME(call->times.plannedAttemptAt, world.time);
    }

    // proves: D-PLAN
    void leastLoadedThenEarliest()
    {
        TestWorld world;
        addReferenceLoad(world);
        world.addCandidate(QStringLiteral("c"), kVilnius);
        CallRequest request = requestFor(world, "c", span("2025-06-04T12:00:00Z", "2025-06-04T13:31:00Z"));
        // 13:00 is past the latest dispatch of 12:59: then 12:32, the first minute that meets one call only.
        CB_COMPARE_TIME(planCall(world, request)->times.plannedAttemptAt, utc("2025-06-04T12:32:00Z"));
        request.earliest = true;
        CB_COMPARE_TIME(planCall(world, request)->times.plannedAttemptAt, utc("2025-06-04T12:00:00Z"));
    }

    // The pool's ratio counts as well as the number's.
    // proves: D-PLAN
    void thePoolsLoadDecidesToo()
    {
        TestWorld world;
        world.addNumber("other", "+37052000002", 40, "pool_lt");
        world.load("other", utc("2025-06-04T12:00:00Z"), utc("2025-06-04T12:40:00Z"), 20);
        world.load("pn_8f2a", utc("2025-06-04T12:40:00Z"), utc("2025-06-04T14:00:00Z"), 3);
        world.addCandidate(QStringLiteral("c"), kVilnius);
        // 20/40 on the pool is worse than 3/8 on the number.
        const auto call = planCall(world, requestFor(world, "c", span("2025-06-04T12:00:00Z", "2025-06-04T13:30:00Z")));
        CB_COMPARE_TIME(call->times.plannedAttemptAt, utc("2025-06-04T12:40:00Z"));
    }

    // Now between minutes: the window's own start is a candidate, then whole minutes.
    // proves: D-PRECISION D-PLAN
    // D-WINDOW
    void theWindowsOwnStart()
    {
        TestWorld world;
        world.time = utc("2025-06-04T12:00:17.400Z");
        world.addCandidate(QStringLiteral("c"), kVilnius);
        const Result<PlannedCall> now = planCall(world, requestFor(world, "c", Preset::Within1Hour));
        CB_COMPARE_TIME(now->times.windowStart, utc("2025-06-04T12:00:17Z"));
        CB_COMPARE_TIME(now->times.plannedAttemptAt, utc("2025-06-04T12:00:17Z"));
        world.load("pn_8f2a", utc("2025-06-04T12:00:00Z"), utc("2025-06-04T12:00:20Z"));
        const Result<PlannedCall> next = planCall(world, requestFor(world, "c", Preset::Within1Hour));
        CB_COMPARE_TIME(next->times.plannedAttemptAt, utc("2025-06-04T12:01:00Z"));
    }

    // proves: D-PLAN
    void minimumLead()
    {
        TestWorld world;
        world.addCandidate(QStringLiteral("c"), kVilnius);
        CallRequest request = requestFor(world, "c", Preset::Within1Hour);
        request.minLead = kMinute * 5;
        const Result<PlannedCall> call = planCall(world, request);
        CB_COMPARE_TIME(call->times.windowStart, world.time);
        CB_COMPARE_TIME(call->times.plannedAttemptAt, utc("2025-06-04T12:05:00Z"));
        QCOMPARE(valueOf(call->why, ReasonCode::MinLead, "leadMs").toLongLong(), 300'000);
    }

    // proves: D-WINDOW C092
    void windowLimits_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("expected"); // -1 = planned
        const int invalid = static_cast<int>(ErrorCode::ValidationError);
        QTest::newRow("end before start")
            << QByteArray("2025-06-05T12:00:00Z") << QByteArray("2025-06-05T11:00:00Z") << invalid;
        QTest::newRow("empty") << QByteArray("2025-06-05T12:00:00Z") << QByteArray("2025-06-05T12:00:00Z") << invalid;
        QTest::newRow("all in the past") << QByteArray("2025-06-03T08:00:00Z") << QByteArray("2025-06-04T12:00:00Z")
                                         << invalid;
        QTest::newRow("31 days") << QByteArray("2025-06-05T00:00:00Z") << QByteArray("2025-07-06T00:00:00Z") << -1;
        QTest::newRow("a second more") << QByteArray("2025-06-05T00:00:00Z") << QByteArray("2025-07-06T00:00:01Z")
                                       << invalid;
        QTest::newRow("shorter than the call")
            << QByteArray("2025-06-05T08:00:00Z") << QByteArray("2025-06-05T08:31:59Z")
            << static_cast<int>(ErrorCode::WindowTooShort);
        QTest::newRow("just the call") << QByteArray("2025-06-05T08:00:00Z") << QByteArray("2025-06-05T08:32:00Z")
                                       << -1;
        QTest::newRow("a weekend") << QByteArray("2025-06-07T00:00:00Z") << QByteArray("2025-06-08T20:00:00Z")
                                   << static_cast<int>(ErrorCode::NoCallableTime);
        QTest::newRow("a night") << QByteArray("2025-06-05T16:00:00Z") << QByteArray("2025-06-06T05:00:00Z")
                                 << static_cast<int>(ErrorCode::NoCallableTime);
    }
    void windowLimits()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(int, expected);
        TestWorld world;
        world.addCandidate(QStringLiteral("c"), kVilnius);
        const auto call = planCall(world, requestFor(world, "c", span(from.constData(), to.constData())));
        QCOMPARE(call ? -1 : static_cast<int>(call.error().code), expected);
    }

    // "A start in the past becomes now, in the answer too."
    // proves: D-WINDOW
    void aStartInThePastBecomesNow()
    {
        TestWorld world;
        world.addCandidate(QStringLiteral("c"), kVilnius);
        const auto call = planCall(world, requestFor(world, "c", span("2025-06-01T00:00:00Z", "2025-06-05T12:00:00Z")));
        CB_COMPARE_TIME(call->times.windowStart, world.time);
        QVERIFY(has(call->why, ReasonCode::WindowStartMovedToNow));
    }

    // Closing time is outside, opening time inside; the call may run over closing.
    // proves: D-HOURS
    void hoursAreHalfOpenAtTheStartOfTheCall()
    {
        TestWorld world;
        world.addCandidate(QStringLiteral("c"), kVilnius);
        // 14:59Z is 17:59 in Vilnius, 15:00Z is 18:00.
        const auto last = planCall(world, requestFor(world, "c", span("2025-06-04T14:59:00Z", "2025-06-04T20:00:00Z")));
        CB_COMPARE_TIME(last->times.plannedAttemptAt, utc("2025-06-04T14:59:00Z"));
        const auto shut = planCall(world, requestFor(world, "c", span("2025-06-04T15:00:00Z", "2025-06-04T20:00:00Z")));
        QCOMPARE(refusalOf(shut), std::optional(ErrorCode::NoCallableTime));
        QCOMPARE(valueOf(shut.error().reasons, ReasonCode::NoCallableMinute, "nextMs").toLongLong(),
                 toEpochMs(utc("2025-06-05T06:00:00Z")));
        world.own.finishInsideHours = true; // the last start is 17:28
        const auto inside =
            planCall(world, requestFor(world, "c", span("2025-06-04T14:28:00Z", "2025-06-04T20:00:00Z")));
        CB_COMPARE_TIME(inside->times.plannedAttemptAt, utc("2025-06-04T14:28:00Z"));
        const auto late = planCall(world, requestFor(world, "c", span("2025-06-04T14:29:00Z", "2025-06-04T20:00:00Z")));
        QCOMPARE(refusalOf(late), std::optional(ErrorCode::NoCallableTime));
    }

    // The checks answer in this order: each case has every later fault as well.
    // proves: D-ORDER D-CODES C104
    void orderOfChecks()
    {
        TestWorld world;
        world.own.policy.hours.reset();
        world.addNumber("second", "+37052000002", 8, "pool_lt");
        world.mainNumber().isDefault = false;
        Candidate &candidate = world.addCandidate(QStringLiteral("c"), kTooShort);
        candidate.position = PositionId(QStringLiteral("another"));
        CallRequest request = requestFor(world, "nobody", span("2025-06-05T12:00:00Z", "2025-06-05T11:00:00Z"));
        QCOMPARE(refusalOf(planCall(world, request)), std::optional(ErrorCode::ValidationError));
        request.window = span("2025-06-05T12:00:00Z", "2025-06-05T12:10:00Z");
        QCOMPARE(refusalOf(planCall(world, request)), std::optional(ErrorCode::NotFound));
        request.candidate = candidate.id;
        Result<PlannedCall> call = planCall(world, request);
        QCOMPARE(refusalOf(call), std::optional(ErrorCode::NotFound));
        QVERIFY(has(call.error().reasons, ReasonCode::CandidateOtherPosition));
        candidate.position.reset();
        request.number = PhoneNumberId(QStringLiteral("pn_gone"));
        QCOMPARE(refusalOf(planCall(world, request)), std::optional(ErrorCode::NotFound));
        request.number.reset();
        Reservation live = world.firm(QStringLiteral("r"), candidate.id, world.time, kMinute * 32);
        live.state = ReservationState::Ringing;
        world.book(live);
        QCOMPARE(refusalOf(planCall(world, request)), std::optional(ErrorCode::CandidateHasActiveReservation));
        world.reservations.clear();
        QCOMPARE(refusalOf(planCall(world, request)), std::optional(ErrorCode::WorkingHoursNotConfigured));
        world.own.policy.hours = CallingHours{};
        call = planCall(world, request);
        QCOMPARE(refusalOf(call), std::optional(ErrorCode::InvalidPhone));
        QVERIFY(has(call.error().reasons, ReasonCode::StepFixPhone));
        candidate.phone = phoneOf(kNewYork);
        QCOMPARE(refusalOf(planCall(world, request)), std::optional(ErrorCode::TimezoneSelectionRequired));
        candidate.phone = phoneOf(kVilnius);
        call = planCall(world, request);
        QCOMPARE(refusalOf(call), std::optional(ErrorCode::NoOutboundNumber));
        QVERIFY(has(call.error().reasons, ReasonCode::StepPickNumber));
        world.mainNumber().isDefault = true;
        QCOMPARE(refusalOf(planCall(world, request)), std::optional(ErrorCode::WindowTooShort));
        request.window = span("2025-06-07T12:00:00Z", "2025-06-07T14:00:00Z");
        QCOMPARE(refusalOf(planCall(world, request)), std::optional(ErrorCode::NoCallableTime));
        request.window = span("2025-06-05T08:00:00Z", "2025-06-05T12:00:00Z");
        world.load("pn_8f2a", utc("2025-06-05T00:00:00Z"), utc("2025-06-06T00:00:00Z"), 8);
        QCOMPARE(refusalOf(planCall(world, request)), std::optional(ErrorCode::NumberAtCap));
        QCOMPARE(refusalOf(planCall(world, CallRequest{})), std::optional(ErrorCode::NotFound)); // no such company
    }

    // proves: D-CAPERR D-CAPZERO D-AUTO C105
    void whoseCapIsReached()
    {
        TestWorld world;
        world.addNumber("other", "+37052000002", 50, "pool_lt");
        world.addCandidate(QStringLiteral("c"), kVilnius);
        const CallRequest request = requestFor(world, "c", span("2025-06-05T06:00:00Z", "2025-06-05T12:00:00Z"));
        world.load("other", utc("2025-06-05T00:00:00Z"), utc("2025-06-06T00:00:00Z"), 40);
        Result<PlannedCall> call = planCall(world, request);
        QCOMPARE(refusalOf(call), std::optional(ErrorCode::PoolAtCap));
        QCOMPARE(valueOf(call.error().reasons, ReasonCode::PoolFull, "busy").toInt(), 40);
        PhoneNumber &number = world.mainNumber();
        world.setPoolCap("pool_lt", 100);
        QVERIFY(planCall(world, request).has_value());
        number.maxOutboundConcurrent = 0;
        world.touch(number);
        call = planCall(world, request);
        QCOMPARE(refusalOf(call), std::optional(ErrorCode::NumberAtCap));
        QVERIFY(has(call.error().reasons, ReasonCode::NumberCapZero));
        number.maxOutboundConcurrent = 8;
        number.voice = false;
        world.touch(number);
        QCOMPARE(refusalOf(planCall(world, request)), std::optional(ErrorCode::NumberAtCap));
    }

    // proves: D-FORCE C101
    void forceBypassesHoursDaysAndLeadNeverCaps()
    {
        TestWorld world;
        world.own.policy.hours.reset();
        world.own.minLead = kHour;
        world.time = utc("2025-06-07T20:00:00Z"); // Saturday night
        world.addCandidate(QStringLiteral("c"), kVilnius);
        CallRequest request = requestFor(world, "c", Preset::Within1Hour);
        request.forceReason = QStringLiteral("the candidate asked for it");
        const Result<PlannedCall> call = planCall(world, request);
        QVERIFY(call.has_value());
        CB_COMPARE_TIME(call->times.plannedAttemptAt, world.time);
        QCOMPARE(*call->forceReason, *request.forceReason);
        QCOMPARE(valueOf(call->why, ReasonCode::HoursWaived, "reason").toString(), *request.forceReason);
        world.load("pn_8f2a", world.time, world.time + kDay, 8);
        QCOMPARE(refusalOf(planCall(world, request)), std::optional(ErrorCode::NumberAtCap));
        request.forceReason = QString();
        QCOMPARE(refusalOf(planCall(world, request)), std::optional(ErrorCode::ValidationError));
        request.forceReason = QString(501, QLatin1Char('x'));
        QCOMPARE(refusalOf(planCall(world, request)), std::optional(ErrorCode::ValidationError));
    }

    // proves: D-TEST C014
    void testCandidatesNeedNoHoursButKeepThem()
    {
        TestWorld world;
        world.time = utc("2025-06-04T20:00:00Z");
        world.addCandidate(QStringLiteral("c"), kVilnius).isTest = true;
        const CallRequest request = requestFor(world, "c", Preset::Within1Hour);
        QCOMPARE(refusalOf(planCall(world, request)), std::optional(ErrorCode::NoCallableTime));
        world.own.policy.hours.reset();
        world.own.policy.days.reset();
        const Result<PlannedCall> call = planCall(world, request);
        QVERIFY(call.has_value());
        QVERIFY(call->isTest);
        QVERIFY(has(call->why, ReasonCode::HoursNone));
    }

    // A pinned number beats the default; the position says how long, the candidate may say otherwise.
    // proves: C091 C096 D-EST
    void whichNumberAndHowLong()
    {
        TestWorld world;
        world.addNumber("second", "+37052000002", 8, "pool_lt");
        world.addPosition("short", kMinute * 10);
        world.addCandidate(QStringLiteral("c"), kVilnius);
        CallRequest request = requestFor(world, "c", Preset::Within24Hours);
        request.position = PositionId(QStringLiteral("short"));
        Result<PlannedCall> call = planCall(world, request);
        QCOMPARE(call->number.text(), QStringLiteral("pn_8f2a"));
        QVERIFY(has(call->why, ReasonCode::NumberDefault));
        QCOMPARE(call->times.estimate, kMinute * 12);
        request.number = PhoneNumberId(QStringLiteral("second"));
        world.candidates.begin()->second.interview = kMinute * 20;
        world.own.callOverhead = kMinute;
        call = planCall(world, request);
        QCOMPARE(call->number.text(), QStringLiteral("second"));
        QVERIFY(has(call->why, ReasonCode::NumberPinned));
        QCOMPARE(call->times.estimate, kMinute * 21);
    }

    // proves: C097
    void invitationDays_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("valid");
        QTest::newRow("0") << 0 << false;
        QTest::newRow("1") << 1 << true;
        QTest::newRow("7") << 7 << true;
        QTest::newRow("8") << 8 << false;
    }
    void invitationDays()
    {
        QFETCH(int, days);
        QFETCH(bool, valid);
        TestWorld world;
        world.addCandidate(QStringLiteral("c"), kVilnius);
        CallRequest request = requestFor(world, "c", Preset::Within24Hours);
        request.invitationExpirationDays = days;
        QCOMPARE(planCall(world, request).has_value(), valid);
    }

    // A call dropped on a slot.
    // proves: C163
    void anAskedMinute()
    {
        TestWorld world;
        world.addCandidate(QStringLiteral("c"), kVilnius);
        CallRequest request = requestFor(world, "c", span("2025-06-04T12:00:00Z", "2025-06-05T12:00:00Z"));
        request.at = utc("2025-06-04T14:10:00Z");
        Result<PlannedCall> call = planCall(world, request);
        CB_COMPARE_TIME(call->times.plannedAttemptAt, *request.at);
        QVERIFY(has(call->why, ReasonCode::MovedByOperator));
        world.load("pn_8f2a", utc("2025-06-04T14:20:00Z"), utc("2025-06-04T14:30:00Z"), 8);
        call = planCall(world, request);
        QCOMPARE(refusalOf(call), std::optional(ErrorCode::NumberAtCap));
        QCOMPARE(valueOf(call.error().reasons, ReasonCode::StepNearestSlot, "atMs").toLongLong(),
                 toEpochMs(utc("2025-06-04T14:30:00Z")));
        request.at = utc("2025-06-04T15:10:00Z");
        call = planCall(world, request);
        QCOMPARE(refusalOf(call), std::optional(ErrorCode::NoCallableTime));
        QCOMPARE(valueOf(call.error().reasons, ReasonCode::OutsideHours, "localTime").toString(),
                 QStringLiteral("18:10"));
        QCOMPARE(valueOf(call.error().reasons, ReasonCode::StepNearestSlot, "atMs").toLongLong(),
                 toEpochMs(utc("2025-06-05T06:00:00Z")));
        request.at = utc("2025-06-04T14:10:30Z");
        QCOMPARE(refusalOf(planCall(world, request)), std::optional(ErrorCode::ValidationError));
    }

    // Every link of the chain, with the values of the decision.
    // proves: C108
    void theChainOfReasons()
    {
        TestWorld world;
        addReferenceLoad(world);
        world.addCandidate(QStringLiteral("c"), kVilnius);
        const auto call = planCall(world, requestFor(world, "c", Preset::Within24Hours));
        std::vector<ReasonCode> codes;
        for (const Reason &reason : call->why)
            codes.push_back(reason.code);
        const std::vector<ReasonCode> expected{
            ReasonCode::ZoneFromPhone, ReasonCode::WindowPreset,  ReasonCode::LatestDispatch,
            ReasonCode::HoursApplied,  ReasonCode::NumberDefault, ReasonCode::NumberLoad,
            ReasonCode::PoolLoad,      ReasonCode::LeastLoaded,   ReasonCode::TieEarliest};
        QCOMPARE(codes, expected);
        QCOMPARE(valueOf(call->why, ReasonCode::HoursApplied, "start").toString(), QStringLiteral("09:00"));
        QCOMPARE(valueOf(call->why, ReasonCode::NumberLoad, "busy").toInt(), 0);
        QCOMPARE(valueOf(call->why, ReasonCode::NumberLoad, "cap").toInt(), 8);
        // 15:00-17:59 today, 9:00-14:28 tomorrow, Vilnius.
        QCOMPARE(valueOf(call->why, ReasonCode::LeastLoaded, "candidates").toInt(), 180 + 329);
    }
};

CB_TEST(TstPlanCall)
#include "tst_plancall.moc"
