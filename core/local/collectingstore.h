// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/store.h"

#include <QHash>

#include <map>

namespace callboard {

/// Keeps what an engine commits as one growing WriteGroup, in memory: whoever filled a workspace this way writes it
/// to its file in one transaction. Starts empty, remembers no idempotency keys, answers no log questions.
class CollectingStore final : public Store
{
public:
    Result<WorkspaceImage> load() override { return WorkspaceImage{}; }
    Result<void> commit(const WriteGroup &group) override;
    Result<std::optional<IdempotencyRow>> idempotency(const CompanyId &, const QString &, const QString &,
                                                      Instant) override
    {
        return std::optional<IdempotencyRow>();
    }
    Result<std::vector<LogEntry>> log(const LogQuery &) const override { return std::vector<LogEntry>(); }
    bool isWritable() const override { return true; }
    Result<void> reopen() override { return {}; }

    /// Everything committed so far, each thing once, as it is now.
    WriteGroup takeAll();

private:
    template <typename Key, typename T> class Latest
    {
    public:
        void put(const Key &key, const T &value)
        {
            const auto [it, isNew] = m_at.try_emplace(key, m_values.size());
            if (isNew)
                m_values.push_back(value);
            else
                m_values[it->second] = value;
        }
        std::vector<T> take() { return std::move(m_values); }

    private:
        std::map<Key, size_t> m_at;
        std::vector<T> m_values;
    };
    using Key = std::pair<CompanyId, QString>;

    Latest<QString, Pool> m_pools;
    Latest<QString, Company> m_companies;
    Latest<Key, PhoneNumber> m_numbers;
    Latest<Key, Position> m_positions;
    Latest<Key, Candidate> m_candidates;
    Latest<Key, Reservation> m_reservations;
    Latest<Key, BatchSummary> m_batches;
    WriteGroup m_rest; // appended only
};

} // namespace callboard
