// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/rows.h"

#include "core/planning/zoneresolver.h"

#include <algorithm>

namespace callboard::desk {
namespace {

constexpr milliseconds kZoneOutlook = 7 * kDay;

/// What a booking would run into first, in D-ORDER; nullopt = callable.
std::optional<ErrorCode> firstObstacle(const World &world, const Company &company, const PersonRow &row,
                                       const std::optional<ErrorCode> &zoneRefusal)
{
    if (!company.telephonyEnabled)
        return ErrorCode::TelephonyDisabled;
    if (row.liveCall)
        return ErrorCode::CandidateHasActiveReservation;
    if (!row.candidate.isTest && !company.policy.hours)
        return ErrorCode::WorkingHoursNotConfigured;
    if (judgePhone(row.candidate.phone) != PhoneProblem::None)
        return ErrorCode::InvalidPhone;
    if (zoneRefusal)
        return zoneRefusal;
    const auto numbers = world.numbersOf(company.id);
    const bool anyLine = std::any_of(numbers.begin(), numbers.end(),
                                     [](const PhoneNumber *n) { return n->voice && n->outboundCap() > 0; });
    return anyLine ? std::nullopt : std::optional(ErrorCode::NoOutboundNumber);
}

void addCalls(const World &world, PersonRow &row)
{
    for (const Reservation *call : world.openReservationsOf(row.candidate.company, row.candidate.id)) {
        if (isLive(call->state)) {
            row.liveCall = call->id;
        } else if (!call->missed && !row.nextCall) {
            row.nextCall = call->id;
            row.nextCallAt = call->times.plannedAttemptAt;
        }
    }
}

/// Distinct clocks, those that the prefix suggests first.
std::vector<Zone> zoneChoicesOf(const Candidate &candidate, InstantRange span)
{
    const PhoneZones zones = zonesOf(candidate.phone);
    std::vector<Zone> choices = distinctClocks(zones.narrowed, span);
    for (const Zone &zone : distinctClocks(zones.all, span)) {
        if (std::find(choices.begin(), choices.end(), zone) == choices.end())
            choices.push_back(zone);
    }
    return choices;
}

} // namespace

bool isAsked(const ReservationQuery &query, const Reservation &call)
{
    const auto has = [](const auto &list, const auto &item) {
        return list.empty() || std::find(list.begin(), list.end(), item) != list.end();
    };
    return call.company == query.company && (!query.planned || query.planned->contains(call.times.plannedAttemptAt)) &&
           (!query.batch || call.batch == query.batch) && (!query.candidate || call.candidate == *query.candidate) &&
           has(query.states, call.state) && has(query.ids, call.id);
}

ReservationRow rowOf(const World &world, const Reservation &call)
{
    ReservationRow row;
    row.reservation = call;
    if (const Candidate *candidate = world.candidate(call.company, call.candidate)) {
        row.candidateName = candidate->name;
        row.candidatePhone = candidate->phone;
    }
    if (const Position *position = world.position(call.company, call.position))
        row.positionTitle = position->title;
    if (const PhoneNumber *number = world.number(call.company, call.number))
        row.numberLabel = number->displayName;
    if (call.state == ReservationState::Firm && !call.missed)
        row.slack = std::max(milliseconds(0), call.times.latestDispatchBy() - world.now());
    return row;
}

void sortByPlan(std::vector<ReservationRow> &rows)
{
    std::sort(rows.begin(), rows.end(), [](const ReservationRow &a, const ReservationRow &b) {
        const Instant first = a.reservation.times.plannedAttemptAt;
        const Instant second = b.reservation.times.plannedAttemptAt;
        return first != second ? first < second : a.reservation.id < b.reservation.id;
    });
}

PersonRow personRow(const World &world, const Company &company, const Candidate &candidate)
{
    PersonRow row;
    row.candidate = candidate;
    row.region = regionOf(candidate.phone);
    if (candidate.position) {
        if (const Position *position = world.position(company.id, *candidate.position))
            row.positionTitle = position->title;
    }
    addCalls(world, row);
    const InstantRange span{world.now(), world.now() + kZoneOutlook};
    ZoneChoice choice;
    choice.zone = candidate.zone;
    const auto decided = resolveZone(company, candidate, choice, std::nullopt, span);
    if (decided)
        row.zone = decided->zone;
    else
        row.zoneChoices = zoneChoicesOf(candidate, span);
    row.blocked = firstObstacle(world, company, row, decided ? std::nullopt : std::optional(decided.error().code));
    return row;
}

void sortByName(std::vector<PersonRow> &people)
{
    std::sort(people.begin(), people.end(), [](const PersonRow &a, const PersonRow &b) {
        const int order = a.candidate.name.localeAwareCompare(b.candidate.name);
        return order != 0 ? order < 0 : a.candidate.id < b.candidate.id;
    });
}

std::optional<FirmCall> promiseOf(const Reservation &call, Instant now)
{
    if (call.state != ReservationState::Firm || call.times.plannedAttemptAt < now)
        return std::nullopt;
    return FirmCall{call.id,     call.candidate,
                    call.number, call.times.plannedAttemptAt,
                    call.zone,   call.closureWaived || call.forceReason};
}

} // namespace callboard::desk
