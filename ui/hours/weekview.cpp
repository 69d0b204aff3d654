// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/hours/weekview.h"

#include "ui/common/theme.h"
#include "ui/common/timetext.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace callboard {

namespace {

bool isClosedBy(const HoursExtras &extras, QDate date, QTime time)
{
    const auto windows = windowsOn(date, extras);
    const int minute = time.hour() * 60 + time.minute();
    return windows && std::none_of(windows->begin(), windows->end(), [minute](const CallingHours &window) {
               return minute >= window.opens && minute < window.closes;
           });
}

constexpr int kQuarter = 15;
/// The least height of an hour; below it the grid scrolls.
constexpr double kLeastHour = 26;
constexpr double kMostHour = 64;
constexpr double kGrab = 6;

} // namespace

WeekView::WeekView(HoursController &controller, QWidget *parent) : QAbstractScrollArea(parent), m_controller(controller)
{
    setAccessibleName(tr("Week of calling hours"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    // A screen reader hears where the edge came to rest, not every step of the way.
    m_announceTimer.setSingleShot(true);
    m_announceTimer.setInterval(1000);
    connect(&m_announceTimer, &QTimer::timeout, this, &WeekView::announce);
    connect(&m_controller, &HoursController::proposalChanged, this, &WeekView::refresh);
    connect(&m_controller, &HoursController::loadedChanged, this, &WeekView::refresh);
}

void WeekView::setMonday(QDate monday)
{
    m_monday = monday;
    refresh();
}

void WeekView::setOwnClock(const std::optional<Zone> &zone)
{
    m_ownClock = zone;
    refresh();
}

void WeekView::refresh()
{
    if (!m_monday.isValid())
        return;
    m_week = m_controller.firm().week(m_monday, m_controller.proposal().rule(), m_ownClock);
    if (!m_controller.isDragging())
        layOut(); // while an edge moves, the grid under it stands still
    viewport()->update();
    if (hasFocus() && !m_announceTimer.isActive())
        m_announceTimer.start();
}

void WeekView::layOut()
{
    const Theme &t = theme(this);
    const CallingHours proposed = m_controller.proposal().hours.value_or(CallingHours{});
    const CallingHours saved = m_controller.saved().hours.value_or(proposed);
    int firstCall = 24 * 60;
    int lastCall = 0;
    for (int day = 0; day < 7; ++day) {
        for (int quarter = 0; quarter < FirmWeek::kQuarters; ++quarter) {
            if (m_week.at(day, quarter).booked == 0)
                continue;
            firstCall = std::min(firstCall, quarter * kQuarter);
            lastCall = std::max(lastCall, quarter * kQuarter);
        }
    }
    const auto [first, last] = WeekGeometry::visibleMinutes(
        std::min(proposed.opens, saved.opens), std::max(proposed.closes, saved.closes), firstCall, lastCall);
    const double left = t.px(56);
    const double right = t.px(92);
    m_geometry.headHeight = t.px(32);
    m_geometry.firstMinute = first;
    m_geometry.lastMinute = last;
    const double top = m_geometry.headHeight + t.px(4);
    m_geometry.area = QRectF(left, top, std::max<double>(7, viewport()->width() - left - right),
                             std::max<double>(1, viewport()->height() - top - t.px(12)));
    const double hours = (last - first) / 60.0;
    m_geometry.hourHeight = std::clamp(m_geometry.area.height() / hours, kLeastHour * t.scale, kMostHour * t.scale);
    const int beyond = static_cast<int>(m_geometry.contentHeight() - m_geometry.area.height());
    verticalScrollBar()->setRange(0, std::max(0, beyond));
    verticalScrollBar()->setPageStep(static_cast<int>(m_geometry.area.height()));
    verticalScrollBar()->setSingleStep(static_cast<int>(m_geometry.hourHeight / 4));
    m_geometry.scroll = verticalScrollBar()->value();
    m_cursorQuarter = std::clamp(m_cursorQuarter, firstQuarter(), firstQuarter() + quarterCount() - 1);
}

QSize WeekView::minimumSizeHint() const
{
    const Theme &t = theme(this);
    return {t.px(420), t.px(220)};
}

void WeekView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (!m_controller.isDragging())
        layOut();
}

void WeekView::scrollContentsBy(int, int)
{
    m_geometry.scroll = verticalScrollBar()->value();
    viewport()->update();
}

void WeekView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
        layOut();
        viewport()->update();
    }
}

std::optional<HoursEdge> WeekView::edgeAt(QPointF position) const
{
    if (!edgesCanMove())
        return std::nullopt;
    const double tolerance = kGrab * theme(this).scale;
    for (const HoursEdge edge : {m_controller.activeEdge(), HoursEdge::Closes, HoursEdge::Opens}) {
        if (m_geometry.isNearLine(position, m_controller.edge(edge), tolerance))
            return edge;
    }
    return std::nullopt;
}

void WeekView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_keyboardFocus = false;
    if (const auto day = m_geometry.headAt(event->position())) {
        const int isoDay = *day + 1;
        if (!m_controller.setDay(isoDay, !m_controller.isDayOn(isoDay)))
            QToolTip::showText(event->globalPosition().toPoint(), tr("One day must stay on."), this);
        return;
    }
    if (const auto edge = edgeAt(event->position())) {
        m_controller.beginDrag(*edge);
        return;
    }
    if (const auto day = m_geometry.dayAt(event->position().x()))
        setCursorCell(*day, static_cast<int>(m_geometry.minuteAt(event->position().y())) / kQuarter);
}

void WeekView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_controller.isDragging()) {
        m_controller.dragTo(m_geometry.snappedMinuteAt(event->position().y(), HoursController::kStep));
        return;
    }
    if (edgeAt(event->position()))
        viewport()->setCursor(Qt::SizeVerCursor);
    else
        viewport()->unsetCursor();
}

void WeekView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_controller.isDragging()) {
        m_controller.endDrag();
        layOut();
        viewport()->update();
    }
}

void WeekView::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Escape:
        if (!m_controller.isDragging())
            break;
        m_controller.cancelDrag();
        return;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int step = event->key() == Qt::Key_Up ? -1 : 1;
        if (!shift)
            setCursorCell(m_cursorDay, m_cursorQuarter + step);
        else if (edgesCanMove())
            m_controller.moveEdge(m_controller.activeEdge(), step * HoursController::kStep);
        return;
    }
    case Qt::Key_Left:
        setCursorCell(m_cursorDay - 1, m_cursorQuarter);
        return;
    case Qt::Key_Right:
        setCursorCell(m_cursorDay + 1, m_cursorQuarter);
        return;
    case Qt::Key_Home:
        m_controller.setActiveEdge(HoursEdge::Opens);
        setCursorCell(m_cursorDay, m_controller.edge(HoursEdge::Opens) / kQuarter);
        return;
    case Qt::Key_End:
        m_controller.setActiveEdge(HoursEdge::Closes);
        setCursorCell(m_cursorDay, m_controller.edge(HoursEdge::Closes) / kQuarter);
        return;
    case Qt::Key_Space:
        if (!m_controller.setDay(m_cursorDay + 1, !m_controller.isDayOn(m_cursorDay + 1)))
            QToolTip::showText(viewport()->mapToGlobal(m_geometry.headRect(m_cursorDay).bottomLeft().toPoint()),
                               tr("One day must stay on."), this);
        return;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void WeekView::setCursorCell(int day, int quarter)
{
    m_cursorDay = std::clamp(day, 0, 6);
    m_cursorQuarter = std::clamp(quarter, firstQuarter(), firstQuarter() + quarterCount() - 1);
    const QRectF cell = m_geometry.spanRect(m_cursorDay, m_cursorQuarter * kQuarter, (m_cursorQuarter + 1) * kQuarter);
    if (cell.top() < m_geometry.area.top())
        verticalScrollBar()->setValue(verticalScrollBar()->value() +
                                      static_cast<int>(cell.top() - m_geometry.area.top()));
    else if (cell.bottom() > m_geometry.area.bottom())
        verticalScrollBar()->setValue(verticalScrollBar()->value() +
                                      static_cast<int>(cell.bottom() - m_geometry.area.bottom()));
    viewport()->update();
    sayCursorMoved(this);
}

bool WeekView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto day = m_geometry.dayAt(help->pos().x());
        if (day && m_geometry.area.contains(help->pos())) {
            QToolTip::showText(help->globalPos(),
                               sentenceOf(*day, static_cast<int>(m_geometry.minuteAt(help->pos().y())) / kQuarter),
                               this);
            return true;
        }
        if (const auto head = m_geometry.headAt(help->pos())) {
            const QString name = QLocale().standaloneDayName(*head + 1);
            //: %1 is the name of a weekday
            QToolTip::showText(help->globalPos(),
                               m_controller.isDayOn(*head + 1) ? tr("%1 is a calling day. Click to close it.").arg(name)
                                                               : tr("%1 is closed. Click to open it.").arg(name),
                               this);
            return true;
        }
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void WeekView::focusInEvent(QFocusEvent *event)
{
    m_keyboardFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                      event->reason() == Qt::ShortcutFocusReason || event->reason() == Qt::OtherFocusReason;
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void WeekView::focusOutEvent(QFocusEvent *event)
{
    m_keyboardFocus = false;
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

QString WeekView::sentenceOf(int day, int quarter) const
{
    const FirmWeek::Quarter &calls = m_week.at(day, std::clamp(quarter, 0, FirmWeek::kQuarters - 1));
    //: %1 is a day, %2 a time: "Tue 17 Nov 17:30."
    QString text = tr("%1 %2.").arg(TimeText::day(m_monday.addDays(day)), TimeText::minuteOfDay(quarter * kQuarter));
    if (!m_ownClock) {
        const HoursRule rule = m_controller.proposal().rule();
        const QTime time(quarter * kQuarter / 60, quarter * kQuarter % 60);
        const QDate date = m_monday.addDays(day);
        const DateException *exception = exceptionOn(date, m_controller.extras());
        if (!rule.contains({date, time}) || isClosedBy(m_controller.extras(), date, time))
            //: %1 is a holiday's name
            text += QLatin1Char(' ') + (exception ? tr("Closed: %1.").arg(exception->label) : tr("Closed."));
        else
            text += QLatin1Char(' ') + tr("Callable.");
    }
    text += QLatin1Char(' ') + (calls.booked > 0 ? tr("%n booked call(s).", nullptr, calls.booked) : tr("No call."));
    if (calls.outside > 0)
        text += QLatin1Char(' ') + tr("%n would fall out.", nullptr, calls.outside);
    return text;
}

QString WeekView::edgeSentence() const
{
    const HoursEdge edge = m_controller.activeEdge();
    const int count = static_cast<int>(m_controller.conflicts().size());
    const QString time = TimeText::minuteOfDay(m_controller.edge(edge));
    //: %1 is a time
    const QString lead = edge == HoursEdge::Opens ? tr("Open %1.").arg(time) : tr("Close %1.").arg(time);
    QString text = lead + QLatin1Char(' ') +
                   (count > 0 ? tr("%n booked call(s) fall out.", nullptr, count) : tr("No booked call falls out."));
    for (const HoursController::Rung &rung : m_controller.ladder()) {
        const bool isWider = edge == HoursEdge::Opens ? rung.minute == m_controller.edge(edge) - 15
                                                      : rung.minute == m_controller.edge(edge) + 15;
        if (isWider && rung.count < count)
            //: %1 is a time
            text += QLatin1Char(' ') +
                    tr("%n more than at %1.", nullptr, count - rung.count).arg(TimeText::minuteOfDay(rung.minute));
    }
    return text;
}

void WeekView::announce()
{
    if (!QAccessible::isActive())
        return;
    setAccessibleDescription(edgeSentence());
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

QString WeekView::spokenRow(int row) const
{
    return TimeText::day(m_monday.addDays(row));
}

QString WeekView::spokenColumn(int column) const
{
    return TimeText::minuteOfDay((firstQuarter() + column) * kQuarter);
}

std::optional<QPoint> WeekView::spokenCellAt(QPoint onScreen) const
{
    const QPointF place = viewport()->mapFromGlobal(onScreen);
    const auto day = m_geometry.dayAt(place.x());
    if (!day || !m_geometry.area.contains(place))
        return std::nullopt;
    return QPoint(static_cast<int>(m_geometry.minuteAt(place.y())) / kQuarter - firstQuarter(), *day);
}

std::optional<QPoint> WeekView::spokenCursor() const
{
    return QPoint(m_cursorQuarter - firstQuarter(), m_cursorDay);
}

QRect WeekView::cellRectOnScreen(int day, int quarter) const
{
    const QRect cell = m_geometry.spanRect(day, quarter * kQuarter, (quarter + 1) * kQuarter).toRect();
    return {viewport()->mapToGlobal(cell.topLeft()), cell.size()};
}

} // namespace callboard
