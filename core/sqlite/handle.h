// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

class QSqlDatabase;

/// What Qt Sql cannot say: calls on the sqlite3 handle of an open QSQLITE connection. With cursor.h the only file of
/// Callboard that includes sqlite3.h besides tests. `layer` is a file layer's name, empty for SQLite's default. Qt's
/// plugin of Debian uses the same system library that we link.
namespace callboard::sqlitehandle {

/// Untrusted-file settings, each read back: defensive, no trusted schema, no extension loading, no triggers or views,
/// no ATTACH, limits on sizes. Also switches off the checkpoint that SQLite does at close without telling its errors
/// (RELIABILITY 1). Errors: StoreUnavailable naming the setting that did not take.
Result<void> harden(const QSqlDatabase &database);

/// Lets the last close of this file remove its -wal and -shm; only after a TRUNCATE checkpoint succeeded.
void tidyUpAtClose(const QSqlDatabase &database);

/// Counts into `pages` how many pages the -wal holds after each commit of this connection. `pages` outlives it.
void countWalPages(const QSqlDatabase &database, int *pages);

enum class Checkpoint {
    Passive,  ///< what can be moved without waiting for readers
    Truncate, ///< everything, and the -wal is empty afterwards
};
/// Errors: StoreUnavailable for any I/O error, and for Truncate when a reader was in the way.
Result<void> checkpoint(const QSqlDatabase &database, Checkpoint kind);

/// Copies the whole database, as one consistent state, to a new file by SQLite's backup API, synced.
/// Errors: FileUnreadable.
Result<void> copyTo(const QSqlDatabase &database, const QString &target, const QString &layer);

/// True when the last error of the connection means that the content is wrong, not that the disk or a lock failed.
bool isCorruption(const QSqlDatabase &database);
/// "disk I/O error (code 778)".
QString lastError(const QSqlDatabase &database);

} // namespace callboard::sqlitehandle
