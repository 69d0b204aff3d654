// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/numbers/numbersmodel.h"

#include "ui/common/tabledelegate.h"
#include "ui/common/timetext.h"
#include "ui/numbers/numberwords.h"

#include <QLocale>

#include <algorithm>

namespace callboard {

void NumbersModel::setRows(std::vector<NumbersTableRow> rows, Instant at, const Zone &zone)
{
    std::vector<std::vector<qint16>> weeks;
    for (const NumbersTableRow &row : rows) {
        if (!row.isPool())
            weeks.push_back(row.week);
    }
    const bool sameRows = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                     [](const NumbersTableRow &a, const NumbersTableRow &b) { return a.key == b.key; });
    if (!sameRows)
        beginResetModel();
    m_frame = WeekFrame(weeks, floorTo(at, kHour), zone);
    m_rows = std::move(rows);
    if (!sameRows)
        endResetModel();
    else if (!m_rows.empty())
        // Every week is drawn in the frame of all of them, so no row is untouched for sure.
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void NumbersModel::setDraft(const NumbersKey &key, const std::optional<NumberDraft> &draft)
{
    const int before = rowOf(m_draftKey);
    m_draftKey = key;
    m_draft = draft;
    for (const int row : {before, rowOf(key)}) {
        if (row >= 0)
            Q_EMIT dataChanged(index(row, Label), index(row, Inbound));
    }
}

int NumbersModel::rowOf(const NumbersKey &key) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const auto &row) { return row.key == key; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int NumbersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int NumbersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::ItemFlags NumbersModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool isLabel = index.isValid() && index.column() == Label && !rowAt(index.row()).key.number.isEmpty();
    return isLabel ? flags | Qt::ItemIsEditable : flags;
}

bool NumbersModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    const QString label = value.toString().simplified();
    if (!label.isEmpty() && label != data(index, Qt::EditRole).toString())
        Q_EMIT labelEdited(rowAt(index.row()).key.number, label);
    return true;
}

QVariant NumbersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Label:
        return tr("Label");
    case Number:
        return tr("Number");
    case Default:
        return tr("Default");
    case Outbound:
        return tr("Out");
    case Inbound:
        return tr("In");
    case InUse:
        return tr("In use now");
    case Booked:
        return tr("Booked, next 7 days");
    case AtCap:
        return tr("At cap");
    default:
        return {};
    }
}

const NumberDraft *NumbersModel::draftOf(const NumbersTableRow &row) const
{
    return m_draft && row.key == m_draftKey ? &*m_draft : nullptr;
}

QString NumbersModel::text(const NumbersTableRow &row, int column) const
{
    const NumberDraft *draft = draftOf(row);
    switch (column) {
    case Label:
        return draft && !row.isPool() ? draft->label : row.label;
    case Number:
        return row.isPool() ? NumberWords::poolLines(row) : row.shownNumber;
    case Default:
        return row.isDefault ? tr("Default") : QString();
    case Outbound:
        return QLocale().toString(draft ? draft->outbound : row.outbound);
    case Inbound:
        return row.isPool() ? QString() : QLocale().toString(draft ? draft->inbound : row.inbound);
    case InUse:
        return row.cap == 0 ? tr("Nothing can be placed.") : NumberWords::inUse(row.busy, row.cap);
    case Booked:
        return {};
    case AtCap:
        return row.cap == 0 ? QString() : NumberWords::atCap(row.shareAtCap);
    default:
        return {};
    }
}

QVariant NumbersModel::lookOf(const NumbersTableRow &row, int column, int role) const
{
    const NumberDraft *draft = draftOf(row);
    const bool nothing = row.cap == 0;
    switch (role) {
    case look::Sunken:
        return row.isPool();
    case look::Strong:
        return column == Label || (row.isPool() && column == Outbound);
    case look::Tone:
        if (nothing && (column == Outbound || column == InUse))
            return static_cast<int>(Tone::Warn);
        return row.isPool() && column == Number ? QVariant(static_cast<int>(Tone::Neutral)) : QVariant();
    case look::Sign:
        return nothing && column == Outbound ? QVariant(static_cast<int>(Tone::Warn)) : QVariant();
    case look::OldText:
        if (draft && column == Outbound && draft->outbound != row.outbound)
            return QLocale().toString(row.outbound);
        if (draft && column == Inbound && !row.isPool() && draft->inbound != row.inbound)
            return QLocale().toString(row.inbound);
        return {};
    default:
        return {};
    }
}

QVariant NumbersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const NumbersTableRow &row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::EditRole:
        return index.column() == Label ? QVariant(row.label) : QVariant();
    case Qt::AccessibleTextRole:
        // The first cell says the row; the others their own value.
        return index.column() == Label ? NumberWords::row(row) : text(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == Outbound && row.cap == 0 && !row.isPool() ? tr("Cap 0: nothing can be placed.")
                                                                           : QVariant();
    case IsPoolRole:
        return row.isPool();
    case IdRole:
        return row.key.number.text();
    case PoolRole:
        return row.key.pool.text();
    case BusyRole:
        return row.busy;
    case CapRole:
        return row.cap;
    case IsDefaultRole:
        return row.isDefault;
    case ShareRole:
        return row.shareAtCap;
    default:
        return lookOf(row, index.column(), role);
    }
}

} // namespace callboard
