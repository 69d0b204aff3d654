// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/changes.h"
#include "core/engine/duequeue.h"
#include "core/engine/healthwatch.h"
#include "core/engine/workspacestate.h"

#include <functional>

namespace callboard {

/// What the clock page shows of one company beside its reservations, as of one commit.
struct CompanyRuntime
{
    HealthFacts health;
    BreakerStatus breaker;
    HealthWatch::History history;
};

/// The committed workspace at one moment, unchanging: any thread may read it for as long as it likes. Making one per
/// group is cheap: it shares with the engine all that has not changed since.
class Snapshot
{
public:
    /// Counts published snapshots from 1.
    quint64 serial() const { return m_serial; }
    /// The engine's clock when it was published.
    Instant takenAt() const { return m_state.now(); }
    /// To look at; for planning use worldAt.
    const WorkspaceState &state() const { return m_state; }
    /// The same workspace seen at a later moment, to plan with: a cheap copy.
    WorkspaceState worldAt(Instant now) const;

    /// Everything the clock page shows, as seen at `now` (D-HEALTH, D-BREAKER, due queue, gauges). Walks the open
    /// reservations of the workspace: for a worker, not for the window's thread. A default one for an unknown company.
    ClockStatus clockOf(const CompanyId &company, Instant now) const;
    /// Health and breaker alone, without walking anything.
    const CompanyRuntime &runtimeOf(const CompanyId &company) const;
    /// What a due reservation waits for, as DueCall::waitsFor says; empty = nothing.
    QString waitsFor(const ReservationKey &reservation) const;

    /// Batches of a company with their states counted from the reservations, newest first.
    std::vector<BatchSummary> batchesOf(const CompanyId &company) const;
    std::optional<BatchSummary> batchOf(const CompanyId &company, const BatchId &batch) const;

    /// False after a failed commit until the store works again.
    bool storeWritable() const { return m_storeWritable; }
    bool isReadOnly() const { return m_readOnly; }

private:
    friend class Engine;
    using WaitWords = std::shared_ptr<const std::map<ReservationKey, QString>>;

    BatchSummary counted(const BatchSummary &batch) const;

    quint64 m_serial = 0;
    WorkspaceState m_state;
    std::map<CompanyId, CompanyRuntime> m_runtime;
    WaitWords m_waiting;
    int m_tickLagMs = 0;
    bool m_storeWritable = true;
    bool m_readOnly = false;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// One commit, as its readers hear of it: what changed, and the workspace after it.
struct Committed
{
    SnapshotPtr snapshot;
    CommittedChanges changes;
    /// True when memory was rebuilt from the store: ask everything anew.
    bool everything = false;
};

/// Called on the engine's thread, in order of commit.
using CommitSink = std::function<void(const Committed &)>;

} // namespace callboard
