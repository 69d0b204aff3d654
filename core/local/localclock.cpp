// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/local/localclock.h"

#include "core/desk/figures.h"

namespace callboard {

QFuture<Result<ClockStatus>> LocalClock::status(const CompanyId &company)
{
    const SnapshotPtr snapshot = m_core.snapshot();
    return m_core.ask<ClockStatus>([snapshot, company](const WorkspaceState &state) {
        return Result<ClockStatus>(snapshot->clockOf(company, state.now()));
    });
}

QFuture<Result<ClockBackend::Forecast>> LocalClock::forecast(const CompanyId &company)
{
    return m_core.ask<Forecast>([company](const WorkspaceState &state) {
        return Result<Forecast>(desk::forecast(state, state.poolsOf(company)));
    });
}

QFuture<Result<Done>> LocalClock::holdDialling(const CompanyId &company, bool hold, const QString &reason)
{
    return m_core.sendForDone(command::HoldDialling{m_core.header(company), hold, reason});
}

QFuture<Result<Company>> LocalClock::patchCompany(const CompanyId &company, const CompanyPatch &patch)
{
    command::PatchCompany change;
    change.header = m_core.header(company);
    change.name = patch.name;
    change.telephonyEnabled = patch.telephonyEnabled;
    change.callOverhead = patch.callOverhead;
    change.expiryGrace = patch.expiryGrace;
    change.finishInsideHours = patch.finishInsideHours;
    change.prefixNarrowing = patch.prefixNarrowing;
    return m_core.send<Company>(std::move(change), [](const answer::Any &any) -> Result<Company> {
        auto saved = expectAnswer<answer::CompanySaved>(any);
        return saved ? Result<Company>(saved->company) : Result<Company>(saved.error());
    });
}

QFuture<Result<Done>> LocalClock::holdBreaker(const CompanyId &company, const QString &reason)
{
    return m_core.sendForDone(command::HoldBreaker{m_core.header(company), reason});
}

QFuture<Result<Done>> LocalClock::closeBreaker(const CompanyId &company, const QString &reason)
{
    return m_core.sendForDone(command::CloseBreaker{m_core.header(company), reason});
}

QFuture<Result<Done>> LocalClock::probeNow(const CompanyId &company)
{
    return m_core.sendForDone(command::ProbeBreaker{m_core.header(company)});
}

QFuture<Result<Done>> LocalClock::answerLateCalls(const CompanyId &company, bool dial)
{
    return m_core.sendForDone(command::AnswerLateCalls{m_core.header(company), dial});
}

} // namespace callboard
