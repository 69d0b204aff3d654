// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/model/company.h"
#include "core/model/health.h"

#include <QFuture>

namespace callboard {

/// Settings of a company that are not its hours.
struct CompanyPatch
{
    std::optional<QString> name;
    std::optional<bool> telephonyEnabled; ///< C011
    std::optional<milliseconds> callOverhead;
    std::optional<milliseconds> expiryGrace;
    std::optional<bool> finishInsideHours;
    std::optional<bool> prefixNarrowing;
};

class ClockBackend
{
public:
    virtual ~ClockBackend() = default;
    virtual QFuture<Result<ClockStatus>> status(const CompanyId &company) = 0;
    /// Starts in the next 48 hours: lines in use per pool, one value per 15 minutes from the current quarter.
    struct Forecast
    {
        Instant first;
        struct Series
        {
            Pool pool;
            std::vector<qint16> busy;
        };
        std::vector<Series> pools;
    };
    virtual QFuture<Result<Forecast>> forecast(const CompanyId &company) = 0;
    /// The company-wide "Hold all dialling" switch.
    virtual QFuture<Result<Done>> holdDialling(const CompanyId &company, bool hold, const QString &reason) = 0;
    virtual QFuture<Result<Company>> patchCompany(const CompanyId &company, const CompanyPatch &patch) = 0;
    virtual QFuture<Result<Done>> holdBreaker(const CompanyId &company, const QString &reason) = 0;
    virtual QFuture<Result<Done>> closeBreaker(const CompanyId &company, const QString &reason) = 0;
    /// "Probe now": lets the next due call through at once while the breaker is open.
    virtual QFuture<Result<Done>> probeNow(const CompanyId &company) = 0;
    /// The one yes after a sleep or restart (D-SLEEP): re-planned late calls may go; no = they are left to expire.
    virtual QFuture<Result<Done>> answerLateCalls(const CompanyId &company, bool dial) = 0;
};

} // namespace callboard
