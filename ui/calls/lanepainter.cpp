// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/calls/lanepainter.h"

#include "ui/common/figure.h"
#include "ui/common/statesign.h"
#include "ui/common/timetext.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

#include <cmath>

namespace callboard {

namespace {

/// `share` of a over b; both opaque.
QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int x, int y) { return static_cast<int>(std::lround(x * share + y * (1 - share))); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

QColor fillOf(ReservationState state, const Theme &t)
{
    switch (state) {
    case ReservationState::Completed:
        return mixed(t.okMark, t.surface, t.kind == ThemeKind::HighContrast ? 0.45 : 0.55);
    case ReservationState::Active:
        return t.okMark;
    case ReservationState::Ringing:
        return t.warnMark;
    case ReservationState::Firm:
    case ReservationState::Dispatching:
        return t.accentSoft;
    case ReservationState::Cancelled:
        return t.mark;
    case ReservationState::Expired:
    case ReservationState::NoAnswer:
        return t.warnMark;
    case ReservationState::Failed:
    case ReservationState::SipFailed:
        return t.errorMark;
    }
    return t.mark;
}

QColor boxColour(ReservationState state, const Theme &t)
{
    return state == ReservationState::Cancelled ? t.mark : fillOf(state, t);
}

} // namespace

LanePainter::LanePainter(const Theme &theme, const LaneGeometry &geometry, const Zone &own)
    : m_theme(theme), m_geometry(geometry), m_own(own)
{
}

void LanePainter::drawBar(QPainter &painter, const QRectF &rect, LaneBar::Shape shape, ReservationState state,
                          bool unknown, const Theme &t)
{
    const double radius = std::min(2.0, rect.height() / 3);
    painter.setRenderHint(QPainter::Antialiasing, true);
    if (unknown) {
        QPen dashes(t.error, 1, Qt::CustomDashLine);
        dashes.setDashPattern({3, 2});
        painter.setPen(dashes);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        return;
    }
    switch (shape) {
    case LaneBar::Shape::Filled:
        painter.setPen(Qt::NoPen);
        painter.setBrush(fillOf(state, t));
        painter.drawRoundedRect(rect, std::min(1.0, radius), std::min(1.0, radius));
        return;
    case LaneBar::Shape::Outline:
        painter.setPen(QPen(state == ReservationState::Dispatching ? t.accentText : t.accentMark, 1));
        painter.setBrush(state == ReservationState::Dispatching ? t.surface : t.accentSoft);
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        return;
    case LaneBar::Shape::Box:
        painter.setPen(QPen(boxColour(state, t), 1.2));
        painter.setBrush(t.surface);
        painter.drawRoundedRect(rect.adjusted(0.6, 0.6, -0.6, -0.6), radius, radius);
        return;
    }
}

double LanePainter::leastGap() const
{
    return figure::width(m_theme.font(11), QStringLiteral("00:00")) * 2.6;
}

void LanePainter::drawGrid(QPainter &painter, double height) const
{
    const Theme &t = m_theme;
    const LaneGeometry &g = m_geometry;
    painter.fillRect(QRectF(0, 0, g.width, g.rulerHeight), t.panel);
    for (const RulerTick &tick : rulerTicks(g, m_own, leastGap())) {
        const double x = std::floor(g.xOf(tick.at));
        if (x >= g.headWidth)
            painter.fillRect(QRectF(x, g.rulerHeight, 1, height - g.rulerHeight),
                             tick.isMidnight ? t.lineStrong : t.line);
    }
    painter.fillRect(QRectF(0, g.rulerHeight - 1, g.width, 1), t.line);
}

QRectF LanePainter::chipOf(Instant now) const
{
    const LaneGeometry &g = m_geometry;
    const double x = g.xOf(now);
    if (x < g.headWidth || x > g.width)
        return {};
    const double width = figure::width(m_theme.font(11, QFont::DemiBold), TimeText::time(now, m_own)) + m_theme.px(10);
    const double left = std::clamp(x - width / 2, g.headWidth, std::max(g.headWidth, g.width - width));
    return {left, double(m_theme.px(3)), width, g.rulerHeight - m_theme.px(7)};
}

void LanePainter::drawRulerAndNow(QPainter &painter, Instant now, double height) const
{
    const Theme &t = m_theme;
    const LaneGeometry &g = m_geometry;
    const QRectF chip = chipOf(now);
    const QFont font = t.font(11);
    for (const RulerTick &tick : rulerTicks(g, m_own, leastGap())) {
        const double x = g.xOf(tick.at);
        if (x < g.headWidth)
            continue;
        const QString text = tick.isMidnight ? TimeText::day(tick.civil.date)
                                             : QLocale().toString(tick.civil.time, QStringLiteral("HH:mm"));
        const double width = figure::width(font, text);
        const double left = std::clamp(x - width / 2, g.headWidth + 2, std::max(g.headWidth + 2, g.width - width - 2));
        const QRectF place(left, 0, width + 1, g.rulerHeight);
        if (!chip.isNull() && place.adjusted(-4, 0, 4, 0).intersects(chip))
            continue;
        painter.setPen(tick.isMidnight ? t.text : t.text2);
        figure::draw(&painter, place, Qt::AlignLeft | Qt::AlignVCenter, font, text);
    }
    if (!chip.isNull())
        drawNow(painter, now, chip, height);
}

void LanePainter::drawLane(QPainter &painter, const Lane &lane, int index, double dy) const
{
    const Theme &t = m_theme;
    const LaneGeometry &g = m_geometry;
    const double top = g.tops[static_cast<size_t>(index)] + dy;
    const double bottom = g.tops[static_cast<size_t>(index) + 1] + dy;
    painter.setRenderHint(QPainter::Antialiasing, false);
    // A quiet line under each line of the number shows how many there are, taken or not.
    for (int line = 0; line < lane.lines; ++line) {
        const double y = std::floor(top + g.padding + (line + 1) * g.lineHeight) - 0.5;
        const bool over = line >= lane.number.cap;
        painter.setPen(QPen(over ? t.errorMark : t.line, 1, over ? Qt::DotLine : Qt::SolidLine));
        painter.setOpacity(over ? 1.0 : 0.5);
        painter.drawLine(QPointF(g.headWidth, y), QPointF(g.width, y));
    }
    painter.setOpacity(1);
    painter.save();
    painter.setClipRect(QRectF(g.headWidth, top, g.width - g.headWidth, bottom - top));
    for (const bool boxes : {false, true}) {
        for (const LaneBar &bar : lane.bars) {
            if ((bar.shape == LaneBar::Shape::Box) != boxes)
                continue;
            const QRectF rect = g.rectOf(bar, index).translated(0, dy);
            if (rect.right() >= g.headWidth && rect.left() <= g.width)
                drawBar(painter, rect, bar.shape, bar.state, bar.unknown, t);
        }
    }
    painter.restore();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(0, top, g.headWidth, bottom - top), t.surface);
    painter.fillRect(QRectF(0, std::floor(bottom) - 1, g.width, 1), t.line);
    painter.fillRect(QRectF(g.headWidth, top, 1, bottom - top), t.line);

    const QFont bold = t.font(12, QFont::DemiBold);
    const QFont figureFont = t.font(11);
    const QString load = QStringLiteral("%1/%2").arg(lane.number.busy).arg(lane.number.cap);
    const double loadWidth = figure::width(figureFont, load);
    const double pad = t.px(12);
    const QRectF head(pad, top, g.headWidth - pad - t.px(8), std::min(bottom - top, g.leastLane));
    painter.setPen(t.text);
    painter.setFont(bold);
    const QString label =
        QFontMetricsF(bold).elidedText(lane.number.label, Qt::ElideRight, head.width() - loadWidth - t.px(6));
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, label);
    painter.setPen(lane.number.busy >= lane.number.cap && lane.number.cap > 0 ? t.warn : t.text2);
    figure::draw(&painter, head, Qt::AlignRight | Qt::AlignVCenter, figureFont, load);
}

QImage LanePainter::paint(const std::vector<Lane> &lanes, QSize size, int scrollY, double devicePixelRatio) const
{
    QImage image(size * devicePixelRatio, QImage::Format_RGB32);
    image.setDevicePixelRatio(devicePixelRatio);
    image.fill(m_theme.surface);
    QPainter painter(&image);
    drawGrid(painter, std::min<double>(size.height(), m_geometry.rulerHeight + m_geometry.contentHeight() - scrollY));
    painter.setClipRect(QRectF(0, m_geometry.rulerHeight, size.width(), size.height() - m_geometry.rulerHeight));
    const double dy = m_geometry.rulerHeight - scrollY;
    for (size_t i = 0; i < lanes.size(); ++i) {
        const double top = m_geometry.tops[i] + dy;
        const double bottom = m_geometry.tops[i + 1] + dy;
        if (bottom < m_geometry.rulerHeight || top > size.height())
            continue;
        painter.save();
        drawLane(painter, lanes[i], static_cast<int>(i), dy);
        painter.restore();
    }
    return image;
}

void LanePainter::drawNow(QPainter &painter, Instant now, const QRectF &chip, double height) const
{
    const Theme &t = m_theme;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(std::floor(m_geometry.xOf(now)) - t.px(1), chip.bottom(), t.px(2), height), t.error);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.error);
    painter.drawRoundedRect(chip, t.px(2), t.px(2));
    painter.setPen(t.surface);
    figure::draw(&painter, chip, Qt::AlignCenter, t.font(11, QFont::DemiBold), TimeText::time(now, m_own));
}

LaneLegend::LaneLegend(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void LaneLegend::setTitle(const QString &title)
{
    m_title = title;
    setAccessibleName(title);
    update();
}

QSize LaneLegend::sizeHint() const
{
    return {theme(this).px(400), theme(this).px(28)};
}

QSize LaneLegend::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void LaneLegend::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
}

void LaneLegend::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.panel);
    painter.fillRect(0, 0, width(), 1, t.line);
    painter.fillRect(0, height() - 1, width(), 1, t.line);
    const QFont bold = t.font(12, QFont::DemiBold);
    const QFont font = t.font(11);
    double x = t.px(12);
    painter.setFont(bold);
    painter.setPen(t.text);
    painter.drawText(QRectF(x, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, m_title);
    x += QFontMetricsF(bold).horizontalAdvance(m_title) + t.px(16);

    struct Item
    {
        LaneBar::Shape shape;
        ReservationState state;
        bool unknown;
        QString word;
    };
    using S = ReservationState;
    using Shape = LaneBar::Shape;
    const Item items[]{{Shape::Filled, S::Completed, false, stateWord(S::Completed)},
                       {Shape::Filled, S::Active, false, stateWord(S::Active)},
                       {Shape::Filled, S::Ringing, false, stateWord(S::Ringing)},
                       {Shape::Outline, S::Firm, false, stateWord(S::Firm)},
                       {Shape::Outline, S::Dispatching, true, stateWord(S::Dispatching, true)},
                       {Shape::Box, S::NoAnswer, false, tr("No answer, expired")},
                       {Shape::Box, S::Failed, false, stateWord(S::Failed)},
                       {Shape::Box, S::Cancelled, false, stateWord(S::Cancelled)}};
    for (const Item &item : items) {
        const double markWidth = item.shape == Shape::Box ? t.px(8) : t.px(18);
        const double textWidth = QFontMetricsF(font).horizontalAdvance(item.word);
        if (x + markWidth + textWidth + t.px(6) > width() - t.px(8))
            return; // what does not fit is still told by the hover text of each bar
        const double markHeight = t.px(6);
        const QRectF mark(x, std::floor((height() - markHeight) / 2), markWidth, markHeight);
        LanePainter::drawBar(painter, mark, item.shape, item.state, item.unknown, t);
        painter.setFont(font);
        painter.setPen(t.text2);
        painter.drawText(QRectF(x + markWidth + t.px(6), 0, textWidth + 2, height()), Qt::AlignLeft | Qt::AlignVCenter,
                         item.word);
        x += markWidth + textWidth + t.px(20);
    }
}

} // namespace callboard
