// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sim/script.h"

#include <functional>

namespace callboard::sim {

/// What is left of a failing seed: which steps of its script, and which faults.
struct Shrunk
{
    std::vector<int> keep;
    std::vector<Fault> allow;
    int runs = 0; ///< tried on the way
};

/// The script without the steps and faults that are not named.
Script narrowed(Script script, const std::vector<int> &keep, const std::vector<Fault> &allow);

/// Delta debugging: takes out steps, in ever smaller pieces, then kinds of faults, as long as `fails` says that what is
/// left still breaks the same way. Deterministic.
Shrunk shrink(const Script &script, const std::function<bool(const Script &)> &fails);

} // namespace callboard::sim
