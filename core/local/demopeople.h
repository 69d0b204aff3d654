// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/random.h"
#include "core/model/company.h"

#include <vector>

namespace callboard {

/// Made-up people of one region with plainly synthetic numbers (or ranges kept for fiction) and a seeded way of
/// answering: most talk, some do not pick up at first, a few lines fail.
struct DemoGroup
{
    QString region;
    std::vector<Candidate> people;
};

/// `count` people spread over the regions that the demo's numbers serve, grouped by region. Ids "cand_bg_0001"...
std::vector<DemoGroup> demoPeople(const CompanyId &company, const std::vector<Position> &positions, int count,
                                  Random &random);

} // namespace callboard
