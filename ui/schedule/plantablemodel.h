// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/schedule/plancontroller.h"

#include <QAbstractTableModel>

namespace callboard {

/// A plan as rows: each person with the planned minute on both clocks, number and why, or the reason it could not be
/// placed and the smallest step. Rows are the plan's entries, keyed by candidate.
class PlanTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Person, Here, There, ZoneName, Number, Why, Step, ColumnCount };
    enum Role { CandidateRole = Qt::UserRole + 1, PlacedRole, SortRole };
    enum class Show { All, Placed, NotPlaced };

    explicit PlanTableModel(PlanController &controller, QObject *parent = nullptr);

    void setShow(Show show);
    Show show() const { return m_show; }
    const PlanEntry *entry(int row) const;
    int rowOf(const CandidateId &person) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// The last reason that chose the minute, in words: "Lowest load of 240 minutes".
    static QString whyOf(const PlannedCall &call, const Zone &own);

private:
    void rebuild();
    QString text(const PlanEntry &entry, int column) const;
    QString placedText(const PlannedCall &call, int column) const;
    QString leftText(const NotPlaced &entry, int column) const;

    PlanController &m_controller;
    std::shared_ptr<const Plan> m_plan;
    Show m_show = Show::All;
    std::vector<size_t> m_rows;
};

} // namespace callboard
