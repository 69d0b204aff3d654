// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C062 N13 (what tripped it) D-BREAKER
#include "tests/support/testregistry.h"
#include "tests/ui/clock/clockfixture.h"
#include "ui/clock/forecastgeometry.h"
#include "ui/clock/historygeometry.h"
#include "ui/clock/linesview.h"
#include "ui/clock/resultgeometry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

const Instant kNow = fromEpochMs(1'763'390'538'000); // Mon 17 Nov 2025 16:42:18 Vilnius

} // namespace

class TstClockGeometry : public QObject
{
    Q_OBJECT

private slots:
    void axesEndAtRoundNumbers_data()
    {
        QTest::addColumn<int>("value");
        QTest::addColumn<int>("top");
        for (const auto &[value, top] : std::initializer_list<std::pair<int, int>>{
                 {0, 1}, {1, 1}, {2, 2}, {3, 5}, {6, 10}, {10, 10}, {11, 20}, {40, 50}, {99, 100}, {101, 200}})
            QTest::addRow("%d", value) << value << top;
    }
    void axesEndAtRoundNumbers()
    {
        QFETCH(int, value);
        QTEST(niceTop(value), "top");
    }

    void historyKeepsTheLargestOfAPixelAndEndsNow()
    {
        std::vector<HealthSample> samples(2);
        samples[0].at = kNow - kMinute;
        samples[0].live = 9;
        samples[1].at = kNow;
        samples[1].live = 3;
        const HistoryGeometry history(samples, kNow);
        const QRectF plot(0, 0, 24, 100); // an hour a pixel
        QCOMPARE(history.xOf(kNow, plot), 24.0);
        QCOMPARE(history.xOf(kNow - 24 * kHour, plot), 0.0);
        QCOMPARE(history.peakOf(HistoryGeometry::Live), 9);
        QCOMPARE(history.lastOf(HistoryGeometry::Live), 3);
        QCOMPARE(history.topOf(HistoryGeometry::Live, 5), 10);
        const auto lines = history.linesOf(HistoryGeometry::Live, plot, 10);
        QCOMPARE(lines.size(), 1u);
        QCOMPARE(lines[0].first(), QPointF(23, 10)); // 9 of 10 lines from the bottom of 100
    }

    void aPauseIsAGapAndNotAZero()
    {
        std::vector<HealthSample> samples;
        for (int minute = 120; minute > 0; --minute) {
            if (minute > 60 || minute <= 20) { // 40 minutes without the program
                samples.emplace_back();
                samples.back().at = kNow - minute * kMinute;
                samples.back().live = 4;
            }
        }
        const HistoryGeometry history(samples, kNow);
        const QRectF plot(0, 0, 1440, 100);
        QCOMPARE(history.linesOf(HistoryGeometry::Live, plot, 5).size(), 2u);
        const auto strip = history.strip(plot);
        // 22 hours unknown, 1 hour healthy, 40 minutes unknown, healthy until now.
        QCOMPARE(strip.size(), 4u);
        QVERIFY(!strip[0].health && strip[1].health && !strip[2].health && strip[3].health);
        QCOMPARE(strip[2].right - strip[2].left, 40.0);
        QCOMPARE(strip[3].right, 1440.0);
        QVERIFY(!history.hour(0).known);
        QVERIFY(history.hour(23).known);
    }

    void anHourTellsItsWorstAndItsSum()
    {
        const HistoryGeometry history(mockDay(kNow, true), kNow);
        QCOMPARE(history.hour(23).worst, Health::Degraded);
        QCOMPARE(history.hour(22).worst, Health::Healthy);
        QCOMPARE(history.hour(23).most[HistoryGeometry::Faults], 4);
        QCOMPARE(history.hour(23).most[HistoryGeometry::Due], 3);
        QCOMPARE(history.hour(23).span.end, kNow);
    }

    void samplesOfAnotherDayAreLeftOut()
    {
        std::vector<HealthSample> samples(1);
        samples[0].at = kNow - 25 * kHour;
        QVERIFY(HistoryGeometry(samples, kNow).isEmpty());
    }

    void forecastFindsFullStretches()
    {
        const ForecastGeometry forecast(mockForecast(kNow));
        QCOMPARE(forecast.quarters(), 192);
        QCOMPARE(forecast.range().length(), 48 * kHour);
        const auto full = forecast.fullSpans(0);
        QCOMPARE(full.size(), 1u); // tomorrow only
        QCOMPARE(full[0].length(), 45 * kMinute);
        const CivilMinute start = zoneOf("Europe/Vilnius").civilOf(full[0].start);
        QCOMPARE(start.time, QTime(11, 0));
        QCOMPARE(start.date, QDate(2025, 11, 18));
        QVERIFY(forecast.fullSpans(1).empty());
    }

    void aPoolWithoutLinesIsNeverFull()
    {
        ClockBackend::Forecast data = mockForecast(kNow);
        data.pools[1].pool.globalCap = 0;
        QVERIFY(ForecastGeometry(data).fullSpans(1).empty());
        QVERIFY(ForecastGeometry().isEmpty());
    }

    void forecastStepsLieOnTheirQuarters()
    {
        const ForecastGeometry forecast(mockForecast(kNow));
        const QRectF plot(0, 0, 192, 24);
        const QPolygonF steps = forecast.stepsOf(0, plot);
        QCOMPARE(steps.size(), 2 * 192);
        QCOMPARE(forecast.cellBox(10, plot), QRectF(10, 0, 1, 24));
        for (int quarter = 0; quarter < 192; ++quarter)
            QCOMPARE(steps[2 * quarter].y(), 24.0 - forecast.busyAt(0, quarter)); // cap 24 on 24 px
    }

    void resultsAreBracketedByWhatOpenedIt()
    {
        const ResultGeometry results(troubledClock(kNow).breaker, kNow);
        QCOMPARE(results.trippedBy(), (std::pair{2, 4}));
        QCOMPARE(results.inARow(1), 0);
        QCOMPARE(results.inARow(2), 1);
        QCOMPARE(results.inARow(5), 4); // the bad probe goes on counting
        QVERIFY(results.openSpan());
        QVERIFY(results.range().start < kNow - 320 * kSecond);
        QVERIFY(results.range().end > kNow + 42 * kSecond);
    }

    void anotherRuleHasNoBracket()
    {
        BreakerStatus breaker = troubledClock(kNow).breaker;
        breaker.cause = QStringLiteral("half_of_recent");
        QCOMPARE(ResultGeometry(breaker, kNow).trippedBy().second, -1);
        breaker = {};
        QVERIFY(!ResultGeometry(breaker, kNow).openSpan());
        QVERIFY(ResultGeometry(breaker, kNow).range().length() >= 120 * kSecond);
    }

    void marksOfOneSecondCanBeToldApart()
    {
        BreakerStatus breaker;
        for (int i = 0; i < 5; ++i)
            breaker.recent.push_back(breakerResult(kNow, i % 2 == 0, "r1", 503));
        const auto marks = ResultGeometry(breaker, kNow).marks({0, 0, 500, 20}, 14);
        for (size_t i = 1; i < marks.size(); ++i)
            QVERIFY(marks[i] - marks[i - 1] > 13.99);
        QVERIFY(marks.back() <= 500);
    }

    void gaugesFollowTheNumbersPage()
    {
        const auto gauges = lineGauges(troubledClock(kNow), mockNumbers(kNow));
        QStringList labels;
        for (const LineGauge &gauge : gauges)
            labels << gauge.label;
        QCOMPARE(labels, (QStringList{"Pool Americas", "Chicago", "New York", "Pool Europe", "Berlin", "Kaunas",
                                      "Leeds", "London", "Vilnius"}));
        QCOMPARE(gauges[3].busy, 11);
        QCOMPARE(gauges[3].cap, 24);
        QCOMPARE(gauges[4].busy, 3);
        // Before the labels are here each number is still shown.
        QCOMPARE(lineGauges(troubledClock(kNow), {}).size(), 7u);
    }
};

CB_TEST(TstClockGeometry)
#include "tst_clockgeometry.moc"
