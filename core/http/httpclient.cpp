// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/http/httpclient.h"

#include "core/http/clientworker.h"

#include <QThread>

#include <algorithm>
#include <mutex>

namespace callboard {
namespace {

Error invalid(const char *why)
{
    return Error{ErrorCode::ValidationError, QString::fromLatin1(why), {}};
}

/// Could this be read as something else than what was meant: a line break in a value would begin another field.
bool isWritable(const ClientRequest &request)
{
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto isVisible = [](char c) { return c > 0x20 && c < 0x7f; };
    const auto isLine = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f; };
    if (request.method.isEmpty() || !std::all_of(request.method.begin(), request.method.end(), isCapital) ||
        !request.target.startsWith('/') || !std::all_of(request.target.begin(), request.target.end(), isVisible))
        return false;
    return std::all_of(request.fields.begin(), request.fields.end(), [&](const HttpField &field) {
        return !field.first.isEmpty() && !field.first.contains(':') &&
               std::all_of(field.first.begin(), field.first.end(), isVisible) &&
               std::all_of(field.second.begin(), field.second.end(), isLine);
    });
}

} // namespace

struct HttpClient::Shared
{
    HttpClientOptions options;
    QUrl base;
    std::mutex mutex;
    std::optional<CertificateFacts> certificate;
};

Result<std::unique_ptr<HttpClient>> HttpClient::make(const HttpClientOptions &options)
{
    const QUrl base(options.baseUrl, QUrl::StrictMode);
    const QString scheme = base.scheme();
    if (!base.isValid() || base.host().isEmpty() ||
        (scheme != QLatin1String("http") && scheme != QLatin1String("https")))
        return invalid("baseUrl: http://host or https://host is expected");
    if (!base.userInfo().isEmpty() || base.hasQuery() || base.hasFragment())
        return invalid("baseUrl: no user, query or fragment may be in it");
    if (!options.key.isEmpty() && !options.key.isUsable())
        return invalid("key: a space, or a character that no key has, is in it");
    auto shared = std::make_shared<Shared>();
    shared->options = options;
    shared->base = base;
    return std::unique_ptr<HttpClient>(new HttpClient(std::move(shared)));
}

HttpClient::HttpClient(std::shared_ptr<Shared> shared)
    : m_shared(std::move(shared)), m_thread(std::make_unique<QThread>())
{
    m_worker = new ClientWorker(m_shared->options, m_shared->base, [shared = m_shared](const CertificateFacts &facts) {
        const std::lock_guard lock(shared->mutex);
        shared->certificate = facts;
    });
    m_worker->moveToThread(m_thread.get());
    QObject::connect(m_thread.get(), &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread->setObjectName(QStringLiteral("http client"));
    m_thread->start();
}

HttpClient::~HttpClient()
{
    m_thread->quit();
    m_thread->wait();
}

QFuture<Result<HttpResponse>> HttpClient::send(ClientRequest request)
{
    auto exchange = std::make_shared<ClientExchange>();
    exchange->promise.start();
    exchange->since.start();
    QFuture<Result<HttpResponse>> future = exchange->promise.future();
    if (!isWritable(request)) {
        exchange->answer(invalid("the request cannot be written as HTTP"));
        return future;
    }
    exchange->request = std::move(request);
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, exchange] { worker->take(exchange); }, Qt::QueuedConnection);
    return future;
}

std::optional<CertificateFacts> HttpClient::certificate() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->certificate;
}

const QUrl &HttpClient::baseUrl() const
{
    return m_shared->base;
}

const Secret &HttpClient::key() const
{
    return m_shared->options.key;
}

const HttpClientOptions &HttpClient::options() const
{
    return m_shared->options;
}

} // namespace callboard
