// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/store/faultvfs.h"

#include "core/base/random.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <mutex>

#include <unistd.h>

namespace callboard::test {

namespace {

constexpr qint64 kSector = 512;

struct Change
{
    enum class Kind { Write, Truncate, Sync, FailedSync } kind;
    QString file;
    qint64 at = 0; ///< Write: offset; Truncate: new size
    QByteArray bytes;
};

} // namespace

struct FaultVfs::Private
{
    QString folder;
    sqlite3_vfs *real = nullptr;
    sqlite3_vfs shim{};
    mutable std::mutex mutex;
    std::map<QString, QByteArray> start;
    std::vector<Change> log;
    Fault fault = Fault::Write;
    int left = 0; ///< changes until the fault; 0 = none planned
    bool forGood = false;
    bool isFailing = false;
    bool hit = false;
    bool lies = false;

    // Does the fault meet this change?
    bool meets(Fault wanted)
    {
        if (fault != wanted)
            return false;
        if (left > 0 && --left == 0) {
            hit = true;
            isFailing = forGood;
            if (fault == Fault::Kill)
                kill(getpid(), SIGKILL);
            return true;
        }
        return isFailing;
    }
};

// The C interface of SQLite's file layer. Every function passes on to the real one.
struct Shim
{
    struct File
    {
        sqlite3_file base;
        FaultVfs::Private *disk;
        QString *name; ///< nullptr: passes by
        sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
    };
    static File *of(sqlite3_file *file) { return reinterpret_cast<File *>(file); }
    static FaultVfs::Private *of(sqlite3_vfs *vfs) { return static_cast<FaultVfs::Private *>(vfs->pAppData); }
    static sqlite3_file *realOf(sqlite3_file *file) { return of(file)->real(); }

    static QString nameOf(FaultVfs::Private *disk, const char *path)
    {
        const QFileInfo info(QFile::decodeName(path ? path : ""));
        return path && info.absolutePath() == disk->folder && !info.fileName().endsWith(QLatin1String("-shm"))
                   ? info.fileName()
                   : QString();
    }

    static int open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *outFlags)
    {
        FaultVfs::Private *disk = of(vfs);
        File *mine = of(file);
        mine->disk = disk;
        mine->name = nullptr;
        const int code = disk->real->xOpen(disk->real, path, mine->real(), flags, outFlags);
        mine->base.pMethods = mine->real()->pMethods ? &methods : nullptr;
        if (const QString name = nameOf(disk, path); code == SQLITE_OK && !name.isEmpty())
            mine->name = new QString(name);
        return code;
    }

    static int close(sqlite3_file *file)
    {
        delete of(file)->name;
        of(file)->name = nullptr;
        return realOf(file)->pMethods->xClose(realOf(file));
    }

    static int read(sqlite3_file *file, void *to, int length, sqlite3_int64 at)
    {
        return realOf(file)->pMethods->xRead(realOf(file), to, length, at);
    }

    static int write(sqlite3_file *file, const void *from, int length, sqlite3_int64 at)
    {
        File *mine = of(file);
        if (!mine->name)
            return realOf(file)->pMethods->xWrite(realOf(file), from, length, at);
        const std::lock_guard lock(mine->disk->mutex);
        mine->disk->meets(FaultVfs::Fault::Kill);
        if (mine->disk->meets(FaultVfs::Fault::Full))
            return SQLITE_FULL;
        const bool fails = mine->disk->meets(FaultVfs::Fault::Write);
        if (fails)
            length /= 2;
        mine->disk->log.push_back(
            {Change::Kind::Write, *mine->name, at, QByteArray(static_cast<const char *>(from), length)});
        const int code = realOf(file)->pMethods->xWrite(realOf(file), from, length, at);
        return fails ? SQLITE_IOERR_WRITE : code;
    }

    static int truncate(sqlite3_file *file, sqlite3_int64 size)
    {
        File *mine = of(file);
        if (mine->name) {
            const std::lock_guard lock(mine->disk->mutex);
            mine->disk->meets(FaultVfs::Fault::Kill);
            if (mine->disk->meets(FaultVfs::Fault::Write))
                return SQLITE_IOERR_TRUNCATE;
            mine->disk->log.push_back({Change::Kind::Truncate, *mine->name, size, {}});
        }
        return realOf(file)->pMethods->xTruncate(realOf(file), size);
    }

    static int sync(sqlite3_file *file, int flags)
    {
        File *mine = of(file);
        if (mine->name) {
            const std::lock_guard lock(mine->disk->mutex);
            mine->disk->meets(FaultVfs::Fault::Kill);
            if (mine->disk->meets(FaultVfs::Fault::Sync)) {
                mine->disk->log.push_back({Change::Kind::FailedSync, *mine->name, 0, {}});
                return SQLITE_IOERR_FSYNC;
            }
            if (!mine->disk->lies)
                mine->disk->log.push_back({Change::Kind::Sync, *mine->name, 0, {}});
            return SQLITE_OK; // the platter is ours: no need to wait for the real one
        }
        return realOf(file)->pMethods->xSync(realOf(file), flags);
    }

    static int remove(sqlite3_vfs *vfs, const char *path, int syncFolder)
    {
        FaultVfs::Private *disk = of(vfs);
        if (const QString name = nameOf(disk, path); !name.isEmpty()) {
            const std::lock_guard lock(disk->mutex);
            disk->meets(FaultVfs::Fault::Kill);
            disk->log.push_back({Change::Kind::Truncate, name, 0, {}});
        }
        return disk->real->xDelete(disk->real, path, syncFolder);
    }

    static int fileSize(sqlite3_file *f, sqlite3_int64 *size)
    {
        return realOf(f)->pMethods->xFileSize(realOf(f), size);
    }
    static int lock(sqlite3_file *f, int kind) { return realOf(f)->pMethods->xLock(realOf(f), kind); }
    static int unlock(sqlite3_file *f, int kind) { return realOf(f)->pMethods->xUnlock(realOf(f), kind); }
    static int isLocked(sqlite3_file *f, int *out) { return realOf(f)->pMethods->xCheckReservedLock(realOf(f), out); }
    static int control(sqlite3_file *f, int op, void *arg)
    {
        return realOf(f)->pMethods->xFileControl(realOf(f), op, arg);
    }
    static int sectorSize(sqlite3_file *) { return static_cast<int>(kSector); }
    static int traits(sqlite3_file *) { return 0; } // promises nothing: not even that neighbours survive a torn write
    static int shmMap(sqlite3_file *f, int page, int size, int extend, void volatile **out)
    {
        return realOf(f)->pMethods->xShmMap(realOf(f), page, size, extend, out);
    }
    static int shmLock(sqlite3_file *f, int at, int n, int flags)
    {
        return realOf(f)->pMethods->xShmLock(realOf(f), at, n, flags);
    }
    static void shmBarrier(sqlite3_file *f) { realOf(f)->pMethods->xShmBarrier(realOf(f)); }
    static int shmUnmap(sqlite3_file *f, int del) { return realOf(f)->pMethods->xShmUnmap(realOf(f), del); }

    static const sqlite3_io_methods methods;
};

const sqlite3_io_methods Shim::methods = {2, // without memory mapping
                                          close,  read,    write,      truncate, sync,       fileSize,
                                          lock,   unlock,  isLocked,   control,  sectorSize, traits,
                                          shmMap, shmLock, shmBarrier, shmUnmap, nullptr,    nullptr};

FaultVfs::FaultVfs(const QString &folder) : d(std::make_unique<Private>())
{
    d->folder = QFileInfo(folder).canonicalFilePath();
    for (const QFileInfo &info : QDir(d->folder).entryInfoList(QDir::Files)) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly) && !info.fileName().endsWith(QLatin1String("-shm")))
            d->start[info.fileName()] = file.readAll();
    }
    d->real = sqlite3_vfs_find(nullptr);
    d->shim = *d->real;
    d->shim.pNext = nullptr;
    d->shim.zName = "callboard-fault";
    d->shim.pAppData = d.get();
    d->shim.szOsFile = static_cast<int>(sizeof(Shim::File)) + d->real->szOsFile;
    d->shim.xOpen = Shim::open;
    d->shim.xDelete = Shim::remove;
    // The rest takes the vfs only to find its own state, which the copy of the real one has; these do not.
    d->shim.xAccess = [](sqlite3_vfs *v, const char *path, int flags, int *out) {
        return Shim::of(v)->real->xAccess(Shim::of(v)->real, path, flags, out);
    };
    d->shim.xFullPathname = [](sqlite3_vfs *v, const char *path, int n, char *out) {
        return Shim::of(v)->real->xFullPathname(Shim::of(v)->real, path, n, out);
    };
    sqlite3_vfs_register(&d->shim, 1);
}

FaultVfs::~FaultVfs()
{
    sqlite3_vfs_unregister(&d->shim);
    sqlite3_vfs_register(d->real, 1);
}

void FaultVfs::plan(Fault fault, int nth, bool forGood)
{
    const std::lock_guard lock(d->mutex);
    d->fault = fault;
    d->left = nth;
    d->forGood = forGood;
    d->isFailing = false;
    d->hit = false;
}

void FaultVfs::repair()
{
    const std::lock_guard lock(d->mutex);
    d->left = 0;
    d->isFailing = false;
}

bool FaultVfs::wasHit() const
{
    const std::lock_guard lock(d->mutex);
    return d->hit;
}

void FaultVfs::lieAboutSyncs()
{
    d->lies = true;
}

int FaultVfs::changes() const
{
    const std::lock_guard lock(d->mutex);
    return static_cast<int>(d->log.size());
}

namespace {

void put(QByteArray &file, qint64 at, const char *bytes, qint64 length)
{
    if (file.size() < at + length)
        file.append(static_cast<qsizetype>(at + length - file.size()), '\0');
    memcpy(file.data() + at, bytes, static_cast<size_t>(length));
}

} // namespace

std::map<QString, QByteArray> FaultVfs::afterCut(int changes, double kept, std::uint64_t seed) const
{
    const auto random = seededRandom(seed);
    const auto survives = [&] { return static_cast<double>(random->next() % 1'000'000) < kept * 1'000'000; };
    std::map<QString, QByteArray> platter = d->start;
    std::map<QString, std::vector<const Change *>> waiting;
    const auto apply = [&platter](const Change &change) {
        QByteArray &file = platter[change.file];
        if (change.kind == Change::Kind::Truncate)
            file.resize(static_cast<qsizetype>(change.at));
        else
            put(file, change.at, change.bytes.constData(), change.bytes.size());
    };
    for (int i = 0; i < changes; ++i) {
        const Change &change = d->log[static_cast<size_t>(i)];
        switch (change.kind) {
        case Change::Kind::Write:
        case Change::Kind::Truncate:
            waiting[change.file].push_back(&change);
            break;
        case Change::Kind::Sync:
            for (const Change *one : waiting[change.file])
                apply(*one);
            waiting[change.file].clear();
            break;
        case Change::Kind::FailedSync: // the system has forgotten that they are not on the platter
            waiting[change.file].clear();
            break;
        }
    }
    for (const auto &[name, lost] : waiting) {
        for (const Change *change : lost) {
            if (change->kind == Change::Kind::Truncate) {
                if (survives())
                    apply(*change);
                continue;
            }
            for (qint64 done = 0; done < change->bytes.size();) {
                const qint64 at = change->at + done;
                const qint64 length = std::min(change->bytes.size() - done, kSector - at % kSector);
                if (survives())
                    put(platter[name], at, change->bytes.constData() + done, length);
                done += length;
            }
        }
    }
    return platter;
}

} // namespace callboard::test
