// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/local/localplans.h"

#include "core/base/canonicaljson.h"
#include "core/desk/csvexports.h"
#include "core/desk/figures.h"
#include "core/desk/moves.h"
#include "core/local/requestbody.h"
#include "core/planning/planner.h"

namespace callboard {

QFuture<Result<HeatData>> LocalPlans::heat(const HeatQuery &query)
{
    return m_core.ask<HeatData>([query](const WorkspaceState &state) { return heatOf(state, query); });
}

QFuture<Result<HeatCell>> LocalPlans::heatCell(const HeatQuery &query, Instant at)
{
    return m_core.ask<HeatCell>([query, at](const WorkspaceState &state) { return heatCellOf(state, query, at); });
}

QFuture<Result<Availability>> LocalPlans::availability(const CompanyId &company, InstantRange window,
                                                       milliseconds duration,
                                                       const std::optional<PhoneNumberId> &number)
{
    return m_core.ask<Availability>([=](const WorkspaceState &state) {
        return availabilityOf(state, AvailabilityQuery{company, window, duration, number});
    });
}

QFuture<Result<PlannedCall>> LocalPlans::planOne(const CallRequest &request)
{
    return m_core.ask<PlannedCall>([request](const WorkspaceState &state) { return planCall(state, request); });
}

QFuture<Result<Plan>> LocalPlans::plan(const BatchRequest &request)
{
    return m_core.askLong<Plan>([request](const WorkspaceState &state, QPromise<Result<Plan>> &promise) {
        return planBatch(state, request, [&promise] { return promise.isCanceled(); });
    });
}

QFuture<Result<std::vector<PresetChoice>>> LocalPlans::presets(const CompanyId &company, milliseconds estimate,
                                                               const std::optional<Zone> &zone)
{
    return m_core.ask<std::vector<PresetChoice>>([=](const WorkspaceState &state) -> Result<std::vector<PresetChoice>> {
        const Company *found = state.company(company);
        if (!found)
            return Error{ErrorCode::NotFound, company.text(), {}};
        return desk::presetChoices(state, *found, estimate, zone);
    });
}

QFuture<Result<std::vector<RetryPreview>>> LocalPlans::retryPreview(const CompanyId &company, const PlannedCall &call)
{
    return m_core.ask<std::vector<RetryPreview>>([company, call](const WorkspaceState &state) {
        return Result<std::vector<RetryPreview>>(desk::retryPreviews(state, company, call));
    });
}

QFuture<Result<CommitOutcome>> LocalPlans::commit(const Plan &plan, const QString &idempotencyKey)
{
    command::CommitPlan commit;
    commit.header = m_core.header(plan.request.company, QStringLiteral("POST /v1/candidates/batch/schedule-call"),
                                  idempotencyKey, bodyOf(plan), [](const answer::Any &any) -> StoredAnswer {
                                      const auto *outcome = std::get_if<CommitOutcome>(&any);
                                      return {200, canonicalJson(dataOf(outcome ? *outcome : CommitOutcome{}))};
                                  });
    commit.plan = std::make_shared<const Plan>(plan);
    return m_core.send<CommitOutcome>(
        std::move(commit), [](const answer::Any &any) { return expectAnswer<CommitOutcome>(any); },
        [](const StoredAnswer &stored) -> Result<CommitOutcome> {
            return commitOutcomeFrom(readCanonicalJson(stored.data).value_or(QVariant()).toMap());
        });
}

QFuture<Result<QByteArray>> LocalPlans::exportCsv(const Plan &plan)
{
    return m_core.ask<QByteArray>([plan](const WorkspaceState &state) {
        return Result<QByteArray>(desk::planCsv(state, plan, desk::PlanWord::Planned, state.isDemo()));
    });
}

} // namespace callboard
