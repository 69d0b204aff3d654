// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/paintedtableaccessible.h"

#include "ui/common/paintedtable.h"

#include <QPointer>

namespace callboard {

namespace {

class PaintedCell : public QAccessibleInterface, public QAccessibleTableCellInterface
{
public:
    PaintedCell(PaintedTable *view, int row, int column) : m_view(view), m_row(row), m_column(column) {}

    bool isValid() const override { return m_view && m_row < m_view->rowCount() && m_column < m_view->columnCount(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect box = m_view->cellRect(m_row, m_column).toAlignedRect();
        return {m_view->mapToGlobal(box.topLeft()), box.size()};
    }
    QString text(QAccessible::Text type) const override
    {
        const bool told = type == QAccessible::Name || type == QAccessible::Value;
        return told && isValid() ? m_view->cellText(m_row, m_column) : QString();
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        if (state.invalid)
            return state;
        state.focusable = true;
        state.readOnly = true;
        state.focused = m_view->hasFocus() && m_view->currentCell() == QPoint(m_column, m_row);
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface *>(this) : nullptr;
    }

    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QList<QAccessibleInterface *> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return m_column; }
    int rowIndex() const override { return m_row; }
    bool isSelected() const override { return false; }
    QAccessibleInterface *table() const override { return parent(); }

private:
    QPointer<PaintedTable> m_view;
    int m_row;
    int m_column;
};

QAccessibleInterface *make(const QString &className, QObject *object)
{
    // Qt asks for the object's class first, then for each class it derives from.
    if (className == QLatin1String("callboard::PaintedTable"))
        return new PaintedTableAccessible(static_cast<PaintedTable *>(object));
    return nullptr;
}

} // namespace

PaintedTableAccessible::PaintedTableAccessible(PaintedTable *view) : QAccessibleWidget(view, QAccessible::Table) {}

PaintedTableAccessible::~PaintedTableAccessible()
{
    forgetCells();
}

void PaintedTableAccessible::install()
{
    static const bool once = [] {
        QAccessible::installFactory(&make);
        return true;
    }();
    Q_UNUSED(once);
}

PaintedTable *PaintedTableAccessible::view() const
{
    return static_cast<PaintedTable *>(widget());
}

void *PaintedTableAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableInterface)
        return static_cast<QAccessibleTableInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

void PaintedTableAccessible::forgetCells()
{
    for (const auto &[index, id] : m_cells)
        QAccessible::deleteAccessibleInterface(id);
    m_cells.clear();
}

void PaintedTableAccessible::modelChange(QAccessibleTableModelChangeEvent *)
{
    forgetCells();
}

int PaintedTableAccessible::rowCount() const
{
    return view()->rowCount();
}

int PaintedTableAccessible::columnCount() const
{
    return view()->columnCount();
}

int PaintedTableAccessible::childCount() const
{
    return rowCount() * columnCount();
}

QAccessibleInterface *PaintedTableAccessible::child(int index) const
{
    const int columns = columnCount();
    return columns > 0 ? cellAt(index / columns, index % columns) : nullptr;
}

QAccessibleInterface *PaintedTableAccessible::cellAt(int row, int column) const
{
    if (row < 0 || column < 0 || row >= rowCount() || column >= columnCount())
        return nullptr;
    if (m_columns != columnCount()) {
        // Other cells now: the interfaces made for the old ones would name wrong places.
        const_cast<PaintedTableAccessible *>(this)->forgetCells();
        m_columns = columnCount();
    }
    const int index = row * m_columns + column;
    if (const auto found = m_cells.find(index); found != m_cells.end())
        return QAccessible::accessibleInterface(found->second);
    auto *cell = new PaintedCell(view(), row, column);
    m_cells.emplace(index, QAccessible::registerAccessibleInterface(cell));
    return cell;
}

QAccessibleInterface *PaintedTableAccessible::childAt(int x, int y) const
{
    const auto cell = view()->cellAt(view()->mapFromGlobal(QPoint(x, y)));
    return cell ? cellAt(cell->y(), cell->x()) : nullptr;
}

int PaintedTableAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    auto *cell = const_cast<QAccessibleInterface *>(child)->tableCellInterface();
    return cell ? cell->rowIndex() * columnCount() + cell->columnIndex() : -1;
}

QAccessibleInterface *PaintedTableAccessible::focusChild() const
{
    const auto cell = view()->currentCell();
    return cell && view()->hasFocus() ? cellAt(cell->y(), cell->x()) : nullptr;
}

QString PaintedTableAccessible::rowDescription(int row) const
{
    return view()->rowText(row);
}

QString PaintedTableAccessible::columnDescription(int column) const
{
    return view()->columnText(column);
}

} // namespace callboard
