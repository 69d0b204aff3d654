// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/placement.h"

#include "core/base/assert.h"
#include "core/planning/explanation.h"

#include <algorithm>

namespace callboard {

Room roomOf(const CallCase &opened, const StartGrid &grid)
{
    Room room;
    room.callable = startPositions(grid, opened.firstStart, opened.latestStart(), opened.rule, opened.zone.zone);
    room.open = room.callable;
    for (const Reservation *own : opened.ownCalls)
        room.open = without(room.open, grid, opened.keepClearOf(*own));
    return room;
}

namespace {

Error refuse(const CallCase &opened, ErrorCode code, const Reasons &because)
{
    Reasons why = opened.why;
    append(why, because);
    return Error{code, {}, std::move(why)};
}

// Says which own calls stand in the way, and nothing of those that do not.
Reasons tooClose(const CallCase &opened, Instant at)
{
    Reasons why;
    for (const Reservation *own : opened.ownCalls) {
        if (opened.keepClearOf(*own).contains(at))
            why.push_back(explain::reservation(ReasonCode::TooCloseToOwnCall, *own));
    }
    return why;
}

} // namespace

Result<Place> choosePlace(LoadBoard &board, const CallCase &opened, const Room &room, bool earliest)
{
    if (opened.latestStart() < opened.window.start)
        return refuse(opened, ErrorCode::WindowTooShort,
                      {explain::windowShorterThanCall(opened.window, opened.rule.estimate)});
    if (room.callable.empty()) {
        const Instant after = opened.latestStart() + milliseconds(1);
        const auto later = startSpans({after, opened.window.start + kDay * 31}, opened.rule, opened.zone.zone);
        return refuse(opened, ErrorCode::NoCallableTime,
                      {explain::noCallableMinute(later.empty() ? std::nullopt : std::optional(later.front().start))});
    }
    const std::vector<const LoadBoard::Lane *> lanes = lanesFor(board, opened);
    const auto choose = [&](const Positions &positions) {
        return earliest ? board.earliest(lanes, positions) : board.leastLoaded(lanes, positions);
    };
    if (const LoadBoard::Choice choice = choose(room.open))
        return placeFrom(board, opened, choice, countOf(room.open));
    if (const LoadBoard::Choice nearOwn = choose(room.callable))
        return refuse(opened, ErrorCode::CandidateHasActiveReservation,
                      tooClose(opened, board.grid().at(nearOwn.position)));
    if (room.open.empty())
        return refuse(opened, ErrorCode::CandidateHasActiveReservation,
                      tooClose(opened, board.grid().at(room.callable.front().from)));
    const Shortage shortage = smallestShortage(board, opened, room.open);
    CB_ASSERT(shortage.number); // there are open minutes and at least one number
    const Capacity::Load load =
        board.capacity().loadOf(shortage.number->id, {shortage.at, shortage.at + opened.rule.estimate});
    return refuse(opened, shortage.numberLines > 0 ? ErrorCode::NumberAtCap : ErrorCode::PoolAtCap,
                  explain::load(*shortage.number, load, shortage.at));
}

std::vector<const LoadBoard::Lane *> lanesFor(LoadBoard &board, const CallCase &opened)
{
    std::vector<const LoadBoard::Lane *> lanes;
    lanes.reserve(opened.numbers.numbers.size());
    for (const PhoneNumber *number : opened.numbers.numbers)
        lanes.push_back(&board.lane(number->id, opened.rule.estimate));
    return lanes;
}

Place placeFrom(const LoadBoard &board, const CallCase &opened, const LoadBoard::Choice &choice, int minutes)
{
    const auto &numbers = opened.numbers.numbers;
    Place place;
    place.number = *std::find_if(numbers.begin(), numbers.end(),
                                 [&](const PhoneNumber *number) { return number->id == choice.lane->number; });
    place.at = board.grid().at(choice.position);
    place.load = board.capacity().loadOf(place.number->id, {place.at, place.at + opened.rule.estimate});
    place.tied = choice.tied;
    place.candidates = minutes * static_cast<int>(numbers.size());
    return place;
}

Shortage smallestShortage(const LoadBoard &board, const CallCase &opened, const Positions &positions)
{
    Shortage best;
    std::vector<Capacity::Load> loads;
    for (const PhoneNumber *number : opened.numbers.numbers) {
        for (const PositionRange &range : positions) {
            loads.resize(static_cast<size_t>(range.to - range.from));
            board.loadsOf(number->id, opened.rule.estimate, range, loads);
            for (size_t i = 0; i < loads.size(); ++i) {
                const int onNumber = std::max(0, loads[i].numberPeak - loads[i].numberCap + 1);
                const int onPool = std::max(0, loads[i].poolPeak - loads[i].poolCap + 1);
                // A minute where only the pool is full says more than one where the number is full too.
                const auto rank = std::pair(onNumber + onPool, onNumber);
                if (!best.number || rank < std::pair(best.numberLines + best.poolLines, best.numberLines))
                    best = {number, board.grid().at(range.from + static_cast<int>(i)), onNumber, onPool};
            }
        }
    }
    return best;
}

Reasons explainPlace(const CallCase &opened, const Place &place, ChosenBy chosenBy)
{
    Reasons why = opened.why;
    why.push_back(explain::number(opened.numbers.why, *place.number, opened.numbers.region));
    append(why, explain::load(*place.number, place.load, place.at));
    switch (chosenBy) {
    case ChosenBy::LeastLoaded:
        why.push_back(explain::leastLoaded(place.at, place.load, place.candidates));
        if (place.tied)
            why.push_back(explain::at(ReasonCode::TieEarliest, place.at));
        break;
    case ChosenBy::Earliest:
        break; // the first free minute: its load, said above, is all there is to say
    case ChosenBy::Operator:
        why.push_back(explain::at(ReasonCode::MovedByOperator, place.at));
        break;
    }
    if (opened.replaced)
        why.push_back(explain::reservation(ReasonCode::Replaces, *opened.replaced));
    return why;
}

PlannedCall plannedCall(const CallCase &opened, const CallRequest &request, const Place &place, Reasons why)
{
    PlannedCall call;
    call.candidate = opened.candidate->id;
    call.position = opened.position->id;
    call.number = place.number->id;
    call.times = {opened.window.start, opened.window.end, opened.rule.estimate, place.at};
    call.expiresAt = opened.window.end + opened.company->expiryGrace;
    call.zone = opened.zone.zone;
    call.zoneSource = opened.zone.source;
    call.hours = opened.rule.hours;
    call.retry = request.retry;
    call.invitationExpirationDays = request.invitationExpirationDays;
    if (const auto *preset = std::get_if<Preset>(&request.window))
        call.preset = *preset;
    call.forceReason = request.forceReason;
    call.isTest = opened.candidate->isTest;
    if (opened.replaced) {
        call.replaces = opened.replaced->id;
        call.replacesPlannedAt = opened.replaced->times.plannedAttemptAt;
    }
    call.why = std::move(why);
    return call;
}

} // namespace callboard
