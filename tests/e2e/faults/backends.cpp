// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/faults/backends.h"

#include "core/remote/plain/plainbackend.h"
#include "core/remote/remotebackend.h"
#include "tests/contract/contracthouse.h"

namespace callboard::test {

namespace {

constexpr milliseconds kPatience{1'500};
const char *const kKey = "celp_console";

std::shared_ptr<Backend> plainBackend(const QString &url, const QString &caFile, const QString &folder,
                                      milliseconds within)
{
    PlainOptions options;
    options.baseUrl = url;
    options.key = Secret(QByteArray(kKey));
    options.company = kAcme;
    options.companyName = QStringLiteral("Acme");
    options.caFile = caFile;
    options.journalFolder = folder;
    options.time = std::make_shared<SimulatedTimeSource>(fromEpochMs(kContractNow), 0);
    options.requestsPerMinute = 0;
    options.within = within;
    options.firstPause = milliseconds(100);
    return std::move(PlainBackend::make(options).value());
}

} // namespace

std::shared_ptr<Backend> makeBackend(Console console, const QString &url, const QString &caFile, const QString &folder,
                                     milliseconds within)
{
    if (console == Console::Plain)
        return plainBackend(url, caFile, folder, within);
    HttpClientOptions options;
    options.baseUrl = url;
    options.caFile = caFile;
    options.key = Secret(QByteArray(kKey));
    std::shared_ptr<HttpClient> client(std::move(HttpClient::make(options).value()));
    const auto session = await(RemoteBackend::ask(*client));
    if (!session)
        qFatal("the server does not answer: %s", qPrintable(session.error().detail));
    return std::make_shared<RemoteBackend>(client, *session, RemoteOptions{within, kPatience, folder});
}

} // namespace callboard::test
