// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/capacity/cowptr.h"
#include "core/engine/incompany.h"
#include "core/engine/persistentmap.h"
#include "core/engine/store.h"
#include "core/planning/world.h"

#include <QMap>

#include <map>
#include <memory>
#include <vector>

namespace callboard {

using ReservationPtr = std::shared_ptr<const Reservation>;
using CandidatePtr = std::shared_ptr<const Candidate>;
using BatchPtr = std::shared_ptr<const BatchSummary>;

/// Everything a workspace holds in memory, as one value: the engine's live state, and the snapshots others read.
/// Copies are cheap and share what has not changed since. It keeps its own indexes true; what a change means (legal
/// states, capacity, log) is the Workbench's. One object is used by one thread at a time.
class WorkspaceState final : public World
{
public:
    WorkspaceState() = default;
    /// Copies share; the copy's `now` may then be moved on without touching the original.
    WorkspaceState(const WorkspaceState &) = default;
    WorkspaceState &operator=(const WorkspaceState &) = default;

    // World
    Instant now() const override { return m_now; }
    const Company *company(const CompanyId &id) const override;
    const Pool *pool(const PoolId &id) const override;
    std::vector<const PhoneNumber *> numbersOf(const CompanyId &company) const override;
    const PhoneNumber *number(const CompanyId &company, const PhoneNumberId &id) const override;
    const Position *position(const CompanyId &company, const PositionId &id) const override;
    const Candidate *candidate(const CompanyId &company, const CandidateId &id) const override;
    std::vector<const Reservation *> openReservationsOf(const CompanyId &company,
                                                        const CandidateId &candidate) const override;
    const Capacity &capacity() const override { return m_capacity; }
    bool testCallsCount() const override { return m_testCallsCount; }

    // Lists
    std::vector<const Company *> companies() const; ///< in order of id
    std::vector<const Pool *> pools() const;
    /// Pools that numbers of this company use, in order of id.
    std::vector<const Pool *> poolsOf(const CompanyId &company) const;
    std::vector<const Position *> positionsOf(const CompanyId &company) const;
    std::vector<const ApiKey *> keysOf(const CompanyId &company) const;
    const Reservation *reservation(const CompanyId &company, const ReservationId &id) const;
    ReservationPtr reservationPtr(const CompanyId &company, const ReservationId &id) const;
    const BatchSummary *batch(const CompanyId &company, const BatchId &id) const;
    /// Reservations tagged with the batch, in the order they were booked.
    std::vector<ReservationPtr> reservationsOf(const CompanyId &company, const BatchId &batch) const;
    /// fn(const CandidatePtr &), fn(const ReservationPtr &), fn(const BatchPtr &), in no special order.
    template <typename Fn> void forEachCandidate(Fn fn) const
    {
        m_candidates.forEach([&fn](const auto &, const CandidatePtr &candidate) { fn(candidate); });
    }
    template <typename Fn> void forEachReservation(Fn fn) const
    {
        m_reservations.forEach([&fn](const auto &, const ReservationPtr &reservation) { fn(reservation); });
    }
    /// Those that are not terminal.
    template <typename Fn> void forEachOpen(Fn fn) const
    {
        m_open.forEach([&fn](const auto &, const ReservationPtr &reservation) { fn(reservation); });
    }
    /// Those that are live, known or unknown.
    template <typename Fn> void forEachLive(Fn fn) const
    {
        m_live.forEach([&fn](const auto &, const ReservationPtr &reservation) { fn(reservation); });
    }
    template <typename Fn> void forEachBatch(Fn fn) const
    {
        m_batches.forEach([&fn](const auto &, const BatchPtr &batch) { fn(batch); });
    }
    qsizetype reservationCount() const { return m_reservations.size(); }
    qsizetype candidateCount() const { return m_candidates.size(); }
    const Simulation &simulation() const { return m_simulation; }
    bool isDemo() const { return m_isDemo; }

    // Changes; the engine's thread only
    void setNow(Instant now) { m_now = now; }
    void setTestCallsCount(bool count) { m_testCallsCount = count; }
    void put(const Company &company);
    void put(const Pool &pool);
    void put(const PhoneNumber &number);
    void removeNumber(const CompanyId &company, const PhoneNumberId &id);
    void put(const ApiKey &key);
    void removeKey(const CompanyId &company, const QByteArray &sha256);
    void put(const Position &position);
    void put(const Candidate &candidate);
    void removeCandidate(const CompanyId &company, const CandidateId &id);
    void put(const ReservationPtr &reservation);
    void put(const BatchPtr &batch);
    void setSimulation(const Simulation &simulation) { m_simulation = simulation; }
    void setDemo(bool isDemo) { m_isDemo = isDemo; }
    Capacity &capacity() { return m_capacity; }

    /// The same workspace seen at a later moment: a cheap copy in which live calls hold their lines until then + 5 min
    /// (D-COUNT). Only for a state whose lines were true at its `now`.
    WorkspaceState seenAt(Instant now) const;

    /// What a store holds, without lines: capacity is derived from the reservations by whoever loads.
    static WorkspaceState fromImage(const WorkspaceImage &image);

private:
    using OpenList = std::vector<ReservationPtr>;      // by planned, then id
    using IdList = CowPtr<std::vector<ReservationId>>; // a batch of thousands is not copied with its leaf

    Instant m_now{};
    bool m_testCallsCount = false;
    bool m_isDemo = false;
    Simulation m_simulation;
    // Few and rarely written: Qt's shared maps, in order of key.
    QMap<CompanyId, std::shared_ptr<const Company>> m_companies;
    QMap<PoolId, std::shared_ptr<const Pool>> m_pools;
    QMap<InCompany<PhoneNumberId>, std::shared_ptr<const PhoneNumber>> m_numbers;
    QMap<InCompany<PositionId>, std::shared_ptr<const Position>> m_positions;
    QMap<std::pair<CompanyId, QByteArray>, std::shared_ptr<const ApiKey>> m_keys;
    PersistentMap<InCompany<CandidateId>, CandidatePtr> m_candidates;
    PersistentMap<InCompany<ReservationId>, ReservationPtr> m_reservations;
    PersistentMap<InCompany<ReservationId>, ReservationPtr> m_open;
    PersistentMap<InCompany<ReservationId>, ReservationPtr> m_live;
    PersistentMap<InCompany<CandidateId>, OpenList> m_openOf;
    PersistentMap<InCompany<BatchId>, BatchPtr> m_batches;
    PersistentMap<InCompany<BatchId>, IdList> m_members;
    Capacity m_capacity;

    void index(const ReservationPtr &reservation);
};

/// Every firm call of the company, for conflictsOf and heldBy (D-CONFLICT).
std::vector<FirmCall> firmCallsOf(const WorkspaceState &state, const CompanyId &company);

} // namespace callboard
