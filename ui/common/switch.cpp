// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/switch.h"

#include "ui/common/theme.h"

#include <QFocusEvent>
#include <QFontMetrics>
#include <QPainter>

namespace callboard {

Switch::Switch(const QString &text, QWidget *parent) : QCheckBox(text, parent)
{
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Switch::setWarnsWhenOn(bool warns)
{
    m_warns = warns;
    update();
}

QSize Switch::sizeHint() const
{
    const Theme &t = theme(this);
    const int textWidth =
        text().isEmpty() ? 0 : t.px(8) + QFontMetrics(t.font(12, QFont::Medium)).horizontalAdvance(text());
    return {t.px(28) + textWidth + 2 * t.px(4), t.px(28)};
}

void Switch::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool on = isChecked();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double left = mirrored ? width() - t.px(4) - t.px(28) : t.px(4);
    const QRectF track(left, (height() - t.px(16)) / 2.0, t.px(28), t.px(16));
    const QColor onFill = m_warns ? t.warnMark : t.accent;
    painter.setPen(QPen(!isEnabled() ? t.line : on ? onFill : underMouse() ? t.text3 : t.mark, 1));
    painter.setBrush(!isEnabled() ? t.window : on ? onFill : t.surface);
    painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), track.height() / 2, track.height() / 2);
    const double knob = t.px(10);
    const bool atRight = on != mirrored;
    const double knobX = atRight ? track.right() - t.px(3) - knob : track.left() + t.px(3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(on && isEnabled() ? t.surface : t.mark);
    painter.drawEllipse(QRectF(knobX, track.center().y() - knob / 2, knob, knob));
    painter.setPen(isEnabled() ? t.text : t.text3);
    painter.setFont(t.font(12, QFont::Medium));
    const double gap = t.px(8);
    const QRectF textBox = mirrored ? QRectF(0, 0, track.left() - gap, height())
                                    : QRectF(track.right() + gap, 0, width() - track.right() - gap, height());
    painter.drawText(textBox, Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft), text());
    if (hasFocus() && m_keyboardFocus) {
        const double half = t.focusWidth() / 2.0;
        painter.setPen(QPen(t.focus, t.focusWidth()));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), t.px(5), t.px(5));
    }
}

void Switch::focusInEvent(QFocusEvent *event)
{
    m_keyboardFocus = event->reason() != Qt::MouseFocusReason;
    QCheckBox::focusInEvent(event);
}

void Switch::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    QCheckBox::changeEvent(event);
}

} // namespace callboard
