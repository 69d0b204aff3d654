// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/clockbackend.h"
#include "core/local/localcore.h"

namespace callboard {

class LocalClock final : public ClockBackend
{
public:
    explicit LocalClock(LocalCore &core) : m_core(core) {}
    QFuture<Result<ClockStatus>> status(const CompanyId &company) override;
    QFuture<Result<Forecast>> forecast(const CompanyId &company) override;
    QFuture<Result<Done>> holdDialling(const CompanyId &company, bool hold, const QString &reason) override;
    QFuture<Result<Company>> patchCompany(const CompanyId &company, const CompanyPatch &patch) override;
    QFuture<Result<Done>> holdBreaker(const CompanyId &company, const QString &reason) override;
    QFuture<Result<Done>> closeBreaker(const CompanyId &company, const QString &reason) override;
    QFuture<Result<Done>> probeNow(const CompanyId &company) override;
    QFuture<Result<Done>> answerLateCalls(const CompanyId &company, bool dial) override;

private:
    LocalCore &m_core;
};

} // namespace callboard
