// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

namespace callboard::bench {

/// From now on every sync of an SQLite file takes at least this long: a disk that is slower than the machine's. Once
/// per process, before the first file is opened.
void slowDownSyncs(std::chrono::microseconds atLeast);

} // namespace callboard::bench
