// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/store.h"
#include "core/sqlite/filesystem.h"

#include <QString>

#include <memory>

namespace callboard {

/// A workspace file `NAME.callboard` as the Store of an engine (FORMAT.md). One object per file and machine: the file
/// stays locked from open to destruction.
///
/// Invariants: a group is acknowledged only after its COMMIT was synced; after any I/O error nothing is written through
/// the old handle again, not even by closing it; a file that is refused is not changed by a byte.
///
/// `create` and `open` may run on any thread; afterwards every function but the const ones belongs to one thread,
/// which also destroys the store. `log` may be called from any thread at any time.
class SqliteStore final : public Store
{
public:
    /// Makes a new, empty workspace. `files` outlives the store, here and in open. Errors: FileUnreadable (exists
    /// already, no such folder, no space, not writable).
    /// With `first` in it: no file without it is ever seen.
    static Result<std::unique_ptr<SqliteStore>> create(const QString &path, FileSystem &files = systemFiles(),
                                                       const WriteGroup &first = {});

    /// Errors: FileUnreadable (missing, no permission, not a plain file), FileNotAWorkspace, FileNewer, FileDamaged,
    /// FileLocked. An older file is backed up beside itself (`NAME.vN-backup.callboard`) and brought to this version.
    /// On a read-only medium, or without permission to write, it is opened for reading: isWritable() is false.
    static Result<std::unique_ptr<SqliteStore>> open(const QString &path, FileSystem &files = systemFiles());

    ~SqliteStore() override;

    Result<WorkspaceImage> load() override;
    Result<void> commit(const WriteGroup &group) override;
    Result<std::optional<IdempotencyRow>> idempotency(const CompanyId &company, const QString &route,
                                                      const QString &key, Instant now) override;
    Result<std::vector<LogEntry>> log(const LogQuery &query) const override;
    void maintain() override;
    bool isWritable() const override;
    Result<void> reopen() override;

    /// The canonical path of the file.
    QString path() const;
    /// Why it is open for reading only, in English for the log; empty when it is writable.
    QString readOnlyReason() const;

    /// A whole, consistent copy while the store is in use; `target` must not exist. Any thread.
    /// Errors: FileUnreadable.
    Result<void> backUpTo(const QString &target) const;
    /// `PRAGMA integrity_check`. Any thread. Errors: FileDamaged with its first finding.
    Result<void> checkIntegrity() const;
    /// Writes everything into the one file (TRUNCATE checkpoint) and lets go of it; also done by the destructor, which
    /// cannot tell the error. Errors: StoreUnavailable; then the -wal file beside it is part of the workspace.
    Result<void> close();

private:
    struct Private;
    explicit SqliteStore(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace callboard
