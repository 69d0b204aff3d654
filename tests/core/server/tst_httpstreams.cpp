// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Connections that become WebSockets: SERVER.md traps 3, 6, 8 and 9, and that they still count.
#include "core/server/http/httpserver.h"
#include "tests/core/server/httphouse.h"
#include "tests/support/testregistry.h"

#include <QtTest>

using namespace callboard;
using namespace callboard::test;
using namespace std::chrono_literals;

namespace {

const QByteArray kHandshake = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"; // RFC 6455 1.3
const QByteArray kAccept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

QUrl urlOf(const HttpHouse &house, const char *path = "/stream")
{
    return QUrl(QStringLiteral("ws://localhost:%1%2").arg(house.port).arg(QLatin1String(path)));
}

/// Opens a stream and keeps it.
std::unique_ptr<QWebSocket> opened(const HttpHouse &house)
{
    auto socket = std::make_unique<QWebSocket>();
    socket->open(urlOf(house));
    const bool isOpen = QTest::qWaitFor([&] { return socket->state() == QAbstractSocket::ConnectedState; }, 10'000);
    return isOpen ? std::move(socket) : nullptr;
}

/// True when a text comes back.
bool echoes(QWebSocket &socket, const QString &text)
{
    QSignalSpy received(&socket, &QWebSocket::textMessageReceived);
    socket.sendTextMessage(text);
    return (!received.isEmpty() || received.wait(10'000)) && received[0][0].toString() == text;
}

class TstHttpStreams final : public QObject
{
    Q_OBJECT
private slots:
    void opensAfterOtherRequests()
    {
        HttpHouse house;
        RawClient client(house.port);
        QCOMPARE(client.ask(get("/a")).status(), 200);
        client.send(get("/stream", kHandshake));
        const ClientReply reply = client.read(false);
        QCOMPARE(reply.status(), 101);
        QVERIFY(reply.head.contains("Sec-WebSocket-Accept: " + kAccept + "\r\n"));
        QTRY_COMPARE(house.handler.streams.load(), 1);
        QCOMPARE(house.connections(), 0);
        QCOMPARE(house.streamCount(), 1);
        client.close();
        QTRY_COMPARE(house.streamCount(), 0);
    }

    void outlivesTheDeadlines()
    {
        HttpServerOptions options;
        options.rules.deadlines = {200ms, 200ms, 200ms, 200ms, 200ms, 200ms};
        HttpHouse house(options);
        const auto socket = opened(house);
        QVERIFY(socket);
        QSignalSpy ended(socket.get(), &QWebSocket::disconnected);
        QVERIFY(!ended.wait(800)); // four times every deadline
        QVERIFY(echoes(*socket, "still here"));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("another path") << get("/a", kHandshake);
        QTest::newRow("with a body") << get("/stream", kHandshake + "Content-Length: 1\r\n") + 'x';
        QTest::newRow("with an early frame") << get("/stream", kHandshake) + QByteArray("\x81\x80zzzz");
        QTest::newRow("pipelined") << get("/a") + get("/stream", kHandshake);
    }

    void refuses()
    {
        QFETCH(QByteArray, request);
        HttpHouse house;
        RawClient client(house.port);
        client.send(request);
        ClientReply reply = client.read();
        if (reply.status() == 200)
            reply = client.read();
        QCOMPARE(reply.status(), 400);
        QVERIFY(reply.closes());
        QVERIFY(client.isEnded());
        QCOMPARE(house.handler.streams.load(), 0);
        QCOMPARE(house.streamCount(), 0);
    }

    void aHandshakeThatFailsLeavesNothing()
    {
        HttpHouse house;
        RawClient client(house.port);
        client.send(get("/stream", "Connection: Upgrade\r\nUpgrade: websocket\r\n")); // without version and key
        QVERIFY(client.isOver());
        QTRY_COMPARE(house.streamCount(), 0);
        QCOMPARE(house.handler.streams.load(), 0);
    }

    void streamsCountAsConnections()
    {
        HttpServerOptions options;
        options.connections = 3;
        HttpHouse house(options);
        std::vector<std::unique_ptr<QWebSocket>> sockets;
        for (int i = 0; i < 3; ++i) {
            sockets.push_back(opened(house));
            QVERIFY(sockets.back());
        }
        QVERIFY(RawClient(house.port).isOver());
        sockets.pop_back();
        QTRY_COMPARE(house.streamCount(), 2);
        QCOMPARE(RawClient(house.port).ask(get()).status(), 200);
    }

    void streamsCountForTheirAddress()
    {
        HttpServerOptions options;
        options.perAddress = 2;
        options.exemptsLoopback = false;
        HttpHouse house(options);
        for (int round = 0; round < 3; ++round) {
            auto first = opened(house);
            auto second = opened(house);
            QVERIFY(first && second);
            QVERIFY(RawClient(house.port).isOver());
            first.reset();
            second.reset();
            QTRY_COMPARE(house.streamCount(), 0);
        }
    }

    void aBigMessageIsTooBig()
    {
        HttpHouse house;
        const auto socket = opened(house);
        QVERIFY(socket);
        QVERIFY(echoes(*socket, QString(30'000, 'a')));
        QSignalSpy ended(socket.get(), &QWebSocket::disconnected);
        socket->sendTextMessage(QString(2'000'000, 'a'));
        QVERIFY(!ended.isEmpty() || ended.wait(10'000));
        QCOMPARE(socket->closeCode(), QWebSocketProtocol::CloseCodeTooMuchData);
        QTRY_COMPARE(house.streamCount(), 0);
    }

    /// Over TLS too, where the stream itself does not know how much is unread.
    void aStreamThatNobodyReadsIsCut_data()
    {
        QTest::addColumn<bool>("isSecure");
        QTest::newRow("plain") << false;
        QTest::newRow("TLS") << true;
    }

    void aStreamThatNobodyReadsIsCut()
    {
        QFETCH(bool, isSecure);
        const std::optional<QSslConfiguration> tls = isSecure ? std::optional(selfSignedTls("streams")) : std::nullopt;
        HttpHouse house({}, tls);
        QSslSocket client;
        client.setPeerVerifyMode(QSslSocket::VerifyNone);
        client.setReadBufferSize(4'000);
        if (isSecure)
            client.connectToHostEncrypted("localhost", house.port);
        else
            client.connectToHost("localhost", house.port);
        QVERIFY(isSecure ? client.waitForEncrypted(10'000) : client.waitForConnected(10'000));
        client.write(get("/stream", kHandshake));
        QTRY_COMPARE(house.handler.streams.load(), 1);
        client.write(QByteArray("\x81\x84\0\0\0\0pour", 10)); // a masked text: the stub pours out 20 MB
        QTRY_COMPARE_WITH_TIMEOUT(house.streamCount(), 0, 10'000);
    }

    /// The handler's own streams may outlive the server.
    void streamsMayOutliveTheServer()
    {
        HttpHouse house;
        house.handler.keepsStreams = true;
        const auto socket = opened(house);
        QVERIFY(socket);
        QVERIFY(echoes(*socket, "a"));
        QSignalSpy ended(socket.get(), &QWebSocket::disconnected);
        house.close();
        QVERIFY(!ended.isEmpty() || ended.wait(10'000));
    }

    void theServerMayEndFirst()
    {
        HttpHouse house;
        const auto socket = opened(house);
        QVERIFY(socket);
        house.drain();
        QTRY_COMPARE(house.drained.load(), 1); // streams are not waited for
        QSignalSpy ended(socket.get(), &QWebSocket::disconnected);
        house.close();
        QVERIFY(!ended.isEmpty() || ended.wait(10'000));
    }
};

} // namespace

CB_TEST(TstHttpStreams)
#include "tst_httpstreams.moc"
