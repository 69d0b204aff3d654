// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clock/historyview.h"

#include "ui/common/figure.h"
#include "ui/common/statesign.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace callboard {

namespace {

constexpr int kNames = 112;
constexpr int kFigures = 40;
constexpr int kStrip = 16;
constexpr int kAxis = 18;
constexpr int kLeastRow = 34;
constexpr int kLag = 10; ///< ms, the least height of the lag's axis

QString rowName(int row)
{
    switch (row) {
    case 0:
        return HistoryView::tr("Health");
    case 1 + HistoryGeometry::Live:
        return HistoryView::tr("Live calls");
    case 1 + HistoryGeometry::Due:
        return HistoryView::tr("Due, not sent");
    case 1 + HistoryGeometry::TickLag:
        return HistoryView::tr("Tick lag");
    case 1 + HistoryGeometry::Faults:
        return HistoryView::tr("Carrier faults");
    default:
        return {};
    }
}

} // namespace

HistoryView::HistoryView(QWidget *parent) : PaintedTable(tr("Last 24 hours"), parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void HistoryView::setData(const std::vector<HealthSample> &samples, Instant now, const Zone &own)
{
    m_history = HistoryGeometry(samples, now);
    m_own = own;
    cellsChanged();
}

QSize HistoryView::sizeHint() const
{
    const Theme &t = theme(this);
    return {t.px(560), t.px(kStrip + 8 + HistoryGeometry::kSeries * (kLeastRow + 14) + kAxis)};
}

QSize HistoryView::minimumSizeHint() const
{
    const Theme &t = theme(this);
    return {t.px(320), t.px(kStrip + 8 + HistoryGeometry::kSeries * kLeastRow + kAxis)};
}

double HistoryView::namesWidth() const
{
    const Theme &t = theme(this);
    double widest = t.px(kNames);
    for (int row = 0; row < rowCount(); ++row)
        widest = std::max(widest, figure::width(t.font(12, QFont::DemiBold), rowName(row)) + t.px(8));
    return std::min(widest, width() / 3.0);
}

QRectF HistoryView::rowBox(int row) const
{
    const Theme &t = theme(this);
    if (row == 0)
        return {0, 0, double(width()), double(t.px(kStrip))};
    const double top = t.px(kStrip) + t.px(8);
    const double each = (height() - top - t.px(kAxis)) / HistoryGeometry::kSeries;
    return {0, top + (row - 1) * each, double(width()), each};
}

QRectF HistoryView::plotOf(int row) const
{
    const Theme &t = theme(this);
    const QRectF box = rowBox(row);
    const double left = std::round(namesWidth()) + t.px(kFigures);
    if (row == 0)
        return {left, box.top() + 2, width() - left, box.height() - 4};
    return {left, box.top() + t.px(6), width() - left, box.height() - t.px(8)};
}

QString HistoryView::rowText(int row) const
{
    return rowName(row);
}

QString HistoryView::columnText(int column) const
{
    const InstantRange span = m_history.hour(column).span;
    //: %1 and %2 are times of a stretch, %3 a city
    return tr("%1 to %2 %3").arg(TimeText::time(span.start, m_own), TimeText::time(span.end, m_own), m_own.city());
}

QString HistoryView::cellText(int row, int column) const
{
    const HistoryGeometry::Hour &hour = m_history.hour(column);
    const QString when = columnText(column);
    if (!hour.known)
        return tr("%1. The clock was not running.").arg(when);
    switch (row) {
    case 0:
        //: %1 a stretch of time, %2 "Healthy"
        return tr("%1. %2 at worst.").arg(when, healthWord(hour.worst));
    case 1 + HistoryGeometry::Live:
        return tr("%1. At most %n live call(s).", nullptr, hour.most[HistoryGeometry::Live]).arg(when);
    case 1 + HistoryGeometry::Due:
        return tr("%1. At most %n call(s) due and not sent.", nullptr, hour.most[HistoryGeometry::Due]).arg(when);
    case 1 + HistoryGeometry::TickLag:
        return tr("%1. The clock was late by at most %2 ms.")
            .arg(when, QLocale().toString(hour.most[HistoryGeometry::TickLag]));
    case 1 + HistoryGeometry::Faults:
        //: %1 a stretch of time, %2 how many calls were dialled
        return tr("%1. %n carrier fault(s), %2 dialled.", nullptr, hour.most[HistoryGeometry::Faults])
            .arg(when, QLocale().toString(hour.dialled));
    default:
        return {};
    }
}

QRectF HistoryView::cellRect(int row, int column) const
{
    const QRectF plot = plotOf(row);
    const InstantRange span = m_history.hour(column).span;
    const double left = m_history.xOf(span.start, plot);
    return {left, plot.top(), m_history.xOf(span.end, plot) - left, plot.height()};
}

QString HistoryView::captionOf(HistoryGeometry::Series series) const
{
    const QLocale locale;
    const QString last = locale.toString(m_history.lastOf(series));
    const QString peak = locale.toString(m_history.peakOf(series));
    switch (series) {
    case HistoryGeometry::Live:
    case HistoryGeometry::Due:
        return tr("%1 now, peak %2").arg(last, peak);
    case HistoryGeometry::TickLag:
        return tr("%1 ms, peak %2").arg(last, peak);
    case HistoryGeometry::Faults: {
        int sum = 0;
        for (int hour = 0; hour < HistoryGeometry::kHours; ++hour)
            sum += m_history.hour(hour).most[HistoryGeometry::Faults];
        return sum == 0 ? tr("none") : tr("%1 in 24 h").arg(locale.toString(sum));
    }
    }
    return {};
}

void HistoryView::drawStrip(QPainter *painter) const
{
    const Theme &t = theme(this);
    const QRectF box = rowBox(0);
    const QRectF plot = plotOf(0);
    painter->setPen(t.text);
    figure::draw(painter, QRectF(0, box.top(), namesWidth(), box.height()), Qt::AlignLeft | Qt::AlignVCenter,
                 t.font(12, QFont::DemiBold), rowName(0));
    for (const HistoryGeometry::Stretch &stretch : m_history.strip(plot)) {
        const QRectF at(stretch.left, plot.top(), std::max(1.0, stretch.right - stretch.left), plot.height());
        if (!stretch.health) {
            painter->fillRect(at, QBrush(t.hatch, Qt::BDiagPattern));
            continue;
        }
        painter->fillRect(at, *stretch.health == Health::Healthy ? t.okMark : t.warnMark);
        // Shape as well as colour: trouble has a sign where it fits, saturated a line through the middle.
        if (*stretch.health == Health::Degraded && at.width() >= at.height())
            drawHealthSign(painter, at, Health::Degraded, t);
        if (*stretch.health == Health::Saturated)
            painter->fillRect(QRectF(at.left(), at.center().y() - 1, at.width(), 2), t.surface);
    }
    if (m_history.isEmpty())
        painter->fillRect(plot, QBrush(t.hatch, Qt::BDiagPattern));
}

void HistoryView::drawSeries(QPainter *painter, HistoryGeometry::Series series) const
{
    const Theme &t = theme(this);
    const int row = 1 + series;
    const QRectF box = rowBox(row);
    const QRectF plot = plotOf(row);
    const double line = t.px(16);
    const double middle = plot.center().y();
    painter->setPen(t.text);
    figure::draw(painter, QRectF(0, middle - line, namesWidth(), line), Qt::AlignLeft | Qt::AlignVCenter,
                 t.font(12, QFont::DemiBold), rowName(row));
    painter->setPen(t.text2);
    figure::draw(painter, QRectF(0, middle, namesWidth(), line), Qt::AlignLeft | Qt::AlignVCenter, t.font(12),
                 captionOf(series));
    const int top = m_history.topOf(series, series == HistoryGeometry::TickLag ? kLag : 5);
    const QFont axis = t.font(11);
    painter->setPen(t.text3);
    const double right = plot.left() - t.px(8);
    figure::draw(painter, QRectF(0, plot.top() - line / 2, right, line), Qt::AlignRight | Qt::AlignVCenter, axis,
                 QLocale().toString(top));
    figure::draw(painter, QRectF(0, box.bottom() - line, right, line), Qt::AlignRight | Qt::AlignVCenter, axis,
                 QLocale().toString(0));
    painter->fillRect(QRectF(plot.left(), std::round(plot.top()), plot.width(), 1), t.line);
    painter->fillRect(QRectF(plot.left(), std::round(plot.bottom()), plot.width(), 1), t.line);
    const bool trouble = series == HistoryGeometry::Due || series == HistoryGeometry::Faults;
    const bool loud = trouble && m_history.peakOf(series) > 0;
    for (const QPolygonF &curve : m_history.linesOf(series, plot, top)) {
        QPolygonF area = curve;
        area << QPointF(curve.last().x(), plot.bottom()) << QPointF(curve.first().x(), plot.bottom());
        painter->setPen(Qt::NoPen);
        painter->setBrush(loud ? t.warnSoft : t.accentSoft);
        painter->drawPolygon(area);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(loud ? t.warnMark : t.accentText, 1.4));
        painter->drawPolyline(curve);
    }
}

void HistoryView::drawAxis(QPainter *painter) const
{
    const Theme &t = theme(this);
    const QRectF plot = plotOf(0);
    const QFont font = t.font(11);
    const double top = height() - t.px(kAxis);
    double taken = 0;
    painter->setPen(t.text3);
    const auto label = [&](Instant at, const QString &text) {
        const double width = figure::width(font, text);
        const double x = std::min(m_history.xOf(at, plot), this->width() - width);
        if (x < taken)
            return;
        figure::draw(painter, QRectF(x, top, width, t.px(kAxis)), Qt::AlignLeft | Qt::AlignVCenter, font, text);
        taken = x + width + t.px(16);
    };
    const double nowWidth = figure::width(font, tr("now"));
    for (Instant at = m_history.from(); at < m_history.now(); at += 6 * kHour) {
        const bool newDay = at == m_history.from() || m_own.civilOf(at).date != m_own.civilOf(at - 6 * kHour).date;
        const QString text =
            newDay ? TimeText::shortMoment(at, m_own, m_history.now() + kDay) : TimeText::time(at, m_own);
        if (m_history.xOf(at, plot) + figure::width(font, text) < width() - nowWidth - t.px(8))
            label(at, text);
    }
    label(m_history.now(), tr("now"));
}

void HistoryView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawStrip(&painter);
    for (int series = 0; series < HistoryGeometry::kSeries; ++series)
        drawSeries(&painter, static_cast<HistoryGeometry::Series>(series));
    drawAxis(&painter);
    drawFocus(&painter);
}

} // namespace callboard
