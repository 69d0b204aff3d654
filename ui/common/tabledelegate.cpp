// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/tabledelegate.h"

#include "ui/common/badge.h"
#include "ui/common/figure.h"
#include "ui/common/icons.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace callboard {

namespace {

constexpr int kSignSize = 14;
constexpr int kSignGap = 6;

bool hasSign(const QModelIndex &index)
{
    return index.data(look::State).isValid() || index.data(look::Sign).isValid() || index.data(look::Picture).isValid();
}

void drawSign(QPainter *painter, const QRectF &box, const QModelIndex &index, const QColor &ink, const Theme &t)
{
    if (const QVariant state = index.data(look::State); state.isValid())
        drawStateSign(painter, box, static_cast<ReservationState>(state.toInt()), index.data(look::Unknown).toBool(),
                      t);
    else if (const QVariant tone = index.data(look::Sign); tone.isValid())
        drawToneSign(painter, box, static_cast<Tone>(tone.toInt()), t);
    else if (const QVariant picture = index.data(look::Picture); picture.isValid())
        drawIcon(painter, box, static_cast<Icon>(picture.toInt()), ink);
}

bool isElidable(ColumnKind kind)
{
    return kind == ColumnKind::Name || kind == ColumnKind::NamePlain;
}

} // namespace

void TableDelegate::setKind(int column, ColumnKind kind)
{
    m_kinds.insert(column, kind);
}

ColumnKind TableDelegate::kind(int column) const
{
    return m_kinds.value(column, ColumnKind::Text);
}

QFont TableDelegate::fontOf(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool strong = kind(index.column()) == ColumnKind::Name || index.data(look::Strong).toBool() ||
                        index.data(look::OldText).isValid() || index.data(look::Unknown).toBool();
    return theme(option.widget).font(13, strong ? QFont::DemiBold : QFont::Normal);
}

QColor TableDelegate::ink(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Theme &t = theme(option.widget);
    if (!(option.state & QStyle::State_Enabled) || index.data(look::Quiet).toBool())
        return t.text3;
    if (index.data(look::Link).toBool() || index.data(look::OldText).isValid())
        return t.accentText;
    if (const QVariant tone = index.data(look::Tone); tone.isValid())
        return toneColour(static_cast<Tone>(tone.toInt()), t);
    if (index.data(look::Unknown).toBool())
        return t.error;
    return t.text;
}

void TableDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Theme &t = theme(option.widget);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        painter->fillRect(option.rect, t.selected);
    else if (index.data(look::Sunken).toBool())
        painter->fillRect(option.rect, t.sunken);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, t.panel);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (!view || !view->currentIndex().isValid() || view->currentIndex().row() != index.row())
        return;
    const bool firstShown = view->visualRect(index).left() <= 0;
    if (firstShown && selected) {
        const bool mirrored = option.direction == Qt::RightToLeft;
        const int bar = t.px(3);
        painter->fillRect(QRect(mirrored ? option.rect.right() - bar + 1 : option.rect.left(), option.rect.top(), bar,
                                option.rect.height() - 1),
                          t.accent);
    }
}

void TableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &t = theme(option.widget);
    painter->save();
    paintGround(painter, option, index);
    painter->setRenderHint(QPainter::Antialiasing);
    QRectF box = QRectF(option.rect).adjusted(t.px(kPadding), 0, -t.px(kPadding), -1);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const QColor colour = ink(option, index);
    const auto takeStart = [&](double width) {
        const QRectF taken(mirrored ? box.right() - width : box.left(), box.top(), width, box.height());
        mirrored ? box.setRight(box.right() - width) : box.setLeft(box.left() + width);
        return taken;
    };
    if (hasSign(index)) {
        drawSign(painter, QRectF(takeStart(t.px(kSignSize))).adjusted(0, 0, 0, 0), index, colour, t);
        takeStart(t.px(kSignGap));
    }
    if (const QString old = index.data(look::OldText).toString(); !old.isEmpty()) {
        QFont struck = t.font(13);
        const double width = figure::width(struck, old);
        const QRectF at = takeStart(width);
        painter->setPen(t.text3);
        figure::draw(painter, at, Qt::AlignLeft | Qt::AlignVCenter, struck, old);
        const double y = std::round(at.center().y()) + 0.5;
        painter->drawLine(QPointF(at.left() - 1, y), QPointF(at.right() + 1, y));
        takeStart(t.px(8));
    }
    const QFont font = fontOf(option, index);
    QString text = index.data(Qt::DisplayRole).toString();
    const QString badgeText = index.data(look::Badge).toString();
    const double badgeWidth = badgeText.isEmpty() ? 0 : badge::size(badgeText, t).width() + t.px(8);
    const ColumnKind columnKind = kind(index.column());
    if (isElidable(columnKind))
        text = QFontMetricsF(font).elidedText(text, Qt::ElideRight, box.width() - badgeWidth);
    painter->setPen(colour);
    const double textWidth = figure::width(font, text);
    Qt::Alignment alignment = Qt::AlignVCenter;
    alignment |= columnKind == ColumnKind::Figure ? (mirrored ? Qt::AlignLeft : Qt::AlignRight)
                                                  : (mirrored ? Qt::AlignRight : Qt::AlignLeft);
    if (columnKind == ColumnKind::Text || isElidable(columnKind)) {
        painter->setFont(font);
        painter->drawText(box, static_cast<int>(alignment | Qt::TextSingleLine), text);
    } else {
        figure::draw(painter, box, alignment, font, text);
    }
    if (!badgeText.isEmpty()) {
        takeStart(textWidth + t.px(8));
        const QVariant badgeKind = index.data(look::BadgeKind);
        badge::draw(painter, box, badgeText,
                    badgeKind.isValid() ? static_cast<BadgeKind>(badgeKind.toInt()) : BadgeKind::Outline, t);
    }
    painter->restore();
}

double TableDelegate::contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &t = theme(option.widget);
    double width = figure::width(fontOf(option, index), index.data(Qt::DisplayRole).toString());
    if (hasSign(index))
        width += t.px(kSignSize) + t.px(kSignGap);
    if (const QString old = index.data(look::OldText).toString(); !old.isEmpty())
        width += figure::width(t.font(13), old) + t.px(8);
    if (const QString text = index.data(look::Badge).toString(); !text.isEmpty())
        width += badge::size(text, t).width() + t.px(8);
    return width;
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &t = theme(option.widget);
    return {static_cast<int>(std::ceil(contentWidth(option, index))) + 2 * t.px(kPadding), t.px(28)};
}

bool TableDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    if (event && event->type() == QEvent::ToolTip && index.isValid() &&
        index.data(Qt::ToolTipRole).toString().isEmpty()) {
        const double room = option.rect.width() - 2 * theme(view).px(kPadding);
        if (contentWidth(option, index) > room)
            QToolTip::showText(event->globalPos(), index.data(Qt::DisplayRole).toString(), view);
        else
            QToolTip::hideText();
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace callboard
