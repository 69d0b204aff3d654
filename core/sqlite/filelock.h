// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace callboard {

/// An advisory lock (flock) on a database file itself, so that no second console and no second object of this process
/// opens it. Held until destruction; the system frees it when the process dies.
///
/// The lock's file descriptor is the only one besides SQLite's: POSIX drops all of a process's record locks on a file
/// when any descriptor of it is closed, so the header is read through the lock, and the lock outlives every connection.
class FileLock
{
public:
    FileLock() = default;
    virtual ~FileLock() = default;
    Q_DISABLE_COPY_MOVE(FileLock)

    enum class Kind { Exclusive, Shared };
    /// Errors: FileLocked; FileUnreadable (missing, no permission, not a plain file); NotSupported when the file system
    /// has no locks.
    static Result<std::unique_ptr<FileLock>> take(const QString &path, Kind kind);

    virtual qint64 size() const = 0;
    /// Up to `length` bytes from the start.
    virtual QByteArray head(int length) const = 0;
    /// Does `path` still name the file that is locked?
    virtual bool isStill(const QString &path) const = 0;
};

/// True for NFS, SMB, 9P and the like: WAL needs memory shared by all who have the file open, which they lack.
bool isOnNetwork(const QString &path);

} // namespace callboard
