// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/planning/planner.h"
#include "core/planning/startgrid.h"

#include <vector>

namespace callboard {

/// The chosen people of a heatmap, gathered by what decides when they may be called and whose lines they would use.
struct HeatGroup
{
    Zone zone = Zone::utc();
    StartRule rule;
    std::vector<PoolId> pools; ///< of the numbers that would carry them (D-AUTO), sorted
    int people = 0;
    Reasons why; ///< where the zone came from, of one of them
};

/// People who cannot be planned at all (unknown, no zone, wrong number, no hours) are left out. Without people one
/// group of nobody stands for the hours of the query's zone.
std::vector<HeatGroup> heatGroupsOf(const World &world, const Company &company, const HeatQuery &query);

} // namespace callboard
