// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/store.h"
#include "tests/sim/breach.h"
#include "tests/sim/wire.h"

#include <map>
#include <set>

namespace callboard::sim {

/// A request as the client remembers it.
struct AskedCommand
{
    QString requestId;
    CompanyId company;
    QString key; ///< idempotency key; empty: none
    QByteArray fingerprint;
};

/// One reservation as everything durable says.
struct KnownCall
{
    Reservation row;    ///< as last committed
    Reservation booked; ///< as first committed
    QString foldedState;
    qint64 foldedPlannedMs = 0;
    bool foldedUnknown = false;
    bool foldedMissed = false;
    int foldedAttempt = 1;
    bool acknowledged = false; ///< somebody was told that it is booked
    bool stopTold = false;     ///< somebody was told that it will not be dialled
    int dialled = 0;           ///< sends that left the machine
    std::optional<Moment> admissibleSince;
};

struct KnownLog
{
    quint64 sequence = 0;
    QByteArray hash;
    QString health = QStringLiteral("healthy");
    bool breakerEngaged = false;
    std::map<QString, std::map<QString, int>> saidOf; ///< attempt id -> ringing, active, ended
};

/// What must be true, by naive bookkeeping: from what was asked, what was answered, what became durable and what the
/// carrier's ledger says; with none of the engine's own rules.
class Model
{
public:
    std::map<ReservationId, KnownCall> calls;
    std::map<CompanyId, Company> companies;
    std::map<PhoneNumberId, PhoneNumber> numbers; ///< ids are unique over a workspace
    std::map<PoolId, Pool> pools;
    std::map<std::pair<CompanyId, CandidateId>, Candidate> candidates;
    std::map<BatchId, BatchSummary> batches;
    std::map<CompanyId, KnownLog> logs;
    std::map<std::pair<QString, QString>, IdempotencyRow> keys; ///< by company and key
    std::map<QString, AskedCommand> asked;                      ///< by request id
    std::set<QString> attemptsSent;
    std::set<QString> attemptsAsProbe;
    quint64 logEntries = 0;
    quint64 groups = 0;
    std::optional<std::chrono::nanoseconds> clocksDisagreedAt; ///< boot time
    Moment clockSetAt = -3'600'000;                            ///< the wall clock was set, by however little

    void start(const WorkspaceImage &image);
    /// Checks a group that is durable now, and takes it in.
    void take(const WriteGroup &group);
    const KnownCall *call(const ReservationId &id) const;
    const PhoneNumber *number(const PhoneNumberId &id) const;

private:
    void takeRows(const WriteGroup &group);
    void takeLog(const LogEntry &entry);
};

} // namespace callboard::sim
