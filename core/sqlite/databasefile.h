// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/sqlite/connection.h"
#include "core/sqlite/filekind.h"
#include "core/sqlite/filesystem.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace callboard {

/// One SQLite file of ours: created whole or not at all, judged before it is opened for writing, locked while in use,
/// and never changed when it is refused. Connections come from here.
///
/// Invariants: the lock outlives every connection; nothing but a connection for writing, the healing of a -wal and a
/// migration ever writes to the file; a file that ends in -journal beside it is not ours and refuses.
class DatabaseFile
{
public:
    /// Makes a new file under another name beside it, then gives it its name, so that no half-made file is ever seen.
    /// Errors: FileUnreadable (exists, no folder, no permission, no space).
    /// `fill` writes what it has from its birth. `files` outlives the file, here and in open.
    static Result<std::unique_ptr<DatabaseFile>>
    create(const QString &path, const FileKind &kind, FileSystem &files = systemFiles(),
           const std::function<Result<void>(SqliteConnection &)> &fill = {});

    /// Errors: FileUnreadable, FileNotAWorkspace, FileNewer, FileDamaged, FileLocked. An older file is copied to
    /// `NAME.vN-backup.EXT` beside it and migrated.
    static Result<std::unique_ptr<DatabaseFile>> open(const QString &path, const FileKind &kind,
                                                      FileSystem &files = systemFiles());

    ~DatabaseFile();
    Q_DISABLE_COPY_MOVE(DatabaseFile)

    const QString &path() const { return m_path; }
    bool isWritable() const { return m_readOnlyReason.isEmpty(); }
    /// Plain English for the log; empty when the file may be written.
    const QString &readOnlyReason() const { return m_readOnlyReason; }

    /// The one connection that writes; for a file opened for reading it only reads. Errors: StoreUnavailable,
    /// FileDamaged.
    Result<std::unique_ptr<SqliteConnection>> connectForWriting();
    /// Any thread. Errors: StoreUnavailable, FileDamaged.
    Result<std::unique_ptr<SqliteConnection>> connectForReading() const;

    /// Errors: StoreUnavailable when the file or its -wal was moved, deleted or replaced since connectForWriting: what
    /// is written now nobody would find again.
    Result<void> isInPlace() const;
    /// The file is in place and its -wal is not: whoever has it open can still move everything into the file.
    bool hasLostItsWal() const;
    /// That was done.
    void forgetWal() { m_wal.reset(); }

    /// Any thread. `PRAGMA integrity_check`, the foreign keys, and what `more` asks of the same connection. Errors:
    /// FileDamaged, StoreUnavailable.
    Result<void> checkIntegrity(const std::function<Result<void>(SqliteConnection &)> &more = {}) const;
    /// Any thread. `target` must not exist, and appears only when it is whole. Errors: FileUnreadable.
    Result<void> backUpTo(const QString &target) const;

    /// After an I/O error, with no connection for writing open: puts what can still be read of the -wal on the disk for
    /// certain and checks everything. Errors: FileDamaged; StoreUnavailable, also while somebody still reads: a reader
    /// from before keeps SQLite's note of which pages are in the file already, and those are the ones that the disk may
    /// have forgotten.
    Result<void> heal();
    /// Moves everything into the one file, then closes. Errors: StoreUnavailable; the -wal stays and is whole.
    Result<void> closeCleanly(std::unique_ptr<SqliteConnection> writer) const;

    /// Lets others open the file; no connection may be open or be asked for afterwards.
    void unlock() { m_lock.reset(); }

private:
    DatabaseFile(QString path, FileKind kind, FileSystem &files);
    Result<void> lock();
    /// False: its own first page does not say that it is ours, and the -wal beside it may.
    Result<bool> judgeHeader() const;
    /// Nothing that was acknowledged is left out when SQLite plays the -wal. Errors: FileDamaged, FileUnreadable.
    Result<void> judgeWal() const;
    /// Answers the version.
    Result<int> judgeContent(bool isMarked) const;
    Result<void> moveToPrivateCopy();
    Result<void> upgrade(int from);
    Result<void> isSameFile() const;
    bool hasHotWal() const;
    Result<std::unique_ptr<SqliteConnection>> connect(SqliteConnection::Mode mode) const;

    FileSystem &m_files;
    QString m_path;     ///< canonical
    QString m_openPath; ///< what connections open: m_path, or the private copy
    FileKind m_kind;
    QString m_readOnlyReason;
    bool m_isImmutable = false;
    std::optional<FileIdentity> m_wal;                                  ///< of the -wal that is written, once it is
    std::shared_ptr<const int> m_pass = std::make_shared<const int>(0); ///< a copy is with each open connection
    std::unique_ptr<PrivateCopy> m_privateCopy;
    std::unique_ptr<FileLock> m_lock; // last member: destroyed first, so no connection may be left by then
};

} // namespace callboard
