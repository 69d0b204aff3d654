// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <array>

namespace callboard::sim {

/// The invariants of RELIABILITY section 3, by their numbers there.
enum class Invariant {
    AcknowledgedIsPresent = 1,
    NoHalfTransaction = 2,
    OneSendPerAttempt = 3,
    OneCallPerPerson = 4,
    InsideHours = 5,
    InsideWindow = 6,
    CapsHold = 7,
    RemainingIsTrue = 8,
    NothingAfterStop = 9,
    LegalStates = 10,
    GapFreeLog = 11,
    FrozenFields = 12,
    RetriesByPolicy = 13,
    AttemptsBounded = 14,
    ReplaceIsWhole = 15,
    BatchAnswers = 16,
    BreakerProbes = 17,
    HealthFromLog = 18,
    KeyConflict = 19,
    CompaniesApart = 20,
    LimiterExact = 21,
    OnlyAllowedNumbers = 22,
    CallbacksOnce = 23,
    PlannerDeterministic = 24,
    ViewsFromLog = 25,
    OneWriter = 26,
    NoSecrets = 27,
    EverythingEnds = 28,
    NobodyWaitsForNothing = 29,
    Bounded = 30,
};
inline constexpr int kInvariantCount = 30;

const char *nameOf(Invariant invariant);

/// Thrown where something did not hold; the run ends there.
struct Breach
{
    Invariant invariant = Invariant::OneSendPerAttempt;
    QString detail;
};

/// How often each invariant was asked: one that was never asked proves nothing.
extern std::array<quint64, kInvariantCount + 1> invariantsAsked;

/// Throws a Breach unless it holds. `detail` is a function that makes the words: they are seldom needed.
template <typename Detail> void require(bool holds, Invariant invariant, Detail detail)
{
    ++invariantsAsked[static_cast<size_t>(invariant)];
    if (!holds) [[unlikely]]
        throw Breach{invariant, detail()};
}

} // namespace callboard::sim
