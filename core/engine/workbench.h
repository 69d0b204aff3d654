// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/callleases.h"
#include "core/engine/changes.h"
#include "core/engine/interlock.h"
#include "core/engine/linebook.h"
#include "core/engine/workspacestate.h"
#include "core/engine/writer.h"

namespace callboard {

class Random;

/// The only place where the engine's memory changes. Every change goes to memory, to the write group of the running
/// transaction and to the list of what changed, together; reservations only along D-STATES (asserted), with their
/// lines, deadlines and interlocks kept true. Until the group is committed nobody else sees any of it.
class Workbench
{
public:
    explicit Workbench(Random &random) : m_random(random) {}

    /// Fills memory from what a store holds. The commands' transaction starts empty.
    void load(const WorkspaceImage &image, Instant now, bool testCallsCount);
    /// Time moved: `state().now()` and the lines of live calls follow.
    void setNow(Instant now);
    /// Who the next changes are logged for.
    void setActor(Actor actor, QString requestId = {});
    const Actor &actor() const { return m_actor; }
    const QString &requestId() const { return m_requestId; }

    const WorkspaceState &state() const { return m_state; }
    Instant now() const { return m_state.now(); }
    const DueQueue &due() const { return m_due; }
    const Interlock &interlock() const { return m_interlock; }
    const LineBook &lines() const { return m_lines; }
    /// Not stored: renewing one changes nothing that readers see.
    CallLeases &leases() { return m_leases; }
    const CallLeases &leases() const { return m_leases; }
    /// `prefix` + 128 random bits.
    QString newId(const char *prefix);

    /// Stores a new or changed reservation; its version rises. An illegal transition ends the process.
    void put(Reservation next);
    void put(const Company &company);
    void put(const Pool &pool);
    void put(const PhoneNumber &number);
    void removeNumber(const CompanyId &company, const PhoneNumberId &id);
    void put(const ApiKey &key);
    void removeKey(const CompanyId &company, const QByteArray &sha256);
    void put(const Position &position);
    void put(const Candidate &candidate);
    void removeCandidate(const CompanyId &company, const CandidateId &id);
    void put(const BatchSummary &batch);
    void put(const IdempotencyRow &row) { m_writer.put(row); }
    void put(const CompanyId &company, const HealthSample &sample) { m_writer.put(company, sample); }
    void setSimulation(const Simulation &simulation);
    void markDemo();
    /// Clock facts of this company changed without a stored change (breaker, due queue).
    void touchClock(const CompanyId &company) { m_changes[company].clock = true; }

    /// Appends to the company's log: next sequence number, hash chain, the actor in force, now.
    void log(LogEntry entry);
    /// The same for a change of one reservation: fields that differ become before and after.
    void log(EventType type, const Reservation *before, const Reservation &after, const QString &cause,
             const QVariantMap &more = {});

    // The running transaction
    const WriteGroup &writes() const { return m_writer.group(); }
    bool hasWrites() const { return !m_writer.group().isEmpty(); }
    /// Something readers should hear of, written or not.
    bool hasChanges() const { return !m_changes.empty(); }
    /// Hands out what changed and starts the next transaction; call after a commit.
    CommittedChanges takeChanges();
    /// Hands out what changed without a stored change; the transaction goes on.
    CommittedChanges takeNotes();

private:
    struct LogHead
    {
        quint64 sequence = 0;
        QByteArray hash;
    };
    Random &m_random;
    WorkspaceState m_state;
    LineBook m_lines;
    DueQueue m_due;
    Interlock m_interlock;
    CallLeases m_leases;
    Writer m_writer;
    std::map<CompanyId, CompanyChanges> m_changes;
    std::map<CompanyId, LogHead> m_logHeads;
    Actor m_actor;
    QString m_requestId;

    void follow(const Reservation &reservation);
};

} // namespace callboard
