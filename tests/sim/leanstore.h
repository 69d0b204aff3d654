// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/assert.h"
#include "core/engine/store.h"
#include "core/store/fence.h"

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>

namespace callboard::sim {

/// What a LeanStore would have on disk; outlives the process that wrote it. Everything by key, so that a run of a few
/// thousand groups costs milliseconds.
struct LeanDisk
{
    std::map<PoolId, Pool> pools;
    std::map<CompanyId, Company> companies;
    std::map<std::pair<CompanyId, PhoneNumberId>, PhoneNumber> numbers;
    std::map<std::pair<CompanyId, QByteArray>, ApiKey> keys;
    std::map<std::pair<CompanyId, PositionId>, Position> positions;
    std::map<std::pair<CompanyId, CandidateId>, Candidate> candidates;
    std::map<std::pair<CompanyId, ReservationId>, Reservation> reservations;
    std::map<std::pair<CompanyId, BatchId>, BatchSummary> batches;
    std::map<std::tuple<CompanyId, QString, QString>, IdempotencyRow> idempotency;
    std::map<CompanyId, std::vector<LogEntry>> logs;
    std::vector<std::pair<CompanyId, HealthSample>> samples; ///< as they came
    Simulation simulation;
    bool isDemo = false;
    QString owner; ///< StoreFence: who may write
};

/// The Store of most seeds: the contract of SqliteStore in memory, each group whole or not at all.
class LeanStore final : public Store
{
public:
    /// `mark`: another one for each process.
    LeanStore(std::shared_ptr<LeanDisk> disk, const QString &mark) : m_disk(std::move(disk)), m_fence(mark) {}

    Result<WorkspaceImage> load() override
    {
        if (!m_fence.hasLooked())
            m_fence.look(m_disk->owner);
        if (auto mine = passFence(); !mine)
            return mine.error();
        WorkspaceImage image;
        image.isDemo = m_disk->isDemo;
        image.simulation = m_disk->simulation;
        fill(image.pools, m_disk->pools);
        fill(image.companies, m_disk->companies);
        fill(image.numbers, m_disk->numbers);
        fill(image.keys, m_disk->keys);
        fill(image.positions, m_disk->positions);
        fill(image.candidates, m_disk->candidates);
        fill(image.reservations, m_disk->reservations);
        fill(image.batches, m_disk->batches);
        image.samples = m_disk->samples;
        for (const auto &[company, entries] : m_disk->logs)
            image.logHeads.push_back({company, entries.back().sequence, entries.back().hash});
        return image;
    }

    Result<void> commit(const WriteGroup &group) override
    {
        if (auto mine = passFence(); !mine)
            return mine;
        for (const Pool &row : group.pools)
            m_disk->pools.insert_or_assign(row.id, row);
        for (const Company &row : group.companies)
            m_disk->companies.insert_or_assign(row.id, row);
        put(m_disk->numbers, group.numbers);
        for (const auto &key : group.removedNumbers)
            m_disk->numbers.erase(key);
        for (const ApiKey &row : group.keys)
            m_disk->keys.insert_or_assign({row.company, row.sha256}, row);
        for (const auto &key : group.removedKeys)
            m_disk->keys.erase(key);
        put(m_disk->positions, group.positions);
        put(m_disk->candidates, group.candidates);
        for (const auto &key : group.removedCandidates)
            m_disk->candidates.erase(key);
        put(m_disk->reservations, group.reservations);
        put(m_disk->batches, group.batches);
        for (const IdempotencyRow &row : group.idempotency)
            m_disk->idempotency.insert_or_assign({row.company, row.route, row.key}, row);
        for (const LogEntry &entry : group.log)
            m_disk->logs[entry.company].push_back(entry);
        m_disk->samples.insert(m_disk->samples.end(), group.samples.begin(), group.samples.end());
        if (group.simulation)
            m_disk->simulation = *group.simulation;
        m_disk->isDemo = m_disk->isDemo || group.isDemo.value_or(false);
        return {};
    }

    Result<std::optional<IdempotencyRow>> idempotency(const CompanyId &company, const QString &route,
                                                      const QString &key, Instant now) override
    {
        const auto found = m_disk->idempotency.find({company, route, key});
        if (found == m_disk->idempotency.end() || found->second.keptUntil <= now)
            return std::optional<IdempotencyRow>();
        return std::optional(found->second);
    }

    Result<std::vector<LogEntry>> log(const LogQuery &query) const override
    {
        std::vector<LogEntry> found;
        const auto of = m_disk->logs.find(query.company);
        if (of == m_disk->logs.end())
            return found;
        const auto take = [&](const LogEntry &entry) {
            const bool asked = entry.sequence > query.after && (query.before == 0 || entry.sequence < query.before) &&
                               (!query.reservation || entry.reservation == query.reservation) &&
                               (!query.candidate || entry.candidate == query.candidate) &&
                               (!query.batch || entry.batch == query.batch) &&
                               (!query.range || query.range->contains(entry.at));
            if (asked && static_cast<int>(found.size()) < query.limit)
                found.push_back(entry);
        };
        if (query.newestFirst)
            std::for_each(of->second.rbegin(), of->second.rend(), take);
        else
            std::for_each(of->second.begin(), of->second.end(), take);
        return found;
    }

    bool isWritable() const override { return true; }
    Result<void> reopen() override { return {}; }

private:
    Result<void> passFence()
    {
        if (m_fence.judge(m_disk->owner) == StoreFence::Verdict::Taken)
            return Error{ErrorCode::FileLocked, QStringLiteral("another program has taken this workspace over"), {}};
        m_disk->owner = m_fence.owner();
        m_fence.hold();
        return {};
    }
    template <typename T, typename Map> static void fill(std::vector<T> &rows, const Map &from)
    {
        rows.reserve(from.size());
        for (const auto &[key, row] : from)
            rows.push_back(row);
    }
    template <typename T, typename Map> static void put(Map &rows, const std::vector<T> &changes)
    {
        for (const T &row : changes)
            rows.insert_or_assign({row.company, row.id}, row);
    }

    std::shared_ptr<LeanDisk> m_disk;
    StoreFence m_fence;
};

} // namespace callboard::sim
