// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/local/queries.h"

#include "core/desk/figures.h"
#include "core/desk/moves.h"
#include "core/desk/rows.h"

#include <algorithm>
#include <set>

namespace callboard::queries {

ReservationRow rowOf(const WorkspaceState &state, const Reservation &reservation)
{
    ReservationRow row = desk::rowOf(state, reservation);
    if (reservation.batch) {
        if (const BatchSummary *batch = state.batch(reservation.company, *reservation.batch))
            row.batchName = batch->name;
    }
    return row;
}

std::vector<ReservationRow> reservations(const WorkspaceState &state, const ReservationQuery &query)
{
    std::vector<ReservationRow> rows;
    if (!query.ids.empty()) {
        for (const ReservationId &id : query.ids) {
            const Reservation *found = state.reservation(query.company, id);
            if (found && desk::isAsked(query, *found))
                rows.push_back(rowOf(state, *found));
        }
    } else if (query.batch) {
        for (const ReservationPtr &found : state.reservationsOf(query.company, *query.batch)) {
            if (desk::isAsked(query, *found))
                rows.push_back(rowOf(state, *found));
        }
    } else {
        state.forEachReservation([&](const ReservationPtr &found) {
            if (desk::isAsked(query, *found))
                rows.push_back(rowOf(state, *found));
        });
    }
    desk::sortByPlan(rows);
    return rows;
}

namespace {

void countCalls(const WorkspaceState &state, const CompanyId &company, std::vector<PersonRow> &rows)
{
    QHash<CandidateId, int> counts;
    state.forEachReservation([&](const ReservationPtr &call) {
        if (call->company == company)
            ++counts[call->candidate];
    });
    for (PersonRow &row : rows)
        row.calls = counts.value(row.candidate.id);
}

} // namespace

PeopleSnapshot people(const WorkspaceState &state, const CompanyId &company)
{
    PeopleSnapshot snapshot;
    snapshot.at = state.now();
    for (const Position *position : state.positionsOf(company))
        snapshot.positions.push_back(*position);
    const Company *found = state.company(company);
    if (!found)
        return snapshot;
    state.forEachCandidate([&](const CandidatePtr &candidate) {
        if (candidate->company == company)
            snapshot.people.push_back(desk::personRow(state, *found, *candidate));
    });
    countCalls(state, company, snapshot.people);
    desk::sortByName(snapshot.people);
    return snapshot;
}

std::vector<PersonRow> peopleRows(const WorkspaceState &state, const CompanyId &company,
                                  const std::vector<CandidateId> &ids)
{
    std::vector<PersonRow> rows;
    const Company *found = state.company(company);
    if (!found)
        return rows;
    for (const CandidateId &id : ids) {
        if (const Candidate *candidate = state.candidate(company, id))
            rows.push_back(desk::personRow(state, *found, *candidate));
    }
    countCalls(state, company, rows);
    return rows;
}

HoursSnapshot hours(const WorkspaceState &state, const CompanyId &company)
{
    HoursSnapshot snapshot;
    snapshot.at = state.now();
    if (const Company *found = state.company(company)) {
        snapshot.policy = found->policy;
        snapshot.extras = found->extras;
    }
    state.forEachOpen([&](const ReservationPtr &call) {
        const auto promise = call->company == company ? desk::promiseOf(*call, snapshot.at) : std::nullopt;
        if (promise)
            snapshot.firm.push_back(*promise);
    });
    return snapshot;
}

std::vector<BatchRequest> movesOf(const WorkspaceState &state, const CompanyId &company,
                                  const std::vector<ReservationId> &calls)
{
    std::vector<const Reservation *> found;
    for (const ReservationId &id : calls) {
        if (const Reservation *call = state.reservation(company, id))
            found.push_back(call);
    }
    return desk::movesOf(state, company, found);
}

namespace {

/// Those its numbers take lines from, and those that no number uses yet: the first number needs one to be put into. A
/// pool that only other companies use stays theirs.
std::vector<const Pool *> poolsToUse(const WorkspaceState &state, const CompanyId &company)
{
    std::set<PoolId> ofOthers;
    for (const Company *other : state.companies()) {
        if (other->id == company)
            continue;
        for (const PhoneNumber *number : state.numbersOf(other->id))
            ofOthers.insert(number->pool);
    }
    for (const Pool *own : state.poolsOf(company))
        ofOthers.erase(own->id);
    std::vector<const Pool *> found = state.pools();
    std::erase_if(found, [&ofOthers](const Pool *pool) { return ofOthers.contains(pool->id); });
    return found;
}

} // namespace

NumbersSnapshot numbers(const WorkspaceState &state, const CompanyId &company)
{
    NumbersSnapshot snapshot;
    snapshot.at = state.now();
    const Company *found = state.company(company);
    if (!found)
        return snapshot;
    for (const PhoneNumber *number : state.numbersOf(company))
        snapshot.numbers.push_back(desk::numberRow(state, *found, *number));
    for (const Pool *pool : poolsToUse(state, company)) {
        snapshot.pools.push_back(*pool);
        snapshot.poolBusyNow.push_back(desk::poolBusyNow(state, pool->id));
        snapshot.poolWeek.push_back(desk::poolWeek(state, pool->id));
    }
    return snapshot;
}

std::vector<ReservationId> callsAbove(const WorkspaceState &state, const CompanyId &company,
                                      const PhoneNumberId &number, int cap, InstantRange range)
{
    std::vector<ReservationId> ids;
    const CapacityTimeline *timeline = state.capacity().numberTimeline(number);
    if (!timeline)
        return ids;
    state.forEachOpen([&](const ReservationPtr &call) {
        if (call->company != company || call->number != number)
            return;
        const auto use = lineUse(*call, state.now(), state.testCallsCount());
        if (use && use->overlaps(range) && timeline->peak(*use) > cap)
            ids.push_back(call->id);
    });
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace callboard::queries
