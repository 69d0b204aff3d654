// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/hoursbackend.h"
#include "core/local/localcore.h"

namespace callboard {

class LocalHours final : public HoursBackend
{
public:
    explicit LocalHours(LocalCore &core) : m_core(core) {}
    QFuture<Result<HoursSnapshot>> load(const CompanyId &company) override;
    QFuture<Result<std::vector<Conflict>>> preview(const CompanyId &company, const CallingHours &hours,
                                                   const std::optional<Weekdays> &days) override;
    QFuture<Result<HoursSaved>> save(const CompanyId &company, const HoursEdit &edit) override;
    QFuture<Result<HoursExtrasSaved>> saveExtras(const CompanyId &company, const HoursExtras &extras) override;
    QFuture<Result<Done>> waiveClosure(const CompanyId &company, const std::vector<ReservationId> &calls,
                                       bool waived) override;
    QFuture<Result<std::vector<Plan>>> planMoves(const CompanyId &company,
                                                 const std::vector<ReservationId> &calls) override;

private:
    LocalCore &m_core;
};

} // namespace callboard
