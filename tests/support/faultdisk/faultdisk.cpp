// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/faultdisk/faultdisk.h"

#include "core/sqlite/publish.h"
#include "tests/support/faultdisk/diskstate.h"

#include <QStringList>

#include <algorithm>
#include <atomic>

namespace callboard::test {

namespace {

using Io = FaultDisk::Private::Io;

const QString kShm = QStringLiteral("-shm");

bool canMeet(Fault fault, Io io)
{
    switch (fault) {
    case Fault::ReadError:
        return io == Io::Read;
    case Fault::WriteError:
    case Fault::ShortWrite:
    case Fault::NoSpaceOnce:
        return io == Io::Write;
    case Fault::TruncateError:
        return io == Io::Truncate;
    case Fault::SyncError:
    case Fault::SyncForgets:
    case Fault::SyncSlow:
        return io == Io::Sync;
    case Fault::OpenError:
        return io == Io::Open;
    case Fault::SizeError:
        return io == Io::Size;
    case Fault::DeleteError:
        return io == Io::Delete;
    case Fault::NameError:
        return io == Io::Name;
    case Fault::LockError:
        return io == Io::Lock;
    case Fault::SharedMemoryError:
        return io == Io::SharedMemory;
    case Fault::AnyError:
    case Fault::Kill:
    case Fault::PowerCut:
        return true;
    case Fault::NoSpace:
    case Fault::BitFlip:
    case Fault::Replaced:
    case Fault::Deleted:
    case Fault::ReadOnly:
    case Fault::LockedElsewhere:
        return false;
    }
    return false;
}

Error unreadable(const QString &path, const char *what)
{
    return {ErrorCode::FileUnreadable, QStringLiteral("%1: %2").arg(path, QLatin1String(what)), {}};
}

/// Tells of a slow sync when the disk may be asked again. To be made before the lock on it.
struct Slowly
{
    std::function<void()> say{};
    ~Slowly()
    {
        if (say)
            say();
    }
};

class DiskLock final : public FileLock
{
public:
    DiskLock(FaultDisk::Private &disk, Platter::FileId file, Kind kind)
        : m_disk(disk), m_file(file), m_kind(kind), m_life(disk.life)
    {
    }
    ~DiskLock() override
    {
        const std::lock_guard guard(m_disk.mutex);
        if (m_life != m_disk.life)
            return;
        int &held = m_disk.locks[m_file];
        held = m_kind == Kind::Exclusive ? 0 : held - 1;
    }
    qint64 size() const override
    {
        const std::lock_guard guard(m_disk.mutex);
        return isDead() ? -1 : m_disk.platter.bytes(m_file).size();
    }
    QByteArray head(int length) const override
    {
        const std::lock_guard guard(m_disk.mutex);
        const auto fault = m_disk.meets(Io::Read);
        return fault || isDead() ? QByteArray() : m_disk.platter.bytes(m_file).left(length);
    }
    bool isStill(const QString &path) const override
    {
        const std::lock_guard guard(m_disk.mutex);
        return !isDead() && m_disk.platter.find(path) == m_file;
    }

private:
    bool isDead() const { return m_disk.isDown || m_life != m_disk.life; }

    FaultDisk::Private &m_disk;
    Platter::FileId m_file;
    Kind m_kind;
    int m_life;
};

class DiskCopy final : public PrivateCopy
{
public:
    DiskCopy(FaultDisk &disk, QString path) : m_disk(disk), m_path(std::move(path)) {}
    ~DiskCopy() override
    {
        for (const char *end : {"", "-wal"})
            m_disk.remove(m_path + QLatin1String(end));
    }
    QString path() const override { return m_path; }

private:
    FaultDisk &m_disk;
    QString m_path;
};

} // namespace

const char *nameOf(Fault fault)
{
    static constexpr std::array<const char *, kFaultCount> kNames{"read error",      "write error",
                                                                  "short write",     "no space once",
                                                                  "truncate error",  "sync error",
                                                                  "sync forgets",    "sync slow",
                                                                  "open error",      "size error",
                                                                  "delete error",    "name error",
                                                                  "lock error",      "shared memory error",
                                                                  "any error",       "kill",
                                                                  "power cut",       "no space",
                                                                  "bit flip",        "replaced",
                                                                  "deleted",         "read-only",
                                                                  "locked elsewhere"};
    return kNames[static_cast<size_t>(fault)];
}

std::optional<Fault> FaultDisk::Private::meets(Io io)
{
    if (isDown)
        return Fault::AnyError;
    ++operations;
    std::optional<Fault> met;
    for (Plan &plan : plans) {
        if (!canMeet(plan.fault, io))
            continue;
        if (plan.left > 0 && --plan.left == 0) {
            plan.isFailing = plan.forGood;
            met = plan.fault;
        } else if (plan.isFailing) {
            met = plan.fault;
        }
    }
    for (size_t i = 0; i < kFaultCount && !met; ++i) {
        const auto fault = static_cast<Fault>(i);
        if (rates[i] > 0 && canMeet(fault, io) && static_cast<double>(random->next() % 1'000'000) < rates[i] * 1e6)
            met = fault;
    }
    if (!met)
        return met;
    fire(*met);
    wasHit = true;
    if (met == Fault::Kill || met == Fault::PowerCut) {
        isDown = true;
        wasCut = met == Fault::PowerCut;
        return Fault::AnyError;
    }
    return met;
}

void FaultDisk::Private::changed()
{
    ++changes;
    if (isRecording)
        moments.push_back(platter.moment());
}

qint64 FaultDisk::Private::used() const
{
    qint64 bytes = 0;
    for (const auto &[name, file] : platter.names())
        bytes += platter.bytes(file).size();
    return bytes;
}

bool FaultDisk::Private::write(Platter::FileId file, qint64 at, const QByteArray &bytes)
{
    qint64 length = bytes.size();
    if (capacity) {
        const qint64 is = platter.bytes(file).size();
        const qint64 grows = std::max<qint64>(0, at + length - is);
        const qint64 room = std::max<qint64>(0, *capacity - used());
        if (grows > room) {
            fire(Fault::NoSpace);
            wasHit = true;
            length = at > is + room ? 0 : std::max<qint64>(0, length - (grows - room));
        }
    }
    if (length > 0) {
        platter.write(file, at, length == bytes.size() ? bytes : bytes.left(length));
        changed();
    }
    return length == bytes.size();
}

bool FaultDisk::Private::copyOver(const QString &to, const QString &from)
{
    if (meets(Io::Open))
        return false;
    const Platter::FileId source = platter.find(from);
    Platter::FileId target = platter.find(to);
    if (source < 0)
        return false;
    if (target < 0)
        target = platter.create(to);
    const QByteArray bytes = platter.bytes(source);
    constexpr qsizetype kChunk = 1 << 20;
    for (qsizetype at = 0; at < bytes.size(); at += kChunk) {
        if (meets(Io::Read) || meets(Io::Write) || !write(target, at, bytes.mid(at, kChunk)))
            return false;
    }
    if (platter.bytes(target).size() == bytes.size())
        return true;
    if (meets(Io::Truncate))
        return false;
    platter.truncate(target, bytes.size());
    changed();
    return true;
}

bool FaultDisk::Private::syncNow(const QString &path, std::function<void()> &slowly)
{
    const Platter::FileId file = platter.find(path);
    const auto fault = meets(Io::Sync);
    if (file < 0 || (fault && isDown))
        return false;
    if (fault && fault != Fault::SyncSlow) {
        platter.syncFails(file, *random, fault == Fault::SyncForgets);
        changed();
        return false;
    }
    if (fault && wait)
        slowly = [length = slowness, tell = wait] { tell(length); };
    if (!lies)
        platter.sync(file);
    changed();
    return true;
}

bool FaultDisk::Private::rename(const QString &from, const QString &to)
{
    if (meets(Io::Name) || platter.find(to) >= 0)
        return false;
    platter.rename(from, to);
    changed();
    return syncNames();
}

bool FaultDisk::Private::syncNames()
{
    if (meets(Io::Name))
        return false;
    platter.syncFolder();
    changed();
    return true;
}

FaultDisk::FaultDisk(std::uint64_t seed, const Files &files) : d(std::make_unique<Private>())
{
    static std::atomic<int> counter{0};
    d->layerName = "callboard-disk-" + QByteArray::number(++counter);
    d->platter = Platter(files);
    d->random = seededRandom(seed);
    sqlite3_initialize();
    sqlite3_test_control(SQLITE_TESTCTRL_PRNG_SEED, static_cast<int>(seed % 0x7fff'fffe) + 1, nullptr);
    d->registerLayer();
}

FaultDisk::~FaultDisk()
{
    sqlite3_vfs_unregister(&d->layer);
}

void FaultDisk::plan(Fault fault, int nth, bool forGood)
{
    const std::lock_guard guard(d->mutex);
    d->plans.push_back({fault, nth, forGood});
    d->wasHit = false;
}

void FaultDisk::setRate(Fault fault, double chance)
{
    const std::lock_guard guard(d->mutex);
    d->rates[static_cast<size_t>(fault)] = chance;
}

void FaultDisk::repair()
{
    const std::lock_guard guard(d->mutex);
    d->plans.clear();
    d->rates.fill(0);
    d->slowness = std::chrono::milliseconds(0);
    d->capacity.reset();
    d->readOnly.clear();
    d->lockedElsewhere.clear();
    d->lies = false;
}

void FaultDisk::setCapacity(std::optional<qint64> bytes)
{
    const std::lock_guard guard(d->mutex);
    d->capacity = bytes;
}

void FaultDisk::setSlowness(std::chrono::milliseconds length, std::function<void(std::chrono::milliseconds)> wait)
{
    const std::lock_guard guard(d->mutex);
    d->slowness = length;
    d->wait = std::move(wait);
}

void FaultDisk::lieAboutSyncs()
{
    const std::lock_guard guard(d->mutex);
    d->lies = true;
}

void FaultDisk::setReadOnly(const QString &path, bool isReadOnly)
{
    const std::lock_guard guard(d->mutex);
    if (isReadOnly)
        d->readOnly.insert(path);
    else
        d->readOnly.erase(path);
}

void FaultDisk::lockElsewhere(const QString &path, bool isLocked)
{
    const std::lock_guard guard(d->mutex);
    if (isLocked)
        d->lockedElsewhere.insert(path);
    else
        d->lockedElsewhere.erase(path);
}

void FaultDisk::replace(const QString &path, const QByteArray &with)
{
    const std::lock_guard guard(d->mutex);
    d->fire(Fault::Replaced);
    d->platter.replace(path, with);
    d->changed();
}

void FaultDisk::erase(const QString &path)
{
    const std::lock_guard guard(d->mutex);
    if (d->platter.find(path) < 0)
        return;
    d->fire(Fault::Deleted);
    d->platter.remove(path);
    d->platter.syncFolder();
    d->changed();
}

bool FaultDisk::flipBit(const QString &path, qint64 byte, int bit)
{
    const std::lock_guard guard(d->mutex);
    const Platter::FileId file = d->platter.find(path);
    if (file < 0 || byte >= d->platter.bytes(file).size())
        return false;
    d->fire(Fault::BitFlip);
    d->platter.flip(file, byte, bit);
    return true;
}

void FaultDisk::kill()
{
    const std::lock_guard guard(d->mutex);
    d->fire(Fault::Kill);
    d->isDown = true;
}

void FaultDisk::cutPower()
{
    const std::lock_guard guard(d->mutex);
    d->fire(Fault::PowerCut);
    d->isDown = d->wasCut = true;
}

bool FaultDisk::isDown() const
{
    const std::lock_guard guard(d->mutex);
    return d->isDown;
}

bool FaultDisk::wasCut() const
{
    const std::lock_guard guard(d->mutex);
    return d->wasCut;
}

void FaultDisk::restart(Damage damage)
{
    const std::lock_guard guard(d->mutex);
    if (d->wasCut)
        d->platter = Platter(d->platter.afterCut(damage, *d->random));
    d->isDown = d->wasCut = false;
    std::erase_if(d->plans, [](const Private::Plan &plan) { return plan.left == 0 && !plan.isFailing; });
    ++d->life;
    d->sharing.clear();
    d->locks.clear();
    d->changed();
}

int FaultDisk::operations() const
{
    const std::lock_guard guard(d->mutex);
    return d->operations;
}

int FaultDisk::changes() const
{
    const std::lock_guard guard(d->mutex);
    return d->changes;
}

int FaultDisk::fired(Fault fault) const
{
    const std::lock_guard guard(d->mutex);
    return d->counts[static_cast<size_t>(fault)];
}

bool FaultDisk::wasHit() const
{
    const std::lock_guard guard(d->mutex);
    return d->wasHit;
}

bool FaultDisk::hasUnsynced() const
{
    const std::lock_guard guard(d->mutex);
    return d->platter.hasUnsynced();
}

Files FaultDisk::files() const
{
    const std::lock_guard guard(d->mutex);
    return d->platter.files();
}

void FaultDisk::record()
{
    const std::lock_guard guard(d->mutex);
    d->isRecording = true;
    d->changes = 0;
    d->moments = {d->platter.moment()};
}

const std::vector<Platter> &FaultDisk::moments() const
{
    return d->moments;
}

QString FaultDisk::layer() const
{
    return QString::fromLatin1(d->layerName);
}

QString FaultDisk::canonicalPath(const QString &path) const
{
    return exists(path) ? path : QString();
}

bool FaultDisk::exists(const QString &path) const
{
    const std::lock_guard guard(d->mutex);
    if (d->isDown)
        return false;
    if (!path.endsWith(kShm))
        return d->platter.find(path) >= 0;
    const auto sharing = d->sharing.find(d->platter.find(path.chopped(kShm.size())));
    const auto users = sharing == d->sharing.end() ? nullptr : sharing->second.lock();
    return users && users->pageUsers > 0;
}

std::optional<FileIdentity> FaultDisk::identity(const QString &path) const
{
    const std::lock_guard guard(d->mutex);
    const Platter::FileId file = d->platter.find(path);
    return file < 0 ? std::nullopt : std::optional(FileIdentity(0, static_cast<quint64>(file)));
}

qint64 FaultDisk::size(const QString &path) const
{
    const std::lock_guard guard(d->mutex);
    const Platter::FileId file = d->platter.find(path);
    return d->isDown || file < 0 ? 0 : d->platter.bytes(file).size();
}

Result<QByteArray> FaultDisk::head(const QString &path, int length) const
{
    const std::lock_guard guard(d->mutex);
    const Platter::FileId file = d->platter.find(path);
    if (d->meets(Io::Read) || file < 0)
        return unreadable(path, "cannot be read");
    return d->platter.bytes(file).left(length);
}

QString FaultDisk::whyNotWritable(const QString &path) const
{
    const std::lock_guard guard(d->mutex);
    if (!d->readOnly.contains(path))
        return {};
    d->fire(Fault::ReadOnly);
    return QStringLiteral("the file may not be written");
}

Result<std::unique_ptr<FileLock>> FaultDisk::lock(const QString &path, FileLock::Kind kind)
{
    const std::lock_guard guard(d->mutex);
    const Platter::FileId file = d->platter.find(path);
    if (d->meets(Io::Lock) || file < 0)
        return unreadable(path, "cannot be locked");
    const bool isElsewhere = d->lockedElsewhere.contains(path);
    int &held = d->locks[file];
    if (isElsewhere || held < 0 || (held > 0 && kind == FileLock::Kind::Exclusive)) {
        if (isElsewhere)
            d->fire(Fault::LockedElsewhere);
        return Error{ErrorCode::FileLocked, QStringLiteral("%1 is open elsewhere").arg(path), {}};
    }
    held = kind == FileLock::Kind::Exclusive ? -1 : held + 1;
    return std::unique_ptr<FileLock>(std::make_unique<DiskLock>(*d, file, kind));
}

void FaultDisk::remove(const QString &path)
{
    const std::lock_guard guard(d->mutex);
    if (d->meets(Io::Delete) || d->platter.find(path) < 0)
        return;
    d->platter.remove(path);
    d->changed();
}

Result<void> FaultDisk::createPrivate(const QString &path)
{
    const std::lock_guard guard(d->mutex);
    if (d->meets(Io::Name) || d->platter.find(path) >= 0)
        return unreadable(path, "cannot be made");
    d->platter.create(path);
    d->changed();
    return {};
}

// The steps of publishFile, each of which can fail.
Result<void> FaultDisk::publish(const QString &part, const QString &path)
{
    Slowly slowly;
    const std::lock_guard guard(d->mutex);
    if (!d->syncNow(part, slowly.say))
        return unreadable(part, "cannot be synced");
    return d->rename(part, path) ? Result<void>() : Result<void>(unreadable(path, "cannot be named"));
}

// The steps of renewFile.
Result<void> FaultDisk::renew(const QString &path)
{
    Slowly slowly;
    const std::lock_guard guard(d->mutex);
    const QString saved = savedNameOf(path);
    if (d->platter.find(saved) < 0) {
        const QString part = path + QStringLiteral(".part");
        if (d->meets(Io::Name))
            return unreadable(part, "cannot be made");
        d->platter.remove(part);
        d->platter.create(part);
        d->changed();
        if (!d->copyOver(part, path) || !d->syncNow(part, slowly.say) || !d->rename(part, saved)) {
            if (!d->isDown)
                d->platter.remove(part);
            return unreadable(part, "cannot be written");
        }
    }
    if (!d->copyOver(path, saved) || !d->syncNow(path, slowly.say) || d->meets(Io::Delete))
        return unreadable(path, "cannot be renewed");
    d->platter.remove(saved);
    d->changed();
    return d->syncNames() ? Result<void>() : Result<void>(unreadable(path, "its folder cannot be synced"));
}

Result<std::unique_ptr<PrivateCopy>> FaultDisk::copyAside(const QString &path)
{
    const QString copy = QStringLiteral("/private%1").arg(path);
    const std::lock_guard guard(d->mutex);
    if (d->meets(Io::Name))
        return unreadable(path, "no room for a temporary copy of it");
    for (const char *end : {"", "-wal"}) {
        const Platter::FileId file = d->platter.find(path + QLatin1String(end));
        if (file >= 0)
            d->platter.replace(copy + QLatin1String(end), d->platter.bytes(file));
    }
    d->changed();
    return std::unique_ptr<PrivateCopy>(std::make_unique<DiskCopy>(*this, copy));
}

} // namespace callboard::test
