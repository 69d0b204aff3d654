// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/badge.h"

#include "ui/common/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

#include <cmath>

namespace callboard {

namespace {

struct Look
{
    QColor fill;
    QColor ink;
    QColor border; ///< invalid = none
};

Look lookOf(BadgeKind kind, const Theme &t)
{
    const bool outlined = t.kind == ThemeKind::HighContrast; // soft fills are black there
    switch (kind) {
    case BadgeKind::Accent:
        return {t.accentSoft, t.accentText, QColor()};
    case BadgeKind::Ok:
        return {t.okSoft, t.ok, outlined ? t.okMark : QColor()};
    case BadgeKind::Warn:
        return {t.warnSoft, t.warn, outlined ? t.warnMark : QColor()};
    case BadgeKind::Error:
        return {t.errorSoft, t.error, outlined ? t.errorMark : QColor()};
    case BadgeKind::Neutral:
        return {t.sunken, t.text2, QColor()};
    case BadgeKind::Demo:
        return {t.demoSoft, t.demo, t.demo};
    case BadgeKind::Outline:
        return {QColor(), t.text2, t.lineStrong};
    }
    return {};
}

void drawBox(QPainter *painter, const QRectF &box, const Look &look, const Theme &t)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(look.border.isValid() ? QPen(look.border, 1) : QPen(Qt::NoPen));
    painter->setBrush(look.fill.isValid() ? QBrush(look.fill) : QBrush(Qt::NoBrush));
    const double inset = look.border.isValid() ? 0.5 : 0;
    painter->drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), t.px(3), t.px(3));
}

} // namespace

namespace badge {

QSize size(const QString &text, const Theme &theme)
{
    const QFontMetrics metrics(theme.font(11, QFont::DemiBold));
    return {metrics.horizontalAdvance(text) + 2 * theme.px(6), theme.px(18)};
}

void draw(QPainter *painter, const QRectF &rect, const QString &text, BadgeKind kind, const Theme &theme)
{
    const QSize wanted = size(text, theme);
    const QRectF box(rect.left(), std::floor(rect.center().y() - wanted.height() / 2.0), wanted.width(),
                     wanted.height());
    const Look look = lookOf(kind, theme);
    painter->save();
    drawBox(painter, box, look, theme);
    painter->setPen(look.ink);
    painter->setFont(theme.font(11, QFont::DemiBold));
    painter->drawText(box, Qt::AlignCenter, text);
    painter->restore();
}

} // namespace badge

Badge::Badge(const QString &text, BadgeKind kind, QWidget *parent) : QWidget(parent), m_text(text), m_kind(kind)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(text);
}

void Badge::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Badge::setKind(BadgeKind kind)
{
    m_kind = kind;
    update();
}

void Badge::setIconName(std::optional<Icon> name)
{
    m_icon = name;
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    const Theme &t = theme(this);
    QSize size = badge::size(m_text, t);
    if (m_icon)
        size = {QFontMetrics(t.font(12, QFont::DemiBold)).horizontalAdvance(m_text) + t.px(34), t.px(22)};
    return size;
}

void Badge::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    const Look look = lookOf(m_kind, t);
    drawBox(&painter, rect(), look, t);
    QRectF textBox = rect();
    if (m_icon) {
        const double side = t.px(14);
        drawIcon(&painter, QRectF(t.px(7), (height() - side) / 2, side, side), *m_icon, look.ink);
        textBox.setLeft(t.px(27));
        textBox.setRight(width() - t.px(7));
    }
    painter.setPen(look.ink);
    painter.setFont(t.font(m_icon ? 12 : 11, QFont::DemiBold));
    painter.drawText(textBox, m_icon ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignCenter, m_text);
}

void Badge::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace callboard
