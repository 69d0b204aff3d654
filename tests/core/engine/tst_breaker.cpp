// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-BREAKER C063
#include "tests/core/engine/enginehouse.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;
using Kind = CarrierEvent::Kind;

namespace {

const Instant kStart = utc("2025-06-04T06:00:00Z");

/// A breaker fed by a row of letters: g good, f fault, one every `every`.
struct Fed
{
    Breaker breaker;
    Instant now = kStart;
    int attempts = 0;
    QString opened; // at which letter
    void feed(const char *row, milliseconds every = kSecond)
    {
        for (const char *c = row; *c; ++c) {
            const AttemptId id(QStringLiteral("a%1").arg(attempts++));
            if (breaker.isEngaged())
                breaker.probeSent(id);
            const auto step = breaker.record(now, id, {}, *c == 'f', *c == 'f' ? 503 : 0);
            if (step == Breaker::Step::Opened)
                opened = QString::number(c - row + 1);
            now += every;
        }
    }
};

} // namespace

class TstBreaker : public QObject
{
    Q_OBJECT
private slots:
    void opensWhen_data()
    {
        QTest::addColumn<QString>("results");
        QTest::addColumn<int>("everySeconds");
        QTest::addColumn<QString>("opensAt");
        QTest::addColumn<QString>("cause");
        QTest::newRow("two faults") << "ff" << 1 << ""
                                    << "";
        QTest::newRow("three in a row") << "fff" << 1 << "3"
                                        << "three_in_a_row";
        QTest::newRow("three in a row, far apart") << "fff" << 600 << "3"
                                                   << "three_in_a_row";
        QTest::newRow("broken row") << "ffgff" << 1 << "5"
                                    << "half_of_recent"; // 4 of 5
        QTest::newRow("half of four is not enough") << "gfgf" << 1 << ""
                                                    << "";
        QTest::newRow("half of six") << "gfgfgf" << 1 << "6"
                                     << "half_of_recent";
        QTest::newRow("two of five") << "gfggf" << 1 << ""
                                     << "";
        QTest::newRow("half, but over four minutes") << "gfgfgf" << 40 << ""
                                                     << ""; // at most 4 in any 120 s
        QTest::newRow("only good") << "gggggggggg" << 1 << ""
                                   << "";
    }
    void opensWhen()
    {
        QFETCH(QString, results);
        QFETCH(int, everySeconds);
        QFETCH(QString, opensAt);
        QFETCH(QString, cause);
        Fed fed;
        fed.feed(results.toLatin1().constData(), everySeconds * kSecond);
        QCOMPARE(fed.opened, opensAt);
        QCOMPARE(fed.breaker.isEngaged(), !opensAt.isEmpty());
        QCOMPARE(fed.breaker.status(fed.now).cause, cause);
    }

    // 30 s, 2 min, 10 min, 10 min; one probe at a time.
    void backoff()
    {
        Fed fed;
        fed.feed("fff");
        Instant opened = kStart + 2 * kSecond;
        for (const milliseconds wait : {30 * kSecond, 2 * kMinute, 10 * kMinute, 10 * kMinute}) {
            QVERIFY(!fed.breaker.allows(opened + wait - milliseconds(1)));
            QVERIFY(fed.breaker.allows(opened + wait));
            QCOMPARE(*fed.breaker.nextProbe(), opened + wait);
            const AttemptId fresh(QStringLiteral("p%1-%2").arg(wait.count()).arg(toEpochMs(opened)));
            fed.breaker.probeSent(fresh);
            QVERIFY(!fed.breaker.allows(opened + wait + kDay)); // the first one has not answered
            opened += wait + kSecond;
            QCOMPARE(fed.breaker.record(opened, fresh, {}, true, 503), Breaker::Step::Reopened);
        }
    }

    void threeGoodProbes_close()
    {
        Fed fed;
        fed.feed("fff");
        fed.now = kStart + kMinute;
        fed.feed("gg");
        QVERIFY(fed.breaker.isEngaged());
        QCOMPARE(fed.breaker.status(fed.now).goodProbes, 2);
        fed.feed("g");
        QVERIFY(!fed.breaker.isEngaged());
        fed.feed("ff"); // what opened it before is forgotten
        QVERIFY(!fed.breaker.isEngaged());
    }

    void aFaultAmongProbes_startsOver()
    {
        Fed fed;
        fed.feed("fff");
        fed.now = kStart + kMinute;
        fed.feed("ggf");
        QCOMPARE(fed.breaker.status(fed.now).goodProbes, 0);
        fed.now += 10 * kMinute;
        fed.feed("gg");
        QVERIFY(fed.breaker.isEngaged());
        fed.feed("g");
        QVERIFY(!fed.breaker.isEngaged());
    }

    // A withdrawn probe says nothing: the next one may go.
    void withdrawnProbe_makesRoom()
    {
        Fed fed;
        fed.feed("fff");
        const Instant at = kStart + kMinute;
        fed.breaker.probeSent(AttemptId(QStringLiteral("p")));
        QVERIFY(!fed.breaker.allows(at));
        fed.breaker.forget(at, AttemptId(QStringLiteral("p")));
        QVERIFY(fed.breaker.allows(at));
    }

    // It rang (good), then the carrier failed it: one result, and it is bad.
    void lateFault_turnsTheResult()
    {
        Breaker breaker;
        for (int i = 0; i < 3; ++i) {
            const AttemptId id(QStringLiteral("a%1").arg(i));
            breaker.record(kStart, id, {}, false, 0);
            breaker.record(kStart + kSecond, id, {}, true, 503);
        }
        QVERIFY(breaker.isEngaged());
        QCOMPARE(breaker.status(kStart + kSecond).recent.size(), size_t(3));
    }

    // In the engine: carrier faults open it, other due calls slip, one probe goes after 30 s; bookings go on.
    void engine_opensSlipsAndProbes()
    {
        House house;
        house.start();
        std::vector<ReservationId> calls;
        for (int i = 1; i <= 3; ++i)
            calls.push_back(house.book(qPrintable(QStringLiteral("c%1").arg(i))).id);
        house.advance(milliseconds(0));
        for (const ReservationId &id : calls)
            house.report(id, Kind::Ended, Outcome::CarrierFault);
        const auto clock = [&] { return house.engine->snapshot()->clockOf(house.acme, house.clock.now()); };
        QCOMPARE(wireName(clock().breaker.state), wireName(BreakerState::Open));
        QCOMPARE(clock().breaker.recent.size(), size_t(3));
        QCOMPARE(wireName(clock().health), QStringLiteral("degraded"));
        const ReservationId next = house.book("c4").id;
        const ReservationId other = house.book("c5").id;
        house.advance(29 * kSecond);
        QCOMPARE(house.ledger->sends.size(), size_t(3));
        QCOMPARE(house.engine->snapshot()->waitsFor({house.acme, next}), QStringLiteral("breaker"));
        house.advance(kSecond);
        QCOMPARE(house.ledger->sends.size(), size_t(4)); // one probe
        const ReservationId probe = house.stateOf(next) == QLatin1String("dispatching") ? next : other;
        house.report(probe, Kind::Ringing);
        house.advance(milliseconds(0));
        QCOMPARE(house.ledger->sends.size(), size_t(5)); // a good one lets the next probe go
    }

    // no_answer and busy are not the carrier's fault.
    void engine_countsCarrierFaultsOnly_data()
    {
        QTest::addColumn<int>("outcome");
        QTest::newRow("no answer") << int(Outcome::NoAnswer);
        QTest::newRow("busy") << int(Outcome::Busy);
        QTest::newRow("declined") << int(Outcome::Declined);
        QTest::newRow("invalid") << int(Outcome::InvalidNumber);
    }
    void engine_countsCarrierFaultsOnly()
    {
        QFETCH(int, outcome);
        House house;
        house.start();
        for (int i = 1; i <= 6; ++i)
            house.book(qPrintable(QStringLiteral("c%1").arg(i)));
        house.advance(milliseconds(0));
        for (const Ledger::Sent &sent : std::vector(house.ledger->sends))
            house.report(sent.order.reservation, Kind::Ended, static_cast<Outcome>(outcome));
        QCOMPARE(wireName(house.engine->snapshot()->runtimeOf(house.acme).breaker.state),
                 wireName(BreakerState::Closed));
    }

    void byHand_holdAndCloseNeedAReason()
    {
        House house;
        house.start();
        QCOMPARE(house.refusal(command::HoldBreaker{house.header(), QString()}), QStringLiteral("VALIDATION_ERROR"));
        house.get<Done>(command::HoldBreaker{house.header(), QStringLiteral("works on the line")});
        const ReservationId id = house.book("c1").id;
        house.advance(kHour);
        QVERIFY(house.ledger->sends.empty()); // not even a probe
        QCOMPARE(house.refusal(command::ProbeBreaker{house.header()}), QStringLiteral("INVALID_STATUS_TRANSITION"));
        QCOMPARE(house.refusal(command::CloseBreaker{house.header(), QString()}), QStringLiteral("VALIDATION_ERROR"));
        house.get<Done>(command::CloseBreaker{house.header(), QStringLiteral("works again")});
        house.advance(milliseconds(0));
        QCOMPARE(house.stateOf(id), QStringLiteral("dispatching"));
    }
};

CB_TEST(TstBreaker)
#include "tst_breaker.moc"
