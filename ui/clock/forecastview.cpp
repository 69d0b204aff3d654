// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clock/forecastview.h"

#include "ui/common/figure.h"
#include "ui/common/sentences.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"
#include "ui/heatmap/heatpalette.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace callboard {

namespace {

constexpr int kNames = 112;
constexpr int kHead = 14;
constexpr int kRow = 44;
constexpr int kAxis = 18;

} // namespace

ForecastView::ForecastView(QWidget *parent) : PaintedTable(tr("Next 48 hours"), parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ForecastView::setData(const ClockBackend::Forecast &forecast, const Zone &own)
{
    const bool otherRows = static_cast<int>(forecast.pools.size()) != m_forecast.pools();
    m_forecast = ForecastGeometry(forecast);
    m_own = own;
    m_now = std::max(m_now, forecast.first);
    if (otherRows)
        updateGeometry();
    cellsChanged();
}

void ForecastView::setNow(Instant now)
{
    m_now = now;
    update();
}

QSize ForecastView::sizeHint() const
{
    const Theme &t = theme(this);
    return {t.px(900), t.px(kHead + kAxis) + std::max(1, rowCount()) * t.px(kRow)};
}

QSize ForecastView::minimumSizeHint() const
{
    return {theme(this).px(400), sizeHint().height()};
}

QRectF ForecastView::plotOf(int row) const
{
    const Theme &t = theme(this);
    const double left = t.px(kNames);
    return {left, t.px(kHead) + row * double(t.px(kRow)) + t.px(4), width() - left, double(t.px(kRow) - t.px(8))};
}

QString ForecastView::rowText(int row) const
{
    return Sentences::poolName(m_forecast.forecast().pools[static_cast<size_t>(row)].pool.id);
}

QString ForecastView::columnText(int column) const
{
    return TimeText::momentIn(m_forecast.quarterStart(column), m_own);
}

QString ForecastView::cellText(int row, int column) const
{
    const int busy = m_forecast.busyAt(row, column);
    const int cap = m_forecast.capOf(row);
    if (cap > 0 && busy >= cap)
        //: %1 a pool, %2 a moment with its city, %3 lines in use, %4 the cap
        return tr("%1, %2. %3 of %4 lines in use. Full.").arg(rowText(row), columnText(column)).arg(busy).arg(cap);
    return tr("%1, %2. %3 of %4 lines in use.").arg(rowText(row), columnText(column)).arg(busy).arg(cap);
}

QRectF ForecastView::cellRect(int row, int column) const
{
    return m_forecast.cellBox(column, plotOf(row));
}

void ForecastView::drawPool(QPainter *painter, int row) const
{
    const Theme &t = theme(this);
    const QRectF plot = plotOf(row);
    const double line = t.px(16);
    painter->setPen(t.text);
    const QFont nameFont = t.font(12, QFont::DemiBold);
    painter->setFont(nameFont);
    painter->drawText(QRectF(0, plot.center().y() - line, t.px(kNames) - t.px(6), line),
                      Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetricsF(nameFont).elidedText(rowText(row), Qt::ElideRight, t.px(kNames) - t.px(6)));
    painter->setPen(t.text2);
    figure::draw(painter, QRectF(0, plot.center().y(), t.px(kNames), line), Qt::AlignLeft | Qt::AlignVCenter,
                 t.font(12), tr("%n line(s)", nullptr, m_forecast.capOf(row)));
    const QPolygonF steps = m_forecast.stepsOf(row, plot);
    if (!steps.isEmpty()) {
        QPolygonF area = steps;
        area << QPointF(steps.last().x(), plot.bottom()) << QPointF(steps.first().x(), plot.bottom());
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.accentSoft);
        painter->drawPolygon(area);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(t.accentText, 1.2));
        painter->drawPolyline(steps);
    }
    const double y = std::round(m_forecast.yOf(row, m_forecast.capOf(row), plot)) + 0.5;
    painter->setPen(QPen(t.text3, 1, Qt::DashLine));
    painter->drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
}

void ForecastView::drawFull(QPainter *painter, int row) const
{
    const Theme &t = theme(this);
    const QRectF plot = plotOf(row);
    const HeatPalette &palette = heatPalette(HeatPaletteKind::Viridis);
    const QFont font = t.font(11);
    double taken = 0;
    for (const InstantRange &span : m_forecast.fullSpans(row)) {
        const double left = m_forecast.xOf(span.start, plot);
        const QRectF box(left, plot.top(), m_forecast.xOf(span.end, plot) - left, plot.height());
        painter->fillRect(box, palette.steps[0]);
        const double arm = std::min({t.px(4) * 1.0, box.width() / 3, box.height() / 3});
        painter->setPen(QPen(palette.digits[0], 1.4));
        const QPointF c = box.center();
        painter->drawLine(c + QPointF(-arm, -arm), c + QPointF(arm, arm));
        painter->drawLine(c + QPointF(-arm, arm), c + QPointF(arm, -arm));
        const QString text = tr("Full %1", "a stretch of time").arg(TimeText::range(span, m_own));
        const double width = figure::width(font, text) + t.px(8);
        const bool atLeft = box.right() + width > this->width();
        const double x = atLeft ? box.left() - width : box.right();
        if (x < std::max(taken, plot.left()))
            continue; // no room: the cells say it
        const QRectF label(x, plot.top(), width, t.px(16));
        painter->fillRect(label, t.surface);
        painter->setPen(t.text);
        figure::draw(painter, label, Qt::AlignCenter, font, text);
        taken = std::max(label.right(), box.right());
    }
}

void ForecastView::drawAxis(QPainter *painter) const
{
    const Theme &t = theme(this);
    const QRectF plot = plotOf(0);
    const double bottom = plotOf(rowCount() - 1).bottom();
    const QFont font = t.font(11);
    double taken = plot.left();
    for (Instant at = ceilTo(m_forecast.range().start, kHour); at < m_forecast.range().end; at += kHour) {
        const CivilMinute civil = m_own.civilOf(at);
        if (civil.time.minute() != 0 || civil.time.hour() % 3 != 0)
            continue;
        const double x = std::round(m_forecast.xOf(at, plot));
        const bool midnight = civil.time.hour() == 0;
        painter->fillRect(QRectF(x, plot.top(), 1, bottom - plot.top() + 3), midnight ? t.lineStrong : t.line);
        const QString text =
            midnight ? TimeText::day(civil.date) : QLocale().toString(civil.time, QStringLiteral("HH"));
        const QFont label = t.font(11, midnight ? QFont::DemiBold : QFont::Normal);
        const double width = figure::width(label, text);
        if (x - width / 2 < taken || x + width / 2 > this->width())
            continue;
        painter->setPen(midnight ? t.text : t.text3);
        figure::draw(painter, QRectF(x - width / 2, height() - t.px(kAxis), width, t.px(kAxis)), Qt::AlignCenter, label,
                     text);
        taken = x + width / 2 + t.px(6);
    }
}

void ForecastView::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    if (m_forecast.isEmpty()) {
        painter.setPen(t.text3);
        painter.setFont(t.font(12));
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, tr("No pool has lines yet."));
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    drawAxis(&painter);
    for (int row = 0; row < rowCount(); ++row)
        drawPool(&painter, row);
    for (int row = 0; row < rowCount(); ++row)
        drawFull(&painter, row);
    const double now = std::round(m_forecast.xOf(m_now, plotOf(0)));
    painter.fillRect(QRectF(now, t.px(kHead), 2, plotOf(rowCount() - 1).bottom() - t.px(kHead)), t.error);
    painter.setPen(t.error);
    figure::draw(&painter, QRectF(now, 0, t.px(60), t.px(kHead)), Qt::AlignLeft | Qt::AlignVCenter,
                 t.font(11, QFont::DemiBold), tr("now"));
    drawFocus(&painter);
}

void ForecastView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    PaintedTable::changeEvent(event);
}

} // namespace callboard
