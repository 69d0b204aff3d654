// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/model/company.h"
#include "core/model/health.h"
#include "core/model/log.h"
#include "core/model/plan.h"
#include "core/model/reservation.h"

#include <QByteArray>

#include <functional>
#include <vector>

namespace callboard {

/// Everything one workspace holds, as read at start.
struct WorkspaceImage
{
    bool isDemo = false; ///< marked for ever: only the simulated carrier works in it
    Simulation simulation;
    std::vector<Pool> pools;
    std::vector<Company> companies;
    std::vector<PhoneNumber> numbers;
    std::vector<ApiKey> keys;
    std::vector<Position> positions;
    std::vector<Candidate> candidates;
    std::vector<Reservation> reservations;
    std::vector<BatchSummary> batches;                       ///< without byState: derived from the reservations
    std::vector<std::pair<CompanyId, HealthSample>> samples; ///< of the last day, oldest first
    struct LogHead
    {
        CompanyId company;
        quint64 sequence = 0;
        QByteArray hash;
    };
    std::vector<LogHead> logHeads; ///< last entry of each company's log
};

/// A stored answer to an idempotency key (D-IDEM). Only 2xx answers are stored.
struct IdempotencyRow
{
    CompanyId company;
    QString route; ///< method + route + path ids
    QString key;
    QByteArray fingerprint; ///< SHA-256 of canonical JSON
    int status = 200;
    QByteArray answer; ///< canonical JSON of `data`
    Instant keptUntil;
};

/// What one group of commands changes: written in one transaction, all or nothing. Later entries of the same key win.
struct WriteGroup
{
    std::vector<Pool> pools;
    std::vector<Company> companies;
    std::vector<PhoneNumber> numbers;
    std::vector<std::pair<CompanyId, PhoneNumberId>> removedNumbers;
    std::vector<ApiKey> keys;
    std::vector<std::pair<CompanyId, QByteArray>> removedKeys; ///< by SHA-256
    std::vector<Position> positions;
    std::vector<Candidate> candidates;
    std::vector<std::pair<CompanyId, CandidateId>> removedCandidates;
    std::vector<Reservation> reservations;
    std::vector<BatchSummary> batches;
    std::vector<IdempotencyRow> idempotency;
    std::vector<LogEntry> log; ///< append-only, with sequence and hash
    std::vector<std::pair<CompanyId, HealthSample>> samples;
    std::optional<Simulation> simulation;
    std::optional<bool> isDemo;
    bool isEmpty() const;
};

struct LogQuery
{
    CompanyId company;
    quint64 after = 0;  ///< entries with a higher sequence number
    quint64 before = 0; ///< 0 = no limit; else entries with a lower one
    int limit = 500;    ///< at most 10,000
    bool newestFirst = true;
    std::optional<ReservationId> reservation{};
    std::optional<CandidateId> candidate{};
    std::optional<BatchId> batch{};
    std::optional<InstantRange> range{};
};

/// Durable memory of an engine. One writer: every function but the const ones is called on the engine's thread; the
/// const ones may be called from workers at the same time. After any failed commit the store answers
/// StoreUnavailable until it is reopened (P1).
class Store
{
public:
    virtual ~Store() = default;
    /// Everything, in no special order. Errors: FileDamaged, StoreUnavailable.
    virtual Result<WorkspaceImage> load() = 0;
    /// Durable when it returns. Errors: StoreUnavailable; then nothing of the group is on disk, or it is not known,
    /// and the engine rebuilds from `load` of a reopened store.
    virtual Result<void> commit(const WriteGroup &group) = 0;
    /// nullopt: no such key, or it is no longer kept at `now`.
    virtual Result<std::optional<IdempotencyRow>> idempotency(const CompanyId &company, const QString &route,
                                                              const QString &key, Instant now) = 0;
    virtual Result<std::vector<LogEntry>> log(const LogQuery &query) const = 0;
    /// Moves what is committed into the main file when that is worth it; called between groups.
    virtual void maintain() {}
    /// False after an I/O error, and for a workspace that is open for reading only.
    virtual bool isWritable() const = 0;
    /// After a failed commit: checks the file and opens it again. Errors: as open.
    virtual Result<void> reopen() = 0;
};

} // namespace callboard
