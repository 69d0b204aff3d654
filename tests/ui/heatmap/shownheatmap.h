// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/heatmap/heatfixture.h"
#include "ui/heatmap/heatmapview.h"

#include <QScrollBar>
#include <QTest>

namespace callboard::test {

inline const char *const kVilnius = "Europe/Vilnius";

/// A shown heatmap of two weeks from Monday 16 November 2026, 15 px a cell.
struct Shown
{
    HeatmapView view;
    Shown()
    {
        view.setOwnZone(zoneOf(kVilnius));
        view.setSecondZone(zoneOf("America/New_York"));
        view.setRange(QDate(2026, 11, 16), 14);
        view.setNow(at(kVilnius, 2026, 11, 16, 16, 42));
        view.resize(78 + 48 * 15 + 10, 44 + 14 * 38 + 16);
        view.show();
        view.activateWindow();
        if (!QTest::qWaitForWindowActive(&view))
            qFatal("an offscreen window did not become active");
        view.setData(livedIn(view.geometry().range(), true));
        view.setFocus();
    }
    /// Middle of the cell at a local time, in the viewport.
    QPoint point(int day, int hour, int minute = 0)
    {
        const HeatSpot spot = *view.geometry().spotOf(at(kVilnius, 2026, 11, day, hour, minute));
        const QRectF cell = view.geometry().rectOf(spot);
        return (cell.center() + QPointF(-view.horizontalScrollBar()->value(), 44 - view.verticalScrollBar()->value()))
            .toPoint();
    }
    /// Top left corner of a cell, in the viewport.
    QPoint corner(int row, int column)
    {
        return (view.geometry().bandOf(row, column).topLeft() + QPointF(0, 44)).toPoint();
    }
    void press(QPoint p) { QTest::mousePress(view.viewport(), Qt::LeftButton, {}, p); }
    void move(QPoint p)
    {
        QMouseEvent event(QEvent::MouseMove, p, view.viewport()->mapToGlobal(p), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(view.viewport(), &event);
    }
    void hover(QPoint p)
    {
        QMouseEvent event(QEvent::MouseMove, p, view.viewport()->mapToGlobal(p), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(view.viewport(), &event);
    }
    void release(QPoint p) { QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, p); }
};

} // namespace callboard::test
