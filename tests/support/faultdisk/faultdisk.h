// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sqlite/filesystem.h"
#include "tests/support/faultdisk/platter.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace callboard::test {

/// What a disk can do to a program. Told apart by what is counted in `fired`.
enum class Fault {
    ReadError,
    WriteError,  ///< nothing is written
    ShortWrite,  ///< the first half is written, and an error told
    NoSpaceOnce, ///< this write finds no space, though there is some later
    TruncateError,
    SyncError,   ///< some of what waited is not on the disk, and the system holds it for written (as ext4)
    SyncForgets, ///< the same, and memory forgets it: programs read the old bytes (as XFS, btrfs)
    SyncSlow,    ///< done, after the slowness of `setSlowness`
    OpenError,
    SizeError,
    DeleteError,
    NameError, ///< making, publishing or syncing a name
    LockError,
    SharedMemoryError, ///< the -shm cannot be had
    AnyError,          ///< whatever the operation is, it fails in its own way
    Kill,              ///< the process dies before the operation: see isDown
    PowerCut,          ///< the machine does
    NoSpace,           ///< fired by setCapacity
    BitFlip,           ///< fired by flipBit
    Replaced,          ///< fired by replace
    Deleted,           ///< fired by erase
    ReadOnly,          ///< fired by setReadOnly when something wanted to write
    LockedElsewhere,   ///< fired by lockElsewhere when something wanted the lock
};
inline constexpr size_t kFaultCount = static_cast<size_t>(Fault::LockedElsewhere) + 1;
const char *nameOf(Fault fault);

/// A disk in memory between SQLite and nothing: files, -wal, -shm and locks, with a model of what is synced. Give it to
/// `SqliteStore::open(path, disk)`; paths are any absolute names. The same seed and the same calls do the same, byte
/// for byte; making one also seeds SQLite's own random numbers.
///
/// After Kill or PowerCut the disk is down: nothing on it changes, every operation fails, and whatever the program
/// under test says from then on it says to nobody. Throw its store away, then call `restart`: that frees all locks and,
/// after a power cut, leaves what `Damage` leaves. Handles from before stay dead.
///
/// Thread-safe. Outlives everything that was opened on it.
class FaultDisk final : public FileSystem
{
public:
    explicit FaultDisk(std::uint64_t seed = 1, const Files &files = {});
    ~FaultDisk() override;
    FaultDisk(const FaultDisk &) = delete;
    FaultDisk &operator=(const FaultDisk &) = delete;

    /// The nth operation that the fault can meet (1 = the next) fails; `forGood`: and every one after it. Several plans
    /// run beside each other.
    void plan(Fault fault, int nth, bool forGood = false);
    /// Every operation that the fault can meet fails with this chance.
    void setRate(Fault fault, double chance);
    /// Plans, rates, slowness, capacity, read-only and foreign locks are over: the disk works again.
    void repair();

    /// Bytes that all files together may have; beyond, a write does what fits and says: no space. nullopt: any number.
    void setCapacity(std::optional<qint64> bytes);
    /// How long a slow sync takes, told to `wait` by whoever keeps the time.
    void setSlowness(std::chrono::milliseconds length, std::function<void(std::chrono::milliseconds)> wait);
    /// Syncs are answered and not done.
    void lieAboutSyncs();
    /// No opening for writing any more; who has it open goes on.
    void setReadOnly(const QString &path, bool isReadOnly = true);
    /// Another process has the file: our lock and SQLite's are refused.
    void lockElsewhere(const QString &path, bool isLocked = true);
    /// Somebody puts another file in its place, or takes it away. Open handles keep the old one.
    void replace(const QString &path, const QByteArray &with);
    void erase(const QString &path);
    /// False when the file is shorter.
    bool flipBit(const QString &path, qint64 byte, int bit);

    /// At once, between operations. As the planned Kill and PowerCut.
    void kill();
    void cutPower();
    bool isDown() const;
    /// True when the power went, so that `restart` wants to know what it did.
    bool wasCut() const;
    void restart(Damage damage = Damage::Kept);

    /// Operations so far, reads and opens included; `changes`: those that can change what a power cut leaves.
    int operations() const;
    int changes() const;
    int fired(Fault fault) const;
    bool wasHit() const; ///< any planned or random fault fired since the last plan
    bool hasUnsynced() const;
    /// All files as programs see them.
    Files files() const;

    /// From now on keeps the disk as it is after each change; `moments()[n]` is after n changes.
    void record();
    const std::vector<Platter> &moments() const;

    // FileSystem
    QString layer() const override;
    QString canonicalPath(const QString &path) const override;
    bool exists(const QString &path) const override;
    std::optional<FileIdentity> identity(const QString &path) const override;
    qint64 size(const QString &path) const override;
    Result<QByteArray> head(const QString &path, int length) const override;
    QString whyNotWritable(const QString &path) const override;
    Result<std::unique_ptr<FileLock>> lock(const QString &path, FileLock::Kind kind) override;
    void remove(const QString &path) override;
    Result<void> createPrivate(const QString &path) override;
    Result<void> publish(const QString &part, const QString &path) override;
    Result<void> renew(const QString &path) override;
    Result<std::unique_ptr<PrivateCopy>> copyAside(const QString &path) override;

    struct Private; ///< for disklayer.cpp

private:
    std::unique_ptr<Private> d;
};

} // namespace callboard::test
