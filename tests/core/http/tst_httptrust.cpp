// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/http/httpclient.h"
#include "tests/core/http/testcertificates.h"
#include "tests/core/http/wireserver.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

Result<HttpResponse> ask(HttpClient &client, const char *method)
{
    ClientRequest request;
    request.method = method;
    auto future = client.send(request);
    future.waitForFinished();
    return future.result();
}

std::unique_ptr<HttpClient> clientOf(const QString &url, const QString &caFile)
{
    HttpClientOptions options;
    options.baseUrl = url;
    options.caFile = caFile;
    options.key = Secret(QByteArray("celp_test_key"));
    return std::move(HttpClient::make(options)).value();
}

} // namespace

/// Whom the client trusts, and that the key goes to nobody else.
class TestHttpTrust : public QObject
{
    Q_OBJECT

private slots:
    void privateAuthorityIsTrusted()
    {
        TestAuthority authority(QStringLiteral("Our authority"));
        WireServer server([](const QByteArray &, int) { return ok(); }, authority.serverTls());
        const auto client = clientOf(server.url(), authority.file());
        QVERIFY(!client->certificate());
        const auto answer = ask(*client, "POST");
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QVERIFY(client->isSecret());
        const auto facts = client->certificate();
        QVERIFY(facts.has_value());
        QCOMPARE(facts->subject, "callboard test server");
        QCOMPARE(facts->issuer, "Our authority");
        QCOMPARE(toEpochMs(facts->validUntil), 2208988800000); // 2040-01-01T00:00Z
        QCOMPARE(facts->sha256.size(), 32);
        QVERIFY(ask(*client, "GET"));
        QCOMPARE(server.connections.load(), 1);
    }

    void untrusted_data()
    {
        QTest::addColumn<QString>("names");
        QTest::addColumn<QString>("until");
        QTest::addColumn<bool>("knowsAuthority");
        QTest::newRow("unknown authority") << "DNS:localhost"
                                           << "20400101000000Z" << false;
        QTest::newRow("expired") << "DNS:localhost"
                                 << "20250201000000Z" << true;
        QTest::newRow("wrong host") << "DNS:elsewhere.example"
                                    << "20400101000000Z" << true;
    }
    // proves: P9 C002
    void untrusted()
    {
        QFETCH(QString, names);
        QFETCH(QString, until);
        QFETCH(bool, knowsAuthority);
        TestAuthority authority(QStringLiteral("Some authority"));
        TestAuthority other(QStringLiteral("Other authority"));
        WireServer server([](const QByteArray &, int) { return ok(); },
                          authority.serverTls(names, QStringLiteral("20250101000000Z"), until));
        const auto client = clientOf(server.url(), knowsAuthority ? authority.file() : other.file());
        for (const char *method : {"GET", "POST"}) {
            const auto answer = ask(*client, method);
            QVERIFY(!answer);
            QCOMPARE(answer.error().code, ErrorCode::ServerUntrusted);
            QVERIFY(!answer.error().detail.isEmpty());
        }
        QCOMPARE(server.count(), 0); // neither key nor command has left
        QVERIFY(client->certificate().has_value());
        QCOMPARE(client->certificate()->issuer, "Some authority");
    }

    void plainServerBehindHttps()
    {
        WireServer server([](const QByteArray &, int) { return ok(); });
        const auto client =
            clientOf(QString(server.url()).replace(QStringLiteral("http:"), QStringLiteral("https:")), {});
        ClientRequest request;
        request.within = milliseconds(500); // it waits for a head, we for a handshake
        auto future = client->send(request);
        future.waitForFinished();
        QVERIFY(!future.result());
        QCOMPARE(server.count(), 0);
    }

    void fileOfAuthoritiesIsNone()
    {
        const auto client = clientOf(QStringLiteral("https://localhost:1"), QStringLiteral("/no/such/file.pem"));
        QCOMPARE(ask(*client, "GET").error().code, ErrorCode::ServerUntrusted);
    }
};

CB_TEST(TestHttpTrust)
#include "tst_httptrust.moc"
