// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/script.h"

#include <algorithm>

namespace callboard::sim {

namespace {

struct Weight
{
    Ask ask;
    int weight;
    const char *name;
    std::optional<Fault> needs; ///< only where this fault is allowed
};

const std::array<Weight, kAskCount> kWeights{{
    {Ask::Book, 22, "book", {}},
    {Ask::BookAt, 4, "book at", {}},
    {Ask::Replace, 5, "replace", {}},
    {Ask::Force, 2, "force", {}},
    {Ask::Batch, 4, "batch", {}},
    {Ask::PlanAndCommit, 3, "plan and commit", {}},
    {Ask::Cancel, 6, "cancel", {}},
    {Ask::CancelBatch, 3, "cancel batch", {}},
    {Ask::Revoke, 4, "revoke", {}},
    {Ask::Move, 3, "move", {}},
    {Ask::MoveNumber, 2, "move to another number", {}},
    {Ask::CallNow, 6, "call now", {}},
    {Ask::Pause, 2, "pause", {}},
    {Ask::Resume, 2, "resume", {}},
    {Ask::Hold, 2, "hold", {}},
    {Ask::Release, 3, "release", {}},
    {Ask::SaveHours, 4, "save hours", Fault::HoursEdited},
    {Ask::SaveExtras, 3, "save extras", Fault::HoursEdited},
    {Ask::WaiveClosure, 2, "waive closure", Fault::HoursEdited},
    {Ask::RecapNumber, 4, "recap number", Fault::CapLowered},
    {Ask::RecapPool, 3, "recap pool", Fault::CapLowered},
    {Ask::RemoveNumber, 3, "remove number", Fault::NumberRemoved},
    {Ask::TelephonyOff, 1, "telephony off", {}},
    {Ask::TelephonyOn, 2, "telephony on", {}},
    {Ask::CreateKey, 2, "create key", Fault::KeyRevoked},
    {Ask::RevokeKey, 3, "revoke key", Fault::KeyRevoked},
    {Ask::EditPerson, 2, "edit person", {}},
    {Ask::HoldBreaker, 1, "hold breaker", {}},
    {Ask::CloseBreaker, 2, "close breaker", {}},
    {Ask::ProbeBreaker, 1, "probe breaker", {}},
    {Ask::AnswerLate, 3, "answer late calls", {}},
    {Ask::Repeat, 6, "repeat", Fault::RepeatedRequest},
    {Ask::RepeatOther, 4, "repeat with another body", Fault::RepeatedRequest},
    {Ask::Look, 5, "look", {}},
    {Ask::Restart, 1, "restart", {}},
}};

/// Faults that have a moment of their own; the others happen on the way of a call or with a request.
constexpr std::array kMomentary{
    Fault::Crash,      Fault::KillInRecovery, Fault::Stall,          Fault::OutOfMemory, Fault::SecondDaemon,
    Fault::LeaseLost,  Fault::PowerCut,       Fault::FsyncError,     Fault::FsyncSlow,   Fault::WriteError,
    Fault::ShortWrite, Fault::NoSpace,        Fault::ReadError,      Fault::FileLocked,  Fault::WallStep,
    Fault::Strobe,     Fault::Drift,          Fault::LeapSmear,      Fault::Suspend,     Fault::Hibernate,
    Fault::ZoneRules,  Fault::ZoneRemoved,    Fault::CallbackForged, Fault::CarrierCap,  Fault::CarrierForgets,
    Fault::CreditEnds, Fault::BitFlip,        Fault::FileGone,       Fault::CancelRace,  Fault::ManyAtOnce,
};

Ask drawAsk(Dice &dice, const FaultBoard &faults)
{
    int total = 0;
    for (const Weight &one : kWeights)
        total += !one.needs || faults.has(*one.needs) ? one.weight : 0;
    int draw = dice.below(total);
    for (const Weight &one : kWeights) {
        if (one.needs && !faults.has(*one.needs))
            continue;
        if ((draw -= one.weight) < 0)
            return one.ask;
    }
    return Ask::Book;
}

} // namespace

const char *nameOf(Ask ask)
{
    return kWeights[static_cast<size_t>(ask)].name;
}

Script makeScript(quint64 seed, std::optional<Fault> only, std::optional<int> minutes)
{
    Dice dice(mixed(seed, 1));
    Script script;
    script.faults = FaultBoard::swarm(dice);
    if (only) {
        script.faults.allowNone();
        script.faults.allow(*only);
    }
    script.length = minutes ? Moment{60'000} * *minutes : dice.between(10, 70) * 60'000;
    const int asks = 8 + dice.below(22);
    for (int i = 0; i < asks; ++i) {
        Step step;
        // Most of the booking is done early, so that there is something to break.
        step.at = i * 3 < asks ? dice.between(0, script.length / 4) : dice.between(0, script.length);
        step.ask = i < 3 ? Ask::Book : drawAsk(dice, script.faults);
        step.dice = dice.next();
        script.steps.push_back(step);
    }
    std::vector<Fault> momentary;
    for (const Fault fault : kMomentary) {
        if (script.faults.has(fault))
            momentary.push_back(fault);
    }
    const int blows = momentary.empty() ? 0 : 1 + dice.below(only ? 4 : 9);
    for (int i = 0; i < blows; ++i) {
        Step step;
        step.at = dice.between(script.length / 20, script.length);
        step.fault = dice.pick(momentary);
        step.dice = dice.next();
        script.steps.push_back(step);
    }
    std::stable_sort(script.steps.begin(), script.steps.end(),
                     [](const Step &a, const Step &b) { return a.at < b.at; });
    return script;
}

} // namespace callboard::sim
