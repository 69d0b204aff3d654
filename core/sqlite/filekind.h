// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace callboard {

class SqliteConnection;

/// What a database file of ours is: its mark in the header and how its tables came to be.
struct FileKind
{
    quint32 applicationId = 0;
    /// steps[i] brings version i to version i + 1; statements without values. A step that was released never changes.
    std::vector<QStringList> steps;
    /// What no statement without values can do to the rows of a file that was brought to the last version, in the
    /// transaction of its last step; may be empty.
    std::function<Result<void>(SqliteConnection &)> finish{};
    int version() const { return static_cast<int>(steps.size()); }
};

/// SHA-256 over the text of every table and index that a file of this version must have, made by running the steps in
/// memory, once per process. Any thread. Errors: StoreUnavailable.
Result<QByteArray> schemaHash(const FileKind &kind, int version);
/// The same over what a connection's file has.
Result<QByteArray> schemaHash(SqliteConnection &connection);

/// Runs the steps from the file's version up to kind.version(), each in a transaction of its own that also writes
/// user_version. Errors: FileDamaged, StoreUnavailable; a failed step leaves the version before it.
Result<void> migrate(SqliteConnection &connection, const FileKind &kind);

} // namespace callboard
