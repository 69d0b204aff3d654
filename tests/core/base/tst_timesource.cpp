// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-CLOCKSRC
#include "core/base/timesource.h"
#include "tests/support/testregistry.h"

#include <QDateTime>
#include <QTest>

using namespace callboard;
using std::chrono::nanoseconds;

namespace {

constexpr Instant kStart = fromEpochMs(1'749'038'400'000);

/// Busy until so much real time has passed: the clocks under test run meanwhile.
void waitReal(milliseconds length)
{
    const RealTimeSource real;
    const nanoseconds until = real.monotonic() + length;
    while (real.monotonic() < until) {
    }
}

} // namespace

class TstTimeSource : public QObject
{
    Q_OBJECT

private slots:
    void realClocksAreTheMachines()
    {
        const RealTimeSource real;
        QVERIFY(!real.isSimulated());
        QCOMPARE(real.rate(), 1.0);
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const qint64 now = toEpochMs(real.now());
        const qint64 after = QDateTime::currentMSecsSinceEpoch();
        QVERIFY(before <= now && now <= after);
        const nanoseconds monotonic = real.monotonic();
        QVERIFY(real.monotonic() >= monotonic);
        QVERIFY(real.boot() >= monotonic); // it counts suspended time too
    }

    void frozenClockStandsStill()
    {
        const SimulatedTimeSource frozen(kStart, 0);
        waitReal(milliseconds(3));
        QCOMPARE(frozen.now(), kStart);
        QCOMPARE(frozen.monotonic(), nanoseconds(0));
        QCOMPARE(frozen.boot(), nanoseconds(0));
        QVERIFY(frozen.isSimulated());
    }

    void advanceMovesAllThreeClocksAlike()
    {
        SimulatedTimeSource frozen(kStart, 0);
        milliseconds total{0};
        for (const milliseconds step : {milliseconds(1), milliseconds(0), kMinute, kDay, milliseconds(999)}) {
            frozen.advance(step);
            total += step;
            QCOMPARE(frozen.now(), kStart + total);
            QCOMPARE(frozen.monotonic(), nanoseconds(total));
            QCOMPARE(frozen.boot(), nanoseconds(total));
        }
    }

    void runningClockKeepsItsRate()
    {
        constexpr int kRate = 600; // ten minutes a second
        const RealTimeSource real;
        const nanoseconds outerStart = real.monotonic();
        const SimulatedTimeSource fast(kStart, kRate);
        const nanoseconds innerStart = real.monotonic();
        waitReal(milliseconds(5));
        const nanoseconds innerEnd = real.monotonic();
        const nanoseconds passed = fast.monotonic();
        const Instant now = fast.now();
        const nanoseconds outerEnd = real.monotonic();
        QVERIFY(passed >= (innerEnd - innerStart) * kRate);
        QVERIFY(passed <= (outerEnd - outerStart) * kRate);
        QVERIFY(now >= kStart + std::chrono::floor<milliseconds>(passed));
        QVERIFY(now <= kStart + (outerEnd - outerStart) * kRate);
    }

    void whatHasPassedStaysPassed()
    {
        SimulatedTimeSource clock(kStart, 1000);
        waitReal(milliseconds(2));
        clock.setRate(0);
        QCOMPARE(clock.rate(), 0.0);
        const Instant stopped = clock.now();
        QVERIFY(stopped >= kStart + milliseconds(2000));
        waitReal(milliseconds(2));
        QCOMPARE(clock.now(), stopped);
        clock.advance(kMinute);
        QCOMPARE(clock.now(), stopped + kMinute);
        const RealTimeSource real;
        const nanoseconds before = real.monotonic();
        clock.setRate(2000); // the stop is not made up for
        clock.setRate(0);
        const nanoseconds between = real.monotonic() - before;
        QVERIFY(clock.now() >= stopped + kMinute);
        QVERIFY(clock.now() <= stopped + kMinute + between * 2000);
    }
};

CB_TEST(TstTimeSource)
#include "tst_timesource.moc"
