// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-HEALTH C060 C061 C062 D-CLOCKSRC
#include "core/engine/clockguard.h"
#include "tests/core/engine/enginehouse.h"
#include "tests/core/engine/handclock.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;
using Kind = CarrierEvent::Kind;

namespace {

QString healthOf(const House &house)
{
    return wireName(house.engine->snapshot()->clockOf(house.acme, house.clock.now()).health);
}

std::vector<HealthCause> causesOf(const House &house)
{
    return house.engine->snapshot()->clockOf(house.acme, house.clock.now()).causes;
}

/// One person booked on an engine whose clocks are under the test's hand.
class OneCall
{
public:
    explicit OneCall(const EngineOptions &options = {})
    {
        m_store.disk()->image = House::image();
        auto made = std::make_unique<LedgerCarrier>(clock, ledger);
        carrier = made.get();
        std::vector<std::unique_ptr<Carrier>> carriers;
        carriers.push_back(std::move(made));
        engine = std::make_unique<Engine>(m_store, clock, *m_random, std::move(carriers), options);
        if (!engine->open())
            qFatal("not opened");
    }
    /// For `after` from now, with eight hours of window.
    void book(milliseconds after)
    {
        CallRequest request;
        request.company = acme;
        request.candidate = CandidateId(QStringLiteral("c1"));
        request.position = PositionId(QStringLiteral("pos"));
        request.window = InstantRange{clock.now(), clock.now() + 8 * kHour};
        request.at = clock.now() + after;
        engine->post(command::Book{{acme, {Actor::Kind::Operator, QStringLiteral("you")}, {}, {}}, request});
        run();
        if (call().state != ReservationState::Firm)
            qFatal("not booked");
    }
    void run() const
    {
        while (engine->runGroup()) {
        }
    }
    Reservation call() const
    {
        std::optional<Reservation> only;
        engine->snapshot()->state().forEachReservation([&](const ReservationPtr &r) { only = *r; });
        return only.value();
    }

    const CompanyId acme{QStringLiteral("acme")};
    HandClock clock;
    std::shared_ptr<Ledger> ledger = std::make_shared<Ledger>();
    LedgerCarrier *carrier = nullptr;
    std::unique_ptr<Engine> engine;

private:
    MemoryStore m_store;
    std::unique_ptr<Random> m_random = seededRandom(3);
};

} // namespace

class TstHealth : public QObject
{
    Q_OBJECT
private slots:
    void healthyAtRest()
    {
        House house;
        house.start();
        house.advance(kHour);
        QCOMPARE(healthOf(house), QStringLiteral("healthy"));
        QVERIFY(causesOf(house).empty());
    }

    // due for more than 60 s for another reason than capacity: degraded; left after 60 s clean
    void dueNotDispatched_isDegraded()
    {
        House house;
        house.start();
        house.book("c1");
        house.get<answer::CompanySaved>(command::HoldDialling{house.header(), true, {}});
        house.advance(kMinute);
        QCOMPARE(healthOf(house), QStringLiteral("healthy")); // not more than 60 s
        house.advance(kMinute);
        QCOMPARE(healthOf(house), QStringLiteral("degraded"));
        QCOMPARE(causesOf(house), std::vector{HealthCause::DueNotDispatched});
        house.get<answer::CompanySaved>(command::HoldDialling{house.header(), false, {}});
        house.advance(59 * kSecond);
        QCOMPARE(healthOf(house), QStringLiteral("degraded"));
        house.advance(2 * kSecond);
        QCOMPARE(healthOf(house), QStringLiteral("healthy"));
    }

    void waitingForCapacity_isSaturated()
    {
        House house;
        house.start();
        house.book("c1");
        PhoneNumber number = House::number(house.acme, "pn_lt", "+37052071234", 0, true);
        house.disk();
        house.get<answer::NumberSaved>(command::SaveNumber{house.header(), number});
        house.advance(2 * kMinute);
        QCOMPARE(healthOf(house), QStringLiteral("saturated"));
        const auto causes = causesOf(house);
        QVERIFY(std::find(causes.begin(), causes.end(), HealthCause::WaitingForCapacity) != causes.end());
    }

    // live at 90 % of the pool cap
    void poolNearlyFull_isSaturated()
    {
        House house;
        house.disk().pools[0].globalCap = 10;
        house.disk().numbers[0].maxOutboundConcurrent = 10;
        house.start();
        for (int i = 1; i <= 8; ++i)
            house.book(qPrintable(QStringLiteral("c%1").arg(i)));
        house.advance(milliseconds(0));
        QCOMPARE(healthOf(house), QStringLiteral("healthy")); // 8 of 10
        house.book("c9");
        house.advance(milliseconds(0));
        QCOMPARE(healthOf(house), QStringLiteral("saturated"));
        QCOMPARE(causesOf(house), std::vector{HealthCause::PoolNearlyFull});
    }

    // no 1-minute slot in the next 60 minutes of the company's hours; without hours the rule is off
    void noFreeSlotSoon_isSaturated_data()
    {
        QTest::addColumn<bool>("hours");
        QTest::newRow("with hours") << true;
        QTest::newRow("without hours") << false;
    }
    void noFreeSlotSoon_isSaturated()
    {
        QFETCH(bool, hours);
        House house;
        house.disk().numbers[0].maxOutboundConcurrent = 0;
        if (!hours)
            house.company().policy.hours.reset();
        house.start();
        QCOMPARE(healthOf(house), hours ? QStringLiteral("saturated") : QStringLiteral("healthy"));
    }

    void carrierTrouble_isDegraded()
    {
        House house;
        house.start();
        const auto ping = [&](bool answered) {
            house.ask(command::ReportCarrierHealth{house.acme, QStringLiteral("ledger"), answered, std::nullopt});
            house.advance(milliseconds(0));
        };
        ping(false);
        ping(false);
        QCOMPARE(healthOf(house), QStringLiteral("healthy"));
        ping(false); // three in a row
        QCOMPARE(healthOf(house), QStringLiteral("degraded"));
        QCOMPARE(causesOf(house), std::vector{HealthCause::CarrierPingFailing});
        ping(true);
        house.advance(kMinute);
        QCOMPARE(healthOf(house), QStringLiteral("healthy"));
        house.book("c1");
        house.ask(command::ReportCarrierHealth{house.acme, QStringLiteral("ledger"), std::nullopt, true});
        house.advance(kMinute);
        QCOMPARE(healthOf(house), QStringLiteral("degraded"));
        QVERIFY(house.ledger->sends.empty()); // held while the credit is gone
    }

    // one sample a minute of the last 24 h
    void history_keepsOneDay()
    {
        House house;
        house.start();
        house.advance(30 * kHour);
        const auto history = house.engine->snapshot()->clockOf(house.acme, house.clock.now()).history;
        QCOMPARE(history.size(), size_t(24 * 60));
        for (size_t i = 1; i < history.size(); ++i)
            QCOMPARE(history[i].at - history[i - 1].at, milliseconds(kMinute));
        QCOMPARE(history.back().at, house.clock.now());
    }

    void gauges_countLiveAndUnknown()
    {
        House house;
        house.start();
        const Reservation first = house.book("c1");
        house.book("c2");
        const Reservation later = house.bookAt("c3", house.clock.now() + 10 * kMinute);
        house.advance(milliseconds(0));
        house.report(first.id, Kind::Unknown);
        const ClockStatus clock = house.engine->snapshot()->clockOf(house.acme, house.clock.now());
        QCOMPARE(clock.live, 2);
        QCOMPARE(clock.unknown, 1);
        QCOMPARE(clock.numbers.size(), size_t(1));
        QCOMPARE(clock.numbers[0].busy, 2);
        QCOMPARE(clock.numbers[0].cap, 8);
        QCOMPARE(clock.pools[0].busy, 2);
        QCOMPARE(clock.pools[0].cap, 40);
        QCOMPARE(*clock.nextDial, later.times.plannedAttemptAt);
        QCOMPARE(clock.due.size(), size_t(1));
    }

    // D-CLOCKSRC: the guard.
    void guard_jump_needsSixtySecondsOfAgreement()
    {
        HandClock clock;
        ClockGuard guard(clock);
        clock.pass(kMinute);
        QCOMPARE(guard.look().jump, milliseconds(0));
        clock.pass(kSecond);
        clock.wall += 2 * kSecond; // not more than 2 s
        QCOMPARE(guard.look().jump, milliseconds(0));
        QVERIFY(guard.isTrusted());
        clock.wall -= kHour;
        QCOMPARE(guard.look().jump, milliseconds(-kHour));
        QVERIFY(!guard.isTrusted());
        clock.pass(59 * kSecond);
        QVERIFY(!guard.isTrusted());
        clock.pass(kSecond);
        QVERIFY(guard.isTrusted());
    }

    void guard_sleep_isNotAJump()
    {
        HandClock clock;
        ClockGuard guard(clock);
        clock.sleep(8 * kHour);
        const ClockGuard::Finding finding = guard.look();
        QCOMPARE(finding.jump, milliseconds(0));
        QCOMPARE(finding.slept, milliseconds(8 * kHour));
        QVERIFY(guard.isTrusted());
    }

    // A laptop wakes: nothing bursts out; the late call is planned anew (daemon) or waits (console).
    void engine_wakesUp_data()
    {
        QTest::addColumn<bool>("console");
        QTest::newRow("daemon") << false;
        QTest::newRow("console") << true;
    }
    void engine_wakesUp()
    {
        QFETCH(bool, console);
        EngineOptions options;
        options.lateCalls = console ? EngineOptions::LateCalls::AskFirst : EngineOptions::LateCalls::PlanAnew;
        OneCall one(options);
        one.book(kHour);
        one.clock.sleep(3 * kHour);
        one.run();
        QVERIFY(one.ledger->sends.empty() || !console);
        QCOMPARE(one.call().waitsForYes, console);
        if (!console)
            QVERIFY(one.call().times.plannedAttemptAt >= one.clock.now() || isLive(one.call().state));
    }

    // Told of the suspend that comes: nothing leaves before it, nor on waking before the clocks were looked at; called
    // off without a word, dialling goes on after a minute.
    // proves: P3 D-SLEEP
    void engine_sleepAhead_nothingLeaves_data()
    {
        QTest::addColumn<bool>("sleeps");
        QTest::newRow("suspended") << true;
        QTest::newRow("called off") << false;
    }
    void engine_sleepAhead_nothingLeaves()
    {
        QFETCH(bool, sleeps);
        EngineOptions options;
        options.lateCalls = EngineOptions::LateCalls::AskFirst;
        OneCall one(options);
        one.book(kMinute);
        one.clock.pass(30 * kSecond);
        one.engine->prepareForSleep();
        QCOMPARE(one.ledger->preparedForSleep, 1);
        one.clock.pass(kMinute - milliseconds(1)); // due for half a minute
        one.run();
        QVERIFY(one.ledger->sends.empty());
        QCOMPARE(wireName(one.engine->snapshot()->clockOf(one.acme, one.clock.now()).health),
                 QStringLiteral("healthy"));
        if (!sleeps) {
            one.clock.pass(milliseconds(1));
            one.run();
            QCOMPARE(one.ledger->sends.size(), size_t(1));
            return;
        }
        one.clock.sleep(2 * kHour); // the program runs again before it is told that it slept
        one.run();
        QVERIFY(one.ledger->sends.empty());
        one.engine->wakeUp();
        one.run();
        QVERIFY(one.ledger->sends.empty());
        QVERIFY(one.call().waitsForYes);
    }

    // A send during which the machine stood still for more than two seconds is taken back (P3); what cannot be taken
    // back is followed as it is.
    // proves: P3
    void engine_sendThatTookTooLong_isTakenBack_data()
    {
        QTest::addColumn<int>("ms");
        QTest::addColumn<bool>("asleep");
        QTest::addColumn<TeardownAnswer>("answer");
        QTest::addColumn<bool>("isAsked");
        QTest::addColumn<ReservationState>("state");
        QTest::newRow("two seconds") << 2'000 << false << TeardownAnswer::Confirmed << false
                                     << ReservationState::Dispatching;
        QTest::newRow("longer") << 2'001 << false << TeardownAnswer::Confirmed << true << ReservationState::Firm;
        QTest::newRow("asleep") << 2'001 << true << TeardownAnswer::Confirmed << true << ReservationState::Firm;
        QTest::newRow("it rings already")
            << 2'001 << true << TeardownAnswer::AlreadyRinging << true << ReservationState::Dispatching;
        QTest::newRow("no answer") << 2'001 << true << TeardownAnswer::Unanswered << true
                                   << ReservationState::Dispatching;
    }
    void engine_sendThatTookTooLong_isTakenBack()
    {
        QFETCH(int, ms);
        QFETCH(bool, asleep);
        QFETCH(TeardownAnswer, answer);
        QFETCH(bool, isAsked);
        QFETCH(ReservationState, state);
        OneCall one;
        one.carrier->withdrawAnswer = answer;
        one.carrier->onPlaced = [&](const AttemptOrder &) {
            asleep ? one.clock.sleep(milliseconds(ms)) : one.clock.pass(milliseconds(ms));
        };
        one.book(kMinute);
        one.clock.pass(kMinute);
        one.engine->runGroup();
        one.engine->runGroup(); // the refusal comes as a command
        QCOMPARE(one.ledger->sends.size(), size_t(1));
        QCOMPARE(one.ledger->withdrawn.size(), isAsked ? size_t(1) : size_t(0));
        QCOMPARE(wireName(one.call().state), wireName(state));
    }

    // The wall clock jumps: no dial until the readings agree for 60 s, and nothing expires meanwhile.
    void engine_clockJump_stopsDialling()
    {
        OneCall one;
        one.book(kMinute);
        one.clock.wall += 365 * kDay;
        one.run();
        one.clock.wall -= 365 * kDay; // somebody set it right again
        one.run();
        one.clock.pass(59 * kSecond);
        one.run();
        QVERIFY(one.ledger->sends.empty());
        QCOMPARE(wireName(one.call().state), QStringLiteral("firm"));
        QCOMPARE(wireName(one.engine->snapshot()->clockOf(one.acme, one.clock.now()).health),
                 QStringLiteral("degraded"));
        one.clock.pass(2 * kSecond);
        one.run();
        QCOMPARE(one.ledger->sends.size(), size_t(1));
    }
};

CB_TEST(TstHealth)
#include "tst_health.moc"
