// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/heatmap/heatpainter.h"

#include "ui/common/figure.h"
#include "ui/heatmap/heatimage.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace callboard {

namespace {

using Kind = HeatValue::Kind;

/// A cell narrower than this shows no digits, and below the second no gaps (at scale 1).
constexpr double kDigitsFrom = 15;
constexpr double kGapsFrom = 6;

bool isColoured(Kind kind)
{
    return kind == Kind::Open || kind == Kind::Past;
}

/// Calls fn(from, to) for each stretch of columns whose kind passes.
template <typename Passes, typename Fn> void runs(const HeatGrid &grid, int row, Passes passes, Fn fn)
{
    int from = -1;
    for (int column = 0; column <= grid.columns(); ++column) {
        const bool in = column < grid.columns() && passes(grid.at({row, column, 0}).kind);
        if (in && from < 0)
            from = column;
        if (!in && from >= 0) {
            fn(from, column);
            from = -1;
        }
    }
}

} // namespace

QBrush hatchBrush(const QColor &line, bool crossed, double scale, double devicePixelRatio)
{
    const int side = static_cast<int>(std::lround(6 * scale * devicePixelRatio));
    QPixmap tile(side, side);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(line, devicePixelRatio));
    // Over the edges on both sides, so that the lines of neighbouring tiles meet.
    for (const int shift : {-side, 0, side})
        painter.drawLine(QPointF(shift - side, 2 * side), QPointF(shift + 2 * side, -side));
    if (crossed) {
        for (const int shift : {-side, 0, side})
            painter.drawLine(QPointF(shift - side, -side), QPointF(shift + 2 * side, 2 * side));
    }
    painter.end();
    QBrush brush(tile);
    brush.setTransform(QTransform::fromScale(1 / devicePixelRatio, 1 / devicePixelRatio));
    return brush;
}

void HeatPainter::setLook(const Look &look)
{
    m_look = look;
    m_hatch = hatchBrush(look.theme.hatch, false, look.theme.scale, look.devicePixelRatio);
    m_cross = hatchBrush(look.theme.mark, true, look.theme.scale * 0.7, look.devicePixelRatio);
    m_digits.clear();
}

void HeatPainter::setGrid(const HeatGrid &grid)
{
    m_image = heatImage(grid, heatPalette(m_look.palette), m_look.after, m_look.theme.surface, m_look.theme.sunken);
}

void HeatPainter::paint(QPainter *painter, const HeatGeometry &geometry, const HeatGrid &grid, int firstRow,
                        int lastRow)
{
    if (grid.rows() != geometry.rows() || grid.columns() != geometry.columns())
        return;
    painter->save();
    painter->setRenderHint(QPainter::SmoothPixmapTransform, false);
    for (int row = firstRow; row <= lastRow; ++row)
        paintRow(painter, geometry, grid, row);
    painter->restore();
}

void HeatPainter::paintRow(QPainter *painter, const HeatGeometry &geometry, const HeatGrid &grid, int row)
{
    const QRectF band(geometry.columnLeft(0), geometry.rowTop(row),
                      geometry.columnLeft(geometry.columns()) - geometry.columnLeft(0),
                      geometry.frame().measures.bandHeight);
    painter->drawImage(band, m_image, QRectF(0, row * 2, m_image.width(), 2));
    paintClosed(painter, geometry, grid, row);
    paintGaps(painter, geometry, grid, row);
    for (int column = 0; column < grid.columns(); ++column) {
        paintCell(painter, geometry, grid, {row, column, 0});
        if (grid.isSplit(row, column))
            paintCell(painter, geometry, grid, {row, column, 1});
    }
    paintStrip(painter, geometry, grid, row);
}

void HeatPainter::paintClosed(QPainter *painter, const HeatGeometry &geometry, const HeatGrid &grid, int row)
{
    const auto stretch = [&](int from, int to) {
        return QRectF(geometry.bandOf(row, from).topLeft(), geometry.bandOf(row, to - 1).bottomRight());
    };
    runs(
        grid, row, [](Kind kind) { return kind == Kind::Closed; },
        [&](int from, int to) { painter->fillRect(stretch(from, to), m_hatch); });
    runs(
        grid, row, [](Kind kind) { return kind == Kind::Never; },
        [&](int from, int to) {
            const QRectF rect = stretch(from, to);
            painter->fillRect(rect, m_cross);
            painter->setPen(QPen(m_look.theme.mark, 1, Qt::DashLine));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
        });
}

void HeatPainter::paintGaps(QPainter *painter, const HeatGeometry &geometry, const HeatGrid &grid, int row)
{
    if (geometry.frame().measures.columnWidth < kGapsFrom * m_look.theme.scale)
        return;
    const double top = geometry.rowTop(row);
    const double height = geometry.frame().measures.bandHeight;
    runs(grid, row, isColoured, [&](int from, int to) {
        for (int column = from; column < to; ++column)
            painter->fillRect(QRectF(geometry.columnLeft(column + 1) - 1, top, 1, height), m_look.theme.surface);
    });
    for (int column = 0; column < grid.columns(); ++column) {
        if (grid.isSplit(row, column)) {
            const QRectF lower = geometry.rectOf({row, column, 1});
            painter->fillRect(QRectF(lower.left(), lower.top() - 0.5, lower.width(), 1), m_look.theme.surface);
        }
    }
}

void HeatPainter::paintCell(QPainter *painter, const HeatGeometry &geometry, const HeatGrid &grid, const HeatSpot &spot)
{
    const HeatValue &value = grid.at(spot);
    if (value.kind != Kind::Open)
        return;
    const double scale = m_look.theme.scale;
    QRectF rect = geometry.rectOf(spot);
    rect.setWidth(rect.width() - 1);
    const int shown = value.shown(m_look.after);
    const auto step = static_cast<size_t>(HeatGeometry::step(shown, grid.cap()));
    const QColor &ink = heatPalette(m_look.palette).digits[step];
    const bool ghost = m_look.after && value.planned > 0;
    if (ghost) {
        paintGhost(painter, rect, value.planned, grid.mostPlanned());
        rect.setHeight(rect.height() * 0.56);
    }
    if (shown == 0) {
        drawCross(painter, rect, ink, scale);
        return;
    }
    if (geometry.frame().measures.columnWidth < kDigitsFrom * scale || rect.height() < 10 * scale)
        return;
    const QPixmap &picture = digits(shown, ink);
    const QSizeF size = picture.deviceIndependentSize();
    if (size.width() <= rect.width() + 1)
        painter->drawPixmap(QPointF(std::round(rect.left() + (rect.width() - size.width()) / 2),
                                    std::round(rect.top() + (rect.height() - size.height()) / 2)),
                            picture);
}

void HeatPainter::paintGhost(QPainter *painter, const QRectF &rect, int planned, int most)
{
    const double scale = m_look.theme.scale;
    const double room = rect.height() * 0.42;
    const double height = std::max(3 * scale, std::round(room * planned / std::max(most, 1)));
    const double width = std::clamp(std::round(rect.width() * 0.5), 2.0, 9 * scale);
    const QRectF bar(std::round(rect.left() + (rect.width() - width) / 2), rect.bottom() - height - 1, width, height);
    painter->fillRect(bar.adjusted(-1, -1, 1, 1), QColor(0x0b, 0x0d, 0x10));
    painter->fillRect(bar, Qt::white);
}

void HeatPainter::drawCross(QPainter *painter, const QRectF &rect, const QColor &colour, double scale)
{
    const double arm = std::min({3.2 * scale, rect.width() * 0.32, rect.height() * 0.36});
    if (arm < 1)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, std::min(1.8 * scale, arm * 0.7), Qt::SolidLine, Qt::RoundCap));
    const QPointF c = rect.center();
    painter->drawLine(c + QPointF(-arm, -arm), c + QPointF(arm, arm));
    painter->drawLine(c + QPointF(-arm, arm), c + QPointF(arm, -arm));
    painter->restore();
}

void HeatPainter::paintStrip(QPainter *painter, const HeatGeometry &geometry, const HeatGrid &grid, int row)
{
    if (grid.people() <= 0)
        return;
    for (int column = 0; column < grid.columns(); ++column) {
        const HeatValue &value = grid.at({row, column, 0});
        if (value.kind != Kind::Open || value.callable <= 0)
            continue;
        QRectF rect = geometry.stripOf(row, column);
        const double height = std::clamp(rect.height() * value.callable / grid.people(), 1.0, rect.height());
        rect.setHeight(std::round(height));
        if (rect.width() >= kGapsFrom * m_look.theme.scale)
            rect.setWidth(rect.width() - 1);
        painter->fillRect(rect, m_look.theme.mark);
    }
}

const QPixmap &HeatPainter::digits(int value, const QColor &colour)
{
    const quint64 key = (static_cast<quint64>(value) << 32) | colour.rgb();
    const auto found = m_digits.constFind(key);
    if (found != m_digits.constEnd())
        return *found;
    const QFont font = m_look.theme.font(10);
    const QString text = QString::number(value);
    const QSizeF size(std::ceil(figure::width(font, text)), std::ceil(QFontMetricsF(font).height()));
    QPixmap picture((size * m_look.devicePixelRatio).toSize());
    picture.setDevicePixelRatio(m_look.devicePixelRatio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setPen(colour);
    figure::draw(&painter, QRectF(QPointF(), size), Qt::AlignHCenter | Qt::AlignVCenter, font, text);
    painter.end();
    return *m_digits.insert(key, picture);
}

} // namespace callboard
