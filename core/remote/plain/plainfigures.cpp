// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/plain/plainfigures.h"

#include "core/planning/planner.h"

#include <algorithm>
#include <map>

namespace callboard::plainfigures {
namespace {

constexpr milliseconds kZoneOutlook = 7 * kDay;
constexpr int kWeekHours = 7 * 24;
constexpr int kForecastQuarters = 48 * 4;

bool asked(const ReservationQuery &query, const Reservation &call)
{
    const auto has = [](const auto &list, const auto &item) {
        return list.empty() || std::find(list.begin(), list.end(), item) != list.end();
    };
    return (!query.planned || query.planned->contains(call.times.plannedAttemptAt)) &&
           (!query.batch || call.batch == query.batch) && (!query.candidate || call.candidate == *query.candidate) &&
           has(query.states, call.state) && has(query.ids, call.id);
}

/// What a booking would run into first, in D-ORDER; nullopt = callable.
std::optional<ErrorCode> firstObstacle(const PlainWorld &world, const PersonRow &row,
                                       const std::optional<ErrorCode> &zoneRefusal)
{
    if (!world.owner.telephonyEnabled)
        return ErrorCode::TelephonyDisabled;
    if (row.liveCall)
        return ErrorCode::CandidateHasActiveReservation;
    if (!row.candidate.isTest && !world.owner.policy.hours)
        return ErrorCode::WorkingHoursNotConfigured;
    if (judgePhone(row.candidate.phone) != PhoneProblem::None)
        return ErrorCode::InvalidPhone;
    if (zoneRefusal)
        return zoneRefusal;
    const bool anyLine = std::any_of(world.numbers.begin(), world.numbers.end(),
                                     [](const auto &n) { return n.second.voice && n.second.outboundCap() > 0; });
    return anyLine ? std::nullopt : std::optional(ErrorCode::NoOutboundNumber);
}

PersonRow personRow(const PlainWorld &world, const Candidate &candidate)
{
    PersonRow row;
    row.candidate = candidate;
    row.region = regionOf(candidate.phone);
    row.calls = static_cast<int>(world.callsOf.value(candidate.id).size());
    if (const Position *position = candidate.position ? world.position(world.owner.id, *candidate.position) : nullptr)
        row.positionTitle = position->title;
    for (const Reservation *call : world.openReservationsOf(world.owner.id, candidate.id)) {
        if (isLive(call->state)) {
            row.liveCall = call->id;
        } else if (!call->missed && !row.nextCall) {
            row.nextCall = call->id;
            row.nextCallAt = call->times.plannedAttemptAt;
        }
    }
    // The server does not tell a person's status; while a call is live it is this one (D-INVITED).
    row.candidate.status = row.liveCall ? CandidateStatus::InvitedCall : CandidateStatus::New;
    const InstantRange span{world.at, world.at + kZoneOutlook};
    ZoneChoice choice;
    choice.zone = candidate.zone;
    const auto decided = resolveZone(world.owner, candidate, choice, std::nullopt, span);
    if (decided) {
        row.zone = decided->zone;
    } else {
        const PhoneZones zones = zonesOf(candidate.phone);
        row.zoneChoices = distinctClocks(zones.narrowed, span);
        for (const Zone &zone : distinctClocks(zones.all, span)) {
            if (std::find(row.zoneChoices.begin(), row.zoneChoices.end(), zone) == row.zoneChoices.end())
                row.zoneChoices.push_back(zone);
        }
    }
    row.blocked = firstObstacle(world, row, decided ? std::nullopt : std::optional(decided.error().code));
    return row;
}

} // namespace

ReservationRow rowOf(const PlainWorld &world, const Reservation &call)
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
        row.slack = std::max(milliseconds(0), call.times.latestDispatchBy() - world.at);
    return row;
}

std::vector<ReservationRow> reservations(const PlainWorld &world, const ReservationQuery &query)
{
    std::vector<ReservationRow> rows;
    for (const auto &call : world.calls) {
        if (asked(query, *call))
            rows.push_back(rowOf(world, *call));
    }
    std::sort(rows.begin(), rows.end(), [](const ReservationRow &a, const ReservationRow &b) {
        return std::tuple(a.reservation.times.plannedAttemptAt, a.reservation.id) <
               std::tuple(b.reservation.times.plannedAttemptAt, b.reservation.id);
    });
    return rows;
}

HoursSnapshot hours(const PlainWorld &world)
{
    HoursSnapshot snapshot;
    snapshot.policy = world.owner.policy;
    snapshot.at = world.at;
    for (const auto &call : world.calls) {
        if (call->state == ReservationState::Firm && call->times.plannedAttemptAt >= world.at)
            snapshot.firm.push_back(
                {call->id, call->candidate, call->number, call->times.plannedAttemptAt, call->zone});
    }
    return snapshot;
}

std::vector<BatchRequest> movesOf(const PlainWorld &world, const std::vector<ReservationId> &calls)
{
    std::map<std::tuple<QString, int, int>, BatchRequest> requests;
    for (const ReservationId &id : calls) {
        const auto call = world.calls.value(id);
        if (!call || call->state != ReservationState::Firm)
            continue;
        BatchRequest &request =
            requests[{call->position.text(), static_cast<int>(call->retry), call->invitationExpirationDays}];
        InstantRange window{world.at, std::max(world.at + 2 * kDay, call->times.targetEnd)};
        if (!request.candidates.empty())
            window.end = std::max(window.end, std::get<InstantRange>(request.window).end);
        request.company = world.owner.id;
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
    for (auto &[key, request] : requests)
        all.push_back(std::move(request));
    return all;
}

PeopleSnapshot people(const PlainWorld &world)
{
    PeopleSnapshot snapshot;
    snapshot.at = world.at;
    for (const auto &[id, position] : world.positions)
        snapshot.positions.push_back(position);
    for (const auto &candidate : world.people)
        snapshot.people.push_back(personRow(world, *candidate));
    std::sort(snapshot.people.begin(), snapshot.people.end(), [](const PersonRow &a, const PersonRow &b) {
        const int order = a.candidate.name.localeAwareCompare(b.candidate.name);
        return order != 0 ? order < 0 : a.candidate.id < b.candidate.id;
    });
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
    const Instant first = floorTo(world.at, kHour);
    const Zone zone = world.owner.policy.zone.value_or(Zone::utc());
    for (const auto &[id, number] : world.numbers) {
        NumberRow row;
        row.number = number;
        row.week.assign(kWeekHours, 0);
        const CapacityTimeline *line = world.capacity().numberTimeline(id);
        int callable = 0;
        int atCap = 0;
        for (int hour = 0; line && hour < kWeekHours; ++hour) {
            const Instant start = first + hour * kHour;
            const int peak = line->peak({start, start + kHour});
            row.week[static_cast<size_t>(hour)] = static_cast<qint16>(std::min(peak, 32'767));
            row.lowestCap = std::max(row.lowestCap, peak);
            if (callableAt(start, world.owner.policy.rule(), zone)) {
                ++callable;
                atCap += peak >= number.outboundCap() && peak > 0 ? 1 : 0;
            }
        }
        row.busyNow = line ? line->levelAt(world.at) : 0;
        row.shareAtCap = callable > 0 ? double(atCap) / callable : 0.0;
        snapshot.numbers.push_back(std::move(row));
    }
    for (const auto &[id, pool] : world.pools) {
        const CapacityTimeline *line = world.capacity().poolTimeline(id);
        const bool isUsed = std::any_of(world.numbers.begin(), world.numbers.end(),
                                        [&id = id](const auto &number) { return number.second.pool == id; });
        if (!isUsed)
            continue;
        snapshot.pools.push_back(pool);
        snapshot.poolBusyNow.push_back(line ? line->levelAt(world.at) : 0);
    }
    return snapshot;
}

ClockBackend::Forecast forecast(const PlainWorld &world)
{
    ClockBackend::Forecast forecast;
    forecast.first = floorTo(world.at, 15 * kMinute);
    for (const Pool &pool : numbers(world).pools) {
        ClockBackend::Forecast::Series series{pool, std::vector<qint16>(kForecastQuarters, 0)};
        if (const CapacityTimeline *line = world.capacity().poolTimeline(pool.id))
            line->peaksOnGrid(forecast.first, 15 * kMinute, 15 * kMinute, series.busy);
        forecast.pools.push_back(std::move(series));
    }
    return forecast;
}

std::vector<PresetChoice> presets(const PlainWorld &world, milliseconds estimate, const std::optional<Zone> &zone)
{
    const Zone decided = zone.value_or(world.owner.policy.zone.value_or(Zone::utc()));
    const HoursRule rule = world.owner.policy.rule();
    std::vector<PresetChoice> choices;
    for (const Preset preset : kPresets) {
        PresetChoice choice;
        choice.preset = preset;
        choice.window = presetWindow(preset, world.at, rule, decided);
        const Instant latest = choice.window.end - estimate;
        if (latest < choice.window.start) {
            choice.why = {
                {ReasonCode::WindowShorterThanCall,
                 {{"lengthMs", qint64(choice.window.length().count())}, {"estimateMs", qint64(estimate.count())}}}};
        } else if (!rule.hours) {
            choice.why = {{ReasonCode::HoursNotConfigured, {}}, {ReasonCode::StepSetHours, {}}};
        } else if (!nextCallable(choice.window.start, latest + milliseconds(1), rule, decided)) {
            const auto next = nextCallable(latest, latest + 31 * kDay, rule, decided);
            choice.why = {{ReasonCode::NoCallableMinute,
                           {{"nextMs", next ? toEpochMs(*next) : qint64(0)}, {"zone", decided.name()}}}};
        } else {
            choice.possible = true;
        }
        choices.push_back(std::move(choice));
    }
    return choices;
}

} // namespace callboard::plainfigures
