// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/numbers/numbersdelegate.h"

#include "ui/common/figure.h"
#include "ui/common/lineboxes.h"
#include "ui/numbers/numbersmodel.h"
#include "ui/numbers/sparkgeometry.h"

#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace callboard {

namespace {

constexpr double kRadio = 14;
constexpr double kBoxPitch = 6;
constexpr double kBoxHeight = 11;
constexpr double kIndent = 12;

const NumbersTableRow *rowOf(const QModelIndex &index)
{
    const auto *model = qobject_cast<const NumbersModel *>(index.model());
    return model ? &model->rowAt(index.row()) : nullptr;
}

} // namespace

void NumbersDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const NumbersTableRow *row = rowOf(index);
    if (!row) {
        TableDelegate::paint(painter, option, index);
        return;
    }
    switch (index.column()) {
    case NumbersModel::Label: {
        if (row->isPool()) {
            TableDelegate::paint(painter, option, index);
            return;
        }
        const Theme &t = theme(option.widget);
        const int indent = t.px(kIndent);
        QStyleOptionViewItem inner = option;
        const bool mirrored = option.direction == Qt::RightToLeft;
        inner.rect.adjust(mirrored ? 0 : indent, 0, mirrored ? -indent : 0, 0);
        TableDelegate::paint(painter, inner, index);
        // The accent bar belongs to the edge of the row, not to the edge of the text.
        painter->save();
        const int strip = indent + t.px(3);
        painter->setClipRect(
            mirrored ? QRect(option.rect.right() - strip + 1, option.rect.top(), strip, option.rect.height())
                     : QRect(option.rect.left(), option.rect.top(), strip, option.rect.height()));
        paintGround(painter, option, index);
        painter->restore();
        return;
    }
    case NumbersModel::Default:
        paintDefault(painter, option, index);
        return;
    case NumbersModel::InUse:
        paintInUse(painter, option, index);
        return;
    case NumbersModel::Booked:
        paintWeek(painter, option, index);
        return;
    default:
        TableDelegate::paint(painter, option, index);
    }
}

void NumbersDelegate::paintDefault(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    paintGround(painter, option, index);
    const NumbersTableRow *row = rowOf(index);
    if (row->isPool())
        return;
    const Theme &t = theme(option.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const double side = t.px(kRadio);
    const QPointF centre = QRectF(option.rect).center();
    painter->setPen(QPen(row->isDefault ? t.accentText : t.mark, 1.5));
    painter->setBrush(t.surface);
    painter->drawEllipse(centre, side / 2 - 1, side / 2 - 1);
    if (row->isDefault) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.accentText);
        painter->drawEllipse(centre, side / 4, side / 4);
    }
    painter->restore();
}

void NumbersDelegate::paintInUse(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const NumbersTableRow *row = rowOf(index);
    if (row->cap == 0 && row->busy == 0) {
        TableDelegate::paint(painter, option, index);
        return;
    }
    const Theme &t = theme(option.widget);
    paintGround(painter, option, index);
    painter->save();
    const bool mirrored = option.direction == Qt::RightToLeft;
    const QRectF box = QRectF(option.rect).adjusted(t.px(kPadding), 0, -t.px(kPadding), -1);
    const QString text = index.data().toString();
    const QFont font = t.font(13);
    const double textWidth = figure::width(font, text);
    painter->setPen(row->busy > row->cap ? t.error : t.text);
    figure::draw(painter, box, (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, font, text);
    QRectF area = box;
    area.setWidth(box.width() - textWidth - t.px(10));
    if (mirrored)
        area.moveRight(box.right());
    area.setTop(std::round(box.center().y() - t.px(kBoxHeight) / 2.0));
    area.setHeight(t.px(kBoxHeight));
    drawLineBoxes(painter, lineBoxesOf(area, row->busy, row->cap, t.px(kBoxPitch)), t, mirrored);
    painter->restore();
}

void NumbersDelegate::paintWeek(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintGround(painter, option, index);
    const NumbersTableRow *row = rowOf(index);
    const auto *model = static_cast<const NumbersModel *>(index.model());
    const Theme &t = theme(option.widget);
    const QRectF area = QRectF(option.rect).adjusted(t.px(kPadding), t.px(4), -t.px(kPadding), -t.px(4));
    const SparkGeometry spark = sparkOf(area, model->frame(), row->week, row->cap);
    painter->save();
    if (!spark.capLine.isNull()) {
        painter->setPen(QPen(t.hatch, 1, Qt::DotLine));
        painter->drawLine(spark.capLine.topLeft(), spark.capLine.topRight());
    }
    for (const QRectF &bar : spark.bars)
        painter->fillRect(bar, t.accentMark);
    for (const QRectF &tick : spark.ticks)
        painter->fillRect(tick, t.errorMark);
    painter->restore();
}

bool NumbersDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                  const QModelIndex &index)
{
    if (index.column() == NumbersModel::Default && event->type() == QEvent::MouseButtonRelease &&
        static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton && !index.data(NumbersModel::IsPoolRole).toBool())
        Q_EMIT defaultClicked(index.row());
    return TableDelegate::editorEvent(event, model, option, index);
}

} // namespace callboard
