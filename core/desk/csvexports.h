// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/log.h"
#include "core/model/plan.h"
#include "core/planning/world.h"

#include <QByteArray>

namespace callboard {

namespace desk {

/// How a place that a plan gives is called: a plain server decides for itself, so that there it is an estimate.
enum class PlanWord { Planned, Estimated };

/// Plans and log entries as spreadsheets read them: formula-safe, instants in ISO 8601 with their offset, codes as the
/// API spells them. A demo workspace says so in the first row of every export.
QByteArray planCsv(const World &world, const Plan &plan, PlanWord word, bool isDemo);
QByteArray logCsv(const World &world, const std::vector<LogEntry> &entries, bool isDemo);

/// "2026-11-17T14:00:00+02:00" in the zone.
QString isoIn(Instant t, const Zone &zone);

} // namespace desk

} // namespace callboard
