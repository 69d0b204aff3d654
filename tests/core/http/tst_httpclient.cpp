// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/http/httpclient.h"
#include "tests/core/http/wireserver.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <array>

using namespace callboard;
using namespace callboard::test;
using std::chrono::milliseconds;

namespace {

std::unique_ptr<HttpClient> clientOf(const QString &url, int connections = 4)
{
    HttpClientOptions options;
    options.baseUrl = url;
    options.key = Secret(QByteArray("celp_test_key"));
    options.connections = connections;
    auto client = HttpClient::make(options);
    if (!client)
        qFatal("no client: %s", qPrintable(client.error().detail));
    return std::move(*client);
}

/// Blocks this thread: the answer has to come without it.
Result<HttpResponse> answerOf(QFuture<Result<HttpResponse>> future)
{
    future.waitForFinished();
    return future.resultCount() > 0 ? future.result() : Error{ErrorCode::Cancelled, QStringLiteral("died"), {}};
}

ClientRequest get(const QByteArray &target, milliseconds within = milliseconds(5'000))
{
    ClientRequest request;
    request.target = target;
    request.within = within;
    return request;
}

ClientRequest command(const QByteArray &method, milliseconds within = milliseconds(5'000))
{
    ClientRequest request = get("/v1/telephony/reservations/r/cancel", within);
    request.method = method;
    request.fields = {{"Content-Type", "application/json"}, {"Idempotency-Key", "k1"}};
    request.body = "{\"a\":1}";
    return request;
}

constexpr std::array kCommands{"POST", "PATCH", "PUT", "DELETE"};

} // namespace

/// The client against servers that behave, and against those that do not.
class TestHttpClient : public QObject
{
    Q_OBJECT

private slots:
    // proves: C002
    void requestIsWrittenAsAsked()
    {
        WireServer server([](const QByteArray &, int) { return ok("{\"a\":1}", "X-RateLimit-Remaining: 59\r\n"); });
        const auto client = clientOf(server.url() + "/celper/");
        const Result<HttpResponse> answer = answerOf(client->send(command("POST")));
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->body, "{\"a\":1}");
        QCOMPARE(answer->value("x-ratelimit-remaining"), "59");
        const QByteArray request = server.requests().at(0);
        QVERIFY(request.startsWith("POST /celper/v1/telephony/reservations/r/cancel HTTP/1.1\r\n"));
        QVERIFY(request.contains("\r\nHost: localhost:" + QByteArray::number(server.port) + "\r\n"));
        QVERIFY(request.contains("\r\nX-API-Key: celp_test_key\r\n"));
        QVERIFY(request.contains("\r\nIdempotency-Key: k1\r\n"));
        QVERIFY(request.contains("\r\nAccept-Encoding: identity\r\n"));
        QVERIFY(request.endsWith("\r\nContent-Length: 7\r\n\r\n{\"a\":1}"));
        QVERIFY(!request.toLower().contains("cookie"));
    }

    void connectionIsKept()
    {
        WireServer server([](const QByteArray &, int) { return ok(); });
        const auto client = clientOf(server.url());
        for (int i = 0; i < 20; ++i)
            QVERIFY(answerOf(client->send(get("/"))));
        QCOMPARE(server.connections.load(), 1);
        QCOMPARE(server.count(), 20);
    }

    void manyAtOnceShareFourConnections()
    {
        WireServer server([](const QByteArray &request, int) { return ok(request.split(' ').at(1)); });
        const auto client = clientOf(server.url());
        std::vector<QFuture<Result<HttpResponse>>> asked;
        for (int i = 0; i < 200; ++i)
            asked.push_back(client->send(get('/' + QByteArray::number(i))));
        for (int i = 0; i < 200; ++i) {
            const auto answer = answerOf(asked.at(static_cast<size_t>(i)));
            QVERIFY(answer);
            QCOMPARE(answer->body, '/' + QByteArray::number(i));
        }
        QCOMPARE(server.connections.load(), 4);
    }

    void redirectIsNotFollowed()
    {
        WireServer server([](const QByteArray &, int) {
            return WireAnswer{
                "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n"};
        });
        const auto client = clientOf(server.url());
        for (int i = 0; i < 2; ++i) {
            const auto answer = answerOf(client->send(get("/start")));
            QVERIFY(answer);
            QCOMPARE(answer->status, 302);
        }
        QCOMPARE(server.count(), 2);
        QVERIFY(!server.requests().at(1).contains("a=b"));
    }

    // The whole answer, the head alone, nothing: a server that is too slow is given up, and says so.
    void slowAndSilent_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("piece");
        QTest::newRow("silent") << QByteArray() << 0;
        QTest::newRow("one byte at a time") << ok(QByteArray(20'000, 'x')).bytes << 1;
        QTest::newRow("half an answer, then silence")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{") << 0;
    }
    // proves: P9
    void slowAndSilent()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, piece);
        WireServer server([&](const QByteArray &, int) { return WireAnswer{bytes, WireAnswer::Then::Keep, piece, 5}; });
        const auto client = clientOf(server.url());
        QElapsedTimer timer;
        timer.start();
        const auto question = answerOf(client->send(get("/", milliseconds(150))));
        QVERIFY(!question);
        QCOMPARE(question.error().code, ErrorCode::ServerUnreachable);
        QVERIFY2(timer.elapsed() >= 145, qPrintable(QString::number(timer.elapsed())));
        const auto asked = answerOf(client->send(command("POST", milliseconds(150))));
        QVERIFY(!asked);
        QCOMPARE(asked.error().code, ErrorCode::AnswerUnknown);
        QCOMPARE(server.count(), 2); // and neither was asked again
    }

    void broken_data()
    {
        using Then = WireAnswer::Then;
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("then");
        QTest::addColumn<int>("question"); // ErrorCode
        const auto row = [](const char *name, const QByteArray &bytes, Then then, ErrorCode question) {
            QTest::newRow(name) << bytes << static_cast<int>(then) << static_cast<int>(question);
        };
        row("closed without a word", "", Then::Close, ErrorCode::ServerUnreachable);
        row("reset", "", Then::Reset, ErrorCode::ServerUnreachable);
        row("half a head", "HTTP/1.1 200 O", Then::Close, ErrorCode::ServerAnswerUnusable);
        row("half a body", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"succ", Then::Close,
            ErrorCode::ServerAnswerUnusable);
        row("half a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{\"succ", Then::Close,
            ErrorCode::ServerAnswerUnusable);
        row("no HTTP", "<html>hello</html>\r\n\r\n", Then::Close, ErrorCode::ServerAnswerUnusable);
        row("gzip", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n\x1f\x8b", Then::Keep,
            ErrorCode::ServerAnswerUnusable);
        row("oversized", "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", Then::Keep,
            ErrorCode::ServerAnswerUnusable);
        row("endless head", "HTTP/1.1 200 OK\r\nA: " + QByteArray(100'000, 'a'), Then::Keep,
            ErrorCode::ServerAnswerUnusable);
    }
    // A command whose bytes have left is never said to have failed, and is never sent again: not after a close, not
    // after a reset, by no method.
    // proves: P9 C015
    void broken()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, then);
        QFETCH(int, question);
        WireServer server([&](const QByteArray &, int) {
            return WireAnswer{bytes, static_cast<WireAnswer::Then>(then)};
        });
        const auto client = clientOf(server.url());
        ClientRequest asks = get("/");
        asks.limit = 500'000;
        const auto answer = answerOf(client->send(asks));
        QVERIFY(!answer);
        QCOMPARE(static_cast<int>(answer.error().code), question);
        QCOMPARE(server.count(), 1);
        for (const char *method : kCommands) {
            ClientRequest request = command(method);
            request.limit = 500'000;
            const auto done = answerOf(client->send(request));
            QVERIFY(!done);
            QCOMPARE(done.error().code, ErrorCode::AnswerUnknown);
        }
        QCOMPARE(server.count(), 1 + static_cast<int>(kCommands.size()));
    }

    // The trap: the server closes a kept connection just when the next request goes out through it. A question is asked
    // once more; a command is not, whatever its method.
    // proves: P9 C015
    void keptConnectionClosedAfterReading()
    {
        // Every request but the first of each connection is read whole, then the connection ends without an answer.
        std::atomic_int dropped = 0;
        WireServer server([&](const QByteArray &, int before) {
            if (before % 2 == 0)
                return ok();
            ++dropped;
            return WireAnswer{{}, WireAnswer::Then::Close};
        });
        const auto client = clientOf(server.url(), 1);
        for (const char *method : kCommands) {
            QVERIFY(answerOf(client->send(get("/warm"))));
            const auto done = answerOf(client->send(command(method)));
            QVERIFY2(!done, method);
            QCOMPARE(done.error().code, ErrorCode::AnswerUnknown);
        }
        QCOMPARE(server.count(), 8);
        QCOMPARE(dropped.load(), 4);
        QVERIFY(answerOf(client->send(get("/warm"))));
        const auto question = answerOf(client->send(get("/again"))); // dropped once, then answered
        QVERIFY(question);
        QCOMPARE(server.count(), 11);
        QCOMPARE(server.requests().at(9), server.requests().at(10));
    }

    // proves: P9
    void nobodyListens()
    {
        quint16 port = 0;
        {
            QTcpServer gone;
            QVERIFY(gone.listen(QHostAddress::LocalHost));
            port = gone.serverPort();
        }
        const auto client = clientOf(QStringLiteral("http://127.0.0.1:%1").arg(port));
        const auto question = answerOf(client->send(get("/")));
        QCOMPARE(question.error().code, ErrorCode::ServerUnreachable);
        // Nothing has left: a command, too, is known not to have been done.
        const auto done = answerOf(client->send(command("POST")));
        QCOMPARE(done.error().code, ErrorCode::ServerUnreachable);
    }

    void noSuchName()
    {
        const auto client = clientOf(QStringLiteral("http://no-such-host.invalid"));
        const auto done = answerOf(client->send(command("POST")));
        QCOMPARE(done.error().code, ErrorCode::ServerUnreachable);
    }

    void waitingInTheQueueIsNotSent()
    {
        WireServer server([](const QByteArray &, int) { return WireAnswer{}; });
        const auto client = clientOf(server.url(), 1);
        auto first = client->send(command("POST", milliseconds(300)));
        auto second = client->send(command("POST", milliseconds(150)));
        const auto late = answerOf(second);
        QCOMPARE(late.error().code, ErrorCode::ServerUnreachable); // never left
        QCOMPARE(answerOf(first).error().code, ErrorCode::AnswerUnknown);
        QCOMPARE(server.count(), 1);
    }

    void clientThatGoesAnswersAll()
    {
        WireServer server([](const QByteArray &, int) { return WireAnswer{}; });
        auto client = clientOf(server.url(), 1);
        auto out = client->send(command("POST"));
        auto waiting = client->send(command("POST"));
        QTRY_COMPARE(server.count(), 1);
        client.reset();
        QCOMPARE(answerOf(out).error().code, ErrorCode::AnswerUnknown);
        QCOMPARE(answerOf(waiting).error().code, ErrorCode::Cancelled);
    }

    void refusedOptions_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("key");
        const QByteArray key = "celp_k";
        QTest::newRow("no scheme") << "server.example" << key;
        QTest::newRow("other scheme") << "ftp://server.example" << key;
        QTest::newRow("no host") << "https://" << key;
        QTest::newRow("user in it") << "https://me:secret@server.example" << key;
        QTest::newRow("query in it") << "https://server.example?a=b" << key;
        QTest::newRow("line break in the key") << "https://server.example" << QByteArray("celp\r\nX: y");
        QTest::newRow("space in the key") << "https://server.example" << QByteArray("celp k");
    }
    // proves: C001
    void refusedOptions()
    {
        QFETCH(QString, url);
        QFETCH(QByteArray, key);
        HttpClientOptions options;
        options.baseUrl = url;
        options.key = Secret(std::move(key));
        const auto client = HttpClient::make(options);
        QVERIFY(!client);
        QCOMPARE(client.error().code, ErrorCode::ValidationError);
    }

    void fieldCannotBeginAnother()
    {
        WireServer server([](const QByteArray &, int) { return ok(); });
        const auto client = clientOf(server.url());
        ClientRequest request = get("/");
        request.fields = {{"Idempotency-Key", "a\r\nX-Evil: b"}};
        QCOMPARE(answerOf(client->send(request)).error().code, ErrorCode::ValidationError);
        QCOMPARE(answerOf(client->send(get("/a b"))).error().code, ErrorCode::ValidationError);
        QCOMPARE(server.count(), 0);
    }

    void targetsAreEncoded()
    {
        QCOMPARE(httpTargetOf({"v1", "a/b c", "č"}, {{"x", "1&2"}, {"y", "+"}}), "/v1/a%2Fb%20c/%C4%8D?x=1%262&y=%2B");
        QCOMPARE(httpTargetOf({}), "/");
    }
};

CB_TEST(TestHttpClient)
#include "tst_httpclient.moc"
