// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/numbers/weekchart.h"

#include "ui/common/figure.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace callboard {

namespace {

constexpr int kAxis = 34;
constexpr int kHead = 18;
constexpr int kFoot = 16;

QBrush hatchBrush(const QColor &colour)
{
    return QBrush(colour, Qt::BDiagPattern);
}

} // namespace

WeekChart::WeekChart(QWidget *parent) : PaintedTable(tr("Lines booked"), parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize WeekChart::sizeHint() const
{
    const Theme &t = theme(this);
    return {t.px(600), t.px(210)};
}

QSize WeekChart::minimumSizeHint() const
{
    const Theme &t = theme(this);
    return {t.px(240), t.px(110)};
}

void WeekChart::setData(const WeekFrame &frame, const std::vector<qint16> &week, int oldCap, int newCap,
                        const QString &poolName, std::vector<int> fullHours)
{
    m_frame = frame;
    m_week = week;
    m_oldCap = oldCap;
    m_newCap = newCap;
    m_poolName = poolName;
    m_fullHours = std::move(fullHours);
    cellsChanged();
}

WeekChartGeometry WeekChart::geometryNow() const
{
    const Theme &t = theme(this);
    const QRectF plot = QRectF(rect()).adjusted(t.px(kAxis), t.px(kHead), -t.px(12), -t.px(kFoot));
    return {plot, m_frame, m_week, m_oldCap, m_newCap};
}

QString WeekChart::columnText(int column) const
{
    const auto start = m_frame.startOf(column);
    return start ? TimeText::momentIn(*start, m_frame.zone()) : QString();
}

QString WeekChart::cellText(int, int column) const
{
    const auto value = m_frame.valueAt(m_week, column);
    const QString when = columnText(column);
    if (!value || when.isEmpty())
        return {};
    if (std::find(m_fullHours.begin(), m_fullHours.end(), column) != m_fullHours.end())
        //: %1 a time, %2 a count, %3 the cap, %4 "Pool Europe"
        return tr("%1: %2 of %3 lines booked in the busiest minute. %4 is full in this hour.")
            .arg(when)
            .arg(*value)
            .arg(m_newCap)
            .arg(m_poolName);
    return tr("%1: %2 of %3 lines booked in the busiest minute.").arg(when).arg(*value).arg(m_newCap);
}

QRectF WeekChart::cellRect(int, int column) const
{
    return geometryNow().columnBox(column);
}

void WeekChart::drawHead(QPainter *painter, const WeekChartGeometry &geometry) const
{
    const Theme &t = theme(this);
    const QFont font = t.font(12, QFont::DemiBold);
    painter->setPen(t.text);
    for (int day = 0; day < static_cast<int>(m_frame.days().size()); ++day) {
        const QRectF box = geometry.dayBox(day);
        const QString text = TimeText::day(m_frame.days()[static_cast<size_t>(day)]);
        const QRectF head(box.left(), 0, box.width(), t.px(kHead) - 2);
        // A narrow day keeps its weekday; the date is in the cell's sentence.
        const bool fits = figure::width(font, text) <= box.width();
        figure::draw(
            painter, head, Qt::AlignLeft | Qt::AlignVCenter, font,
            fits ? text
                 : QLocale().dayName(m_frame.days()[static_cast<size_t>(day)].dayOfWeek(), QLocale::ShortFormat));
    }
}

void WeekChart::drawAxes(QPainter *painter, const WeekChartGeometry &geometry) const
{
    const Theme &t = theme(this);
    const QFont font = t.font(11);
    for (const int lines : geometry.ticks()) {
        const double y = std::round(geometry.yOf(lines)) + 0.5;
        painter->setPen(t.line);
        for (int day = 0; day < static_cast<int>(m_frame.days().size()); ++day)
            painter->drawLine(QPointF(geometry.dayBox(day).left(), y), QPointF(geometry.dayBox(day).right(), y));
        painter->setPen(t.text3);
        figure::draw(painter, QRectF(0, y - t.px(8), geometry.plot.left() - t.px(6), t.px(16)),
                     Qt::AlignRight | Qt::AlignVCenter, font, QLocale().toString(lines));
    }
    const double wanted = figure::width(font, QStringLiteral("00")) + t.px(6);
    const int every = std::max(1, static_cast<int>(std::ceil(wanted / std::max(1.0, geometry.columnWidth))));
    for (int column = 0; column < m_frame.columns(); ++column) {
        if ((column % m_frame.hours()) % every != 0)
            continue;
        const QRectF box = geometry.columnBox(column);
        painter->setPen(t.text3);
        figure::draw(painter, QRectF(box.left(), geometry.plot.bottom() + 2, wanted, t.px(kFoot) - 2),
                     Qt::AlignLeft | Qt::AlignVCenter, font,
                     QStringLiteral("%1").arg(m_frame.hourOf(column), 2, 10, QLatin1Char('0')));
    }
}

void WeekChart::drawLoad(QPainter *painter, const WeekChartGeometry &geometry) const
{
    const Theme &t = theme(this);
    for (const QPolygonF &line : geometry.steps()) {
        QPolygonF area = line;
        area << QPointF(line.last().x(), geometry.plot.bottom()) << QPointF(line.first().x(), geometry.plot.bottom());
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.accentSoft);
        painter->drawPolygon(area);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(t.accentText, 1.5));
        painter->drawPolyline(line);
    }
    for (const int column : m_fullHours) {
        painter->fillRect(geometry.columnBox(column), hatchBrush(t.warnMark));
        painter->fillRect(QRectF(geometry.columnBox(column).left(), geometry.plot.top(), geometry.columnWidth, 3),
                          t.warnMark);
    }
}

void WeekChart::drawCaps(QPainter *painter, const WeekChartGeometry &geometry) const
{
    const Theme &t = theme(this);
    const auto line = [&](int cap, const QPen &pen) {
        const double y = std::round(geometry.yOf(cap)) + 0.5;
        painter->setPen(pen);
        for (int day = 0; day < static_cast<int>(m_frame.days().size()); ++day)
            painter->drawLine(QPointF(geometry.dayBox(day).left(), y), QPointF(geometry.dayBox(day).right(), y));
    };
    if (m_oldCap != m_newCap)
        line(m_oldCap, QPen(t.mark, 1, Qt::DashLine));
    line(m_newCap, QPen(t.accentText, 2));
}

void WeekChart::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    if (rowCount() == 0 || columnCount() == 0)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const WeekChartGeometry geometry = geometryNow();
    for (int day = 0; day < static_cast<int>(m_frame.days().size()); ++day)
        painter.fillRect(geometry.pastBox(day), t.sunken);
    drawHead(&painter, geometry);
    drawAxes(&painter, geometry);
    drawLoad(&painter, geometry);
    drawCaps(&painter, geometry);
    drawFocus(&painter);
}

} // namespace callboard
