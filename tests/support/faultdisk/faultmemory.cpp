// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/faultdisk/faultmemory.h"

#include <atomic>

#include <sqlite3.h>

namespace callboard::test::faultmemory {

namespace {

sqlite3_mem_methods s_real;
std::atomic<int> s_count = 0;
std::atomic<int> s_failAt = 0; ///< 0 = never
std::atomic<bool> s_forGood = false;
std::atomic<int> s_fired = 0;

bool fails()
{
    const int nth = ++s_count;
    const int at = s_failAt;
    if (at == 0 || nth < at || (nth > at && !s_forGood))
        return false;
    ++s_fired;
    return true;
}

void *allocate(int bytes)
{
    return fails() ? nullptr : s_real.xMalloc(bytes);
}

void *reallocate(void *old, int bytes)
{
    return fails() ? nullptr : s_real.xRealloc(old, bytes);
}

} // namespace

bool install()
{
    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &s_real) != SQLITE_OK)
        return false;
    if (!s_real.xMalloc) { // filled in by the first initialisation
        sqlite3_initialize();
        sqlite3_shutdown();
        if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &s_real) != SQLITE_OK)
            return false;
    }
    sqlite3_mem_methods mine = s_real;
    mine.xMalloc = allocate;
    mine.xRealloc = reallocate;
    return sqlite3_config(SQLITE_CONFIG_MALLOC, &mine) == SQLITE_OK &&
           sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) == SQLITE_OK;
}

void failAt(int nth, bool forGood)
{
    s_count = 0;
    s_fired = 0;
    s_forGood = forGood;
    s_failAt = nth;
}

void repair()
{
    failAt(0, false);
}

int allocations()
{
    return s_count;
}

int fired()
{
    return s_fired;
}

} // namespace callboard::test::faultmemory
