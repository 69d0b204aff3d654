// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sim/fault.h"
#include "tests/sim/simclock.h"

#include <vector>

namespace callboard::sim {

/// What a client or operator may do.
enum class Ask {
    Book,
    BookAt,
    Replace,
    Force,
    Batch,
    PlanAndCommit,
    Cancel,
    CancelBatch,
    Revoke,
    Move,
    MoveNumber,
    CallNow,
    Pause,
    Resume,
    Hold,
    Release,
    SaveHours,
    SaveExtras,
    WaiveClosure,
    RecapNumber,
    RecapPool,
    RemoveNumber,
    TelephonyOff,
    TelephonyOn,
    CreateKey,
    RevokeKey,
    EditPerson,
    HoldBreaker,
    CloseBreaker,
    ProbeBreaker,
    AnswerLate,
    Repeat,
    RepeatOther,
    Look,
    Restart,
};
inline constexpr int kAskCount = static_cast<int>(Ask::Restart) + 1;
const char *nameOf(Ask ask);

/// One thing that is done from outside: a request, or a fault that has its moment.
struct Step
{
    Moment at = 0;
    std::optional<Fault> fault; ///< absent: a request
    Ask ask = Ask::Book;
    quint64 dice = 0; ///< seed of its choices
};

/// All that a seed does. Faults of single calls (a lost request, a late callback) are not in it: they are drawn from
/// the seed and the call, where they are allowed.
struct Script
{
    std::vector<Step> steps; ///< by moment
    Moment length = 0;       ///< of the safety phase
    FaultBoard faults;       ///< which may happen
};
Script makeScript(quint64 seed, std::optional<Fault> only, std::optional<int> minutes);

} // namespace callboard::sim
