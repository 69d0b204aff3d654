// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/calls/lanesaccessible.h"

#include "ui/calls/lanesview.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QLocale>

#include <algorithm>

namespace callboard {

namespace {

class LanesAccessible;

/// One call on one line, or the empty place behind the last one. Made on demand, kept by its table.
class LaneCell final : public QAccessibleInterface, public QAccessibleTableCellInterface
{
public:
    LaneCell(LanesView *view, QAccessibleInterface *table, int row, int column)
        : m_view(view), m_table(table), m_row(row), m_column(column)
    {
    }
    bool isValid() const override { return m_table && m_table->isValid(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return m_table; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override {}
    QAccessible::Role role() const override { return QAccessible::Cell; }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface *>(this) : nullptr;
    }

    QString text(QAccessible::Text kind) const override
    {
        if (kind != QAccessible::Name)
            return {};
        const auto place = placeNow();
        return place ? m_view->describe(barAt(*place)) : QString();
    }
    QRect rect() const override
    {
        const auto place = placeNow();
        if (!place)
            return {};
        const QRect local = m_view->rectOf(*place).toAlignedRect();
        return {m_view->viewport()->mapToGlobal(local.topLeft()), local.size()};
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        const auto place = placeNow();
        const bool here = place && m_view->cursor() == place;
        state.selected = here;
        state.focused = here && m_view->hasFocus();
        state.invisible = !place;
        return state;
    }

    bool isSelected() const override { return state().selected; }
    QList<QAccessibleInterface *> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return m_column; }
    int rowIndex() const override { return m_row; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface *table() const override { return m_table; }

private:
    std::optional<LanePlace> placeNow() const
    {
        const auto lines = m_view->linesOfLanes();
        if (m_row >= static_cast<int>(lines.size()))
            return std::nullopt;
        const auto &line = lines[static_cast<size_t>(m_row)];
        if (m_column >= static_cast<int>(line.bars.size()))
            return std::nullopt;
        return LanePlace{line.lane, line.bars[static_cast<size_t>(m_column)]};
    }
    const LaneBar &barAt(const LanePlace &place) const
    {
        return m_view->lanes()[static_cast<size_t>(place.lane)].bars[static_cast<size_t>(place.bar)];
    }

    LanesView *m_view;
    QAccessibleInterface *m_table;
    int m_row;
    int m_column;
};

class LanesAccessible final : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    explicit LanesAccessible(LanesView *view) : QAccessibleWidget(view, QAccessible::Table), m_view(view) {}
    ~LanesAccessible() override { forgetCells(); }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface *>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }
    int childCount() const override { return rowCount() * columnCount(); }
    QAccessibleInterface *child(int index) const override
    {
        const int columns = columnCount();
        return columns > 0 && index >= 0 ? cellAt(index / columns, index % columns) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (auto it = m_cells.begin(); it != m_cells.end(); ++it) {
            if (QAccessible::accessibleInterface(it.value()) == child)
                return it.key().first * columnCount() + it.key().second;
        }
        return -1;
    }
    QAccessibleInterface *focusChild() const override
    {
        const auto place = m_view->cursor();
        if (!place)
            return nullptr;
        const auto lines = m_view->linesOfLanes();
        for (size_t row = 0; row < lines.size(); ++row) {
            const auto &bars = lines[row].bars;
            const auto at = std::find(bars.begin(), bars.end(), place->bar);
            if (lines[row].lane == place->lane && at != bars.end())
                return cellAt(static_cast<int>(row), static_cast<int>(at - bars.begin()));
        }
        return nullptr;
    }

    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    QAccessibleInterface *cellAt(int row, int column) const override
    {
        if (row < 0 || column < 0 || row >= rowCount() || column >= columnCount())
            return nullptr;
        const auto known = m_cells.constFind({row, column});
        if (known != m_cells.constEnd())
            return QAccessible::accessibleInterface(*known);
        auto *cell = new LaneCell(m_view, const_cast<LanesAccessible *>(this), row, column);
        m_cells.insert({row, column}, QAccessible::registerAccessibleInterface(cell));
        return cell;
    }
    int columnCount() const override
    {
        size_t most = 0;
        for (const auto &line : m_view->linesOfLanes())
            most = std::max(most, line.bars.size());
        return static_cast<int>(most);
    }
    int rowCount() const override { return static_cast<int>(m_view->linesOfLanes().size()); }
    QString columnDescription(int column) const override
    {
        return LanesView::tr("Call %1 of the line").arg(QLocale().toString(column + 1));
    }
    QString rowDescription(int row) const override
    {
        const auto lines = m_view->linesOfLanes();
        if (row < 0 || row >= static_cast<int>(lines.size()))
            return {};
        const auto &line = lines[static_cast<size_t>(row)];
        const LaneNumber &number = m_view->lanes()[static_cast<size_t>(line.lane)].number;
        //: %1 is a number's label, %2 which of its lines
        return LanesView::tr("%1, line %2").arg(number.label, QLocale().toString(line.line + 1));
    }
    int selectedCellCount() const override { return m_view->cursor() ? 1 : 0; }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return 0; }
    QList<QAccessibleInterface *> selectedCells() const override
    {
        QAccessibleInterface *cell = focusChild();
        return cell ? QList{cell} : QList<QAccessibleInterface *>{};
    }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override { return {}; }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent *) override { forgetCells(); }

private:
    void forgetCells()
    {
        for (const QAccessible::Id id : std::as_const(m_cells))
            QAccessible::deleteAccessibleInterface(id);
        m_cells.clear();
    }

    LanesView *m_view;
    mutable QHash<std::pair<int, int>, QAccessible::Id> m_cells;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<LanesView *>(object);
    return view ? new LanesAccessible(view) : nullptr;
}

} // namespace

void installLanesAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

void tellCursorMoved(LanesView *view)
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
