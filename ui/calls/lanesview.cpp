// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/calls/lanesview.h"

#include "ui/calls/lanepainter.h"
#include "ui/common/figure.h"
#include "ui/common/timetext.h"

#include <QAccessible>
#include <QApplication>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace callboard {

namespace {

/// How much of the axis lies left of now while it is followed.
constexpr double kPastShare = 0.45;
/// Scrolling goes at most this far from now.
constexpr milliseconds kReach{14 * 24 * 3'600'000LL};

} // namespace

LanesView::LanesView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setAccessibleName(tr("Lanes of each number"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    verticalScrollBar()->setSingleStep(12);
    applyMetrics();
}

void LanesView::applyMetrics()
{
    const Theme &t = theme(this);
    m_geometry.headWidth = headWidth();
    m_geometry.rulerHeight = t.px(24);
    m_geometry.lineHeight = t.px(m_roomy ? 9 : 6);
    m_geometry.padding = t.px(5);
    m_geometry.leastLane = t.px(28);
    m_geometry.boxSize = t.px(8);
    m_geometry.setLanes(m_lanes);
    setMinimumHeight(t.px(80));
    updateScrollBars();
    redraw();
}

/// Room for the widest label and "12/12", between 104 and 180 px.
double LanesView::headWidth() const
{
    const Theme &t = theme(this);
    double widest = 0;
    for (const Lane &lane : m_lanes)
        widest = std::max(widest, figure::width(t.font(12, QFont::DemiBold), lane.number.label));
    const double load = figure::width(t.font(11), QStringLiteral("00/00"));
    return std::clamp(std::ceil(widest + load) + t.px(30), double(t.px(104)), double(t.px(180)));
}

void LanesView::setRoomy(bool roomy)
{
    if (std::exchange(m_roomy, roomy) == roomy)
        return;
    fitZoom();
    applyMetrics();
}

void LanesView::setLanes(std::vector<Lane> lanes)
{
    const std::optional<ReservationId> current = m_current;
    m_lanes = std::move(lanes);
    m_hover.reset();
    if (const double head = headWidth(); head != m_geometry.headWidth) {
        m_geometry.headWidth = head;
        fitZoom();
    }
    m_geometry.setLanes(m_lanes);
    m_cursor = current ? placeOf(*current) : std::nullopt;
    if (m_drag && !m_drag->panning) {
        if (const auto place = placeOf(m_drag->reservation)) {
            m_drag->place = *place;
            m_drag->lane = std::min(m_drag->lane, static_cast<int>(m_lanes.size()) - 1);
        } else {
            stopMoving();
            emit moveCancelled();
        }
    }
    updateScrollBars();
    redraw();
    QAccessibleTableModelChangeEvent event(this, QAccessibleTableModelChangeEvent::ModelReset);
    QAccessible::updateAccessibility(&event);
}

void LanesView::setNow(Instant now)
{
    m_now = now;
    if (m_follow && !isMoving()) {
        const Instant from =
            now - milliseconds(std::llround(m_geometry.axisWidth() * kPastShare / m_geometry.pxPerMinute * 60'000.0));
        // Whole pixels only, so that a following view repaints its image no more often than it must.
        const double shift = std::abs(m_geometry.xOf(from) - m_geometry.headWidth);
        if (shift >= 1 || m_image.isNull()) {
            m_geometry.from = from;
            redraw();
            checkSpan();
        }
    }
    viewport()->update();
}

void LanesView::setZone(const Zone &zone)
{
    m_own = zone;
    redraw();
}

void LanesView::followNow()
{
    m_follow = true;
    setNow(m_now);
}

void LanesView::stopFollowing()
{
    m_follow = false;
}

InstantRange LanesView::wantedSpan() const
{
    const InstantRange shown = m_geometry.shown();
    return {shown.start - shown.length(), shown.end + shown.length()};
}

void LanesView::checkSpan()
{
    const InstantRange shown = m_geometry.shown();
    if (shown.start < m_toldSpan.start || shown.end > m_toldSpan.end) {
        m_toldSpan = wantedSpan();
        emit spanWanted();
    }
}

void LanesView::showAt(Instant at)
{
    stopFollowing();
    const milliseconds half{std::llround(m_geometry.axisWidth() / 2 / m_geometry.pxPerMinute * 60'000.0)};
    m_geometry.from = std::clamp(at - half, m_now - kReach, m_now + kReach);
    redraw();
    checkSpan();
}

/// Six hours across, twelve on large windows, until the user chooses.
void LanesView::fitZoom()
{
    if (m_zoomed || m_geometry.axisWidth() <= 0)
        return;
    const double hours = m_roomy ? 12 : 6;
    m_geometry.pxPerMinute =
        std::clamp(m_geometry.axisWidth() / (hours * 60), LaneGeometry::kCoarsest, LaneGeometry::kFinest);
    if (m_follow)
        m_geometry.from = fromWhileFollowing(m_now);
}

Instant LanesView::fromWhileFollowing(Instant now) const
{
    return now - milliseconds(std::llround(m_geometry.axisWidth() * kPastShare / m_geometry.pxPerMinute * 60'000.0));
}

void LanesView::zoom(double factor)
{
    m_zoomed = true;
    const Instant centre = m_follow ? m_now : m_geometry.instantAt(m_geometry.headWidth + m_geometry.axisWidth() / 2);
    m_geometry.zoomAround(centre, factor);
    redraw();
    checkSpan();
}

void LanesView::redraw()
{
    m_stale = true;
    viewport()->update();
}

void LanesView::updateScrollBars()
{
    const int page = std::max(1, viewport()->height() - static_cast<int>(m_geometry.rulerHeight));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(std::ceil(m_geometry.contentHeight())) - page));
}

void LanesView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    m_geometry.width = viewport()->width();
    fitZoom();
    updateScrollBars();
    redraw();
    if (m_follow)
        setNow(m_now);
    checkSpan();
}

void LanesView::scrollContentsBy(int, int)
{
    redraw();
}

void LanesView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        applyMetrics();
}

std::optional<LanePlace> LanesView::placeOf(const ReservationId &reservation) const
{
    std::optional<LanePlace> found;
    int attempt = 0;
    for (size_t lane = 0; lane < m_lanes.size(); ++lane) {
        for (size_t bar = 0; bar < m_lanes[lane].bars.size(); ++bar) {
            const LaneBar &one = m_lanes[lane].bars[bar];
            if (one.reservation == reservation && one.attempt > attempt) {
                attempt = one.attempt;
                found = LanePlace{static_cast<int>(lane), static_cast<int>(bar)};
            }
        }
    }
    return found;
}

void LanesView::setCurrent(const std::optional<ReservationId> &reservation)
{
    if (m_current == reservation)
        return;
    m_current = reservation;
    m_cursor = reservation ? placeOf(*reservation) : std::nullopt;
    viewport()->update();
}

std::optional<ReservationId> LanesView::current() const
{
    return m_current;
}

void LanesView::setCursorPlace(const LanePlace &place)
{
    const LaneBar &bar = m_lanes[static_cast<size_t>(place.lane)].bars[static_cast<size_t>(place.bar)];
    m_cursor = place;
    m_current = bar.reservation;
    reveal(bar.reservation);
    viewport()->update();
    sayCursorMoved(this);
    emit currentChosen(bar.reservation);
}

void LanesView::reveal(const ReservationId &reservation)
{
    const auto place = m_cursor && m_current == reservation ? m_cursor : placeOf(reservation);
    if (!place)
        return;
    const LaneBar &bar = m_lanes[static_cast<size_t>(place->lane)].bars[static_cast<size_t>(place->bar)];
    const QRectF rect = m_geometry.rectOf(bar, place->lane);
    if (rect.left() < m_geometry.headWidth || rect.left() > m_geometry.width - 20)
        showAt(bar.start);
    const double top = m_geometry.tops[static_cast<size_t>(place->lane)];
    const double page = verticalScrollBar()->pageStep();
    const double y = verticalScrollBar()->value();
    if (rect.top() < y)
        verticalScrollBar()->setValue(static_cast<int>(top));
    else if (rect.bottom() > y + page)
        verticalScrollBar()->setValue(static_cast<int>(std::ceil(rect.bottom() - page + m_geometry.padding)));
}

QString LanesView::describe(const LaneBar &bar) const
{
    const QString word = stateWord(bar.state, bar.unknown);
    return m_describe ? m_describe(bar) : word;
}

QPointF LanesView::toContent(QPointF viewportPoint) const
{
    return viewportPoint + QPointF(0, verticalScrollBar()->value() - m_geometry.rulerHeight);
}

QRectF LanesView::rectOf(const LanePlace &place) const
{
    const LaneBar &bar = m_lanes[static_cast<size_t>(place.lane)].bars[static_cast<size_t>(place.bar)];
    return m_geometry.rectOf(bar, place.lane).translated(0, m_geometry.rulerHeight - verticalScrollBar()->value());
}

void LanesView::setMoveTag(const QString &text, std::optional<bool> allowed)
{
    m_tag = text;
    m_allowed = allowed;
    viewport()->update();
}

void LanesView::stopMoving()
{
    m_drag.reset();
    m_tag.clear();
    m_allowed.reset();
    viewport()->update();
}

void LanesView::paintEvent(QPaintEvent *)
{
    const double ratio = devicePixelRatioF();
    const LanePainter lanePainter(theme(this), m_geometry, m_own);
    if (m_stale || m_image.size() != viewport()->size() * ratio) {
        m_image = lanePainter.paint(m_lanes, viewport()->size(), verticalScrollBar()->value(), ratio);
        m_stale = false;
    }
    QPainter painter(viewport());
    painter.drawImage(0, 0, m_image);
    lanePainter.drawRulerAndNow(painter, m_now, viewport()->height());
    drawCursor(painter);
    if (isMoving())
        drawDragged(painter);
}

void LanesView::drawCursor(QPainter &painter) const
{
    const Theme &t = theme(this);
    painter.setClipRect(QRectF(m_geometry.headWidth, m_geometry.rulerHeight, m_geometry.axisWidth(), height()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    if (m_hover && m_hover != m_cursor) {
        painter.setPen(QPen(t.accentText, 1));
        painter.drawRoundedRect(rectOf(*m_hover).adjusted(-1.5, -1.5, 1.5, 1.5), 3, 3);
    }
    if (m_cursor) {
        const QRectF rect = rectOf(*m_cursor).adjusted(-2, -2, 2, 2);
        const int ring = t.focusWidth();
        painter.setPen(QPen(t.surface, ring + 2));
        painter.drawRoundedRect(rect, 4, 4);
        painter.setPen(QPen(hasFocus() ? t.focus : t.text, ring));
        painter.drawRoundedRect(rect, 4, 4);
    }
    painter.setClipping(false);
}

void LanesView::drawDragged(QPainter &painter) const
{
    const Theme &t = theme(this);
    const LaneBar &bar = m_lanes[static_cast<size_t>(m_drag->place.lane)].bars[static_cast<size_t>(m_drag->place.bar)];
    LaneBar ghost = bar;
    ghost.start = m_drag->to;
    ghost.end = ghost.start + (bar.end - bar.start);
    ghost.line = m_drag->lane == m_drag->place.lane ? bar.line : 0;
    const QRectF rect = m_geometry.rectOf(ghost, m_drag->lane)
                            .translated(0, m_geometry.rulerHeight - verticalScrollBar()->value())
                            .adjusted(0, -2, 0, 2);
    const QColor edge = !m_allowed ? t.mark : *m_allowed ? t.accentText : t.error;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.surface, 4));
    painter.setBrush(t.selected);
    painter.drawRoundedRect(rect, 3, 3);
    QPen pen(edge, 2);
    if (!m_allowed)
        pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.drawRoundedRect(rect, 3, 3);

    const QFont font = t.font(12, QFont::Medium);
    const QString time = TimeText::time(m_drag->to, m_own);
    //: Beside a dragged call: %1 is a time, %2 whether it may go there
    const QString text = m_tag.isEmpty() ? time : tr("%1 · %2", "drag tag").arg(time, m_tag);
    const double width = figure::width(font, text) + t.px(20);
    const double height = t.px(24);
    double x = std::clamp(rect.left(), m_geometry.headWidth, std::max(m_geometry.headWidth, m_geometry.width - width));
    double y = rect.bottom() + t.px(6);
    if (y + height > viewport()->height())
        y = rect.top() - height - t.px(6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.inverse);
    const QRectF tag(x, y, width, height);
    painter.drawRoundedRect(tag, t.px(4), t.px(4));
    painter.setPen(t.inverseText);
    figure::draw(&painter, tag, Qt::AlignCenter, font, text);
}

} // namespace callboard
