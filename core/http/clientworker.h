// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/clientconnection.h"
#include "core/http/httpclient.h"

#include <deque>

namespace callboard {

/// The part of HttpClient that lives on the network's thread: gives what waits to connections, keeps the deadlines.
class ClientWorker final : public QObject
{
public:
    ClientWorker(const HttpClientOptions &options, const QUrl &base,
                 std::function<void(const CertificateFacts &)> onCertificate);
    ~ClientWorker() override;

    void take(std::shared_ptr<ClientExchange> exchange);

private:
    void start();
    void next();
    void late(const std::shared_ptr<ClientExchange> &exchange);
    ClientConnection *connectionFor(const ClientRequest &request);

    HttpClientOptions m_options;
    ClientTarget m_target;
    std::optional<Error> m_broken; // the file of authorities is not usable
    std::deque<std::shared_ptr<ClientExchange>> m_waiting;
    std::vector<std::unique_ptr<ClientConnection>> m_connections;
    bool m_started = false;
    bool m_isGivingOut = false;
};

} // namespace callboard
