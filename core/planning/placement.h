// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/planning/callcase.h"
#include "core/planning/loadboard.h"

namespace callboard {

/// Where one case may be placed on a board: by its hours and window, less the minutes too close to own calls.
struct Room
{
    Positions callable;
    Positions open;
};
Room roomOf(const CallCase &opened, const StartGrid &grid);

/// A place for one case, and what the choice was made from.
struct Place
{
    const PhoneNumber *number = nullptr;
    Instant at;
    Capacity::Load load; ///< before the call itself
    bool tied = false;
    int candidates = 0; ///< pairs of number and minute that were compared
};

/// D-PLAN over the numbers of the case (D-AUTO). Errors: WindowTooShort, NoCallableTime, CandidateHasActiveReservation
/// (only minutes next to own calls are left), NumberAtCap, PoolAtCap; with the chain of the case, without next steps.
Result<Place> choosePlace(LoadBoard &board, const CallCase &opened, const Room &room, bool earliest);

/// The lanes of the case's numbers, in their order.
std::vector<const LoadBoard::Lane *> lanesFor(LoadBoard &board, const CallCase &opened);
/// The place that a choice among `minutes` open minutes stands for.
Place placeFrom(const LoadBoard &board, const CallCase &opened, const LoadBoard::Choice &choice, int minutes);

/// How far from admitting the case the board is at its best: the lines that are missing for one start.
struct Shortage
{
    const PhoneNumber *number = nullptr; ///< null when the case has no callable minute
    Instant at;
    int numberLines = 0;
    int poolLines = 0;
};
Shortage smallestShortage(const LoadBoard &board, const CallCase &opened, const Positions &positions);

enum class ChosenBy { LeastLoaded, Earliest, Operator };
/// The reasons behind a place, after those of the case: number, load, what decided.
Reasons explainPlace(const CallCase &opened, const Place &place, ChosenBy chosenBy);

/// All that a booking would freeze.
PlannedCall plannedCall(const CallCase &opened, const CallRequest &request, const Place &place, Reasons why);

} // namespace callboard
