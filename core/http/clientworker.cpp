// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/http/clientworker.h"

#include "core/http/tlstrust.h"

#include <algorithm>

namespace callboard {

ClientWorker::ClientWorker(const HttpClientOptions &options, const QUrl &base,
                           std::function<void(const CertificateFacts &)> onCertificate)
    : m_options(options)
{
    m_target.base = base;
    m_target.key = options.key;
    m_target.connectWithin = options.connectWithin;
    m_target.onCertificate = std::move(onCertificate);
}

ClientWorker::~ClientWorker()
{
    const QString gone = QStringLiteral("the client is gone");
    m_isGivingOut = true; // what a connection gives up now makes no room for another
    for (const auto &connection : m_connections) {
        if (!connection->isFree())
            connection->answerGone(ErrorCode::Cancelled, gone);
    }
    for (const auto &exchange : m_waiting)
        exchange->fail(ErrorCode::Cancelled, gone);
}

void ClientWorker::start()
{
    m_started = true;
    if (m_target.base.scheme() != QLatin1String("https"))
        return;
    Result<QSslConfiguration> tls = tlsTrusting(m_options.caFile);
    if (tls)
        m_target.tls = *tls;
    else
        m_broken = tls.error();
}

void ClientWorker::take(std::shared_ptr<ClientExchange> exchange)
{
    if (!m_started)
        start();
    if (m_broken) {
        exchange->fail(m_broken->code, m_broken->detail);
        return;
    }
    const milliseconds left = exchange->request.within - milliseconds(exchange->since.elapsed());
    QTimer::singleShot(std::max(left, milliseconds(0)), Qt::PreciseTimer, this, [this, weak = std::weak_ptr(exchange)] {
        if (const auto late = weak.lock())
            this->late(late);
    });
    m_waiting.push_back(std::move(exchange));
    next();
}

void ClientWorker::next()
{
    if (m_isGivingOut)
        return;
    m_isGivingOut = true;
    while (!m_waiting.empty()) {
        if (m_waiting.front()->promise.isCanceled()) {
            m_waiting.front()->fail(ErrorCode::Cancelled, QStringLiteral("taken back"));
            m_waiting.pop_front();
            continue;
        }
        ClientConnection *connection = connectionFor(m_waiting.front()->request);
        if (!connection)
            break;
        const auto exchange = m_waiting.front();
        m_waiting.pop_front();
        connection->begin(exchange);
    }
    m_isGivingOut = false;
}

ClientConnection *ClientWorker::connectionFor(const ClientRequest &request)
{
    ClientConnection *any = nullptr;
    for (const auto &connection : m_connections) {
        if (!connection->isFree())
            continue;
        if (connection->isKeptFor(request))
            return connection.get();
        any = connection.get();
    }
    if (any || static_cast<int>(m_connections.size()) >= m_options.connections)
        return any;
    m_connections.push_back(std::make_unique<ClientConnection>(m_target, [this] {
        QMetaObject::invokeMethod(
            this, [this] { next(); }, Qt::QueuedConnection);
    }));
    return m_connections.back().get();
}

void ClientWorker::late(const std::shared_ptr<ClientExchange> &exchange)
{
    if (exchange->answered)
        return;
    const QString detail = QStringLiteral("no answer in time");
    for (const auto &connection : m_connections) {
        if (connection->carries(exchange.get())) {
            connection->giveUp(ErrorCode::ServerUnreachable, detail);
            return;
        }
    }
    std::erase(m_waiting, exchange);
    exchange->fail(ErrorCode::ServerUnreachable, detail);
}

} // namespace callboard
