// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/hours/conflictsmodel.h"

#include "core/model/visibletext.h"
#include "ui/common/tabledelegate.h"
#include "ui/common/timetext.h"
#include "ui/shell/session.h"

#include <QLocale>

namespace callboard {

namespace {

bool comesBefore(const Conflict &a, const Conflict &b)
{
    return a.plannedAttemptAt != b.plannedAttemptAt ? a.plannedAttemptAt < b.plannedAttemptAt
                                                    : a.reservation < b.reservation;
}

} // namespace

ConflictsModel::ConflictsModel(HoursController &controller, Session &session, Which which, QObject *parent)
    : QAbstractTableModel(parent), m_controller(controller), m_which(which), m_session(session)
{
    connect(&controller, &HoursController::proposalChanged, this, &ConflictsModel::follow);
    connect(&controller, &HoursController::extrasChanged, this, &ConflictsModel::follow);
    const auto refresh = [this] {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    };
    connect(&controller, &HoursController::namesChanged, this, refresh);
    connect(&session, &Session::ownZoneChanged, this, refresh);
    follow();
}

void ConflictsModel::follow()
{
    // Both lists are in one order: walk them side by side, taking stretches out and putting stretches in.
    const std::vector<Conflict> &wanted = m_which == Which::FallOut ? m_controller.conflicts() : m_controller.held();
    int row = 0;
    size_t next = 0;
    while (row < static_cast<int>(m_rows.size()) || next < wanted.size()) {
        const bool hasRow = row < static_cast<int>(m_rows.size());
        const bool hasNext = next < wanted.size();
        if (hasRow && hasNext && m_rows[static_cast<size_t>(row)] == wanted[next]) {
            ++row;
            ++next;
            continue;
        }
        const bool removes = hasRow && (!hasNext || !comesBefore(wanted[next], m_rows[static_cast<size_t>(row)]));
        if (removes) {
            int last = row;
            while (last + 1 < static_cast<int>(m_rows.size()) &&
                   (!hasNext || comesBefore(m_rows[static_cast<size_t>(last) + 1], wanted[next])))
                ++last;
            beginRemoveRows({}, row, last);
            m_rows.erase(m_rows.begin() + row, m_rows.begin() + last + 1);
            endRemoveRows();
            continue;
        }
        size_t end = next + 1;
        while (end < wanted.size() && (!hasRow || comesBefore(wanted[end], m_rows[static_cast<size_t>(row)])))
            ++end;
        const int count = static_cast<int>(end - next);
        beginInsertRows({}, row, row + count - 1);
        m_rows.insert(m_rows.begin() + row, wanted.begin() + static_cast<qsizetype>(next),
                      wanted.begin() + static_cast<qsizetype>(end));
        endInsertRows();
        row += count;
        next = end;
    }
}

int ConflictsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ConflictsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConflictsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Conflict &row = conflict(index.row());
    const FirmCall &call = m_controller.firm().calls()[m_controller.firmIndexOf(row)];
    const FirmWeek::Spot &spot = m_controller.firm().spot(m_controller.firmIndexOf(row));
    const QString person = visibleText(m_controller.nameOf(call.candidate));
    if (role == Qt::DisplayRole) {
        switch (static_cast<Column>(index.column())) {
        case TheirTime:
            //: a short weekday, a day of the month and a time: "Mon 16 17:30"
            return tr("%1 %2 %3")
                .arg(QLocale().dayName(spot.isoDay, QLocale::ShortFormat), QString::number(spot.date.day()),
                     TimeText::minuteOfDay(spot.minute));
        case Person:
            return person;
        case Number:
            return m_controller.labelOf(call.number);
        case Yours:
            return TimeText::time(call.plannedAttemptAt, m_session.ownZone());
        case ColumnCount:
            break;
        }
    }
    if (role == Qt::ToolTipRole || (role == Qt::AccessibleTextRole && index.column() == TheirTime)) {
        //: %1 is a person, %2 a moment in two zones, %3 a number's label
        return tr("%1, %2, %3")
            .arg(person, TimeText::inBoth(call.plannedAttemptAt, m_session.ownZone(), call.zone),
                 m_controller.labelOf(call.number));
    }
    if (role == look::Quiet)
        return index.column() == Number;
    return {};
}

QVariant ConflictsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case TheirTime:
        return tr("Their time");
    case Person:
        return tr("Candidate");
    case Number:
        return tr("Number");
    case Yours:
        return tr("Yours");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace callboard
