// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// How the heatmap is driven: drags, keys, the wheel. What it shows is in tst_heatmapseen.cpp.
// proves: P31
#include "tests/support/testregistry.h"
#include "tests/ui/heatmap/shownheatmap.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QWheelEvent>

using namespace callboard;
using namespace callboard::test;

class TstHeatmapView : public QObject
{
    Q_OBJECT

private slots:
    void dragging_selects_a_window_that_runs_over_midnight()
    {
        Shown s;
        QSignalSpy changing(&s.view, &HeatmapView::windowChanging);
        QSignalSpy chosen(&s.view, &HeatmapView::windowChosen);
        s.press(s.point(17, 14));
        s.move(s.point(17, 23));
        s.move(s.point(18, 1, 30));
        QVERIFY(chosen.isEmpty());
        QCOMPARE(changing.count(), 2);
        s.release(s.point(18, 1, 30));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(s.view.chosenWindow(), (InstantRange{at(kVilnius, 2026, 11, 17, 14), at(kVilnius, 2026, 11, 18, 2)}));
    }

    void dragging_backwards_selects_the_same()
    {
        Shown s;
        s.press(s.point(18, 1, 30));
        s.move(s.point(17, 14));
        s.release(s.point(17, 14));
        QCOMPARE(s.view.chosenWindow(), (InstantRange{at(kVilnius, 2026, 11, 17, 14), at(kVilnius, 2026, 11, 18, 2)}));
    }

    void a_click_moves_the_cursor_and_keeps_the_window()
    {
        Shown s;
        const InstantRange window{at(kVilnius, 2026, 11, 17, 14), at(kVilnius, 2026, 11, 17, 18)};
        s.view.setWindow(window);
        QSignalSpy chosen(&s.view, &HeatmapView::windowChosen);
        s.press(s.point(19, 16, 30));
        s.release(s.point(19, 16, 30));
        QCOMPARE(s.view.current(), std::optional(at(kVilnius, 2026, 11, 19, 16, 30)));
        QCOMPARE(s.view.chosenWindow(), window);
        QVERIFY(chosen.isEmpty());
    }

    void handles_drag_one_end()
    {
        Shown s;
        s.view.setWindow({at(kVilnius, 2026, 11, 17, 14), at(kVilnius, 2026, 11, 18, 2)});
        const QPoint end = s.corner(2, 4);
        s.press(end);
        s.move(s.point(18, 3));
        s.release(s.point(18, 3));
        QCOMPARE(s.view.chosenWindow(),
                 (InstantRange{at(kVilnius, 2026, 11, 17, 14), at(kVilnius, 2026, 11, 18, 3, 30)}));
        const QPoint start = s.corner(1, 28);
        s.press(start);
        s.move(s.point(17, 16));
        s.release(s.point(17, 16));
        QCOMPARE(s.view.chosenWindow(),
                 (InstantRange{at(kVilnius, 2026, 11, 17, 16), at(kVilnius, 2026, 11, 18, 3, 30)}));
        // The start never passes the end.
        s.press(s.corner(1, 32));
        s.move(s.point(20, 16));
        s.release(s.point(20, 16));
        QVERIFY(!s.view.chosenWindow().isEmpty());
        QCOMPARE(s.view.chosenWindow().end, at(kVilnius, 2026, 11, 18, 3, 30));
    }

    void escape_takes_a_drag_back()
    {
        Shown s;
        const InstantRange window{at(kVilnius, 2026, 11, 17, 14), at(kVilnius, 2026, 11, 17, 18)};
        s.view.setWindow(window);
        s.press(s.point(18, 10));
        s.move(s.point(18, 15));
        QTest::keyClick(&s.view, Qt::Key_Escape);
        QCOMPARE(s.view.chosenWindow(), window);
        s.release(s.point(18, 15));
        QCOMPARE(s.view.chosenWindow(), window);
    }

    void shift_arrows_select_and_escape_drops()
    {
        Shown s;
        QSignalSpy chosen(&s.view, &HeatmapView::windowChosen);
        s.view.setCurrent(at(kVilnius, 2026, 11, 17, 23));
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(&s.view, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(s.view.chosenWindow(), (InstantRange{at(kVilnius, 2026, 11, 17, 23), at(kVilnius, 2026, 11, 18, 1)}));
        QCOMPARE(chosen.count(), 3);
        QTest::keyClick(&s.view, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(s.view.chosenWindow().end, at(kVilnius, 2026, 11, 18, 0, 30));
        QTest::keyClick(&s.view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(s.view.chosenWindow().end, at(kVilnius, 2026, 11, 19, 0, 30));
        QTest::keyClick(&s.view, Qt::Key_Escape);
        QTest::keyClick(&s.view, Qt::Key_Escape);
        QVERIFY(s.view.chosenWindow().isEmpty());
    }

    void space_sets_the_start_and_space_again_the_end()
    {
        Shown s;
        QSignalSpy chosen(&s.view, &HeatmapView::windowChosen);
        s.view.setCurrent(at(kVilnius, 2026, 11, 17, 14));
        QTest::keyClick(&s.view, Qt::Key_Space);
        QTest::keyClick(&s.view, Qt::Key_Right);
        QTest::keyClick(&s.view, Qt::Key_Right);
        QCOMPARE(s.view.chosenWindow().length(), 90 * kMinute);
        QVERIFY(chosen.isEmpty());
        QTest::keyClick(&s.view, Qt::Key_Space);
        QCOMPARE(chosen.count(), 1);
        QTest::keyClick(&s.view, Qt::Key_Right);
        QCOMPARE(s.view.chosenWindow().length(), 90 * kMinute);
    }

    void keys_move_by_slot_day_week_and_stretch()
    {
        Shown s;
        s.view.setCurrent(at(kVilnius, 2026, 11, 17, 12));
        const auto after = [&](Qt::Key key) {
            QTest::keyClick(&s.view, key);
            return *s.view.current();
        };
        QCOMPARE(after(Qt::Key_Right), at(kVilnius, 2026, 11, 17, 12, 30));
        QCOMPARE(after(Qt::Key_Down), at(kVilnius, 2026, 11, 18, 12, 30));
        QCOMPARE(after(Qt::Key_PageDown), at(kVilnius, 2026, 11, 25, 12, 30));
        QCOMPARE(after(Qt::Key_PageUp), at(kVilnius, 2026, 11, 18, 12, 30));
        QCOMPARE(after(Qt::Key_Up), at(kVilnius, 2026, 11, 17, 12, 30));
        // Vilnius opens at 9; Los Angeles closes at 04:00 Vilnius time, on the next day.
        QCOMPARE(after(Qt::Key_Home), at(kVilnius, 2026, 11, 17, 9));
        QCOMPARE(after(Qt::Key_End), at(kVilnius, 2026, 11, 18, 3, 30));
    }

    void plus_minus_and_ctrl_wheel_ask_for_other_cells()
    {
        Shown s;
        QSignalSpy zoom(&s.view, &HeatmapView::zoomRequested);
        QTest::keyClick(&s.view, Qt::Key_Plus);
        QTest::keyClick(&s.view, Qt::Key_Minus);
        QWheelEvent wheel(QPointF(200, 200), s.view.mapToGlobal(QPointF(200, 200)), {}, {0, 120}, Qt::NoButton,
                          Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(s.view.viewport(), &wheel);
        QCOMPARE(zoom.count(), 3);
        QCOMPARE(zoom[0][0].toInt(), 1);
        QCOMPARE(zoom[1][0].toInt(), -1);
        QCOMPARE(zoom[2][0].toInt(), -1);
    }

    void the_cursor_stays_at_its_time_when_cells_change()
    {
        Shown s;
        s.view.setCurrent(at(kVilnius, 2026, 11, 19, 16, 30));
        s.view.setCellMinutes(5);
        QCOMPARE(s.view.current(), std::optional(at(kVilnius, 2026, 11, 19, 16, 30)));
        QCOMPARE(s.view.geometry().columns(), 288);
        s.view.setCurrent(at(kVilnius, 2026, 11, 19, 16, 45));
        s.view.setCellMinutes(60);
        QCOMPARE(s.view.current(), std::optional(at(kVilnius, 2026, 11, 19, 16)));
    }

    void e_explains_and_the_menu_key_opens_the_menu_at_the_cell()
    {
        Shown s;
        s.view.setCurrent(at(kVilnius, 2026, 11, 19, 16, 30));
        QSignalSpy explain(&s.view, &HeatmapView::explainRequested);
        QTest::keyClick(&s.view, Qt::Key_E);
        QCOMPARE(explain.count(), 1);
        QCOMPARE(explain[0][0].value<Instant>(), at(kVilnius, 2026, 11, 19, 16, 30));
        QSignalSpy menu(&s.view, &HeatmapView::menuRequested);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QCoreApplication::sendEvent(&s.view, &event);
        QCOMPARE(menu.count(), 1);
    }

    void a_booked_call_is_dragged_to_another_slot()
    {
        Shown s;
        s.view.setMark(HeatmapView::Mark{at(kVilnius, 2026, 11, 17, 10), 32 * kMinute, QStringLiteral("Rasa Jankus")});
        QSignalSpy hovered(&s.view, &HeatmapView::markHovered);
        QSignalSpy dropped(&s.view, &HeatmapView::markDropped);
        QSignalSpy cancelled(&s.view, &HeatmapView::markCancelled);
        QSignalSpy chosen(&s.view, &HeatmapView::windowChosen);
        s.press(s.point(17, 10));
        s.move(s.point(17, 15));
        QCOMPARE(hovered.count(), 1);
        QCOMPARE(hovered[0][0].value<Instant>(), at(kVilnius, 2026, 11, 17, 15));
        s.view.setDragVerdict(Tone::Warn, QStringLiteral("Berlin is at its cap"));
        keepPicture(s.view, QStringLiteral("heatmap-move"));
        QVERIFY(dropped.isEmpty());
        s.release(s.point(17, 15));
        QCOMPARE(dropped.count(), 1);
        QVERIFY(chosen.isEmpty());
        s.press(s.point(17, 10));
        s.move(s.point(17, 16));
        QTest::keyClick(&s.view, Qt::Key_Escape);
        QCOMPARE(cancelled.count(), 1);
        s.release(s.point(17, 16));
        QCOMPARE(dropped.count(), 1);
    }

    void a_gap_cannot_be_pointed_at()
    {
        HeatmapView view;
        view.setOwnZone(zoneOf(kVilnius));
        view.setRange(QDate(2026, 3, 27), 7);
        view.setNow(at(kVilnius, 2026, 3, 27, 8));
        view.resize(810, 340);
        view.show();
        view.setData(livedIn(view.geometry().range(), false));
        const QRectF gap = view.geometry().bandOf(2, 6); // Sun 29 Mar 03:00
        QSignalSpy chosen(&view, &HeatmapView::windowChosen);
        const QPoint p = (gap.center() + QPointF(0, 24)).toPoint();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, p);
        QVERIFY(!view.current() || view.geometry().spotOf(*view.current())->column != 6);
        QVERIFY(chosen.isEmpty());
        QVERIFY(view.sentenceOf({2, 6, 0}).contains(QStringLiteral("does not exist")));
        keepPicture(view, QStringLiteral("heatmap-spring"));
    }
};

CB_TEST(TstHeatmapView)
#include "tst_heatmapview.moc"
