// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/timesource.h"
#include "core/engine/answer.h"
#include "tests/support/faultdisk/faultdisk.h"
#include "tests/support/memorystore.h"

#include <map>
#include <set>

namespace callboard::test {

/// What a store was given and said yes to, kept apart from it: the image after each group as a second, naive store has
/// it, and when on the disk's own count of changes it was acknowledged.
struct Chronicle
{
    struct Group
    {
        QString kind;         ///< the types of its log entries, "health" or "settings" without any
        int changes;          ///< of the disk when commit returned
        Instant at;           ///< of the engine's clock
        WorkspaceImage after; ///< sorted
        std::vector<IdempotencyRow> answers;
    };
    /// What a client holds in hand.
    struct Reply
    {
        CompanyId company;
        QString route;
        QString key;
        StoredAnswer answer;
        int changes;
        Instant at;
    };
    /// A dial that left this machine.
    struct Sent
    {
        QString attempt;
        int changes;
    };
    int madeAt = 0;        ///< changes of the disk when the empty workspace was there
    WorkspaceImage before; ///< group 0
    std::vector<Group> groups;
    std::vector<Reply> replies;
    std::vector<Sent> sends;
    std::vector<QString> violations; ///< found while it was told

    /// How many groups were acknowledged when the disk had changed so often.
    int acknowledgedAt(int changes) const;
    const WorkspaceImage &after(int groups) const;
    std::map<QString, int> kinds() const;

    /// How many groups the store holds: `atLeast` or the one that was under way. -1 and why when a group is there by
    /// half, an answer or a log entry is missing or too much, or the file is not sound.
    int heldBy(Store &store, int atLeast, QString *why) const;
};

/// A Store that tells a chronicle. After a commit that failed it learns from the next load whether the group is there,
/// and anything between all and nothing of it is a violation.
class WatchedStore final : public Store
{
public:
    WatchedStore(Store &store, const FaultDisk &disk, const TimeSource &clock, Chronicle &chronicle);

    Result<WorkspaceImage> load() override;
    Result<void> commit(const WriteGroup &group) override;
    Result<std::optional<IdempotencyRow>> idempotency(const CompanyId &company, const QString &route,
                                                      const QString &key, Instant now) override
    {
        return m_store->idempotency(company, route, key, now);
    }
    Result<std::vector<LogEntry>> log(const LogQuery &query) const override { return m_store->log(query); }
    void maintain() override { m_store->maintain(); }
    bool isWritable() const override { return m_store->isWritable(); }
    Result<void> reopen() override { return m_store->reopen(); }

    /// After a restart of the machine.
    void setStore(Store &store) { m_store = &store; }
    int failures() const { return m_failures; }

private:
    void add(const WriteGroup &group);

    Store *m_store;
    const FaultDisk &m_disk;
    const TimeSource &m_clock;
    Chronicle &m_chronicle;
    std::unique_ptr<MemoryStore> m_model;
    std::optional<WriteGroup> m_doubt;
    int m_failures = 0;
};

} // namespace callboard::test
