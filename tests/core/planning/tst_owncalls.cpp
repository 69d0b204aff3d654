// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/planning/planningtest.h"
#include "tests/support/testregistry.h"

using namespace callboard;
using namespace callboard::test;

namespace {

const milliseconds kCall = kMinute * 32;

/// "c" with a firm call "r" at 09:00Z on Thursday.
struct Booked
{
    TestWorld world;
    CallRequest request;
    Booked()
    {
        world.addCandidate(QStringLiteral("c"), kVilnius);
        world.book(
            world.firm(QStringLiteral("r"), CandidateId(QStringLiteral("c")), utc("2025-06-05T09:00:00Z"), kCall));
        request = requestFor(world, "c", span("2025-06-05T06:00:00Z", "2025-06-05T16:00:00Z"));
    }
    QString planned() const
    {
        const auto call = planCall(world, request);
        return call ? QString::fromLatin1(show(call->times.plannedAttemptAt)) : wireName(call.error().code);
    }
};

} // namespace

class TstOwnCalls : public QObject
{
    Q_OBJECT

private slots:
    // Alongside: nothing within an hour before or after the other call: 07:28 is the last start before 09:00 and 10:32
    // the first after 09:32.
    // proves: D-ALONG
    void anHourBetweenOwnCalls_data()
    {
        QTest::addColumn<QByteArray>("at");
        QTest::addColumn<QString>("expected");
        const QString busy = QStringLiteral("CANDIDATE_HAS_ACTIVE_RESERVATION");
        QTest::newRow("07:28") << QByteArray("2025-06-05T07:28:00Z") << QStringLiteral("2025-06-05T07:28:00.000Z");
        QTest::newRow("07:29") << QByteArray("2025-06-05T07:29:00Z") << busy;
        QTest::newRow("the same minute") << QByteArray("2025-06-05T09:00:00Z") << busy;
        QTest::newRow("10:31") << QByteArray("2025-06-05T10:31:00Z") << busy;
        QTest::newRow("10:32") << QByteArray("2025-06-05T10:32:00Z") << QStringLiteral("2025-06-05T10:32:00.000Z");
    }
    void anHourBetweenOwnCalls()
    {
        QFETCH(QByteArray, at);
        QFETCH(QString, expected);
        Booked booked;
        booked.request.at = utc(at.constData());
        QCOMPARE(booked.planned(), expected);
    }

    // "409 when no other minute exists; the planner leaves those minutes out".
    // proves: D-ALONG D-ORDER
    void noOtherMinute()
    {
        Booked booked;
        QCOMPARE(booked.planned(), QStringLiteral("2025-06-05T06:00:00.000Z"));
        booked.request.window = span("2025-06-05T08:00:00Z", "2025-06-05T11:00:00Z");
        const auto call = planCall(booked.world, booked.request);
        QCOMPARE(refusalOf(call), std::optional(ErrorCode::CandidateHasActiveReservation));
        QCOMPARE(valueOf(call.error().reasons, ReasonCode::TooCloseToOwnCall, "reservationId").toString(),
                 QStringLiteral("r"));
        QCOMPARE(valueOf(call.error().reasons, ReasonCode::StepNearestSlot, "atMs").toLongLong(),
                 toEpochMs(utc("2025-06-05T10:32:00Z")));
    }

    // A missed call is never dialled again: it stands in nobody's way.
    // proves: D-ALONG D-EXPIRE
    void aMissedCallDoesNotCount()
    {
        Booked booked;
        booked.world.reservations.front().missed = true;
        booked.request.at = utc("2025-06-05T09:40:00Z");
        QCOMPARE(booked.planned(), QStringLiteral("2025-06-05T09:40:00.000Z"));
    }

    // proves: D-ALONG D-REPLACE D-UNKNOWN C100
    void liveOrUnknownRefuses_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("unknown");
        QTest::addColumn<bool>("replace");
        for (const ReservationState state :
             {ReservationState::Dispatching, ReservationState::Ringing, ReservationState::Active}) {
            for (const bool replace : {false, true})
                QTest::addRow("%s%s", qPrintable(wireName(state)), replace ? ", replace" : "")
                    << static_cast<int>(state) << (state == ReservationState::Dispatching) << replace;
        }
    }
    void liveOrUnknownRefuses()
    {
        QFETCH(int, state);
        QFETCH(bool, unknown);
        QFETCH(bool, replace);
        Booked booked;
        Reservation &own = booked.world.reservations.front();
        own.state = static_cast<ReservationState>(state);
        own.unknown = unknown;
        booked.request.replace = replace;
        const auto call = planCall(booked.world, booked.request);
        QCOMPARE(refusalOf(call), std::optional(ErrorCode::CandidateHasActiveReservation));
        QCOMPARE(valueOf(call.error().reasons, ReasonCode::ActiveReservation, "state").toString(), wireName(own.state));
        QCOMPARE(valueOf(call.error().reasons, ReasonCode::StepFollowLiveCall, "reservationId").toString(),
                 QStringLiteral("r"));
    }

    // "old capacity is ignored while planning the new; failure -> old untouched; no firm -> plain booking".
    // proves: D-REPLACE C099
    void replaceIgnoresTheOldLine()
    {
        Booked booked;
        booked.world.mainNumber().maxOutboundConcurrent = 1;
        booked.world.touch(booked.world.mainNumber());
        booked.request.window = span("2025-06-05T09:00:00Z", "2025-06-05T09:32:00Z");
        QCOMPARE(booked.planned(), QStringLiteral("CANDIDATE_HAS_ACTIVE_RESERVATION"));
        booked.request.replace = true;
        const auto call = planCall(booked.world, booked.request);
        QVERIFY(call.has_value());
        QCOMPARE(call->replaces, std::optional(ReservationId(QStringLiteral("r"))));
        QVERIFY(has(call->why, ReasonCode::Replaces));
        QCOMPARE(booked.world.capacity().remaining(call->number, utc("2025-06-05T09:00:00Z"), kCall), 0);
        booked.world.end(ReservationId(QStringLiteral("r")), ReservationState::Cancelled);
        const auto plain = planCall(booked.world, booked.request);
        QVERIFY(plain.has_value());
        QVERIFY(!plain->replaces);
    }

    // "Several firm: replace the one of the same position, else the earliest planned."
    // proves: D-REPLACE
    void whichOfSeveral()
    {
        Booked booked;
        booked.world.addPosition("other", kMinute * 30);
        booked.world.reservations.front().position = PositionId(QStringLiteral("other"));
        Reservation same = booked.world.firm(QStringLiteral("same"), CandidateId(QStringLiteral("c")),
                                             utc("2025-06-05T14:00:00Z"), kCall);
        booked.world.book(same);
        booked.request.replace = true;
        QCOMPARE(planCall(booked.world, booked.request)->replaces->text(), QStringLiteral("same"));
        booked.world.reservations.back().position = PositionId(QStringLiteral("third"));
        QCOMPARE(planCall(booked.world, booked.request)->replaces->text(), QStringLiteral("r"));
        // The one that stays is kept clear of: 14:00 +- an hour.
        booked.request.at = utc("2025-06-05T13:00:00Z");
        QCOMPARE(booked.planned(), QStringLiteral("CANDIDATE_HAS_ACTIVE_RESERVATION"));
        booked.request.at = utc("2025-06-05T09:10:00Z");
        QCOMPARE(booked.planned(), QStringLiteral("2025-06-05T09:10:00.000Z"));
    }

    // --- re-check at commit -------------------------------------------------------------------------------------

    // proves: D-ATOMIC D-BATCHPLAN
    void recheckKeepsWhatStillFits()
    {
        Booked booked;
        const PlannedCall call = *planCall(booked.world, booked.request);
        booked.world.time += kMinute;
        QVERIFY(*recheck(booked.world, booked.world.own.id, call) == call);
    }

    // Somebody took the last line: another minute of the same window; none left: the refusal.
    // proves: D-ATOMIC
    void recheckMovesOrRefuses()
    {
        Booked booked;
        booked.request.window = span("2025-06-05T06:00:00Z", "2025-06-05T07:00:00Z");
        const PlannedCall call = *planCall(booked.world, booked.request);
        booked.world.load("pn_8f2a", utc("2025-06-05T06:00:00Z"), utc("2025-06-05T06:10:00Z"), 8);
        const auto moved = recheck(booked.world, booked.world.own.id, call);
        CB_COMPARE_TIME(moved->times.plannedAttemptAt, utc("2025-06-05T06:10:00Z"));
        QCOMPARE(moved->times.windowStart, call.times.windowStart);
        QCOMPARE(moved->zoneSource, ZoneSource::Phone);
        booked.world.load("pn_8f2a", utc("2025-06-05T06:10:00Z"), utc("2025-06-05T07:00:00Z"), 8);
        QCOMPARE(refusalOf(recheck(booked.world, booked.world.own.id, call)), std::optional(ErrorCode::NumberAtCap));
    }

    // The plan was looked at for an hour: the minute is gone, the window is not.
    // proves: D-WINDOW
    void recheckAfterItsMinute()
    {
        Booked booked;
        booked.world.time = utc("2025-06-05T06:00:00Z");
        const PlannedCall call = *planCall(booked.world, booked.request);
        booked.world.time = utc("2025-06-05T07:00:30Z");
        const auto moved = recheck(booked.world, booked.world.own.id, call);
        CB_COMPARE_TIME(moved->times.plannedAttemptAt, utc("2025-06-05T07:00:30Z"));
        CB_COMPARE_TIME(moved->times.windowStart, utc("2025-06-05T06:00:00Z"));
        booked.world.time = utc("2025-06-05T17:00:00Z"); // and now the window is gone, too
        QCOMPARE(refusalOf(recheck(booked.world, booked.world.own.id, call)), std::optional(ErrorCode::WindowTooShort));
    }

    // The world changed under the plan.
    // proves: D-FROZEN D-REPLACE
    void recheckSeesTheWorldAsItIs()
    {
        Booked booked;
        const PlannedCall call = *planCall(booked.world, booked.request);
        booked.world.own.policy.hours = CallingHours{14 * 60, 15 * 60};
        const auto later = recheck(booked.world, booked.world.own.id, call);
        CB_COMPARE_TIME(later->times.plannedAttemptAt, utc("2025-06-05T11:00:00Z"));
        QCOMPARE(later->hours.hours->opens, 14 * 60); // what is frozen is what holds at booking
        booked.world.own.policy.hours = CallingHours{};
        Reservation &own = booked.world.reservations.front();
        own.state = ReservationState::Ringing;
        QCOMPARE(refusalOf(recheck(booked.world, booked.world.own.id, call)),
                 std::optional(ErrorCode::CandidateHasActiveReservation));
    }

    // Replaces exactly what the plan meant to replace.
    // proves: D-REPLACE
    void recheckOfAReplacement()
    {
        Booked booked;
        booked.request.replace = true;
        booked.request.window = span("2025-06-05T09:00:00Z", "2025-06-05T09:32:00Z");
        const PlannedCall call = *planCall(booked.world, booked.request);
        QCOMPARE(recheck(booked.world, booked.world.own.id, call)->replaces, call.replaces);
        // Another operator cancelled it meanwhile and booked a new one: that one is not ours to replace.
        booked.world.end(*call.replaces, ReservationState::Cancelled);
        QVERIFY(!recheck(booked.world, booked.world.own.id, call)->replaces);
        booked.world.book(booked.world.firm(QStringLiteral("new"), CandidateId(QStringLiteral("c")),
                                            utc("2025-06-05T09:30:00Z"), kCall));
        QCOMPARE(refusalOf(recheck(booked.world, booked.world.own.id, call)),
                 std::optional(ErrorCode::CandidateHasActiveReservation));
    }
};

CB_TEST(TstOwnCalls)
#include "tst_owncalls.moc"
