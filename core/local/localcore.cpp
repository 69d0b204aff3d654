// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/local/localcore.h"

#include "core/base/canonicaljson.h"

namespace callboard {

LocalCore::LocalCore(Engine &engine, const TimeSource &time, QThreadPool &pool, Asker asker)
    : m_engine(engine), m_time(time), m_pool(pool), m_asker(std::move(asker))
{
}

void LocalCore::finish()
{
    for (QFuture<void> &future : m_long)
        future.cancel();
    m_pool.waitForDone();
}

void LocalCore::remember(QFuture<void> future)
{
    std::erase_if(m_long, [](const QFuture<void> &one) { return one.isFinished(); });
    m_long.push_back(std::move(future));
}

WorkspaceState LocalCore::state() const
{
    return snapshot()->worldAt(m_time.now());
}

QString LocalCore::newId(const char *prefix)
{
    const std::lock_guard lock(m_randomMutex);
    return randomId(*m_random, QString::fromLatin1(prefix));
}

QFuture<Result<Done>> LocalCore::sendForDone(Command command)
{
    return send<Done>(
        std::move(command), [](const answer::Any &) -> Result<Done> { return Done{}; },
        [](const StoredAnswer &) -> Result<Done> { return Done{}; });
}

CommandHeader LocalCore::header(const CompanyId &company)
{
    CommandHeader header;
    header.company = company;
    header.actor = m_asker.actor;
    header.requestId = m_asker.requestId.isEmpty() ? newId("req_") : m_asker.requestId;
    return header;
}

CommandHeader LocalCore::header(const CompanyId &company, const QString &route, const QString &key,
                                const QVariant &body, std::function<StoredAnswer(const answer::Any &)> encode)
{
    CommandHeader header = this->header(company);
    if (!key.isEmpty())
        header.idempotency = Idempotency{route, key, fingerprintOf(body), std::move(encode)};
    return header;
}

} // namespace callboard
