// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P23
#include "tests/core/engine/enginehouse.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;
using Kind = CarrierEvent::Kind;

namespace {

QString waitsFor(const House &house, const ReservationId &id)
{
    return house.engine->snapshot()->waitsFor({house.acme, id});
}

command::PauseBatch pause(const House &house, const BatchId &batch, const char *reason = "the line is noisy")
{
    return {house.header(), batch, true, QString::fromUtf8(reason)};
}

command::PauseBatch resume(const House &house, const BatchId &batch)
{
    return {house.header(), batch, false, {}};
}

int countOf(const House &house, EventType type)
{
    const std::vector<LogEntry> log = house.logOf();
    return static_cast<int>(
        std::count_if(log.begin(), log.end(), [type](const LogEntry &entry) { return entry.type == type; }));
}

BatchSummary summaryOf(const House &house, const BatchId &batch)
{
    for (const BatchSummary &one : house.engine->snapshot()->batchesOf(house.acme)) {
        if (one.id == batch)
            return one;
    }
    qFatal("no such batch");
}

} // namespace

class TstBatchPause : public QObject
{
    Q_OBJECT
private slots:
    void aPausedBatchIsHeldAndOnlyIt()
    {
        House house;
        house.start();
        const CommitOutcome batch = house.bookBatch({"c1", "c2"});
        const Reservation other = house.book("c3");
        house.get<Done>(pause(house, batch.batch));
        QVERIFY(summaryOf(house, batch.batch).isPaused);
        QCOMPARE(summaryOf(house, batch.batch).pauseReason, QStringLiteral("the line is noisy"));
        house.advance(kMinute);
        QCOMPARE(house.ledger->sends.size(), size_t(1));
        QCOMPARE(house.stateOf(other.id), QStringLiteral("dispatching"));
        for (const auto &entry : batch.entries)
            QCOMPARE(waitsFor(house, *entry.reservation), QStringLiteral("batch"));
        house.get<Done>(resume(house, batch.batch));
        QVERIFY(!summaryOf(house, batch.batch).isPaused);
        QVERIFY(summaryOf(house, batch.batch).pauseReason.isEmpty());
        house.advance(milliseconds(0));
        QCOMPARE(house.ledger->sends.size(), size_t(3));
    }

    void whatIsLiveFinishes()
    {
        House house;
        house.start();
        const CommitOutcome batch = house.bookBatch({"c1"}, kHour * 8);
        const ReservationId id = *batch.entries.front().reservation;
        house.advance(milliseconds(0));
        house.report(id, Kind::Ringing);
        house.get<Done>(pause(house, batch.batch));
        QCOMPARE(house.stateOf(id), QStringLiteral("ringing"));
        house.report(id, Kind::Active);
        house.report(id, Kind::Ended, Outcome::Completed);
        QCOMPARE(house.stateOf(id), QStringLiteral("completed"));
        QCOMPARE(house.ledger->sends.size(), size_t(1));
        QVERIFY(house.ledger->withdrawn.empty());
    }

    void itsRetryIsHeld()
    {
        House house;
        house.start();
        CallRequest request = house.request("c1", kHour * 8);
        request.retry = RetryMode::SameDay;
        auto plan = std::make_shared<Plan>();
        plan->request.company = house.acme;
        plan->request.position = request.position;
        plan->entries.emplace_back(*planCall(house.engine->snapshot()->worldAt(house.clock.now()), request));
        const auto batch = house.get<CommitOutcome>(command::CommitPlan{house.header(), plan});
        const ReservationId id = *batch.entries.front().reservation;
        house.advance(milliseconds(0));
        house.report(id, Kind::Ringing);
        house.get<Done>(pause(house, batch.batch));
        house.report(id, Kind::Ended, Outcome::NoAnswer);
        QCOMPARE(house.stateOf(id), QStringLiteral("firm"));
        house.advance(kHour * 2);
        QCOMPARE(house.stateOf(id), QStringLiteral("firm"));
        QCOMPARE(waitsFor(house, id), QStringLiteral("batch"));
        house.get<Done>(resume(house, batch.batch));
        house.advance(milliseconds(0));
        QCOMPARE(house.ledger->sends.size(), size_t(2));
    }

    // The window does not wait for the pause: the call is missed and expires as any other (D-EXPIRY).
    void whatIsNotDialledInTimeExpires()
    {
        House house;
        house.start();
        const CommitOutcome batch = house.bookBatch({"c1"}, kHour);
        const Reservation plain = house.now(*batch.entries.front().reservation);
        house.get<Done>(pause(house, batch.batch));
        house.engine->runUntil(house.clock, plain.expiresAt - milliseconds(1));
        QCOMPARE(house.stateOf(plain.id), QStringLiteral("firm"));
        QVERIFY(house.now(plain.id).missed);
        house.engine->runUntil(house.clock, plain.expiresAt);
        QCOMPARE(house.stateOf(plain.id), QStringLiteral("expired"));
        house.get<Done>(resume(house, batch.batch));
        house.advance(kHour);
        QVERIFY(house.ledger->sends.empty());
    }

    void aPausedCallIsNotCalledNowEither()
    {
        House house;
        house.start();
        const CommitOutcome batch = house.bookBatch({"c1"});
        const ReservationId id = *batch.entries.front().reservation;
        house.get<Done>(pause(house, batch.batch));
        house.ask(command::CallNow{house.header(), id});
        house.advance(kMinute);
        QVERIFY(house.ledger->sends.empty());
        QCOMPARE(waitsFor(house, id), QStringLiteral("batch"));
    }

    void aRestartForgetsNothing()
    {
        House house;
        house.start();
        const CommitOutcome batch = house.bookBatch({"c1"});
        house.get<Done>(pause(house, batch.batch));
        house.restart();
        QCOMPARE(summaryOf(house, batch.batch).pauseReason, QStringLiteral("the line is noisy"));
        house.advance(kMinute);
        QVERIFY(house.ledger->sends.empty());
    }

    void theLogTellsWhoAndWhy()
    {
        House house;
        house.start();
        const CommitOutcome batch = house.bookBatch({"c1"});
        house.get<Done>(pause(house, batch.batch));
        house.get<Done>(pause(house, batch.batch)); // asked again: nothing new
        QCOMPARE(countOf(house, EventType::BatchPaused), 1);
        const LogEntry paused = house.logOf().back();
        QCOMPARE(paused.batch, std::optional(batch.batch));
        QCOMPARE(paused.actor.name, QStringLiteral("you"));
        QCOMPARE(paused.after, (QVariantMap{{"paused", true}, {"reason", "the line is noisy"}}));
        house.get<Done>(pause(house, batch.batch, "other"));
        QCOMPARE(countOf(house, EventType::BatchPaused), 2);
        house.get<Done>(resume(house, batch.batch));
        house.get<Done>(resume(house, batch.batch));
        QCOMPARE(countOf(house, EventType::BatchResumed), 1);
    }

    void refusals()
    {
        House house;
        house.start();
        const CommitOutcome batch = house.bookBatch({"c1"});
        QCOMPARE(house.refusal(pause(house, BatchId(QStringLiteral("batch_x")))), QStringLiteral("NOT_FOUND"));
        QCOMPARE(house.refusal(resume(house, BatchId(QStringLiteral("batch_x")))), QStringLiteral("NOT_FOUND"));
        QCOMPARE(house.refusal(pause(house, batch.batch, " ")), QStringLiteral("VALIDATION_ERROR"));
        QCOMPARE(house.refusal(pause(house, batch.batch, QByteArray(501, 'r'))), QStringLiteral("VALIDATION_ERROR"));
        house.get<Done>(pause(house, batch.batch, QByteArray(500, 'r')));
        house.get<Done>(resume(house, batch.batch));
        house.get<answer::BatchCancelled>(command::CancelBatch{house.header(), batch.batch});
        QCOMPARE(house.refusal(pause(house, batch.batch)), QStringLiteral("INVALID_STATUS_TRANSITION"));
    }
};

CB_TEST(TstBatchPause)
#include "tst_batchpause.moc"
