// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sim/seams.h"

#include <memory>

namespace callboard::sim {

/// A store with somebody at its door: every group is seen when it is durable, commits fail on demand, and after a
/// failure nothing goes on before reopen, as the contract of Store says. The store behind it is a real one.
class WatchedStore final : public Store
{
public:
    WatchedStore(std::unique_ptr<Store> inner, Outside &outside) : m_inner(std::move(inner)), m_outside(outside) {}

    Result<WorkspaceImage> load() override;
    Result<void> commit(const WriteGroup &group) override;
    Result<std::optional<IdempotencyRow>> idempotency(const CompanyId &company, const QString &route,
                                                      const QString &key, Instant now) override;
    Result<std::vector<LogEntry>> log(const LogQuery &query) const override;
    void maintain() override { m_inner->maintain(); }
    bool isWritable() const override { return !m_failed && m_inner->isWritable(); }
    Result<void> reopen() override;

private:
    std::unique_ptr<Store> m_inner;
    Outside &m_outside;
    bool m_failed = false;
};

} // namespace callboard::sim
