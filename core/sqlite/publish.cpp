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

Result<void> writeOver(const QString &path, const QString &with)
{
    QFile from(with);
    QFile to(path);
    if (!from.open(QIODevice::ReadOnly))
        return failed(with, EIO);
    if (!to.open(QIODevice::ReadWrite)) // keeps what it has
        return failed(path, EIO);
    while (!from.atEnd()) {
        const QByteArray chunk = from.read(1 << 20);
        if (chunk.isEmpty())
            return failed(with, EIO);
        if (to.write(chunk) != chunk.size())
            return failed(path, ENOSPC);
    }
    return to.flush() && to.resize(from.size()) ? Result<void>() : Result<void>(failed(path, ENOSPC));
}

} // namespace

QString savedNameOf(const QString &path)
{
    return path + QStringLiteral(".saved");
}

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
    const QString saved = savedNameOf(path);
    if (!QFileInfo::exists(saved)) {
        const QString part = path + QStringLiteral(".part"); // what a crash left of it is made anew
        QFile::remove(part);
        auto made = createPrivateFile(part);
        if (made)
            made = writeOver(part, path);
        if (made)
            made = publishFile(part, saved);
        if (!made) {
            QFile::remove(part);
            return made;
        }
    }
    if (auto renewed = writeOver(path, saved); !renewed)
        return renewed;
    if (auto synced = syncPath(path, O_RDONLY); !synced)
        return synced;
    // Gone for certain before anything more is written to the file.
    if (!QFile::remove(saved))
        return failed(saved, EIO);
    return syncPath(QFileInfo(path).absolutePath(), O_RDONLY | O_DIRECTORY);
}

} // namespace callboard
