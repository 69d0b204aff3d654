// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The stale call sweep of FEATURES 3.1: "lease = ring time + 60 s for dispatching/ringing", ring time 30 s.
// proves: P19 D-UNKNOWN D-BREAKER D-COUNT
#include "tests/core/engine/enginehouse.h"
#include "tests/core/engine/handclock.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;
using Kind = CarrierEvent::Kind;

namespace {

constexpr milliseconds kLease{90'000};

QStringList typesOf(const House &house, const ReservationId &id)
{
    QStringList types;
    for (const LogEntry &entry : house.logOf(id))
        types << wireName(entry.type);
    return types;
}

int linesBusy(const House &house, const Reservation &reservation)
{
    return house.engine->snapshot()
        ->state()
        .capacity()
        .loadOf(reservation.number, {house.clock.now(), house.clock.now() + kMinute})
        .numberPeak;
}

} // namespace

class TstLeases : public QObject
{
    Q_OBJECT
private slots:
    // Silent from the dispatch on: at 90 s, and not a millisecond before, its fate is unknown and the carrier is asked.
    void dispatching_isAskedAbout()
    {
        House house;
        house.start();
        const Reservation booked = house.book("c1");
        house.advance(milliseconds(0));
        house.advance(kLease - milliseconds(1));
        QVERIFY(!house.now(booked.id).unknown);
        QVERIFY(house.ledger->asked.empty());
        house.advance(milliseconds(1));
        QVERIFY(house.now(booked.id).unknown);
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("dispatching"));
        QCOMPARE(house.ledger->asked.size(), size_t(1));
        QCOMPARE(house.ledger->asked[0].attempt, house.now(booked.id).attempts.back().id);
        // the person and the line stay locked, and nobody is dialled again
        QCOMPARE(house.refusal(command::Book{house.header(), house.request("c1")}),
                 QStringLiteral("CANDIDATE_HAS_ACTIVE_RESERVATION"));
        QCOMPARE(linesBusy(house, booked), 1);
        QCOMPARE(house.ledger->sends.size(), size_t(1));
        const LogEntry last = house.logOf(booked.id).back();
        QCOMPARE(wireName(last.type), wireName(EventType::AttemptUnknown));
        QCOMPARE(last.cause, QStringLiteral("lease_over"));
        QCOMPARE(last.actor.name, QStringLiteral("clock"));
    }

    // Ringing starts the lease anew; a talk has none.
    void ringing_hasItsOwn_activeHasNone()
    {
        House house;
        house.start();
        const Reservation silent = house.book("c1");
        const Reservation talking = house.book("c2");
        house.advance(milliseconds(0));
        house.advance(80 * kSecond);
        house.report(silent.id, Kind::Ringing);
        house.report(talking.id, Kind::Active);
        house.advance(kLease - milliseconds(1));
        QVERIFY(!house.now(silent.id).unknown);
        house.advance(milliseconds(1));
        QVERIFY(house.now(silent.id).unknown);
        QCOMPARE(house.stateOf(silent.id), QStringLiteral("ringing"));
        house.advance(10 * kMinute);
        QVERIFY(!house.now(talking.id).unknown);
    }

    // What the carrier answers is what happens: nothing of the line leaks, nothing is dialled twice by guessing.
    void answer_decides_data()
    {
        QTest::addColumn<bool>("rang");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("outcome");
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("unknown");
        QTest::addColumn<int>("lines");
        const auto row = [](const char *name, bool rang, Kind kind, Outcome outcome, const char *state, bool unknown,
                            int lines) {
            QTest::newRow(name) << rang << int(kind) << int(outcome) << state << unknown << lines;
        };
        row("it ended, nobody answered", true, Kind::Ended, Outcome::NoAnswer, "no_answer", false, 0);
        row("it ended before it rang", false, Kind::Ended, Outcome::CarrierFault, "sip_failed", false, 0);
        row("somebody talks", true, Kind::Active, Outcome::None, "active", false, 1);
        row("it still rings", true, Kind::Ringing, Outcome::None, "ringing", false, 1);
        row("it has it, no ring yet", false, Kind::Accepted, Outcome::None, "dispatching", false, 1);
        row("it denies a call that rang", true, Kind::NoSuchAttempt, Outcome::None, "ringing", true, 1);
        // never had it: firm again, and (a second later) dialled under another attempt id
        row("it never had it", false, Kind::NoSuchAttempt, Outcome::None, "firm", false, 1);
    }
    void answer_decides()
    {
        QFETCH(bool, rang);
        QFETCH(int, kind);
        QFETCH(int, outcome);
        QFETCH(QString, state);
        QFETCH(bool, unknown);
        QFETCH(int, lines);
        House house;
        house.start();
        const Reservation booked = house.book("c1");
        house.advance(milliseconds(0));
        if (rang)
            house.report(booked.id, Kind::Ringing);
        house.advance(kLease);
        QVERIFY(house.now(booked.id).unknown);
        house.report(booked.id, static_cast<Kind>(kind), static_cast<Outcome>(outcome));
        QCOMPARE(house.stateOf(booked.id), state);
        QCOMPARE(house.now(booked.id).unknown, unknown);
        QCOMPARE(linesBusy(house, booked), lines);
        QCOMPARE(house.ledger->sends.size(), size_t(1));
        if (state == QLatin1String("firm")) {
            const AttemptId first = house.ledger->sends[0].order.attempt;
            house.advance(2 * kSecond);
            QCOMPARE(house.ledger->sends.size(), size_t(2));
            QVERIFY(house.ledger->sends[1].order.attempt != first);
        }
    }

    // Every word starts the lease again, also one that says nothing new; each silence is asked about anew.
    void words_renewIt()
    {
        House house;
        house.start();
        const Reservation booked = house.book("c1");
        house.advance(milliseconds(0));
        for (int i = 0; i < 5; ++i) {
            house.advance(kLease - kSecond);
            QVERIFY(!house.now(booked.id).unknown);
            house.report(booked.id, i < 3 ? Kind::Accepted : Kind::Ringing);
        }
        house.advance(kLease);
        QVERIFY(house.now(booked.id).unknown);
        house.report(booked.id, Kind::Ringing); // it rings on, says the carrier
        QVERIFY(!house.now(booked.id).unknown);
        const size_t asked = house.ledger->asked.size();
        house.advance(kLease - milliseconds(1));
        QCOMPARE(house.ledger->asked.size(), asked);
        house.advance(milliseconds(1));
        QCOMPARE(house.ledger->asked.size(), asked + 1);
    }

    // A carrier that answers nothing keeps the line until D-UNKNOWN ends it, and not longer.
    void noAnswerAtAll_endsUnresolved()
    {
        House house;
        house.start();
        const Reservation booked = house.book("c1", kHour);
        house.advance(milliseconds(0));
        const Instant end = std::max(booked.expiresAt, house.clock.now() + 2 * booked.times.estimate);
        house.engine->runUntil(house.clock, end - milliseconds(1));
        QVERIFY(house.now(booked.id).unknown);
        house.advance(milliseconds(1));
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("failed"));
        QCOMPARE(house.now(booked.id).outcome, Outcome::Unresolved);
        QCOMPARE(linesBusy(house, booked), 0);
        QCOMPARE(house.ledger->sends.size(), size_t(1));
    }

    // Three calls in a row without a word are three timeouts of the carrier; calls that rang did reach it.
    void breaker_countsWhatNeverRang_data()
    {
        QTest::addColumn<bool>("rang");
        QTest::newRow("no word at all") << false;
        QTest::newRow("they rang") << true;
    }
    void breaker_countsWhatNeverRang()
    {
        QFETCH(bool, rang);
        House house;
        house.start();
        for (const char *person : {"c1", "c2", "c3"}) {
            const Reservation booked = house.book(person);
            house.advance(milliseconds(0));
            if (rang)
                house.report(booked.id, Kind::Ringing);
        }
        house.advance(kLease);
        const ClockStatus clock = house.engine->snapshot()->clockOf(house.acme, house.clock.now());
        QCOMPARE(wireName(clock.breaker.state), wireName(rang ? BreakerState::Closed : BreakerState::Open));
    }

    // Taken back by an operator, not confirmed, then heard of, then silent: it never becomes a retry.
    void revokedCall_staysRevoked()
    {
        House house;
        house.start();
        CallRequest request = house.request("c1");
        request.retry = RetryMode::LaterHalf;
        const ReservationId id = house.get<answer::Call>(command::Book{house.header(), request}).reservation.id;
        house.advance(milliseconds(0));
        house.report(id, Kind::Ringing);
        house.carrier->hangUpAnswer = TeardownAnswer::Unanswered;
        house.get<answer::InviteRevoked>(
            command::Revoke{house.header(), CandidateId(QStringLiteral("c1")), PositionId(QStringLiteral("pos"))});
        house.report(id, Kind::Ringing);
        QVERIFY(!house.now(id).unknown);
        house.advance(kLease);
        QVERIFY(house.now(id).unknown);
        house.report(id, Kind::Ended, Outcome::NoAnswer);
        QCOMPARE(house.stateOf(id), QStringLiteral("cancelled"));
        house.advance(kDay);
        QCOMPARE(house.ledger->sends.size(), size_t(1));
    }

    // The machine slept: the words of that time are on their way, so each lease starts again at waking.
    void sleep_startsItAgain()
    {
        HandClock clock;
        MemoryStore store;
        store.disk()->image = House::image();
        const auto random = seededRandom(3);
        const auto ledger = std::make_shared<Ledger>();
        std::vector<std::unique_ptr<Carrier>> carriers;
        carriers.push_back(std::make_unique<LedgerCarrier>(clock, ledger));
        Engine engine(store, clock, *random, std::move(carriers));
        QVERIFY(engine.open().has_value());
        const CompanyId acme(QStringLiteral("acme"));
        CallRequest request;
        request.company = acme;
        request.candidate = CandidateId(QStringLiteral("c1"));
        request.position = PositionId(QStringLiteral("pos"));
        request.window = InstantRange{clock.now(), clock.now() + 8 * kHour};
        request.earliest = true;
        engine.post(command::Book{{acme, {Actor::Kind::Operator, QStringLiteral("you")}, {}, {}}, request});
        const auto run = [&] {
            while (engine.runGroup()) {
            }
        };
        run();
        QCOMPARE(ledger->sends.size(), size_t(1));
        clock.pass(30 * kSecond);
        run();
        clock.sleep(kHour);
        run();
        clock.pass(kLease - milliseconds(1));
        run();
        QVERIFY(ledger->asked.empty());
        clock.pass(milliseconds(1));
        run();
        QCOMPARE(ledger->asked.size(), size_t(1));
    }

    // It rang, and whenever the carrier is asked it knows nothing of it: asked when the lease is over, 30 s, 2 min and
    // then every 10 min later, and not once more for every answer.
    // proves: D-UNKNOWN
    void carrierThatForgot_isAskedSeldom()
    {
        House house;
        house.start();
        const Reservation booked = house.book("c1");
        house.advance(milliseconds(0));
        house.report(booked.id, Kind::Ringing);
        size_t answered = 0;
        for (int second = 0; second < 3'600; ++second) {
            house.advance(kSecond);
            for (; answered < house.ledger->asked.size(); ++answered)
                house.report(booked.id, Kind::NoSuchAttempt);
        }
        QVERIFY(house.now(booked.id).unknown);
        QCOMPARE(house.ledger->asked.size(), size_t(8)); // 90 s, 2, 4, 14, 24, 34, 44 and 54 min
    }

    // The clock was a month ahead at the dispatch and is set right: a call that nobody ever ends is lost after maxLive
    // from then on, and one that only rang is asked about within its lease. Neither holds its line for a month.
    // proves: D-EXPIRE
    void clockSetBack_livesNoLonger_data()
    {
        QTest::addColumn<bool>("answered");
        QTest::newRow("active") << true;
        QTest::newRow("ringing") << false;
    }
    // Whoever says each time it is asked that it still rings makes it no younger.
    void clockSetBack_answersMakeItNoYounger()
    {
        HandClock clock;
        MemoryStore store;
        store.disk()->image = House::image();
        const auto random = seededRandom(3);
        const auto ledger = std::make_shared<Ledger>();
        std::vector<std::unique_ptr<Carrier>> carriers;
        carriers.push_back(std::make_unique<LedgerCarrier>(clock, ledger));
        Engine engine(store, clock, *random, std::move(carriers));
        QVERIFY(engine.open().has_value());
        const CompanyId acme(QStringLiteral("acme"));
        CallRequest request;
        request.company = acme;
        request.candidate = CandidateId(QStringLiteral("c1"));
        request.position = PositionId(QStringLiteral("pos"));
        request.window = InstantRange{clock.now(), clock.now() + 8 * kHour};
        request.earliest = true;
        engine.post(command::Book{{acme, {Actor::Kind::Operator, QStringLiteral("you")}, {}, {}}, request});
        const auto run = [&engine] {
            while (engine.runGroup()) {
            }
        };
        run();
        const AttemptOrder order = ledger->sends.front().order;
        clock.wall -= 30 * kDay;
        size_t answered = 0;
        for (int minute = 0; minute < 4 * 60; ++minute) {
            clock.pass(kMinute);
            run();
            for (; answered < ledger->asked.size(); ++answered)
                engine.post(command::ReportCarrier{{order.company, order.reservation, order.attempt,
                                                    CarrierEvent::Kind::Ringing, Outcome::None, 0, clock.now()}});
            run();
        }
        QCOMPARE(engine.snapshot()->state().reservation(acme, order.reservation)->outcome, Outcome::Lost);
    }
    void clockSetBack_livesNoLonger()
    {
        QFETCH(bool, answered);
        HandClock clock;
        MemoryStore store;
        store.disk()->image = House::image();
        const auto random = seededRandom(3);
        const auto ledger = std::make_shared<Ledger>();
        std::vector<std::unique_ptr<Carrier>> carriers;
        carriers.push_back(std::make_unique<LedgerCarrier>(clock, ledger));
        Engine engine(store, clock, *random, std::move(carriers));
        QVERIFY(engine.open().has_value());
        const CompanyId acme(QStringLiteral("acme"));
        CallRequest request;
        request.company = acme;
        request.candidate = CandidateId(QStringLiteral("c1"));
        request.position = PositionId(QStringLiteral("pos"));
        request.window = InstantRange{clock.now(), clock.now() + 8 * kHour};
        request.earliest = true;
        engine.post(command::Book{{acme, {Actor::Kind::Operator, QStringLiteral("you")}, {}, {}}, request});
        const auto run = [&] {
            while (engine.runGroup()) {
            }
        };
        run();
        QCOMPARE(ledger->sends.size(), size_t(1));
        const AttemptOrder order = ledger->sends.front().order;
        clock.wall -= 30 * kDay;
        for (int i = 0; i < 2; ++i) { // the jump is seen, and a minute later the clock is trusted again
            clock.pass(2 * kMinute);
            run();
        }
        const auto report = [&](CarrierEvent::Kind kind) {
            engine.post(command::ReportCarrier{
                {order.company, order.reservation, order.attempt, kind, Outcome::None, 0, clock.now()}});
            run();
        };
        report(CarrierEvent::Kind::Ringing);
        if (answered)
            report(CarrierEvent::Kind::Active);
        const auto call = [&] { return engine.snapshot()->state().reservation(acme, order.reservation); };
        ledger->asked.clear();
        if (answered) {
            clock.pass(2 * kHour);
            run();
            QCOMPARE(call()->state, ReservationState::Failed);
            QCOMPARE(call()->outcome, Outcome::Lost);
        } else {
            clock.pass(kLease);
            run();
            QCOMPARE(ledger->asked.size(), size_t(1));
        }
    }

    // A simulated phone may ring for minutes: asked at 90 s it says so, and the call goes its way.
    void simulatedLongRing_goesOn()
    {
        House house(House::By::Simulated);
        Simulation simulation;
        simulation.ring = milliseconds(200'000);
        simulation.talk = milliseconds(60'000);
        house.disk().candidates[0].simulate = simulation;
        house.start();
        const Reservation booked = house.book("c1");
        house.advance(kHour);
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("completed"));
        QCOMPARE(typesOf(house, booked.id),
                 QStringList({wireName(EventType::ReservationBooked), wireName(EventType::AttemptDispatched),
                              wireName(EventType::AttemptRinging), wireName(EventType::AttemptUnknown),
                              wireName(EventType::AttemptResolved), wireName(EventType::AttemptUnknown),
                              wireName(EventType::AttemptResolved), wireName(EventType::AttemptActive),
                              wireName(EventType::AttemptEnded)}));
        QCOMPARE(house.now(booked.id).attempts.size(), size_t(1));
    }

    // Every free line is really free: eight silent calls on eight lines, the carrier says all ended, eight more go.
    void linesDoNotLeak()
    {
        House house;
        house.disk().numbers[0].maxOutboundConcurrent = 4;
        house.start();
        std::vector<ReservationId> first;
        for (const char *person : {"c1", "c2", "c3", "c4"})
            first.push_back(house.book(person).id);
        house.advance(milliseconds(0));
        QCOMPARE(house.ledger->sends.size(), size_t(4));
        for (const ReservationId &id : first)
            house.report(id, Kind::Ringing);
        house.advance(kLease);
        for (const ReservationId &id : first)
            house.report(id, Kind::Ended, Outcome::NoAnswer);
        std::vector<ReservationId> second;
        for (const char *person : {"c5", "c6", "c7", "c8"})
            second.push_back(house.book(person).id);
        house.advance(milliseconds(0));
        QCOMPARE(house.ledger->sends.size(), size_t(8));
    }
};

CB_TEST(TstLeases)
#include "tst_leases.moc"
