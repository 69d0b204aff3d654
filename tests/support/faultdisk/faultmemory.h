// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace callboard::test {

/// SQLite's memory, which can run out at any allocation. Of the whole process: one test at a time.
namespace faultmemory {

/// Before anything uses SQLite. Also takes away its per-connection stock of small blocks, so that every allocation can
/// fail. False when SQLite was in use already.
bool install();
/// The nth allocation from now (1 = next) fails, and with `forGood` every one after it, until `repair`.
void failAt(int nth, bool forGood);
void repair();
/// Since failAt or repair.
int allocations();
int fired();

} // namespace faultmemory

} // namespace callboard::test
