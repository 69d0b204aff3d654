// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C164 P04 D-FROZEN D-CONFLICT
#include "tests/core/engine/enginehouse.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

/// 2025-06-04 is a Wednesday.
HoursExtras wednesdayClosed(DayWindows windows = {})
{
    HoursExtras extras;
    extras.exceptions.push_back(
        {QDate(2025, 6, 4), QDate(2025, 6, 4), false, QStringLiteral("Office closed"), windows});
    return extras;
}

answer::HoursExtrasSaved save(House &house, const HoursExtras &extras)
{
    return house.get<answer::HoursExtrasSaved>(command::SaveHoursExtras{house.header(), extras});
}

QString waitsFor(const House &house, const ReservationId &id)
{
    return house.engine->snapshot()->waitsFor({house.acme, id});
}

} // namespace

/// Days and hours that are closed after a call was booked into them.
class TstClosedDays : public QObject
{
    Q_OBJECT
private slots:
    void aNewlyClosedDayHoldsTheCallAndListsIt()
    {
        House house;
        house.start();
        const Reservation booked = house.bookAt("c1", house.clock.now() + kHour);
        const auto saved = save(house, wednesdayClosed());
        QCOMPARE(saved.held.size(), size_t(1));
        QCOMPARE(saved.held.front().reservation, booked.id);
        QCOMPARE(house.now(booked.id).hours, booked.hours); // nothing frozen is touched
        house.advance(kHour);
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("firm"));
        QVERIFY(house.ledger->sends.empty());
        QCOMPARE(waitsFor(house, booked.id), QStringLiteral("closed"));
        // It waits as it was told to: that is not ill health.
        house.advance(10 * kMinute);
        const auto clock = house.engine->snapshot()->clockOf(house.acme, house.clock.now());
        QCOMPARE(clock.health, Health::Healthy);
        save(house, {}); // open again
        house.advance(milliseconds(0));
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("dispatching"));
    }

    void itGoesOnWhenTheWindowOpensAgain()
    {
        House house;
        house.start();
        const Reservation booked = house.bookAt("c1", house.clock.now() + kHour); // 10:00 in Vilnius
        HoursExtras extras;
        extras.week = {{3, {{9 * 60, 9 * 60 + 30}, {11 * 60, 18 * 60}}}};
        save(house, extras);
        house.advance(kHour);
        QCOMPARE(waitsFor(house, booked.id), QStringLiteral("closed"));
        house.engine->runUntil(house.clock, utc("2025-06-04T07:59:59Z"));
        QVERIFY(house.ledger->sends.empty());
        house.engine->runUntil(house.clock, utc("2025-06-04T08:01:00Z"));
        QCOMPARE(house.ledger->sends.size(), size_t(1));
        QVERIFY(house.ledger->sends.front().at >= utc("2025-06-04T08:00:00Z"));
    }

    void anOperatorsYesDialsIt()
    {
        House house;
        house.start();
        const Reservation booked = house.bookAt("c1", house.clock.now() + kHour);
        const Reservation other = house.bookAt("c2", house.clock.now() + kHour);
        save(house, wednesdayClosed());
        QCOMPARE(house.refusal(command::WaiveClosure{
                     house.header(), {booked.id, ReservationId(QStringLiteral("resv_none"))}, true}),
                 QStringLiteral("NOT_FOUND"));
        QVERIFY(!house.now(booked.id).closureWaived); // all or nothing
        house.get<Done>(command::WaiveClosure{house.header(), {booked.id}, true});
        QCOMPARE(house.logOf().back().type, EventType::ReservationReleased);
        QCOMPARE(
            heldBy(wednesdayClosed(), firmCallsOf(house.engine->snapshot()->state(), house.acme), house.clock.now())
                .size(),
            size_t(1)); // the other
        house.advance(kHour);
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("dispatching"));
        QCOMPARE(house.stateOf(other.id), QStringLiteral("firm"));
        QCOMPARE(house.ledger->sends.size(), size_t(1));
    }

    void aYesIsKeptOverARestart()
    {
        House house;
        house.start();
        const Reservation booked = house.bookAt("c1", house.clock.now() + kHour);
        save(house, wednesdayClosed());
        house.get<Done>(command::WaiveClosure{house.header(), {booked.id}, true});
        house.restart();
        QVERIFY(house.now(booked.id).closureWaived);
        house.get<Done>(command::WaiveClosure{house.header(), {booked.id}, false}); // taken back
        house.advance(kHour);
        QCOMPARE(waitsFor(house, booked.id), QStringLiteral("closed"));
    }

    void nothingIsPlannedIntoIt()
    {
        House house;
        house.start();
        save(house, wednesdayClosed());
        const auto refused = planCall(house.engine->snapshot()->worldAt(house.clock.now()), house.request("c1"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NoCallableTime);
        const auto later =
            planCall(house.engine->snapshot()->worldAt(house.clock.now()), house.request("c1", kHour * 30));
        QVERIFY(later);
        QCOMPARE(later->times.plannedAttemptAt, utc("2025-06-05T06:00:00Z")); // Thursday 09:00
    }

    void aMoveIntoItIsRefusedWithItsName()
    {
        House house;
        house.start();
        const Reservation booked = house.book("c1", kHour * 30);
        save(house, wednesdayClosed({{9 * 60, 12 * 60}}));
        const auto refused =
            house.ask(command::Move{house.header(), booked.id, utc("2025-06-04T11:00:00Z"), {}}); // 14:00
        QVERIFY(!refused.result);
        QCOMPARE(refused.result.error().code, ErrorCode::NoCallableTime);
        QCOMPARE(refused.result.error().reasons.front().code, ReasonCode::ClosedByException);
        QCOMPARE(house.refusal(command::Move{house.header(), booked.id, utc("2025-06-04T08:00:00Z"), {}}), QString());
    }

    void aRetryKeepsOutOfIt()
    {
        House house;
        house.start();
        CallRequest request = house.request("c1", kHour * 8);
        request.retry = RetryMode::SameDay;
        const Reservation booked = house.get<answer::Call>(command::Book{house.header(), request}).reservation;
        house.advance(milliseconds(0));
        save(house, wednesdayClosed({{9 * 60, 12 * 60}, {15 * 60, 18 * 60}}));
        house.engine->runUntil(house.clock, utc("2025-06-04T08:30:00Z")); // 11:30; an hour later is the break
        house.report(booked.id, CarrierEvent::Kind::Ringing);
        house.report(booked.id, CarrierEvent::Kind::Ended, Outcome::NoAnswer);
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("firm"));
        QVERIFY(house.now(booked.id).times.plannedAttemptAt >= utc("2025-06-04T12:00:00Z"));
    }

    void wrongExtrasChangeNothing()
    {
        House house;
        house.start();
        HoursExtras wrong = wednesdayClosed();
        wrong.exceptions.front().label.clear();
        const size_t before = house.logOf().size();
        QCOMPARE(house.refusal(command::SaveHoursExtras{house.header(), wrong}), QStringLiteral("VALIDATION_ERROR"));
        QCOMPARE(house.logOf().size(), before);
        QVERIFY(house.engine->snapshot()->state().company(house.acme)->extras.isEmpty());
    }
};

CB_TEST(TstClosedDays)
#include "tst_closeddays.moc"
