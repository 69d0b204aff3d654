// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/company.h"
#include "core/model/health.h"
#include "core/model/log.h"
#include "core/model/plan.h"

#include <QVariantMap>

namespace callboard {

/// The workspace's values as the JSON of our own routes (core/server/callboard.yaml). Names are those of the reference
/// and of the set-up file where they have one; absent is null. Pure; any thread.
namespace modeljson {

QVariantMap company(const Company &company);
/// C041 with what only an administrator sees: pool, lines kept free for callers.
QVariantMap number(const PhoneNumber &number);
QVariantMap pool(const Pool &pool);
QVariantMap position(const Position &position);
QVariantMap candidate(const Candidate &candidate);
QVariantMap batch(const BatchSummary &batch);
/// Without a byte of the key or of its hash beyond its id (P6).
QVariantMap key(const ApiKey &key, bool isOwn);
QVariantMap logEntry(const LogEntry &entry);
QVariantMap breaker(const BreakerStatus &breaker);
/// The clock page: health with its causes, breaker, gauges, the due queue. The day's samples only when asked for.
QVariantMap clock(const ClockStatus &status, bool withHistory);
QStringList scopes(const Scopes &scopes);

} // namespace modeljson

} // namespace callboard
