// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/model/log.h"

#include <QFuture>

namespace callboard {

struct LogFilter
{
    CompanyId company;
    std::optional<InstantRange> range;
    QString text;                 ///< in type, actor, ids, cause and values; words are ANDed
    std::vector<EventType> types; ///< empty = all
    std::optional<Actor::Kind> actor;
    std::optional<ReservationId> reservation;
    std::optional<CandidateId> candidate;
    std::optional<BatchId> batch;
    quint64 before = 0; ///< entries with a lower sequence number; 0 = from the newest
    int limit = 500;
};

struct LogPage
{
    std::vector<LogEntry> entries; ///< newest first
    bool more = false;
    quint64 total = 0;       ///< entries of this company
    bool chainIntact = true; ///< of the entries in this page
};

class LogBackend
{
public:
    virtual ~LogBackend() = default;
    virtual QFuture<Result<LogPage>> page(const LogFilter &filter) = 0;
    /// All matching entries as CSV, formula-safe.
    virtual QFuture<Result<QByteArray>> exportCsv(const LogFilter &filter) = 0;
};

} // namespace callboard
