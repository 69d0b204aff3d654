// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Mouse and keyboard of HeatmapView.
#include "ui/heatmap/heatmapview.h"

#include "ui/heatmap/heathovercard.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

namespace callboard {

namespace {

constexpr double kGrab = 8; ///< px at scale 1 around a handle

} // namespace

std::optional<Instant> HeatmapView::instantAt(QPointF position) const
{
    if (!canvas().contains(position))
        return std::nullopt;
    const auto spot = m_geometry.cellAt(toContent(position));
    if (!spot)
        return std::nullopt;
    const InstantRange span = m_geometry.spanOf(*spot);
    if (span.isEmpty()) // a time that does not exist cannot be pointed at
        return std::nullopt;
    return span.start;
}

QPointF HeatmapView::startHandle() const
{
    const auto segments = m_geometry.segmentsOf(m_window);
    if (segments.empty() || segments.front().comesFromBefore)
        return {-1000, -1000};
    return toViewport({segments.front().left, m_geometry.rowTop(segments.front().row), 0, 0}).topLeft();
}

QPointF HeatmapView::endHandle() const
{
    const auto segments = m_geometry.segmentsOf(m_window);
    if (segments.empty() || segments.back().goesOn)
        return {-1000, -1000};
    return toViewport({segments.back().right, m_geometry.rowTop(segments.back().row), 0, 0}).topLeft();
}

HeatmapView::Drag HeatmapView::handleAt(QPointF position) const
{
    if (m_window.isEmpty())
        return Drag::None;
    const double grab = kGrab * theme(this).scale;
    const auto near = [&](QPointF handle) { return (handle - position).manhattanLength() <= grab * 1.5; };
    if (near(endHandle()))
        return Drag::End;
    return near(startHandle()) ? Drag::Start : Drag::None;
}

void HeatmapView::mousePressEvent(QMouseEvent *event)
{
    hideCard();
    const QPointF position = event->position();
    if (event->button() == Qt::LeftButton && m_secondZone && position.y() < rulerHeight() &&
        position.y() > rulerHeight() / 2 && position.x() < m_frame.measures.labelWidth) {
        emit secondRulerMenuRequested(event->globalPosition().toPoint());
        return;
    }
    const auto t = instantAt(position);
    if (event->button() != Qt::LeftButton)
        return;
    m_pointer = position;
    m_drag = handleAt(position);
    m_windowBefore = m_window;
    if (m_drag != Drag::None)
        return;
    if (!t)
        return;
    m_keyboardFocus = false;
    m_spaceSetStart = false;
    if (m_mark && m_geometry.spotOf(m_mark->at) == m_geometry.spotOf(*t)) {
        m_drag = Drag::Mark;
        m_markPlace = *t;
        return;
    }
    if (event->modifiers() & Qt::ShiftModifier && m_current) {
        moveCurrent(*t, true);
        return;
    }
    m_drag = Drag::Select;
    m_dragOrigin = *t;
    m_anchor = *t;
    setCurrent(*t);
}

void HeatmapView::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    if (m_drag != Drag::None) {
        dragTo(m_pointer);
        return;
    }
    const Drag handle = handleAt(m_pointer);
    viewport()->setCursor(handle == Drag::None ? Qt::ArrowCursor : Qt::SizeHorCursor);
    hoverAt(instantAt(m_pointer));
}

/// While an edge is dragged out of the canvas the map scrolls after it.
void HeatmapView::dragTo(QPointF position)
{
    const QRectF area = canvas();
    QScrollBar *v = verticalScrollBar();
    if (position.y() > area.bottom())
        v->setValue(v->value() + v->singleStep() / 4);
    else if (position.y() < area.top())
        v->setValue(v->value() - v->singleStep() / 4);
    const QPointF inside(std::clamp(position.x(), area.left(), area.right() - 1),
                         std::clamp(position.y(), area.top(), area.bottom() - 1));
    const auto t = instantAt(inside);
    if (!t)
        return;
    const auto cell = m_geometry.spanOf(*m_geometry.spotOf(*t));
    switch (m_drag) {
    case Drag::None:
        return;
    case Drag::Mark:
        m_verdict.clear();
        m_markPlace = *t;
        emit markHovered(*t);
        viewport()->update();
        return;
    case Drag::Select:
        if (*t == *m_dragOrigin && m_window == m_windowBefore)
            return; // a click moves the cursor only
        chooseWindow(m_geometry.rangeBetween(*m_dragOrigin, *t), false);
        setCurrent(*t);
        return;
    case Drag::Start:
        chooseWindow({std::min(cell.start, m_window.end - milliseconds(m_frame.cellMinutes * kMinute)), m_window.end},
                     false);
        return;
    case Drag::End:
        chooseWindow({m_window.start, std::max(cell.end, m_window.start + milliseconds(m_frame.cellMinutes * kMinute))},
                     false);
        return;
    }
}

void HeatmapView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        finishDrag();
}

void HeatmapView::finishDrag()
{
    const Drag drag = m_drag;
    m_drag = Drag::None;
    m_dragOrigin.reset();
    if (drag == Drag::None)
        return;
    viewport()->update();
    if (drag == Drag::Mark) {
        m_verdict.clear();
        emit markDropped();
        return;
    }
    if (!(m_window == m_windowBefore))
        emit windowChosen(m_window);
}

void HeatmapView::chooseWindow(InstantRange window, bool final)
{
    if (window.isEmpty() && m_window.isEmpty())
        return;
    const bool changed = !(m_window == window);
    m_window = window;
    viewport()->update();
    if (final)
        emit windowChosen(window);
    else if (changed)
        emit windowChanging(window);
}

bool HeatmapView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave && !m_card->geometry().contains(viewport()->mapFromGlobal(QCursor::pos())))
        hoverAt(std::nullopt);
    if (event->type() == QEvent::ToolTip)
        return true; // the card is the tooltip
    return QAbstractScrollArea::viewportEvent(event);
}

void HeatmapView::hoverAt(std::optional<Instant> t)
{
    if (t == m_hovered)
        return;
    m_hovered = t;
    m_card->hide();
    m_rest.stop();
    if (t)
        m_rest.start();
    viewport()->update();
    emit spotChanged();
}

void HeatmapView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        if (event->angleDelta().y() != 0)
            emit zoomRequested(event->angleDelta().y() > 0 ? -1 : 1);
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

/// Moves the cursor; with `select` the window runs from where the selection began to it.
void HeatmapView::moveCurrent(Instant t, bool select)
{
    if (select && !m_anchor)
        m_anchor = m_current.value_or(t);
    if (!select && !m_spaceSetStart)
        m_anchor.reset();
    m_hovered.reset();
    hideCard();
    setCurrent(t);
    if ((select || m_spaceSetStart) && m_anchor)
        chooseWindow(m_geometry.rangeBetween(*m_anchor, *m_current), select);
    m_rest.start();
}

bool HeatmapView::moveByKey(QKeyEvent *event)
{
    const bool select = event->modifiers() & Qt::ShiftModifier;
    const Instant t = m_current.value_or(m_geometry.range().start);
    switch (event->key()) {
    case Qt::Key_Left:
        moveCurrent(m_geometry.previousCell(t), select);
        return true;
    case Qt::Key_Right:
        moveCurrent(m_geometry.nextCell(t), select);
        return true;
    case Qt::Key_Up:
        moveCurrent(m_geometry.sameTimeOn(t, -1), select);
        return true;
    case Qt::Key_Down:
        moveCurrent(m_geometry.sameTimeOn(t, 1), select);
        return true;
    case Qt::Key_PageUp:
        moveCurrent(m_geometry.sameTimeOn(t, -7), select);
        return true;
    case Qt::Key_PageDown:
        moveCurrent(m_geometry.sameTimeOn(t, 7), select);
        return true;
    case Qt::Key_Home:
        moveCurrent(stretchEnd(t, false), select);
        return true;
    case Qt::Key_End:
        moveCurrent(stretchEnd(t, true), select);
        return true;
    default:
        return false;
    }
}

/// The first or last cell of the callable stretch the cursor is in; from a closed cell, of the next stretch that way.
Instant HeatmapView::stretchEnd(Instant from, bool towardsEnd) const
{
    const auto isOpen = [this](Instant t) { return m_grid.at(*m_geometry.spotOf(t)).kind == HeatValue::Kind::Open; };
    const auto next = [&](Instant t) { return towardsEnd ? m_geometry.nextCell(t) : m_geometry.previousCell(t); };
    Instant t = from;
    while (!isOpen(t) && next(t) != t)
        t = next(t);
    if (!isOpen(t))
        return from;
    while (next(t) != t && isOpen(next(t)))
        t = next(t);
    return t;
}

/// Space sets the start, Space again the end.
void HeatmapView::pressSpace()
{
    if (!m_current)
        return;
    if (!m_spaceSetStart) {
        m_spaceSetStart = true;
        m_windowBefore = m_window;
        m_anchor = m_current;
        chooseWindow(m_geometry.rangeBetween(*m_current, *m_current), false);
        return;
    }
    m_spaceSetStart = false;
    chooseWindow(m_geometry.rangeBetween(m_anchor.value_or(*m_current), *m_current), true);
    m_anchor.reset();
}

/// Esc takes back one thing: a call in hand, a window that is being made, the card, then the window.
void HeatmapView::dropWindow()
{
    if (m_drag == Drag::Mark) {
        m_drag = Drag::None;
        m_markPlace.reset();
        m_verdict.clear();
        viewport()->update();
        emit markCancelled();
    } else if (m_drag != Drag::None || m_spaceSetStart) {
        m_drag = Drag::None;
        m_dragOrigin.reset();
        m_spaceSetStart = false;
        m_anchor.reset();
        chooseWindow(m_windowBefore, true);
    } else if (m_card->isVisible()) {
        hideCard();
    } else {
        m_anchor.reset();
        chooseWindow({}, true);
    }
}

void HeatmapView::keyPressEvent(QKeyEvent *event)
{
    m_keyboardFocus = true;
    if (m_geometry.isEmpty() || moveByKey(event))
        return;
    switch (event->key()) {
    case Qt::Key_Space:
        pressSpace();
        return;
    case Qt::Key_Escape:
        dropWindow();
        return;
    case Qt::Key_E:
        if (event->modifiers() == Qt::NoModifier && m_current)
            emit explainRequested(*m_current);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        emit zoomRequested(1);
        return;
    case Qt::Key_Minus:
        emit zoomRequested(-1);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void HeatmapView::contextMenuEvent(QContextMenuEvent *event)
{
    hideCard();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        if (!m_current)
            return;
        const auto spot = m_geometry.spotOf(*m_current);
        const QRectF cell = toViewport(m_geometry.rectOf(*spot));
        emit menuRequested(*m_current, viewport()->mapToGlobal(cell.bottomLeft().toPoint()));
        return;
    }
    const auto t = instantAt(event->pos());
    if (!t)
        return;
    setCurrent(*t);
    emit menuRequested(*t, event->globalPos());
}

void HeatmapView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    m_keyboardFocus = event->reason() != Qt::MouseFocusReason;
    if (!m_current && !m_geometry.isEmpty()) {
        const InstantRange all = m_geometry.range();
        setCurrent(m_window.isEmpty() ? std::clamp(m_now, all.start, all.end - milliseconds(1))
                                      : std::clamp(m_window.start, all.start, all.end - milliseconds(1)));
    }
    viewport()->update();
}

void HeatmapView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        hideCard();
    viewport()->update();
}

} // namespace callboard
