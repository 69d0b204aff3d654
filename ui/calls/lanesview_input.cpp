// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Mouse, wheel and keys of the lanes.
#include "ui/calls/lanesview.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace callboard {

void LanesView::stepTime(int direction)
{
    if (!m_cursor) {
        stepEnd(false);
        return;
    }
    const auto &bars = m_lanes[static_cast<size_t>(m_cursor->lane)].bars;
    const int line = bars[static_cast<size_t>(m_cursor->bar)].line;
    for (int i = m_cursor->bar + direction; i >= 0 && i < static_cast<int>(bars.size()); i += direction) {
        if (bars[static_cast<size_t>(i)].line == line) {
            setCursorPlace({m_cursor->lane, i});
            return;
        }
    }
}

void LanesView::stepLine(int direction)
{
    const std::vector<Line> lines = linesOfLanes();
    const auto count = static_cast<int>(lines.size());
    int row = direction > 0 ? -1 : count;
    Instant start = m_now;
    if (m_cursor) {
        const LaneBar &bar = m_lanes[static_cast<size_t>(m_cursor->lane)].bars[static_cast<size_t>(m_cursor->bar)];
        start = bar.start;
        const auto here = std::find_if(lines.begin(), lines.end(), [&](const Line &line) {
            return line.lane == m_cursor->lane && line.line == bar.line;
        });
        row = static_cast<int>(here - lines.begin());
    }
    for (int next = row + direction; next >= 0 && next < count; next += direction) {
        const Line &line = lines[static_cast<size_t>(next)];
        if (line.bars.empty())
            continue;
        const auto &bars = m_lanes[static_cast<size_t>(line.lane)].bars;
        const int nearest = *std::min_element(line.bars.begin(), line.bars.end(), [&](int a, int b) {
            const auto distance = [&](int i) { return std::abs((bars[static_cast<size_t>(i)].start - start).count()); };
            return distance(a) < distance(b);
        });
        setCursorPlace({line.lane, nearest});
        return;
    }
}

void LanesView::stepEnd(bool last)
{
    if (!m_cursor) {
        stepLine(1);
        return;
    }
    const auto &bars = m_lanes[static_cast<size_t>(m_cursor->lane)].bars;
    const int line = bars[static_cast<size_t>(m_cursor->bar)].line;
    int found = m_cursor->bar;
    for (int i = 0; i < static_cast<int>(bars.size()); ++i) {
        if (bars[static_cast<size_t>(i)].line != line)
            continue;
        found = last ? i : std::min(found, i);
    }
    setCursorPlace({m_cursor->lane, found});
}

void LanesView::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        stepTime(-1);
        return;
    case Qt::Key_Right:
        stepTime(1);
        return;
    case Qt::Key_Up:
        stepLine(-1);
        return;
    case Qt::Key_Down:
        stepLine(1);
        return;
    case Qt::Key_Home:
        stepEnd(false);
        return;
    case Qt::Key_End:
        stepEnd(true);
        return;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        const milliseconds page = m_geometry.shown().length() / 2;
        const Instant centre = m_geometry.from + page;
        showAt(event->key() == Qt::Key_PageUp ? centre - page : centre + page);
        return;
    }
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(1.5);
        return;
    case Qt::Key_Minus:
        zoom(1 / 1.5);
        return;
    case Qt::Key_0:
        followNow();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current)
            emit activated(*m_current);
        return;
    case Qt::Key_F2:
        if (m_current)
            emit moveDialogWanted(*m_current);
        return;
    case Qt::Key_Escape:
        if (isMoving()) {
            stopMoving();
            emit moveCancelled();
            return;
        }
        break;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void LanesView::wheelEvent(QWheelEvent *event)
{
    const QPoint delta = event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier) {
        stopFollowing();
        m_zoomed = true;
        m_geometry.zoomAround(m_geometry.instantAt(event->position().x()), delta.y() > 0 ? 1.25 : 0.8);
        redraw();
        checkSpan();
        event->accept();
        return;
    }
    const bool sideways = (event->modifiers() & Qt::ShiftModifier) || std::abs(delta.x()) > std::abs(delta.y());
    if (!sideways) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    const int turned = std::abs(delta.x()) > std::abs(delta.y()) ? delta.x() : delta.y();
    const Instant centre = m_geometry.instantAt(m_geometry.headWidth + m_geometry.axisWidth() / 2);
    showAt(centre - milliseconds(std::llround(turned / m_geometry.pxPerMinute * 60'000.0 / 2)));
    event->accept();
}

void LanesView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPointF at = event->position();
    const auto hit = at.y() < m_geometry.rulerHeight ? std::nullopt : m_geometry.barAt(m_lanes, toContent(at));
    Drag drag;
    drag.pressed = at;
    drag.fromAtPress = m_geometry.from;
    if (hit) {
        drag.place = *hit;
        const LaneBar &bar = m_lanes[static_cast<size_t>(hit->lane)].bars[static_cast<size_t>(hit->bar)];
        drag.grip = m_geometry.instantAt(at.x()) - bar.start;
        drag.to = bar.start;
        drag.reservation = bar.reservation;
        drag.lane = hit->lane;
        setCursorPlace(*hit);
    } else {
        drag.panning = true;
    }
    m_drag = drag;
}

void LanesView::continueMove(QPointF at)
{
    const double startX = m_geometry.xOf(m_geometry.instantAt(at.x()) - m_drag->grip);
    const Instant to = m_geometry.minuteAt(startX);
    const int under = m_geometry.laneAt(toContent(at).y());
    const int lane = under < 0 ? m_drag->lane : under;
    if (to == m_drag->to && lane == m_drag->lane && m_drag->moving)
        return;
    m_drag->to = to;
    m_drag->lane = lane;
    m_allowed.reset();
    m_tag.clear();
    std::optional<PhoneNumberId> number;
    if (lane != m_drag->place.lane)
        number = m_lanes[static_cast<size_t>(lane)].number.id;
    emit moveHovered(to, number);
    viewport()->update();
}

void LanesView::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF at = event->position();
    if (m_drag && (event->buttons() & Qt::LeftButton)) {
        const bool far = (at - m_drag->pressed).manhattanLength() >= QApplication::startDragDistance();
        if (m_drag->panning && far) {
            stopFollowing();
            const double minutes = (m_drag->pressed.x() - at.x()) / m_geometry.pxPerMinute;
            m_geometry.from = m_drag->fromAtPress + milliseconds(std::llround(minutes * 60'000.0));
            redraw();
            checkSpan();
            return;
        }
        if (m_drag->panning)
            return;
        const LaneBar &bar =
            m_lanes[static_cast<size_t>(m_drag->place.lane)].bars[static_cast<size_t>(m_drag->place.bar)];
        if (!m_drag->moving && far && bar.movable) {
            m_drag->moving = true;
            viewport()->setCursor(Qt::SizeHorCursor);
            emit moveBegan(bar.reservation);
        }
        if (isMoving())
            continueMove(at);
        return;
    }
    const auto hit = at.y() < m_geometry.rulerHeight ? std::nullopt : m_geometry.barAt(m_lanes, toContent(at));
    if (hit != m_hover) {
        m_hover = hit;
        const bool movable = hit && m_lanes[static_cast<size_t>(hit->lane)].bars[static_cast<size_t>(hit->bar)].movable;
        viewport()->setCursor(movable ? Qt::SizeHorCursor : Qt::ArrowCursor);
        viewport()->update();
    }
}

void LanesView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const bool moved = isMoving();
    viewport()->setCursor(Qt::ArrowCursor);
    if (!moved) {
        m_drag.reset();
        return;
    }
    m_drag->moving = true; // the ghost stays until the answer is here
    emit moveDropped();
}

void LanesView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto hit = m_geometry.barAt(m_lanes, toContent(event->position()));
    if (hit && m_current)
        emit activated(*m_current);
}

bool LanesView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const auto hit = m_geometry.barAt(m_lanes, toContent(help->pos()));
        if (hit && help->pos().y() >= m_geometry.rulerHeight) {
            const LaneBar &bar = m_lanes[static_cast<size_t>(hit->lane)].bars[static_cast<size_t>(hit->bar)];
            QToolTip::showText(help->globalPos(), describe(bar), viewport(), rectOf(*hit).toAlignedRect());
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    if (event->type() == QEvent::Leave && m_hover) {
        m_hover.reset();
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void LanesView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (!m_cursor && event->reason() != Qt::MouseFocusReason)
        stepLine(1);
    viewport()->update();
}

void LanesView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace callboard
