// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/assert.h"
#include "core/engine/store.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <tuple>

namespace callboard::test {

/// What a MemoryStore would have on disk. Outlives the store, so that a test can "restart" an engine on it.
struct MemoryDisk
{
    mutable std::mutex mutex;
    WorkspaceImage image; ///< logHeads is derived at load
    std::map<CompanyId, std::vector<LogEntry>> logs;
    std::map<std::tuple<QString, QString, QString>, IdempotencyRow> idempotency; ///< company, route, key
};

/// The Store of engine tests: same contract as SqliteStore, in memory, with faults on demand. A faulty commit makes
/// it answer StoreUnavailable until reopen, as the real one.
class MemoryStore final : public Store
{
public:
    enum class Fault {
        BeforeApplying, ///< nothing of the group is on disk
        AfterApplying,  ///< all of it is, though the caller is told it failed
    };

    MemoryStore() : m_disk(std::make_shared<MemoryDisk>()) {}
    explicit MemoryStore(std::shared_ptr<MemoryDisk> disk) : m_disk(std::move(disk)) {}

    /// Makes the nth commit from now fail, 1 = the next. Later ones work again (after reopen).
    void failCommit(int nth, Fault fault = Fault::BeforeApplying)
    {
        m_failAt = m_commits + nth;
        m_fault = fault;
    }
    /// The next `count` calls of reopen fail as well.
    void failReopen(int count) { m_reopenFailures = count; }
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }
    /// Called inside every commit that will work, before it is applied: to look at, or to act in the middle.
    void onCommit(std::function<void(const WriteGroup &)> observer) { m_observer = std::move(observer); }

    const std::shared_ptr<MemoryDisk> &disk() const { return m_disk; }
    int commits() const { return m_commits; }
    int reopened() const { return m_reopened; }

    Result<WorkspaceImage> load() override
    {
        if (m_failed)
            return unavailable();
        const std::lock_guard lock(m_disk->mutex);
        WorkspaceImage image = m_disk->image;
        for (const auto &[company, entries] : m_disk->logs)
            image.logHeads.push_back({company, entries.back().sequence, entries.back().hash});
        return image;
    }

    Result<void> commit(const WriteGroup &group) override
    {
        if (m_failed)
            return unavailable();
        if (m_readOnly)
            return Error{ErrorCode::ReadOnly, QStringLiteral("opened for reading")};
        ++m_commits;
        const bool fails = m_commits == m_failAt;
        if (fails && m_fault == Fault::BeforeApplying) {
            m_failed = true;
            return unavailable();
        }
        if (m_observer)
            m_observer(group);
        {
            const std::lock_guard lock(m_disk->mutex);
            apply(group);
        }
        if (fails) {
            m_failed = true;
            return unavailable();
        }
        return {};
    }

    Result<std::optional<IdempotencyRow>> idempotency(const CompanyId &company, const QString &route,
                                                      const QString &key, Instant now) override
    {
        if (m_failed)
            return unavailable();
        const std::lock_guard lock(m_disk->mutex);
        const auto found = m_disk->idempotency.find({company.text(), route, key});
        if (found == m_disk->idempotency.end() || found->second.keptUntil <= now)
            return std::optional<IdempotencyRow>();
        return std::optional(found->second);
    }

    Result<std::vector<LogEntry>> log(const LogQuery &query) const override
    {
        if (m_failed)
            return unavailable();
        const std::lock_guard lock(m_disk->mutex);
        std::vector<LogEntry> found;
        const auto entries = m_disk->logs.find(query.company);
        if (entries == m_disk->logs.end())
            return found;
        for (const LogEntry &entry : entries->second) {
            if (matches(query, entry))
                found.push_back(entry);
        }
        if (query.newestFirst)
            std::reverse(found.begin(), found.end());
        const auto limit = static_cast<size_t>(std::clamp(query.limit, 0, 10'000));
        if (found.size() > limit)
            found.erase(found.begin() + static_cast<std::ptrdiff_t>(limit), found.end());
        return found;
    }

    bool isWritable() const override { return !m_failed && !m_readOnly; }

    Result<void> reopen() override
    {
        if (m_reopenFailures > 0) {
            --m_reopenFailures;
            return unavailable();
        }
        ++m_reopened;
        m_failed = false;
        return {};
    }

private:
    static Error unavailable() { return {ErrorCode::StoreUnavailable, QStringLiteral("planned fault"), {}}; }

    static bool matches(const LogQuery &query, const LogEntry &entry)
    {
        return entry.sequence > query.after && (query.before == 0 || entry.sequence < query.before) &&
               (!query.reservation || entry.reservation == query.reservation) &&
               (!query.candidate || entry.candidate == query.candidate) &&
               (!query.batch || entry.batch == query.batch) && (!query.range || query.range->contains(entry.at));
    }

    template <typename T, typename Same> static void put(std::vector<T> &rows, const T &row, Same same)
    {
        const auto found = std::find_if(rows.begin(), rows.end(), [&](const T &other) { return same(row, other); });
        if (found == rows.end())
            rows.push_back(row);
        else
            *found = row;
    }

    template <typename T> static void putAll(std::vector<T> &rows, const std::vector<T> &changes)
    {
        for (const T &row : changes) {
            put(rows, row, [](const T &a, const T &b) {
                if constexpr (requires { a.company; })
                    return a.id == b.id && a.company == b.company;
                else
                    return a.id == b.id;
            });
        }
    }

    // Reservations are many: found by an index instead of by walking.
    void putReservations(const std::vector<Reservation> &changes)
    {
        std::vector<Reservation> &rows = m_disk->image.reservations;
        if (m_reservationAt.size() != rows.size()) {
            m_reservationAt.clear();
            for (size_t i = 0; i < rows.size(); ++i)
                m_reservationAt[{rows[i].company, rows[i].id}] = i;
        }
        for (const Reservation &row : changes) {
            const auto [at, isNew] = m_reservationAt.try_emplace({row.company, row.id}, rows.size());
            if (isNew)
                rows.push_back(row);
            else
                rows[at->second] = row;
        }
    }

    void apply(const WriteGroup &group)
    {
        WorkspaceImage &image = m_disk->image;
        putAll(image.pools, group.pools);
        putAll(image.companies, group.companies);
        putAll(image.numbers, group.numbers);
        for (const auto &gone : group.removedNumbers)
            std::erase_if(image.numbers, [&](const auto &n) { return n.company == gone.first && n.id == gone.second; });
        for (const ApiKey &key : group.keys) {
            put(image.keys, key,
                [](const ApiKey &a, const ApiKey &b) { return a.company == b.company && a.sha256 == b.sha256; });
        }
        for (const auto &gone : group.removedKeys)
            std::erase_if(image.keys,
                          [&](const auto &k) { return k.company == gone.first && k.sha256 == gone.second; });
        putAll(image.positions, group.positions);
        putAll(image.candidates, group.candidates);
        for (const auto &gone : group.removedCandidates)
            std::erase_if(image.candidates,
                          [&](const auto &c) { return c.company == gone.first && c.id == gone.second; });
        putReservations(group.reservations);
        putAll(image.batches, group.batches);
        for (const IdempotencyRow &row : group.idempotency)
            m_disk->idempotency.insert_or_assign({row.company.text(), row.route, row.key}, row);
        for (const LogEntry &entry : group.log) {
            std::vector<LogEntry> &entries = m_disk->logs[entry.company];
            // Append-only and gap-free: the real store's primary key and the chain refuse anything else.
            CB_ASSERT(entry.sequence == (entries.empty() ? 1 : entries.back().sequence + 1));
            entries.push_back(entry);
        }
        for (const auto &sample : group.samples) {
            put(image.samples, sample,
                [](const auto &a, const auto &b) { return a.first == b.first && a.second.at == b.second.at; });
            std::erase_if(image.samples, [&](const auto &old) {
                return old.first == sample.first && old.second.at < sample.second.at - kDay;
            });
        }
        std::stable_sort(image.samples.begin(), image.samples.end(),
                         [](const auto &a, const auto &b) { return a.second.at < b.second.at; });
        if (group.simulation)
            image.simulation = *group.simulation;
        if (group.isDemo)
            image.isDemo = image.isDemo || *group.isDemo; // marked for ever
    }

    std::shared_ptr<MemoryDisk> m_disk;
    std::map<std::pair<CompanyId, ReservationId>, size_t> m_reservationAt;
    std::function<void(const WriteGroup &)> m_observer;
    int m_commits = 0;
    int m_reopened = 0;
    int m_failAt = -1;
    int m_reopenFailures = 0;
    Fault m_fault = Fault::BeforeApplying;
    bool m_failed = false;
    bool m_readOnly = false;
};

} // namespace callboard::test
