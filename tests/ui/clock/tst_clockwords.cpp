// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C062 C063 D-HEALTH D-BREAKER N13 D-SLEEP C011
#include "tests/support/testregistry.h"
#include "tests/ui/clock/clockfixture.h"
#include "ui/clock/clockwords.h"
#include "ui/common/sentences.h"

#include <QSet>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

const Instant kNow = fromEpochMs(1'763'390'538'000); // Mon 17 Nov 2025 16:42:18 Vilnius

} // namespace

class TstClockWords : public QObject
{
    Q_OBJECT

private slots:
    void everyCauseHasASentenceOfItsOwn()
    {
        QSet<QString> sentences;
        const std::vector<HealthCause> causes{
            HealthCause::BreakerOpen,    HealthCause::DueNotDispatched,   HealthCause::CarrierPingFailing,
            HealthCause::ClockSkew,      HealthCause::StoreNotWritable,   HealthCause::CreditShutdown,
            HealthCause::PoolNearlyFull, HealthCause::WaitingForCapacity, HealthCause::NoFreeSlotSoon};
        for (const HealthCause cause : causes) {
            ClockStatus status;
            status.health = Health::Degraded;
            status.causes = {cause};
            const QString sentence = ClockWords::healthSentence(status);
            QVERIFY(sentence.endsWith(QLatin1Char('.')));
            QVERIFY2(!sentence.contains(wireName(cause)), "a code is not a sentence");
            sentences << sentence;
        }
        QCOMPARE(sentences.size(), static_cast<qsizetype>(causes.size()));
    }

    void everyBreakerStateHasAWordAndFourSteps_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("current");
        QTest::addColumn<bool>("trouble");
        QTest::newRow("closed") << static_cast<int>(BreakerState::Closed) << 0 << false;
        QTest::newRow("open") << static_cast<int>(BreakerState::Open) << 1 << true;
        QTest::newRow("half-open") << static_cast<int>(BreakerState::HalfOpen) << 2 << true;
        QTest::newRow("held") << static_cast<int>(BreakerState::HeldOpen) << 1 << true;
    }
    void everyBreakerStateHasAWordAndFourSteps()
    {
        QFETCH(int, state);
        QFETCH(int, current);
        QFETCH(bool, trouble);
        BreakerStatus breaker;
        breaker.state = static_cast<BreakerState>(state);
        if (breaker.state != BreakerState::Closed)
            breaker.since = kNow - kMinute;
        QVERIFY(!ClockWords::breakerState(breaker.state).isEmpty());
        const auto steps = ClockWords::breakerSteps(breaker, zoneOf("Europe/Vilnius"), kNow);
        QCOMPARE(steps.size(), 4u);
        for (int i = 0; i < 4; ++i) {
            const BreakerStep &step = steps[static_cast<size_t>(i)];
            QCOMPARE(step.look == BreakerStep::Current, i == current);
            QVERIFY(!step.title.isEmpty() && !step.detail.isEmpty());
        }
        QCOMPARE(steps[static_cast<size_t>(current)].trouble, trouble);
    }

    void stepsCountUpAndDown()
    {
        const BreakerStatus breaker = troubledClock(kNow).breaker;
        const auto steps = ClockWords::breakerSteps(breaker, zoneOf("Europe/Vilnius"), kNow);
        QCOMPARE(steps[0].detail, QStringLiteral("until 16:40:30"));
        QCOMPARE(steps[1].detail, QStringLiteral("for 1 min 48 s"));
        QCOMPARE(steps[2].detail, QStringLiteral("in 42 s"));
        // The probe's time has come: the next due call is it, never "in −1 s".
        const auto later = ClockWords::breakerSteps(breaker, zoneOf("Europe/Vilnius"), kNow + kMinute);
        QCOMPARE(later[2].detail, QStringLiteral("with the next due call"));
    }

    void goodProbesAreCounted()
    {
        BreakerStatus breaker = troubledClock(kNow).breaker;
        breaker.state = BreakerState::HalfOpen;
        breaker.goodProbes = 2;
        const auto steps = ClockWords::breakerSteps(breaker, zoneOf("Europe/Vilnius"), kNow);
        QVERIFY(steps[3].detail.contains(QLatin1Char('2')));
    }

    void whatTrippedItIsSaid_data()
    {
        QTest::addColumn<QString>("cause");
        QTest::addColumn<QString>("has");
        QTest::newRow("row") << QStringLiteral("three_in_a_row") << QStringLiteral("3 faults in a row");
        QTest::newRow("half") << QStringLiteral("half_of_recent") << QStringLiteral("Half or more");
        QTest::newRow("held") << QStringLiteral("held") << QStringLiteral("by hand");
    }
    void whatTrippedItIsSaid()
    {
        QFETCH(QString, cause);
        QFETCH(QString, has);
        BreakerStatus breaker;
        breaker.state = BreakerState::Open;
        breaker.cause = cause;
        QVERIFY(ClockWords::breakerCause(breaker).contains(has));
        breaker.state = BreakerState::Closed;
        QVERIFY(ClockWords::breakerCause(breaker).isEmpty());
        breaker.state = BreakerState::HeldOpen;
        breaker.reason = QStringLiteral("carrier asked");
        QVERIFY(ClockWords::breakerCause(breaker).contains(QStringLiteral("carrier asked")));
    }

    void everyWaitHasWords_data()
    {
        QTest::addColumn<QString>("waitsFor");
        for (const char *word : {"capacity", "breaker", "hold", "hours", "yes", "pacing", "telephony"})
            QTest::newRow(word) << QString::fromLatin1(word);
    }
    void everyWaitHasWords()
    {
        QFETCH(QString, waitsFor);
        DueCall call = dueCall("r", "n", kNow - kMinute, kHour, "");
        call.waitsFor = waitsFor;
        const QString words = ClockWords::waitsFor(call, kNow);
        QVERIFY(words != waitsFor && words.size() > 8);
        QCOMPARE(ClockWords::waiting(call, kNow), QStringLiteral("1 min 0 s"));
    }

    void aCallThatIsNotDueSaysSo()
    {
        const DueCall early = dueCall("r", "n", kNow + 3 * kMinute, kHour, "");
        QCOMPARE(ClockWords::waitsFor(early, kNow), QStringLiteral("Not due yet"));
        QCOMPARE(ClockWords::waiting(early, kNow), QStringLiteral("in 3 min"));
        const DueCall due = dueCall("r", "n", kNow, kHour, "");
        QCOMPARE(ClockWords::waitsFor(due, kNow), QStringLiteral("Goes now"));
    }

    void aHealthyClockSaysClosedNoFaultsToday()
    {
        const Zone vilnius = zoneOf("Europe/Vilnius");
        ClockStatus status = healthyClock(kNow);
        QCOMPARE(ClockWords::closedSentence(status, vilnius), QStringLiteral("Closed. No faults today."));
        // A fault of yesterday, 17 h ago, is none of today's; one of this morning is.
        for (HealthSample &sample : status.history) {
            if (sample.at == kNow - 17 * kHour)
                sample.faults = 5;
        }
        QCOMPARE(ClockWords::closedSentence(status, vilnius), QStringLiteral("Closed. No faults today."));
        for (HealthSample &sample : status.history) {
            if (sample.at == kNow - 10 * kHour)
                sample.faults = 2;
        }
        QVERIFY(ClockWords::closedSentence(status, vilnius).contains(QStringLiteral("2 fault")));
    }

    void theStatusSaysThatNothingIsLost()
    {
        const ClockStatus status = troubledClock(kNow);
        QCOMPARE(ClockWords::healthLead(status, zoneOf("Europe/Vilnius")), QStringLiteral("Degraded since 16:40:30"));
        QCOMPARE(ClockWords::healthSentence(status),
                 QStringLiteral("The breaker is open. 3 call(s) wait; nothing is lost. Bookings go on."));
        QCOMPARE(ClockWords::spoken(status, zoneOf("Europe/Vilnius"), kNow),
                 QStringLiteral("Degraded since 16:40:30. Breaker: Open. 3 call(s) wait. Next probe at 16:43:00."));
    }

    void carrierCodesAreWordsFirst()
    {
        QCOMPARE(ClockWords::carrierAnswer(503), QStringLiteral("Service unavailable (503)"));
        QCOMPARE(ClockWords::carrierAnswer(599), QStringLiteral("Code 599"));
        QCOMPARE(ClockWords::carrierAnswer(0), QStringLiteral("No answer code"));
    }
};

CB_TEST(TstClockWords)
#include "tst_clockwords.moc"
