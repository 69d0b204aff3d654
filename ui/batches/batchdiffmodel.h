// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/plan.h"
#include "core/time/zone.h"

#include <QAbstractTableModel>

#include <functional>
#include <memory>

namespace callboard {

/// A plan as the difference to what is booked (N06): added, moved, dropped, left over, and one line for all that stays.
class BatchDiffModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Change, Candidate, BookedNow, NewPlan, Number, Why, ColumnCount };
    enum Role { KindRole = Qt::UserRole + 1, CandidateRole };
    struct Names
    {
        std::function<QString(const CandidateId &)> candidate;
        std::function<QString(const PhoneNumberId &)> number;
    };

    BatchDiffModel(Names names, QObject *parent = nullptr);

    /// `unchanged` calls of the batch that the plan does not touch.
    void setPlan(std::shared_ptr<const Plan> plan, int unchanged, const Zone &own);
    void renamed();
    int count(PlanDiff::Row::Kind kind) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    static QString word(PlanDiff::Row::Kind kind);

private:
    struct Row
    {
        PlanDiff::Row diff;
        Reasons why;
        ErrorCode code = ErrorCode::InternalError;
        int people = 1; ///< more than one: the line of those that stay
    };
    QString display(const Row &row, int column) const;

    Names m_names;
    Zone m_own = Zone::utc();
    std::vector<Row> m_rows;
    int m_unchanged = 0;
};

} // namespace callboard
