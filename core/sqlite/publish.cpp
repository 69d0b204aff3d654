// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/sqlite/publish.h"

#include "core/base/random.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace callboard {

namespace {

Error failed(const QString &path, int code)
{
    return {ErrorCode::FileUnreadable, QStringLiteral("%1: %2").arg(path, QString::fromLocal8Bit(strerror(code))), {}};
}

Result<void> syncPath(const QString &path, int flags)
{
    const int fd = open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (fd < 0)
        return failed(path, errno);
    const int synced = fsync(fd);
    const int code = errno;
    close(fd);
    return synced == 0 ? Result<void>() : Result<void>(failed(path, code));
}

} // namespace

QString unusedNameBeside(const QString &path)
{
    return path + QStringLiteral(".part-") + randomId(*systemRandom(), {});
}

Result<void> createPrivateFile(const QString &path)
{
    const int fd = open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return failed(path, errno);
    close(fd);
    return {};
}

Result<void> publishFile(const QString &part, const QString &path)
{
    if (auto synced = syncPath(part, O_RDONLY); !synced)
        return synced;
    const QByteArray from = QFile::encodeName(part);
    const QByteArray to = QFile::encodeName(path);
    if (renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE) != 0) {
        // Some file systems cannot refuse to replace; a hard link always does.
        if (errno != EINVAL && errno != ENOSYS)
            return failed(path, errno);
        if (link(from.constData(), to.constData()) != 0)
            return failed(path, errno);
        unlink(from.constData());
    }
    return syncPath(QFileInfo(path).absolutePath(), O_RDONLY | O_DIRECTORY);
}

Result<void> renewFile(const QString &path)
{
    // One name, so that what a crash leaves is taken again; who calls holds the lock of the database.
    const QString part = path + QStringLiteral(".part");
    QFile::remove(part);
    QFile from(path);
    QFile to(part);
    auto renewed = createPrivateFile(part);
    if (!renewed)
        return renewed;
    if (!from.open(QIODevice::ReadOnly) || !to.open(QIODevice::WriteOnly))
        renewed = failed(path, EIO);
    while (renewed && !from.atEnd()) {
        const QByteArray chunk = from.read(1 << 20);
        if (chunk.isEmpty() || to.write(chunk) != chunk.size())
            renewed = failed(path, EIO);
    }
    if (renewed && (!to.flush() || to.size() != from.size()))
        renewed = failed(path, ENOSPC);
    to.close();
    if (renewed)
        renewed = syncPath(part, O_RDONLY);
    if (renewed && rename(QFile::encodeName(part).constData(), QFile::encodeName(path).constData()) != 0)
        renewed = failed(path, errno);
    if (!renewed) {
        QFile::remove(part);
        return renewed;
    }
    return syncPath(QFileInfo(path).absolutePath(), O_RDONLY | O_DIRECTORY);
}

} // namespace callboard
