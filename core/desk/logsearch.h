// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/logbackend.h"
#include "core/planning/world.h"

namespace callboard {

namespace desk {

/// Is the entry asked for: all that the filter names but `before` and `limit`, and every word of its text in the
/// event, actor, ids, the candidate's name and phone, cause or values? Pure.
bool matches(const World &world, const LogEntry &entry, const LogFilter &filter);

} // namespace desk

} // namespace callboard
