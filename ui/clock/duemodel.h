// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/health.h"

#include <QAbstractTableModel>

namespace callboard {

class ClockController;
class Session;

/// What is due or comes due within minutes, least slack first, and what each call waits for. Rows keyed by reservation.
class DueModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Planned, Candidate, Number, Waiting, Slack, Reason, ColumnCount };
    enum Role { IdRole = Qt::UserRole, PlannedRole, SlackRole, WaitsForRole };

    DueModel(ClockController &controller, Session &session, QObject *parent = nullptr);

    void setCalls(std::vector<DueCall> calls, Instant now);
    /// Names have come, or the clock moved on.
    void refresh(Instant now);
    const DueCall &callAt(int row) const { return m_calls[static_cast<size_t>(row)]; }
    int rowOf(const ReservationId &id) const;
    bool waits(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const DueCall &call, int column) const;

    ClockController &m_controller;
    Session &m_session;
    std::vector<DueCall> m_calls;
    Instant m_now;
};

} // namespace callboard
