// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/heatmap/heatmapview.h"

#include "ui/heatmap/heathovercard.h"

#include <QAccessible>
#include <QEvent>
#include <QScrollBar>

#include <cmath>

namespace callboard {

namespace {

/// Narrower columns are not made: the map scrolls sideways instead (px at scale 1, by minutes of a cell).
double leastColumnWidth(int cellMinutes)
{
    return cellMinutes == 5 ? 3 : cellMinutes == 15 ? 6 : 12;
}

constexpr int kRestMs = 250;

} // namespace

HeatmapView::HeatmapView(QWidget *parent) : QAbstractScrollArea(parent), m_card(new HeatHoverCard(viewport()))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setLayoutDirection(Qt::LeftToRight); // time runs left to right in every language
    setAccessibleName(tr("Availability heatmap"));
    setAccessibleDescription(tr("Arrows move by slot and day, Shift with arrows selects the window, E explains."));
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, &HeatmapView::wantCell);
    connect(m_card, &HeatHoverCard::explainRequested, this, [this] {
        if (const auto t = spot())
            emit explainRequested(*t);
    });
    connect(m_card, &HeatHoverCard::startRequested, this, [this] {
        if (const auto t = spot()) {
            moveCurrent(*t, false);
            pressSpace();
        }
    });
    m_card->hide();
}

HeatmapView::~HeatmapView() = default;

void HeatmapView::setOwnZone(const Zone &zone)
{
    m_frame.zone = zone;
    relayout();
}

void HeatmapView::setSecondZone(const std::optional<Zone> &zone)
{
    if (zone == m_secondZone)
        return;
    const bool height = zone.has_value() != m_secondZone.has_value();
    m_secondZone = zone;
    if (height)
        relayout();
    redraw();
}

void HeatmapView::setRange(QDate firstDay, int days)
{
    if (m_frame.firstDay == firstDay && m_frame.days == days)
        return;
    m_frame.firstDay = firstDay;
    m_frame.days = days;
    relayout();
}

void HeatmapView::setCellMinutes(int minutes)
{
    if (m_frame.cellMinutes == minutes)
        return;
    m_frame.cellMinutes = minutes;
    relayout();
    if (m_current)
        setCurrent(*m_current);
}

void HeatmapView::setData(const HeatData &answer)
{
    m_data = answer;
    rebuildGrid();
}

void HeatmapView::setNow(Instant now)
{
    const bool newSlot = floorTo(now, m_data.step) != floorTo(m_now, m_data.step);
    m_now = now;
    if (newSlot)
        rebuildGrid();
    else
        viewport()->update();
}

void HeatmapView::setAfter(bool after)
{
    if (m_after == after)
        return;
    m_after = after;
    rebuildGrid();
}

void HeatmapView::setPalette(HeatPaletteKind kind)
{
    m_palette = kind;
    rebuildGrid();
}

void HeatmapView::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    relayout();
}

void HeatmapView::setCardEnabled(bool enabled)
{
    m_cardEnabled = enabled;
    if (!enabled)
        hideCard();
}

double HeatmapView::rulerHeight() const
{
    const Theme &t = theme(this);
    if (!m_secondZone)
        return t.px(24);
    return t.px(m_compact ? 40 : 44);
}

HeatMeasures HeatmapView::measures() const
{
    const Theme &t = theme(this);
    const auto px = [&](double length) { return static_cast<double>(t.px(length)); };
    HeatMeasures m;
    m.topPadding = px(6);
    m.labelWidth = px(m_frame.days > 21 ? 96 : m_compact ? 84 : 78);
    m.rowHeight = px(m_compact ? 28 : 38);
    m.bandHeight = px(m_compact ? 20 : 26);
    m.stripGap = px(1);
    m.stripHeight = px(m_compact ? 4 : 7);
    m.weekGap = px(4);
    if (height() >= px(1000) && m_frame.days <= 21) { // L: the room is there
        m.rowHeight = px(44);
        m.bandHeight = px(31);
    }
    return m;
}

/// Sizes the cells to the room there is, then shows the scroll bars that are needed. Decided here in one go: bars that
/// come and go by themselves would change the room while it is divided.
void HeatmapView::relayout()
{
    const Theme &t = theme(this);
    m_frame.measures = measures();
    const int bar = verticalScrollBar()->sizeHint().width();
    // What Qt calls the most leaves out the bars that are there now; they are to be decided anew.
    QSize full = maximumViewportSize();
    full += QSize(verticalScrollBarPolicy() == Qt::ScrollBarAlwaysOn ? bar : 0,
                  horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOn ? bar : 0);
    const double contentHeight = HeatGeometry(m_frame).contentSize().height();
    double height = full.height() - rulerHeight();
    bool down = contentHeight > height;
    double width = full.width() - (down ? bar : 0);
    const int columns = std::max(1, HeatGeometry(m_frame).columns());
    double column = (width - m_frame.measures.labelWidth - t.px(8)) / columns;
    column = std::max(column, leastColumnWidth(m_frame.cellMinutes) * t.scale);
    if (column >= 6)
        column = std::floor(column);
    m_frame.measures.columnWidth = column;
    m_geometry = HeatGeometry(m_frame);
    const double contentWidth = m_geometry.contentSize().width();
    const bool across = contentWidth > width;
    if (across) {
        height -= bar;
        down = down || contentHeight > height;
        width = full.width() - (down ? bar : 0);
    }
    m_dividing = true;
    setVerticalScrollBarPolicy(down ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(across ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(std::ceil(contentHeight - height))));
    verticalScrollBar()->setPageStep(static_cast<int>(height));
    verticalScrollBar()->setSingleStep(static_cast<int>(m_frame.measures.rowHeight));
    horizontalScrollBar()->setRange(0, std::max(0, static_cast<int>(std::ceil(contentWidth - width))));
    horizontalScrollBar()->setPageStep(static_cast<int>(width));
    horizontalScrollBar()->setSingleStep(static_cast<int>(column));
    m_dividing = false;
    rebuildGrid();
}

void HeatmapView::rebuildGrid()
{
    m_grid = HeatGrid(m_geometry, m_data, m_now);
    m_painter.setLook({theme(this), m_palette, m_after, devicePixelRatioF()});
    m_painter.setGrid(m_grid);
    redraw();
    if (QAccessible::isActive()) {
        QAccessibleTableModelChangeEvent event(this, QAccessibleTableModelChangeEvent::DataChanged);
        QAccessible::updateAccessibility(&event);
    }
}

void HeatmapView::redraw()
{
    m_stillValid = false;
    viewport()->update();
}

QPointF HeatmapView::toContent(QPointF p) const
{
    return {p.x() + horizontalScrollBar()->value(), p.y() - rulerHeight() + verticalScrollBar()->value()};
}

QRectF HeatmapView::toViewport(QRectF content) const
{
    return content.translated(-horizontalScrollBar()->value(), rulerHeight() - verticalScrollBar()->value());
}

QRectF HeatmapView::canvas() const
{
    const double left = m_frame.measures.labelWidth;
    return {left, rulerHeight(), viewport()->width() - left, viewport()->height() - rulerHeight()};
}

void HeatmapView::setWindow(InstantRange window)
{
    if (m_drag == Drag::Select || m_drag == Drag::Start || m_drag == Drag::End || m_window == window)
        return;
    m_window = window;
    viewport()->update();
}

void HeatmapView::setCurrent(Instant t)
{
    const auto spot = m_geometry.spotOf(t);
    if (!spot)
        return;
    const Instant start = m_geometry.spanOf(*spot).start;
    const bool changed = m_current != start;
    m_current = start;
    ensureVisible(start);
    redraw(); // the second ruler follows the cursor's day
    if (!changed)
        return;
    sayCursorMoved(this);
    emit currentChanged(start);
    emit spotChanged();
}

void HeatmapView::ensureVisible(Instant t)
{
    const auto spot = m_geometry.spotOf(t);
    if (!spot)
        return;
    const QRectF cell = m_geometry.bandOf(spot->row, spot->column);
    const double height = viewport()->height() - rulerHeight();
    QScrollBar *v = verticalScrollBar();
    const double bottom = m_geometry.rowTop(spot->row) + m_frame.measures.rowHeight;
    if (cell.top() < v->value())
        v->setValue(static_cast<int>(cell.top()));
    else if (bottom > v->value() + height)
        v->setValue(static_cast<int>(std::ceil(bottom - height)));
    QScrollBar *h = horizontalScrollBar();
    if (cell.left() - m_frame.measures.labelWidth < h->value())
        h->setValue(static_cast<int>(cell.left() - m_frame.measures.labelWidth));
    else if (cell.right() > h->value() + viewport()->width())
        h->setValue(static_cast<int>(std::ceil(cell.right() - viewport()->width())));
}

void HeatmapView::setMark(const std::optional<Mark> &mark)
{
    m_mark = mark;
    m_markPlace.reset();
    m_verdict.clear();
    viewport()->update();
}

void HeatmapView::setDragVerdict(Tone tone, const QString &sentence)
{
    m_verdictTone = tone;
    m_verdict = sentence;
    viewport()->update();
}

void HeatmapView::showCell(const HeatCell &cell)
{
    const auto t = spot();
    if (!m_cardEnabled || !t || m_drag != Drag::None || !isVisible())
        return;
    const auto at = m_geometry.spotOf(*t);
    if (!at || !m_geometry.spanOf(*at).contains(cell.at))
        return;
    m_card->setCell(cell, m_frame.zone, m_secondZone);
    // On the side away from the window, below the cell where there is room, never over it.
    const QRectF rect = toViewport(m_geometry.bandOf(at->row, at->column));
    const double rowBottom = rect.top() + m_frame.measures.rowHeight;
    const QSize size = m_card->sizeHint();
    const bool windowIsLeft = !m_window.isEmpty() && m_geometry.xOf(m_window.start) < rect.center().x();
    double x = windowIsLeft ? rect.left() : rect.right() - size.width();
    x = std::clamp(x, m_frame.measures.labelWidth, std::max(0.0, double(viewport()->width() - size.width())));
    double y = rowBottom + 2;
    if (y + size.height() > viewport()->height())
        y = std::max(rulerHeight(), rect.top() - size.height() - 2);
    if (y < rowBottom && y + size.height() > rect.top()) // no room above or below: beside the cell
        x = rect.right() + size.width() < viewport()->width() ? rect.right() + 2 : rect.left() - size.width() - 2;
    m_card->setGeometry(QRect(QPoint(static_cast<int>(x), static_cast<int>(y)), size));
    m_card->show();
    m_card->raise();
}

void HeatmapView::hideCard()
{
    m_rest.stop();
    m_card->hide();
}

void HeatmapView::wantCell()
{
    if (const auto t = spot())
        emit cellWanted(*t);
}

QRect HeatmapView::cellRectOnScreen(int row, int column) const
{
    const QRect rect = toViewport(m_geometry.bandOf(row, column)).toRect();
    return {viewport()->mapToGlobal(rect.topLeft()), rect.size()};
}

QSize HeatmapView::sizeHint() const
{
    const Theme &t = theme(this);
    return {t.px(78 + 48 * 15 + 12), t.px(44 + 14 * 38 + 12)};
}

QSize HeatmapView::minimumSizeHint() const
{
    const Theme &t = theme(this);
    return {t.px(360), t.px(44 + 4 * 28)};
}

void HeatmapView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    hideCard();
    if (!m_dividing)
        relayout();
}

void HeatmapView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        relayout();
}

void HeatmapView::scrollContentsBy(int, int)
{
    hideCard();
    redraw();
}

} // namespace callboard
