// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/statesign.h"

#include <QStyledItemDelegate>

namespace callboard {

/// Roles a model may answer so that a row looks as the design language says; all optional. Facts of the page's own go
/// below Qt::UserRole + 0x1000.
namespace look {
enum Role {
    Tone = Qt::UserRole + 0x1000, ///< int(callboard::Tone): colour of the text, Neutral = text2
    Strong,                       ///< bool: weight 600
    Quiet,                        ///< bool: text3
    Link,                         ///< bool: accentText, the cell can be activated
    State,                        ///< int(ReservationState): sign before the text
    Unknown,                      ///< bool, with State
    Sign,                         ///< int(callboard::Tone): sign before the text
    Picture,                      ///< int(Icon): icon before the text
    Badge,                        ///< QString: badge after the text
    BadgeKind,                    ///< int(callboard::BadgeKind)
    OldText,                      ///< QString: struck through before the text; changed, not saved
    Sort,                         ///< what a proxy sorts by (setSortRole)
    Sunken,                       ///< bool: a group's row, on the sunken fill
};
}

/// How a column shows its text.
enum class ColumnKind {
    Text,
    Name,       ///< the identifying column: bold; the only kind that may be elided, with the full text in the tooltip
    NamePlain,  ///< a name that is not the identifying one: may be elided, not bold
    Figure,     ///< times and counts: digits of equal width, right-aligned
    FigureLeft, ///< times: digits of equal width, left-aligned
};

/// Draws a cell of a TableView: fill, row line, signs, badges, figures, selection and the accent bar of the current
/// row.
class TableDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setKind(int column, ColumnKind kind);
    ColumnKind kind(int column) const;
    /// Space left and right of a cell's text, in px at scale 1.
    static constexpr int kPadding = 12;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    /// Fill, row line, accent bar and focus: for delegates that draw their own content on the same ground.
    static void paintGround(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index);
    /// Text colour of a cell by the roles above.
    static QColor ink(const QStyleOptionViewItem &option, const QModelIndex &index);

private:
    QFont fontOf(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    double contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const;

    QHash<int, ColumnKind> m_kinds;
};

} // namespace callboard
