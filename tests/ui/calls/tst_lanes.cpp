// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-COUNT (a bar stands for as long as its line is taken)
#include "tests/support/testregistry.h"
#include "tests/ui/calls/callfixtures.h"
#include "ui/calls/lanegeometry.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>

using namespace callboard;
using namespace callboard::test;

namespace {

const LaneNumber kBerlin{PhoneNumberId(QStringLiteral("pn_berlin")), QStringLiteral("Berlin"), 1, 3};
const InstantRange kSpan{at(-600), at(600)};

LaneGeometry geometryOf(const std::vector<Lane> &lanes)
{
    LaneGeometry g;
    g.headWidth = 100;
    g.width = 820;
    g.from = at(-162); // 14:00
    g.pxPerMinute = 2;
    g.setLanes(lanes);
    return g;
}

/// The most bars at one moment, counted at every start: a second, naive way.
int peakOf(const std::vector<LaneBar> &bars)
{
    int peak = 0;
    for (const LaneBar &a : bars) {
        int here = 0;
        for (const LaneBar &b : bars)
            here += b.shape != LaneBar::Shape::Box && b.start <= a.start && a.start < b.end ? 1 : 0;
        peak = std::max(peak, here);
    }
    return peak;
}

} // namespace

class TstLanes : public QObject
{
    Q_OBJECT

private slots:
    void shapes_data()
    {
        using S = ReservationState;
        using Shape = LaneBar::Shape;
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("shape");
        QTest::addColumn<bool>("movable");
        const auto row = [](const char *name, S state, Shape shape, bool movable) {
            QTest::newRow(name) << static_cast<int>(state) << static_cast<int>(shape) << movable;
        };
        row("firm", S::Firm, Shape::Outline, true);
        row("dispatching", S::Dispatching, Shape::Outline, false);
        row("ringing", S::Ringing, Shape::Filled, false);
        row("active", S::Active, Shape::Filled, false);
        row("completed", S::Completed, Shape::Filled, false);
        row("cancelled before it rang", S::Cancelled, Shape::Box, false);
        row("expired", S::Expired, Shape::Box, false);
        row("no answer", S::NoAnswer, Shape::Box, false);
        row("declined", S::Failed, Shape::Box, false);
        row("line failed", S::SipFailed, Shape::Box, false);
    }
    void shapes()
    {
        QFETCH(int, state);
        QFETCH(int, shape);
        QFETCH(bool, movable);
        const auto lanes =
            layOutLanes({shared(callRowIn(static_cast<ReservationState>(state)))}, {kBerlin}, kSpan, kNow);
        QCOMPARE(lanes.size(), 1U);
        QCOMPARE(lanes.front().bars.size(), 1U);
        QCOMPARE(static_cast<int>(lanes.front().bars.front().shape), shape);
        QCOMPARE(lanes.front().bars.front().movable, movable);
        QCOMPARE(lanes.front().lines, 3);
    }

    void aRetryStandsTwice()
    {
        ReservationRow row = callRowIn(ReservationState::NoAnswer, "r1", -90);
        row.reservation.state = ReservationState::Firm;
        row.reservation.attempt = 2;
        row.reservation.times.plannedAttemptAt = at(18);
        const auto lanes = layOutLanes({shared(row)}, {kBerlin}, kSpan, kNow);
        const auto &bars = lanes.front().bars;
        QCOMPARE(bars.size(), 2U);
        QCOMPARE(bars[0].state, ReservationState::NoAnswer);
        QCOMPARE(bars[0].attempt, 1);
        QCOMPARE(bars[1].state, ReservationState::Firm);
        QCOMPARE(bars[1].attempt, 2);
        QCOMPARE(bars[1].start, at(18));
        QCOMPARE(bars[1].end, at(50));
    }

    /// D-COUNT: a live call takes its line until max(planned + estimate, now + 5 min).
    void aLongCallKeepsItsLine()
    {
        const ReservationRow row = callRowIn(ReservationState::Active, "r1", -100);
        const auto lanes = layOutLanes({shared(row)}, {kBerlin}, kSpan, kNow);
        QCOMPARE(lanes.front().bars.front().end, kNow + 5 * kMinute);
    }

    void unknownIsAnOutline()
    {
        ReservationRow row = callRowIn(ReservationState::Active);
        row.reservation.unknown = true;
        const auto lanes = layOutLanes({shared(row)}, {kBerlin}, kSpan, kNow);
        QCOMPARE(lanes.front().bars.front().shape, LaneBar::Shape::Outline);
        QVERIFY(lanes.front().bars.front().unknown);
    }

    void aStrangerNumberGetsItsLane()
    {
        ReservationRow row = callRow("r1", 5);
        row.reservation.number = PhoneNumberId(QStringLiteral("pn_gone"));
        row.numberLabel = QStringLiteral("Removed");
        const auto lanes = layOutLanes({shared(row)}, {kBerlin}, kSpan, kNow);
        QCOMPARE(lanes.size(), 2U);
        QCOMPARE(lanes.back().number.label, QStringLiteral("Removed"));
        QCOMPARE(lanes.back().lines, 1);
    }

    /// Random calls: no two real bars share a line at one moment, and as few lines are used as can be.
    void linesNeverOverlap()
    {
        QRandomGenerator random(5);
        for (int round = 0; round < 60; ++round) {
            std::vector<CallRowPtr> rows;
            for (int i = 0; i < 40; ++i) {
                const auto state = oneOf(kReservationStates, random);
                const QByteArray id = QByteArray::number(i);
                ReservationRow row = callRowIn(state, id.constData(), random.bounded(400) - 200);
                row.reservation.times.estimate = (5 + random.bounded(60)) * kMinute;
                if (!row.reservation.attempts.empty() && row.reservation.attempts.back().endedAt)
                    row.reservation.attempts.back().endedAt =
                        row.reservation.attempts.back().dispatchedAt + random.bounded(3600) * kSecond;
                rows.push_back(shared(row));
            }
            const auto lanes = layOutLanes(rows, {kBerlin}, kSpan, kNow);
            const auto &bars = lanes.front().bars;
            QCOMPARE(lanes.front().lines, std::max(3, peakOf(bars)));
            for (size_t a = 0; a < bars.size(); ++a) {
                QVERIFY(bars[a].line >= 0 && bars[a].line < lanes.front().lines);
                for (size_t b = a + 1; b < bars.size(); ++b) {
                    const bool real = bars[a].shape != LaneBar::Shape::Box && bars[b].shape != LaneBar::Shape::Box;
                    const bool together =
                        InstantRange{bars[a].start, bars[a].end}.overlaps({bars[b].start, bars[b].end});
                    QVERIFY(!(real && together && bars[a].line == bars[b].line));
                }
            }
        }
    }

    void pixels()
    {
        const auto lanes = layOutLanes({shared(callRow("r1", 18))}, {kBerlin}, kSpan, kNow);
        const LaneGeometry g = geometryOf(lanes);
        QCOMPARE(g.xOf(at(-162)), 100.0);
        QCOMPARE(g.xOf(at(18)), 100.0 + 180 * 2);
        QCOMPARE(g.instantAt(g.xOf(at(18))), at(18));
        QCOMPARE(g.minuteAt(g.xOf(at(18)) + 0.9), at(18));
        QCOMPARE(g.minuteAt(g.xOf(at(18)) + 1.1), at(19));
        QCOMPARE(g.shown().length(), 360 * kMinute);
        const QRectF rect = g.rectOf(lanes.front().bars.front(), 0);
        QCOMPARE(rect.left(), 460.0);
        QCOMPARE(rect.width(), 32 * 2 - 1.0);
        const auto hit = g.barAt(lanes, rect.center());
        QVERIFY(hit.has_value());
        QCOMPARE(hit->bar, 0);
        QVERIFY(!g.barAt(lanes, QPointF(rect.right() + 10, rect.center().y())));
        QVERIFY(!g.barAt(lanes, QPointF(50, rect.center().y())));
        QCOMPARE(g.laneAt(g.contentHeight() + 1), -1);
    }

    void aBoxOverABarIsHitFirst()
    {
        std::vector<CallRowPtr> rows;
        for (int i = 0; i < 3; ++i) {
            const QByteArray id = "bar" + QByteArray::number(i);
            rows.push_back(shared(callRow(id.constData(), -2)));
        }
        rows.push_back(shared(callRowIn(ReservationState::Cancelled, "box", 10)));
        const auto lanes = layOutLanes(rows, {kBerlin}, kSpan, kNow);
        const LaneGeometry g = geometryOf(lanes);
        const auto &bars = lanes.front().bars;
        const auto box =
            std::find_if(bars.begin(), bars.end(), [](const LaneBar &b) { return b.shape == LaneBar::Shape::Box; });
        const auto hit = g.barAt(lanes, g.rectOf(*box, 0).center());
        QCOMPARE(bars[static_cast<size_t>(hit->bar)].reservation.text(), QStringLiteral("box"));
    }

    void zoomKeepsTheMomentUnderTheHand()
    {
        LaneGeometry g = geometryOf({});
        const double x = g.xOf(at(18));
        g.zoomAround(at(18), 2);
        QCOMPARE(g.pxPerMinute, 4.0);
        QVERIFY(std::abs(g.xOf(at(18)) - x) < 0.01);
        for (int i = 0; i < 20; ++i)
            g.zoomAround(at(18), 2);
        QCOMPARE(g.pxPerMinute, LaneGeometry::kFinest);
    }

    void rulerStandsOnWholeHours()
    {
        const LaneGeometry g = geometryOf({});
        const auto ticks = rulerTicks(g, zoneNamed("Europe/Vilnius"), 60);
        QCOMPARE(ticks.size(), 12U); // 14:00 to 19:30 by 30 min = 60 px
        QCOMPARE(ticks.front().civil.time, QTime(14, 0));
        QCOMPARE(ticks.at(1).civil.time, QTime(14, 30));
        const auto india = rulerTicks(g, zoneNamed("Asia/Kolkata"), 100); // +5:30: its hours lie between ours
        for (const RulerTick &tick : india)
            QCOMPARE(tick.civil.time.minute(), 0);
    }

    /// Sun 25 Oct 2026, Vilnius: 03:00 to 04:00 comes twice, and the ruler says so.
    void theRepeatedHourStandsTwice()
    {
        LaneGeometry g = geometryOf({});
        g.from = fromEpochMs(1'792'882'800'000); // Sat 24 Oct 23:00 UTC, 02:00 on Sunday in Vilnius
        const auto ticks = rulerTicks(g, zoneNamed("Europe/Vilnius"), 100);
        int threes = 0;
        for (const RulerTick &tick : ticks)
            threes += tick.civil.time == QTime(3, 0) ? 1 : 0;
        QCOMPARE(threes, 2);
    }
};

CB_TEST(TstLanes)
#include "tst_lanes.moc"
