// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/numbers/capmaps.h"

#include "ui/common/figure.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"
#include "ui/heatmap/heatgeometry.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace callboard {

namespace {

constexpr int kLabel = 46; ///< day names
constexpr int kTitle = 20;
constexpr int kRow = 15;
constexpr int kHours = 16;
constexpr int kGap = 6;
constexpr int kLegend = 16;

} // namespace

CapMaps::CapMaps(QWidget *parent) : PaintedTable(tr("Lines free before and after"), parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CapMaps::setData(const CapPreview &preview, const Zone &zone, const QString &before, const QString &after,
                      const QString &afterNote)
{
    m_before = CapMapGeometry(preview.before, zone);
    m_after = CapMapGeometry(preview.after, zone);
    if (m_after.rows() != m_before.rows() || m_after.columns() != m_before.columns())
        m_after = m_before; // the clock moved on between the two halves of an answer
    m_zone = zone;
    m_cap = std::max(preview.before.cap, preview.after.cap);
    m_beforeTitle = before;
    m_afterTitle = after;
    m_afterNote = afterNote;
    updateGeometry();
    cellsChanged();
}

void CapMaps::clear()
{
    m_before = {};
    m_after = {};
    updateGeometry();
    cellsChanged();
}

void CapMaps::setPalette(HeatPaletteKind kind)
{
    m_palette = kind;
    update();
}

double CapMaps::rowHeight() const
{
    return theme(this).px(kRow);
}

QSize CapMaps::sizeHint() const
{
    const Theme &t = theme(this);
    if (m_before.isEmpty())
        return {t.px(240), t.px(kTitle)};
    const int map = t.px(kTitle) + static_cast<int>(m_before.rows() * rowHeight()) + t.px(kHours);
    return {t.px(240), 2 * map + t.px(kGap) + t.px(kLegend)};
}

QRectF CapMaps::mapArea(bool after) const
{
    const Theme &t = theme(this);
    const double map = m_before.rows() * rowHeight();
    const double top = after ? 2.0 * t.px(kTitle) + map + t.px(kHours) + t.px(kGap) : t.px(kTitle);
    return {double(t.px(kLabel)), top, double(width() - t.px(kLabel)), map};
}

QRectF CapMaps::cellRect(int row, int column) const
{
    const bool after = row >= m_before.rows();
    return m_before.rectOf(mapArea(after), rowHeight(), after ? row - m_before.rows() : row, column);
}

QString CapMaps::rowText(int row) const
{
    const bool after = row >= m_before.rows();
    //: %1 is "Before, cap 10", %2 a day
    return tr("%1, %2", "map and day")
        .arg(after ? m_afterTitle : m_beforeTitle, TimeText::day(m_before.dayOf(row % m_before.rows())));
}

QString CapMaps::columnText(int column) const
{
    return TimeText::minuteOfDay(m_before.minuteOf(column));
}

QString CapMaps::cellText(int row, int column) const
{
    const bool after = row >= m_before.rows();
    const CapMapGeometry::Cell &cell = (after ? m_after : m_before).at(row % m_before.rows(), column);
    if (cell.kind == CapMapGeometry::Cell::Nothing)
        return {};
    const QString place = rowText(row);
    const QString time = columnText(column);
    if (cell.kind == CapMapGeometry::Cell::Closed)
        //: %1 is "Before, cap 10, Tue 17 Nov", %2 a time, %3 a city
        return tr("%1 %2 %3. Outside calling hours.").arg(place, time, m_zone.city());
    return tr("%1 %2 %3. %n line(s) free.", nullptr, cell.free).arg(place, time, m_zone.city());
}

void CapMaps::drawCell(QPainter *painter, const QRectF &box, const CapMapGeometry::Cell &cell) const
{
    const Theme &t = theme(this);
    if (cell.kind == CapMapGeometry::Cell::Nothing) {
        painter->fillRect(box, t.sunken);
        return;
    }
    if (cell.kind == CapMapGeometry::Cell::Closed) {
        painter->fillRect(box, QBrush(t.hatch, Qt::BDiagPattern));
        return;
    }
    const HeatPalette &palette = heatPalette(m_palette);
    const auto step = static_cast<size_t>(HeatGeometry::step(cell.free, m_cap));
    painter->fillRect(box, palette.steps[step]);
    painter->setPen(QPen(palette.digits[step], 1.4));
    if (cell.free <= 0) {
        const double arm = std::min(box.width(), box.height()) / 4;
        const QPointF c = box.center();
        painter->drawLine(c + QPointF(-arm, -arm), c + QPointF(arm, arm));
        painter->drawLine(c + QPointF(-arm, arm), c + QPointF(arm, -arm));
        return;
    }
    const QFont font = t.font(10);
    const QString digits = QLocale().toString(cell.free);
    if (figure::width(font, digits) + 2 <= box.width())
        figure::draw(painter, box, Qt::AlignCenter, font, digits);
}

void CapMaps::drawMap(QPainter *painter, bool after) const
{
    const Theme &t = theme(this);
    const QRectF area = mapArea(after);
    const CapMapGeometry &map = after ? m_after : m_before;
    const QRectF head(0, area.top() - t.px(kTitle), width(), t.px(kTitle));
    const QFont titleFont = t.font(12, after ? QFont::DemiBold : QFont::Normal);
    const QString title = after ? m_afterTitle : m_beforeTitle;
    painter->setPen(t.text);
    figure::draw(painter, head, Qt::AlignLeft | Qt::AlignVCenter, titleFont, title);
    if (after && !m_afterNote.isEmpty()) {
        painter->setPen(t.text2);
        const double left = figure::width(titleFont, title) + t.px(8);
        const QFont noteFont = t.font(12);
        painter->setFont(noteFont);
        painter->drawText(head.adjusted(left, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetricsF(noteFont).elidedText(m_afterNote, Qt::ElideRight, head.width() - left));
    }
    const QFont dayFont = t.font(11);
    for (int row = 0; row < map.rows(); ++row) {
        painter->setPen(t.text2);
        const QDate date = map.dayOf(row);
        figure::draw(painter, QRectF(0, area.top() + row * rowHeight(), t.px(kLabel) - 4, rowHeight()),
                     Qt::AlignLeft | Qt::AlignVCenter, dayFont,
                     //: A short day beside a small map, as QLocale::toString reads it: "Mon 16"
                     QLocale().toString(date, tr("ddd d")));
        for (int column = 0; column < map.columns(); ++column)
            drawCell(painter, map.rectOf(area, rowHeight(), row, column), map.at(row, column));
    }
    drawHours(painter, area);
}

void CapMaps::drawHours(QPainter *painter, const QRectF &area) const
{
    const Theme &t = theme(this);
    const QFont font = t.font(11);
    const double wanted = figure::width(font, QStringLiteral("00")) + t.px(8);
    double free = area.left() - 1;
    painter->setPen(t.text3);
    for (int column = 0; column < m_before.columns(); ++column) {
        const int minute = m_before.minuteOf(column);
        const double x = m_before.rectOf(area, rowHeight(), 0, column).left();
        if (minute % 60 != 0 || x < free || x + wanted - t.px(8) > width())
            continue;
        figure::draw(painter, QRectF(x, area.bottom(), wanted, t.px(kHours)), Qt::AlignLeft | Qt::AlignVCenter, font,
                     QStringLiteral("%1").arg(minute / 60, 2, 10, QLatin1Char('0')));
        free = x + wanted;
    }
}

void CapMaps::drawLegend(QPainter *painter) const
{
    const Theme &t = theme(this);
    const HeatPalette &palette = heatPalette(m_palette);
    const QFont font = t.font(10);
    const auto cuts = HeatGeometry::cuts(m_cap);
    const double left = t.px(kLabel);
    const double each = (width() - left) / static_cast<double>(cuts.size() + 1);
    const double top = height() - t.px(kLegend) + 2;
    const auto box = [&](size_t place, size_t step, const QString &text) {
        const QRectF at(std::round(left + each * static_cast<double>(place)), top, std::floor(each) - 1,
                        t.px(kLegend) - 2);
        painter->fillRect(at, palette.steps[step]);
        painter->setPen(palette.digits[step]);
        if (figure::width(font, text) <= at.width())
            figure::draw(painter, at, Qt::AlignCenter, font, text);
    };
    box(0, 0, tr("Full"));
    for (size_t i = 0; i < cuts.size(); ++i) {
        const QString low = QLocale().toString(cuts[i].low);
        box(i + 1, static_cast<size_t>(cuts[i].step),
            cuts[i].low == cuts[i].high ? low : low + QChar(0x2013) + QLocale().toString(cuts[i].high));
    }
}

void CapMaps::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    if (m_before.isEmpty()) {
        painter.setPen(t.text3);
        painter.setFont(t.font(12));
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter,
                         tr("Nobody may be called in the next 7 days, so no line is counted."));
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    drawMap(&painter, false);
    drawMap(&painter, true);
    drawLegend(&painter);
    drawFocus(&painter);
}

void CapMaps::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    PaintedTable::changeEvent(event);
}

} // namespace callboard
