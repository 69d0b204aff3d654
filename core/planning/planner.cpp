// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/planner.h"

#include "core/planning/callcase.h"
#include "core/planning/explanation.h"
#include "core/planning/nextstep.h"
#include "core/planning/placement.h"

#include <algorithm>

namespace callboard {

namespace {

/// The world's capacity as this case may use it: the call it replaces does not stand in its own way (D-REPLACE).
Capacity capacityFor(const World &world, const CallCase &opened)
{
    Capacity capacity = world.capacity();
    if (const auto freed = opened.freedLine(world))
        capacity.remove(opened.replaced->number, *freed);
    return capacity;
}

Result<PlannedCall> placeOne(const World &world, const CallCase &opened, const CallRequest &request)
{
    const Capacity capacity = capacityFor(world, opened);
    LoadBoard board(capacity, StartGrid(opened.firstStart, opened.latestStart()));
    const Result<Place> place = choosePlace(board, opened, roomOf(opened, board.grid()), request.earliest);
    if (!place) {
        Error error = place.error();
        append(error.reasons, nextSteps(capacity, opened, error.code, opened.firstStart));
        return error;
    }
    const ChosenBy by = request.earliest ? ChosenBy::Earliest : ChosenBy::LeastLoaded;
    return plannedCall(opened, request, *place, explainPlace(opened, *place, by));
}

/// Takes exactly this minute, or says why not; everything else as placeOne.
Result<PlannedCall> placeAt(const World &world, const CallCase &opened, const CallRequest &request, Instant at)
{
    if (floorTo(at, kMinute) != at && at != opened.firstStart)
        return Error{ErrorCode::ValidationError, QStringLiteral("at: not a whole minute")};
    const Capacity capacity = capacityFor(world, opened);
    LoadBoard board(capacity, StartGrid(at, at));
    const Result<Place> place = choosePlace(board, opened, roomOf(opened, board.grid()), true);
    if (place)
        return plannedCall(opened, request, *place, explainPlace(opened, *place, ChosenBy::Operator));
    Error error = place.error();
    if (error.code == ErrorCode::NoCallableTime && !mayStartAt(at, opened.rule, opened.zone.zone))
        error.reasons.back() = explain::notCallable(at, opened.rule, opened.zone.zone);
    append(error.reasons, nextSteps(capacity, opened, error.code, std::max(at, opened.firstStart)));
    return error;
}

bool standsInTheWay(const CallCase &opened, Instant at)
{
    return std::any_of(opened.ownCalls.begin(), opened.ownCalls.end(),
                       [&](const Reservation *own) { return opened.keepClearOf(*own).contains(at); });
}

} // namespace

Result<PlannedCall> planCall(const World &world, const CallRequest &request)
{
    const Company *company = world.company(request.company);
    if (!company)
        return Error{ErrorCode::NotFound, QStringLiteral("company: ") + request.company.text()};
    if (const Result<void> checked = checkRequest(request, world.now()); !checked)
        return checked.error();
    const Result<CallCase> opened = CaseOpener(world, *company, request.window).open(request);
    if (!opened)
        return opened.error();
    return request.at ? placeAt(world, *opened, request, *request.at) : placeOne(world, *opened, request);
}

Result<PlannedCall> recheck(const World &world, const CompanyId &companyId, const PlannedCall &call)
{
    const Company *company = world.company(companyId);
    if (!company)
        return Error{ErrorCode::NotFound, QStringLiteral("company: ") + companyId.text()};
    CallRequest request;
    request.company = companyId;
    request.candidate = call.candidate;
    request.position = call.position;
    request.window = InstantRange{call.times.windowStart, call.times.targetEnd};
    request.zone.zone = call.zone;
    request.number = call.number;
    request.invitationExpirationDays = call.invitationExpirationDays;
    request.retry = call.retry;
    request.forceReason = call.forceReason;
    request.minLead = milliseconds(0); // the lead was kept when the plan was made

    Result<CallCase> opened = CaseOpener(world, *company, request.window).open(request);
    if (!opened)
        return opened.error();
    // Exactly the call that the plan meant to replace, if it is still there.
    const auto old = std::find_if(opened->ownCalls.begin(), opened->ownCalls.end(),
                                  [&](const Reservation *own) { return call.replaces == own->id; });
    if (old != opened->ownCalls.end()) {
        opened->replaced = *old;
        opened->ownCalls.erase(old);
    }
    const Instant at = call.times.plannedAttemptAt;
    const bool keeps = at >= opened->firstStart && at <= opened->latestStart() && !standsInTheWay(*opened, at) &&
                       mayStartAt(at, opened->rule, call.zone) &&
                       capacityFor(world, *opened).remaining(call.number, at, opened->rule.estimate) >= 1;
    Result<PlannedCall> checked = call;
    if (!keeps) {
        checked = placeOne(world, *opened, request);
        if (!checked)
            return checked;
    }
    // The window is the one that was promised, and the zone came from where the plan says.
    checked->times.windowStart = call.times.windowStart;
    checked->times.estimate = opened->rule.estimate;
    checked->zoneSource = call.zoneSource;
    checked->preset = call.preset;
    checked->hours = opened->rule.hours;
    checked->isTest = opened->candidate->isTest;
    checked->replaces.reset();
    checked->replacesPlannedAt.reset();
    if (opened->replaced) {
        checked->replaces = opened->replaced->id;
        checked->replacesPlannedAt = opened->replaced->times.plannedAttemptAt;
    }
    return checked;
}

} // namespace callboard
