// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/fault.h"

namespace callboard::sim {

namespace {

constexpr std::array<const char *, kFaultCount> kNames{
    "crash",           "kill-in-recovery",   "stall",
    "out-of-memory",   "second-daemon",      "lease-lost",
    "power-cut",       "fsync-error",        "fsync-slow",
    "write-error",     "short-write",        "no-space",
    "read-error",      "bit-flip",           "file-gone",
    "file-locked",     "wall-step",          "strobe",
    "drift",           "far-year",           "leap-smear",
    "suspend",         "hibernate",          "zone-rules",
    "zone-removed",    "request-lost",       "answer-lost",
    "answer-late",     "answer-for-another", "connection-reset",
    "half-open",       "black-hole",         "callback-twice",
    "callback-late",   "callback-reordered", "callback-contradictory",
    "callback-forged", "callback-missing",   "callback-first",
    "carrier-refuses", "carrier-denies",     "carrier-cap",
    "carrier-forgets", "call-never-ends",    "cancel-race",
    "credit-ends",     "number-removed",     "key-revoked",
    "hours-edited",    "cap-lowered",        "repeated-request",
    "big-batch",       "many-at-once",
};

} // namespace

const char *nameOf(Fault fault)
{
    return kNames[static_cast<size_t>(fault)];
}

std::optional<Fault> faultNamed(const QString &name)
{
    for (int i = 0; i < kFaultCount; ++i) {
        if (name == QLatin1String(kNames[static_cast<size_t>(i)]))
            return static_cast<Fault>(i);
    }
    return std::nullopt;
}

FaultBoard FaultBoard::swarm(Dice &dice)
{
    FaultBoard board;
    const int share = 5 + dice.below(50); // some seeds are nearly calm, some are a storm
    for (int i = 0; i < kFaultCount; ++i) {
        if (dice.chance(share))
            board.allow(static_cast<Fault>(i));
    }
    return board;
}

} // namespace callboard::sim
