// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <chrono>
#include <functional>

namespace callboard {

class SimulatedTimeSource;

/// How one engine runs.
struct EngineOptions
{
    /// D-SLEEP: a daemon plans late calls anew by itself, a console asks once and dials none before the yes.
    enum class LateCalls { PlanAnew, AskFirst } lateCalls = LateCalls::PlanAnew;
    /// The frozen clock that `command::Advance` may move; null = advance is not supported.
    SimulatedTimeSource *frozenClock = nullptr;
    /// Spacing of dials per company and real carrier (P13); a simulated carrier is never paced.
    milliseconds pacing{1'000};
    /// D-TEST: test candidates leave the simulated carrier, and then take lines (D-COUNT).
    bool testCallsOnRealCarrier = false;
    /// A group ends after this many commands or this long, whichever is first (DESIGN section 3).
    int groupCommands = 256;
    std::chrono::nanoseconds groupTime = std::chrono::milliseconds(5);
    /// Real monotonic time for the length of a group, also under a frozen source (D-CLOCKSRC); steady_clock if unset.
    std::function<std::chrono::nanoseconds()> realMonotonic;
};

} // namespace callboard
