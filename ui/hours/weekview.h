// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/spokentable.h"
#include "ui/hours/firmweek.h"
#include "ui/hours/hourscontroller.h"
#include "ui/hours/weekgeometry.h"

#include <QAbstractScrollArea>
#include <QBrush>
#include <QTimer>

namespace callboard {

/// The week as a grid: callable band, booked calls per quarter of an hour, and what a proposal pushes out. Its edges
/// drag in steps of 5 min, its heads switch days, and all of that works from the keyboard: arrows move the cursor,
/// Home and End choose the edge, Shift+Up and Shift+Down move it, Space switches the day, Esc drops a drag.
class WeekView : public QAbstractScrollArea, public SpokenTable
{
    Q_OBJECT

public:
    explicit WeekView(HoursController &controller, QWidget *parent = nullptr);

    void setMonday(QDate monday);
    QDate monday() const { return m_monday; }
    /// Bars on each person's clock (the hours' own), or all on the operator's; then the edges cannot be dragged, for
    /// one clock here is many hours there.
    void setOwnClock(const std::optional<Zone> &zone);

    const WeekGeometry &geometry() const { return m_geometry; }
    const FirmWeek::Week &week() const { return m_week; }
    int cursorDay() const { return m_cursorDay; }
    int cursorQuarter() const { return m_cursorQuarter; }
    void setCursorCell(int day, int quarter);
    /// "Tue 17 Nov 17:30. 5 calls booked. 3 would fall out." for hover and screen readers.
    QString sentenceOf(int day, int quarter) const;
    /// "Close 17:30. 89 booked calls fall out, 43 more than at 17:45."
    QString edgeSentence() const;
    QRect cellRectOnScreen(int day, int quarter) const;
    int firstQuarter() const { return m_geometry.firstMinute / 15; }
    int quarterCount() const { return (m_geometry.lastMinute - m_geometry.firstMinute) / 15; }

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    int spokenRows() const override { return 7; }
    int spokenColumns() const override { return quarterCount(); }
    QString spokenCell(int row, int column) const override { return sentenceOf(row, firstQuarter() + column); }
    QString spokenRow(int row) const override;
    QString spokenColumn(int column) const override;
    QRect spokenPlace(int row, int column) const override { return cellRectOnScreen(row, firstQuarter() + column); }
    std::optional<QPoint> spokenCellAt(QPoint onScreen) const override;
    std::optional<QPoint> spokenCursor() const override;
    QString spokenValue() const override { return edgeSentence(); }

    void refresh();
    void layOut();
    std::optional<HoursEdge> edgeAt(QPointF position) const;
    void announce();
    bool edgesCanMove() const { return !m_ownClock && m_controller.proposal().hours.has_value(); }

    void paintGround(QPainter &painter) const;
    /// What holidays and split days take out of the band of that day.
    void paintClosed(QPainter &painter, int day, const QBrush &closed) const;
    void paintBars(QPainter &painter) const;
    void paintEdges(QPainter &painter) const;
    void paintSaved(QPainter &painter) const;
    void paintAxis(QPainter &painter) const;
    void paintHead(QPainter &painter) const;
    void paintLadder(QPainter &painter) const;
    void paintTag(QPainter &painter) const;
    void paintCursor(QPainter &painter) const;
    void paintHandle(QPainter &painter, double y) const;

    HoursController &m_controller;
    WeekGeometry m_geometry;
    FirmWeek::Week m_week;
    QDate m_monday;
    std::optional<Zone> m_ownClock;
    int m_cursorDay = 0;
    int m_cursorQuarter = 36;
    bool m_keyboardFocus = false;
    QTimer m_announceTimer;
};

} // namespace callboard
