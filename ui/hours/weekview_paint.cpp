// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// How the week is drawn: ground, bars, lines, edges, then what follows the hand.
#include "ui/hours/weekview.h"

#include "ui/common/figure.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace callboard {

namespace {

constexpr int kQuarter = 15;

/// 45 degrees, 6 px apart: closed.
QBrush hatch(const Theme &t, double ratio)
{
    const int side = static_cast<int>(std::lround(8 * t.scale * ratio));
    QPixmap tile(side, side);
    tile.fill(t.surface);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.hatch, ratio));
    for (const int shift : {-side, 0, side}) // over the edges, so that neighbouring tiles meet
        painter.drawLine(QPointF(shift - side, 2 * side), QPointF(shift + 2 * side, -side));
    tile.setDevicePixelRatio(ratio);
    return QBrush(tile);
}

QPen line(const QColor &colour, double width = 1, Qt::PenStyle style = Qt::SolidLine)
{
    QPen pen(colour, width, style);
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

double onPixel(double y)
{
    return std::floor(y) + 0.5;
}

} // namespace

void WeekView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme(this).surface);
    if (!m_monday.isValid())
        return;
    painter.save();
    const double bleed = theme(this).px(9); // room for the digits of the first and last hour
    painter.setClipRect(
        QRectF(0, m_geometry.area.top() - bleed, viewport()->width(), m_geometry.area.height() + 2 * bleed));
    paintAxis(painter);
    painter.setClipRect(m_geometry.area.adjusted(0, 0, 1, 1));
    paintGround(painter);
    paintBars(painter);
    paintSaved(painter);
    paintEdges(painter);
    paintCursor(painter);
    painter.restore();
    paintLadder(painter);
    paintTag(painter);
    paintHead(painter);
}

void WeekView::paintGround(QPainter &painter) const
{
    const Theme &t = theme(this);
    const auto hours = m_controller.proposal().hours;
    const QBrush closed = hatch(t, devicePixelRatioF());
    for (int day = 0; day < 7; ++day) {
        const QRectF all = m_geometry.spanRect(day, m_geometry.firstMinute, m_geometry.lastMinute);
        if (m_ownClock) { // many clocks on one: no band is true
            painter.fillRect(all, t.surface);
            continue;
        }
        painter.fillRect(all, closed);
        if (!hours || !m_controller.isDayOn(day + 1))
            continue;
        painter.fillRect(m_geometry.spanRect(day, hours->opens, hours->closes), t.accentSoft);
        paintClosed(painter, day, closed);
    }
    const auto saved = m_controller.saved().hours;
    if (saved && hours && !m_ownClock) { // what the proposal takes away
        for (int day = 0; day < 7; ++day) {
            if (!m_controller.isDayOn(day + 1))
                continue;
            if (hours->closes < saved->closes)
                painter.fillRect(m_geometry.spanRect(day, hours->closes, saved->closes), t.errorSoft);
            if (hours->opens > saved->opens)
                painter.fillRect(m_geometry.spanRect(day, saved->opens, hours->opens), t.errorSoft);
        }
    }
    painter.setPen(line(t.lineStrong));
    for (int day = 0; day <= 7; ++day) {
        const double x = day < 7 ? m_geometry.columnRect(day).left() : m_geometry.columnRect(6).right();
        painter.drawLine(QPointF(std::floor(x) + 0.5, m_geometry.yOf(m_geometry.firstMinute)),
                         QPointF(std::floor(x) + 0.5, m_geometry.yOf(m_geometry.lastMinute)));
    }
}

void WeekView::paintClosed(QPainter &painter, int day, const QBrush &closed) const
{
    const QDate date = m_monday.addDays(day);
    const CallingHours hours = *m_controller.proposal().hours;
    const auto windows = windowsOn(date, m_controller.extras());
    if (!windows)
        return;
    int open = hours.opens;
    const auto closeUntil = [&](int minute) {
        if (minute > open)
            painter.fillRect(m_geometry.spanRect(day, open, std::min(minute, hours.closes)), closed);
    };
    for (const CallingHours &window : *windows) {
        closeUntil(window.opens);
        open = std::max(open, window.closes);
    }
    closeUntil(hours.closes);
    const DateException *exception = exceptionOn(date, m_controller.extras());
    if (!exception)
        return;
    // Its name where the day begins, on a ground of its own so that the hatch does not run through it.
    const Theme &t = theme(this);
    const QFont font = t.font(11, QFont::DemiBold);
    QRectF place = m_geometry.spanRect(day, hours.opens, hours.closes).adjusted(t.px(4), t.px(4), -t.px(4), 0);
    place.setHeight(t.px(16));
    const QFontMetricsF metrics(font);
    const QString name = metrics.elidedText(exception->label, Qt::ElideRight, place.width() - t.px(6));
    place.setWidth(metrics.horizontalAdvance(name) + t.px(6));
    painter.fillRect(place, t.surface);
    painter.setPen(t.text2);
    painter.setFont(font);
    painter.drawText(place, Qt::AlignCenter, name);
}

void WeekView::paintBars(QPainter &painter) const
{
    const Theme &t = theme(this);
    const double most = std::max(m_week.most, 4);
    const QFont digits = t.font(11, QFont::DemiBold);
    for (int day = 0; day < 7; ++day) {
        for (int quarter = 0; quarter < FirmWeek::kQuarters; ++quarter) {
            const FirmWeek::Quarter &calls = m_week.at(day, quarter);
            if (calls.booked == 0)
                continue;
            // At most three quarters of the column, so that a count fits beside the longest bar.
            const QRectF all = m_geometry.barRect(day, quarter, 0.72 * calls.booked / most);
            painter.fillRect(all, t.accentMark);
            if (calls.outside == 0)
                continue;
            QRectF outside = all;
            outside.setWidth(std::max(2.0, all.width() * calls.outside / calls.booked));
            outside.moveRight(all.right());
            painter.fillRect(outside, t.error);
            if (m_geometry.hourHeight < 38 * t.scale)
                continue; // no room for digits; the bar and the count of the ladder say it
            painter.setPen(t.error);
            const QRectF place(all.right() + t.px(3), all.top() - t.px(3), t.px(24), all.height() + t.px(6));
            figure::draw(&painter, place, Qt::AlignLeft | Qt::AlignVCenter, digits, QLocale().toString(calls.outside));
        }
    }
}

void WeekView::paintSaved(QPainter &painter) const
{
    const auto saved = m_controller.saved().hours;
    const auto hours = m_controller.proposal().hours;
    if (!saved || !hours || m_ownClock)
        return;
    const Theme &t = theme(this);
    const auto draw = [&](int minute, const QString &words) {
        const double y = onPixel(m_geometry.yOf(minute));
        int lastOpen = -1;
        for (int day = 0; day < 7; ++day) {
            if (!m_controller.isDayOn(day + 1))
                continue;
            lastOpen = day;
            const QRectF column = m_geometry.columnRect(day);
            painter.setPen(line(t.text2, 1, Qt::DashLine));
            painter.drawLine(QPointF(column.left(), y), QPointF(column.right(), y));
        }
        if (lastOpen < 0 || lastOpen > 5)
            return;
        const QFont font = t.font(11);
        const double width = QFontMetricsF(font).horizontalAdvance(words) + t.px(8);
        const QRectF place(m_geometry.columnRect(lastOpen).right() + t.px(4), y - t.px(8), width, t.px(16));
        painter.fillRect(place, t.surface);
        painter.setPen(t.text2);
        painter.setFont(font);
        painter.drawText(place, Qt::AlignCenter, words);
    };
    //: %1 is a time; said at the old closing line while another is proposed
    if (hours->closes != saved->closes)
        draw(saved->closes, tr("%1 was the close").arg(TimeText::minuteOfDay(saved->closes)));
    //: %1 is a time; said at the old opening line while another is proposed
    if (hours->opens != saved->opens)
        draw(saved->opens, tr("%1 was the opening").arg(TimeText::minuteOfDay(saved->opens)));
}

void WeekView::paintHandle(QPainter &painter, double y) const
{
    const Theme &t = theme(this);
    // In the middle of the open days, where a hand looks for it.
    int first = 7;
    int last = 0;
    for (int day = 0; day < 7; ++day) {
        if (!m_controller.isDayOn(day + 1))
            continue;
        first = std::min(first, day);
        last = std::max(last, day);
    }
    const double x = (m_geometry.columnRect(first).left() + m_geometry.columnRect(last).right()) / 2;
    const QRectF grip(x - t.px(16), y - t.px(6), t.px(32), t.px(12));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line(t.accentText, 1.5));
    painter.setBrush(t.surface);
    painter.drawRoundedRect(grip, t.px(3), t.px(3));
    painter.setPen(line(t.accentText));
    for (const int offset : {-2, 1})
        painter.drawLine(QPointF(x - t.px(7), onPixel(y + offset)), QPointF(x + t.px(7), onPixel(y + offset)));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
}

void WeekView::paintEdges(QPainter &painter) const
{
    const auto hours = m_controller.proposal().hours;
    if (!hours || m_ownClock)
        return;
    const Theme &t = theme(this);
    for (const HoursEdge edge : {HoursEdge::Opens, HoursEdge::Closes}) {
        const int minute = m_controller.edge(edge);
        const bool isActive = edge == m_controller.activeEdge();
        const double y = m_geometry.yOf(minute);
        painter.setPen(line(t.accentText, isActive ? t.px(3) : t.px(2)));
        for (int day = 0; day < 7; ++day) {
            if (!m_controller.isDayOn(day + 1))
                continue;
            const QRectF column = m_geometry.columnRect(day);
            painter.drawLine(QPointF(column.left(), y), QPointF(column.right(), y));
        }
        if (isActive)
            paintHandle(painter, y);
    }
}

void WeekView::paintAxis(QPainter &painter) const
{
    const Theme &t = theme(this);
    const QFont font = t.font(11);
    painter.setPen(t.text2);
    for (int minute = m_geometry.firstMinute; minute <= m_geometry.lastMinute; minute += 60) {
        const double y = m_geometry.yOf(minute);
        const QRectF place(0, y - t.px(8), m_geometry.area.left() - t.px(9), t.px(16));
        figure::draw(&painter, place, Qt::AlignRight | Qt::AlignVCenter, font, TimeText::minuteOfDay(minute));
    }
}

void WeekView::paintHead(QPainter &painter) const
{
    const Theme &t = theme(this);
    const QRectF head(0, 0, viewport()->width(), m_geometry.headHeight);
    painter.fillRect(head, t.surface);
    for (int day = 0; day < 7; ++day) {
        const bool isOn = m_controller.isDayOn(day + 1);
        const QString name = QLocale().standaloneDayName(day + 1, QLocale::ShortFormat);
        const QString date = QLocale().toString(m_monday.addDays(day), QStringLiteral("d MMM"));
        const QFont strong = t.font(12, QFont::DemiBold);
        const QFont plain = t.font(12);
        const double nameWidth = QFontMetricsF(strong).horizontalAdvance(name);
        const double dateWidth = figure::width(plain, date);
        const QRectF place = m_geometry.headRect(day);
        const bool fits = nameWidth + t.px(4) + dateWidth <= place.width() - t.px(4);
        double x = place.left() + (fits ? (place.width() - nameWidth - t.px(4) - dateWidth) / 2
                                        : std::max(0.0, (place.width() - nameWidth) / 2));
        painter.setPen(isOn ? t.text : t.text3);
        painter.setFont(strong);
        painter.drawText(QRectF(x, 0, nameWidth + 1, head.height()), Qt::AlignVCenter, name);
        if (!fits)
            continue;
        x += nameWidth + t.px(4);
        painter.setPen(isOn ? t.text2 : t.text3);
        figure::draw(&painter, QRectF(x, 0, dateWidth + 1, head.height()), Qt::AlignLeft | Qt::AlignVCenter, plain,
                     date);
    }
    painter.setPen(line(t.line));
    painter.drawLine(QPointF(0, onPixel(head.bottom() - 1)), QPointF(head.right(), onPixel(head.bottom() - 1)));
}

void WeekView::paintLadder(QPainter &painter) const
{
    const auto rungs = m_ownClock ? std::vector<HoursController::Rung>{} : m_controller.ladder();
    if (rungs.empty())
        return;
    const Theme &t = theme(this);
    const double left = m_geometry.area.right() + t.px(10);
    const double width = viewport()->width() - left - t.px(8);
    const double step = std::max<double>(t.px(14), m_geometry.hourHeight / 4);
    size_t current = 0;
    for (size_t i = 0; i < rungs.size(); ++i) {
        if (rungs[i].isCurrent)
            current = i;
    }
    const double height = t.px(28) + step * static_cast<double>(rungs.size());
    double top = m_geometry.yOf(rungs[current].minute) - t.px(28) - step * (static_cast<double>(current) + 0.5);
    top = std::clamp(top, m_geometry.headHeight + t.px(2),
                     std::max(m_geometry.headHeight + t.px(2), viewport()->height() - height - t.px(2)));
    painter.setPen(t.text3);
    painter.setFont(t.font(11));
    painter.drawText(QRectF(left, top, width, t.px(28)), Qt::AlignLeft | Qt::TextWordWrap, tr("Calls that fall out"));
    for (size_t i = 0; i < rungs.size(); ++i) {
        const QFont font = t.font(11, rungs[i].isCurrent ? QFont::DemiBold : QFont::Normal);
        const QRectF row(left, top + t.px(28) + step * static_cast<double>(i), width, step);
        painter.setPen(rungs[i].isCurrent && rungs[i].count > 0 ? t.error : t.text2);
        figure::draw(&painter, row, Qt::AlignLeft | Qt::AlignVCenter, font, TimeText::minuteOfDay(rungs[i].minute));
        figure::draw(&painter, row, Qt::AlignRight | Qt::AlignVCenter, font, QLocale().toString(rungs[i].count));
    }
}

void WeekView::paintTag(QPainter &painter) const
{
    const auto saved = m_controller.saved().hours;
    const auto hours = m_controller.proposal().hours;
    if (!hours || m_ownClock)
        return;
    const HoursEdge edge = m_controller.activeEdge();
    const int minute = m_controller.edge(edge);
    const bool isMoved = saved && minute != (edge == HoursEdge::Opens ? saved->opens : saved->closes);
    if (!isMoved && !m_controller.isDragging())
        return;
    const Theme &t = theme(this);
    const int count = static_cast<int>(m_controller.conflicts().size());
    const QString time = TimeText::minuteOfDay(minute);
    //: %1 is a time, on the tag of a dragged edge
    const QString lead = edge == HoursEdge::Opens ? tr("Open at %1").arg(time) : tr("Close at %1").arg(time);
    const QString sentence =
        count > 0 ? tr("%n booked call(s) fall out", nullptr, count) : tr("No booked call falls out");
    const QFont strong = t.font(13, QFont::DemiBold);
    const QFont plain = t.font(12);
    const double width =
        std::max(QFontMetricsF(strong).horizontalAdvance(lead), QFontMetricsF(plain).horizontalAdvance(sentence)) +
        t.px(20);
    const double height = t.px(44);
    const double y = m_geometry.yOf(minute);
    QRectF tag(m_geometry.area.right() - width - t.px(2),
               edge == HoursEdge::Closes ? y - height - t.px(2) : y + t.px(2), width, height);
    tag.moveTop(
        std::clamp(tag.top(), m_geometry.headHeight, std::max(m_geometry.headHeight, viewport()->height() - height)));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.inverse);
    painter.drawRoundedRect(tag, t.px(3), t.px(3));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(t.inverseText);
    painter.setFont(strong);
    painter.drawText(tag.adjusted(t.px(10), t.px(5), 0, 0), Qt::AlignLeft | Qt::AlignTop, lead);
    painter.setFont(plain);
    painter.drawText(tag.adjusted(t.px(10), 0, 0, -t.px(6)), Qt::AlignLeft | Qt::AlignBottom, sentence);
    painter.setBrush(Qt::NoBrush);
}

void WeekView::paintCursor(QPainter &painter) const
{
    if (!hasFocus() || !m_keyboardFocus)
        return;
    const Theme &t = theme(this);
    const QRectF cell = m_geometry.spanRect(m_cursorDay, m_cursorQuarter * kQuarter, (m_cursorQuarter + 1) * kQuarter);
    painter.setPen(line(t.surface, t.focusWidth() + 2));
    painter.drawRect(cell);
    painter.setPen(line(t.focus, t.focusWidth()));
    painter.drawRect(cell);
}

} // namespace callboard
