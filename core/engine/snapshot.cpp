// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/snapshot.h"

#include "core/engine/deadlines.h"
#include "core/engine/dispatchgate.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr milliseconds kDueSoon{15 * 60'000};
constexpr size_t kDueShown = 50;

} // namespace

WorkspaceState Snapshot::worldAt(Instant now) const
{
    return m_state.seenAt(std::max(now, m_state.now()));
}

const CompanyRuntime &Snapshot::runtimeOf(const CompanyId &company) const
{
    static const CompanyRuntime none;
    const auto found = m_runtime.find(company);
    return found == m_runtime.end() ? none : found->second;
}

QString Snapshot::waitsFor(const ReservationKey &reservation) const
{
    if (!m_waiting)
        return {};
    const auto found = m_waiting->find(reservation);
    return found == m_waiting->end() ? QString() : found->second;
}

ClockStatus Snapshot::clockOf(const CompanyId &id, Instant now) const
{
    ClockStatus status;
    status.at = now;
    const Company *company = m_state.company(id);
    if (!company)
        return status;
    const CompanyRuntime &runtime = runtimeOf(id);
    status.health = runtime.health.health;
    status.healthSince = runtime.health.since;
    status.causes = runtime.health.causes;
    status.breaker = runtime.breaker;
    status.diallingHeld = company->diallingHeld;
    status.telephonyEnabled = company->telephonyEnabled;
    status.tickLagMs = m_tickLagMs;
    if (runtime.history)
        status.history = *runtime.history;

    std::map<PhoneNumberId, int> busy;
    std::map<PoolId, int> poolBusy;
    m_state.forEachOpen([&](const ReservationPtr &r) {
        const bool own = r->company == id;
        if (isLive(r->state)) {
            status.live += own ? 1 : 0;
            status.unknown += own && r->unknown ? 1 : 0;
            if (r->isTest && !m_state.testCallsCount())
                return;
            ++busy[r->number];
            if (const PhoneNumber *number = m_state.number(r->company, r->number))
                ++poolBusy[number->pool]; // a shared pool is as full as all its companies make it
            return;
        }
        if (!own || r->missed)
            return;
        const Instant planned = r->times.plannedAttemptAt;
        if (planned > now && (!status.nextDial || planned < *status.nextDial))
            status.nextDial = planned;
        if (planned > now + kDueSoon)
            return;
        const milliseconds slack = std::max(milliseconds(0), gateClosesAt(*r) - kDispatchGrace - now);
        status.due.push_back({r->id, r->candidate, r->number, planned, slack, waitsFor({r->company, r->id})});
    });
    std::sort(status.due.begin(), status.due.end(), [](const DueCall &a, const DueCall &b) {
        if (a.slack != b.slack)
            return a.slack < b.slack;
        return a.plannedAt != b.plannedAt ? a.plannedAt < b.plannedAt : a.reservation < b.reservation;
    });
    status.dueTotal = static_cast<int>(status.due.size());
    if (status.due.size() > kDueShown)
        status.due.resize(kDueShown);
    for (const PhoneNumber *number : m_state.numbersOf(id))
        status.numbers.push_back({number->id, busy[number->id], number->outboundCap()});
    for (const Pool *pool : m_state.poolsOf(id))
        status.pools.push_back({pool->id, poolBusy[pool->id], pool->globalCap});
    status.lateCalls = callsWaitingForYes(m_state, id);
    return status;
}

BatchSummary Snapshot::counted(const BatchSummary &batch) const
{
    BatchSummary summary = batch;
    summary.byState.assign(kReservationStates.size(), 0);
    for (const ReservationPtr &reservation : m_state.reservationsOf(batch.company, batch.id))
        ++summary.byState[static_cast<size_t>(reservation->state)];
    return summary;
}

std::vector<BatchSummary> Snapshot::batchesOf(const CompanyId &company) const
{
    std::vector<BatchSummary> batches;
    m_state.forEachBatch([&](const BatchPtr &batch) {
        if (batch->company == company)
            batches.push_back(counted(*batch));
    });
    std::sort(batches.begin(), batches.end(), [](const BatchSummary &a, const BatchSummary &b) {
        return a.createdAt != b.createdAt ? a.createdAt > b.createdAt : a.id < b.id;
    });
    return batches;
}

std::optional<BatchSummary> Snapshot::batchOf(const CompanyId &company, const BatchId &batch) const
{
    const BatchSummary *found = m_state.batch(company, batch);
    return found ? std::optional(counted(*found)) : std::nullopt;
}

} // namespace callboard
