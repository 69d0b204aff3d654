// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/hours/hourscontroller.h"

#include <QAbstractTableModel>

namespace callboard {

/// The calls that a proposal pushes out, or those that holidays and split days hold, in the order of D-CONFLICT.
/// Follows an edge as it moves: rows come and go, the model is never reset while the snapshot stays.
class ConflictsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TheirTime, Person, Number, Yours, ColumnCount };

    enum class Which { FallOut, Held };
    ConflictsModel(HoursController &controller, Session &session, Which which, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    const Conflict &conflict(int row) const { return m_rows.at(static_cast<size_t>(row)); }

private:
    void follow();

    HoursController &m_controller;
    Which m_which;
    Session &m_session;
    std::vector<Conflict> m_rows;
};

} // namespace callboard
