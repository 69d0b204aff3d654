// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/store.h"

namespace callboard {

bool WriteGroup::isEmpty() const
{
    return pools.empty() && companies.empty() && numbers.empty() && removedNumbers.empty() && removedKeys.empty() &&
           keys.empty() && positions.empty() && candidates.empty() && removedCandidates.empty() &&
           reservations.empty() && batches.empty() && idempotency.empty() && log.empty() && samples.empty() &&
           !simulation && !isDemo;
}

} // namespace callboard
