// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-UNKNOWN D-REVOKE D-DISPATCH
#include "core/base/timesource.h"
#include "core/carrier/simulated/simulatedcarrier.h"
#include "tests/support/testregistry.h"
#include "tests/support/testworld.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;
using Kind = CarrierEvent::Kind;

namespace {

struct Line
{
    SimulatedTimeSource clock{utc("2025-06-04T06:00:00Z"), 0};
    SimulatedCarrier carrier{clock};
    QStringList heard; // "seconds:kind[:outcome]"

    Line() { listen(carrier); }
    void listen(SimulatedCarrier &to)
    {
        to.setSink([this](const CarrierEvent &event) {
            const qint64 second = (event.at - utc("2025-06-04T06:00:00Z")).count() / 1000;
            static const QStringList names{QStringLiteral("refused"), QStringLiteral("accepted"),
                                           QStringLiteral("ringing"), QStringLiteral("active"),
                                           QStringLiteral("ended"),   QStringLiteral("unknown"),
                                           QStringLiteral("no_such")};
            QString line = QStringLiteral("%1:%2").arg(second).arg(names[int(event.kind)]);
            if (event.outcome != Outcome::None)
                line += QLatin1Char(':') + wireName(event.outcome);
            heard << line;
        });
    }
    AttemptOrder order(std::vector<SimulatedOutcome> outcomes = {}, int ordinal = 1, const char *id = "att_1") const
    {
        AttemptOrder order;
        order.company = CompanyId(QStringLiteral("acme"));
        order.reservation = ReservationId(QStringLiteral("resv"));
        order.attempt = AttemptId(QString::fromLatin1(id));
        order.ordinal = ordinal;
        order.dispatchedAt = clock.now();
        order.notAfter = clock.boot() + std::chrono::minutes(1);
        order.simulation.setup = milliseconds(2'000);
        order.simulation.ring = milliseconds(8'000);
        order.simulation.talk = milliseconds(60'000);
        order.simulation.outcomes = std::move(outcomes);
        return order;
    }
    /// Runs to the end, stepping to each instant the carrier asks for.
    void run()
    {
        while (const auto next = carrier.nextDue()) {
            clock.advance(std::max(milliseconds(0), *next - clock.now()));
            carrier.runDue();
        }
    }
};

} // namespace

class TstSimulatedCarrier : public QObject
{
    Q_OBJECT
private slots:
    // WORKSPACE.md section 2, row by row.
    void outcomes_data()
    {
        using O = SimulatedOutcome;
        QTest::addColumn<QList<int>>("outcomes");
        QTest::addColumn<int>("ordinal");
        QTest::addColumn<QString>("heard");
        const QString complete = QStringLiteral("2:ringing 10:active 70:ended:completed");
        const QString noAnswer = QStringLiteral("2:ringing 10:ended:no_answer");
        const QString sipFailed = QStringLiteral("2:ended:") + wireName(Outcome::CarrierFault);
        const QString failed = QStringLiteral("2:ringing 10:active 70:ended:") + wireName(Outcome::TalkFailed);
        QTest::newRow("none given") << QList<int>{} << 1 << complete;
        QTest::newRow("completed") << QList<int>{int(O::Completed)} << 1 << complete;
        QTest::newRow("no answer") << QList<int>{int(O::NoAnswer)} << 1 << noAnswer;
        QTest::newRow("sip failed") << QList<int>{int(O::SipFailed)} << 1 << sipFailed;
        QTest::newRow("failed") << QList<int>{int(O::Failed)} << 1 << failed;
        QTest::newRow("list, first") << QList<int>{int(O::NoAnswer), int(O::Completed)} << 1 << noAnswer;
        QTest::newRow("list, second") << QList<int>{int(O::NoAnswer), int(O::Completed)} << 2 << complete;
        QTest::newRow("the last repeats") << QList<int>{int(O::NoAnswer)} << 2 << noAnswer;
    }
    void outcomes()
    {
        QFETCH(QList<int>, outcomes);
        QFETCH(int, ordinal);
        QFETCH(QString, heard);
        Line line;
        std::vector<SimulatedOutcome> list;
        for (const int o : outcomes)
            list.push_back(static_cast<SimulatedOutcome>(o));
        line.carrier.place(line.order(list, ordinal));
        QCOMPARE(*line.carrier.nextDue(), line.clock.now() + 2 * kSecond);
        line.run();
        QCOMPARE(line.heard.join(QLatin1Char(' ')), heard);
        QCOMPARE(line.carrier.running(), 0);
    }

    void notAfter_isChecked()
    {
        Line line;
        AttemptOrder order = line.order();
        line.clock.advance(2 * kMinute);
        line.carrier.place(order);
        QCOMPARE(line.heard, QStringList{QStringLiteral("120:refused")});
        QVERIFY(!line.carrier.nextDue());
    }

    void withdraw_data()
    {
        QTest::addColumn<int>("afterMs");
        QTest::addColumn<bool>("confirmed");
        QTest::newRow("at once") << 0 << true;
        QTest::newRow("just before it rings") << 1'999 << true;
        QTest::newRow("as it rings") << 2'000 << false;
        QTest::newRow("in the talk") << 20'000 << false;
    }
    void withdraw()
    {
        QFETCH(int, afterMs);
        QFETCH(bool, confirmed);
        Line line;
        const AttemptOrder order = line.order();
        line.carrier.place(order);
        line.clock.advance(milliseconds(afterMs));
        QCOMPARE(line.carrier.withdraw(order) == TeardownAnswer::Confirmed, confirmed);
        line.run();
        QCOMPARE(line.heard.contains(QStringLiteral("2:ringing")), !confirmed);
    }

    void hangUp_endsItAtTheSameInstant()
    {
        Line line;
        const AttemptOrder order = line.order();
        line.carrier.place(order);
        line.clock.advance(5 * kSecond);
        line.carrier.runDue();
        QCOMPARE(line.carrier.hangUp(order), TeardownAnswer::Confirmed);
        QCOMPARE(line.heard.last(), QStringLiteral("5:ended:") + wireName(Outcome::HungUp));
        QVERIFY(!line.carrier.nextDue());
        QCOMPARE(line.carrier.hangUp(order), TeardownAnswer::Confirmed); // repeated
    }

    // A new process with an empty ledger: the order tells what became of the call, and it goes on from there.
    void emptyLedger_tellsTheSameStory_data()
    {
        QTest::addColumn<int>("away");
        QTest::addColumn<QString>("told");
        QTest::newRow("dispatching") << 1 << "1:accepted";
        QTest::newRow("ringing") << 5 << "2:ringing";
        QTest::newRow("talking") << 20 << "2:ringing 10:active";
        QTest::newRow("over") << 100 << "2:ringing 10:active 70:ended:completed";
    }
    void emptyLedger_tellsTheSameStory()
    {
        QFETCH(int, away);
        QFETCH(QString, told);
        Line line;
        const AttemptOrder order = line.order();
        line.clock.advance(away * kSecond);
        SimulatedCarrier second(line.clock);
        line.listen(second);
        second.reconcile(order);
        QCOMPARE(line.heard.join(QLatin1Char(' ')), told);
        while (const auto next = second.nextDue()) {
            line.clock.advance(*next - line.clock.now());
            second.runDue();
        }
        QCOMPARE(line.heard.last(), QStringLiteral("70:ended:completed"));
    }

    void reconcile_ofARunningCall_repeatsItsState()
    {
        Line line;
        const AttemptOrder order = line.order();
        line.carrier.place(order);
        line.clock.advance(5 * kSecond);
        line.carrier.runDue();
        line.carrier.reconcile(order);
        QCOMPARE(line.heard, QStringList(2, QStringLiteral("2:ringing")));
        line.run();
        QCOMPARE(line.heard.last(), QStringLiteral("70:ended:completed"));
    }

    // Reports of several calls come in order of time, also when nobody looked for a while.
    void severalCalls_inOrderOfTime()
    {
        Line line;
        line.carrier.place(line.order({}, 1, "att_1"));
        line.clock.advance(kSecond);
        line.carrier.place(line.order({}, 1, "att_2"));
        line.clock.advance(kHour);
        line.carrier.runDue();
        QStringList seconds;
        for (const QString &heard : line.heard)
            seconds << heard.section(QLatin1Char(':'), 0, 0);
        QCOMPARE(seconds, QStringList({"2", "3", "10", "11", "70", "71"}));
    }

    // A mix is drawn by attempt id: the same after a restart, and in the asked shares.
    void mix_isTheSameAgain()
    {
        const SimulatedCarrier::Mix mix{42, 25, 10, 5};
        const auto endings = [&mix] {
            SimulatedTimeSource clock(utc("2025-06-04T06:00:00Z"), 0);
            SimulatedCarrier carrier(clock, mix);
            std::map<QString, QString> ends;
            carrier.setSink([&](const CarrierEvent &event) {
                if (event.kind == Kind::Ended)
                    ends[event.attempt.text()] = wireName(event.outcome);
            });
            for (int i = 0; i < 2'000; ++i) {
                AttemptOrder order;
                order.attempt = AttemptId(QStringLiteral("att_%1").arg(i));
                order.dispatchedAt = clock.now();
                order.notAfter = clock.boot() + std::chrono::minutes(1);
                carrier.place(order);
            }
            clock.advance(kHour);
            carrier.runDue();
            return ends;
        };
        const auto first = endings();
        QCOMPARE(first.size(), size_t(2'000));
        QVERIFY(first == endings());
        const auto share = [&first](Outcome outcome) {
            return std::count_if(first.begin(), first.end(),
                                 [&](const auto &e) { return e.second == wireName(outcome); }) /
                   20.0;
        };
        QVERIFY(std::abs(share(Outcome::NoAnswer) - 25) < 4);
        QVERIFY(std::abs(share(Outcome::CarrierFault) - 10) < 3);
        QVERIFY(std::abs(share(Outcome::TalkFailed) - 5) < 3);
    }
};

CB_TEST(TstSimulatedCarrier)
#include "tst_simulatedcarrier.moc"
