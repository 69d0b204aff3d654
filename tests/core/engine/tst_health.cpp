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
        HandClock clock;
        MemoryStore store;
        store.disk()->image = House::image();
        const auto random = seededRandom(3);
        const auto ledger = std::make_shared<Ledger>();
        std::vector<std::unique_ptr<Carrier>> carriers;
        carriers.push_back(std::make_unique<LedgerCarrier>(clock, ledger));
        EngineOptions options;
        options.lateCalls = console ? EngineOptions::LateCalls::AskFirst : EngineOptions::LateCalls::PlanAnew;
        Engine engine(store, clock, *random, std::move(carriers), options);
        QVERIFY(engine.open().has_value());
        const CompanyId acme(QStringLiteral("acme"));
        CallRequest request;
        request.company = acme;
        request.candidate = CandidateId(QStringLiteral("c1"));
        request.position = PositionId(QStringLiteral("pos"));
        request.window = InstantRange{clock.now(), clock.now() + 8 * kHour};
        request.at = clock.now() + kHour;
        engine.post(command::Book{{acme, {Actor::Kind::Operator, QStringLiteral("you")}, {}, {}}, request});
        while (engine.runGroup()) {
        }
        clock.sleep(3 * kHour);
        while (engine.runGroup()) {
        }
        QVERIFY(ledger->sends.empty() || !console);
        int late = 0;
        engine.snapshot()->state().forEachOpen([&](const ReservationPtr &r) {
            late += r->waitsForYes ? 1 : 0;
            if (!console)
                QVERIFY(r->times.plannedAttemptAt >= clock.now() || isLive(r->state));
        });
        QCOMPARE(late, console ? 1 : 0);
    }

    // The wall clock jumps: no dial until the readings agree for 60 s, and nothing expires meanwhile.
    void engine_clockJump_stopsDialling()
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
        request.at = clock.now() + kMinute;
        engine.post(command::Book{{acme, {Actor::Kind::Operator, QStringLiteral("you")}, {}, {}}, request});
        const auto run = [&] {
            while (engine.runGroup()) {
            }
        };
        run();
        clock.wall += 365 * kDay;
        run();
        clock.wall -= 365 * kDay; // somebody set it right again
        run();
        clock.pass(59 * kSecond);
        run();
        QVERIFY(ledger->sends.empty());
        engine.snapshot()->state().forEachReservation(
            [](const ReservationPtr &r) { QCOMPARE(wireName(r->state), QStringLiteral("firm")); });
        QCOMPARE(wireName(engine.snapshot()->clockOf(acme, clock.now()).health), QStringLiteral("degraded"));
        clock.pass(2 * kSecond);
        run();
        QCOMPARE(ledger->sends.size(), size_t(1));
    }
};

CB_TEST(TstHealth)
#include "tst_health.moc"
