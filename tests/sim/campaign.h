// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sim/options.h"

namespace callboard::sim {

/// Runs the seeds, prints what was reached, and shrinks the first that fails. 0 when everything held, 1 when an
/// invariant broke (with its name, the seed and a replay command), 3 when a fault or an invariant never had its turn.
int runCampaign(const Options &options);

} // namespace callboard::sim
