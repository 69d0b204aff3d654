// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sqlite/databasefile.h"

#include <memory>

namespace callboard {

/// A file of ours with the one connection that writes to it, for notes that a program keeps for its next start. Closed
/// cleanly when it goes. Blocks on the disk; one thread at a time.
class WrittenFile
{
public:
    /// Makes the file when there is none. Errors: those of DatabaseFile; ReadOnly when it may not be written.
    static Result<std::unique_ptr<WrittenFile>> openOrCreate(const QString &path, const FileKind &kind);
    ~WrittenFile();
    Q_DISABLE_COPY_MOVE(WrittenFile)

    SqliteConnection &connection() { return *m_connection; }

private:
    WrittenFile(std::unique_ptr<DatabaseFile> file, std::unique_ptr<SqliteConnection> connection);

    std::unique_ptr<DatabaseFile> m_file;
    std::unique_ptr<SqliteConnection> m_connection;
};

} // namespace callboard
