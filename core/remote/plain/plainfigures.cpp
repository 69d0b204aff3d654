// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/plain/plainfigures.h"

#include "core/desk/figures.h"
#include "core/desk/moves.h"
#include "core/desk/rows.h"

#include <algorithm>

namespace callboard::plainfigures {
namespace {

PersonRow personRow(const PlainWorld &world, const Candidate &candidate)
{
    PersonRow row = desk::personRow(world, world.owner, candidate);
    row.calls = static_cast<int>(world.callsOf.value(candidate.id).size());
    // The server does not tell a person's status; while a call is live it is this one (D-INVITED).
    row.candidate.status = row.liveCall ? CandidateStatus::InvitedCall : CandidateStatus::New;
    return row;
}

/// Those that its numbers take lines from; the server tells of no others.
std::vector<const Pool *> poolsOf(const PlainWorld &world)
{
    std::vector<const Pool *> used;
    for (const auto &[id, pool] : world.pools) {
        if (std::any_of(world.numbers.begin(), world.numbers.end(),
                        [&id = id](const auto &number) { return number.second.pool == id; }))
            used.push_back(&pool);
    }
    return used;
}

} // namespace

std::vector<ReservationRow> reservations(const PlainWorld &world, const ReservationQuery &query)
{
    std::vector<ReservationRow> rows;
    for (const auto &call : world.calls) {
        if (desk::isAsked(query, *call))
            rows.push_back(desk::rowOf(world, *call));
    }
    desk::sortByPlan(rows);
    return rows;
}

HoursSnapshot hours(const PlainWorld &world)
{
    HoursSnapshot snapshot;
    snapshot.policy = world.owner.policy;
    snapshot.extras = world.owner.extras;
    snapshot.at = world.at;
    for (const auto &call : world.calls) {
        if (const auto promise = desk::promiseOf(*call, world.at))
            snapshot.firm.push_back(*promise);
    }
    return snapshot;
}

std::vector<BatchRequest> movesOf(const PlainWorld &world, const std::vector<ReservationId> &calls)
{
    std::vector<const Reservation *> found;
    for (const ReservationId &id : calls) {
        if (const auto call = world.calls.constFind(id); call != world.calls.constEnd())
            found.push_back(call->get());
    }
    return desk::movesOf(world, world.owner.id, found);
}

PeopleSnapshot people(const PlainWorld &world)
{
    PeopleSnapshot snapshot;
    snapshot.at = world.at;
    for (const auto &[id, position] : world.positions)
        snapshot.positions.push_back(position);
    for (const auto &candidate : world.people)
        snapshot.people.push_back(personRow(world, *candidate));
    desk::sortByName(snapshot.people);
    return snapshot;
}

std::vector<PersonRow> peopleRows(const PlainWorld &world, const std::vector<CandidateId> &ids)
{
    std::vector<PersonRow> rows;
    for (const CandidateId &id : ids) {
        if (const auto candidate = world.people.value(id))
            rows.push_back(personRow(world, *candidate));
    }
    return rows;
}

NumbersSnapshot numbers(const PlainWorld &world)
{
    NumbersSnapshot snapshot;
    snapshot.at = world.at;
    for (const auto &[id, number] : world.numbers)
        snapshot.numbers.push_back(desk::numberRow(world, world.owner, number));
    for (const Pool *pool : poolsOf(world)) {
        snapshot.pools.push_back(*pool);
        snapshot.poolBusyNow.push_back(desk::poolBusyNow(world, pool->id));
        snapshot.poolWeek.push_back(desk::poolWeek(world, pool->id));
    }
    return snapshot;
}

ClockBackend::Forecast forecast(const PlainWorld &world)
{
    return desk::forecast(world, poolsOf(world));
}

} // namespace callboard::plainfigures
