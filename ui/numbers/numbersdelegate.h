// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/tabledelegate.h"

namespace callboard {

/// Draws what a NumbersModel has beside text: numbers indented below their pool, the default as a radio, lines in use
/// as boxes, the booked week as a spark line.
class NumbersDelegate : public TableDelegate
{
    Q_OBJECT

public:
    using TableDelegate::TableDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

Q_SIGNALS:
    /// The radio of that row was clicked.
    void defaultClicked(int row);

private:
    void paintDefault(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintInUse(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintWeek(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

} // namespace callboard
