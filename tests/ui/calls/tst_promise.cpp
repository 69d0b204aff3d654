// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: N12 D-DISPATCH D-COMPL D-EXPIRE
#include "tests/support/testregistry.h"
#include "tests/ui/calls/callfixtures.h"
#include "ui/calls/promisegeometry.h"

#include <QRandomGenerator>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

double widthOfLabel(PromiseMark mark)
{
    return mark == PromiseMark::Planned ? 76 : mark == PromiseMark::Now ? 22 : 40;
}

const PromiseGeometry::Label &labelOf(const PromiseGeometry &g, PromiseMark mark)
{
    return *std::find_if(g.labels.begin(), g.labels.end(), [mark](const auto &label) { return label.mark == mark; });
}

} // namespace

class TstPromise : public QObject
{
    Q_OBJECT

private slots:
    /// The call of the picture: 14:00 earliest, 17:00 planned, 18:28 latest, 19:00 completion, 19:30 expiry.
    void thePicture()
    {
        ReservationRow row = callRow("r1", 18);
        row.reservation.times.targetEnd = at(138); // 19:00
        row.reservation.expiresAt = at(168);
        const PromiseTimes times = PromiseTimes::of(row.reservation, kNow);
        QCOMPARE(times.latest, at(106)); // 18:28 = 19:00 - 32 min
        const PromiseGeometry g = layOutPromise(times, 340, {}, widthOfLabel);
        const double perMinute = 330.0 / 330.0; // 14:00 to 19:30 is 330 min over 340 px less the mark's 10
        QCOMPARE(g.window.left(), 5.0);
        QCOMPARE(g.window.right(), 5.0 + 268 * perMinute);
        QCOMPARE(g.finish.right(), 5.0 + 300 * perMinute);
        QCOMPARE(g.grace.right(), 5.0 + 330 * perMinute);
        QCOMPARE(g.planned, 5.0 + 180 * perMinute);
        QVERIFY(g.now.has_value());
        QCOMPARE(*g.now, 5.0 + 162.3);
        QVERIFY(labelOf(g, PromiseMark::Now).rect.right() < labelOf(g, PromiseMark::Planned).rect.left());
        QVERIFY(labelOf(g, PromiseMark::Latest).rect.right() < labelOf(g, PromiseMark::Expires).rect.left());
    }

    void nowOutsideIsNotDrawn()
    {
        const Reservation r = callRow("r1", 18).reservation;
        QVERIFY(!layOutPromise(PromiseTimes::of(r, at(-500)), 300, {}, widthOfLabel).now);
        QVERIFY(!layOutPromise(PromiseTimes::of(r, at(900)), 300, {}, widthOfLabel).now);
    }

    /// Random promises: everything inside, in order, and no two labels of one row over each other.
    void labelsNeverCollide()
    {
        QRandomGenerator random(9);
        for (int i = 0; i < 5'000; ++i) {
            PromiseTimes times;
            times.earliest = at(0);
            const int window = 1 + random.bounded(60 * 72);
            times.latest = at(window);
            times.planned = at(random.bounded(window + 1));
            times.completion = at(window + 1 + random.bounded(90));
            times.expires = times.completion + random.bounded(60) * kMinute;
            times.now = at(random.bounded(window * 2) - window / 2);
            const double width = 200 + random.bounded(300);
            const PromiseGeometry g = layOutPromise(times, width, {}, widthOfLabel);
            QVERIFY(g.window.left() <= g.planned && g.planned <= g.window.right() + 0.01);
            QVERIFY(g.finish.left() >= g.window.right() - 0.01 && g.grace.right() <= width);
            for (size_t a = 0; a < g.labels.size(); ++a) {
                QVERIFY(g.labels[a].rect.left() >= -0.01 && g.labels[a].rect.right() <= width + 0.01);
                for (size_t b = a + 1; b < g.labels.size(); ++b)
                    QVERIFY(!g.labels[a].rect.intersects(g.labels[b].rect));
            }
        }
    }

    /// A retry may be planned after its window's latest start was moved by an operator: the bar still holds it.
    void plannedOutsideTheWindowStaysInside()
    {
        PromiseTimes times = PromiseTimes::of(callRow("r1", 18).reservation, kNow);
        times.planned = times.earliest - 30 * kMinute;
        const PromiseGeometry g = layOutPromise(times, 300, {}, widthOfLabel);
        QCOMPARE(g.planned, 5.0);
        QVERIFY(g.window.left() > g.planned);
    }
};

CB_TEST(TstPromise)
#include "tst_promise.moc"
