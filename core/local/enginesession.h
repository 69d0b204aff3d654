// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/timesource.h"
#include "core/engine/carrier.h"
#include "core/engine/engine.h"

#include <functional>
#include <memory>

namespace callboard {

/// Makes the carrier of a session on its clock; app/ gives the simulated one.
using CarrierFactory = std::function<std::unique_ptr<Carrier>(const TimeSource &)>;

/// An engine on a frozen clock, driven step by step on the caller's thread: to fill workspaces, and for tests.
class EngineSession
{
public:
    EngineSession(Store &store, Instant start, Random &random, const CarrierFactory &makeCarrier);
    Result<void> open();
    /// Runs one command to its commit.
    Result<answer::Any> run(Command command);
    /// Lets time pass to `t`, everything due on the way included; an earlier t does nothing.
    Result<void> advanceTo(Instant t);
    Instant now() const { return m_time.now(); }
    Engine &engine() { return m_engine; }

private:
    SimulatedTimeSource m_time;
    Engine m_engine;
};

} // namespace callboard
