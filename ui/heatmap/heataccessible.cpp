// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/heatmap/heataccessible.h"

#include "ui/common/timetext.h"
#include "ui/heatmap/heatmapview.h"
#include "ui/heatmap/heatsentences.h"

#include <QPointer>

namespace callboard {

namespace {

class HeatCellAccessible : public QAccessibleInterface, public QAccessibleTableCellInterface
{
public:
    HeatCellAccessible(HeatmapView *view, int row, int column) : m_view(view), m_row(row), m_column(column) {}

    bool isValid() const override
    {
        return m_view && m_row < m_view->geometry().rows() && m_column < m_view->geometry().columns();
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

    QRect rect() const override
    {
        if (!isValid())
            return {};
        return m_view->cellRectOnScreen(m_row, m_column);
    }
    QString text(QAccessible::Text type) const override
    {
        if (!isValid() || (type != QAccessible::Name && type != QAccessible::Value))
            return {};
        const HeatSpot first{m_row, m_column, 0};
        if (m_view->geometry().showing(m_row, m_column) != HeatShowing::Twice)
            return m_view->sentenceOf(first);
        // An hour that the clock shows twice is one place on the map with two times.
        return m_view->sentenceOf(first) + QLatin1Char(' ') + m_view->sentenceOf({m_row, m_column, 1});
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = true;
        state.selectable = true;
        state.readOnly = true;
        state.selected = isSelected();
        const auto current = m_view->current();
        const auto spot = current ? m_view->geometry().spotOf(*current) : std::nullopt;
        state.focused = m_view->hasFocus() && spot && spot->row == m_row && spot->column == m_column;
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
    bool isSelected() const override
    {
        return isValid() && m_view->chosenWindow().overlaps(m_view->geometry().spanOf({m_row, m_column, 0}));
    }
    QAccessibleInterface *table() const override { return parent(); }

private:
    QPointer<HeatmapView> m_view;
    int m_row;
    int m_column;
};

QAccessibleInterface *make(const QString &className, QObject *object)
{
    if (className == QLatin1String("callboard::HeatmapView"))
        return new HeatAccessible(static_cast<HeatmapView *>(object));
    return nullptr;
}

} // namespace

HeatAccessible::HeatAccessible(HeatmapView *view) : QAccessibleWidget(view, QAccessible::Table) {}

HeatAccessible::~HeatAccessible()
{
    forgetCells();
}

void HeatAccessible::install()
{
    static const bool once = [] {
        QAccessible::installFactory(&make);
        return true;
    }();
    Q_UNUSED(once);
}

HeatmapView *HeatAccessible::view() const
{
    return static_cast<HeatmapView *>(widget());
}

void *HeatAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableInterface)
        return static_cast<QAccessibleTableInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

void HeatAccessible::forgetCells()
{
    for (const auto &[index, id] : m_cells)
        QAccessible::deleteAccessibleInterface(id);
    m_cells.clear();
}

void HeatAccessible::modelChange(QAccessibleTableModelChangeEvent *)
{
    forgetCells();
}

int HeatAccessible::rowCount() const
{
    return view()->geometry().rows();
}

int HeatAccessible::columnCount() const
{
    return view()->geometry().columns();
}

int HeatAccessible::childCount() const
{
    return rowCount() * columnCount();
}

QAccessibleInterface *HeatAccessible::child(int index) const
{
    const int columns = columnCount();
    return columns > 0 ? cellAt(index / columns, index % columns) : nullptr;
}

QAccessibleInterface *HeatAccessible::cellAt(int row, int column) const
{
    if (row < 0 || column < 0 || row >= rowCount() || column >= columnCount())
        return nullptr;
    if (m_columns != columnCount()) {
        // Other cells now: the interfaces made for the old ones would name wrong places.
        const_cast<HeatAccessible *>(this)->forgetCells();
        m_columns = columnCount();
    }
    const int index = row * m_columns + column;
    if (const auto found = m_cells.find(index); found != m_cells.end())
        return QAccessible::accessibleInterface(found->second);
    auto *cell = new HeatCellAccessible(view(), row, column);
    m_cells.emplace(index, QAccessible::registerAccessibleInterface(cell));
    return cell;
}

QAccessibleInterface *HeatAccessible::childAt(int x, int y) const
{
    const auto spot = view()->spotOnScreen({x, y});
    return spot ? cellAt(spot->row, spot->column) : nullptr;
}

int HeatAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    auto *cell = const_cast<QAccessibleInterface *>(child)->tableCellInterface();
    return cell ? cell->rowIndex() * columnCount() + cell->columnIndex() : -1;
}

QAccessibleInterface *HeatAccessible::focusChild() const
{
    const auto current = view()->current();
    const auto spot = current ? view()->geometry().spotOf(*current) : std::nullopt;
    return spot ? cellAt(spot->row, spot->column) : nullptr;
}

QString HeatAccessible::text(QAccessible::Text type) const
{
    if (type == QAccessible::Value)
        return HeatSentences::window(view()->chosenWindow(), view()->ownZone());
    return QAccessibleWidget::text(type);
}

int HeatAccessible::selectedCellCount() const
{
    return static_cast<int>(selectedCells().size());
}

QList<QAccessibleInterface *> HeatAccessible::selectedCells() const
{
    QList<QAccessibleInterface *> cells;
    const HeatGeometry &geometry = view()->geometry();
    const InstantRange window = view()->chosenWindow();
    if (window.isEmpty())
        return cells;
    for (Instant t = std::max(window.start, geometry.range().start); t < std::min(window.end, geometry.range().end);) {
        const auto spot = geometry.spotOf(t);
        cells << cellAt(spot->row, spot->column);
        t = geometry.spanOf(*spot).end;
    }
    return cells;
}

QString HeatAccessible::rowDescription(int row) const
{
    return TimeText::day(view()->geometry().dateOf(row));
}

QString HeatAccessible::columnDescription(int column) const
{
    return TimeText::minuteOfDay(column * view()->geometry().frame().cellMinutes);
}

} // namespace callboard
