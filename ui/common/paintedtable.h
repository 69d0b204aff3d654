// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/spokentable.h"

#include <QPoint>
#include <QWidget>

#include <optional>

class QPainter;

namespace callboard {

/// A painted view (chart, strip, gauges) that is a small table underneath, so that it can be walked by keyboard and
/// heard: arrow keys move a current cell, a screen reader asks for cells, hovering tells the same sentence. The
/// subclass paints from its geometry and answers the five questions below. Call cellsChanged() after new data.
class PaintedTable : public QWidget, public SpokenTable
{
    Q_OBJECT

public:
    /// `spokenName` names the view for screen readers.
    explicit PaintedTable(const QString &spokenName, QWidget *parent = nullptr);

    virtual int rowCount() const = 0;
    virtual int columnCount() const = 0;
    /// A whole sentence, with units and zone; empty = there is nothing at this place, and the cursor skips it.
    virtual QString cellText(int row, int column) const = 0;
    /// In widget coordinates.
    virtual QRectF cellRect(int row, int column) const = 0;
    virtual QString rowText(int row) const;
    virtual QString columnText(int column) const;
    /// Default: looks through all cells.
    virtual std::optional<QPoint> cellAt(QPointF position) const;

    /// x = column, y = row; nullopt while the view has no cells.
    std::optional<QPoint> currentCell() const { return m_current; }
    void setCurrentCell(int row, int column);

Q_SIGNALS:
    void currentCellChanged(int row, int column);
    /// Enter or double click on the current cell.
    void cellActivated(int row, int column);

protected:
    void cellsChanged();
    int spokenRows() const override { return rowCount(); }
    int spokenColumns() const override { return columnCount(); }
    QString spokenCell(int row, int column) const override { return cellText(row, column); }
    QString spokenRow(int row) const override { return rowText(row); }
    QString spokenColumn(int column) const override { return columnText(column); }
    QRect spokenPlace(int row, int column) const override;
    std::optional<QPoint> spokenCellAt(QPoint onScreen) const override { return cellAt(mapFromGlobal(onScreen)); }
    std::optional<QPoint> spokenCursor() const override { return m_current; }
    /// The ring of the current cell with its halo, while the view has the keyboard's focus. Last in paintEvent.
    void drawFocus(QPainter *painter) const;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    bool hasCell(int row, int column) const;
    bool step(int rows, int columns);
    void toEnd(int direction);

    std::optional<QPoint> m_current;
    bool m_keyboardFocus = false;
};

} // namespace callboard
