// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <memory>

namespace callboard {

/// One connection to an SQLite file with Callboard's settings, each read back (RELIABILITY P1). Belongs to the thread
/// that opened it. Its destructor never checkpoints: after an error the -wal stays as it is.
class SqliteConnection
{
public:
    enum class Mode {
        ReadWrite, ///< WAL, synchronous FULL, no automatic checkpoints
        ReadOnly,  ///< sees what a writer commits
        Immutable, ///< the file does not change while it is open: no locks, no -wal or -shm is made
    };
    /// The file must exist; `layer` as FileSystem::layer. Errors: FileDamaged when SQLite finds the content wrong, else
    /// StoreUnavailable.
    /// `pass` is kept until the file is closed again: its owner counts who has the file open.
    static Result<std::unique_ptr<SqliteConnection>> open(const QString &path, Mode mode, const QString &layer,
                                                          std::shared_ptr<const void> pass = {});
    /// An empty database without a file. Errors: StoreUnavailable.
    static Result<std::unique_ptr<SqliteConnection>> openInMemory();
    ~SqliteConnection();
    Q_DISABLE_COPY_MOVE(SqliteConnection)

    const QSqlDatabase &database() const { return m_database; }
    /// Runs one statement without values. Errors: FileDamaged or StoreUnavailable.
    Result<void> run(const QString &sql);
    /// First column of the first row, invalid when there is none. Errors as run.
    Result<QVariant> valueOf(const QString &sql);
    /// A statement to keep and run many times; forward only. Errors as run.
    Result<QSqlQuery> prepared(const QString &sql);
    /// The connection's last failure, for a query that was run directly.
    Error lastError(const QString &doing) const;
    /// Pages in the -wal after the last commit of this connection.
    int walPages() const { return *m_walPages; }

private:
    SqliteConnection() = default;
    static Result<std::unique_ptr<SqliteConnection>> openNamed(const QString &uri, const QString &options);
    Result<void> applySettings(Mode mode);
    Result<void> setAndReadBack(const char *pragma, const QString &value, const QString &expected);

    std::shared_ptr<const void> m_pass;
    QString m_name;
    QSqlDatabase m_database;
    std::unique_ptr<int> m_walPages = std::make_unique<int>(0);
};

} // namespace callboard
