// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/moves.h"

#include "core/planning/planner.h"

#include <algorithm>
#include <map>

namespace callboard::desk {
namespace {

constexpr milliseconds kShortestWindow = 2 * kDay;

void addMove(BatchRequest &request, const CompanyId &company, const Reservation &call, Instant now)
{
    InstantRange window{now, std::max(now + kShortestWindow, call.times.targetEnd)};
    if (!request.candidates.empty())
        window.end = std::max(window.end, std::get<InstantRange>(request.window).end);
    request.company = company;
    request.position = call.position;
    request.window = window;
    request.retry = call.retry;
    request.invitationExpirationDays = call.invitationExpirationDays;
    request.replace = true;
    request.strategy = NumberStrategy::PerCandidate;
    request.candidates.push_back(call.candidate);
    // The person keeps the number and the zone that were promised.
    request.overrides[call.candidate.text()] = {call.number, call.zone};
}

} // namespace

std::vector<BatchRequest> movesOf(const World &world, const CompanyId &company,
                                  const std::vector<const Reservation *> &calls)
{
    std::map<std::tuple<QString, int, int>, BatchRequest> requests;
    for (const Reservation *call : calls) {
        if (call->state == ReservationState::Firm) {
            addMove(requests[{call->position.text(), static_cast<int>(call->retry), call->invitationExpirationDays}],
                    company, *call, world.now());
        }
    }
    std::vector<BatchRequest> all;
    all.reserve(requests.size());
    for (auto &[key, request] : requests)
        all.push_back(std::move(request));
    return all;
}

Result<std::vector<Plan>> planAll(const World &world, const std::vector<BatchRequest> &requests,
                                  const std::function<bool()> &cancelled)
{
    std::vector<Plan> plans;
    for (const BatchRequest &request : requests) {
        auto plan = planBatch(world, request, cancelled);
        if (!plan)
            return plan.error();
        plans.push_back(std::move(*plan));
    }
    return plans;
}

std::vector<RetryPreview> retryPreviews(const World &world, const CompanyId &company, const PlannedCall &call)
{
    std::vector<RetryPreview> previews;
    for (const RetryMode mode : kRetryModes) {
        RetryPreview preview;
        preview.mode = mode;
        if (mode != RetryMode::Off) {
            RetryPlan plan = previewRetry(world, company, call, mode);
            preview.at = plan.at;
            preview.why = std::move(plan.why);
        }
        previews.push_back(std::move(preview));
    }
    return previews;
}

} // namespace callboard::desk
