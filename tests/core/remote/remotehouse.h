// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/remote/remotebackend.h"
#include "tests/support/serverhouse.h"

namespace callboard::test {

inline std::unique_ptr<HttpClient> clientOf(const QString &url, QByteArray key)
{
    HttpClientOptions options;
    options.baseUrl = url;
    options.key = Secret(std::move(key));
    auto client = HttpClient::make(options);
    if (!client)
        qFatal("no client: %s", qPrintable(client.error().detail));
    return std::move(*client);
}

/// A console's backend on a server in this process.
inline std::unique_ptr<RemoteBackend> connectTo(const ServerHouse &server, QByteArray key)
{
    auto client = clientOf(server.url(), std::move(key));
    auto session = await(RemoteBackend::ask(*client));
    if (!session)
        qFatal("no session: %s", qPrintable(session.error().detail));
    return std::make_unique<RemoteBackend>(std::move(client), *session);
}

/// All calls of a candidate, asked of the server itself.
inline int callsOf(ServerHouse &server, const char *candidate)
{
    const auto backend = connectTo(server, "celp_reader");
    ReservationQuery query;
    query.company = kAcme;
    query.candidate = CandidateId(QString::fromLatin1(candidate));
    return static_cast<int>(await(backend->reservations().list(query))->size());
}

} // namespace callboard::test
