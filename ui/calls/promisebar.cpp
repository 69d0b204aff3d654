// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/calls/promisebar.h"

#include "ui/common/figure.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace callboard {

PromiseBar::PromiseBar(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Promise"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PromiseBar::setPromise(const PromiseTimes &times, bool live, const Zone &own)
{
    m_times = times;
    m_live = live;
    m_own = own;
    setAccessibleDescription(sentence());
    setToolTip(sentence());
    update();
}

void PromiseBar::clear()
{
    m_times.reset();
    setAccessibleDescription({});
    update();
}

QString PromiseBar::timeOf(Instant at) const
{
    return TimeText::shortMoment(at, m_own, m_times->now);
}

QString PromiseBar::sentence() const
{
    if (!m_times)
        return {};
    //: The promise of a call; all are times, in the city named last
    return tr("Earliest %1, planned %2, latest start %3, ends by %4, expires %5; %6 time.")
        .arg(timeOf(m_times->earliest), timeOf(m_times->planned), timeOf(m_times->latest), timeOf(m_times->completion),
             timeOf(m_times->expires), m_own.city());
}

QStringList PromiseBar::linesOf(PromiseMark mark) const
{
    switch (mark) {
    case PromiseMark::Now:
        return {tr("now")};
    case PromiseMark::Planned:
        return {tr("planned %1").arg(timeOf(m_times->planned))};
    case PromiseMark::Earliest:
        return {tr("earliest"), timeOf(m_times->earliest)};
    case PromiseMark::Latest:
        return {tr("latest"), timeOf(m_times->latest)};
    case PromiseMark::Expires:
        return {tr("expires"), timeOf(m_times->expires)};
    }
    return {};
}

PromiseMetrics PromiseBar::metrics() const
{
    const Theme &t = theme(this);
    PromiseMetrics m;
    m.barHeight = t.px(11);
    m.lineHeight = t.px(14);
    m.gap = t.px(4);
    m.barTop = m.lineHeight + 2 * m.gap;
    m.markWidth = t.px(12);
    return m;
}

PromiseGeometry PromiseBar::geometryNow() const
{
    const Theme &t = theme(this);
    return layOutPromise(*m_times, width(), metrics(), [&](PromiseMark mark) {
        const QFont font = t.font(11, mark == PromiseMark::Planned ? QFont::DemiBold : QFont::Normal);
        double widest = 0;
        for (const QString &line : linesOf(mark))
            widest = std::max(widest, figure::width(font, line));
        return std::ceil(widest);
    });
}

QSize PromiseBar::sizeHint() const
{
    const PromiseMetrics m = metrics();
    return {theme(this).px(280), static_cast<int>(m.barTop + m.barHeight + 2 * m.gap + 2 * m.lineHeight)};
}

QSize PromiseBar::minimumSizeHint() const
{
    return {theme(this).px(160), sizeHint().height()};
}

void PromiseBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        updateGeometry();
        update();
    }
}

void PromiseBar::drawBar(QPainter &painter, const PromiseGeometry &g) const
{
    const Theme &t = theme(this);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(g.window, t.accentSoft);
    painter.setPen(QPen(t.accentMark, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(g.window.adjusted(0, 0, -1, -1));
    if (g.finish.width() >= 1) {
        painter.setPen(QPen(t.hatch, 1));
        painter.setClipRect(g.finish);
        painter.setRenderHint(QPainter::Antialiasing);
        const double step = t.px(5);
        for (double x = g.finish.left() - g.finish.height(); x < g.finish.right(); x += step)
            painter.drawLine(QPointF(x, g.finish.bottom()), QPointF(x + g.finish.height(), g.finish.top()));
        painter.setClipping(false);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.drawRect(g.finish.adjusted(0, 0, -1, -1));
    }
    if (g.grace.width() >= 1) {
        QPen dots(t.mark, 1, Qt::CustomDashLine);
        dots.setDashPattern({1, 2});
        painter.setPen(dots);
        const double y = std::floor(g.grace.center().y());
        painter.drawLine(QPointF(g.grace.left(), y), QPointF(g.grace.right(), y));
    }
    painter.setPen(QPen(t.mark, 1));
    const double below = g.window.bottom() + t.px(1);
    for (const double x : g.ticks)
        painter.drawLine(QPointF(std::floor(x), below), QPointF(std::floor(x), below + t.px(4)));

    if (g.now) {
        painter.fillRect(QRectF(*g.now - t.px(1), g.window.top() - t.px(5), t.px(2), g.window.height() + t.px(10)),
                         t.error);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const double half = t.px(6);
    const QPointF centre(g.planned, g.window.center().y());
    QPainterPath diamond;
    diamond.moveTo(centre - QPointF(0, half + t.px(2)));
    diamond.lineTo(centre + QPointF(half, 0));
    diamond.lineTo(centre + QPointF(0, half + t.px(2)));
    diamond.lineTo(centre - QPointF(half, 0));
    diamond.closeSubpath();
    painter.setPen(QPen(m_live ? t.accentMark : t.surface, t.px(1.4)));
    painter.setBrush(m_live ? t.surface : t.accentMark);
    painter.drawPath(diamond);
}

void PromiseBar::drawLabels(QPainter &painter, const PromiseGeometry &g) const
{
    const Theme &t = theme(this);
    for (const PromiseGeometry::Label &label : g.labels) {
        const bool planned = label.mark == PromiseMark::Planned;
        const QFont font = t.font(11, planned ? QFont::DemiBold : QFont::Normal);
        const QStringList lines = linesOf(label.mark);
        QRectF line(label.rect.topLeft(), QSizeF(label.rect.width(), label.rect.height() / lines.size()));
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const bool caption = lines.size() > 1 && i == 0;
            painter.setPen(label.mark == PromiseMark::Now ? t.error : planned ? t.text : caption ? t.text3 : t.text2);
            const Qt::Alignment side = label.alignRight && lines.size() > 1 ? Qt::AlignRight : Qt::AlignLeft;
            figure::draw(&painter, line, side | Qt::AlignVCenter, font, lines.at(i));
            line.translate(0, line.height());
        }
    }
}

void PromiseBar::paintEvent(QPaintEvent *)
{
    if (!m_times)
        return;
    QPainter painter(this);
    const PromiseGeometry g = geometryNow();
    drawBar(painter, g);
    drawLabels(painter, g);
}

} // namespace callboard
