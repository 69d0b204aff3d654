// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/local/locallog.h"

#include "core/desk/csvexports.h"
#include "core/desk/logsearch.h"

namespace callboard {

namespace {

constexpr int kChunk = 2'000;

LogQuery queryOf(const LogFilter &filter)
{
    LogQuery query;
    query.company = filter.company;
    query.before = filter.before;
    query.limit = kChunk;
    query.range = filter.range;
    query.reservation = filter.reservation;
    query.candidate = filter.candidate;
    query.batch = filter.batch;
    return query;
}

struct Found
{
    std::vector<LogEntry> entries;
    bool more = false;
    bool chainIntact = true;
};

/// The chain of consecutive entries, as far as a chunk shows it. Newest first.
bool chainHolds(const std::vector<LogEntry> &newestFirst)
{
    for (size_t i = 0; i + 1 < newestFirst.size(); ++i) {
        const LogEntry &entry = newestFirst[i];
        const LogEntry &previous = newestFirst[i + 1];
        if (previous.sequence + 1 == entry.sequence && chainHash(previous.hash, entry) != entry.hash)
            return false;
    }
    return true;
}

/// Walks the log from the newest entry down until `limit` of them match.
Result<Found> search(const WorkspaceState &state, const LocalCore &core, const LogFilter &filter, size_t limit)
{
    Found found;
    LogQuery query = queryOf(filter);
    for (;;) {
        auto chunk = core.log(query);
        if (!chunk)
            return chunk.error();
        found.chainIntact = found.chainIntact && chainHolds(*chunk);
        for (LogEntry &entry : *chunk) {
            if (!desk::matches(state, entry, filter))
                continue;
            if (found.entries.size() == limit) {
                found.more = true;
                return found;
            }
            found.entries.push_back(std::move(entry));
        }
        if (chunk->size() < static_cast<size_t>(query.limit))
            return found;
        query.before = chunk->back().sequence;
    }
}

} // namespace

QFuture<Result<LogPage>> LocalLog::page(const LogFilter &filter)
{
    return m_core.ask<LogPage>([this, filter](const WorkspaceState &state) -> Result<LogPage> {
        auto found = search(state, m_core, filter, static_cast<size_t>(std::max(1, filter.limit)));
        if (!found)
            return found.error();
        LogQuery newest;
        newest.company = filter.company;
        newest.limit = 1;
        auto head = m_core.log(newest);
        if (!head)
            return head.error();
        LogPage page;
        page.entries = std::move(found->entries);
        page.more = found->more;
        page.chainIntact = found->chainIntact;
        page.total = head->empty() ? 0 : head->front().sequence; // gap-free from 1
        return page;
    });
}

QFuture<Result<QByteArray>> LocalLog::exportCsv(const LogFilter &filter)
{
    return m_core.ask<QByteArray>([this, filter](const WorkspaceState &state) -> Result<QByteArray> {
        auto found = search(state, m_core, filter, std::numeric_limits<size_t>::max());
        if (!found)
            return found.error();
        return desk::logCsv(state, found->entries, state.isDemo());
    });
}

} // namespace callboard
