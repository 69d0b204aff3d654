// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/plansbackend.h"
#include "core/planning/world.h"

#include <functional>

namespace callboard {

/// Plans made of calls that are there. Pure; run in workers.
namespace desk {

/// C035: one batch request per position, retry mode and expiration of the firm ones among `calls`, with replace, in a
/// window from now to the latest of their target ends and at least two days; each keeps its number and its zone.
std::vector<BatchRequest> movesOf(const World &world, const CompanyId &company,
                                  const std::vector<const Reservation *> &calls);
/// A plan for each request. Errors: those of planBatch; Cancelled once `cancelled` says so.
Result<std::vector<Plan>> planAll(const World &world, const std::vector<BatchRequest> &requests,
                                  const std::function<bool()> &cancelled = {});
/// What each retry mode would do after this call, in order of kRetryModes (D-RETRY).
std::vector<RetryPreview> retryPreviews(const World &world, const CompanyId &company, const PlannedCall &call);

} // namespace desk

} // namespace callboard
