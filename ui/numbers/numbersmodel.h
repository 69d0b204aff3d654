// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/numbers/numbersrows.h"
#include "ui/numbers/weekframe.h"

#include <QAbstractTableModel>

#include <optional>

namespace callboard {

/// What is typed for the selected number or pool and not saved.
struct NumberDraft
{
    QString label;
    int outbound = 0; ///< of a pool: its global cap
    int inbound = 0;
    int reserved = 0;
    PoolId pool;
    friend bool operator==(const NumberDraft &, const NumberDraft &) = default;
};

/// The table of the Numbers page, rows keyed by NumbersKey: a load that brings the same rows updates them in place.
class NumbersModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Label, Number, Default, Outbound, Inbound, InUse, Booked, AtCap, ColumnCount };
    enum Role { IsPoolRole = Qt::UserRole, IdRole, PoolRole, BusyRole, CapRole, IsDefaultRole, ShareRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// `at` is the hour the weeks begin with.
    void setRows(std::vector<NumbersTableRow> rows, Instant at, const Zone &zone);
    /// Shows the old value struck through beside the new one.
    void setDraft(const NumbersKey &key, const std::optional<NumberDraft> &draft);
    const std::vector<NumbersTableRow> &rows() const { return m_rows; }
    const NumbersTableRow &rowAt(int row) const { return m_rows[static_cast<size_t>(row)]; }
    int rowOf(const NumbersKey &key) const;
    /// The hours that every week of this table is shown in.
    const WeekFrame &frame() const { return m_frame; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Labels of numbers are edited in place (F2); taken by whoever hears labelEdited.
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void labelEdited(const callboard::PhoneNumberId &number, const QString &label);

private:
    QString text(const NumbersTableRow &row, int column) const;
    QVariant lookOf(const NumbersTableRow &row, int column, int role) const;
    const NumberDraft *draftOf(const NumbersTableRow &row) const;

    std::vector<NumbersTableRow> m_rows;
    WeekFrame m_frame;
    NumbersKey m_draftKey;
    std::optional<NumberDraft> m_draft;
};

} // namespace callboard
