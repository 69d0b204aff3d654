// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/workspacestate.h"
#include "core/model/log.h"
#include "core/model/plan.h"

#include <QByteArray>

namespace callboard {

/// Plans and log entries as spreadsheets read them: formula-safe, instants in ISO 8601 with their offset, codes as the
/// API spells them. A demo workspace says so in the first row of every export.
QByteArray planCsv(const WorkspaceState &state, const Plan &plan);
QByteArray logCsv(const WorkspaceState &state, const std::vector<LogEntry> &entries);

/// "2026-11-17T14:00:00+02:00" in the zone.
QString isoIn(Instant t, const Zone &zone);

} // namespace callboard
