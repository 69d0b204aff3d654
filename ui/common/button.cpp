// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/button.h"

#include "ui/common/keycap.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QFocusEvent>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>

#include <cmath>

namespace callboard {

bool takeEnter(QAbstractButton *button, QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isEnter || event->modifiers() & ~Qt::KeypadModifier || event->isAutoRepeat())
        return false;
    event->accept();
    button->click();
    return true;
}

struct Button::Look
{
    QColor fill; ///< invalid = none
    QColor border;
    QColor ink;
};

Button::Button(const QString &text, ButtonKind kind, QWidget *parent) : QPushButton(text, parent), m_kind(kind)
{
    setSizePolicy(kind == ButtonKind::Link ? QSizePolicy::Fixed : QSizePolicy::Minimum, QSizePolicy::Fixed);
    setAutoDefault(false);
    setAttribute(Qt::WA_Hover);
    if (kind == ButtonKind::Primary)
        setButtonSize(ButtonSize::Large);
}

void Button::setKind(ButtonKind kind)
{
    m_kind = kind;
    updateGeometry();
    update();
}

void Button::setButtonSize(ButtonSize size)
{
    m_size = size;
    updateGeometry();
    update();
}

void Button::setIconName(std::optional<Icon> name)
{
    m_icon = name;
    updateGeometry();
    update();
}

void Button::setKeyHint(const QKeySequence &keys)
{
    m_keys = keyWords(keys);
    updateGeometry();
    update();
}

void Button::setReason(const QString &reason)
{
    m_reason = reason;
    setEnabled(reason.isEmpty());
    setToolTip(reason);
    setAccessibleDescription(reason);
}

int Button::textSize() const
{
    switch (m_size) {
    case ButtonSize::Small:
        return 12;
    case ButtonSize::Normal:
        return 13;
    case ButtonSize::Large:
        return 14;
    }
    return 13;
}

QFont Button::labelFont() const
{
    const bool heavy = m_kind == ButtonKind::Primary || isChecked();
    return theme(this).font(textSize(), heavy ? QFont::DemiBold : QFont::Medium);
}

QString Button::shownText() const
{
    QString shown = text();
    return shown.remove(QLatin1Char('&'));
}

int Button::heightAtScaleOne() const
{
    switch (m_size) {
    case ButtonSize::Small:
        return m_kind == ButtonKind::Link ? 18 : 24;
    case ButtonSize::Normal:
        return m_kind == ButtonKind::Link ? 20 : 28;
    case ButtonSize::Large:
        return 36;
    }
    return 28;
}

int Button::sidePadding() const
{
    if (m_kind == ButtonKind::Link)
        return theme(this).px(2);
    return theme(this).px(m_size == ButtonSize::Small ? 8 : 12);
}

QSize Button::sizeHint() const
{
    const Theme &t = theme(this);
    // Measured in the heavier weight, so that checking a button moves nothing.
    double width = QFontMetricsF(t.font(textSize(), QFont::DemiBold)).horizontalAdvance(shownText());
    if (m_icon)
        width += t.px(16) + (text().isEmpty() ? 0 : t.px(6));
    if (!m_keys.isEmpty())
        width += t.px(8) + keycap::size(m_keys, this).width();
    return {static_cast<int>(std::ceil(width)) + 2 * sidePadding(), t.px(heightAtScaleOne())};
}

Button::Look Button::look() const
{
    const Theme &t = theme(this);
    const bool hover = underMouse();
    if (!isEnabled())
        return {m_kind == ButtonKind::Link ? QColor() : t.window, m_kind == ButtonKind::Link ? QColor() : t.line,
                t.text3};
    if (m_kind == ButtonKind::Link)
        return {QColor(), QColor(), t.accentText};
    if (m_kind == ButtonKind::Primary) {
        const QColor fill = hover || isDown() ? t.accentHover : t.accent;
        return {fill, fill, t.onAccent};
    }
    const bool on = isDown() || isChecked();
    const QColor fill = on ? t.selected : hover ? t.panel : t.surface;
    if (m_kind == ButtonKind::Destructive)
        return {fill, t.errorMark, t.error};
    return {fill, on ? t.accentText : t.lineStrong, on ? t.accentText : t.text};
}

void Button::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    const Look look = this->look();
    const double radius = t.px(5);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (look.fill.isValid()) {
        painter.setPen(QPen(look.border, 1));
        painter.setBrush(look.fill);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
    const QFont font = labelFont();
    const double textWidth = QFontMetricsF(font).horizontalAdvance(shownText());
    double total = textWidth;
    if (m_icon)
        total += t.px(16) + (text().isEmpty() ? 0 : t.px(6));
    const QSize cap = m_keys.isEmpty() ? QSize() : keycap::size(m_keys, this);
    if (!m_keys.isEmpty())
        total += t.px(8) + cap.width();

    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    double x = std::floor((width() - total) / 2);
    const auto place = [&](double w) {
        const QRectF at(mirrored ? width() - x - w : x, 0, w, height());
        x += w;
        return at;
    };
    if (m_icon) {
        const QRectF at = place(t.px(16));
        drawIcon(&painter, QRectF(at.left(), (height() - t.px(16)) / 2.0, t.px(16), t.px(16)), *m_icon, look.ink);
        x += text().isEmpty() ? 0 : t.px(6);
    }
    painter.setPen(look.ink);
    painter.setFont(font);
    painter.drawText(place(textWidth + 1), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shownText());
    x -= 1;
    if (m_kind == ButtonKind::Link && underMouse() && isEnabled()) {
        const double y = std::round(height() / 2.0 + QFontMetricsF(font).ascent() / 2) + 0.5;
        painter.drawLine(QPointF(sidePadding(), y), QPointF(width() - sidePadding(), y));
    }
    if (!m_keys.isEmpty()) {
        x += t.px(8);
        const QRectF at = place(cap.width());
        const bool filled = m_kind == ButtonKind::Primary && isEnabled();
        keycap::draw(&painter, QRect(QPoint(static_cast<int>(at.left()), (height() - cap.height()) / 2), cap), m_keys,
                     filled ? look.ink : t.text3, filled ? look.ink : t.lineStrong, this);
    }
    if (hasFocus() && m_keyboardFocus) {
        const int ring = t.focusWidth();
        painter.setBrush(Qt::NoBrush);
        if (m_kind == ButtonKind::Primary) {
            // Focus is blue on blue here: a halo between ring and fill keeps it visible.
            painter.setPen(QPen(t.onAccent, 1));
            painter.drawRoundedRect(QRectF(rect()).adjusted(ring + 0.5, ring + 0.5, -ring - 0.5, -ring - 0.5),
                                    radius - ring, radius - ring);
        }
        painter.setPen(QPen(t.focus, ring));
        const double half = ring / 2.0;
        painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), radius - half, radius - half);
    }
}

void Button::keyPressEvent(QKeyEvent *event)
{
    if (!takeEnter(this, event))
        QPushButton::keyPressEvent(event);
}

void Button::focusInEvent(QFocusEvent *event)
{
    m_keyboardFocus = event->reason() != Qt::MouseFocusReason && event->reason() != Qt::ActiveWindowFocusReason;
    QPushButton::focusInEvent(event);
}

void Button::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    QPushButton::changeEvent(event);
}

IconButton::IconButton(Icon name, const QString &spokenName, QWidget *parent) : QToolButton(parent)
{
    setIconName(name);
    setSpokenName(spokenName);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconButton::setFramed(bool framed)
{
    setProperty("cbFramed", framed);
    repolish(this);
}

void IconButton::setIconName(Icon name)
{
    const int side = theme(this).px(16);
    setIcon(callboard::icon(name));
    setIconSize({side, side});
}

void IconButton::setSpokenName(const QString &name)
{
    setToolTip(name);
    setAccessibleName(name);
}

QSize IconButton::sizeHint() const
{
    const int side = theme(this).px(28);
    return {side, side};
}

void IconButton::keyPressEvent(QKeyEvent *event)
{
    if (!takeEnter(this, event))
        QToolButton::keyPressEvent(event);
}

void IconButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange) {
        const int side = theme(this).px(16);
        setIconSize({side, side});
        updateGeometry();
    }
    QToolButton::changeEvent(event);
}

} // namespace callboard
