// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: N01
#include "ui/hours/weekgeometry.h"

#include "tests/support/testregistry.h"
#include "ui/hours/minutefield.h"

#include <QTest>

using namespace callboard;

class TestWeekGeometry : public QObject
{
    Q_OBJECT
private slots:
    void shownHours_data();
    void shownHours();
    void minutesAndPixelsAgree();
    void snapsToFive();
    void scrolledGridMoves();
    void daysAndHeads();
    void barsStayInTheirQuarter();
    void grabsNearALine();
    void typedTimes_data();
    void typedTimes();
};

namespace {

/// 700 x 624 px for 13 hours: 100 px a day, 48 px an hour, 0.8 px a minute.
WeekGeometry grid()
{
    WeekGeometry g;
    g.area = QRectF(54, 32, 700, 624);
    g.headHeight = 32;
    g.firstMinute = 7 * 60;
    g.lastMinute = 20 * 60;
    g.hourHeight = 48;
    return g;
}

} // namespace

void TestWeekGeometry::shownHours_data()
{
    QTest::addColumn<int>("opens");
    QTest::addColumn<int>("closes");
    QTest::addColumn<int>("firstCall");
    QTest::addColumn<int>("lastCall");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::newRow("two hours around") << 540 << 1080 << 1440 << 0 << 420 << 1200;
    QTest::newRow("whole hours") << 555 << 1055 << 1440 << 0 << 420 << 1200;
    QTest::newRow("never before midnight") << 30 << 600 << 1440 << 0 << 0 << 720;
    QTest::newRow("never after midnight") << 600 << 1440 << 1440 << 0 << 480 << 1440;
    QTest::newRow("an early call shows") << 540 << 1080 << 305 << 700 << 300 << 1200;
    QTest::newRow("a late call shows") << 540 << 1080 << 600 << 1425 << 420 << 1440;
}

void TestWeekGeometry::shownHours()
{
    QFETCH(int, opens);
    QFETCH(int, closes);
    QFETCH(int, firstCall);
    QFETCH(int, lastCall);
    const auto [first, last] = WeekGeometry::visibleMinutes(opens, closes, firstCall, lastCall);
    QTEST(first, "first");
    QTEST(last, "last");
}

void TestWeekGeometry::minutesAndPixelsAgree()
{
    const WeekGeometry g = grid();
    QCOMPARE(g.yOf(420), 32.0);
    QCOMPARE(g.yOf(480), 80.0);
    QCOMPARE(g.yOf(1200), 656.0);
    for (int minute = 420; minute <= 1200; ++minute)
        QVERIFY(qAbs(g.minuteAt(g.yOf(minute)) - minute) < 1e-9);
    QCOMPARE(g.minuteAt(-100), 420.0);
    QCOMPARE(g.minuteAt(10000), 1200.0);
}

void TestWeekGeometry::snapsToFive()
{
    const WeekGeometry g = grid();
    QCOMPARE(g.snappedMinuteAt(g.yOf(1052), 5), 1050);
    QCOMPARE(g.snappedMinuteAt(g.yOf(1053), 5), 1055);
    QCOMPARE(g.snappedMinuteAt(-5, 5), 420);
}

void TestWeekGeometry::scrolledGridMoves()
{
    WeekGeometry g = grid();
    g.scroll = 48;
    QCOMPARE(g.yOf(480), 32.0);
    QCOMPARE(g.minuteAt(32), 480.0);
}

void TestWeekGeometry::daysAndHeads()
{
    const WeekGeometry g = grid();
    QCOMPARE(g.dayAt(53), std::nullopt);
    QCOMPARE(g.dayAt(54), std::optional(0));
    QCOMPARE(g.dayAt(154), std::optional(1));
    QCOMPARE(g.dayAt(753.9), std::optional(6));
    QCOMPARE(g.dayAt(754), std::nullopt);
    QCOMPARE(g.headAt({160, 10}), std::optional(1));
    QCOMPARE(g.headAt({160, 40}), std::nullopt);
    QCOMPARE(g.columnRect(0).right(), g.columnRect(1).left());
    QCOMPARE(g.columnRect(6).right(), 754.0);
}

void TestWeekGeometry::barsStayInTheirQuarter()
{
    const WeekGeometry g = grid();
    for (int quarter = 28; quarter < 80; ++quarter) {
        const QRectF bar = g.barRect(3, quarter, 1.0);
        QVERIFY(g.spanRect(3, quarter * 15, quarter * 15 + 15).contains(bar));
    }
    QCOMPARE(g.barRect(0, 40, 0).width(), 0.0);
    QVERIFY(g.barRect(0, 40, 0.0001).width() >= 2); // one call is seen
    QVERIFY(g.barRect(0, 40, 0.5).width() > g.barRect(0, 40, 0.25).width());
}

void TestWeekGeometry::grabsNearALine()
{
    const WeekGeometry g = grid();
    QVERIFY(g.isNearLine({300, g.yOf(1080) + 5}, 1080, 6));
    QVERIFY(!g.isNearLine({300, g.yOf(1080) + 7}, 1080, 6));
    QVERIFY(!g.isNearLine({20, g.yOf(1080)}, 1080, 6));
}

void TestWeekGeometry::typedTimes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("midnight");
    QTest::addColumn<int>("minute");
    const auto row = [](const char *text, int minute, bool midnight = false) {
        QTest::addRow("%s %d", text, midnight) << QString(text) << midnight << minute;
    };
    row("9", 540);
    row("09:30", 570);
    row("9.30", 570);
    row("930", 570);
    row("1730", 1050);
    row("17 30", 1050);
    row("23:59", 1439);
    row("0:00", 0);
    row("24:00", 1440, true);
    row("24", 1440, true);
    row("24:00", -1);
    row("24:01", -1, true);
    row("25:00", -1);
    row("9:60", -1);
    row("9:5", -1);
    row("-1", -1);
    row("", -1);
    row("noon", -1);
}

void TestWeekGeometry::typedTimes()
{
    QFETCH(QString, text);
    QFETCH(bool, midnight);
    QTEST(MinuteField::parse(text, midnight).value_or(-1), "minute");
}

CB_TEST(TestWeekGeometry)
#include "tst_weekgeometry.moc"
