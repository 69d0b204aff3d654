// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C041 C050 (cap edit shows before and after) D-CAPZERO (no scale without lines)
#include "tests/support/testregistry.h"
#include "tests/ui/numbers/numbersfixture.h"
#include "ui/common/lineboxes.h"
#include "ui/numbers/capmapgeometry.h"
#include "ui/numbers/poolhours.h"
#include "ui/numbers/sparkgeometry.h"
#include "ui/numbers/weekchartgeometry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

const Instant kMonday16 = fromEpochMs(1'763'388'000'000); // Mon 17 Nov 2025 16:00 Vilnius

/// Tuesday 10:00 to 13:00 with these lines.
std::vector<qint16> tuesday(int ten, int eleven, int twelve)
{
    std::vector<qint16> week(168, 0);
    week[18] = static_cast<qint16>(ten);
    week[19] = static_cast<qint16>(eleven);
    week[20] = static_cast<qint16>(twelve);
    return week;
}

} // namespace

class TstNumberGeometry : public QObject
{
    Q_OBJECT

private slots:
    void sparkIsOnOneScaleWithTicksAtTheCap()
    {
        const auto week = tuesday(4, 8, 2);
        const WeekFrame frame({week}, kMonday16, zoneOf("Europe/Vilnius"));
        const SparkGeometry spark = sparkOf({0, 0, 30, 23}, frame, week, 8);
        QCOMPARE(spark.bars.size(), 3u);
        QCOMPARE(spark.ticks.size(), 1u);
        QCOMPARE(spark.bars[1].height(), 20.0); // at the cap: the whole height below the tick
        QCOMPARE(spark.bars[0].height(), 10.0); // half of it
        QCOMPARE(spark.bars[2].height(), 5.0);
        QCOMPARE(spark.ticks[0].left(), spark.bars[1].left());
        for (const QRectF &bar : spark.bars)
            QCOMPARE(bar.bottom(), 23.0);
    }

    void sparkAboveTheCapStaysInItsRow()
    {
        const auto week = tuesday(12, 1, 1);
        const WeekFrame frame({week}, kMonday16, zoneOf("Europe/Vilnius"));
        const SparkGeometry spark = sparkOf({0, 0, 30, 23}, frame, week, 8);
        QCOMPARE(spark.bars[0].top(), 3.0);
        QVERIFY(sparkOf({0, 0, 30, 23}, frame, week, 0).bars.empty()); // cap 0 has no scale
    }

    void chartPutsLinesAtTheirHeight()
    {
        const auto week = tuesday(4, 8, 2);
        const WeekFrame frame({week}, kMonday16, zoneOf("Europe/Vilnius"));
        const WeekChartGeometry chart({0, 0, 300, 120}, frame, week, 10, 11);
        QCOMPARE(chart.top % 3, 0);
        QVERIFY(chart.top >= 11);
        QCOMPARE(chart.yOf(0), 120.0);
        QCOMPARE(chart.yOf(chart.top), 0.0);
        QCOMPARE(chart.columnBox(1).left(), 100.0);
        const auto steps = chart.steps();
        QCOMPARE(steps.size(), 1u);
        QCOMPARE(steps[0].size(), 6);
        QCOMPARE(steps[0][2], QPointF(100, chart.yOf(8)));
        QCOMPARE(steps[0][3], QPointF(200, chart.yOf(8)));
    }

    void chartKnowsWhatIsPast()
    {
        std::vector<qint16> week = tuesday(4, 8, 2);
        week[1] = 3; // Monday 17:00: days Monday and Tuesday, hours 10 to 18
        const WeekFrame frame({week}, kMonday16, zoneOf("Europe/Vilnius"));
        const WeekChartGeometry chart({0, 0, 16 * 10.0 + WeekChartGeometry::kDayGap, 100}, frame, week, 8, 8);
        QCOMPARE(chart.columnWidth, 10.0);
        QCOMPARE(chart.pastBox(0).width(), 60.0); // 10:00 to 16:00
        QVERIFY(chart.pastBox(1).isNull());
        QCOMPARE(chart.dayBox(1).left(), 80.0 + WeekChartGeometry::kDayGap);
    }

    void mapCellIsTheLeastOfItsStarts()
    {
        HeatData data;
        data.first = kMonday16 + 18 * kHour; // Tuesday 10:00
        data.cap = 8;
        for (int i = 0; i < 24; ++i) { // 10:00 to 12:00
            data.free.push_back(static_cast<qint16>(i == 7 ? 1 : 5));
            data.callable.push_back(i < 18 ? 1 : 0); // until 11:30
        }
        const CapMapGeometry map(data, zoneOf("Europe/Vilnius"));
        QCOMPARE(map.rows(), 1);
        QCOMPARE(map.dayOf(0), QDate(2025, 11, 18));
        QCOMPARE(map.columns(), 3);
        QCOMPARE(map.minuteOf(0), 600);
        QCOMPARE(map.at(0, 0).free, 5);
        QCOMPARE(map.at(0, 1).free, 1); // 10:35 has one
        QCOMPARE(map.at(0, 2).free, 5);
        QCOMPARE(map.rectOf({0, 0, 30, 15}, 15, 0, 1), QRectF(10, 0, 9, 14));
    }

    void mapWithoutCallableTimeIsEmpty()
    {
        HeatData data;
        data.first = kMonday16;
        data.free.assign(24, 5);
        data.callable.assign(24, 0);
        QVERIFY(CapMapGeometry(data, zoneOf("Europe/Vilnius")).isEmpty());
    }

    void longDaysAreCutIntoHours()
    {
        HeatData data;
        data.first = kMonday16 + 8 * kHour; // Tuesday 00:00
        data.free.assign(288, 5);
        data.callable.assign(288, 1);
        const CapMapGeometry map(data, zoneOf("Europe/Vilnius"));
        QCOMPARE(map.cellMinutes(), 60);
        QCOMPARE(map.columns(), 24);
    }

    void poolHoldsOnlyWhereTheNumberHasLines()
    {
        const auto week = tuesday(8, 3, 2);
        const WeekFrame frame({week}, kMonday16, zoneOf("Europe/Vilnius"));
        HeatData data;
        data.first = kMonday16 + 18 * kHour;
        data.free.assign(36, 0); // no line in any start
        data.callable.assign(36, 1);
        // 10:00 is the number's own cap; 11:00 and 12:00 can only be the pool.
        QCOMPARE(hoursHeldByPool(frame, week, 8, data), (std::vector<int>{1, 2}));
        // With cap 3 the number is full at 11:00 as well.
        QCOMPARE(hoursHeldByPool(frame, week, 3, data), (std::vector<int>{2}));
        data.free.assign(36, 1);
        QVERIFY(hoursHeldByPool(frame, week, 8, data).empty());
    }

    void boxesAreLinesAndManyLinesABar()
    {
        const LineBoxes five = lineBoxesOf({10, 4, 100, 10}, 2, 5, 6);
        QCOMPARE(five.boxes.size(), 5u);
        QCOMPARE(five.boxes[0], QRectF(10, 4, 5, 10));
        QCOMPARE(five.boxes[4].left(), 34.0);
        QCOMPARE(lineBoxesOf({0, 0, 50, 10}, 2, 10, 6).boxes[1].left(), 5.0); // narrower, not fewer
        const LineBoxes bar = lineBoxesOf({0, 0, 100, 10}, 25, 100, 6);
        QVERIFY(bar.boxes.empty());
        QCOMPARE(bar.barFill.width(), 25.0);
        const LineBoxes over = lineBoxesOf({0, 0, 100, 10}, 7, 5, 6);
        QCOMPARE(over.boxes.size(), 7u);
        QVERIFY(!over.isOver(4));
        QVERIFY(over.isOver(5));
        QVERIFY(lineBoxesOf({0, 0, 100, 10}, 0, 0, 6).boxes.empty());
    }
};

CB_TEST(TstNumberGeometry)
#include "tst_numbergeometry.moc"
