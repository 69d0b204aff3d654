// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/store.h"
#include "tests/sim/script.h"

namespace callboard::sim {

/// The small world that a seed is about: one to three companies, their people, numbers and pools.
struct Town
{
    Instant start;
    WorkspaceImage image;
};
/// With Fault::ManyAtOnce one seed in 500 has this many people more, with a line for each.
inline constexpr int kCrowd = 120;
Town makeTown(quint64 seed, const FaultBoard &faults);

/// Zones of the world with every kind of change: half an hour, two hours, at midnight, none.
const std::vector<Zone> &townZones();

} // namespace callboard::sim
