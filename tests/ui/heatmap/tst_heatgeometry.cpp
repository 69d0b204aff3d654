// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C075 D-DST N11 P31
#include "tests/support/testregistry.h"
#include "ui/heatmap/heatgeometry.h"
#include "ui/heatmap/heatruler.h"

#include <QTest>
#include <QTimeZone>

#include <set>

using namespace callboard;

namespace {

Zone zoneOf(const char *name)
{
    return Zone::parse(QString::fromLatin1(name)).value();
}

HeatFrame frameOf(const char *zone, QDate first, int days, int cell)
{
    HeatFrame frame;
    frame.zone = zoneOf(zone);
    frame.firstDay = first;
    frame.days = days;
    frame.cellMinutes = cell;
    return frame;
}

/// A second source for wall clocks: Qt's own tz reader, asked only for the offset at an instant.
QDateTime wall(Instant t, const char *zone)
{
    const QTimeZone qt{QByteArray(zone)};
    return QDateTime::fromMSecsSinceEpoch(
        toEpochMs(t) + 1000LL * qt.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(toEpochMs(t), Qt::UTC)), Qt::UTC);
}

Instant utc(int y, int mo, int d, int h, int mi)
{
    return fromEpochMs(QDateTime(QDate(y, mo, d), QTime(h, mi), Qt::UTC).toMSecsSinceEpoch());
}

} // namespace

class TstHeatGeometry : public QObject
{
    Q_OBJECT

private slots:
    void day_length_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QDate>("date");
        QTest::addColumn<int>("minutes");
        QTest::newRow("Vilnius, plain") << QByteArray("Europe/Vilnius") << QDate(2026, 11, 17) << 1440;
        QTest::newRow("Vilnius, 23 h") << QByteArray("Europe/Vilnius") << QDate(2026, 3, 29) << 1380;
        QTest::newRow("Vilnius, 25 h") << QByteArray("Europe/Vilnius") << QDate(2026, 10, 25) << 1500;
        QTest::newRow("Lord Howe, 23.5 h") << QByteArray("Australia/Lord_Howe") << QDate(2026, 10, 4) << 1410;
        QTest::newRow("Lord Howe, 24.5 h") << QByteArray("Australia/Lord_Howe") << QDate(2026, 4, 5) << 1470;
        QTest::newRow("Troll, 22 h") << QByteArray("Antarctica/Troll") << QDate(2026, 3, 29) << 1320;
        QTest::newRow("Apia, the day that was skipped") << QByteArray("Pacific/Apia") << QDate(2011, 12, 30) << 0;
        QTest::newRow("Cairo, begins at 01:00") << QByteArray("Africa/Cairo") << QDate(2026, 4, 24) << 1380;
    }
    void day_length()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QDate, date);
        QFETCH(int, minutes);
        const HeatGeometry g(frameOf(zone.constData(), date.addDays(-1), 3, 30));
        QCOMPARE(g.dayOf(1).length() / kMinute, minutes);
    }

    void showing_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QDate>("date");
        QTest::addColumn<int>("cell");
        QTest::addColumn<QTime>("at");
        QTest::addColumn<int>("showing");
        QTest::addColumn<int>("minutesFirst");
        QTest::addColumn<int>("minutesSecond");
        const QByteArray vilnius("Europe/Vilnius");
        const QByteArray howe("Australia/Lord_Howe");
        const int once = int(HeatShowing::Once);
        const int never = int(HeatShowing::Never);
        const int twice = int(HeatShowing::Twice);
        QTest::newRow("plain 30") << vilnius << QDate(2026, 11, 17) << 30 << QTime(3, 0) << once << 30 << 0;
        QTest::newRow("gap 30") << vilnius << QDate(2026, 3, 29) << 30 << QTime(3, 30) << never << 0 << 0;
        QTest::newRow("gap 60") << vilnius << QDate(2026, 3, 29) << 60 << QTime(3, 0) << never << 0 << 0;
        QTest::newRow("after the gap") << vilnius << QDate(2026, 3, 29) << 60 << QTime(4, 0) << once << 60 << 0;
        QTest::newRow("repeat 30") << vilnius << QDate(2026, 10, 25) << 30 << QTime(3, 0) << twice << 30 << 30;
        QTest::newRow("repeat 5") << vilnius << QDate(2026, 10, 25) << 5 << QTime(3, 55) << twice << 5 << 5;
        QTest::newRow("repeat 60") << vilnius << QDate(2026, 10, 25) << 60 << QTime(3, 0) << twice << 60 << 60;
        QTest::newRow("before the repeat") << vilnius << QDate(2026, 10, 25) << 30 << QTime(2, 30) << once << 30 << 0;
        QTest::newRow("after the repeat") << vilnius << QDate(2026, 10, 25) << 30 << QTime(4, 0) << once << 30 << 0;
        // Lord Howe: 02:00 becomes 02:30 in October; 02:00 becomes 01:30 in April.
        QTest::newRow("half-hour gap, 30") << howe << QDate(2026, 10, 4) << 30 << QTime(2, 0) << never << 0 << 0;
        QTest::newRow("half-hour gap, 60") << howe << QDate(2026, 10, 4) << 60 << QTime(2, 0) << once << 30 << 0;
        QTest::newRow("half-hour repeat, 30") << howe << QDate(2026, 4, 5) << 30 << QTime(1, 30) << twice << 30 << 30;
        QTest::newRow("half-hour repeat, 60") << howe << QDate(2026, 4, 5) << 60 << QTime(1, 0) << twice << 60 << 30;
    }
    void showing()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QDate, date);
        QFETCH(int, cell);
        QFETCH(QTime, at);
        const HeatGeometry g(frameOf(zone.constData(), date.addDays(-3), 7, cell));
        const int column = at.msecsSinceStartOfDay() / 60'000 / cell;
        QTEST(int(g.showing(3, column)), "showing");
        QTEST(int(g.spanOf({3, column, 0}).length() / kMinute), "minutesFirst");
        QTEST(int(g.spanOf({3, column, 1}).length() / kMinute), "minutesSecond");
    }

    void every_instant_lies_in_the_cell_its_wall_clock_shows_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QDate>("first");
        QTest::addColumn<int>("cell");
        const struct
        {
            const char *zone;
            QDate first;
        } cases[] = {
            {"Europe/Vilnius", QDate(2026, 3, 26)},      {"Europe/Vilnius", QDate(2026, 10, 22)},
            {"America/New_York", QDate(2026, 10, 29)},   {"Australia/Lord_Howe", QDate(2026, 4, 2)},
            {"Australia/Lord_Howe", QDate(2026, 10, 1)}, {"Antarctica/Troll", QDate(2026, 10, 22)},
            {"Africa/Cairo", QDate(2026, 4, 21)},        {"America/Havana", QDate(2026, 10, 29)},
            {"America/Santiago", QDate(2026, 9, 3)},     {"Asia/Kathmandu", QDate(2026, 1, 1)},
            {"Pacific/Apia", QDate(2011, 12, 28)},
        };
        for (const auto &c : cases) {
            for (const int cell : {5, 15, 30, 60}) {
                QTest::addRow("%s %s %d", c.zone, qPrintable(c.first.toString(Qt::ISODate)), cell)
                    << QByteArray(c.zone) << c.first << cell;
            }
        }
    }
    void every_instant_lies_in_the_cell_its_wall_clock_shows()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QDate, first);
        QFETCH(int, cell);
        const HeatGeometry g(frameOf(zone.constData(), first, 7, cell));
        std::set<std::tuple<int, int, int>> visited;
        std::optional<HeatSpot> last;
        for (Instant t = g.range().start; t < g.range().end; t += 5 * kMinute) {
            const auto spot = g.spotOf(t);
            QVERIFY(spot);
            const QDateTime shown = wall(t, zone.constData());
            QCOMPARE(g.dateOf(spot->row), shown.date());
            QCOMPARE(spot->column, shown.time().msecsSinceStartOfDay() / 60'000 / cell);
            QVERIFY(g.spanOf(*spot).contains(t));
            const double x = g.columnLeft(0) +
                             g.frame().measures.columnWidth * (shown.time().msecsSinceStartOfDay() / 60'000.0) / cell;
            QVERIFY(qAbs(g.xOf(t) - x) < 1e-6);
            if (last && !(*last == *spot))
                QVERIFY2(visited.insert({spot->row, spot->column, spot->half}).second, "a cell is entered once only");
            last = spot;
        }
    }

    void cell_at_is_the_inverse_of_rect_of_data()
    {
        QTest::addColumn<double>("scale");
        QTest::newRow("100 %") << 1.0;
        QTest::newRow("150 %") << 1.5;
        QTest::newRow("200 %") << 2.0;
    }
    void cell_at_is_the_inverse_of_rect_of()
    {
        QFETCH(double, scale);
        HeatFrame frame = frameOf("Europe/Vilnius", QDate(2026, 10, 19), 14, 30);
        HeatMeasures &m = frame.measures;
        for (double *length :
             {&m.labelWidth, &m.columnWidth, &m.rowHeight, &m.bandHeight, &m.stripGap, &m.stripHeight, &m.weekGap})
            *length *= scale;
        const HeatGeometry g(frame);
        for (int row = 0; row < g.rows(); ++row) {
            for (int column = 0; column < g.columns(); ++column) {
                for (int half = 0; half < (g.showing(row, column) == HeatShowing::Twice ? 2 : 1); ++half) {
                    const HeatSpot spot{row, column, half};
                    QCOMPARE(g.cellAt(g.rectOf(spot).center()), std::optional(spot));
                    QCOMPARE(g.cellAt(g.rectOf(spot).topLeft() + QPointF(0.01, 0.01)), std::optional(spot));
                }
            }
        }
        QCOMPARE(g.contentSize(), QSizeF(scale * (78 + 48 * 15), scale * (14 * 38 + 4)));
    }

    void nothing_lies_over_labels_gaps_and_outside()
    {
        const HeatGeometry g(frameOf("Europe/Vilnius", QDate(2026, 11, 16), 14, 30)); // a Monday
        QVERIFY(!g.cellAt({77.9, 10}));
        QVERIFY(g.cellAt({78.1, 10}));
        QVERIFY(!g.cellAt({78.0 + 48 * 15, 10}));
        QVERIFY(!g.cellAt({100, -1}));
        QVERIFY2(!g.cellAt({100, 7 * 38 + 2.0}), "the gap between two weeks");
        QCOMPARE(g.cellAt({100, 7 * 38 + 5.0})->row, 7);
        QVERIFY(!g.cellAt({100, 14 * 38 + 5.0}));
        QVERIFY(!g.beginsWeek(0));
        QVERIFY(g.beginsWeek(7));
    }

    void visible_rows_data()
    {
        QTest::addColumn<double>("top");
        QTest::addColumn<double>("height");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        QTest::newRow("all") << 0.0 << 1000.0 << 0 << 13;
        QTest::newRow("the first") << 0.0 << 38.0 << 0 << 0;
        QTest::newRow("one pixel of the second") << 0.0 << 39.0 << 0 << 1;
        QTest::newRow("from the second") << 38.0 << 38.0 << 1 << 1;
        QTest::newRow("over the week gap") << 260.0 << 30.0 << 6 << 7;
        QTest::newRow("below the end") << 2000.0 << 100.0 << 0 << -1;
    }
    void visible_rows()
    {
        QFETCH(double, top);
        QFETCH(double, height);
        const HeatGeometry g(frameOf("Europe/Vilnius", QDate(2026, 11, 16), 14, 30));
        const auto [first, last] = g.visibleRows(top, height);
        QTEST(first, "first");
        QTEST(last, "last");
    }

    void steps_data()
    {
        QTest::addColumn<int>("cap");
        QTest::addColumn<QList<int>>("lows"); // of steps 1..7, from the legends in the mockups
        QTest::newRow("40") << 40 << QList<int>{1, 6, 12, 18, 24, 30, 36};
        QTest::newRow("24") << 24 << QList<int>{1, 4, 8, 11, 15, 18, 22};
        QTest::newRow("7") << 7 << QList<int>{1, 2, 3, 4, 5, 6, 7};
    }
    void steps()
    {
        QFETCH(int, cap);
        QFETCH(QList<int>, lows);
        const auto cuts = HeatGeometry::cuts(cap);
        QCOMPARE(int(cuts.size()), 7);
        for (int i = 0; i < 7; ++i) {
            QCOMPARE(cuts[size_t(i)].low, lows[i]);
            QCOMPARE(cuts[size_t(i)].high, i == 6 ? cap : lows[i + 1] - 1);
            QCOMPARE(cuts[size_t(i)].step, i + 1);
        }
    }

    void steps_of_any_cap_rise_and_reach_the_top()
    {
        for (int cap = 1; cap <= 300; ++cap) {
            QCOMPARE(HeatGeometry::step(0, cap), 0);
            QCOMPARE(HeatGeometry::step(cap, cap), 7);
            int before = 0;
            for (int free = 1; free <= cap; ++free) {
                const int s = HeatGeometry::step(free, cap);
                QVERIFY(s >= 1 && s <= 7 && s >= before);
                before = s;
            }
            int covered = 0;
            for (const auto &cut : HeatGeometry::cuts(cap))
                covered += cut.high - cut.low + 1;
            QCOMPARE(covered, cap);
        }
        QCOMPARE(HeatGeometry::step(5, 0), 0); // cap 0 is full
        QCOMPARE(HeatGeometry::step(-3, 8), 0);
        QCOMPARE(HeatGeometry::step(9, 8), 7); // more free than the legend's cap
        QVERIFY(HeatGeometry::cuts(0).empty());
    }

    void moving_right_through_the_repeated_hour_is_moving_in_time()
    {
        const HeatGeometry g(frameOf("Europe/Vilnius", QDate(2026, 10, 23), 7, 30));
        // 25 October: 03:00 is first at 00:00 UTC (UTC+3), then at 01:00 UTC (UTC+2).
        Instant t = utc(2026, 10, 24, 23, 30); // 02:30
        const QList<HeatSpot> expected{{2, 6, 0}, {2, 7, 0}, {2, 6, 1}, {2, 7, 1}, {2, 8, 0}};
        for (const HeatSpot &spot : expected) {
            t = g.nextCell(t);
            QCOMPARE(g.spotOf(t), std::optional(spot));
        }
        for (int i = 4; i >= 0; --i) {
            QCOMPARE(g.spotOf(t), std::optional(expected[i]));
            t = g.previousCell(t);
        }
    }

    void moving_over_midnight_and_at_the_ends()
    {
        const HeatGeometry g(frameOf("Europe/Vilnius", QDate(2026, 11, 16), 7, 30));
        const Instant lastOfMonday = utc(2026, 11, 16, 21, 30);
        QCOMPARE(g.spotOf(g.nextCell(lastOfMonday)), std::optional(HeatSpot{1, 0, 0}));
        QCOMPARE(g.previousCell(g.nextCell(lastOfMonday)), lastOfMonday);
        QCOMPARE(g.previousCell(g.range().start), g.range().start);
        const Instant last = g.previousCell(g.range().end);
        QCOMPARE(g.nextCell(last), last);
        QCOMPARE(g.previousCell(utc(2027, 1, 1, 0, 0)), last);
        QCOMPARE(g.nextCell(utc(2020, 1, 1, 0, 0)), g.range().start);
    }

    void same_time_on_another_day()
    {
        const HeatGeometry g(frameOf("Europe/Vilnius", QDate(2026, 3, 27), 5, 30)); // Sun 29 Mar has no 03:00-04:00
        const Instant saturday = utc(2026, 3, 28, 1, 30);                           // 03:30
        QCOMPARE(g.sameTimeOn(saturday, 1), utc(2026, 3, 29, 1, 0));                // 04:00, the first that exists
        QCOMPARE(g.sameTimeOn(saturday, 2), utc(2026, 3, 30, 0, 30));               // 03:30 at UTC+3
        QCOMPARE(g.sameTimeOn(saturday, -20), utc(2026, 3, 27, 1, 30));             // clamped to the first day
        QCOMPARE(g.sameTimeOn(saturday, 20), utc(2026, 3, 31, 0, 30));
    }

    void a_window_over_midnight_has_two_open_ends()
    {
        const HeatGeometry g(frameOf("Europe/Vilnius", QDate(2026, 11, 16), 14, 30));
        const auto segments =
            g.segmentsOf({utc(2026, 11, 17, 12, 0), utc(2026, 11, 18, 0, 0)}); // Tue 14:00 to Wed 02:00
        QCOMPARE(int(segments.size()), 2);
        QCOMPARE(segments[0].row, 1);
        QCOMPARE(segments[0].left, 78 + 28 * 15.0);
        QCOMPARE(segments[0].right, 78 + 48 * 15.0);
        QVERIFY(!segments[0].comesFromBefore && segments[0].goesOn);
        QCOMPARE(segments[1].row, 2);
        QCOMPARE(segments[1].left, 78.0);
        QCOMPARE(segments[1].right, 78 + 4 * 15.0);
        QVERIFY(segments[1].comesFromBefore && !segments[1].goesOn);
        QVERIFY(g.segmentsOf({utc(2026, 12, 24, 0, 0), utc(2026, 12, 25, 0, 0)}).empty());
    }

    void a_window_is_measured_in_real_time()
    {
        // The sheet "dst-and-why": Sunday 02:00 to 05:00 lasts 2 h on 29 March and 4 h on 25 October.
        const HeatGeometry spring(frameOf("Europe/Vilnius", QDate(2026, 3, 27), 7, 30));
        const auto from = spring.spanOf({2, 4, 0}).start;
        const auto to = spring.spanOf({2, 9, 0}).start;
        QCOMPARE(spring.rangeBetween(from, to).length(), 2 * kHour);
        const HeatGeometry autumn(frameOf("Europe/Vilnius", QDate(2026, 10, 23), 7, 30));
        const auto range = autumn.rangeBetween(autumn.spanOf({2, 9, 0}).start, autumn.spanOf({2, 4, 0}).start);
        QCOMPARE(range.length(), 4 * kHour);
        const auto segments = autumn.segmentsOf(range);
        QCOMPARE(int(segments.size()), 1);
        QCOMPARE(segments[0].left, 78 + 4 * 15.0);
        QCOMPARE(segments[0].right, 78 + 10 * 15.0);
    }

    void one_day_shows_its_hours_in_order()
    {
        const HeatGeometry spring(frameOf("Europe/Vilnius", QDate(2026, 3, 29), 1, 30));
        QCOMPARE(spring.columns(), 46);
        const HeatGeometry autumn(frameOf("Europe/Vilnius", QDate(2026, 10, 25), 1, 30));
        QCOMPARE(autumn.columns(), 50);
        for (int c = 0; c < 50; ++c)
            QCOMPARE(autumn.showing(0, c), HeatShowing::Once);
        QCOMPARE(autumn.spanOf({0, 8, 0}).start, utc(2026, 10, 25, 1, 0)); // the second 03:00 (03b)

        const HeatRuler own = rulerOf(autumn, zoneOf("Europe/Vilnius"), 0, 20);
        QStringList hours;
        for (const auto &tick : own.ticks)
            hours << QString::number(tick.hour) + (tick.showing == 0 ? "" : tick.showing == 1 ? "a" : "b");
        QCOMPARE(hours.mid(0, 6), QStringList({"0", "1", "2", "3a", "3b", "4"}));
        QCOMPARE(int(own.ticks.size()), 25);
        QCOMPARE(own.jumps, std::vector<double>{78 + 8 * 15.0});
        const HeatRuler manila = rulerOf(autumn, zoneOf("America/Los_Angeles"), 0, 20);
        QCOMPARE(manila.ticks[0].hour, 14);
        QCOMPARE(manila.ticks[3].hour, 17);
        QCOMPARE(manila.ticks[4].hour, 18); // 10 hours behind, then 9
        QCOMPARE(manila.ticks[5].hour, 19);
        const HeatRuler gap = rulerOf(spring, zoneOf("Europe/Vilnius"), 0, 20);
        QCOMPARE(gap.ticks[2].hour, 2);
        QCOMPARE(gap.ticks[3].hour, 4);
        QVERIFY(gap.ticks[3].afterJump);
    }

    void second_ruler_shades_its_other_date()
    {
        const HeatGeometry g(frameOf("Europe/Vilnius", QDate(2026, 11, 16), 14, 30));
        const HeatRuler newYork = rulerOf(g, zoneOf("America/New_York"), 1, 40);
        QCOMPARE(int(newYork.otherDates.size()), 1);
        QCOMPARE(newYork.otherDates[0].days, -1);
        QCOMPARE(newYork.otherDates[0].left, 78.0);
        QCOMPARE(newYork.otherDates[0].right, 78 + 14 * 15.0); // 07:00 Vilnius is midnight in New York
        QCOMPARE(newYork.ticks.front().hour, 17);
        const HeatRuler sydney = rulerOf(g, zoneOf("Australia/Sydney"), 1, 40);
        QCOMPARE(sydney.otherDates[0].days, 1);
        QCOMPARE(sydney.otherDates[0].left, 78 + 30 * 15.0); // 15:00 Vilnius is midnight in Sydney
        QCOMPARE(sydney.otherDates[0].right, 78 + 48 * 15.0);
        const HeatRuler kolkata = rulerOf(g, zoneOf("Asia/Kolkata"), 1, 40);
        QCOMPARE(kolkata.ticks.front().hour, 4); // 00:30 Vilnius
        QCOMPARE(kolkata.ticks.front().x, 78 + 15.0);
        QVERIFY(rulerOf(g, zoneOf("Europe/Vilnius"), 1, 40).otherDates.empty());
    }

    void second_ruler_bends_with_its_own_zone()
    {
        // New York ends summer time on 1 November 2026, Vilnius on 25 October: for a week they are 6 h apart.
        const HeatGeometry g(frameOf("Europe/Vilnius", QDate(2026, 10, 22), 14, 30));
        const Zone newYork = zoneOf("America/New_York");
        QCOMPARE(rulerOf(g, newYork, 0, 40).ticks.front().hour, 17);  // Thu 22 Oct, 7 h
        QCOMPARE(rulerOf(g, newYork, 4, 40).ticks.front().hour, 18);  // Mon 26 Oct, 6 h
        QCOMPARE(rulerOf(g, newYork, 11, 40).ticks.front().hour, 17); // Mon 2 Nov, 7 h
    }

    void labels_keep_their_distance()
    {
        for (const double width : {3.0, 8.0, 15.0, 28.0}) {
            HeatFrame frame = frameOf("Europe/Vilnius", QDate(2026, 11, 16), 14, 30);
            frame.measures.columnWidth = width;
            const HeatGeometry g(frame);
            for (const char *zone : {"Europe/Vilnius", "America/New_York", "Asia/Kolkata"}) {
                double last = -1000;
                for (const auto &tick : rulerOf(g, zoneOf(zone), 0, 40).ticks) {
                    if (!tick.labelled)
                        continue;
                    QVERIFY(tick.x - last >= 40);
                    last = tick.x;
                }
            }
        }
    }
};

CB_TEST(TstHeatGeometry)
#include "tst_heatgeometry.moc"
