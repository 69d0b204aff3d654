// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/store.h"
#include "core/store/table.h"

#include <QSqlQuery>
#include <QString>

#include <map>
#include <optional>
#include <utility>

namespace callboard {

class SqliteConnection;
class StoreFence;

/// Writes groups through one connection, with every statement prepared once. Belongs to the connection's thread and
/// must die before it.
class GroupWriter
{
public:
    /// The fence outlives the writer.
    GroupWriter(SqliteConnection &connection, StoreFence &fence) : m_connection(connection), m_fence(fence) {}

    /// Who has it now, before anything else. Errors: StoreUnavailable.
    Result<void> lookAtFence();
    /// From now on nobody else's groups are written. Errors: as write.
    Result<void> takeFence();

    /// One BEGIN IMMEDIATE ... COMMIT. `forgetBefore`: answers kept until an earlier instant are thrown away, a few at
    /// a time. Errors: StoreUnavailable, FileDamaged, FileLocked (another program writes it now); then the connection
    /// must not be used again.
    Result<void> write(const WriteGroup &group, std::optional<Instant> forgetBefore);

    Result<std::optional<IdempotencyRow>> idempotency(const CompanyId &company, const QString &route,
                                                      const QString &key);

private:
    enum class Kind { Find, Insert, Upsert, Remove };
    Result<void> inTransaction(const std::function<Result<void>()> &work);
    Result<void> writeAll(const WriteGroup &group, std::optional<Instant> forgetBefore);
    Result<void> passFence();
    Result<void> writeNumbers(const WriteGroup &group);
    Result<void> writeReservation(const Reservation &reservation);
    Result<void> writeLog(const LogEntry &entry);
    Result<void> writeSample(const std::pair<CompanyId, HealthSample> &sample);
    Result<void> writeMeta(const WriteGroup &group);
    Result<void> writeMeta(const QString &key, const QString &value);
    Result<QString> meta(const char *key);
    template <typename T> Result<void> put(const Table &table, const T &row, Kind kind);
    template <typename T> Result<void> putAll(const Table &table, const std::vector<T> &rows);
    template <typename IdType>
    Result<void> removeAll(const Table &table, const std::vector<std::pair<CompanyId, IdType>> &keys);

    Result<QSqlQuery *> statement(const Table &table, Kind kind);
    Result<QSqlQuery *> statement(const char *sql); ///< a literal: its address is its name
    Result<void> run(QSqlQuery &query, const char *doing);

    SqliteConnection &m_connection;
    StoreFence &m_fence;
    std::map<std::pair<const void *, int>, QSqlQuery> m_statements;
    std::map<CompanyId, quint64> m_lastSequence; ///< of the log, once asked for
};

} // namespace callboard
