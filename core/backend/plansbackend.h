// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/model/heat.h"
#include "core/model/plan.h"

#include <QFuture>

namespace callboard {

/// What each preset would mean for a call of this length now; an impossible one says why (C093).
struct PresetChoice
{
    Preset preset = Preset::Within24Hours;
    InstantRange window;
    bool possible = false;
    Reasons why; ///< of an impossible one
};

/// N14: the minute each retry mode would choose.
struct RetryPreview
{
    RetryMode mode = RetryMode::Off;
    std::optional<Instant> at;
    Reasons why;
};

/// Plans are values: nothing here books anything but `commit`. Previews are answered by workers from one snapshot;
/// ask through LatestOnly.
class PlansBackend
{
public:
    virtual ~PlansBackend() = default;
    virtual QFuture<Result<HeatData>> heat(const HeatQuery &query) = 0;
    virtual QFuture<Result<HeatCell>> heatCell(const HeatQuery &query, Instant at) = 0;
    virtual QFuture<Result<Availability>> availability(const CompanyId &company, InstantRange window,
                                                       milliseconds duration,
                                                       const std::optional<PhoneNumberId> &number) = 0;
    virtual QFuture<Result<PlannedCall>> planOne(const CallRequest &request) = 0;
    virtual QFuture<Result<Plan>> plan(const BatchRequest &request) = 0;
    virtual QFuture<Result<std::vector<PresetChoice>>> presets(const CompanyId &company, milliseconds estimate,
                                                               const std::optional<Zone> &zone) = 0;
    virtual QFuture<Result<std::vector<RetryPreview>>> retryPreview(const CompanyId &company,
                                                                    const PlannedCall &call) = 0;
    /// Books what still fits, each re-checked, in one go (D-ATOMIC).
    virtual QFuture<Result<CommitOutcome>> commit(const Plan &plan, const QString &idempotencyKey) = 0;
    /// The plan as CSV, formula-safe, with a DEMO mark in a demo workspace.
    virtual QFuture<Result<QByteArray>> exportCsv(const Plan &plan) = 0;
};

} // namespace callboard
