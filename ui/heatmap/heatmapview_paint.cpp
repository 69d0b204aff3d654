// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Painting of HeatmapView: the still picture is kept, everything that moves is drawn over it.
#include "ui/heatmap/heatmapview.h"

#include "ui/common/figure.h"
#include "ui/common/timetext.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

#include <cmath>

namespace callboard {

void HeatmapView::paintEvent(QPaintEvent *)
{
    if (!m_stillValid)
        drawStill();
    QPainter painter(viewport());
    painter.drawPixmap(0, 0, m_still);
    if (m_geometry.isEmpty())
        return;
    painter.save();
    painter.setClipRect(canvas().adjusted(-theme(this).px(6), -theme(this).px(6), 0, 0));
    drawWindow(&painter);
    drawNow(&painter);
    drawMark(&painter);
    drawCursor(&painter);
    painter.restore();
    drawVerdict(&painter);
}

void HeatmapView::drawStill()
{
    const double ratio = devicePixelRatioF();
    const QSize size = viewport()->size() * ratio;
    if (m_still.size() != size)
        m_still = QPixmap(size);
    m_still.setDevicePixelRatio(ratio);
    const Theme &t = theme(this);
    m_still.fill(t.surface);
    m_stillValid = true;
    if (m_geometry.isEmpty())
        return;
    QPainter painter(&m_still);
    const double top = verticalScrollBar()->value();
    const auto [first, last] = m_geometry.visibleRows(top, viewport()->height() - rulerHeight());
    painter.save();
    painter.setClipRect(canvas());
    painter.translate(-horizontalScrollBar()->value(), rulerHeight() - top);
    m_painter.paint(&painter, m_geometry, m_grid, first, last);
    painter.restore();
    drawLabels(&painter);
    drawRulers(&painter);
}

void HeatmapView::drawLabels(QPainter *painter)
{
    const Theme &t = theme(this);
    const double top = verticalScrollBar()->value();
    const auto [first, last] = m_geometry.visibleRows(top, viewport()->height() - rulerHeight());
    const QDate today = m_frame.zone.civilOf(m_now).date;
    painter->save();
    painter->setClipRect(QRectF(0, rulerHeight(), m_frame.measures.labelWidth, viewport()->height()));
    for (int row = first; row <= last; ++row) {
        const QDate date = m_geometry.dateOf(row);
        const double y = rulerHeight() + m_geometry.rowTop(row) - top;
        const bool weekend = date.dayOfWeek() >= 6;
        const qint64 minutes = m_geometry.dayOf(row).length() / kMinute;
        QString below;
        if (date == today)
            below = tr("Today");
        else if (minutes != 24 * 60)
            below = minutes % 60 == 0 ? tr("%n hour(s)", nullptr, static_cast<int>(minutes / 60))
                                      : tr("%1 hours").arg(QLocale().toString(static_cast<double>(minutes) / 60));
        const bool both = !below.isEmpty() && !m_compact;
        const bool withMonth = m_frame.days > 21 || date.day() == 1;
        const double line = t.px(14);
        const double nameTop = y + (both ? t.px(2) : (m_frame.measures.bandHeight - line) / 2);
        painter->setPen(m_compact && !below.isEmpty() ? t.accentText : weekend ? t.text2 : t.text);
        figure::draw(painter, QRectF(t.px(12), nameTop, m_frame.measures.labelWidth, line),
                     Qt::AlignLeft | Qt::AlignVCenter, t.font(12, weekend ? QFont::Normal : QFont::DemiBold),
                     QLocale().toString(date, withMonth ? QStringLiteral("ddd d MMM") : QStringLiteral("ddd d")));
        if (both) {
            painter->setPen(t.accentText);
            figure::draw(painter, QRectF(t.px(12), nameTop + line - 1, m_frame.measures.labelWidth, t.px(13)),
                         Qt::AlignLeft | Qt::AlignVCenter, t.font(11, QFont::DemiBold), below);
        }
    }
    painter->restore();
}

void HeatmapView::drawRulers(QPainter *painter)
{
    const Theme &t = theme(this);
    const double height = rulerHeight();
    painter->fillRect(QRectF(0, 0, viewport()->width(), height), t.surface);
    int row = 0;
    if (const auto at = m_current ? m_geometry.spotOf(*m_current) : std::nullopt)
        row = at->row;
    else
        row = std::max(0, m_geometry.visibleRows(verticalScrollBar()->value(), 1).first);
    const double distance = t.px(36);
    const double lineHeight = m_secondZone ? height / 2 - 1 : height - 1;
    drawRuler(painter, rulerOf(m_geometry, m_frame.zone, row, distance), m_frame.zone, 0, lineHeight, true);
    if (m_secondZone)
        drawRuler(painter, rulerOf(m_geometry, *m_secondZone, row, distance), *m_secondZone, lineHeight, lineHeight,
                  false);
    painter->fillRect(QRectF(0, height - 1, viewport()->width(), 1), t.line);
}

void HeatmapView::drawRuler(QPainter *painter, const HeatRuler &ruler, const Zone &zone, double top, double height,
                            bool own)
{
    const Theme &t = theme(this);
    const double label = m_frame.measures.labelWidth;
    const double shift = horizontalScrollBar()->value();
    const QFont font = t.font(11, QFont::Normal);
    painter->setPen(own ? t.text : t.text2);
    const QFont nameFont = t.font(11, own ? QFont::DemiBold : QFont::Normal);
    painter->setFont(nameFont);
    painter->drawText(QRectF(t.px(12), top, label - t.px(16), height), Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetricsF(nameFont).elidedText(zone.city(), Qt::ElideRight, label - t.px(16)));
    painter->save();
    painter->setClipRect(QRectF(label - 1, top, viewport()->width() - label + 1, height));
    // A short stretch (one hour between Vilnius and Berlin) has room for the figure only: never a cut word.
    const auto wordOf = [&](const HeatRuler::OtherDate &other) {
        //: The second ruler shows another date than the row's
        const QString text =
            other.days < 0 ? tr("−%n day(s)", nullptr, -other.days) : tr("+%n day(s)", nullptr, other.days);
        if (figure::width(font, text) + t.px(6) <= other.right - other.left)
            return text;
        return (other.days < 0 ? QStringLiteral("−") : QStringLiteral("+")) + QString::number(std::abs(other.days));
    };
    for (const HeatRuler::OtherDate &other : ruler.otherDates) {
        const QRectF shade(other.left - shift, top + t.px(2), other.right - other.left, height - t.px(3));
        painter->fillRect(shade, t.sunken);
        const bool boundaryRight = other.days < 0;
        const double edge = boundaryRight ? shade.right() : shade.left();
        painter->fillRect(QRectF(edge, top + t.px(1), 1, height - t.px(1)), t.text2);
        painter->setPen(t.text2);
        figure::draw(painter, shade.adjusted(t.px(3), 0, -t.px(3), 0),
                     Qt::AlignVCenter | (boundaryRight ? Qt::AlignRight : Qt::AlignLeft), font, wordOf(other));
    }
    double occupiedUntil = -1000;
    double keepFrom = 1e9;
    double keepTo = -1;
    for (const HeatRuler::OtherDate &other : ruler.otherDates) {
        const double room = figure::width(font, wordOf(other)) + t.px(6);
        keepFrom = other.days < 0 ? other.right - room : other.left;
        keepTo = other.days < 0 ? other.right : other.left + room;
    }
    for (const HeatRuler::Tick &tick : ruler.ticks) {
        const double x = tick.x - shift;
        if (!tick.labelled) {
            painter->fillRect(QRectF(std::round(x), top + height - t.px(3), 1, t.px(2)), t.lineStrong);
            continue;
        }
        QString text = QStringLiteral("%1").arg(tick.hour, 2, 10, QLatin1Char('0'));
        if (tick.showing > 0)
            text += tick.showing == 1 ? QLatin1Char('a') : QLatin1Char('b');
        const double width = figure::width(font, text);
        const double left = std::max(x - width / 2, label);
        painter->fillRect(QRectF(std::round(x), top + height - t.px(4), 1, t.px(3)), t.lineStrong);
        const double contentLeft = left + shift;
        if (left < occupiedUntil || (contentLeft + width > keepFrom && contentLeft < keepTo))
            continue;
        occupiedUntil = left + width + t.px(3);
        painter->setPen(tick.afterJump || tick.showing > 0 ? t.accentText : own ? t.text : t.text2);
        figure::draw(painter, QRectF(left, top, width, height - t.px(3)), Qt::AlignLeft | Qt::AlignVCenter, font, text);
    }
    for (const double jump : ruler.jumps)
        painter->fillRect(QRectF(std::round(jump - shift) - 1, top, 2, height), t.accentText);
    painter->restore();
}

/// 2.5 px outside the cells with a halo, open where the window goes on in the next row.
void HeatmapView::drawWindow(QPainter *painter)
{
    if (m_window.isEmpty())
        return;
    const Theme &t = theme(this);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QPainterPath path;
    for (const HeatGeometry::Segment &segment : m_geometry.segmentsOf(m_window)) {
        QRectF rect(segment.left, m_geometry.rowTop(segment.row), segment.right - segment.left,
                    m_frame.measures.bandHeight);
        rect = toViewport(rect).adjusted(-1.5, -1.5, 0.5, 1.5);
        path.moveTo(segment.comesFromBefore ? rect.left() : rect.right(),
                    segment.comesFromBefore ? rect.top() : rect.top());
        if (segment.comesFromBefore && segment.goesOn) {
            path.lineTo(rect.topRight());
            path.moveTo(rect.bottomLeft());
            path.lineTo(rect.bottomRight());
        } else if (segment.comesFromBefore) {
            path.lineTo(rect.topRight());
            path.lineTo(rect.bottomRight());
            path.lineTo(rect.bottomLeft());
        } else {
            path.lineTo(rect.topLeft());
            path.lineTo(rect.bottomLeft());
            path.lineTo(rect.bottomRight());
            if (!segment.goesOn)
                path.lineTo(rect.topRight());
        }
    }
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(t.surface, 4.5 * t.scale, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter->drawPath(path);
    painter->setPen(QPen(t.accentText, 2.5 * t.scale, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter->drawPath(path);
    drawHandle(painter, startHandle());
    drawHandle(painter, endHandle());
    painter->restore();
}

void HeatmapView::drawHandle(QPainter *painter, QPointF corner)
{
    const Theme &t = theme(this);
    const double side = 8 * t.scale;
    const QRectF box(corner.x() - side / 2, corner.y() - 1.5 - side / 2, side, side);
    painter->setPen(QPen(t.accentText, 2 * t.scale));
    painter->setBrush(t.surface);
    painter->drawRoundedRect(box, 1.5, 1.5);
}

void HeatmapView::drawNow(QPainter *painter)
{
    const auto spot = m_geometry.spotOf(m_now);
    if (!spot)
        return;
    const Theme &t = theme(this);
    const double x = m_geometry.xOf(m_now);
    const QRectF row = toViewport({x, m_geometry.rowTop(spot->row), 0, m_frame.measures.bandHeight});
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(QRectF(row.left() - t.scale * 2, row.top() - 1, 4 * t.scale, row.height() + 2), t.surface);
    painter->fillRect(QRectF(row.left() - t.scale, row.top() - 1, 2 * t.scale, row.height() + 2), t.error);
    QPainterPath flag;
    flag.moveTo(row.left() - 4.5 * t.scale, row.top() - 3);
    flag.lineTo(row.left() + 4.5 * t.scale, row.top() - 3);
    flag.lineTo(row.left(), row.top() + 3.5 * t.scale);
    flag.closeSubpath();
    painter->fillPath(flag, t.error);
    painter->restore();
}

void HeatmapView::drawMark(QPainter *painter)
{
    if (!m_mark)
        return;
    const Theme &t = theme(this);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto draw = [&](Instant at, bool ghost) {
        const auto spot = m_geometry.spotOf(at);
        if (!spot)
            return;
        const double perMs = m_frame.measures.columnWidth / (m_frame.cellMinutes * double(kMinute.count()));
        const double width = std::max(m_frame.measures.columnWidth, double(m_mark->length.count()) * perMs);
        const QRectF rect = toViewport({m_geometry.xOf(at), m_geometry.rowTop(spot->row) + 2 * t.scale, width,
                                        m_frame.measures.bandHeight - 4 * t.scale});
        painter->setPen(QPen(t.accentText, 2 * t.scale, ghost ? Qt::DashLine : Qt::SolidLine));
        painter->setBrush(ghost ? QBrush(Qt::NoBrush) : QBrush(t.accentSoft));
        painter->drawRoundedRect(rect, 3, 3);
    };
    draw(m_mark->at, m_markPlace && *m_markPlace != m_mark->at);
    if (m_markPlace && *m_markPlace != m_mark->at)
        draw(*m_markPlace, false);
    painter->restore();
}

void HeatmapView::drawCursor(QPainter *painter)
{
    const Theme &t = theme(this);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    const auto ring = [&](Instant at, const QColor &colour, double width) {
        const auto spot = m_geometry.spotOf(at);
        if (!spot)
            return;
        const QRectF cell = toViewport(m_geometry.rectOf(*spot)).adjusted(0, 0, -1, 0);
        painter->setPen(QPen(t.surface, width + 2));
        painter->drawRoundedRect(cell.adjusted(-1, -1, 1, 1), 2, 2);
        painter->setPen(QPen(colour, width));
        painter->drawRoundedRect(cell.adjusted(-1, -1, 1, 1), 2, 2);
    };
    if (m_hovered && m_hovered != m_current && m_drag == Drag::None)
        ring(*m_hovered, t.text2, t.scale);
    if (m_current)
        ring(*m_current, hasFocus() && m_keyboardFocus ? t.focus : t.text, t.focusWidth() * t.scale);
    painter->restore();
}

/// The drag tag: what letting go here would mean, in words and a sign.
void HeatmapView::drawVerdict(QPainter *painter)
{
    if (m_drag != Drag::Mark || !m_markPlace)
        return;
    const Theme &t = theme(this);
    const QString text = m_verdict.isEmpty() ? TimeText::momentIn(*m_markPlace, m_frame.zone) : m_verdict;
    const QFont font = t.font(12);
    const double sign = m_verdict.isEmpty() ? 0 : t.px(20);
    const QSizeF size(figure::width(font, text) + sign + t.px(16), t.px(28));
    QPointF corner = m_pointer + QPointF(t.px(12), t.px(14));
    corner.setX(std::min(corner.x(), viewport()->width() - size.width()));
    corner.setY(std::min(corner.y(), viewport()->height() - size.height()));
    const QRectF box(corner, size);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.surface);
    painter->setPen(QPen(toneBorder(m_verdictTone, t), 1));
    painter->drawRoundedRect(box, 5, 5);
    if (sign > 0)
        drawToneSign(painter, QRectF(box.left() + t.px(8), box.center().y() - t.px(7), t.px(14), t.px(14)),
                     m_verdictTone, t);
    painter->setPen(t.text);
    figure::draw(painter, box.adjusted(t.px(8) + sign, 0, -t.px(8), 0), Qt::AlignLeft | Qt::AlignVCenter, font, text);
}

} // namespace callboard
