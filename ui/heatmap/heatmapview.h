// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/spokentable.h"
#include "ui/common/statesign.h"
#include "ui/heatmap/heatpainter.h"
#include "ui/heatmap/heatruler.h"

#include <QAbstractScrollArea>
#include <QPointer>
#include <QTimer>

namespace callboard {

class HeatHoverCard;

/// The availability heatmap: one row a day, wall-clock time across, two rulers, a window to choose, a cursor to move
/// (DESIGN-LANGUAGE section 5). Shows what it is given and says what the operator does; asks nobody.
/// The cursor, the window and the hovered cell are instants, so they stay where they are when the cells change.
class HeatmapView : public QAbstractScrollArea, public SpokenTable
{
    Q_OBJECT

public:
    explicit HeatmapView(QWidget *parent = nullptr);
    ~HeatmapView() override;

    void setOwnZone(const Zone &zone);
    /// The lower ruler; nullopt hides it.
    void setSecondZone(const std::optional<Zone> &zone);
    void setRange(QDate firstDay, int days);
    void setCellMinutes(int minutes);
    void setData(const HeatData &answer);
    void setNow(Instant now);
    void setAfter(bool after);
    void setPalette(HeatPaletteKind kind);
    /// Rows of 28 instead of 38 (the S rules).
    void setCompact(bool compact);
    /// The hover card appears in the view; off when a dock shows the arithmetic instead.
    void setCardEnabled(bool enabled);

    const HeatGeometry &geometry() const { return m_geometry; }
    const HeatGrid &grid() const { return m_grid; }
    const Zone &ownZone() const { return m_frame.zone; }

    InstantRange chosenWindow() const { return m_window; }
    QRect cellRectOnScreen(int row, int column) const;
    void setWindow(InstantRange window);
    /// The cell with the keyboard cursor, its start.
    std::optional<Instant> current() const { return m_current; }
    void setCurrent(Instant t);
    /// The moment whose arithmetic is of interest: under the pointer, else the cursor.
    std::optional<Instant> spot() const { return m_hovered ? m_hovered : m_current; }

    /// One booked call that can be dragged to another slot.
    struct Mark
    {
        Instant at;
        milliseconds length{0};
        QString label;
    };
    void setMark(const std::optional<Mark> &mark);
    /// Beside the pointer while a call is dragged: what letting go here would mean.
    void setDragVerdict(Tone tone, const QString &sentence);

    /// Answers cellWanted; shows the hover card unless the spot has moved on.
    void showCell(const HeatCell &cell);
    void hideCard();
    HeatHoverCard *card() const { return m_card; }

    /// What a screen reader hears for a cell.
    QString sentenceOf(const HeatSpot &spot) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Keyboard or mouse chose another window; empty = dropped.
    void windowChosen(callboard::InstantRange window);
    /// The same while it is still dragged.
    void windowChanging(callboard::InstantRange window);
    void currentChanged(callboard::Instant t);
    /// spot() changed (nullopt when the pointer left and there is no cursor).
    void spotChanged();
    /// The pointer or cursor rests: the arithmetic of this moment is wanted.
    void cellWanted(callboard::Instant t);
    void explainRequested(callboard::Instant t);
    /// +1 coarser, -1 finer cells.
    void zoomRequested(int direction);
    void menuRequested(callboard::Instant t, QPoint global);
    void secondRulerMenuRequested(QPoint global);
    void markHovered(callboard::Instant t);
    void markDropped();
    void markCancelled();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    enum class Drag { None, Select, Start, End, Mark };

    // for screen readers (heatmapview_spoken.cpp)
    int spokenRows() const override { return m_geometry.rows(); }
    int spokenColumns() const override { return m_geometry.columns(); }
    QString spokenCell(int row, int column) const override;
    QString spokenRow(int row) const override;
    QString spokenColumn(int column) const override;
    QRect spokenPlace(int row, int column) const override { return cellRectOnScreen(row, column); }
    std::optional<QPoint> spokenCellAt(QPoint onScreen) const override;
    std::optional<QPoint> spokenCursor() const override;
    QString spokenValue() const override;
    bool canSelectCells() const override { return true; }
    bool isCellSelected(QPoint cell) const override;
    QList<QPoint> selectedCells() const override;

    // layout
    HeatMeasures measures() const;
    void relayout();
    void rebuildGrid();
    void redraw();
    double rulerHeight() const;
    QPointF toContent(QPointF viewportPosition) const;
    QRectF toViewport(QRectF content) const;
    QRectF canvas() const;
    void ensureVisible(Instant t);

    // painting (heatmapview_paint.cpp)
    void drawStill();
    void drawRulers(QPainter *painter);
    void drawRuler(QPainter *painter, const HeatRuler &ruler, const Zone &zone, double top, double height, bool own);
    void drawLabels(QPainter *painter);
    void drawWindow(QPainter *painter);
    void drawHandle(QPainter *painter, QPointF corner);
    void drawMark(QPainter *painter);
    void drawCursor(QPainter *painter);
    void drawNow(QPainter *painter);
    void drawVerdict(QPainter *painter);

    // input (heatmapview_input.cpp)
    std::optional<Instant> instantAt(QPointF viewportPosition) const;
    Drag handleAt(QPointF viewportPosition) const;
    QPointF startHandle() const;
    QPointF endHandle() const;
    void dragTo(QPointF viewportPosition);
    void finishDrag();
    void moveCurrent(Instant t, bool select);
    bool moveByKey(QKeyEvent *event);
    Instant stretchEnd(Instant from, bool towardsEnd) const;
    void pressSpace();
    void dropWindow();
    void hoverAt(std::optional<Instant> t);
    void wantCell();
    void chooseWindow(InstantRange window, bool final);

    HeatFrame m_frame;
    std::optional<Zone> m_secondZone;
    HeatGeometry m_geometry;
    HeatData m_data;
    HeatGrid m_grid;
    HeatPainter m_painter;
    HeatPaletteKind m_palette = HeatPaletteKind::Viridis;
    Instant m_now;
    bool m_after = true;
    bool m_compact = false;
    bool m_cardEnabled = true;
    QPixmap m_still;
    bool m_stillValid = false;
    bool m_dividing = false; ///< relayout is at work: its own resize events say nothing new

    InstantRange m_window;
    std::optional<Instant> m_current;
    std::optional<Instant> m_hovered;
    std::optional<Instant> m_anchor;
    bool m_spaceSetStart = false;
    bool m_keyboardFocus = false;
    Drag m_drag = Drag::None;
    std::optional<Instant> m_dragOrigin;
    InstantRange m_windowBefore;
    QPointF m_pointer;

    std::optional<Mark> m_mark;
    std::optional<Instant> m_markPlace;
    Tone m_verdictTone = Tone::Neutral;
    QString m_verdict;

    HeatHoverCard *m_card;
    QTimer m_rest;
};

} // namespace callboard
