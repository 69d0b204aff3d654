// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/store.h"

#include <functional>
#include <memory>

namespace callboard {

class SqliteConnection;

/// Opens one more connection to the same file, on the thread that calls it.
using Connect = std::function<Result<std::unique_ptr<SqliteConnection>>()>;

/// Reads a whole workspace. A large one is read by two threads, so nobody may write meanwhile: call it where groups are
/// written. Errors: FileDamaged with table, column and value; StoreUnavailable.
Result<WorkspaceImage> readImage(SqliteConnection &connection, const Connect &connectAgain);

/// Errors as readImage.
Result<std::vector<LogEntry>> readLog(SqliteConnection &connection, const LogQuery &query);

/// Walks every company's log and checks its chain (P1 "check after reading"). Errors: FileDamaged naming the entry.
Result<void> checkChains(SqliteConnection &connection);

} // namespace callboard
