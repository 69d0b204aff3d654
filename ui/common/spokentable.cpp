// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/spokentable.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include <unordered_map>

namespace callboard {

namespace {

class SpokenCell final : public QAccessibleInterface, public QAccessibleTableCellInterface
{
public:
    SpokenCell(QWidget *view, SpokenTable *cells, int row, int column)
        : m_view(view), m_cells(cells), m_row(row), m_column(column)
    {
    }

    bool isValid() const override
    {
        return m_view && m_row < m_cells->spokenRows() && m_column < m_cells->spokenColumns();
    }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override { return isValid() ? m_cells->spokenPlace(m_row, m_column) : QRect(); }
    QString text(QAccessible::Text type) const override
    {
        const bool isTold = type == QAccessible::Name || type == QAccessible::Value;
        return isTold && isValid() ? m_cells->spokenCell(m_row, m_column) : QString();
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        if (state.invalid)
            return state;
        state.focusable = true;
        state.readOnly = true;
        state.selectable = m_cells->canSelectCells();
        state.selected = isSelected();
        state.invisible = rect().isEmpty();
        state.focused = m_view->hasFocus() && m_cells->spokenCursor() == QPoint(m_column, m_row);
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
    bool isSelected() const override { return isValid() && m_cells->isCellSelected({m_column, m_row}); }
    QAccessibleInterface *table() const override { return parent(); }

private:
    QPointer<QWidget> m_view;
    SpokenTable *m_cells; ///< the same object, valid while m_view is
    int m_row;
    int m_column;
};

class TableOfCells final : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    TableOfCells(QWidget *view, SpokenTable *cells) : QAccessibleWidget(view, QAccessible::Table), m_cells(cells) {}
    ~TableOfCells() override { forgetCells(); }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface *>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }
    int rowCount() const override { return m_cells->spokenRows(); }
    int columnCount() const override { return m_cells->spokenColumns(); }
    int childCount() const override { return rowCount() * columnCount(); }
    QAccessibleInterface *child(int index) const override
    {
        const int columns = columnCount();
        return columns > 0 && index >= 0 ? cellAt(index / columns, index % columns) : nullptr;
    }
    QAccessibleInterface *childAt(int x, int y) const override { return cellAt(m_cells->spokenCellAt({x, y})); }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        auto *cell = const_cast<QAccessibleInterface *>(child)->tableCellInterface();
        return cell ? cell->rowIndex() * columnCount() + cell->columnIndex() : -1;
    }
    QAccessibleInterface *focusChild() const override { return cellAt(m_cells->spokenCursor()); }
    QString text(QAccessible::Text type) const override
    {
        const QString value = type == QAccessible::Value ? m_cells->spokenValue() : QString();
        return value.isEmpty() ? QAccessibleWidget::text(type) : value;
    }

    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    QAccessibleInterface *cellAt(int row, int column) const override
    {
        if (row < 0 || column < 0 || row >= rowCount() || column >= columnCount())
            return nullptr;
        if (m_columns != columnCount()) {
            forgetCells(); // those made for other columns would name wrong places
            m_columns = columnCount();
        }
        const int index = row * m_columns + column;
        if (const auto found = m_made.find(index); found != m_made.end())
            return QAccessible::accessibleInterface(found->second);
        auto *cell = new SpokenCell(widget(), m_cells, row, column);
        m_made.emplace(index, QAccessible::registerAccessibleInterface(cell));
        return cell;
    }
    int selectedCellCount() const override { return static_cast<int>(m_cells->selectedCells().size()); }
    QList<QAccessibleInterface *> selectedCells() const override
    {
        QList<QAccessibleInterface *> cells;
        for (const QPoint place : m_cells->selectedCells())
            cells << cellAt(place);
        return cells;
    }
    QString columnDescription(int column) const override { return m_cells->spokenColumn(column); }
    QString rowDescription(int row) const override { return m_cells->spokenRow(row); }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return 0; }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override { return {}; }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent *event) override
    {
        // A cell asks the view whenever it is asked: other data alone makes no other cells.
        if (event->modelChangeType() != QAccessibleTableModelChangeEvent::DataChanged)
            forgetCells();
    }

private:
    QAccessibleInterface *cellAt(std::optional<QPoint> place) const
    {
        return place ? cellAt(place->y(), place->x()) : nullptr;
    }
    void forgetCells() const
    {
        for (const auto &[index, id] : m_made)
            QAccessible::deleteAccessibleInterface(id);
        m_made.clear();
    }

    SpokenTable *m_cells;
    mutable std::unordered_map<int, QAccessible::Id> m_made; // by row * columns + column
    mutable int m_columns = 0;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *view = qobject_cast<QWidget *>(object);
    auto *cells = view ? dynamic_cast<SpokenTable *>(object) : nullptr;
    return cells ? new TableOfCells(view, cells) : nullptr;
}

} // namespace

SpokenTable::SpokenTable()
{
    static const bool once = [] {
        QAccessible::installFactory(&make);
        return true;
    }();
    Q_UNUSED(once);
}

void sayCursorMoved(QWidget *view)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(view);
    QAccessibleInterface *cell = table ? table->focusChild() : nullptr;
    if (!cell)
        return;
    QAccessibleEvent event(cell, QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

} // namespace callboard
