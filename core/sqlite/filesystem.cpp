// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/sqlite/filesystem.h"

#include "core/sqlite/publish.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <sys/stat.h>

namespace callboard {

namespace {

Error unreadable(const QString &path, const QString &what)
{
    return {ErrorCode::FileUnreadable, QStringLiteral("%1: %2").arg(path, what), {}};
}

class CopyInFolder final : public PrivateCopy
{
public:
    bool isValid() const { return m_folder.isValid(); }
    QString path() const override { return m_folder.filePath(QStringLiteral("workspace")); }

private:
    QTemporaryDir m_folder;
};

class SystemFiles final : public FileSystem
{
public:
    QString layer() const override { return {}; }
    QString canonicalPath(const QString &path) const override { return QFileInfo(path).canonicalFilePath(); }
    bool exists(const QString &path) const override { return QFileInfo::exists(path) || QFileInfo(path).isSymLink(); }
    qint64 size(const QString &path) const override { return QFileInfo(path).size(); }

    std::optional<FileIdentity> identity(const QString &path) const override
    {
        struct stat is
        {
        };
        if (stat(QFile::encodeName(path).constData(), &is) != 0)
            return std::nullopt;
        return FileIdentity(is.st_dev, is.st_ino);
    }

    Result<QByteArray> head(const QString &path, int length) const override
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return unreadable(path, file.errorString());
        return file.read(length);
    }

    QString whyNotWritable(const QString &path) const override
    {
        const QFileInfo file(path);
        const auto anyWrite = QFileDevice::WriteOwner | QFileDevice::WriteGroup | QFileDevice::WriteOther;
        // The bits as well as the right: who took them away means it, and root may write everywhere.
        if (!file.isWritable() || !(file.permissions() & anyWrite))
            return QStringLiteral("the file may not be written");
        if (!QFileInfo(file.absolutePath()).isWritable())
            return QStringLiteral("the folder may not be written");
        if (isOnNetwork(path))
            return QStringLiteral("the file is on a network share, where it cannot be locked safely");
        return {};
    }

    Result<std::unique_ptr<FileLock>> lock(const QString &path, FileLock::Kind kind) override
    {
        return FileLock::take(path, kind);
    }

    void remove(const QString &path) override { QFile::remove(path); }
    Result<void> createPrivate(const QString &path) override { return createPrivateFile(path); }
    Result<void> publish(const QString &part, const QString &path) override { return publishFile(part, path); }
    Result<void> renew(const QString &path) override { return renewFile(path); }

    Result<std::unique_ptr<PrivateCopy>> copyAside(const QString &path) override
    {
        const QString wal = QStringLiteral("-wal");
        auto copy = std::make_unique<CopyInFolder>();
        if (!copy->isValid() || !QFile::copy(path, copy->path()) ||
            (size(path + wal) > 0 && !QFile::copy(path + wal, copy->path() + wal)))
            return unreadable(path, QStringLiteral("no room for a temporary copy of it"));
        for (const QString &name : {copy->path(), copy->path() + wal})
            QFile::setPermissions(name, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        return std::unique_ptr<PrivateCopy>(std::move(copy));
    }
};

} // namespace

FileSystem &systemFiles()
{
    static SystemFiles files;
    return files;
}

} // namespace callboard
