// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/model/plan.h"

#include <algorithm>

namespace callboard {

int Plan::placed() const
{
    return static_cast<int>(std::count_if(entries.begin(), entries.end(), [](const PlanEntry &entry) {
        return std::holds_alternative<PlannedCall>(entry);
    }));
}

PlanDiff diffOf(const Plan &plan)
{
    using Kind = PlanDiff::Row::Kind;
    PlanDiff diff;
    for (const PlanEntry &entry : plan.entries) {
        PlanDiff::Row row;
        row.candidate = candidateOf(entry);
        if (const auto *call = std::get_if<PlannedCall>(&entry)) {
            row.from = call->replacesPlannedAt;
            row.to = call->times.plannedAttemptAt;
            row.number = call->number;
            if (row.from)
                row.kind = *row.from == *row.to ? Kind::Unchanged : Kind::Moved;
        } else {
            row.kind = Kind::NotPlaced;
        }
        diff.rows.push_back(std::move(row));
    }
    return diff;
}

namespace {

int sumOf(const BatchSummary &batch, bool (*wanted)(ReservationState))
{
    int sum = 0;
    for (const ReservationState state : kReservationStates) {
        if (wanted(state))
            sum += batch.byState[static_cast<size_t>(state)];
    }
    return sum;
}

} // namespace

int BatchSummary::live() const
{
    return sumOf(*this, [](ReservationState s) { return isLive(s); });
}

int BatchSummary::finished() const
{
    return sumOf(*this, [](ReservationState s) { return isTerminal(s); });
}

int BatchSummary::firm() const
{
    return byState[static_cast<size_t>(ReservationState::Firm)];
}

} // namespace callboard
