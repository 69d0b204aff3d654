// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/local/queries.h"

#include "core/local/figures.h"
#include "core/planning/planner.h"

#include <algorithm>
#include <map>
#include <set>

namespace callboard::queries {

namespace {

bool asked(const ReservationQuery &query, const Reservation &reservation)
{
    if (reservation.company != query.company)
        return false;
    if (query.planned && !query.planned->contains(reservation.times.plannedAttemptAt))
        return false;
    if (query.batch && reservation.batch != query.batch)
        return false;
    if (query.candidate && reservation.candidate != *query.candidate)
        return false;
    return query.states.empty() ||
           std::find(query.states.begin(), query.states.end(), reservation.state) != query.states.end();
}

bool plannedBefore(const ReservationRow &a, const ReservationRow &b)
{
    const Instant first = a.reservation.times.plannedAttemptAt;
    const Instant second = b.reservation.times.plannedAttemptAt;
    return first != second ? first < second : a.reservation.id < b.reservation.id;
}

} // namespace

ReservationRow rowOf(const WorkspaceState &state, const Reservation &reservation)
{
    ReservationRow row;
    row.reservation = reservation;
    if (const Candidate *candidate = state.candidate(reservation.company, reservation.candidate)) {
        row.candidateName = candidate->name;
        row.candidatePhone = candidate->phone;
    }
    if (const Position *position = state.position(reservation.company, reservation.position))
        row.positionTitle = position->title;
    if (const PhoneNumber *number = state.number(reservation.company, reservation.number))
        row.numberLabel = number->displayName;
    if (reservation.batch) {
        if (const BatchSummary *batch = state.batch(reservation.company, *reservation.batch))
            row.batchName = batch->name;
    }
    if (reservation.state == ReservationState::Firm && !reservation.missed)
        row.slack = std::max(milliseconds(0), reservation.times.latestDispatchBy() - state.now());
    return row;
}

std::vector<ReservationRow> reservations(const WorkspaceState &state, const ReservationQuery &query)
{
    std::vector<ReservationRow> rows;
    if (!query.ids.empty()) {
        for (const ReservationId &id : query.ids) {
            const Reservation *found = state.reservation(query.company, id);
            if (found && asked(query, *found))
                rows.push_back(rowOf(state, *found));
        }
    } else if (query.batch) {
        for (const ReservationPtr &found : state.reservationsOf(query.company, *query.batch)) {
            if (asked(query, *found))
                rows.push_back(rowOf(state, *found));
        }
    } else {
        state.forEachReservation([&](const ReservationPtr &found) {
            if (asked(query, *found))
                rows.push_back(rowOf(state, *found));
        });
    }
    std::sort(rows.begin(), rows.end(), plannedBefore);
    return rows;
}

namespace {

constexpr milliseconds kZoneOutlook = 7 * kDay;

/// What a booking would run into first, in D-ORDER; nullopt = callable.
std::optional<ErrorCode> firstObstacle(const WorkspaceState &state, const Company &company, const PersonRow &row,
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
    const auto numbers = state.numbersOf(company.id);
    const bool anyLine = std::any_of(numbers.begin(), numbers.end(),
                                     [](const PhoneNumber *n) { return n->voice && n->outboundCap() > 0; });
    if (!anyLine)
        return ErrorCode::NoOutboundNumber;
    return std::nullopt;
}

void addCalls(const WorkspaceState &state, PersonRow &row)
{
    for (const Reservation *call : state.openReservationsOf(row.candidate.company, row.candidate.id)) {
        if (isLive(call->state)) {
            row.liveCall = call->id;
        } else if (!call->missed && !row.nextCall) {
            row.nextCall = call->id;
            row.nextCallAt = call->times.plannedAttemptAt;
        }
    }
}

PersonRow personRow(const WorkspaceState &state, const Company &company, const Candidate &candidate)
{
    PersonRow row;
    row.candidate = candidate;
    row.region = regionOf(candidate.phone);
    if (candidate.position) {
        if (const Position *position = state.position(company.id, *candidate.position))
            row.positionTitle = position->title;
    }
    addCalls(state, row);
    const InstantRange span{state.now(), state.now() + kZoneOutlook};
    ZoneChoice choice;
    choice.zone = candidate.zone;
    const auto decided = resolveZone(company, candidate, choice, std::nullopt, span);
    std::optional<ErrorCode> refusal;
    if (decided) {
        row.zone = decided->zone;
    } else {
        refusal = decided.error().code;
        const PhoneZones zones = zonesOf(candidate.phone);
        row.zoneChoices = distinctClocks(zones.narrowed, span);
        for (const Zone &zone : distinctClocks(zones.all, span)) {
            if (std::find(row.zoneChoices.begin(), row.zoneChoices.end(), zone) == row.zoneChoices.end())
                row.zoneChoices.push_back(zone);
        }
    }
    row.blocked = firstObstacle(state, company, row, refusal);
    return row;
}

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
            snapshot.people.push_back(personRow(state, *found, *candidate));
    });
    countCalls(state, company, snapshot.people);
    std::sort(snapshot.people.begin(), snapshot.people.end(), [](const PersonRow &a, const PersonRow &b) {
        const int order = a.candidate.name.localeAwareCompare(b.candidate.name);
        return order != 0 ? order < 0 : a.candidate.id < b.candidate.id;
    });
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
            rows.push_back(personRow(state, *found, *candidate));
    }
    countCalls(state, company, rows);
    return rows;
}

HoursSnapshot hours(const WorkspaceState &state, const CompanyId &company)
{
    HoursSnapshot snapshot;
    snapshot.at = state.now();
    if (const Company *found = state.company(company))
        snapshot.policy = found->policy;
    state.forEachOpen([&](const ReservationPtr &call) {
        if (call->company == company && call->state == ReservationState::Firm &&
            call->times.plannedAttemptAt >= snapshot.at) {
            snapshot.firm.push_back(
                {call->id, call->candidate, call->number, call->times.plannedAttemptAt, call->zone});
        }
    });
    return snapshot;
}

std::vector<BatchRequest> movesOf(const WorkspaceState &state, const CompanyId &company,
                                  const std::vector<ReservationId> &calls)
{
    std::map<std::tuple<QString, int, int>, BatchRequest> requests;
    for (const ReservationId &id : calls) {
        const Reservation *call = state.reservation(company, id);
        if (!call || call->state != ReservationState::Firm)
            continue;
        BatchRequest &request =
            requests[{call->position.text(), static_cast<int>(call->retry), call->invitationExpirationDays}];
        InstantRange window{state.now(), std::max(state.now() + 2 * kDay, call->times.targetEnd)};
        if (!request.candidates.empty())
            window.end = std::max(window.end, std::get<InstantRange>(request.window).end);
        request.company = company;
        request.position = call->position;
        request.window = window;
        request.retry = call->retry;
        request.invitationExpirationDays = call->invitationExpirationDays;
        request.replace = true;
        request.strategy = NumberStrategy::PerCandidate;
        request.candidates.push_back(call->candidate);
        // The person keeps the number and the zone that were promised.
        request.overrides[call->candidate.text()] = {call->number, call->zone};
    }
    std::vector<BatchRequest> all;
    all.reserve(requests.size());
    for (auto &[key, request] : requests)
        all.push_back(std::move(request));
    return all;
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
        snapshot.numbers.push_back(figures::numberRow(state, *found, *number));
    for (const Pool *pool : poolsToUse(state, company)) {
        snapshot.pools.push_back(*pool);
        snapshot.poolBusyNow.push_back(figures::poolBusyNow(state, pool->id));
        snapshot.poolWeek.push_back(figures::poolWeek(state, pool->id));
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

namespace {

QString wordsOf(const WorkspaceState &state, const LogEntry &entry)
{
    QStringList words{wireName(entry.type), entry.actor.name, entry.cause, entry.requestId};
    if (entry.reservation)
        words << entry.reservation->text();
    if (entry.candidate) {
        words << entry.candidate->text();
        if (const Candidate *candidate = state.candidate(entry.company, *entry.candidate))
            words << candidate->name << candidate->phone.text();
    }
    if (entry.batch)
        words << entry.batch->text();
    if (entry.number)
        words << entry.number->text();
    for (const QVariantMap &values : {entry.before, entry.after}) {
        for (auto it = values.begin(); it != values.end(); ++it)
            words << it.key() << it.value().toString();
    }
    return words.join(QLatin1Char('\n'));
}

} // namespace

bool matches(const WorkspaceState &state, const LogEntry &entry, const LogFilter &filter)
{
    if (!filter.types.empty() && std::find(filter.types.begin(), filter.types.end(), entry.type) == filter.types.end())
        return false;
    if (filter.actor && entry.actor.kind != *filter.actor)
        return false;
    const QStringList asked = filter.text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (asked.isEmpty())
        return true;
    const QString words = wordsOf(state, entry);
    return std::all_of(asked.begin(), asked.end(),
                       [&words](const QString &word) { return words.contains(word, Qt::CaseInsensitive); });
}

} // namespace callboard::queries
