// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/batches/batchdiffmodel.h"

#include "ui/common/icons.h"
#include "ui/common/sentences.h"
#include "ui/common/tabledelegate.h"
#include "ui/common/timetext.h"

#include <algorithm>

namespace callboard {

namespace {

using Kind = PlanDiff::Row::Kind;

int rank(Kind kind)
{
    switch (kind) {
    case Kind::Added:
        return 0;
    case Kind::Moved:
        return 1;
    case Kind::Dropped:
        return 2;
    case Kind::NotPlaced:
        return 3;
    case Kind::Unchanged:
        return 4;
    }
    return 5;
}

} // namespace

BatchDiffModel::BatchDiffModel(Names names, QObject *parent) : QAbstractTableModel(parent), m_names(std::move(names)) {}

void BatchDiffModel::setPlan(std::shared_ptr<const Plan> plan, int unchanged, const Zone &own)
{
    beginResetModel();
    m_rows.clear();
    m_own = own;
    m_unchanged = unchanged;
    if (plan) {
        const PlanDiff diff = diffOf(*plan);
        for (size_t i = 0; i < diff.rows.size(); ++i) {
            Row row{diff.rows[i], {}, ErrorCode::InternalError, 1};
            if (const auto *left = std::get_if<NotPlaced>(&plan->entries[i])) {
                row.why = left->why;
                row.code = left->code;
            } else {
                row.why = std::get<PlannedCall>(plan->entries[i]).why;
            }
            if (row.diff.kind == Kind::Unchanged)
                ++m_unchanged;
            else
                m_rows.push_back(std::move(row));
        }
        if (m_unchanged > 0) {
            Row stays;
            stays.diff.kind = Kind::Unchanged;
            stays.people = m_unchanged;
            m_rows.push_back(std::move(stays));
        }
        std::stable_sort(m_rows.begin(), m_rows.end(),
                         [](const Row &a, const Row &b) { return rank(a.diff.kind) < rank(b.diff.kind); });
    }
    endResetModel();
}

void BatchDiffModel::renamed()
{
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int BatchDiffModel::count(Kind kind) const
{
    if (kind == Kind::Unchanged)
        return m_unchanged;
    return static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(), [kind](const Row &row) { return row.diff.kind == kind; }));
}

int BatchDiffModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int BatchDiffModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString BatchDiffModel::word(Kind kind)
{
    switch (kind) {
    case Kind::Added:
        return tr("Added");
    case Kind::Moved:
        return tr("Moved");
    case Kind::Unchanged:
        return tr("Unchanged");
    case Kind::Dropped:
        return tr("Dropped");
    case Kind::NotPlaced:
        return tr("Left over");
    }
    return {};
}

QString BatchDiffModel::display(const Row &row, int column) const
{
    const PlanDiff::Row &diff = row.diff;
    const bool stays = diff.kind == Kind::Unchanged;
    switch (static_cast<Column>(column)) {
    case Change:
        return word(diff.kind);
    case Candidate:
        return stays ? tr("%n people", nullptr, row.people) : m_names.candidate(diff.candidate);
    case BookedNow:
        return stays ? tr("same minute") : diff.from ? TimeText::moment(*diff.from, m_own) : tr("not placed");
    case NewPlan:
        return stays ? tr("same minute") : diff.to ? TimeText::moment(*diff.to, m_own) : tr("not placed");
    case Number:
        return diff.number ? m_names.number(*diff.number) : QString();
    case Why:
        if (stays)
            return {};
        if (diff.kind == Kind::NotPlaced) {
            const RefusalText words = Sentences::refusal(row.code, row.why, m_own);
            return words.step.isEmpty() ? words.lead : words.lead + QStringLiteral(". ") + words.step;
        }
        return row.why.empty() ? QString() : Sentences::reason(row.why.back(), m_own).lead;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant BatchDiffModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    const Kind kind = row.diff.kind;
    if (role == Qt::DisplayRole)
        return display(row, index.column());
    if (role == Qt::AccessibleTextRole && index.column() == Change) {
        //: Read aloud: "Added. Emma Lorenz, Tuesday 14:00, Berlin."
        return tr("%1. %2, %3, %4.")
            .arg(word(kind), display(row, Candidate), display(row, NewPlan), display(row, Number));
    }
    if (role == KindRole)
        return static_cast<int>(kind);
    if (role == CandidateRole)
        return row.diff.candidate.text();
    if (index.column() == Change) {
        const bool added = kind == Kind::Added;
        if (role == look::Picture)
            return static_cast<int>(added                     ? Icon::Plus
                                    : kind == Kind::Moved     ? Icon::ArrowRight
                                    : kind == Kind::Unchanged ? Icon::Equals
                                                              : Icon::Close);
        if (role == look::Strong)
            return added || kind == Kind::Moved;
        if (role == look::Tone)
            return added ? QVariant(static_cast<int>(Tone::Ok)) : QVariant();
        if (role == look::Link)
            return kind == Kind::Moved;
    }
    if (role == look::Quiet)
        return kind == Kind::Unchanged;
    if (role == look::Tone && (index.column() == BookedNow || index.column() == Why))
        return static_cast<int>(Tone::Neutral);
    return {};
}

QVariant BatchDiffModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (static_cast<Column>(section)) {
    case Change:
        return tr("Change");
    case Candidate:
        return tr("Candidate");
    case BookedNow:
        return tr("Booked now");
    case NewPlan:
        return tr("New plan");
    case Number:
        return tr("Number");
    case Why:
        return tr("Why");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace callboard
