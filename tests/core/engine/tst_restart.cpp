// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-SLEEP D-UNKNOWN D-EXPIRE D-BREAKER
#include "tests/core/engine/enginehouse.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;
using Kind = CarrierEvent::Kind;

class TstRestart : public QObject
{
    Q_OBJECT
private slots:
    // Down over planned times. Nothing moves under a frozen clock before advance; then the late ones are planned anew,
    // what is past its gate is missed.
    void daemon_plansLateCallsAnew()
    {
        House house;
        house.start();
        const Reservation late = house.book("c1", 8 * kHour);
        const Reservation gone = house.book("c2", kHour);
        const Reservation future = house.bookAt("c3", house.clock.now() + 4 * kHour);
        house.restart(2 * kHour);
        QCOMPARE(house.now(late.id).times.plannedAttemptAt, late.times.plannedAttemptAt);
        QVERIFY(!house.now(gone.id).missed);
        house.advance(milliseconds(0));
        QVERIFY(house.now(late.id).times.plannedAttemptAt >= utc("2025-06-04T08:00:00Z"));
        QVERIFY(!house.now(late.id).waitsForYes);
        QVERIFY(house.stateOf(gone.id) == QLatin1String("expired") || house.now(gone.id).missed);
        QCOMPARE(house.now(future.id).times.plannedAttemptAt, future.times.plannedAttemptAt);
        house.engine->runUntil(house.clock, house.now(late.id).times.plannedAttemptAt);
        QCOMPARE(house.ledger->sends.size(), size_t(1));
    }

    // A late crowd never comes as a burst: the caps hold while it is worked off.
    void daemon_lateCrowd_keepsTheCaps()
    {
        House house(House::By::Simulated);
        house.disk().numbers[0].maxOutboundConcurrent = 2;
        house.start();
        for (int i = 1; i <= 9; ++i)
            house.book(qPrintable(QStringLiteral("c%1").arg(i)), 9 * kHour);
        house.restart(3 * kHour);
        for (int minute = 0; minute < 5 * 60; ++minute) {
            house.advance(kMinute);
            int live = 0;
            house.engine->snapshot()->state().forEachLive([&live](const ReservationPtr &) { ++live; });
            QVERIFY(live <= 2);
        }
    }

    // A console asks once, and dials none of the late ones before one yes.
    void console_waitsForOneYes()
    {
        House house;
        house.options.lateCalls = EngineOptions::LateCalls::AskFirst;
        house.start();
        const Reservation late = house.book("c1", 8 * kHour);
        house.restart(kHour);
        house.advance(kMinute);
        QVERIFY(house.now(late.id).waitsForYes);
        QVERIFY(house.ledger->sends.empty());
        const auto clock = house.engine->snapshot()->clockOf(house.acme, house.clock.now());
        QCOMPARE(clock.lateCalls, std::vector<ReservationId>{late.id});
        QCOMPARE(clock.due.front().waitsFor, QStringLiteral("yes"));
        const auto yes = house.get<answer::LateCallsAnswered>(command::AnswerLateCalls{house.header(), true});
        QCOMPARE(yes.replanned, std::vector<ReservationId>{late.id});
        house.engine->runUntil(house.clock, house.now(late.id).times.plannedAttemptAt);
        QCOMPARE(house.ledger->sends.size(), size_t(1));
    }

    void console_no_leavesThemToExpire()
    {
        House house;
        house.options.lateCalls = EngineOptions::LateCalls::AskFirst;
        house.start();
        const Reservation late = house.book("c1", 8 * kHour);
        house.restart(kHour);
        house.advance(kMinute);
        house.get<answer::LateCallsAnswered>(command::AnswerLateCalls{house.header(), false});
        QVERIFY(house.now(late.id).missed);
        QVERIFY(house.engine->snapshot()->clockOf(house.acme, house.clock.now()).lateCalls.empty());
        house.engine->runUntil(house.clock, late.expiresAt);
        QCOMPARE(house.stateOf(late.id), QStringLiteral("expired"));
        QVERIFY(house.ledger->sends.empty());
    }

    // kill -9 in the middle of calls. The simulated carrier's calls went on: each ends as it would have ended, and
    // nobody is dialled again.
    void simulatedCalls_endAsTheyWouldHave_data()
    {
        QTest::addColumn<int>("secondsBefore");
        QTest::addColumn<int>("secondsAway");
        QTest::addColumn<QString>("after");
        QTest::newRow("dispatching, still") << 1 << 0 << "dispatching";
        QTest::newRow("dispatching, rings meanwhile") << 1 << 5 << "ringing";
        QTest::newRow("ringing, still") << 3 << 0 << "ringing";
        QTest::newRow("ringing, answered meanwhile") << 3 << 60 << "active";
        QTest::newRow("active, ended meanwhile") << 60 << 3000 << "completed";
        QTest::newRow("dispatching, ended meanwhile") << 1 << 3000 << "completed";
    }
    void simulatedCalls_endAsTheyWouldHave()
    {
        QFETCH(int, secondsBefore);
        QFETCH(int, secondsAway);
        QFETCH(QString, after);
        House house(House::By::Simulated);
        house.start();
        const Reservation booked = house.book("c1");
        house.advance(secondsBefore * kSecond);
        const QString attempt = house.now(booked.id).attempts.back().id.text();
        house.restart(secondsAway * kSecond);
        house.advance(milliseconds(0));
        QCOMPARE(house.stateOf(booked.id), after);
        QVERIFY(!house.now(booked.id).unknown);
        house.advance(kHour);
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("completed"));
        QCOMPARE(house.now(booked.id).attempts.size(), size_t(1));
        QCOMPARE(house.now(booked.id).attempts[0].id.text(), attempt);
        QCOMPARE(*house.now(booked.id).attempts[0].endedAt, utc("2025-06-04T06:25:10Z"));
    }

    // A carrier that says nothing: asked by id, unknown, and ends by D-UNKNOWN without a second dial.
    void silentCarrier_isAskedAndNotRedialled()
    {
        House house;
        house.start();
        const Reservation booked = house.book("c1");
        house.advance(milliseconds(0));
        house.report(booked.id, Kind::Ringing);
        house.restart(kMinute);
        house.advance(milliseconds(0));
        QVERIFY(house.now(booked.id).unknown);
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("ringing"));
        QCOMPARE(house.ledger->asked.size(), size_t(1));
        QCOMPARE(house.ledger->asked[0].attempt, house.now(booked.id).attempts.back().id);
        house.engine->runUntil(house.clock, booked.expiresAt + kHour);
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("failed"));
        QCOMPARE(house.ledger->sends.size(), size_t(1));
    }

    // A cancel before the first advance after a restart: the carrier with the empty ledger still knows the call.
    void cancelBeforeAdvance_isHonest()
    {
        House house(House::By::Simulated);
        house.start();
        const CommitOutcome outcome = house.bookBatch({"c1"});
        const ReservationId id = *outcome.entries[0].reservation;
        house.advance(kSecond);
        house.restart(5 * kSecond); // it rings by now
        const auto result = house.get<answer::BatchCancelled>(command::CancelBatch{house.header(), outcome.batch});
        QCOMPARE(result.skipped.front().reason, QStringLiteral("state=ringing_not_cancellable"));
        house.advance(milliseconds(0));
        QCOMPARE(house.stateOf(id), QStringLiteral("ringing"));
    }

    void heldBreaker_staysHeld()
    {
        House house;
        house.start();
        const Reservation booked = house.bookAt("c1", house.clock.now() + kHour);
        house.get<Done>(command::HoldBreaker{house.header(), QStringLiteral("carrier works on its lines")});
        house.restart(kMinute);
        house.engine->runUntil(house.clock, booked.times.plannedAttemptAt);
        QVERIFY(house.ledger->sends.empty());
        const auto clock = house.engine->snapshot()->clockOf(house.acme, house.clock.now());
        QCOMPARE(wireName(clock.breaker.state), wireName(BreakerState::HeldOpen));
        QCOMPARE(clock.breaker.reason, QStringLiteral("carrier works on its lines"));
    }

    // All that was answered is there, byte for byte, and the log goes on without a gap.
    void everythingAnswered_isThere()
    {
        House house(House::By::Simulated);
        house.start();
        std::vector<Reservation> before;
        for (int i = 1; i <= 9; ++i)
            before.push_back(house.book(qPrintable(QStringLiteral("c%1").arg(i))));
        house.advance(12 * kSecond);
        for (Reservation &r : before)
            r = house.now(r.id);
        house.restart();
        for (const Reservation &r : before)
            QVERIFY(house.now(r.id) == r);
        QVERIFY(!firstBrokenLink({}, house.logOf()));
    }
};

CB_TEST(TstRestart)
#include "tst_restart.moc"
