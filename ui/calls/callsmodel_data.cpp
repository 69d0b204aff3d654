// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What the cells of the table show.
#include "ui/calls/callsmodel.h"

#include "ui/calls/callfacts.h"
#include "ui/calls/callwords.h"
#include "ui/common/tabledelegate.h"
#include "ui/common/timetext.h"

namespace callboard {

namespace {

CallColumn columnAt(int column)
{
    return static_cast<CallColumn>(column);
}

} // namespace

QString CallsModel::plannedSample() const
{
    const QDate today = m_zone.civilOf(m_now).date;
    const Instant dayStart = m_zone.startOfDay(today);
    const Instant dayEnd = m_zone.startOfDay(today.addDays(1));
    bool otherDay = false;
    for (const CallRowPtr &row : m_shown) {
        const Instant planned = row->reservation.times.plannedAttemptAt;
        if (planned < dayStart - 5 * kDay || planned > dayEnd + 5 * kDay)
            return QStringLiteral("Wed 30 Nov 00:00");
        otherDay = otherDay || planned < dayStart || planned >= dayEnd;
    }
    return otherDay ? QStringLiteral("Wed 00:00") : QStringLiteral("00:00");
}

int CallsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : shown();
}

int CallsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_freshness ? kCallColumns : kCallColumns - 1;
}

QString CallsModel::asOf(const Reservation &reservation) const
{
    return m_freshness && !isTerminal(reservation.state) ? CallWords::asOf(m_told.ageOf(reservation.id)) : QString();
}

QString CallsModel::display(const ReservationRow &row, CallColumn column) const
{
    const Reservation &r = row.reservation;
    const Instant planned = r.times.plannedAttemptAt;
    switch (column) {
    case CallColumn::State:
        return CallWords::state(r);
    case CallColumn::Candidate:
        return row.candidateName;
    case CallColumn::Planned:
        return TimeText::shortMoment(planned, m_zone, m_now);
    case CallColumn::TheirTime:
        return TimeText::timeIn(planned, r.zone);
    case CallColumn::Number:
        return row.numberLabel;
    case CallColumn::Position:
        return row.positionTitle;
    case CallColumn::Attempt:
        return CallWords::attempt(r);
    case CallColumn::Progress:
        return CallWords::progress(r, m_now);
    case CallColumn::AsOf:
        return asOf(r);
    }
    return {};
}

QVariant CallsModel::lookOf(const ReservationRow &row, CallColumn column, int role) const
{
    const Reservation &r = row.reservation;
    const bool missed = r.state == ReservationState::Firm && r.missed;
    if (column == CallColumn::State) {
        switch (role) {
        case look::State: // a missed call wears the hourglass: its capacity is free and nothing will dial it
            return static_cast<int>(missed ? ReservationState::Expired : r.state);
        case look::Unknown:
            return r.unknown;
        case look::Strong:
            return r.unknown;
        case look::Tone:
            return r.unknown ? QVariant(static_cast<int>(Tone::Error)) : QVariant();
        default:
            return {};
        }
    }
    if (column == CallColumn::Candidate && role == look::Badge && r.isTest)
        return tr("TEST");
    if (role == look::Tone &&
        (column == CallColumn::TheirTime || column == CallColumn::Position || column == CallColumn::AsOf))
        return static_cast<int>(Tone::Neutral);
    if (role == look::Quiet && isTerminal(r.state) && column != CallColumn::Candidate)
        return true;
    return {};
}

QVariant CallsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ReservationRow &row = rowAt(index.row());
    const Reservation &r = row.reservation;
    const CallColumn column = columnAt(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::AccessibleTextRole:
        return column == CallColumn::State ? CallWords::spoken(row, m_zone, m_now) : display(row, column);
    case Qt::ToolTipRole:
        return column == CallColumn::Planned ? QVariant(TimeText::inBoth(r.times.plannedAttemptAt, m_zone, r.zone))
                                             : QVariant();
    case IdRole:
        return r.id.text();
    case StateRole:
        return static_cast<int>(r.state);
    case UnknownRole:
        return r.unknown;
    case MissedRole:
        return r.missed;
    case PlannedRole:
        return toEpochMs(r.times.plannedAttemptAt);
    case SlackRole: {
        const auto slack = callfacts::slack(r, m_now);
        return slack ? qint64(slack->count()) : qint64(-1);
    }
    case AttemptRole:
        return r.attempt;
    case LateRole:
        return callfacts::isLate(r, m_now);
    default:
        return lookOf(row, column, role);
    }
}

QVariant CallsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount())
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (columnAt(section)) {
    case CallColumn::State:
        return tr("State");
    case CallColumn::Candidate:
        return tr("Candidate");
    case CallColumn::Planned:
        return tr("Planned");
    case CallColumn::TheirTime:
        return tr("Their time");
    case CallColumn::Number:
        return tr("Number");
    case CallColumn::Position:
        return tr("Position");
    case CallColumn::Attempt:
        return tr("Attempt");
    case CallColumn::Progress:
        return tr("Slack or progress");
    case CallColumn::AsOf:
        return tr("As of");
    }
    return {};
}

QHash<int, QByteArray> CallsModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractTableModel::roleNames();
    names.insert({{IdRole, "id"},
                  {StateRole, "state"},
                  {UnknownRole, "unknown"},
                  {MissedRole, "missed"},
                  {PlannedRole, "planned"},
                  {SlackRole, "slack"},
                  {AttemptRole, "attempt"},
                  {LateRole, "late"}});
    return names;
}

} // namespace callboard
