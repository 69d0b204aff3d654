// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/palettedelegate.h"

#include "ui/common/figure.h"
#include "ui/common/keycap.h"
#include "ui/common/theme.h"
#include "ui/shell/palettemodel.h"

#include <QFontMetricsF>
#include <QPainter>

namespace callboard {

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &t = theme(option.widget);
    return {t.px(200), t.px(m_model.isHead(index.row()) ? 24 : 30)};
}

void PaletteDelegate::paintHead(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &t = theme(option.widget);
    painter->fillRect(option.rect, t.panel);
    painter->fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1), t.line);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
    const QRectF box = QRectF(option.rect).adjusted(t.px(12), 0, -t.px(12), 0);
    painter->setPen(t.text2);
    painter->setFont(t.font(12, QFont::DemiBold));
    painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
    painter->setPen(t.text3);
    figure::draw(painter, box, Qt::AlignVCenter | Qt::AlignRight, t.font(12),
                 index.data(PaletteModel::RightRole).toString());
}

double PaletteDelegate::paintMatched(QPainter *painter, const QRectF &box, const QString &text, const QColor &ink,
                                     const QWidget *widget, bool quiet) const
{
    const Theme &t = theme(widget);
    double x = box.left();
    int from = 0;
    const auto part = [&](int start, int length, bool matched) {
        if (length <= 0)
            return;
        const QString piece = text.mid(start, length);
        const QFont font = t.font(quiet ? 12 : 13, matched ? QFont::DemiBold : QFont::Normal);
        painter->setPen(matched ? t.accentText : ink);
        painter->setFont(font);
        painter->drawText(QRectF(x, box.top(), box.right() - x, box.height()),
                          static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine, piece);
        x += QFontMetricsF(font).horizontalAdvance(piece);
    };
    for (const auto &[start, length] : m_model.matchesIn(text)) {
        if (start < from)
            continue;
        part(from, start - from, false);
        part(start, length, true);
        from = start + length;
    }
    part(from, static_cast<int>(text.size()) - from, false);
    return x;
}

double PaletteDelegate::paintRight(QPainter *painter, const QRectF &box, const PaletteItem &item,
                                   const QWidget *widget) const
{
    const Theme &t = theme(widget);
    if (!item.reason.isEmpty()) {
        painter->setPen(t.text3);
        const QString words = PaletteModel::tr("not now");
        figure::draw(painter, box, Qt::AlignVCenter | Qt::AlignRight, t.font(12), words);
        return figure::width(t.font(12), words);
    }
    if (!item.keys.isEmpty()) {
        const QSize cap = keycap::size(item.keys, widget);
        const QRect at(
            QPoint(static_cast<int>(box.right()) - cap.width(), static_cast<int>(box.center().y()) - cap.height() / 2),
            cap);
        keycap::draw(painter, at, item.keys, t.text2, t.lineStrong, widget);
        return cap.width();
    }
    if (item.right.isEmpty())
        return 0;
    if (item.badge) {
        const QSize size = badge::size(item.right, t);
        badge::draw(painter, QRectF(box.right() - size.width(), box.top(), size.width(), box.height()), item.right,
                    *item.badge, t);
        return size.width();
    }
    double width = figure::width(t.font(12), item.right);
    painter->setPen(t.text2);
    figure::draw(painter, box, Qt::AlignVCenter | Qt::AlignRight, t.font(12), item.right);
    if (item.state) {
        const double side = t.px(14);
        width += t.px(6) + side;
        drawStateSign(painter, QRectF(box.right() - width, box.top(), side, box.height()), *item.state, false, t);
    }
    return width;
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const PaletteItem *item = m_model.itemAt(index.row());
    if (!item) {
        paintHead(painter, option, index);
        painter->restore();
        return;
    }
    const Theme &t = theme(option.widget);
    const bool can = item->reason.isEmpty();
    const bool current = option.state & QStyle::State_Selected;
    painter->fillRect(option.rect, !can                                     ? t.window
                                   : current                                ? t.selected
                                   : option.state & QStyle::State_MouseOver ? t.panel
                                                                            : t.surface);
    if (current && can)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), t.px(3), option.rect.height()), t.accent);
    QRectF box = QRectF(option.rect).adjusted(t.px(12), 0, -t.px(12), 0);
    const double side = t.px(16);
    drawIcon(painter, QRectF(box.left(), box.top() + (box.height() - side) / 2, side, side),
             can ? item->icon : Icon::Lock, can ? t.text2 : t.text3);
    const double rightWidth = paintRight(painter, box, *item, option.widget);
    box.setLeft(box.left() + side + t.px(10));
    box.setRight(box.right() - rightWidth - t.px(12));
    painter->setClipRect(box);
    const double end = paintMatched(painter, box, item->text, can ? t.text : t.text3, option.widget, false);
    const QString detail = can ? item->detail : item->reason;
    if (!detail.isEmpty()) {
        const QRectF rest(end + t.px(10), box.top(), box.right() - end - t.px(10), box.height());
        if (rest.width() > t.px(40)) {
            const QString shown = QFontMetricsF(t.font(12)).elidedText(detail, Qt::ElideRight, rest.width());
            paintMatched(painter, rest, shown, can ? t.text2 : t.text3, option.widget, true);
        }
    }
    painter->restore();
}

} // namespace callboard
