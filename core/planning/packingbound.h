// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/capacity/capacity.h"
#include "core/planning/startgrid.h"

#include <vector>

namespace callboard {

/// People who may be called at the same moments and on the same numbers.
struct BoundGroup
{
    Positions starts;
    std::vector<PhoneNumberId> numbers;
    int people = 0;
};

/// N03: no schedule can place more calls than this. Calls are treated as splittable into minutes; the minutes that can
/// be used at all are the smallest cut between the groups (people x duration), the minutes (people of the group who
/// are callable then) and the free lines of numbers and pools. `estimate` is the shortest of all calls: with equal
/// durations this is the bound of FEATURES 4.2. Positions are those of the grid.
int packingBound(const Capacity &capacity, const StartGrid &grid, const std::vector<BoundGroup> &groups,
                 milliseconds estimate);

} // namespace callboard
