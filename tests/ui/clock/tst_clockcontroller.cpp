// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C011 N13 D-BREAKER D-SLEEP C060
#include "tests/support/testregistry.h"
#include "tests/ui/clock/clockfixture.h"
#include "ui/clock/duemodel.h"
#include "ui/clock/faultsmodel.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace callboard;
using namespace callboard::test;

class TstClockController : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fix = std::make_unique<ClockFixture>();
        m_fix->status = troubledClock(m_fix->backend.nowValue);
        m_clock = std::make_unique<ClockController>(*m_fix->session);
        m_clock->setActive(true);
        m_fix->settle();
    }
    void cleanup()
    {
        m_clock.reset();
        m_fix.reset();
    }

    void asksOnceASecondAndNeverTwiceAtOnce()
    {
        auto &asks = m_fix->backend.clockFake.onStatus;
        asks.hold = true;
        const size_t before = asks.asked.size();
        for (int i = 0; i < 3; ++i)
            Q_EMIT m_fix->session->tick();
        QCOMPARE(asks.asked.size(), before + 1);
        asks.release(m_fix->status);
        m_fix->settle();
        Q_EMIT m_fix->session->tick();
        QCOMPARE(asks.asked.size(), before + 2);
    }

    void aHiddenPageAsksOnlyWhenTheClockChanged()
    {
        m_clock->setActive(false);
        auto &asks = m_fix->backend.clockFake.onStatus.asked;
        const size_t before = asks.size();
        Q_EMIT m_fix->session->tick();
        QCOMPARE(asks.size(), before);
        Changes changes;
        changes.company = SessionFixture::companyId();
        changes.clock = true;
        m_fix->backend.tell(changes);
        QCOMPARE(asks.size(), before + 1);
    }

    void namesAreAskedForOnceEach()
    {
        auto &asks = m_fix->backend.reservationsFake.onList.asked;
        QCOMPARE(asks.size(), 1u);
        QCOMPARE(std::get<0>(asks[0]).ids.size(), 10u);
        QCOMPARE(m_clock->nameOf(ReservationId(QStringLiteral("r5"))), QStringLiteral("Priya Marsh"));
        Q_EMIT m_fix->session->tick();
        m_fix->settle();
        QCOMPARE(asks.size(), 1u);
        QCOMPARE(m_clock->nameOf(ReservationId(QStringLiteral("nobody"))), QStringLiteral("nobody"));
    }

    void holdingAsksForAReasonAndEndsAtOnce()
    {
        m_fix->questions.answerNext({false, {}});
        QSignalSpy back(m_clock.get(), &ClockController::switchesChanged);
        m_clock->setHold(true);
        QCOMPARE(back.count(), 1); // the switch goes back
        QVERIFY(m_fix->backend.clockFake.onHoldDialling.asked.empty());
        QVERIFY(!m_fix->questions.asked()[0].textLabel.isEmpty());
        m_fix->questions.answerNext({true, QStringLiteral("Fire drill")});
        m_clock->setHold(true);
        m_fix->settle();
        QCOMPARE(std::get<2>(m_fix->backend.clockFake.onHoldDialling.asked[0]), QStringLiteral("Fire drill"));
        QVERIFY(m_clock->status()->diallingHeld);
        m_clock->setHold(false); // no question
        m_fix->settle();
        QVERIFY(!m_clock->status()->diallingHeld);
        QCOMPARE(m_fix->questions.asked().size(), 2u);
    }

    void telephonyIsSwitchedAndUndone()
    {
        m_clock->setTelephony(false);
        m_fix->settle();
        const auto &patch = std::get<1>(m_fix->backend.clockFake.onPatchCompany.asked[0]);
        QCOMPARE(patch.telephonyEnabled, std::optional<bool>(false));
        QVERIFY(!patch.name && !patch.callOverhead && !patch.expiryGrace); // nothing else is touched
        QVERIFY(!m_clock->status()->telephonyEnabled);
        m_fix->notifications.undo();
        m_fix->settle();
        QVERIFY(m_clock->status()->telephonyEnabled);
    }

    void breakerCommandsAskForTheirReason()
    {
        m_fix->questions.answerNext({true, QStringLiteral("carrier says wait")});
        m_clock->holdBreaker();
        m_fix->settle();
        QCOMPARE(std::get<1>(m_fix->backend.clockFake.onHoldBreaker.asked[0]), QStringLiteral("carrier says wait"));
        QVERIFY(!m_clock->whyNotHoldBreaker().isEmpty());
        m_fix->questions.answerNext({true, QStringLiteral("carrier is back")});
        m_clock->closeBreaker();
        m_fix->settle();
        QCOMPARE(std::get<1>(m_fix->backend.clockFake.onCloseBreaker.asked[0]), QStringLiteral("carrier is back"));
        QVERIFY(m_fix->questions.asked()[1].destructive);
        QVERIFY(!m_clock->whyNotCloseBreaker().isEmpty());
    }

    void probeIsPossibleOnlyWhileOpen_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("possible");
        QTest::newRow("closed") << static_cast<int>(BreakerState::Closed) << false;
        QTest::newRow("open") << static_cast<int>(BreakerState::Open) << true;
        QTest::newRow("half-open") << static_cast<int>(BreakerState::HalfOpen) << false;
        QTest::newRow("held") << static_cast<int>(BreakerState::HeldOpen) << false;
    }
    void probeIsPossibleOnlyWhileOpen()
    {
        QFETCH(int, state);
        QFETCH(bool, possible);
        m_fix->status.breaker.state = static_cast<BreakerState>(state);
        m_clock->load();
        m_fix->settle();
        QCOMPARE(m_clock->whyNotProbe().isEmpty(), possible);
        m_clock->probeNow();
        QCOMPARE(m_fix->backend.clockFake.onProbeNow.asked.size(), possible ? 1u : 0u);
    }

    void capabilitiesSayWhy()
    {
        m_fix->backend.capabilitiesValue.breakerControl = false;
        QVERIFY(!m_clock->whyNotProbe().isEmpty());
        m_fix->backend.capabilitiesValue.holdDialling = false;
        QVERIFY(!m_clock->whyNotHold().isEmpty());
        m_clock->setHold(true);
        QVERIFY(m_fix->questions.asked().empty());
        m_fix->backend.capabilitiesValue.writable = false;
        QVERIFY(!m_clock->whyNotTelephony().isEmpty());
    }

    void lateCallsAskForALook()
    {
        m_fix->status = healthyClock(m_fix->backend.nowValue);
        m_clock->load();
        m_fix->settle();
        QCOMPARE(m_clock->attention(), 0);
        m_clock->answerLateCalls(true); // none: nothing is sent
        QVERIFY(m_fix->backend.clockFake.onAnswerLateCalls.asked.empty());
        m_fix->status.lateCalls = {ReservationId(QStringLiteral("r1")), ReservationId(QStringLiteral("r2"))};
        m_clock->load();
        m_fix->settle();
        QCOMPARE(m_clock->attention(), 1);
        m_clock->answerLateCalls(false);
        m_fix->settle();
        QCOMPARE(std::get<1>(m_fix->backend.clockFake.onAnswerLateCalls.asked[0]), false);
        QCOMPARE(m_clock->attention(), 0);
    }

    void aRefusalIsTold()
    {
        m_fix->backend.clockFake.onProbeNow.answer = [](const CompanyId &) {
            return Result<Done>(Error{ErrorCode::NotSupported, QStringLiteral("carrier"), {}});
        };
        m_clock->probeNow();
        m_fix->settle();
        QCOMPARE(m_fix->notifications.entries().size(), 1u);
        QVERIFY(m_fix->notifications.entries()[0].tone != Tone::Ok);
    }

    void theDueQueueMovesRowsInPlace()
    {
        DueModel model(*m_clock, *m_fix->session);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const Instant now = m_fix->backend.nowValue;
        QRandomGenerator random(20251117);
        std::vector<DueCall> pool;
        for (int i = 0; i < 12; ++i)
            pool.push_back(dueCall(QByteArray("d" + QByteArray::number(i)).constData(), "pn_berlin", now, kHour, ""));
        for (int round = 0; round < 200; ++round) {
            std::shuffle(pool.begin(), pool.end(), random);
            const std::vector<DueCall> calls(pool.begin(), pool.begin() + random.bounded(13));
            model.setCalls(calls, now);
            QCOMPARE(model.rowCount(), static_cast<int>(calls.size()));
            for (int row = 0; row < model.rowCount(); ++row)
                QVERIFY(model.callAt(row).reservation == calls[static_cast<size_t>(row)].reservation);
        }
        QCOMPARE(resets.count(), 0);
    }

    void aDueCallKeepsItsRowSelected()
    {
        DueModel model(*m_clock, *m_fix->session);
        const Instant now = m_fix->backend.nowValue;
        model.setCalls(m_fix->status.due, now);
        QItemSelectionModel selection(&model);
        selection.setCurrentIndex(model.index(2, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        std::vector<DueCall> calls = m_fix->status.due;
        calls.erase(calls.begin()); // the first went
        model.setCalls(calls, now);
        QCOMPARE(selection.currentIndex().row(), 1);
        QVERIFY(model.waits(0));
        QVERIFY(!model.waits(2)); // not due yet
        QCOMPARE(model.index(0, DueModel::Reason).data().toString(), QStringLiteral("Held by the breaker"));
        QVERIFY(model.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Vilnius")));
    }

    void faultsAreNewestFirstAndCounted()
    {
        FaultsModel model(*m_clock, *m_fix->session);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setBreaker(m_fix->status.breaker);
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.index(0, FaultsModel::Candidate).data().toString(), QStringLiteral("Harry Reid"));
        QCOMPARE(model.index(3, FaultsModel::InARow).data().toString(), QStringLiteral("1"));
        QCOMPARE(model.index(1, FaultsModel::InARow).data().toString(), QStringLiteral("3"));
        QCOMPARE(model.index(2, FaultsModel::Answer).data(FaultsModel::CodeRole).toInt(), 408);
        model.setBreaker({});
        QCOMPARE(model.rowCount(), 0);
    }

private:
    std::unique_ptr<ClockFixture> m_fix;
    std::unique_ptr<ClockController> m_clock;
};

CB_TEST(TstClockController)
#include "tst_clockcontroller.moc"
