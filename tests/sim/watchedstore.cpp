// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/watchedstore.h"

namespace callboard::sim {

namespace {

Error unavailable()
{
    return {ErrorCode::StoreUnavailable, QStringLiteral("simulated disk"), {}};
}

} // namespace

Result<WorkspaceImage> WatchedStore::load()
{
    if (m_failed || !m_outside.diskCanBeRead())
        return unavailable();
    Result<WorkspaceImage> image = m_inner->load();
    if (image)
        m_outside.loaded(*image);
    return image;
}

Result<void> WatchedStore::commit(const WriteGroup &group)
{
    if (m_failed)
        return unavailable();
    m_outside.at(Seam::BeforeCommit);
    const DiskEvent event = m_outside.nextCommit();
    if (event == DiskEvent::LosesPower)
        throw ProcessDied{};
    if (event == DiskEvent::FailsBefore) {
        m_failed = true;
        return unavailable();
    }
    if (Result<void> written = m_inner->commit(group); !written) {
        m_failed = true;
        m_outside.doubtful(group);
        return written;
    }
    m_outside.committed(group, event == DiskEvent::Works);
    if (event == DiskEvent::PowerAfter)
        throw ProcessDied{};
    if (event == DiskEvent::FailsAfter) {
        m_failed = true;
        return unavailable();
    }
    m_outside.at(Seam::AfterCommit);
    return {};
}

Result<std::optional<IdempotencyRow>> WatchedStore::idempotency(const CompanyId &company, const QString &route,
                                                                const QString &key, Instant now)
{
    if (m_failed)
        return unavailable();
    return m_inner->idempotency(company, route, key, now);
}

Result<std::vector<LogEntry>> WatchedStore::log(const LogQuery &query) const
{
    if (m_failed)
        return unavailable();
    return m_inner->log(query);
}

Result<void> WatchedStore::reopen()
{
    if (!m_outside.diskCanBeRead())
        return unavailable();
    if (Result<void> reopened = m_inner->reopen(); !reopened)
        return reopened;
    m_failed = false;
    return {};
}

} // namespace callboard::sim
