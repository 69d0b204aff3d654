// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/sqlite/databasefile.h"

#include "core/sqlite/fileheader.h"
#include "core/sqlite/handle.h"
#include "core/sqlite/publish.h"
#include "core/sqlite/walaudit.h"

#include <QDir>
#include <QFileInfo>

namespace callboard {

namespace {

// Up to here a file is walked through whenever it is opened; above, only after it was not closed cleanly.
constexpr qint64 kAlwaysCheckBytes = qint64(512) << 20;
// Up to here its indexes are compared with its tables, too.
constexpr qint64 kAlwaysCompareBytes = qint64(32) << 20;
// A larger -wal is left by one huge group only; it is played without being looked through.
constexpr qint64 kMostAuditBytes = qint64(256) << 20;

using Fill = std::function<Result<void>(SqliteConnection &)>;

QString walOf(const QString &path)
{
    return path + QStringLiteral("-wal");
}
QString shmOf(const QString &path)
{
    return path + QStringLiteral("-shm");
}
QString journalOf(const QString &path)
{
    return path + QStringLiteral("-journal");
}

Error damaged(const QString &path, const QString &what)
{
    return {ErrorCode::FileDamaged, QStringLiteral("%1: %2").arg(path, what), {}};
}

Error unreadable(const QString &path, const QString &what)
{
    return {ErrorCode::FileUnreadable, QStringLiteral("%1: %2").arg(path, what), {}};
}

Result<void> checkPages(SqliteConnection &connection, const QString &path, const QString &pragma)
{
    const auto found = connection.valueOf(pragma);
    if (!found)
        return found.error();
    if (found->toString() != QLatin1String("ok"))
        return damaged(path, found->toString());
    return {};
}

QString backupNameFor(const QString &path, int version, const FileSystem &files)
{
    const QFileInfo file(path);
    const QString stem = QDir(file.absolutePath()).filePath(file.completeBaseName());
    const QString suffix = file.suffix().isEmpty() ? QString() : QLatin1Char('.') + file.suffix();
    QString name = QStringLiteral("%1.v%2-backup%3").arg(stem).arg(version).arg(suffix);
    for (int i = 2; files.exists(name); ++i)
        name = QStringLiteral("%1.v%2-backup-%3%4").arg(stem).arg(version).arg(i).arg(suffix);
    return name;
}

Result<void> makeFirst(const QString &path, const FileKind &kind, const FileSystem &files, const Fill &fill)
{
    auto connection = SqliteConnection::open(path, SqliteConnection::Mode::ReadWrite, files.layer());
    if (!connection)
        return connection.error();
    auto made = (*connection)->run(QStringLiteral("PRAGMA application_id=%1").arg(kind.applicationId));
    if (made)
        made = migrate(**connection, kind);
    if (made && fill)
        made = fill(**connection);
    if (made)
        made = sqlitehandle::checkpoint((*connection)->database(), sqlitehandle::Checkpoint::Truncate);
    if (made)
        sqlitehandle::tidyUpAtClose((*connection)->database());
    return made;
}

} // namespace

DatabaseFile::DatabaseFile(QString path, FileKind kind, FileSystem &files)
    : m_files(files), m_path(std::move(path)), m_openPath(m_path), m_kind(std::move(kind))
{
}

DatabaseFile::~DatabaseFile() = default;

Result<std::unique_ptr<DatabaseFile>> DatabaseFile::create(const QString &path, const FileKind &kind, FileSystem &files,
                                                           const Fill &fill)
{
    if (files.exists(path))
        return unreadable(path, QStringLiteral("there is a file of this name already"));
    // SQLite would play these into the new file.
    for (const QString &leftover : {walOf(path), journalOf(path)}) {
        if (files.exists(leftover))
            return unreadable(leftover, QStringLiteral("left over from another file of this name; move it away first"));
    }
    const QString part = unusedNameBeside(path);
    auto made = files.createPrivate(part);
    if (made)
        made = makeFirst(part, kind, files, fill);
    if (made)
        made = files.publish(part, path);
    if (!made) {
        for (const QString &name : {part, walOf(part), shmOf(part)})
            files.remove(name);
        return unreadable(path, made.error().detail);
    }
    return open(path, kind, files);
}

Result<std::unique_ptr<DatabaseFile>> DatabaseFile::open(const QString &path, const FileKind &kind, FileSystem &files)
{
    const QString canonical = files.canonicalPath(path);
    if (canonical.isEmpty())
        return unreadable(path, QStringLiteral("there is no such file"));
    std::unique_ptr<DatabaseFile> file(new DatabaseFile(canonical, kind, files));
    file->m_readOnlyReason = files.whyNotWritable(canonical);
    if (auto locked = file->lock(); !locked)
        return locked.error();
    // A power cut ended the renewal of the -wal: what it left of it is in the copy.
    if (const QString wal = walOf(canonical); file->isWritable() && files.exists(savedNameOf(wal))) {
        if (auto whole = files.renew(wal); !whole)
            return whole.error();
    }
    const auto isMarked = file->judgeHeader();
    if (!isMarked)
        return isMarked.error();
    if (!file->isWritable() && (file->hasHotWal() || !file->m_lock)) {
        if (auto copied = file->moveToPrivateCopy(); !copied)
            return copied.error();
    }
    if (auto whole = file->judgeWal(); !whole)
        return whole.error();
    const auto version = file->judgeContent(*isMarked);
    if (!version)
        return version.error();
    if (file->isWritable() && file->hasHotWal()) {
        // The program before us may have died of an fsync that failed, after which the system forgets which pages are
        // not on the disk.
        if (auto whole = files.renew(walOf(canonical)); !whole)
            return whole.error();
    }
    if (*version < kind.version()) {
        if (auto upgraded = file->upgrade(*version); !upgraded)
            return upgraded.error();
    }
    file->m_isImmutable = !file->isWritable() && !file->m_privateCopy;
    return file;
}

Result<void> DatabaseFile::lock()
{
    auto taken = m_files.lock(m_path, isWritable() ? FileLock::Kind::Exclusive : FileLock::Kind::Shared);
    if (taken) {
        m_lock = std::move(*taken);
        return {};
    }
    if (taken.error().code != ErrorCode::NotSupported)
        return taken.error();
    m_readOnlyReason = QStringLiteral("the file system has no file locks");
    return {};
}

bool DatabaseFile::hasHotWal() const
{
    return m_files.size(walOf(m_openPath)) > 0;
}

Result<std::unique_ptr<SqliteConnection>> DatabaseFile::connect(SqliteConnection::Mode mode) const
{
    return SqliteConnection::open(m_openPath, mode, m_files.layer(), m_pass);
}

Result<bool> DatabaseFile::judgeHeader() const
{
    if (m_files.size(journalOf(m_path)) > 0)
        return damaged(m_path, QStringLiteral("there is a -journal file beside it, which Callboard never makes"));
    QByteArray head;
    qint64 size = 0;
    if (m_lock) {
        head = m_lock->head(FileHeader::kBytes);
        size = m_lock->size();
    } else {
        const auto read = m_files.head(m_path, FileHeader::kBytes);
        if (!read)
            return read.error();
        head = *read;
        size = m_files.size(m_path);
    }
    const std::optional<FileHeader> header = FileHeader::parse(head);
    if (!header || header->applicationId != m_kind.applicationId) {
        // A power cut while pages were moved may have left anything in the sector that was being written. The -wal
        // still has the page, and SQLite takes it from there. Never so from an empty file: SQLite takes that for a new
        // one and deletes the -wal beside it, which may be all there is.
        if (hasHotWal() && size > 0)
            return false;
        return Error{ErrorCode::FileNotAWorkspace, m_path, {}};
    }
    if (header->userVersion > static_cast<quint32>(m_kind.version())) {
        return Error{ErrorCode::FileNewer,
                     QStringLiteral("%1: version %2, this program knows %3")
                         .arg(m_path, QString::number(header->userVersion), QString::number(m_kind.version())),
                     {}};
    }
    if (header->userVersion == 0 || !header->isPlausible())
        return damaged(m_path, QStringLiteral("its header is wrong"));
    // With pages waiting in the -wal the file may be shorter than it will be.
    if (!hasHotWal() && size != qint64(header->pageCount) * header->pageSize) {
        return damaged(m_path, QStringLiteral("it has %1 bytes and should have %2")
                                   .arg(size)
                                   .arg(qint64(header->pageCount) * header->pageSize));
    }
    return true;
}

Result<void> DatabaseFile::judgeWal() const
{
    const qint64 size = m_files.size(walOf(m_openPath));
    if (size == 0 || size > kMostAuditBytes)
        return {};
    const auto wal = m_files.head(walOf(m_openPath), static_cast<int>(size));
    if (!wal)
        return wal.error();
    if (const auto whole = auditWal(*wal); !whole)
        return damaged(m_path, whole.error().detail);
    return {};
}

Result<int> DatabaseFile::judgeContent(bool isMarked) const
{
    const bool hot = hasHotWal();
    const bool hadShm = m_files.exists(shmOf(m_openPath));
    auto judge = [&]() -> Result<int> {
        auto connection = connect(hot ? SqliteConnection::Mode::ReadOnly : SqliteConnection::Mode::Immutable);
        if (!connection)
            return connection.error();
        const auto mark = (*connection)->valueOf(QStringLiteral("PRAGMA application_id"));
        if (!mark)
            return mark.error();
        if (mark->toUInt() != m_kind.applicationId)
            return Error{ErrorCode::FileNotAWorkspace, m_path, {}};
        const auto version = (*connection)->valueOf(QStringLiteral("PRAGMA user_version"));
        if (!version)
            return version.error();
        const int is = version->toInt();
        if (is > m_kind.version())
            return Error{ErrorCode::FileNewer, QStringLiteral("%1: version %2").arg(m_path, QString::number(is)), {}};
        if (is < 1)
            return damaged(m_path, QStringLiteral("it has no version"));
        const auto wanted = schemaHash(m_kind, is);
        if (!wanted)
            return wanted.error();
        const auto has = schemaHash(**connection);
        if (!has)
            return has.error();
        if (*has != *wanted)
            return damaged(m_path, QStringLiteral("its tables are not those of version %1").arg(is));
        if (hot || m_files.size(m_openPath) <= kAlwaysCheckBytes) {
            const bool isSmall = m_files.size(m_openPath) <= kAlwaysCompareBytes;
            const QString check =
                isSmall ? QStringLiteral("PRAGMA integrity_check(1)") : QStringLiteral("PRAGMA quick_check(1)");
            if (auto checked = checkPages(**connection, m_path, check); !checked)
                return checked.error();
        }
        return is;
    };
    Result<int> judged = judge();
    if (hot && !hadShm) // a reader of a -wal makes it; everything else it leaves alone
        m_files.remove(shmOf(m_openPath));
    if (!judged && judged.error().code == ErrorCode::FileDamaged && !isMarked)
        return Error{ErrorCode::FileNotAWorkspace, m_path, {}};
    if (!judged && judged.error().code == ErrorCode::StoreUnavailable)
        return unreadable(m_path, judged.error().detail);
    return judged;
}

Result<void> DatabaseFile::moveToPrivateCopy()
{
    auto copy = m_files.copyAside(m_path);
    if (!copy)
        return copy.error();
    m_privateCopy = std::move(*copy);
    m_openPath = m_privateCopy->path();
    return {};
}

Result<void> DatabaseFile::upgrade(int from)
{
    if (isWritable()) {
        if (auto saved = backUpTo(backupNameFor(m_path, from, m_files)); !saved)
            return saved.error();
    } else if (!m_privateCopy) {
        if (auto copied = moveToPrivateCopy(); !copied)
            return copied.error();
    }
    auto connection = connect(SqliteConnection::Mode::ReadWrite);
    if (!connection)
        return connection.error();
    if (auto migrated = migrate(**connection, m_kind); !migrated)
        return migrated.error();
    const auto wanted = schemaHash(m_kind, m_kind.version());
    const auto has = schemaHash(**connection);
    if (!wanted || !has || *wanted != *has)
        return damaged(m_path, QStringLiteral("its tables are wrong after the upgrade"));
    return closeCleanly(std::move(*connection));
}

Result<void> DatabaseFile::isSameFile() const
{
    if (m_lock && !m_lock->isStill(m_path)) {
        return Error{ErrorCode::StoreUnavailable,
                     QStringLiteral("%1 was moved, deleted or replaced while it was open").arg(m_path),
                     {}};
    }
    return {};
}

bool DatabaseFile::hasLostItsWal() const
{
    return m_wal && isSameFile() && m_files.identity(walOf(m_openPath)) != m_wal;
}

Result<void> DatabaseFile::isInPlace() const
{
    if (hasLostItsWal()) {
        return Error{ErrorCode::StoreUnavailable,
                     QStringLiteral("%1 was moved, deleted or replaced while it was open").arg(walOf(m_openPath)),
                     {}};
    }
    return isSameFile();
}

Result<std::unique_ptr<SqliteConnection>> DatabaseFile::connectForWriting()
{
    if (!isWritable())
        return connectForReading();
    if (auto same = isSameFile(); !same)
        return same.error();
    auto connection = connect(SqliteConnection::Mode::ReadWrite);
    if (connection)
        m_wal = m_files.identity(walOf(m_openPath));
    return connection;
}

Result<std::unique_ptr<SqliteConnection>> DatabaseFile::connectForReading() const
{
    if (auto same = isSameFile(); !same)
        return same.error();
    return connect(m_isImmutable ? SqliteConnection::Mode::Immutable : SqliteConnection::Mode::ReadOnly);
}

Result<void> DatabaseFile::checkIntegrity(const std::function<Result<void>(SqliteConnection &)> &more) const
{
    auto connection = connectForReading();
    if (!connection)
        return connection.error();
    if (auto checked = checkPages(**connection, m_path, QStringLiteral("PRAGMA integrity_check(1)")); !checked)
        return checked.error();
    const auto orphan = (*connection)->valueOf(QStringLiteral("PRAGMA foreign_key_check"));
    if (!orphan)
        return orphan.error();
    if (orphan->isValid())
        return damaged(m_path, QStringLiteral("a row of %1 refers to nothing").arg(orphan->toString()));
    return more ? more(**connection) : Result<void>();
}

Result<void> DatabaseFile::backUpTo(const QString &target) const
{
    if (m_files.exists(target))
        return unreadable(target, QStringLiteral("there is a file of this name already"));
    const QString part = unusedNameBeside(target);
    auto made = m_files.createPrivate(part);
    if (made) {
        auto connection = connectForReading();
        made = connection ? sqlitehandle::copyTo((*connection)->database(), part, m_files.layer())
                          : Result<void>(connection.error());
    }
    if (made)
        made = m_files.publish(part, target);
    if (!made) {
        for (const QString &name : {part, journalOf(part)})
            m_files.remove(name);
        return unreadable(target, made.error().detail);
    }
    return {};
}

Result<void> DatabaseFile::heal()
{
    // Whoever connects after there was nobody makes SQLite read the -wal from its beginning.
    if (m_pass.use_count() > 1)
        return Error{ErrorCode::StoreUnavailable, QStringLiteral("%1 is still being read").arg(m_path), {}};
    if (auto same = isInPlace(); !same)
        return same.error();
    // SQLite would play it into the file.
    if (isWritable() && !m_wal && hasHotWal()) {
        return Error{ErrorCode::StoreUnavailable,
                     QStringLiteral("%1 is not of this file; move it away").arg(walOf(m_openPath)),
                     {}};
    }
    if (isWritable() && hasHotWal()) {
        if (auto whole = m_files.renew(walOf(m_openPath)); !whole)
            return Error{ErrorCode::StoreUnavailable, whole.error().detail, {}};
    }
    if (auto whole = judgeWal(); !whole)
        return whole;
    return checkIntegrity();
}

Result<void> DatabaseFile::closeCleanly(std::unique_ptr<SqliteConnection> writer) const
{
    if (!writer || (!isWritable() && !m_privateCopy))
        return {};
    if (auto moved = sqlitehandle::checkpoint(writer->database(), sqlitehandle::Checkpoint::Truncate); !moved)
        return moved.error();
    sqlitehandle::tidyUpAtClose(writer->database());
    return {};
}

} // namespace callboard
