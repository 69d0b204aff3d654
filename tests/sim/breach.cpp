// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/breach.h"

namespace callboard::sim {

std::array<quint64, kInvariantCount + 1> invariantsAsked{};

const char *nameOf(Invariant invariant)
{
    switch (invariant) {
    case Invariant::AcknowledgedIsPresent:
        return "acknowledged is present";
    case Invariant::NoHalfTransaction:
        return "no half transaction";
    case Invariant::OneSendPerAttempt:
        return "one send per attempt";
    case Invariant::OneCallPerPerson:
        return "one call per person and phone";
    case Invariant::InsideHours:
        return "inside the frozen hours";
    case Invariant::InsideWindow:
        return "inside the window";
    case Invariant::CapsHold:
        return "caps hold";
    case Invariant::RemainingIsTrue:
        return "remaining is true";
    case Invariant::NothingAfterStop:
        return "nothing after a stop";
    case Invariant::LegalStates:
        return "legal states";
    case Invariant::GapFreeLog:
        return "log without gaps";
    case Invariant::FrozenFields:
        return "frozen fields";
    case Invariant::RetriesByPolicy:
        return "retries by policy";
    case Invariant::AttemptsBounded:
        return "attempts bounded";
    case Invariant::ReplaceIsWhole:
        return "replace is whole";
    case Invariant::BatchAnswers:
        return "batch answers";
    case Invariant::BreakerProbes:
        return "breaker probes";
    case Invariant::HealthFromLog:
        return "health from the log";
    case Invariant::KeyConflict:
        return "key conflict";
    case Invariant::CompaniesApart:
        return "companies apart";
    case Invariant::LimiterExact:
        return "limiter exact";
    case Invariant::OnlyAllowedNumbers:
        return "only allowed numbers";
    case Invariant::CallbacksOnce:
        return "callbacks once";
    case Invariant::PlannerDeterministic:
        return "planner deterministic";
    case Invariant::ViewsFromLog:
        return "views from the log";
    case Invariant::OneWriter:
        return "one writer";
    case Invariant::NoSecrets:
        return "no secrets";
    case Invariant::EverythingEnds:
        return "everything ends";
    case Invariant::NobodyWaitsForNothing:
        return "nobody waits for nothing";
    case Invariant::Bounded:
        return "bounded";
    }
    return "";
}

} // namespace callboard::sim
