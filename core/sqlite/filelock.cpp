// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/sqlite/filelock.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <cstring>
#include <mutex>
#include <set>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace callboard {

namespace {

// flock is per open file description, so two opens in one process would already exclude each other; the registry is
// asked first so that the second one never opens, and hence never closes, a descriptor of a file in use.
std::mutex registryMutex;
std::set<std::pair<quint64, quint64>> &registry()
{
    static std::set<std::pair<quint64, quint64>> open;
    return open;
}

Error unreadable(const QString &path, int code)
{
    return {ErrorCode::FileUnreadable, QStringLiteral("%1: %2").arg(path, QString::fromLocal8Bit(strerror(code))), {}};
}

Error locked(const QString &path)
{
    return {ErrorCode::FileLocked, QStringLiteral("%1 is open elsewhere").arg(path), {}};
}

class SystemFileLock final : public FileLock
{
public:
    SystemFileLock(int fd, quint64 device, quint64 inode) : m_fd(fd), m_device(device), m_inode(inode) {}

    ~SystemFileLock() override
    {
        const std::lock_guard guard(registryMutex);
        close(m_fd);
        registry().erase({m_device, m_inode});
    }

    qint64 size() const override
    {
        struct stat is
        {
        };
        return fstat(m_fd, &is) == 0 ? is.st_size : -1;
    }

    QByteArray head(int length) const override
    {
        QByteArray bytes(length, Qt::Uninitialized);
        const ssize_t got = pread(m_fd, bytes.data(), static_cast<size_t>(length), 0);
        bytes.truncate(got < 0 ? 0 : static_cast<qsizetype>(got));
        return bytes;
    }

    bool isStill(const QString &path) const override
    {
        struct stat is
        {
        };
        return stat(QFile::encodeName(path).constData(), &is) == 0 && is.st_dev == m_device && is.st_ino == m_inode;
    }

private:
    int m_fd;
    quint64 m_device;
    quint64 m_inode;
};

} // namespace

Result<std::unique_ptr<FileLock>> FileLock::take(const QString &path, Kind kind)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat is
    {
    };
    if (stat(name.constData(), &is) != 0)
        return unreadable(path, errno);
    if (!S_ISREG(is.st_mode))
        return Error{ErrorCode::FileUnreadable, QStringLiteral("%1 is not a plain file").arg(path), {}};

    const std::lock_guard guard(registryMutex);
    const std::pair<quint64, quint64> identity(is.st_dev, is.st_ino);
    if (registry().contains(identity))
        return locked(path);
    const int fd = open(name.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return unreadable(path, errno);
    struct stat opened
    {
    };
    if (fstat(fd, &opened) != 0 || opened.st_dev != is.st_dev || opened.st_ino != is.st_ino) {
        close(fd);
        return Error{ErrorCode::FileUnreadable, QStringLiteral("%1 changed while it was opened").arg(path), {}};
    }
    int taken = 0;
    do {
        taken = flock(fd, (kind == Kind::Exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB);
    } while (taken != 0 && errno == EINTR);
    if (taken != 0) {
        const int code = errno;
        close(fd);
        if (code == EWOULDBLOCK)
            return locked(path);
        return Error{ErrorCode::NotSupported,
                     QStringLiteral("%1: no file locks here: %2").arg(path, QString::fromLocal8Bit(strerror(code))),
                     {}};
    }
    registry().insert(identity);
    return std::unique_ptr<FileLock>(std::make_unique<SystemFileLock>(fd, identity.first, identity.second));
}

bool isOnNetwork(const QString &path)
{
    // From linux/magic.h and the kernel's file systems: NFS, SMB, CIFS, SMB2, 9P, AFS, Coda, Ceph.
    static constexpr std::array<quint32, 8> kNetwork{0x6969,     0x517B,     0xFF534D42, 0xFE534D42,
                                                     0x01021997, 0x5346414F, 0x73757245, 0x00C36400};
    struct statfs is
    {
    };
    if (statfs(QFile::encodeName(path).constData(), &is) != 0)
        return false;
    const auto magic = static_cast<quint32>(is.f_type);
    for (const quint32 known : kNetwork) {
        if (magic == known)
            return true;
    }
    return false;
}

} // namespace callboard
