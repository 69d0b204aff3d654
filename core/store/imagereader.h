// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/store.h"

namespace callboard {

class SqliteConnection;

/// Reads a whole workspace in one read transaction. Errors: FileDamaged with table, column and value; StoreUnavailable.
Result<WorkspaceImage> readImage(SqliteConnection &connection);

/// Errors as readImage.
Result<std::vector<LogEntry>> readLog(SqliteConnection &connection, const LogQuery &query);

/// Walks every company's log and checks its chain (P1 "check after reading"). Errors: FileDamaged naming the entry.
Result<void> checkChains(SqliteConnection &connection);

} // namespace callboard
