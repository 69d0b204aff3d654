// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// SQLite's side of a FaultDisk: the functions that sqlite3_vfs and sqlite3_io_methods ask for. It promises what
// SQLite's own layer for Unix promises, so that the same paths run: https://www.sqlite.org/c3ref/io_methods.html
#include "tests/support/faultdisk/diskstate.h"

#include <QFile>

#include <algorithm>
#include <cstring>

namespace callboard::test {

namespace {

using Disk = FaultDisk::Private;
using Io = Disk::Io;
using Guard = std::lock_guard<std::mutex>;

/// Behind SQLite's memory of a file, whose size must be known beforehand.
struct Handle
{
    Disk *disk;
    Platter::FileId file;
    int life;
    int level = SQLITE_LOCK_NONE;
    bool isWritable = false;
    bool isNameless = false;
    bool syncsFolder = false; ///< as SQLite's own layer does with the first sync of a journal that it made
    bool isUsingPages = false;
    QString path{};
    std::shared_ptr<Disk::Sharing> sharing{};

    bool isDead() const { return disk->isDown || life != disk->life; }
};

struct DiskFile
{
    sqlite3_file base;
    Handle *handle;
};

Handle &of(sqlite3_file *file)
{
    return *reinterpret_cast<DiskFile *>(file)->handle;
}
Disk &of(sqlite3_vfs *vfs)
{
    return *static_cast<Disk *>(vfs->pAppData);
}

void unlockTo(Handle &h, int level)
{
    Disk::Sharing &is = *h.sharing;
    for (const void **holder : {&is.reserved, &is.pending, &is.exclusive}) {
        if (*holder == &h)
            *holder = nullptr;
    }
    if (level == SQLITE_LOCK_NONE && h.level != SQLITE_LOCK_NONE)
        --is.shared;
    h.level = std::min(h.level, level);
}

void letGoOfPages(Handle &h)
{
    if (!h.isUsingPages)
        return;
    h.isUsingPages = false;
    // The file of the real -shm is emptied by whoever opens it first.
    if (--h.sharing->pageUsers == 0)
        h.sharing->pages.clear();
}

int close(sqlite3_file *file)
{
    Handle *h = &of(file);
    {
        const Guard guard(h->disk->mutex);
        unlockTo(*h, SQLITE_LOCK_NONE);
        letGoOfPages(*h);
    }
    delete h;
    return SQLITE_OK;
}

int read(sqlite3_file *file, void *to, int length, sqlite3_int64 at)
{
    Handle &h = of(file);
    const Guard guard(h.disk->mutex);
    if (h.isDead() || h.disk->meets(Io::Read))
        return SQLITE_IOERR_READ;
    const QByteArray &bytes = h.disk->platter.bytes(h.file);
    const auto there = static_cast<size_t>(std::clamp<qint64>(bytes.size() - at, 0, length));
    if (there > 0)
        memcpy(to, bytes.constData() + at, there);
    if (there == static_cast<size_t>(length))
        return SQLITE_OK;
    memset(static_cast<char *>(to) + there, 0, static_cast<size_t>(length) - there);
    return SQLITE_IOERR_SHORT_READ;
}

int write(sqlite3_file *file, const void *from, int length, sqlite3_int64 at)
{
    Handle &h = of(file);
    const Guard guard(h.disk->mutex);
    if (h.isDead())
        return SQLITE_IOERR_WRITE;
    if (!h.isWritable)
        return SQLITE_READONLY;
    const auto fault = h.disk->meets(Io::Write);
    if (fault == Fault::NoSpaceOnce)
        return SQLITE_FULL;
    if (fault && (fault != Fault::ShortWrite || length < 2))
        return SQLITE_IOERR_WRITE;
    const QByteArray bytes(static_cast<const char *>(from), fault ? length / 2 : length);
    const bool fits = h.disk->write(h.file, at, bytes);
    return fault ? SQLITE_IOERR_WRITE : fits ? SQLITE_OK : SQLITE_FULL;
}

int truncate(sqlite3_file *file, sqlite3_int64 size)
{
    Handle &h = of(file);
    const Guard guard(h.disk->mutex);
    if (h.isDead() || h.disk->meets(Io::Truncate))
        return SQLITE_IOERR_TRUNCATE;
    h.disk->platter.truncate(h.file, size);
    h.disk->changed();
    return SQLITE_OK;
}

int sync(sqlite3_file *file, int)
{
    Handle &h = of(file);
    std::function<void()> wait;
    {
        const Guard guard(h.disk->mutex);
        if (h.isDead())
            return SQLITE_IOERR_FSYNC;
        const auto fault = h.disk->meets(Io::Sync);
        if (fault && fault != Fault::SyncSlow) {
            if (!h.isDead()) {
                h.disk->platter.syncFails(h.file, *h.disk->random, fault == Fault::SyncForgets);
                h.disk->changed();
            }
            return SQLITE_IOERR_FSYNC;
        }
        if (fault == Fault::SyncSlow && h.disk->wait)
            wait = [length = h.disk->slowness, say = h.disk->wait] { say(length); };
        if (!h.disk->lies) {
            h.disk->platter.sync(h.file);
            if (h.syncsFolder)
                h.disk->platter.syncFolder();
            h.disk->changed();
        }
        h.syncsFolder = false;
    }
    if (wait)
        wait(); // whoever keeps the time may ask the disk something
    return SQLITE_OK;
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    Handle &h = of(file);
    const Guard guard(h.disk->mutex);
    if (h.isDead() || h.disk->meets(Io::Size))
        return SQLITE_IOERR_FSTAT;
    *size = h.disk->platter.bytes(h.file).size();
    return SQLITE_OK;
}

bool isOthers(const void *holder, const Handle &h)
{
    return holder && holder != &h;
}

int lock(sqlite3_file *file, int level)
{
    Handle &h = of(file);
    const Guard guard(h.disk->mutex);
    if (h.isDead())
        return SQLITE_IOERR_LOCK;
    if (h.level >= level)
        return SQLITE_OK;
    if (h.disk->meets(Io::Lock))
        return SQLITE_IOERR_LOCK;
    if (h.disk->lockedElsewhere.contains(h.path)) {
        h.disk->fire(Fault::LockedElsewhere);
        return SQLITE_BUSY;
    }
    Disk::Sharing &is = *h.sharing;
    if (isOthers(is.exclusive, h) || isOthers(is.pending, h))
        return SQLITE_BUSY;
    if (level == SQLITE_LOCK_SHARED) {
        ++is.shared;
    } else if (isOthers(is.reserved, h)) {
        return SQLITE_BUSY;
    } else if (level == SQLITE_LOCK_RESERVED) {
        is.reserved = &h;
    } else {
        is.pending = &h;
        h.level = SQLITE_LOCK_PENDING;
        if (is.shared > 1)
            return SQLITE_BUSY;
        is.exclusive = &h;
    }
    h.level = level;
    return SQLITE_OK;
}

int unlock(sqlite3_file *file, int level)
{
    Handle &h = of(file);
    const Guard guard(h.disk->mutex);
    if (h.level > level)
        unlockTo(h, level);
    return SQLITE_OK;
}

int isLocked(sqlite3_file *file, int *out)
{
    Handle &h = of(file);
    const Guard guard(h.disk->mutex);
    *out = h.sharing->reserved != nullptr || h.sharing->pending != nullptr || h.sharing->exclusive != nullptr;
    return SQLITE_OK;
}

int control(sqlite3_file *file, int operation, void *argument)
{
    if (operation != SQLITE_FCNTL_HAS_MOVED)
        return SQLITE_NOTFOUND;
    Handle &h = of(file);
    const Guard guard(h.disk->mutex);
    *static_cast<int *>(argument) = h.disk->platter.find(h.path) != h.file;
    return SQLITE_OK;
}

int sectorSize(sqlite3_file *)
{
    return 4096;
}

int traits(sqlite3_file *)
{
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE; // as on Unix: a torn write harms only what it writes
}

int mapPages(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
    Handle &h = of(file);
    const Guard guard(h.disk->mutex);
    *out = nullptr;
    if (h.isDead() || h.disk->meets(Io::SharedMemory))
        return SQLITE_IOERR_SHMOPEN;
    if (!h.isUsingPages) {
        h.isUsingPages = true;
        ++h.sharing->pageUsers;
    }
    auto &pages = h.sharing->pages;
    while (extend && pages.size() <= static_cast<size_t>(page))
        pages.push_back(std::make_unique<char[]>(static_cast<size_t>(size)));
    if (pages.size() > static_cast<size_t>(page))
        *out = pages[static_cast<size_t>(page)].get();
    return SQLITE_OK;
}

int lockSlots(sqlite3_file *file, int at, int count, int flags)
{
    Handle &h = of(file);
    const Guard guard(h.disk->mutex);
    const bool isExclusive = flags & SQLITE_SHM_EXCLUSIVE;
    if (!(flags & SQLITE_SHM_UNLOCK)) {
        if (h.isDead())
            return SQLITE_IOERR_SHMLOCK;
        if (h.disk->lockedElsewhere.contains(h.path) && isExclusive) {
            h.disk->fire(Fault::LockedElsewhere);
            return SQLITE_BUSY;
        }
    }
    Disk::Sharing &is = *h.sharing;
    for (int pass = 0; pass < 2; ++pass) { // first ask for all, then take all
        for (int i = at; i < at + count; ++i) {
            const auto slot = static_cast<size_t>(i);
            if (pass == 0 && !(flags & SQLITE_SHM_UNLOCK)) {
                if (isOthers(is.slotOwner[slot], h) || (isExclusive && is.slotShared[slot] > 0))
                    return SQLITE_BUSY;
            } else if (pass == 1 && isExclusive) {
                is.slotOwner[slot] = flags & SQLITE_SHM_UNLOCK ? nullptr : &h;
            } else if (pass == 1) {
                is.slotShared[slot] += flags & SQLITE_SHM_UNLOCK ? -1 : 1;
            }
        }
    }
    return SQLITE_OK;
}

void barrier(sqlite3_file *file)
{
    const Guard guard(of(file).disk->mutex);
}

int unmapPages(sqlite3_file *file, int)
{
    Handle &h = of(file);
    const Guard guard(h.disk->mutex);
    letGoOfPages(h);
    return SQLITE_OK;
}

// Version 2: no mapping of the file itself into memory.
const sqlite3_io_methods kMethods = {2,         close,   read,       write,   truncate,   sync,   fileSize,
                                     lock,      unlock,  isLocked,   control, sectorSize, traits, mapPages,
                                     lockSlots, barrier, unmapPages, nullptr, nullptr};

int open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    Disk &disk = of(vfs);
    file->pMethods = nullptr;
    const Guard guard(disk.mutex);
    if (disk.meets(Io::Open))
        return SQLITE_CANTOPEN;
    const QString path = name ? QFile::decodeName(name) : QStringLiteral("/nameless-%1").arg(disk.operations);
    Platter::FileId id = disk.platter.find(path);
    if (id < 0) {
        if (!(flags & SQLITE_OPEN_CREATE))
            return SQLITE_CANTOPEN;
        id = disk.platter.create(path);
        disk.changed();
    } else if (flags & SQLITE_OPEN_EXCLUSIVE) {
        return SQLITE_CANTOPEN;
    }
    bool isWritable = flags & SQLITE_OPEN_READWRITE;
    if (isWritable && disk.readOnly.contains(path)) {
        disk.fire(Fault::ReadOnly);
        isWritable = false;
    }
    auto sharing = disk.sharing[id].lock();
    if (!sharing)
        disk.sharing[id] = sharing = std::make_shared<Disk::Sharing>();
    auto *handle = new Handle{.disk = &disk, .file = id, .life = disk.life};
    handle->isWritable = isWritable;
    handle->isNameless = name == nullptr;
    handle->syncsFolder = (flags & SQLITE_OPEN_CREATE) && (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL));
    handle->path = path;
    handle->sharing = std::move(sharing);
    reinterpret_cast<DiskFile *>(file)->handle = handle;
    file->pMethods = &kMethods;
    if (outFlags)
        *outFlags =
            isWritable ? flags : ((flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY);
    return SQLITE_OK;
}

int removeFile(sqlite3_vfs *vfs, const char *name, int syncFolder)
{
    Disk &disk = of(vfs);
    const Guard guard(disk.mutex);
    if (disk.meets(Io::Delete))
        return SQLITE_IOERR_DELETE;
    const QString path = QFile::decodeName(name);
    if (disk.platter.find(path) < 0)
        return SQLITE_IOERR_DELETE_NOENT;
    disk.platter.remove(path);
    if (syncFolder)
        disk.platter.syncFolder();
    disk.changed();
    return SQLITE_OK;
}

int access(sqlite3_vfs *vfs, const char *name, int flags, int *out)
{
    Disk &disk = of(vfs);
    const Guard guard(disk.mutex);
    if (disk.isDown)
        return SQLITE_IOERR_ACCESS;
    const QString path = QFile::decodeName(name);
    const Platter::FileId id = disk.platter.find(path);
    // SQLite's own layer takes an empty file for none.
    *out =
        id >= 0 && (flags == SQLITE_ACCESS_EXISTS ? disk.platter.bytes(id).size() > 0 : !disk.readOnly.contains(path));
    return SQLITE_OK;
}

int fullPathname(sqlite3_vfs *, const char *name, int length, char *out)
{
    sqlite3_snprintf(length, out, "%s", name);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs *vfs, int length, char *out)
{
    Disk &disk = of(vfs);
    const Guard guard(disk.mutex);
    for (int i = 0; i < length; ++i)
        out[i] = static_cast<char>(disk.random->next());
    return length;
}

int sleepNot(sqlite3_vfs *, int microseconds)
{
    return microseconds; // who waits for a lock waits for nobody: no time passes on this disk
}

} // namespace

void FaultDisk::Private::registerLayer()
{
    layer = *sqlite3_vfs_find(nullptr); // the clock and what a version 1 has no use for
    layer.iVersion = 2;
    layer.szOsFile = static_cast<int>(sizeof(DiskFile));
    layer.pNext = nullptr;
    layer.zName = layerName.constData();
    layer.pAppData = this;
    layer.xOpen = open;
    layer.xDelete = removeFile;
    layer.xAccess = access;
    layer.xFullPathname = fullPathname;
    layer.xRandomness = randomness;
    layer.xSleep = sleepNot;
    sqlite3_vfs_register(&layer, 0);
}

} // namespace callboard::test
