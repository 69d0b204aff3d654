// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/hours/weekaccessible.h"

#include "ui/common/timetext.h"
#include "ui/hours/weekview.h"

#include <QPointer>
#include <QWindow>

namespace callboard {

namespace {

class WeekCellAccessible : public QAccessibleInterface, public QAccessibleTableCellInterface
{
public:
    WeekCellAccessible(WeekView *view, int row, int column) : m_view(view), m_row(row), m_column(column) {}

    bool isValid() const override { return m_view && m_column < m_view->quarterCount(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override { return isValid() ? m_view->cellRectOnScreen(m_row, quarter()) : QRect(); }
    QString text(QAccessible::Text type) const override
    {
        const bool asked = type == QAccessible::Name || type == QAccessible::Value;
        return isValid() && asked ? m_view->sentenceOf(m_row, quarter()) : QString();
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        if (state.invalid)
            return state;
        state.focusable = true;
        state.readOnly = true;
        state.focused = m_view->hasFocus() && m_view->cursorDay() == m_row && m_view->cursorQuarter() == quarter();
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
    int quarter() const { return m_view->firstQuarter() + m_column; }
    QPointer<WeekView> m_view;
    int m_row;
    int m_column;
};

QAccessibleInterface *make(const QString &className, QObject *object)
{
    if (className == QLatin1String("callboard::WeekView"))
        return new WeekAccessible(static_cast<WeekView *>(object));
    return nullptr;
}

} // namespace

WeekAccessible::WeekAccessible(WeekView *view) : QAccessibleWidget(view, QAccessible::Table) {}

WeekAccessible::~WeekAccessible()
{
    forgetCells();
}

void WeekAccessible::install()
{
    static const bool once = [] {
        QAccessible::installFactory(&make);
        return true;
    }();
    Q_UNUSED(once);
}

WeekView *WeekAccessible::view() const
{
    return static_cast<WeekView *>(widget());
}

void *WeekAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableInterface)
        return static_cast<QAccessibleTableInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

void WeekAccessible::forgetCells() const
{
    for (const auto &[index, id] : m_cells)
        QAccessible::deleteAccessibleInterface(id);
    m_cells.clear();
}

void WeekAccessible::modelChange(QAccessibleTableModelChangeEvent *event)
{
    if (event->modelChangeType() != QAccessibleTableModelChangeEvent::DataChanged)
        forgetCells();
}

int WeekAccessible::columnCount() const
{
    return view()->quarterCount();
}

int WeekAccessible::childCount() const
{
    return rowCount() * columnCount();
}

QAccessibleInterface *WeekAccessible::child(int index) const
{
    const int columns = columnCount();
    return columns > 0 ? cellAt(index / columns, index % columns) : nullptr;
}

QAccessibleInterface *WeekAccessible::cellAt(int row, int column) const
{
    if (row < 0 || column < 0 || row >= rowCount() || column >= columnCount())
        return nullptr;
    if (m_columns != columnCount()) {
        forgetCells(); // the interfaces made for other columns would name wrong places
        m_columns = columnCount();
    }
    const int index = row * m_columns + column;
    if (const auto found = m_cells.find(index); found != m_cells.end())
        return QAccessible::accessibleInterface(found->second);
    auto *cell = new WeekCellAccessible(view(), row, column);
    m_cells.emplace(index, QAccessible::registerAccessibleInterface(cell));
    return cell;
}

QAccessibleInterface *WeekAccessible::childAt(int x, int y) const
{
    const QPointF place = view()->viewport()->mapFromGlobal(QPoint(x, y));
    const auto day = view()->geometry().dayAt(place.x());
    if (!day || !view()->geometry().area.contains(place))
        return nullptr;
    return cellAt(*day, static_cast<int>(view()->geometry().minuteAt(place.y())) / 15 - view()->firstQuarter());
}

int WeekAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    auto *cell = const_cast<QAccessibleInterface *>(child)->tableCellInterface();
    return cell ? cell->rowIndex() * columnCount() + cell->columnIndex() : -1;
}

QAccessibleInterface *WeekAccessible::focusChild() const
{
    return cellAt(view()->cursorDay(), view()->cursorQuarter() - view()->firstQuarter());
}

QString WeekAccessible::text(QAccessible::Text type) const
{
    return type == QAccessible::Value ? view()->edgeSentence() : QAccessibleWidget::text(type);
}

QString WeekAccessible::rowDescription(int row) const
{
    return TimeText::day(view()->monday().addDays(row));
}

QString WeekAccessible::columnDescription(int column) const
{
    return TimeText::minuteOfDay((view()->firstQuarter() + column) * 15);
}

} // namespace callboard
