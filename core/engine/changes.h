// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/log.h"

#include <map>
#include <set>
#include <vector>

namespace callboard {

/// What one commit changed for one company; ids so that a view can update in place.
struct CompanyChanges
{
    std::set<ReservationId> reservations;
    std::set<CandidateId> candidates;
    std::set<BatchId> batches;
    bool company = false; ///< settings, telephony, hold
    bool hours = false;
    bool numbers = false; ///< numbers, pools or caps
    bool positions = false;
    bool keys = false;
    bool clock = false; ///< health, breaker, due queue
    bool capacity = false;
};

struct CommittedChanges
{
    std::vector<LogEntry> log;
    std::map<CompanyId, CompanyChanges> companies;
};

} // namespace callboard
