// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sim/options.h"

namespace callboard::sim {

/// Walks every way of a WalkWorld, `options.walk` steps deep. 0, or 1 after naming the invariant that broke and the
/// choices that lead there.
int runWalk(const Options &options);

} // namespace callboard::sim
