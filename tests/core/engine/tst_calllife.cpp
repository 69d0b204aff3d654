// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C090 C106 C131 C132 D-DISPATCH D-INVITE D-INVITED D-EXPIRE D-STATES
#include "tests/core/engine/enginehouse.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;
using Kind = CarrierEvent::Kind;

class TstCallLife : public QObject
{
    Q_OBJECT
private slots:
    // A frozen clock does nothing before advance; then the call goes through its states at the simulated times.
    void simulatedCall_goesThroughItsStates()
    {
        House house(House::By::Simulated);
        house.start();
        const Reservation booked = house.book("c1");
        QCOMPARE(wireName(booked.state), QStringLiteral("firm"));
        QCOMPARE(booked.times.plannedAttemptAt, utc("2025-06-04T06:00:00Z"));
        QCOMPARE(booked.times.estimate, milliseconds(1'920'000));   // 30 min + 2 min (D-EST)
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("firm")); // planned for this very instant: waits for advance
        house.advance(milliseconds(0));
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("dispatching"));
        QCOMPARE(house.statusOf("c1"), CandidateStatus::InvitedCall);
        house.advance(milliseconds(1'999));
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("dispatching"));
        house.advance(milliseconds(1)); // setup 2,000 ms
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("ringing"));
        house.advance(milliseconds(8'000)); // ring
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("active"));
        house.advance(milliseconds(1'499'999));
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("active"));
        house.advance(milliseconds(1)); // talk 1,500,000
        const Reservation done = house.now(booked.id);
        QCOMPARE(wireName(done.state), QStringLiteral("completed"));
        QCOMPARE(done.outcome, Outcome::Completed);
        QCOMPARE(done.attempts.size(), size_t(1));
        QCOMPARE(*done.attempts[0].ringingAt, utc("2025-06-04T06:00:02Z"));
        QCOMPARE(*done.attempts[0].endedAt, utc("2025-06-04T06:25:10Z"));
        QCOMPARE(*done.invitationExpiresAt, utc("2025-06-11T06:00:00Z")); // first dispatch + 7 x 24 h
        QCOMPARE(house.statusOf("c1"), CandidateStatus::New);
        QVERIFY(!house.engine->snapshot()->clockOf(house.acme, house.clock.now()).live);
    }

    // One long advance does the same as many short ones.
    void oneAdvance_runsEverythingOnTheWay()
    {
        House house(House::By::Simulated);
        house.start();
        const Reservation booked = house.book("c1");
        house.advance(kHour);
        const Reservation done = house.now(booked.id);
        QCOMPARE(wireName(done.state), QStringLiteral("completed"));
        QCOMPARE(*done.attempts[0].endedAt, utc("2025-06-04T06:25:10Z"));
    }

    // The gate is open until latestDispatchBy + 60 s; after it the call is missed and frees its line; at expiresAt it
    // is expired.
    void missedAndExpired_whenNobodyMayDial()
    {
        House house;
        house.start();
        const Reservation booked = house.book("c1", kHour);
        house.get<answer::CompanySaved>(command::HoldDialling{house.header(), true, QStringLiteral("pause")});
        const Instant gate = booked.times.latestDispatchBy() + kMinute;
        const auto peak = [&] {
            return house.engine->snapshot()
                ->state()
                .capacity()
                .loadOf(booked.number, {booked.times.plannedAttemptAt, booked.times.plannedAttemptAt + kMinute})
                .numberPeak;
        };
        house.engine->runUntil(house.clock, gate);
        QVERIFY(!house.now(booked.id).missed);
        QCOMPARE(peak(), 1);
        house.advance(milliseconds(1));
        QVERIFY(house.now(booked.id).missed);
        QCOMPARE(peak(), 0);
        house.engine->runUntil(house.clock, booked.expiresAt - milliseconds(1));
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("firm"));
        house.advance(milliseconds(1));
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("expired"));
        QVERIFY(house.ledger->sends.empty());
    }

    // live longer than max(2 x estimate, 1 h) after the dispatch: failed, lost
    void lost_afterMaxLive()
    {
        House house;
        house.start();
        const Reservation booked = house.book("c1");
        house.advance(milliseconds(0));
        house.report(booked.id, Kind::Ringing);
        house.report(booked.id, Kind::Active);
        const Instant end = utc("2025-06-04T06:00:00Z") + milliseconds(2 * 1'920'000); // 64 min > 1 h
        house.engine->runUntil(house.clock, end - milliseconds(1));
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("active"));
        house.advance(milliseconds(1));
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("failed"));
        QCOMPARE(house.now(booked.id).outcome, Outcome::Lost);
        QCOMPARE(house.statusOf("c1"), CandidateStatus::New);
    }

    // Every change has an entry with actor, cause, instant and the next sequence number; the chain holds.
    void everyChange_isLogged()
    {
        House house(House::By::Simulated);
        house.start();
        const Reservation booked = house.book("c1");
        house.advance(kHour);
        QStringList types;
        for (const LogEntry &entry : house.logOf(booked.id))
            types << wireName(entry.type);
        QCOMPARE(types, QStringList({wireName(EventType::ReservationBooked), wireName(EventType::AttemptDispatched),
                                     wireName(EventType::AttemptRinging), wireName(EventType::AttemptActive),
                                     wireName(EventType::AttemptEnded)}));
        const std::vector<LogEntry> all = house.logOf();
        for (size_t i = 0; i < all.size(); ++i)
            QCOMPARE(all[i].sequence, quint64(i + 1));
        QVERIFY(!firstBrokenLink({}, all));
    }
};

CB_TEST(TstCallLife)
#include "tst_calllife.moc"
