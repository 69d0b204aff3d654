// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/faultdisk/faultdisk.h"

#include <QByteArray>

#include <map>
#include <mutex>
#include <set>
#include <vector>

#include <sqlite3.h>

namespace callboard::test {

/// What a FaultDisk and its side towards SQLite share.
struct FaultDisk::Private
{
    enum class Io { Open, Read, Write, Truncate, Sync, Size, Delete, Name, Lock, SharedMemory };

    struct Plan
    {
        Fault fault;
        int left;
        bool forGood;
        bool isFailing = false;
    };

    /// SQLite's locks and shared memory of one open file; gone when the last handle is.
    struct Sharing
    {
        int shared = 0;
        const void *reserved = nullptr;
        const void *pending = nullptr;
        const void *exclusive = nullptr;
        std::vector<std::unique_ptr<char[]>> pages;
        int pageUsers = 0;
        std::array<int, SQLITE_SHM_NLOCK> slotShared{};
        std::array<const void *, SQLITE_SHM_NLOCK> slotOwner{};
    };

    mutable std::mutex mutex;
    QByteArray layerName;
    sqlite3_vfs layer{};
    Platter platter;
    std::unique_ptr<Random> random;
    std::vector<Plan> plans;
    std::array<double, kFaultCount> rates{};
    std::array<int, kFaultCount> counts{};
    std::map<Platter::FileId, std::weak_ptr<Sharing>> sharing; ///< owned by the handles
    std::map<Platter::FileId, int> locks;                      ///< of FileLock: -1 exclusive, else how many share it
    std::set<QString> readOnly;
    std::set<QString> lockedElsewhere;
    std::optional<qint64> capacity;
    std::chrono::milliseconds slowness{0};
    std::function<void(std::chrono::milliseconds)> wait;
    bool lies = false;
    bool isDown = false;
    bool wasCut = false;
    bool wasHit = false;
    int life = 0; ///< counts restarts: handles of an earlier life are dead
    int operations = 0;
    int changes = 0;
    bool isRecording = false;
    std::vector<Platter> moments;

    /// To be asked, with the mutex held, before each operation: the fault that it meets. A disk that is down answers
    /// AnyError.
    std::optional<Fault> meets(Io io);
    void fire(Fault fault) { ++counts[static_cast<size_t>(fault)]; }
    void changed();
    qint64 used() const;
    /// Writes what fits. False: no space.
    bool write(Platter::FileId file, qint64 at, const QByteArray &bytes);
    // What a FileSystem is made of, each with its faults. False: failed.
    bool copyOver(const QString &to, const QString &from); ///< in place; not synced
    bool syncNow(const QString &path, std::function<void()> &slowly);
    bool rename(const QString &from, const QString &to);
    bool syncNames();
    void registerLayer(); ///< of SQLite, under layerName
};

} // namespace callboard::test
