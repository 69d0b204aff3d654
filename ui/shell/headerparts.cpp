// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/headerparts.h"

#include "ui/common/figure.h"
#include "ui/common/icons.h"
#include "ui/common/keycap.h"
#include "ui/common/statesign.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace callboard {

namespace {

void paintFocus(QPainter &painter, const QWidget *widget)
{
    if (!widget->hasFocus())
        return;
    const Theme &t = theme(widget);
    const double half = t.focusWidth() / 2.0;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.focus, t.focusWidth()));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(widget->rect()).adjusted(half, half, -half, -half), t.px(5), t.px(5));
}

void paintHover(QPainter &painter, const QWidget *widget)
{
    if (!widget->underMouse())
        return;
    const Theme &t = theme(widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.sunken);
    painter.drawRoundedRect(widget->rect(), t.px(5), t.px(5));
}

QString searchWords()
{
    return SearchButton::tr("Search or run a command");
}

} // namespace

WorkspaceButton::WorkspaceButton(QWidget *parent) : QToolButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize WorkspaceButton::sizeHint() const
{
    const Theme &t = theme(this);
    const double width = QFontMetricsF(t.font(14, QFont::DemiBold)).horizontalAdvance(text());
    return {static_cast<int>(std::ceil(width)) + t.px(8 + 6 + 16 + 4), t.px(32)};
}

QSize WorkspaceButton::minimumSizeHint() const
{
    const Theme &t = theme(this);
    return {t.px(80), t.px(32)};
}

void WorkspaceButton::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    paintHover(painter, this);
    const QFont font = t.font(14, QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(t.text);
    const double room = width() - t.px(8 + 6 + 16 + 4);
    const QString shown = QFontMetricsF(font).elidedText(text(), Qt::ElideRight, room);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF box = mirrored ? QRectF(t.px(28), 0, room, height()) : QRectF(t.px(8), 0, room, height());
    painter.drawText(box, Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft), shown);
    const double arrow = mirrored ? t.px(4) : width() - t.px(4) - t.px(16);
    drawIcon(&painter, QRectF(arrow, (height() - t.px(16)) / 2.0, t.px(16), t.px(16)), Icon::ChevronDown, t.text2);
    paintFocus(painter, this);
}

SearchButton::SearchButton(QWidget *parent) : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setText(searchWords());
    setAccessibleName(searchWords());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void SearchButton::setIconOnly(bool only)
{
    if (m_iconOnly == only)
        return;
    m_iconOnly = only;
    setSizePolicy(only ? QSizePolicy::Fixed : QSizePolicy::Preferred, QSizePolicy::Fixed);
    setToolTip(only ? searchWords() : QString());
    updateGeometry();
    update();
}

QSize SearchButton::sizeHint() const
{
    const Theme &t = theme(this);
    if (m_iconOnly)
        return {t.px(36), t.px(28)};
    const double words = QFontMetricsF(t.font(13)).horizontalAdvance(searchWords());
    const double wanted = t.px(34) + words + t.px(24) + keycap::size(QStringLiteral("Ctrl K"), this).width() + t.px(6);
    return {std::max(t.px(276), static_cast<int>(std::ceil(wanted))), t.px(28)};
}

void SearchButton::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.lineStrong, 1));
    painter.setBrush(underMouse() ? t.panel : t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), t.px(5), t.px(5));
    const double side = t.px(16);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double left = m_iconOnly ? (width() - side) / 2 : mirrored ? width() - t.px(10) - side : t.px(10);
    drawIcon(&painter, QRectF(left, (height() - side) / 2, side, side), Icon::Search, t.text2);
    if (!m_iconOnly) {
        painter.setPen(t.text3);
        painter.setFont(t.font(13));
        const QRectF words =
            QRectF(rect()).adjusted(mirrored ? t.px(8) : t.px(34), 0, mirrored ? -t.px(34) : -t.px(8), 0);
        painter.drawText(words, Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft), text());
        const QSize cap = keycap::size(QStringLiteral("Ctrl K"), this);
        const int x = mirrored ? t.px(6) : width() - cap.width() - t.px(6);
        keycap::draw(&painter, QRect(QPoint(x, (height() - cap.height()) / 2), cap), QStringLiteral("Ctrl K"), t.text2,
                     t.lineStrong, this);
    }
    paintFocus(painter, this);
}

void SearchButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    QAbstractButton::changeEvent(event);
}

HealthButton::HealthButton(QWidget *parent) : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setHealth(std::nullopt, {});
}

void HealthButton::setHealth(std::optional<Health> health, const QString &why)
{
    m_health = health;
    setText(healthWord(health));
    setToolTip(why.isEmpty() ? tr("Clock health: %1").arg(text()) : why);
    setAccessibleName(tr("Clock health: %1").arg(text()));
    setAccessibleDescription(why);
    updateGeometry();
    update();
}

QSize HealthButton::sizeHint() const
{
    const Theme &t = theme(this);
    const double width = QFontMetricsF(t.font(13, QFont::DemiBold)).horizontalAdvance(text());
    return {static_cast<int>(std::ceil(width)) + t.px(8 + 14 + 8 + 8), t.px(32)};
}

void HealthButton::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    paintHover(painter, this);
    const double side = t.px(14);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double x = mirrored ? width() - t.px(8) - side : t.px(8);
    drawHealthSign(&painter, QRectF(x, (height() - side) / 2, side, side), m_health, t);
    painter.setPen(healthColour(m_health, t));
    painter.setFont(t.font(13, QFont::DemiBold));
    const QRectF words =
        mirrored ? QRectF(0, 0, x - t.px(8), height()) : QRectF(x + side + t.px(8), 0, width(), height());
    painter.drawText(words, Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft), text());
    paintFocus(painter, this);
}

void HealthButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    QAbstractButton::changeEvent(event);
}

ClockButton::ClockButton(QWidget *parent) : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ClockButton::setTexts(const QString &time, const QString &caption)
{
    const bool resize = caption != m_caption || time.size() != m_time.size();
    m_time = time;
    m_caption = caption;
    setToolTip(caption);
    if (resize) {
        setAccessibleName(caption);
        updateGeometry();
    }
    setAccessibleDescription(time);
    update();
}

void ClockButton::setCaptionVisible(bool visible)
{
    if (visible == m_captionVisible)
        return;
    m_captionVisible = visible;
    updateGeometry();
    update();
}

QSize ClockButton::sizeHint() const
{
    const Theme &t = theme(this);
    double width = figure::width(t.font(14, QFont::DemiBold), m_time);
    if (m_captionVisible)
        width = std::max(width, figure::width(t.font(11), m_caption));
    return {static_cast<int>(std::ceil(width)) + t.px(32), t.px(34)};
}

void ClockButton::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    paintHover(painter, this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.fillRect(QRect(mirrored ? width() - 1 : 0, t.px(2), 1, height() - t.px(4)), t.line);
    const Qt::Alignment side = mirrored ? Qt::AlignRight : Qt::AlignLeft;
    const QRectF box = QRectF(rect()).adjusted(t.px(16), 0, -t.px(16), 0);
    painter.setPen(t.text);
    if (!m_captionVisible) {
        figure::draw(&painter, box, side | Qt::AlignVCenter, t.font(14, QFont::DemiBold), m_time);
    } else {
        figure::draw(&painter, QRectF(box.left(), 0, box.width(), t.px(19)), side | Qt::AlignVCenter,
                     t.font(14, QFont::DemiBold), m_time);
        painter.setPen(t.text3);
        figure::draw(&painter, QRectF(box.left(), t.px(18), box.width(), t.px(15)), side | Qt::AlignVCenter, t.font(11),
                     m_caption);
    }
    paintFocus(painter, this);
}

void ClockButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    QAbstractButton::changeEvent(event);
}

BellButton::BellButton(QWidget *parent) : QToolButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setIcon(callboard::icon(Icon::Bell));
    setIconSize({theme(this).px(16), theme(this).px(16)});
    setUnread(0);
}

void BellButton::setUnread(int count)
{
    m_unread = count;
    const QString name = count > 0 ? tr("Notifications, %n new", nullptr, count) : tr("Notifications");
    setAccessibleName(name);
    setToolTip(name);
    update();
}

QSize BellButton::sizeHint() const
{
    const Theme &t = theme(this);
    return {t.px(32), t.px(32)};
}

void BellButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        setIconSize({theme(this).px(16), theme(this).px(16)});
    QToolButton::changeEvent(event);
}

void BellButton::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    if (m_unread == 0)
        return;
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.panel, 2));
    painter.setBrush(t.accent);
    painter.drawEllipse(QPointF(width() - t.px(10), t.px(10)), t.px(4), t.px(4));
}

} // namespace callboard
