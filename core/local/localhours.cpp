// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/local/localhours.h"

#include "core/desk/moves.h"
#include "core/local/queries.h"

namespace callboard {

QFuture<Result<HoursSnapshot>> LocalHours::load(const CompanyId &company)
{
    return m_core.ask<HoursSnapshot>(
        [company](const WorkspaceState &state) { return Result<HoursSnapshot>(queries::hours(state, company)); });
}

QFuture<Result<std::vector<Conflict>>> LocalHours::preview(const CompanyId &company, const CallingHours &hours,
                                                           const std::optional<Weekdays> &days)
{
    return m_core.ask<std::vector<Conflict>>([company, hours, days](const WorkspaceState &state) {
        const HoursSnapshot snapshot = queries::hours(state, company);
        const HoursRule rule{hours, days ? days : snapshot.policy.days};
        return Result<std::vector<Conflict>>(conflictsOf(rule, snapshot.firm, snapshot.at));
    });
}

QFuture<Result<HoursSaved>> LocalHours::save(const CompanyId &company, const HoursEdit &edit)
{
    return m_core.send<HoursSaved>(command::SaveHours{m_core.header(company), edit},
                                   [](const answer::Any &any) -> Result<HoursSaved> {
                                       auto saved = expectAnswer<answer::HoursSaved>(any);
                                       if (!saved)
                                           return saved.error();
                                       return HoursSaved{saved->policy, saved->conflicts};
                                   });
}

QFuture<Result<HoursExtrasSaved>> LocalHours::saveExtras(const CompanyId &company, const HoursExtras &extras)
{
    return m_core.send<HoursExtrasSaved>(command::SaveHoursExtras{m_core.header(company), extras},
                                         [](const answer::Any &any) -> Result<HoursExtrasSaved> {
                                             auto saved = expectAnswer<answer::HoursExtrasSaved>(any);
                                             if (!saved)
                                                 return saved.error();
                                             return HoursExtrasSaved{saved->extras, saved->held};
                                         });
}

QFuture<Result<Done>> LocalHours::waiveClosure(const CompanyId &company, const std::vector<ReservationId> &calls,
                                               bool waived)
{
    return m_core.send<Done>(command::WaiveClosure{m_core.header(company), calls, waived}, expectAnswer<Done>);
}

QFuture<Result<std::vector<Plan>>> LocalHours::planMoves(const CompanyId &company,
                                                         const std::vector<ReservationId> &calls)
{
    return m_core.askLong<std::vector<Plan>>(
        [company, calls](const WorkspaceState &state,
                         QPromise<Result<std::vector<Plan>>> &promise) -> Result<std::vector<Plan>> {
            return desk::planAll(state, queries::movesOf(state, company, calls),
                                 [&promise] { return promise.isCanceled(); });
        });
}

} // namespace callboard
