// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "app/console/plainopener.h"

#include "core/base/timesource.h"
#include "core/remote/plain/plainbackend.h"

#include <QCoreApplication>
#include <QStandardPaths>
#include <QtConcurrent>

namespace callboard {

namespace {

constexpr milliseconds kTestWithin{10'000};

} // namespace

QFuture<Result<std::shared_ptr<Backend>>> openPlainServer(const ServerAddress &address, const Secret &key)
{
    PlainOptions options;
    options.baseUrl = address.url;
    options.key = key;
    options.caFile = address.caFile;
    options.journalFolder =
        QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/servers");
    options.time = std::make_shared<RealTimeSource>();
    QThread *home = QThread::currentThread();
    return QtConcurrent::run([options, home]() -> Result<std::shared_ptr<Backend>> {
        auto backend = PlainBackend::make(options);
        if (!backend)
            return backend.error();
        (*backend)->moveToThread(home);
        return std::shared_ptr<Backend>(std::move(*backend));
    });
}

ClientRequest plainQuestion()
{
    ClientRequest request;
    request.target = "/v1/telephony/clock";
    request.within = kTestWithin;
    return request;
}

Result<ServerFacts> plainFactsIn(const HttpClient &client, const Result<HttpResponse> &response)
{
    if (!response)
        return response.error();
    if (response->contentType() != "application/json")
        return Error{ErrorCode::ServerAnswerUnusable, QStringLiteral("the answer is not JSON"), {}};
    if (response->status == 401)
        return Error{ErrorCode::Unauthorized, {}, {}};
    if (response->status != 200 && response->status != 403)
        return Error{ErrorCode::ServerAnswerUnusable, QStringLiteral("status %1").arg(response->status), {}};
    ServerFacts facts;
    facts.company = client.baseUrl().host(); // it does not tell whose key this is
    facts.isPlain = true;
    facts.isSecret = client.isSecret();
    facts.scopes.read = response->status == 200; // the others show when they are used
    if (const auto certificate = client.certificate()) {
        facts.certificateOf = certificate->subject;
        facts.certificateBy = certificate->issuer;
        facts.certificateUntil = certificate->validUntil;
    }
    return facts;
}

} // namespace callboard
