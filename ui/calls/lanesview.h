// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/calls/lanegeometry.h"
#include "ui/common/spokentable.h"
#include "ui/common/statesign.h"

#include <QAbstractScrollArea>
#include <QImage>
#include <QTimer>

#include <functional>
#include <optional>

namespace callboard {

/// Timeline lanes, one per number, one sub-lane per line. Painted once per data change into an image, then blitted;
/// now, hover, cursor and a dragged call are drawn over it. Keys: arrows and Home, End move the cursor from bar to bar,
/// + and - zoom, 0 goes back to now, Enter opens, F2 moves by dialog, Esc puts a dragged call back. Follows now until
/// scrolled.
class LanesView : public QAbstractScrollArea, public SpokenTable
{
    Q_OBJECT

public:
    explicit LanesView(QWidget *parent = nullptr);

    void setLanes(std::vector<Lane> lanes);
    const std::vector<Lane> &lanes() const { return m_lanes; }
    void setNow(Instant now);
    /// The operator's zone: ruler, now chip.
    void setZone(const Zone &zone);
    /// What the hover text and a screen reader say of a bar.
    void setDescriber(std::function<QString(const LaneBar &)> describe) { m_describe = std::move(describe); }
    /// Heights of a line: 9 px on large windows.
    void setRoomy(bool roomy);

    void setCurrent(const std::optional<ReservationId> &reservation);
    std::optional<ReservationId> current() const;
    /// Brings a bar into view without moving more than needed.
    void reveal(const ReservationId &reservation);

    void showAt(Instant at);
    void zoom(double factor);
    void followNow();
    bool followsNow() const { return m_follow; }
    /// The stretch lanes should be laid out for: what is in view and as much again on both sides.
    InstantRange wantedSpan() const;
    const LaneGeometry &laneGeometry() const { return m_geometry; }

    /// Text beside the dragged call, and whether the place is good; nullopt while nobody knows yet.
    void setMoveTag(const QString &text, std::optional<bool> allowed);
    QString moveTag() const { return m_tag; }
    bool isMoving() const { return m_drag && m_drag->moving; }
    void stopMoving();

    QString describe(const LaneBar &bar) const;
    std::optional<LanePlace> cursor() const { return m_cursor; }
    void setCursorPlace(const LanePlace &place);
    /// In coordinates of the viewport.
    QRectF rectOf(const LanePlace &place) const;

signals:
    /// By mouse or keyboard.
    void currentChosen(const callboard::ReservationId &reservation);
    void activated(const callboard::ReservationId &reservation);
    void moveDialogWanted(const callboard::ReservationId &reservation);
    void moveBegan(const callboard::ReservationId &reservation);
    /// `number` is set when the call hangs over another number's lane.
    void moveHovered(callboard::Instant to, const std::optional<callboard::PhoneNumberId> &number);
    void moveDropped();
    void moveCancelled();
    /// What is in view left the stretch the lanes were laid out for.
    void spanWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// The lines of all lanes below each other: the rows of the table that a screen reader sees.
    struct Line
    {
        int lane = 0;
        int line = 0;
        std::vector<int> bars;
    };
    std::vector<Line> linesOfLanes() const;
    std::optional<LanePlace> placeOfCell(int row, int column) const;
    std::optional<QPoint> cellOfPlace(const LanePlace &place) const;
    int spokenRows() const override;
    int spokenColumns() const override;
    QString spokenCell(int row, int column) const override;
    QString spokenRow(int row) const override;
    QString spokenColumn(int column) const override;
    QRect spokenPlace(int row, int column) const override;
    std::optional<QPoint> spokenCellAt(QPoint onScreen) const override;
    std::optional<QPoint> spokenCursor() const override;
    bool canSelectCells() const override { return true; }
    bool isCellSelected(QPoint cell) const override { return spokenCursor() == cell; }
    QList<QPoint> selectedCells() const override;

    struct Drag
    {
        LanePlace place;
        ReservationId reservation; ///< lanes may be laid out anew under the hand
        QPointF pressed;
        milliseconds grip{0}; ///< from the bar's start to where it was taken
        bool moving = false;
        bool panning = false; ///< the empty ground was taken: the time axis moves
        Instant fromAtPress;
        Instant to;
        int lane = -1;
    };
    void applyMetrics();
    void updateScrollBars();
    void redraw();
    void checkSpan();
    void fitZoom();
    double headWidth() const;
    Instant fromWhileFollowing(Instant now) const;
    void stopFollowing();
    void stepTime(int direction);
    void stepLine(int direction);
    void stepEnd(bool last);
    QPointF toContent(QPointF viewport) const;
    std::optional<LanePlace> placeOf(const ReservationId &reservation) const;
    void drawCursor(QPainter &painter) const;
    void drawDragged(QPainter &painter) const;
    void continueMove(QPointF at);

    std::vector<Lane> m_lanes;
    LaneGeometry m_geometry;
    Zone m_own = Zone::utc();
    Instant m_now;
    bool m_follow = true;
    bool m_roomy = false;
    bool m_zoomed = false; ///< by the user: the width of the window no longer decides
    std::function<QString(const LaneBar &)> m_describe;
    std::optional<ReservationId> m_current;
    std::optional<LanePlace> m_cursor;
    std::optional<LanePlace> m_hover;
    std::optional<Drag> m_drag;
    QString m_tag;
    std::optional<bool> m_allowed;
    InstantRange m_toldSpan;
    QImage m_image;
    bool m_stale = true;
};

} // namespace callboard
