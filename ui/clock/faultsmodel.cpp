// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clock/faultsmodel.h"

#include "ui/clock/clockcontroller.h"
#include "ui/clock/clockwords.h"
#include "ui/common/tabledelegate.h"
#include "ui/common/timetext.h"
#include "ui/shell/session.h"

#include <QLocale>

namespace callboard {

FaultsModel::FaultsModel(ClockController &controller, Session &session, QObject *parent)
    : QAbstractTableModel(parent), m_controller(controller), m_session(session)
{
}

void FaultsModel::setBreaker(const BreakerStatus &breaker)
{
    const ResultGeometry results(breaker, breaker.recent.empty() ? Instant() : breaker.recent.back().at);
    std::vector<Fault> faults;
    for (int i = static_cast<int>(breaker.recent.size()) - 1; i >= 0; --i) {
        if (breaker.recent[static_cast<size_t>(i)].fault)
            faults.push_back({breaker.recent[static_cast<size_t>(i)], results.inARow(i)});
    }
    const bool same =
        std::equal(faults.begin(), faults.end(), m_faults.begin(), m_faults.end(), [](const Fault &a, const Fault &b) {
            return a.result.at == b.result.at && a.result.reservation == b.result.reservation;
        });
    if (same) {
        m_faults = std::move(faults);
        refresh();
        return;
    }
    beginResetModel();
    m_faults = std::move(faults);
    endResetModel();
}

void FaultsModel::refresh()
{
    if (!m_faults.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int FaultsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_faults.size());
}

int FaultsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FaultsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Candidate:
        return tr("Candidate");
    case Number:
        return tr("Number");
    case Answer:
        return tr("Answer");
    case InARow:
        return tr("In a row");
    default:
        return {};
    }
}

QString FaultsModel::text(const Fault &fault, int column) const
{
    switch (column) {
    case Time:
        return TimeText::timeWithSeconds(fault.result.at, m_session.ownZone());
    case Candidate:
        return m_controller.nameOf(fault.result.reservation);
    case Number:
        return m_controller.labelOfCall(fault.result.reservation);
    case Answer:
        return ClockWords::carrierAnswer(fault.result.carrierCode);
    case InARow:
        return QLocale().toString(fault.inARow);
    default:
        return {};
    }
}

QVariant FaultsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Fault &fault = m_faults[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(fault, index.column());
    case look::Tone:
        return index.column() == Answer ? QVariant(static_cast<int>(Tone::Error)) : QVariant();
    case IdRole:
        return fault.result.reservation.text();
    case CodeRole:
        return fault.result.carrierCode;
    default:
        return {};
    }
}

} // namespace callboard
