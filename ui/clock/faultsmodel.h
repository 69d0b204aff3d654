// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/clock/resultgeometry.h"

#include <QAbstractTableModel>

namespace callboard {

class ClockController;
class Session;

/// The carrier's recent faults, newest first: what it answered and how many in a row that made.
class FaultsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Candidate, Number, Answer, InARow, ColumnCount };
    enum Role { IdRole = Qt::UserRole, CodeRole };

    FaultsModel(ClockController &controller, Session &session, QObject *parent = nullptr);

    void setBreaker(const BreakerStatus &breaker);
    void refresh();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Fault
    {
        BreakerStatus::Result result;
        int inARow = 0;
    };
    QString text(const Fault &fault, int column) const;

    ClockController &m_controller;
    Session &m_session;
    std::vector<Fault> m_faults;
};

} // namespace callboard
