// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/planning/planningtest.h"
#include "tests/support/testregistry.h"

using namespace callboard;
using namespace callboard::test;

namespace {

const milliseconds kCall = kMinute * 32;

/// A call of Thursday 2025-06-05 whose window is Thursday 06:00Z to Friday 14:00Z (middle: 22:00Z).
struct Failed
{
    TestWorld world;
    Reservation call;
    explicit Failed(RetryMode mode)
    {
        world.addCandidate(QStringLiteral("c"), kVilnius);
        call = world.firm(QStringLiteral("r"), CandidateId(QStringLiteral("c")), utc("2025-06-05T08:00:00Z"), kCall);
        call.times.windowStart = utc("2025-06-05T06:00:00Z");
        call.times.targetEnd = utc("2025-06-06T14:00:00Z");
        call.retry = mode;
        call.state = ReservationState::Ringing;
        Attempt attempt;
        attempt.dispatchedAt = call.times.plannedAttemptAt;
        attempt.outcome = Outcome::NoAnswer;
        call.attempts.push_back(attempt);
    }
    QByteArray retryAfter(const char *failedAt) const
    {
        const RetryPlan plan = planRetry(world, call, utc(failedAt));
        return plan.at ? show(*plan.at) : QByteArray("none");
    }
};

} // namespace

class TstRetry : public QObject
{
    Q_OBJECT

private slots:
    // SAME_DAY: "least-loaded callable minute in [fail + 60 min, end of that local date]; none -> no retry".
    // proves: D-RETRY C098
    void sameDay_data()
    {
        QTest::addColumn<QByteArray>("failedAt");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("an hour later") << QByteArray("2025-06-05T08:01:00Z") << QByteArray("2025-06-05T09:01:00.000Z");
        QTest::newRow("on the next whole minute")
            << QByteArray("2025-06-05T08:00:31Z") << QByteArray("2025-06-05T09:01:00.000Z");
        QTest::newRow("last minute of the hours")
            << QByteArray("2025-06-05T13:59:00Z") << QByteArray("2025-06-05T14:59:00.000Z");
        QTest::newRow("after hours") << QByteArray("2025-06-05T14:00:00Z") << QByteArray("none");
        QTest::newRow("the next day is another day") << QByteArray("2025-06-05T20:59:00Z") << QByteArray("none");
        QTest::newRow("never after latest dispatch 13:28")
            << QByteArray("2025-06-06T12:28:00Z") << QByteArray("2025-06-06T13:28:00.000Z");
        QTest::newRow("one minute later") << QByteArray("2025-06-06T12:29:00Z") << QByteArray("none");
    }
    void sameDay()
    {
        QFETCH(QByteArray, failedAt);
        QFETCH(QByteArray, expected);
        QCOMPARE(Failed(RetryMode::SameDay).retryAfter(failedAt.constData()), expected);
    }

    // LATER_HALF: "[max(fail + 60 min, windowStart + half), latestDispatchBy]; if the first attempt already fell in the
    // later half, the rest of it".
    // proves: D-RETRY C098
    void laterHalf_data()
    {
        QTest::addColumn<QByteArray>("failedAt");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("the first callable minute behind the middle")
            << QByteArray("2025-06-05T08:01:00Z") << QByteArray("2025-06-06T06:00:00.000Z");
        QTest::newRow("in the later half")
            << QByteArray("2025-06-06T08:00:00Z") << QByteArray("2025-06-06T09:00:00.000Z");
        QTest::newRow("too late") << QByteArray("2025-06-06T12:29:00Z") << QByteArray("none");
    }
    void laterHalf()
    {
        QFETCH(QByteArray, failedAt);
        QFETCH(QByteArray, expected);
        QCOMPARE(Failed(RetryMode::LaterHalf).retryAfter(failedAt.constData()), expected);
    }

    // Exactly one, only after a retryable outcome.
    // proves: D-RETRY
    void whenThereIsNone()
    {
        Failed failed(RetryMode::SameDay);
        failed.call.attempt = 2;
        QCOMPARE(failed.retryAfter("2025-06-05T08:01:00Z"), QByteArray("none"));
        failed.call.attempt = 1;
        for (const Outcome outcome : {Outcome::Declined, Outcome::InvalidNumber, Outcome::Completed, Outcome::Voicemail,
                                      Outcome::Lost, Outcome::Unresolved}) {
            failed.call.attempts.back().outcome = outcome;
            QCOMPARE(failed.retryAfter("2025-06-05T08:01:00Z"), QByteArray("none"));
        }
        for (const Outcome outcome : {Outcome::NoAnswer, Outcome::Busy, Outcome::CarrierFault}) {
            failed.call.attempts.back().outcome = outcome;
            QCOMPARE(failed.retryAfter("2025-06-05T08:01:00Z"), QByteArray("2025-06-05T09:01:00.000Z"));
        }
        QCOMPARE(Failed(RetryMode::Off).retryAfter("2025-06-05T08:01:00Z"), QByteArray("none"));
    }

    // proves: D-RETRY D-INVITE
    void notAfterTheInvitation()
    {
        Failed failed(RetryMode::LaterHalf);
        failed.call.invitationExpiresAt = utc("2025-06-06T06:00:00Z");
        QCOMPARE(failed.retryAfter("2025-06-05T08:01:00Z"), QByteArray("none"));
        failed.call.invitationExpiresAt = utc("2025-06-06T06:00:01Z");
        QCOMPARE(failed.retryAfter("2025-06-05T08:01:00Z"), QByteArray("2025-06-06T06:00:00.000Z"));
        // Without a recorded end: first dispatch + days.
        Failed short1(RetryMode::LaterHalf);
        short1.call.attempts.front().dispatchedAt = utc("2025-06-05T05:59:00Z");
        short1.call.invitationExpirationDays = 1;
        QCOMPARE(short1.retryAfter("2025-06-05T08:01:00Z"), QByteArray("none"));
    }

    // Capacity as it is at the failure, and the person's other calls.
    // proves: D-RETRY D-ALONG
    void retryNeedsALineAndDistance()
    {
        Failed failed(RetryMode::SameDay);
        failed.world.load("pn_8f2a", utc("2025-06-05T09:00:00Z"), utc("2025-06-05T10:00:00Z"), 8);
        QCOMPARE(failed.retryAfter("2025-06-05T08:01:00Z"), QByteArray("2025-06-05T10:00:00.000Z"));
        failed.world.load("pn_8f2a", utc("2025-06-05T10:00:00Z"), utc("2025-06-05T11:00:00Z"), 1);
        QCOMPARE(failed.retryAfter("2025-06-05T08:01:00Z"), QByteArray("2025-06-05T11:00:00.000Z"));
        failed.world.book(
            failed.world.firm(QStringLiteral("other"), failed.call.candidate, utc("2025-06-05T12:00:00Z"), kCall));
        QCOMPARE(failed.retryAfter("2025-06-05T08:01:00Z"), QByteArray("2025-06-05T13:32:00.000Z"));
    }

    // Frozen hours, not today's.
    // proves: D-RETRY D-FROZEN
    void retryKeepsTheFrozenHours()
    {
        Failed failed(RetryMode::SameDay);
        failed.world.own.policy.hours = CallingHours{0, 60};
        QCOMPARE(failed.retryAfter("2025-06-05T08:01:00Z"), QByteArray("2025-06-05T09:01:00.000Z"));
    }

    // N14: the minute each mode would give, before anything is booked.
    // proves: N14 C098
    void preview()
    {
        TestWorld world;
        world.addCandidate(QStringLiteral("c"), kVilnius);
        CallRequest request = requestFor(world, "c", span("2025-06-05T06:00:00Z", "2025-06-06T14:00:00Z"));
        request.at = utc("2025-06-05T08:00:00Z");
        const PlannedCall call = *planCall(world, request);
        const RetryPlan sameDay = previewRetry(world, world.own.id, call, RetryMode::SameDay);
        CB_COMPARE_TIME(sameDay.at.value(), utc("2025-06-05T09:01:00Z")); // 30 s of ringing, then the next minute
        QCOMPARE(valueOf(sameDay.why, ReasonCode::RetryPlanned, "mode").toString(), QStringLiteral("SAME_DAY"));
        const RetryPlan later = previewRetry(world, world.own.id, call, RetryMode::LaterHalf);
        CB_COMPARE_TIME(later.at.value(), utc("2025-06-06T06:00:00Z"));
        QVERIFY(!previewRetry(world, world.own.id, call, RetryMode::Off).at);
        world.load("pn_8f2a", utc("2025-06-05T00:00:00Z"), utc("2025-06-06T00:00:00Z"), 8);
        const RetryPlan full = previewRetry(world, world.own.id, call, RetryMode::SameDay);
        QVERIFY(!full.at);
        QVERIFY(has(full.why, ReasonCode::NumberFull));
    }

    // D-SLEEP: late calls are spread, not dialled at once; D-DISPATCH: a slip takes the next moment.
    // proves: D-SLEEP
    // proves: D-DISPATCH
    void replanning()
    {
        TestWorld world;
        world.addCandidate(QStringLiteral("c"), kVilnius);
        Reservation late =
            world.firm(QStringLiteral("r"), CandidateId(QStringLiteral("c")), utc("2025-06-05T08:00:00Z"), kCall);
        late.times.windowStart = utc("2025-06-05T06:00:00Z");
        late.times.targetEnd = utc("2025-06-05T12:32:00Z");
        world.book(late);
        world.time = utc("2025-06-05T09:00:10Z");
        world.load("pn_8f2a", utc("2025-06-05T09:00:00Z"), utc("2025-06-05T10:00:00Z"), 2);
        CB_COMPARE_TIME(replanFrom(world, late, world.time).value(), utc("2025-06-05T10:00:00Z"));
        CB_COMPARE_TIME(replanFrom(world, late, world.time, ReplanRule::NextAdmittable).value(), world.time);
        world.load("pn_8f2a", utc("2025-06-05T09:00:00Z"), utc("2025-06-05T09:45:30Z"), 6);
        CB_COMPARE_TIME(replanFrom(world, late, world.time, ReplanRule::NextAdmittable).value(),
                        utc("2025-06-05T09:45:30Z"));
        // The gate: latest dispatch 12:00 and a minute.
        CB_COMPARE_TIME(replanFrom(world, late, utc("2025-06-05T12:00:40Z")).value(), utc("2025-06-05T12:00:40Z"));
        QVERIFY(!replanFrom(world, late, utc("2025-06-05T12:01:01Z")));
        // Its own line does not stand in its way.
        TestWorld narrow;
        narrow.mainNumber().maxOutboundConcurrent = 1;
        narrow.touch(narrow.mainNumber());
        narrow.book(late);
        CB_COMPARE_TIME(replanFrom(narrow, late, utc("2025-06-05T08:10:00Z")).value(), utc("2025-06-05T08:10:00Z"));
    }
};

CB_TEST(TstRetry)
#include "tst_retry.moc"
