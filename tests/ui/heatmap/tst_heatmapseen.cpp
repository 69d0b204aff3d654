// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What the heatmap shows and tells: the picture, the card, the words for a screen reader, the chart of the window.
// proves: P31 C076 C080 N11
#include "tests/support/testregistry.h"
#include "tests/ui/heatmap/shownheatmap.h"
#include "ui/common/thememanager.h"
#include "ui/heatmap/heathovercard.h"
#include "ui/heatmap/heatlegend.h"
#include "ui/heatmap/heatmapview.h"
#include "ui/heatmap/windowchart.h"

#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

HeatCell arithmetic(Instant when)
{
    HeatCell cell;
    cell.at = when;
    cell.estimate = 32 * kMinute;
    cell.free = 23;
    cell.cap = 40;
    cell.callable = 165;
    cell.people = 200;
    cell.pools = {{PoolId(QStringLiteral("pool_europe")),
                   24,
                   10,
                   14,
                   true,
                   {{PhoneNumberId(QStringLiteral("a")), QStringLiteral("Vilnius"), 8, 2, 6},
                    {PhoneNumberId(QStringLiteral("b")), QStringLiteral("Kaunas"), 4, 1, 3},
                    {PhoneNumberId(QStringLiteral("c")), QStringLiteral("Berlin"), 10, 3, 7},
                    {PhoneNumberId(QStringLiteral("d")), QStringLiteral("London"), 12, 4, 8}}},
                  {PoolId(QStringLiteral("pool_americas")),
                   16,
                   7,
                   9,
                   true,
                   {{PhoneNumberId(QStringLiteral("e")), QStringLiteral("New York"), 12, 5, 7},
                    {PhoneNumberId(QStringLiteral("f")), QStringLiteral("Chicago"), 8, 2, 6}}}};
    return cell;
}

} // namespace

class TstHeatmapSeen : public QObject
{
    Q_OBJECT

private slots:
    void rest_asks_for_the_arithmetic_and_the_card_tells_it()
    {
        Shown s;
        QSignalSpy wanted(&s.view, &HeatmapView::cellWanted);
        s.hover(s.point(19, 16, 30));
        QVERIFY(wanted.isEmpty());
        QVERIFY(wanted.wait(2000));
        const Instant t = at(kVilnius, 2026, 11, 19, 16, 30);
        QCOMPARE(wanted.last()[0].value<Instant>(), t);
        s.view.showCell(arithmetic(t));
        HeatHoverCard *card = s.view.card();
        QVERIFY(card->isVisible());
        QCOMPARE(card->title(), QStringLiteral("Thu 19 Nov 16:30 Vilnius"));
        QCOMPARE(card->otherClocks(), QStringLiteral("09:30 New York"));
        QCOMPARE(HeatArithmetic::sum(card->cell()), QStringLiteral("14 + 9 = 23 of 40 lines free for 32 min"));
        const auto lines = HeatArithmetic::lines(card->cell());
        QCOMPARE(int(lines.size()), 8);
        QVERIFY(lines[4].isPool && lines[7].isPool);
        QVERIFY2(!card->geometry().contains(s.point(19, 16, 30)), "never over the cell");
        // An answer for a place that was left is not shown.
        s.view.showCell(arithmetic(at(kVilnius, 2026, 11, 20, 9)));
        QCOMPARE(card->title(), QStringLiteral("Thu 19 Nov 16:30 Vilnius"));
        s.hover(s.point(20, 12));
        QVERIFY(!card->isVisible());
        keepPicture(s.view, QStringLiteral("heatmap-plain"));
    }

    void the_card_keeps_clear_of_the_cell_everywhere()
    {
        Shown s;
        for (int day = 16; day <= 29; ++day) {
            for (const int hour : {0, 6, 12, 18, 23}) {
                const Instant t = at(kVilnius, 2026, 11, day, hour);
                s.view.setCurrent(t);
                s.view.showCell(arithmetic(t));
                const QRect cell(
                    s.view.viewport()->mapFromGlobal(s.view.cellRectOnScreen(day - 16, hour * 2).topLeft()),
                    QSize(15, 26));
                QVERIFY2(!s.view.card()->geometry().intersects(cell.adjusted(1, 1, -1, -1)),
                         qPrintable(QStringLiteral("%1 %2").arg(day).arg(hour)));
            }
        }
    }

    void screen_readers_find_a_table_and_hear_sentences()
    {
        Shown s;
        s.view.setAfter(false);
        s.view.setWindow({at(kVilnius, 2026, 11, 17, 14), at(kVilnius, 2026, 11, 18, 2)});
        QAccessibleInterface *root = QAccessible::queryAccessibleInterface(&s.view);
        QVERIFY(root && root->isValid());
        QCOMPARE(root->role(), QAccessible::Table);
        QAccessibleTableInterface *table = root->tableInterface();
        QVERIFY(table);
        QCOMPARE(table->rowCount(), 14);
        QCOMPARE(table->columnCount(), 48);
        QCOMPARE(table->rowDescription(3), QStringLiteral("Thu 19 Nov"));
        QCOMPARE(table->columnDescription(33), QStringLiteral("16:30"));

        const HeatValue value = s.view.grid().at({3, 33, 0});
        QAccessibleInterface *cell = table->cellAt(3, 33);
        QVERIFY(cell && cell->isValid());
        QCOMPARE(cell->text(QAccessible::Name),
                 QStringLiteral("Thu 19 Nov 16:30 Vilnius, 09:30 New York. %1 of 40 lines free for 32 minute(s). "
                                "%2 of 200 people callable. Not in the window.")
                     .arg(value.free)
                     .arg(value.callable));
        QCOMPARE(table->cellAt(3, 33), cell); // made once
        QCOMPARE(cell->parent(), root);
        QCOMPARE(root->indexOfChild(cell), 3 * 48 + 33);
        QCOMPARE(root->child(3 * 48 + 33), cell);
        QCOMPARE(cell->tableCellInterface()->rowIndex(), 3);
        QCOMPARE(cell->tableCellInterface()->columnIndex(), 33);
        QVERIFY(table->cellAt(5, 30)->text(QAccessible::Name).contains(QStringLiteral("Nobody can be called then.")));
        QVERIFY(table->cellAt(0, 20)->text(QAccessible::Name).contains(QStringLiteral("Over.")));
        QVERIFY(!cell->tableCellInterface()->isSelected());
        QVERIFY(table->cellAt(1, 28)->tableCellInterface()->isSelected());
        QCOMPARE(table->selectedCellCount(), 24); // twelve hours of half-hour cells
        s.view.setCurrent(at(kVilnius, 2026, 11, 19, 16, 30));
        QCOMPARE(root->focusChild(), cell);
        QVERIFY(cell->state().focused);
        QVERIFY(!table->cellAt(99, 0));
        s.view.setCellMinutes(60);
        QCOMPARE(table->columnCount(), 24);
        QCOMPARE(table->cellAt(3, 16)->text(QAccessible::Name).left(24), QStringLiteral("Thu 19 Nov 16:00 Vilnius"));
    }

    void closed_is_hatched_full_is_crossed_and_past_is_sunken_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("light") << int(ThemeChoice::Light);
        QTest::newRow("dark") << int(ThemeChoice::Dark);
        QTest::newRow("high contrast") << int(ThemeChoice::HighContrast);
    }

    void closed_is_hatched_full_is_crossed_and_past_is_sunken()
    {
        QFETCH(int, kind);
        ThemeManager manager;
        manager.setChoice(ThemeChoice(kind));
        Shown s;
        s.view.setWindow({at(kVilnius, 2026, 11, 17, 14), at(kVilnius, 2026, 11, 18, 2)});
        const Theme &t = theme(&s.view);
        const QImage image = s.view.viewport()->grab().toImage();
        const auto coloursAt = [&](QPoint centre) {
            QSet<QRgb> colours;
            for (int x = -6; x <= 5; ++x) {
                for (int y = -9; y <= 9; ++y)
                    colours.insert(image.pixel(centre + QPoint(x, y)));
            }
            return colours;
        };
        const QSet<QRgb> closed = coloursAt(s.point(22, 12)); // Sunday
        QVERIFY(closed.contains(t.surface.rgb()));
        QVERIFY2(closed.size() > 1, "hatch");
        QCOMPARE(coloursAt(s.point(16, 12)), QSet<QRgb>{t.sunken.rgb()});
        const QSet<QRgb> full = coloursAt(s.point(17, 11));
        QVERIFY(full.contains(heatPalette(HeatPaletteKind::Viridis).steps[0].rgb()));
        QVERIFY2(full.contains(QColor(Qt::white).rgb()), "the white cross of a full slot");
        keepPicture(s.view, QStringLiteral("heatmap-%1").arg(QString::fromLatin1(QTest::currentDataTag())));

        WindowChart chart;
        chart.resize(810, 148);
        chart.setData(livedIn(s.view.geometry().range(), true), s.view.chosenWindow(), zoneOf(kVilnius));
        chart.setClosings({{at(kVilnius, 2026, 11, 17, 18), QStringLiteral("Vilnius")},
                           {at(kVilnius, 2026, 11, 17, 19), QStringLiteral("Berlin")},
                           {at(kVilnius, 2026, 11, 17, 20), QStringLiteral("London")}});
        keepPicture(chart, QStringLiteral("chart-%1").arg(QString::fromLatin1(QTest::currentDataTag())));
        HeatLegend legend;
        legend.resize(810, 32);
        legend.setCap(40, 32 * kMinute);
        legend.setParts(true, true, true);
        keepPicture(legend, QStringLiteral("legend-%1").arg(QString::fromLatin1(QTest::currentDataTag())));
    }

    /// A window that was once too low for its days fills its width again when it is high enough.
    void the_width_comes_back_when_the_scroll_bar_goes()
    {
        Shown s;
        const double wide = s.view.geometry().frame().measures.columnWidth;
        const QSize full = s.view.size();
        s.view.resize(full.width(), 200);
        QVERIFY(s.view.verticalScrollBar()->maximum() > 0);
        QVERIFY(s.view.geometry().frame().measures.columnWidth < wide);
        s.view.resize(full);
        QCOMPARE(s.view.verticalScrollBar()->maximum(), 0);
        QCOMPARE(s.view.geometry().frame().measures.columnWidth, wide);
    }

    void five_minute_cells_scroll_and_keep_up()
    {
        Shown s;
        s.view.setRange(QDate(2026, 11, 16), 62);
        s.view.setCellMinutes(5);
        s.view.setData(livedIn(s.view.geometry().range(), false));
        QVERIFY(s.view.verticalScrollBar()->maximum() > 0);
        s.view.setCurrent(at(kVilnius, 2027, 1, 15, 23, 55));
        const QRect cell = s.view.cellRectOnScreen(60, 287);
        QVERIFY(QRect(s.view.viewport()->mapToGlobal(QPoint()), s.view.viewport()->size()).contains(cell.center()));
        keepPicture(s.view, QStringLiteral("heatmap-62-days"));
    }

    void window_series_is_the_answer_cut_out()
    {
        HeatData data;
        data.first = fromEpochMs(0);
        data.cap = 10;
        for (int i = 0; i < 288; ++i) {
            data.free.push_back(qint16(i % 10));
            data.callable.push_back(i == 100 ? 0 : 1);
            data.freeAfter.push_back(qint16(i % 5));
        }
        const WindowSeries series = windowSeriesOf(data, {fromEpochMs(0) + 8 * kHour, fromEpochMs(0) + 9 * kHour});
        QCOMPARE(series.first, fromEpochMs(0) + 450 * kMinute); // half an hour before
        QCOMPARE(int(series.before.size()), 24);
        for (int i = 0; i < 24; ++i) {
            QCOMPARE(series.before[size_t(i)], i + 90 == 100 ? 0 : (i + 90) % 10);
            QCOMPARE(series.after[size_t(i)], i + 90 == 100 ? 0 : (i + 90) % 5);
        }
        QVERIFY(windowSeriesOf(data, {}).before.empty());
        QVERIFY(windowSeriesOf(data, {fromEpochMs(0) + 48 * kHour, fromEpochMs(0) + 49 * kHour}).before.empty());
    }
};

CB_TEST(TstHeatmapSeen)
#include "tst_heatmapseen.moc"
