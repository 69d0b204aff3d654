// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "app/console/consoleopener.h"

#include "app/console/plainopener.h"
#include "core/base/timesource.h"
#include "core/base/whendone.h"
#include "core/remote/remotebackend.h"

#include <QPromise>
#include <QStandardPaths>

namespace callboard {

namespace {

template <typename T> using Answer = std::shared_ptr<QPromise<Result<T>>>;

template <typename T> Answer<T> begun()
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return promise;
}

template <typename T> void give(const Answer<T> &promise, Result<T> result)
{
    promise->addResult(std::move(result));
    promise->finish();
}

Result<std::shared_ptr<HttpClient>> clientFor(const ServerAddress &address, const Secret &key)
{
    if (key.isEmpty())
        return Error{ErrorCode::Unauthorized, QStringLiteral("no key is kept for %1").arg(address.url), {}};
    HttpClientOptions options;
    options.baseUrl = address.url;
    options.key = key;
    options.caFile = address.caFile;
    auto client = HttpClient::make(options);
    if (!client)
        return client.error();
    return std::shared_ptr<HttpClient>(std::move(*client));
}

RemoteOptions remoteOptions()
{
    RemoteOptions options;
    options.outboxFolder =
        QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/servers");
    return options;
}

ServerFacts factsOf(const rpc::Session &session, const HttpClient &client)
{
    ServerFacts facts;
    facts.company = session.workspace.companies.front().name;
    facts.keyName = session.keyName;
    facts.isAdminSession = session.can.isAdminSession;
    facts.scopes = session.can.scopes;
    facts.isSecret = client.isSecret();
    if (session.clockRate == 1)
        facts.clockSkew = session.now - RealTimeSource().now();
    if (const auto certificate = client.certificate()) {
        facts.certificateOf = certificate->subject;
        facts.certificateBy = certificate->issuer;
        facts.certificateUntil = certificate->validUntil;
    }
    return facts;
}

} // namespace

QFuture<WorkspaceOpener::Opened> ConsoleOpener::open(const OpenRequest &request)
{
    if (request.kind != OpenRequest::Kind::Server)
        return m_local.open(request);
    const auto promise = begun<std::shared_ptr<Backend>>();
    const ServerAddress address{request.path, request.setup};
    whenDone(m_vault.find(address.url), &m_context, [this, promise, address](const Result<KeyVault::Found> &found) {
        auto client = found ? clientFor(address, found->key) : Result<std::shared_ptr<HttpClient>>(found.error());
        if (!client)
            return give<std::shared_ptr<Backend>>(promise, client.error());
        whenDone(RemoteBackend::ask(**client), &m_context,
                 [this, promise, address, client = *client](const Result<rpc::Session> &session) {
                     if (!session && session.error().code == ErrorCode::NotSupported)
                         whenDone(openPlainServer(address, client->key()), &m_context,
                                  [promise](const Opened &opened) { give<std::shared_ptr<Backend>>(promise, opened); });
                     else if (session)
                         give<std::shared_ptr<Backend>>(
                             promise, Opened(std::make_shared<RemoteBackend>(client, *session, remoteOptions())));
                     else
                         give<std::shared_ptr<Backend>>(promise, session.error());
                 });
    });
    return promise->future();
}

QFuture<Result<ServerFacts>> ConsoleOpener::test(const ServerAddress &address, const Secret &key)
{
    const auto promise = begun<ServerFacts>();
    const auto ask = [this, promise, address](const Secret &secret) {
        auto client = clientFor(address, secret);
        if (!client)
            return give<ServerFacts>(promise, client.error());
        whenDone(RemoteBackend::ask(**client), &m_context,
                 [this, promise, client = *client](const Result<rpc::Session> &session) {
                     if (!session && session.error().code == ErrorCode::NotSupported) {
                         whenDone(client->send(plainQuestion()), &m_context,
                                  [promise, client](const Result<HttpResponse> &response) {
                                      give<ServerFacts>(promise, plainFactsIn(*client, response));
                                  });
                         return;
                     }
                     give<ServerFacts>(promise,
                                       session ? Result<ServerFacts>(factsOf(*session, *client)) : session.error());
                 });
    };
    if (!key.isEmpty())
        ask(key);
    else
        whenDone(m_vault.find(address.url), &m_context,
                 [ask](const Result<KeyVault::Found> &found) { ask(found ? found->key : Secret()); });
    return promise->future();
}

QFuture<Result<KeyPlace>> ConsoleOpener::keepKey(const QString &url, const Secret &key)
{
    return m_vault.keep(url, key);
}

QFuture<Result<KeyPlace>> ConsoleOpener::keyPlace(const QString &url)
{
    const auto promise = begun<KeyPlace>();
    whenDone(m_vault.find(url), &m_context, [promise](const Result<KeyVault::Found> &found) {
        give<KeyPlace>(promise, found ? found->place : KeyPlace::None);
    });
    return promise->future();
}

} // namespace callboard
