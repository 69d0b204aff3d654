// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-ATOMIC D-HEALTH D-UNKNOWN
#include "tests/core/engine/enginehouse.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;
using Kind = CarrierEvent::Kind;

class TstFailures : public QObject
{
    Q_OBJECT
private slots:
    // Nothing of a group whose commit failed is answered as done; memory is what the store holds.
    void failedCommit_answersNothingAsDone()
    {
        House house;
        house.start();
        house.store->failCommit(1);
        QStringList codes;
        for (const char *who : {"c1", "c2", "c3"}) {
            house.engine->post(
                command::Book{house.header(), house.request(who)}, [&codes](const CommandAnswer &answer) {
                    codes << (answer.result ? QStringLiteral("ok") : wireName(answer.result.error().code));
                });
        }
        while (house.engine->runGroup()) {
        }
        QCOMPARE(codes, QStringList(3, QStringLiteral("STORE_UNAVAILABLE")));
        QCOMPARE(house.engine->snapshot()->state().reservationCount(), 0);
        QCOMPARE(house.store->reopened(), 1);
        // and it works again at once, with a gap-free log
        house.book("c1");
        const std::vector<LogEntry> log = house.logOf();
        QVERIFY(!firstBrokenLink({}, log));
        QCOMPARE(log.back().sequence, quint64(log.size()));
    }

    void storeGone_isDegradedUntilItIsBack()
    {
        House house;
        std::chrono::nanoseconds realTime{0};
        house.options.realMonotonic = [&realTime] { return realTime; };
        house.start();
        const Reservation booked = house.bookAt("c1", house.clock.now() + kHour);
        house.store->failCommit(1);
        house.store->failReopen(2);
        QCOMPARE(house.refusal(command::Book{house.header(), house.request("c2")}),
                 QStringLiteral("STORE_UNAVAILABLE"));
        const auto clock = [&] { return house.engine->snapshot()->clockOf(house.acme, house.clock.now()); };
        QVERIFY(!house.engine->snapshot()->storeWritable());
        QCOMPARE(wireName(clock().health), QStringLiteral("degraded"));
        QCOMPARE(clock().causes.front(), HealthCause::StoreNotWritable);
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("firm")); // readers keep the last committed state
        realTime += std::chrono::seconds(1);
        QCOMPARE(house.refusal(command::Book{house.header(), house.request("c2")}),
                 QStringLiteral("STORE_UNAVAILABLE"));
        realTime += std::chrono::seconds(1);
        QCOMPARE(house.refusal(command::Book{house.header(), house.request("c2")}), QString());
        QVERIFY(house.engine->snapshot()->storeWritable());
    }

    // The intent was not committed: nobody is dialled. It was, though the commit failed towards us: neither.
    void failedIntent_dialsNobody_data()
    {
        QTest::addColumn<bool>("applied");
        QTest::newRow("not on disk") << false;
        QTest::newRow("on disk") << true;
    }
    void failedIntent_dialsNobody()
    {
        QFETCH(bool, applied);
        House house;
        house.start();
        const Reservation booked = house.book("c1");
        house.store->failCommit(1, applied ? MemoryStore::Fault::AfterApplying : MemoryStore::Fault::BeforeApplying);
        int sendsAtFailure = -1;
        house.store->onCommit([&](const WriteGroup &) {
            if (sendsAtFailure < 0)
                sendsAtFailure = int(house.ledger->sends.size());
        });
        house.advance(milliseconds(0));
        QVERIFY(sendsAtFailure <= 0);
        // It goes later, once, under a new attempt id.
        house.advance(5 * kSecond);
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("dispatching"));
        QCOMPARE(house.ledger->sends.size(), size_t(1));
    }

    // What a carrier said while the store was away is not lost.
    void carrierEvents_surviveAFailedCommit()
    {
        House house;
        house.start();
        const Reservation booked = house.book("c1");
        house.advance(milliseconds(0));
        house.store->failCommit(1);
        house.report(booked.id, Kind::Ringing);
        QCOMPARE(house.stateOf(booked.id), QStringLiteral("ringing"));
    }

    void readOnlyWorkspace_refusesEverything()
    {
        House house;
        house.store->setReadOnly(true);
        house.start();
        QCOMPARE(house.refusal(command::Book{house.header(), house.request("c1")}), QStringLiteral("READ_ONLY"));
        QVERIFY(house.engine->isReadOnly());
        house.advance(kHour);
        QVERIFY(house.ledger->sends.empty());
    }

    // A real carrier works neither in a demo nor with a clock that is not the machine's.
    void realCarrier_isRefusedAtOpen()
    {
        class Loud final : public Carrier
        {
        public:
            QString name() const override { return QStringLiteral("loud"); }
            CarrierCapabilities capabilities() const override { return {}; }
            void setSink(Sink) override {}
            void place(const AttemptOrder &) override {}
            TeardownAnswer withdraw(const AttemptOrder &) override { return TeardownAnswer::NotSupported; }
            TeardownAnswer hangUp(const AttemptOrder &) override { return TeardownAnswer::NotSupported; }
            void reconcile(const AttemptOrder &) override {}
        };
        const auto open = [](bool isDemo, const TimeSource &time) {
            MemoryStore store;
            store.disk()->image = House::image();
            store.disk()->image.isDemo = isDemo;
            const auto random = seededRandom(1);
            std::vector<std::unique_ptr<Carrier>> carriers;
            carriers.push_back(std::make_unique<Loud>());
            Engine engine(store, time, *random, std::move(carriers));
            return engine.open().has_value();
        };
        QVERIFY(!open(false, SimulatedTimeSource(utc("2025-06-04T06:00:00Z"), 0)));
        QVERIFY(!open(true, RealTimeSource()));
        QVERIFY(open(false, RealTimeSource()));
    }
};

CB_TEST(TstFailures)
#include "tst_failures.moc"
