// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C075 C080 P29 P31 D-REMAIN
#include "core/base/random.h"
#include "tests/support/testregistry.h"
#include "ui/heatmap/heatimage.h"

#include <QTest>

using namespace callboard;
using Kind = HeatValue::Kind;

namespace {

HeatGeometry geometryOf(const char *zone, QDate first, int days, int cell)
{
    HeatFrame frame;
    frame.zone = Zone::parse(QString::fromLatin1(zone)).value();
    frame.firstDay = first;
    frame.days = days;
    frame.cellMinutes = cell;
    return HeatGeometry(frame);
}

HeatData flat(const HeatGeometry &g, qint16 free, qint16 callable)
{
    HeatData data;
    data.first = g.range().start;
    data.cap = 40;
    data.people = 200;
    const auto count = static_cast<size_t>(g.range().length() / data.step);
    data.free.assign(count, free);
    data.callable.assign(count, callable);
    return data;
}

double luminance(const QColor &c)
{
    const auto part = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(c.redF()) + 0.7152 * part(c.greenF()) + 0.0722 * part(c.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace

class TstHeatGrid : public QObject
{
    Q_OBJECT

private slots:
    void a_coarse_cell_shows_its_minimum()
    {
        const HeatGeometry g = geometryOf("Europe/Vilnius", QDate(2026, 11, 16), 7, 30);
        HeatData data = flat(g, 20, 5);
        data.free[6 + 3] = 7; // Mon 00:45, in the second cell
        data.callable[6 + 4] = 2;
        const HeatGrid grid(g, data, data.first);
        QCOMPARE(grid.at({0, 0, 0}).free, 20);
        QCOMPARE(grid.at({0, 1, 0}).free, 7);
        QCOMPARE(grid.at({0, 1, 0}).callable, 2);
        QCOMPARE(grid.at({0, 2, 0}).free, 20);
    }

    void slots_in_which_nobody_can_be_called_do_not_count()
    {
        const HeatGeometry g = geometryOf("Europe/Vilnius", QDate(2026, 11, 16), 7, 30);
        HeatData data = flat(g, 20, 5);
        for (size_t i = 0; i < 6; ++i)
            data.callable[i] = 0;
        data.callable[6] = 0;
        data.free[6] = 1;
        const HeatGrid grid(g, data, data.first);
        QCOMPARE(grid.at({0, 0, 0}).kind, Kind::Closed);
        QCOMPARE(grid.at({0, 1, 0}).kind, Kind::Open);
        QCOMPARE(grid.at({0, 1, 0}).free, 20);
    }

    void what_has_passed_does_not_count()
    {
        const HeatGeometry g = geometryOf("Europe/Vilnius", QDate(2026, 11, 16), 7, 30);
        HeatData data = flat(g, 20, 5);
        data.free[6] = 1; // 00:30
        const HeatGrid grid(g, data, data.first + 36 * kMinute);
        QCOMPARE(grid.at({0, 0, 0}).kind, Kind::Past);
        QCOMPARE(grid.at({0, 1, 0}).kind, Kind::Open);
        QCOMPARE(grid.at({0, 1, 0}).free, 20); // 00:30 is over, 00:35 is not
    }

    void full_is_open_with_nothing_free()
    {
        const HeatGeometry g = geometryOf("Europe/Vilnius", QDate(2026, 11, 16), 7, 60);
        const HeatGrid grid(g, flat(g, 0, 5), g.range().start);
        QCOMPARE(grid.at({3, 12, 0}).kind, Kind::Open);
        QCOMPARE(grid.at({3, 12, 0}).shown(false), 0);
    }

    void what_is_not_answered_is_unknown()
    {
        const HeatGeometry g = geometryOf("Europe/Vilnius", QDate(2026, 11, 16), 7, 30);
        QCOMPARE(HeatGrid(g, HeatData{}, g.range().start).at({0, 0, 0}).kind, Kind::Unknown);
        HeatData half = flat(g, 3, 3);
        half.free.resize(half.free.size() / 2);
        const HeatGrid grid(g, half, g.range().start);
        QCOMPARE(grid.at({0, 0, 0}).kind, Kind::Open);
        QCOMPARE(grid.at({6, 47, 0}).kind, Kind::Unknown);
    }

    void a_gap_is_never_and_a_repeat_has_two_values()
    {
        const HeatGeometry spring = geometryOf("Europe/Vilnius", QDate(2026, 3, 27), 7, 30);
        QCOMPARE(HeatGrid(spring, flat(spring, 9, 1), spring.range().start).at({2, 6, 0}).kind, Kind::Never);
        const HeatGeometry autumn = geometryOf("Europe/Vilnius", QDate(2026, 10, 23), 7, 30);
        HeatData data = flat(autumn, 9, 1);
        const InstantRange second = autumn.spanOf({2, 6, 1});
        data.free[static_cast<size_t>((second.start - data.first) / data.step)] = 2;
        const HeatGrid grid(autumn, data, autumn.range().start);
        QVERIFY(grid.isSplit(2, 6));
        QCOMPARE(grid.at({2, 6, 0}).free, 9);
        QCOMPARE(grid.at({2, 6, 1}).free, 2);
        const HeatPalette &p = heatPalette(HeatPaletteKind::Viridis);
        const QImage image = heatImage(grid, p, false, Qt::white, Qt::gray);
        QCOMPARE(image.pixelColor(6, 4), p.steps[2]); // 9 of 40: the step 6..11
        QCOMPARE(image.pixelColor(6, 5), p.steps[1]); // 2 of 40
    }

    /// Against the plain definition, slot by slot, over random loads and both DST days.
    void agrees_with_the_plain_definition_data()
    {
        QTest::addColumn<QDate>("first");
        QTest::addColumn<int>("cell");
        for (const int cell : {5, 15, 30, 60}) {
            QTest::addRow("spring %d", cell) << QDate(2026, 3, 26) << cell;
            QTest::addRow("autumn %d", cell) << QDate(2026, 10, 22) << cell;
        }
    }
    void agrees_with_the_plain_definition()
    {
        QFETCH(QDate, first);
        QFETCH(int, cell);
        const HeatGeometry g = geometryOf("Europe/Vilnius", first, 7, cell);
        auto random = seededRandom(7);
        HeatData data = flat(g, 0, 0);
        data.freeAfter.resize(data.free.size());
        data.planned.resize(data.free.size());
        for (size_t i = 0; i < data.free.size(); ++i) {
            data.free[i] = qint16(random->next() % 41);
            data.planned[i] = qint16(random->next() % 3);
            data.freeAfter[i] = qint16(std::max(0, data.free[i] - data.planned[i]));
            data.callable[i] = random->next() % 3 == 0 ? qint16(0) : qint16(random->next() % 200);
        }
        const Instant now = data.first + 30 * kHour + 17 * kMinute;
        const HeatGrid grid(g, data, now);
        QVERIFY(grid.hasPlan());
        std::map<std::tuple<int, int, int>, std::vector<size_t>> slotsOf;
        for (size_t i = 0; i < data.free.size(); ++i) {
            const HeatSpot spot = *g.spotOf(data.first + qint64(i) * data.step);
            slotsOf[{spot.row, spot.column, spot.half}].push_back(i);
        }
        for (const auto &[key, members] : slotsOf) {
            const HeatValue value = grid.at({std::get<0>(key), std::get<1>(key), std::get<2>(key)});
            std::vector<qint16> free;
            std::vector<qint16> after;
            int planned = 0;
            bool anybody = false;
            for (const size_t i : members) {
                planned += data.planned[i];
                anybody |= data.callable[i] > 0;
                if (data.callable[i] > 0 && data.first + qint64(i + 1) * data.step > now) {
                    free.push_back(data.free[i]);
                    after.push_back(data.freeAfter[i]);
                }
            }
            QCOMPARE(int(value.planned), planned);
            QCOMPARE(value.kind, !free.empty() ? Kind::Open : anybody ? Kind::Past : Kind::Closed);
            if (free.empty())
                continue;
            QCOMPARE(value.shown(false), int(*std::min_element(free.begin(), free.end())));
            QCOMPARE(value.shown(true), int(*std::min_element(after.begin(), after.end())));
        }
    }

    void image_holds_one_pixel_a_cell()
    {
        const HeatGeometry g = geometryOf("Europe/Vilnius", QDate(2026, 11, 16), 14, 30);
        HeatData data = flat(g, 23, 1);
        for (size_t i = 0; i < 6; ++i)
            data.free[i + 6] = 0;
        for (size_t i = 0; i < 6; ++i)
            data.callable[i + 12] = 0;
        const HeatPalette &p = heatPalette(HeatPaletteKind::Cividis);
        const QImage image = heatImage(HeatGrid(g, data, g.range().start), p, false, Qt::white, Qt::gray);
        QCOMPARE(image.size(), QSize(48, 28));
        QCOMPARE(image.pixelColor(0, 0), p.steps[4]); // 18..23
        QCOMPARE(image.pixelColor(1, 0), p.steps[0]);
        QCOMPARE(image.pixelColor(1, 1), p.steps[0]);
        QCOMPARE(image.pixelColor(2, 0), QColor(Qt::white));
    }

    void digits_can_be_read_on_each_step_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("viridis") << int(HeatPaletteKind::Viridis);
        QTest::newRow("cividis") << int(HeatPaletteKind::Cividis);
    }
    void digits_can_be_read_on_each_step()
    {
        QFETCH(int, kind);
        const HeatPalette &p = heatPalette(HeatPaletteKind(kind));
        for (size_t i = 0; i < 8; ++i)
            QVERIFY2(contrast(p.steps[i], p.digits[i]) >= 4.5, qPrintable(QString::number(i)));
        for (size_t i = 1; i < 8; ++i)
            QVERIFY2(luminance(p.steps[i]) > luminance(p.steps[i - 1]), "brighter is freer, without any hue");
    }
};

CB_TEST(TstHeatGrid)
#include "tst_heatgrid.moc"
