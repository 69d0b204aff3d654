// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QPoint>
#include <QRect>
#include <QString>

#include <optional>

class QWidget;

namespace callboard {

/// What a painted view tells a screen reader: it is a table, and each cell a sentence at a place on the screen. The
/// view derives from this beside its widget; its cells are made when they are asked for. After other data it sends a
/// QAccessibleTableModelChangeEvent. Cells are points: x = column, y = row. GUI thread.
class SpokenTable
{
public:
    virtual int spokenRows() const = 0;
    virtual int spokenColumns() const = 0;
    /// A whole sentence; empty = there is nothing at this place.
    virtual QString spokenCell(int row, int column) const = 0;
    virtual QString spokenRow(int row) const = 0;
    virtual QString spokenColumn(int column) const = 0;
    /// On the screen; empty while it is out of sight.
    virtual QRect spokenPlace(int row, int column) const = 0;
    virtual std::optional<QPoint> spokenCellAt(QPoint onScreen) const = 0;
    /// Where the keyboard's cursor is.
    virtual std::optional<QPoint> spokenCursor() const = 0;
    /// Of the view as a whole: what is chosen in it; may be empty.
    virtual QString spokenValue() const { return {}; }
    virtual bool canSelectCells() const { return false; }
    virtual bool isCellSelected(QPoint) const { return false; }
    virtual QList<QPoint> selectedCells() const { return {}; }

protected:
    /// From now on the process speaks of such views as tables.
    SpokenTable();
    ~SpokenTable() = default;
};

/// The cursor of this view, a SpokenTable, stands on another cell: a screen reader says it.
void sayCursorMoved(QWidget *view);

} // namespace callboard
