// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAccessibleWidget>

#include <unordered_map>

namespace callboard {

class WeekView;

/// The week as a table for screen readers: a row per day, a column per quarter of an hour that is shown. Cells are made
/// when asked for.
class WeekAccessible : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    explicit WeekAccessible(WeekView *view);
    ~WeekAccessible() override;
    /// Registers the factory once per process.
    static void install();

    void *interface_cast(QAccessible::InterfaceType type) override;
    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *focusChild() const override;
    QString text(QAccessible::Text type) const override;

    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    QAccessibleInterface *cellAt(int row, int column) const override;
    int selectedCellCount() const override { return 0; }
    QList<QAccessibleInterface *> selectedCells() const override { return {}; }
    QString columnDescription(int column) const override;
    QString rowDescription(int row) const override;
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return 0; }
    int columnCount() const override;
    int rowCount() const override { return 7; }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override { return {}; }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent *event) override;

    WeekView *view() const;

private:
    void forgetCells() const;
    mutable std::unordered_map<int, QAccessible::Id> m_cells; // by row * columns + column
    mutable int m_columns = 0;
};

} // namespace callboard
