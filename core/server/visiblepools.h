// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/workspacestate.h"

#include <algorithm>

namespace callboard {

/// Pools of others are not there for this company (P7): it sees those of its own numbers, and those that nobody uses.
inline bool seesPool(const WorkspaceState &state, const CompanyId &company, const PoolId &pool)
{
    const auto isIt = [&pool](const Pool *one) { return one->id == pool; };
    const auto usesIt = [&](const CompanyId &user) {
        const std::vector<const Pool *> used = state.poolsOf(user);
        return std::any_of(used.begin(), used.end(), isIt);
    };
    if (usesIt(company))
        return true;
    const std::vector<const Company *> all = state.companies();
    return std::none_of(all.begin(), all.end(), [&](const Company *one) { return usesIt(one->id); });
}

inline Error unknownPool()
{
    return Error{ErrorCode::ValidationError, QStringLiteral("capacityPoolId"), {}}; // as the engine says it
}

} // namespace callboard
