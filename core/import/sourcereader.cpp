// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/import/sourcereader.h"

#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace callboard {

namespace {

using Problem = ImportRefusal::Problem;

Error refuse(Problem problem)
{
    return errorOf({problem, -1, 0});
}

class Descriptor
{
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)
    int get() const { return m_fd; }

private:
    int m_fd;
};

Problem openProblem(int error)
{
    switch (error) {
    case ELOOP: // O_NOFOLLOW
        return Problem::Link;
    case EACCES:
    case EPERM:
        return Problem::NoPermission;
    case ENXIO: // a socket
        return Problem::NotAFile;
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG:
        return Problem::Missing;
    default:
        return Problem::ReadFailed;
    }
}

bool isSame(const struct stat &a, const struct stat &b)
{
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size &&
           a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec &&
           a.st_ctim.tv_sec == b.st_ctim.tv_sec && a.st_ctim.tv_nsec == b.st_ctim.tv_nsec;
}

Result<QByteArray> readAll(int fd, qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    qsizetype have = 0;
    while (have < size) {
        const ssize_t got = ::read(fd, bytes.data() + have, static_cast<size_t>(size - have));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return refuse(Problem::ReadFailed);
        if (got == 0)
            return refuse(Problem::ChangedWhileRead); // it became shorter
        have += got;
    }
    return bytes;
}

} // namespace

Result<QByteArray> readSource(const QString &path, const std::function<void()> &afterOpen)
{
    const QByteArray name = QFile::encodeName(path);
    // Not blocking: opening a FIFO would wait for its writer.
    const Descriptor file(::open(name.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY));
    if (file.get() < 0)
        return refuse(openProblem(errno));
    struct stat before = {};
    if (::fstat(file.get(), &before) != 0)
        return refuse(Problem::ReadFailed);
    if (S_ISDIR(before.st_mode))
        return refuse(Problem::Directory);
    if (!S_ISREG(before.st_mode))
        return refuse(Problem::NotAFile);
    if (before.st_size > kMostImportBytes)
        return refuse(Problem::TooLarge);
    if (afterOpen)
        afterOpen();
    Result<QByteArray> bytes = readAll(file.get(), before.st_size);
    if (!bytes)
        return bytes;
    struct stat after = {};
    if (::fstat(file.get(), &after) != 0)
        return refuse(Problem::ReadFailed);
    struct stat named = {}; // replaced by another file of that name, or removed
    if (!isSame(before, after) || ::lstat(name.constData(), &named) != 0 || !isSame(after, named))
        return refuse(Problem::ChangedWhileRead);
    return bytes;
}

} // namespace callboard
