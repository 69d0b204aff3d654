// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sim/dice.h"

#include <array>
#include <bitset>
#include <optional>

namespace callboard::sim {

/// What can go wrong (RELIABILITY section 3), one enumerator per kind.
enum class Fault {
    // the process
    Crash,
    KillInRecovery,
    Stall,
    OutOfMemory,
    SecondDaemon,
    LeaseLost,
    // its disk
    PowerCut,
    FsyncError,
    FsyncSlow,
    WriteError,
    ShortWrite,
    NoSpace,
    ReadError,
    BitFlip,
    FileGone,
    FileLocked,
    // its clocks
    WallStep,
    Strobe,
    Drift,
    FarYear,
    LeapSmear,
    Suspend,
    Hibernate,
    ZoneRules,
    ZoneRemoved,
    // the way to the carrier
    RequestLost,
    AnswerLost,
    AnswerLate,
    AnswerForAnother,
    ConnectionReset,
    HalfOpen,
    BlackHole,
    // what the carrier calls back
    CallbackTwice,
    CallbackLate,
    CallbackReordered,
    CallbackContradictory,
    CallbackForged,
    CallbackMissing,
    CallbackFirst,
    // the carrier itself
    CarrierRefuses,
    CarrierDenies,
    CarrierCap,
    CarrierForgets,
    CallNeverEnds,
    CancelRace,
    CreditEnds,
    // operators and clients
    NumberRemoved,
    KeyRevoked,
    HoursEdited,
    CapLowered,
    RepeatedRequest,
    BigBatch,
    ManyAtOnce,
};
inline constexpr int kFaultCount = static_cast<int>(Fault::ManyAtOnce) + 1;

const char *nameOf(Fault fault);
std::optional<Fault> faultNamed(const QString &name);

/// Which faults a seed may have, and how often each one has happened in it.
class FaultBoard
{
public:
    bool has(Fault fault) const { return m_on.test(index(fault)); }
    void allow(Fault fault) { m_on.set(index(fault)); }
    void allowNone() { m_on.reset(); }
    void fired(Fault fault) { ++m_fired[index(fault)]; }
    const std::array<quint64, kFaultCount> &counts() const { return m_fired; }
    /// The swarm: a random part of all kinds, a different one for each seed.
    static FaultBoard swarm(Dice &dice);

private:
    static size_t index(Fault fault) { return static_cast<size_t>(fault); }
    std::bitset<kFaultCount> m_on;
    std::array<quint64, kFaultCount> m_fired{};
};

} // namespace callboard::sim
