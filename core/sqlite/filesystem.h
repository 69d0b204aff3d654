// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/sqlite/filelock.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>
#include <utility>

namespace callboard {

/// A copy that nobody else knows of; its files go with it.
class PrivateCopy
{
public:
    virtual ~PrivateCopy() = default;
    virtual QString path() const = 0;
};

/// Device and inode: another one for each file, whatever its name.
using FileIdentity = std::pair<quint64, quint64>;

/// What is asked of the system about a database file, besides what SQLite does to it through the file layer of the
/// same name. A program has one, systemFiles(); tests have a disk that fails.
/// Any thread. A path that no function here is said to follow is taken as it is.
class FileSystem
{
public:
    virtual ~FileSystem() = default;
    /// The name of SQLite's file layer (sqlite3_vfs); empty for its default one.
    virtual QString layer() const = 0;
    /// Absolute and without links; empty when there is no such file.
    virtual QString canonicalPath(const QString &path) const = 0;
    /// True also for a link that leads nowhere.
    virtual bool exists(const QString &path) const = 0;
    /// Of the file that has this name now; nullopt when there is none.
    virtual std::optional<FileIdentity> identity(const QString &path) const = 0;
    /// 0 when there is none.
    virtual qint64 size(const QString &path) const = 0;
    /// Up to `length` bytes from the start. Errors: FileUnreadable.
    virtual Result<QByteArray> head(const QString &path, int length) const = 0;
    /// Plain English for the log; empty when the file and its folder may be written and locked.
    virtual QString whyNotWritable(const QString &path) const = 0;
    /// Errors: as FileLock::take.
    virtual Result<std::unique_ptr<FileLock>> lock(const QString &path, FileLock::Kind kind) = 0;
    virtual void remove(const QString &path) = 0;
    /// An empty file that only its owner reads. Errors: FileUnreadable.
    virtual Result<void> createPrivate(const QString &path) = 0;
    /// Syncs `part`, gives it the name `path` unless that exists, and syncs the folder. Errors: FileUnreadable.
    virtual Result<void> publish(const QString &part, const QString &path) = 0;
    /// As renewFile.
    virtual Result<void> renew(const QString &path) = 0;
    /// The file and the -wal beside it, writable. Errors: FileUnreadable.
    virtual Result<std::unique_ptr<PrivateCopy>> copyAside(const QString &path) = 0;
};

/// That of the machine.
FileSystem &systemFiles();

} // namespace callboard
