// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/carrier.h"
#include "tests/sim/simclock.h"

#include <deque>

namespace callboard::sim {

/// One call as the outside world knows it. Written by the exchange alone, never by what the engine believes.
struct LedgerCall
{
    AttemptOrder order;
    Moment sentAt = 0; ///< the first byte left the machine
    Instant sentWall;  ///< by the machine's wall clock then
    std::optional<Moment> arrivedAt;
    std::optional<Moment> rangAt;
    std::optional<Moment> endedAt; ///< absent while it is on the line, or still on its way
    Outcome outcome = Outcome::None;
    bool lost = false; ///< never arrives
    bool turnedDown = false;
    bool denied = false;    ///< the carrier says that it has no such attempt
    bool disowned = false;  ///< it has said so to us
    bool forgotten = false; ///< it does not know it any more: no callback, no answer
    bool mute = false;      ///< no callback ever
    Moment silentUntil = 0; ///< nothing passes before
    /// May ring or talk, now or when it arrives.
    bool isOpen() const { return !lost && !turnedDown && !endedAt; }
};

using Ledger = std::deque<LedgerCall>;

/// What a driver speaks to.
class Wire
{
public:
    virtual ~Wire() = default;
    virtual void send(const AttemptOrder &order) = 0;
    virtual TeardownAnswer withdraw(const AttemptOrder &order) = 0;
    virtual TeardownAnswer hangUp(const AttemptOrder &order) = 0;
    virtual void ask(const AttemptOrder &order) = 0;
};

} // namespace callboard::sim
