// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/plansbackend.h"
#include "core/local/localcore.h"

namespace callboard {

class LocalPlans final : public PlansBackend
{
public:
    explicit LocalPlans(LocalCore &core) : m_core(core) {}
    QFuture<Result<HeatData>> heat(const HeatQuery &query) override;
    QFuture<Result<HeatCell>> heatCell(const HeatQuery &query, Instant at) override;
    QFuture<Result<Availability>> availability(const CompanyId &company, InstantRange window, milliseconds duration,
                                               const std::optional<PhoneNumberId> &number) override;
    QFuture<Result<PlannedCall>> planOne(const CallRequest &request) override;
    QFuture<Result<Plan>> plan(const BatchRequest &request) override;
    QFuture<Result<std::vector<PresetChoice>>> presets(const CompanyId &company, milliseconds estimate,
                                                       const std::optional<Zone> &zone) override;
    QFuture<Result<std::vector<RetryPreview>>> retryPreview(const CompanyId &company, const PlannedCall &call) override;
    QFuture<Result<CommitOutcome>> commit(const Plan &plan, const QString &idempotencyKey) override;
    QFuture<Result<QByteArray>> exportCsv(const Plan &plan) override;

private:
    LocalCore &m_core;
};

} // namespace callboard
