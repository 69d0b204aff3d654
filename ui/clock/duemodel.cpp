// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clock/duemodel.h"

#include "ui/clock/clockcontroller.h"
#include "ui/clock/clockwords.h"
#include "ui/common/tabledelegate.h"
#include "ui/common/timetext.h"
#include "ui/shell/session.h"

#include <algorithm>

namespace callboard {

DueModel::DueModel(ClockController &controller, Session &session, QObject *parent)
    : QAbstractTableModel(parent), m_controller(controller), m_session(session)
{
}

void DueModel::setCalls(std::vector<DueCall> calls, Instant now)
{
    m_now = now;
    const auto sameId = [](const DueCall &a, const DueCall &b) { return a.reservation == b.reservation; };
    if (std::equal(calls.begin(), calls.end(), m_calls.begin(), m_calls.end(), sameId)) {
        m_calls = std::move(calls);
        refresh(now);
        return;
    }
    // Calls leave and new ones come: move through the rows so that the current one stays current.
    for (int row = rowCount() - 1; row >= 0; --row) {
        const bool stays =
            std::any_of(calls.begin(), calls.end(), [&](const DueCall &call) { return sameId(call, callAt(row)); });
        if (stays)
            continue;
        beginRemoveRows({}, row, row);
        m_calls.erase(m_calls.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < static_cast<int>(calls.size()); ++row) {
        const int was = rowOf(calls[static_cast<size_t>(row)].reservation);
        if (was == row)
            continue;
        if (was < 0) {
            beginInsertRows({}, row, row);
            m_calls.insert(m_calls.begin() + row, calls[static_cast<size_t>(row)]);
            endInsertRows();
        } else {
            beginMoveRows({}, was, was, {}, row); // was > row: rows before are in place
            const DueCall call = m_calls[static_cast<size_t>(was)];
            m_calls.erase(m_calls.begin() + was);
            m_calls.insert(m_calls.begin() + row, call);
            endMoveRows();
        }
    }
    m_calls = std::move(calls);
    refresh(now);
}

void DueModel::refresh(Instant now)
{
    m_now = now;
    if (!m_calls.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int DueModel::rowOf(const ReservationId &id) const
{
    const auto found =
        std::find_if(m_calls.begin(), m_calls.end(), [&](const DueCall &call) { return call.reservation == id; });
    return found == m_calls.end() ? -1 : static_cast<int>(found - m_calls.begin());
}

bool DueModel::waits(int row) const
{
    return callAt(row).plannedAt <= m_now && !callAt(row).waitsFor.isEmpty();
}

int DueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_calls.size());
}

int DueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Planned:
        return tr("Planned");
    case Candidate:
        return tr("Candidate");
    case Number:
        return tr("Number");
    case Waiting:
        return tr("Waiting");
    case Slack:
        return tr("Slack");
    case Reason:
        return tr("Reason");
    default:
        return {};
    }
}

QString DueModel::text(const DueCall &call, int column) const
{
    switch (column) {
    case Planned:
        return TimeText::time(call.plannedAt, m_session.ownZone());
    case Candidate:
        return m_controller.nameOf(call.reservation);
    case Number:
        return m_controller.labelOf(call.number);
    case Waiting:
        return ClockWords::waiting(call, m_now);
    case Slack:
        return TimeText::length(call.slack);
    case Reason:
        return ClockWords::waitsFor(call, m_now);
    default:
        return {};
    }
}

QVariant DueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DueCall &call = callAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(call, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() != Planned)
            return text(call, index.column());
        //: %1 a time with city, %2 a name, %3 a number's label, %4 why it waits, %5 the slack
        return tr("%1, %2, %3. %4. Slack %5.")
            .arg(TimeText::timeIn(call.plannedAt, m_session.ownZone()), text(call, Candidate), text(call, Number),
                 text(call, Reason), text(call, Slack));
    case look::Tone:
        if (index.column() == Waiting && waits(index.row()))
            return static_cast<int>(Tone::Warn);
        return index.column() == Reason || index.column() == Waiting ? QVariant(static_cast<int>(Tone::Neutral))
                                                                     : QVariant();
    case IdRole:
        return call.reservation.text();
    case PlannedRole:
        return toEpochMs(call.plannedAt);
    case SlackRole:
        return static_cast<qint64>(call.slack.count());
    case WaitsForRole:
        return call.waitsFor;
    default:
        return {};
    }
}

} // namespace callboard
