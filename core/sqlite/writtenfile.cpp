// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/sqlite/writtenfile.h"

#include <QFile>

namespace callboard {

WrittenFile::WrittenFile(std::unique_ptr<DatabaseFile> file, std::unique_ptr<SqliteConnection> connection)
    : m_file(std::move(file)), m_connection(std::move(connection))
{
}

WrittenFile::~WrittenFile()
{
    (void)m_file->closeCleanly(std::move(m_connection)); // the -wal stays whole when it fails
}

Result<std::unique_ptr<WrittenFile>> WrittenFile::openOrCreate(const QString &path, const FileKind &kind)
{
    auto file = QFile::exists(path) ? DatabaseFile::open(path, kind) : DatabaseFile::create(path, kind);
    if (!file)
        return file.error();
    if (!(*file)->isWritable())
        return Error{ErrorCode::ReadOnly, path + QStringLiteral(": ") + (*file)->readOnlyReason(), {}};
    auto connection = (*file)->connectForWriting();
    if (!connection)
        return connection.error();
    return std::unique_ptr<WrittenFile>(new WrittenFile(std::move(*file), std::move(*connection)));
}

} // namespace callboard
