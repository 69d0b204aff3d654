// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/heatmap/windowchart.h"

#include "ui/common/figure.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace callboard {

namespace {

constexpr milliseconds kAround = 30 * kMinute;

/// A round axis end at or above n, of two or four equal parts.
int axisTop(int n)
{
    for (const int top : {2, 4, 8, 10, 20, 40, 60, 80, 100, 200, 400, 1000}) {
        if (n <= top)
            return top;
    }
    return n;
}

} // namespace

int WindowSeries::least(bool withPlan) const
{
    const std::vector<int> &values = withPlan ? after : before;
    return values.empty() ? 0 : *std::ranges::min_element(values);
}

WindowSeries windowSeriesOf(const HeatData &data, InstantRange window)
{
    WindowSeries series;
    series.step = data.step;
    const Instant dataEnd = data.first + static_cast<qint64>(data.free.size()) * data.step;
    const Instant from = std::max(floorTo(window.start - kAround, data.step), data.first);
    const Instant to = std::min(ceilTo(window.end + kAround, data.step), dataEnd);
    if (window.isEmpty() || from >= to)
        return series;
    series.first = from;
    for (Instant t = from; t < to; t += data.step) {
        const auto i = static_cast<size_t>((t - data.first) / data.step);
        // A slot in which nobody can be called offers nothing, however many lines stand idle.
        const bool callable = i < data.callable.size() && data.callable[i] > 0;
        series.before.push_back(callable ? data.free[i] : 0);
        const int after = i < data.freeAfter.size() ? data.freeAfter[i] : data.free[i];
        series.after.push_back(callable ? after : 0);
    }
    return series;
}

WindowChart::WindowChart(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setLayoutDirection(Qt::LeftToRight);
    setAccessibleName(tr("Selected window"));
}

void WindowChart::setData(const HeatData &heat, InstantRange window, const Zone &own)
{
    m_series = windowSeriesOf(heat, window);
    m_window = window;
    m_own = own;
    m_hasPlan = !heat.freeAfter.empty();
    int most = 1;
    for (const int lines : m_series.before)
        most = std::max(most, lines);
    m_top = axisTop(most);
    speak();
    update();
}

void WindowChart::setClosings(std::vector<Closing> closings)
{
    m_closings = std::move(closings);
    std::ranges::sort(m_closings, {}, &Closing::at);
    update();
}

void WindowChart::speak()
{
    if (m_series.before.empty()) {
        setAccessibleDescription(tr("No window chosen."));
        return;
    }
    //: %1 is a range of time; %2 and %3 are numbers of lines
    setAccessibleDescription(tr("%1: at least %2 lines free before the plan, %3 after it.")
                                 .arg(TimeText::range(m_window, m_own))
                                 .arg(m_series.least(false))
                                 .arg(m_series.least(true)));
}

QSize WindowChart::sizeHint() const
{
    const Theme &t = theme(this);
    return {t.px(720), t.px(148)};
}

QSize WindowChart::minimumSizeHint() const
{
    return {theme(this).px(300), theme(this).px(110)};
}

QRectF WindowChart::plot() const
{
    const Theme &t = theme(this);
    return QRectF(rect()).adjusted(t.px(78), t.px(34), -t.px(14), -t.px(24));
}

double WindowChart::xOf(Instant t) const
{
    const QRectF area = plot();
    const double all = static_cast<double>((m_series.end() - m_series.first).count());
    return area.left() + area.width() * static_cast<double>((t - m_series.first).count()) / std::max(all, 1.0);
}

double WindowChart::yOf(int lines) const
{
    const QRectF area = plot();
    return std::round(area.bottom() - area.height() * std::min(lines, m_top) / m_top);
}

void WindowChart::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRectF(0, 0, width(), 1), t.line);
    drawHead(&painter);
    if (m_series.before.empty()) {
        painter.setPen(t.text2);
        painter.setFont(t.font(12));
        painter.drawText(plot(), Qt::AlignCenter,
                         tr("Drag over the map, or hold Shift and use the arrows, to choose a window."));
        return;
    }
    drawAxes(&painter);
    drawSeries(&painter);
    drawClosings(&painter);
}

void WindowChart::drawHead(QPainter *painter) const
{
    const Theme &t = theme(this);
    const QRectF line(t.px(12), t.px(6), width() - t.px(24), t.px(20));
    painter->setFont(t.font(12, QFont::DemiBold));
    painter->setPen(t.text);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, tr("Selected window, lines free in 5-minute slots"));
    if (!m_hasPlan || m_series.before.empty())
        return;
    const QFont font = t.font(11);
    const QString before = tr("before the plan");
    const QString after = tr("after the plan");
    double x = line.right() - figure::width(font, after);
    painter->setPen(t.text2);
    figure::draw(painter, QRectF(x, line.top(), width(), line.height()), Qt::AlignLeft | Qt::AlignVCenter, font, after);
    x -= t.px(24);
    painter->setPen(QPen(t.accentText, 2));
    painter->drawLine(QPointF(x, line.center().y()), QPointF(x + t.px(18), line.center().y()));
    x -= t.px(14) + figure::width(font, before);
    painter->setPen(t.text2);
    figure::draw(painter, QRectF(x, line.top(), width(), line.height()), Qt::AlignLeft | Qt::AlignVCenter, font,
                 before);
    x -= t.px(24);
    painter->setPen(QPen(t.mark, 1.5, Qt::DashLine));
    painter->drawLine(QPointF(x, line.center().y()), QPointF(x + t.px(18), line.center().y()));
}

void WindowChart::drawAxes(QPainter *painter) const
{
    const Theme &t = theme(this);
    const QFont font = t.font(11);
    const QRectF area = plot();
    for (const int lines : {0, m_top / 2, m_top}) {
        const double y = yOf(lines);
        painter->fillRect(QRectF(area.left(), y, area.width(), 1), lines == 0 ? t.lineStrong : t.line);
        painter->setPen(t.text2);
        figure::draw(painter, QRectF(0, y - t.px(8), area.left() - t.px(6), t.px(16)),
                     Qt::AlignRight | Qt::AlignVCenter, font, QString::number(lines));
    }
    const double hourWidth = area.width() * double(kHour.count()) / double((m_series.end() - m_series.first).count());
    int every = 1;
    while (every < 24 && hourWidth * every < t.px(44))
        every = every < 4 ? every * 2 : every == 4 ? 6 : every * 2;
    for (Instant at = ceilTo(m_series.first, 15 * kMinute); at < m_series.end(); at += 15 * kMinute) {
        const CivilMinute civil = m_own.civilOf(at);
        if (civil.time.minute() != 0 || civil.time.hour() % every != 0)
            continue;
        const bool newDay = civil.time.hour() == 0;
        const double x = xOf(at);
        painter->fillRect(QRectF(std::round(x), area.bottom(), 1, t.px(3)), t.lineStrong);
        QString text = QStringLiteral("%1").arg(civil.time.hour(), 2, 10, QLatin1Char('0'));
        if (newDay)
            text = QLocale().toString(civil.date, QStringLiteral("ddd")) + QLatin1Char(' ') + text;
        painter->setPen(newDay ? t.text : t.text2);
        figure::draw(painter, QRectF(x - t.px(40), area.bottom() + t.px(4), t.px(80), t.px(16)), Qt::AlignCenter, font,
                     text);
    }
}

void WindowChart::drawSeries(QPainter *painter) const
{
    const Theme &t = theme(this);
    const QRectF area = plot();
    const auto pathOf = [&](const std::vector<int> &values) {
        QPainterPath path;
        for (size_t i = 0; i < values.size(); ++i) {
            const double y = yOf(values[i]) + 0.5;
            const double left = xOf(m_series.first + static_cast<qint64>(i) * m_series.step);
            if (i == 0)
                path.moveTo(left, y);
            else
                path.lineTo(left, y);
            path.lineTo(xOf(m_series.first + static_cast<qint64>(i + 1) * m_series.step), y);
        }
        return path;
    };
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QPainterPath after = pathOf(m_series.after);
    QPainterPath filled = after;
    filled.lineTo(area.right(), area.bottom());
    filled.lineTo(area.left(), area.bottom());
    filled.closeSubpath();
    painter->fillPath(filled, t.accentSoft);
    if (m_hasPlan) {
        painter->setPen(QPen(t.mark, 1.5, Qt::DashLine));
        painter->drawPath(pathOf(m_series.before));
    }
    painter->setPen(QPen(t.accentText, 2));
    painter->drawPath(after);
    for (const Instant edge : {m_window.start, m_window.end}) {
        if (edge >= m_series.first && edge <= m_series.end())
            painter->fillRect(QRectF(xOf(edge) - 1, area.top(), 2, area.height()), t.accentText);
    }
    painter->restore();
}

void WindowChart::drawClosings(QPainter *painter) const
{
    const Theme &t = theme(this);
    const QFont font = t.font(11);
    const QRectF area = plot();
    std::vector<const Closing *> shown;
    for (const Closing &closing : m_closings) {
        if (closing.at <= m_window.start || closing.at >= m_window.end)
            continue;
        shown.push_back(&closing);
        painter->fillRect(QRectF(std::round(xOf(closing.at)), area.top(), 1, area.height()), t.mark);
    }
    QColor behind = t.surface; // a name is read before the lines of others
    behind.setAlphaF(0.85F);
    double freeFrom = area.left();
    bool first = true;
    for (const Closing *one : shown) {
        const Closing &closing = *one;
        const double x = xOf(closing.at);
        const QString text = first ? tr("%1 closes").arg(closing.city) : closing.city;
        const double width = figure::width(font, text);
        double left = x - width - t.px(4);
        if (left < freeFrom)
            left = x + t.px(4) >= freeFrom && x + width < area.right() ? x + t.px(4) : -1;
        if (left < 0)
            continue; // no room for its name; the line stays
        const QRectF place(left, area.top(), width, t.px(14));
        painter->fillRect(place, behind);
        painter->setPen(t.text2);
        figure::draw(painter, place, Qt::AlignLeft | Qt::AlignVCenter, font, text);
        freeFrom = left + width + t.px(6);
        first = false;
    }
}

} // namespace callboard
