// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/server/slowdisk.h"

#include <cstring>
#include <sqlite3.h>
#include <thread>

namespace callboard::bench {

namespace {

std::chrono::microseconds s_atLeast{0};
sqlite3_vfs *s_disk = nullptr;

/// The disk's own file follows in the same memory.
struct SlowFile
{
    sqlite3_file base;
    sqlite3_file *disk() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

sqlite3_file *diskOf(sqlite3_file *file)
{
    return reinterpret_cast<SlowFile *>(file)->disk();
}

int syncSlowly(sqlite3_file *file, int flags)
{
    const auto until = std::chrono::steady_clock::now() + s_atLeast;
    const int outcome = diskOf(file)->pMethods->xSync(diskOf(file), flags);
    std::this_thread::sleep_until(until);
    return outcome;
}

/// Everything but the sync goes straight through.
template <auto Member, typename... A> int through(sqlite3_file *file, A... arguments)
{
    return (diskOf(file)->pMethods->*Member)(diskOf(file), arguments...);
}

void barrier(sqlite3_file *file)
{
    diskOf(file)->pMethods->xShmBarrier(diskOf(file));
}

const sqlite3_io_methods &methods()
{
    using M = sqlite3_io_methods;
    static const M methods{3,
                           through<&M::xClose>,
                           through<&M::xRead>,
                           through<&M::xWrite>,
                           through<&M::xTruncate>,
                           syncSlowly,
                           through<&M::xFileSize>,
                           through<&M::xLock>,
                           through<&M::xUnlock>,
                           through<&M::xCheckReservedLock>,
                           through<&M::xFileControl>,
                           through<&M::xSectorSize>,
                           through<&M::xDeviceCharacteristics>,
                           through<&M::xShmMap>,
                           through<&M::xShmLock>,
                           barrier,
                           through<&M::xShmUnmap>,
                           through<&M::xFetch>,
                           through<&M::xUnfetch>};
    return methods;
}

int openSlowly(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    auto *slow = reinterpret_cast<SlowFile *>(file);
    slow->base.pMethods = nullptr;
    std::memset(slow->disk(), 0, static_cast<size_t>(s_disk->szOsFile));
    const int outcome = s_disk->xOpen(s_disk, name, slow->disk(), flags, outFlags);
    if (slow->disk()->pMethods)
        slow->base.pMethods = &methods();
    return outcome;
}

} // namespace

void slowDownSyncs(std::chrono::microseconds atLeast)
{
    s_atLeast = atLeast;
    s_disk = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs slow = *s_disk; // the other functions know nothing of files
    slow.zName = "slow";
    slow.szOsFile = static_cast<int>(sizeof(SlowFile)) + s_disk->szOsFile;
    slow.xOpen = openSlowly;
    sqlite3_vfs_register(&slow, 1);
}

} // namespace callboard::bench
