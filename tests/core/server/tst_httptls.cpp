// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The transport over TLS: SERVER.md traps 2 to 5. The certificates are made by openssl for each run.
#include "core/server/http/httpserver.h"
#include "tests/core/server/httphouse.h"
#include "tests/support/testregistry.h"

#include <QSslCertificate>
#include <QtTest>

using namespace callboard;
using namespace callboard::test;
using namespace std::chrono_literals;

namespace {

/// A client that verifies the server by its certificate.
class TlsClient
{
public:
    TlsClient(quint16 port, const QSslConfiguration &server)
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates({server.localCertificate()});
        socket.setSslConfiguration(tls);
        socket.connectToHostEncrypted("localhost", port);
    }
    bool isReady() { return socket.waitForEncrypted(10'000); }
    QByteArray read(qsizetype atLeast)
    {
        QByteArray text;
        while (text.size() < atLeast && (socket.bytesAvailable() > 0 || socket.waitForReadyRead(10'000)))
            text += socket.readAll();
        return text;
    }
    QByteArray ask(const QByteArray &request, qsizetype atLeast = 1)
    {
        socket.write(request);
        return read(atLeast);
    }

    QSslSocket socket;
};

/// A ClientHello of TLS 1.0 to 1.2 (RFC 5246 7.4.1.2): `minor` 1, 2 or 3.
QByteArray hello(int minor)
{
    const QByteArray suites = QByteArray::fromHex("c02fc030c013c014009c002f");
    const QByteArray extensions = QByteArray::fromHex("000a00040002001d"           // groups: x25519
                                                      "000b00020100"               // points: uncompressed
                                                      "000d00080006080404010501"); // signatures: RSA
    QByteArray body = QByteArray("\x03") + char(minor) + QByteArray(32, 'r') + '\0' + '\0' + char(suites.size()) +
                      suites + QByteArray("\x01\0\0", 3) + char(extensions.size()) + extensions;
    body = QByteArray("\x01\0\0", 3) + char(body.size()) + body;
    return QByteArray("\x16\x03\x01\0", 4) + char(body.size()) + body;
}

class TstHttpTls final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_tls = selfSignedTls("first"); }

    void answers()
    {
        HttpHouse house({}, m_tls);
        TlsClient client(house.port, m_tls);
        QVERIFY(client.isReady());
        QVERIFY(client.socket.sessionProtocol() == QSsl::TlsV1_2 || client.socket.sessionProtocol() == QSsl::TlsV1_3);
        QVERIFY(client.ask(get("/a")).endsWith("/a "));
        QVERIFY(client.ask(get("/b")).endsWith("/b "));
        QVERIFY(client.ask(get("/big/3000000"), 3'000'000).endsWith("bbb"));
    }

    void closesWithANotice()
    {
        HttpHouse house({}, m_tls);
        TlsClient client(house.port, m_tls);
        QVERIFY(client.isReady());
        QVERIFY(client.ask(get("/big/3000000", "Connection: close\r\n"), 3'000'000).endsWith("bbb"));
        if (client.socket.state() != QAbstractSocket::UnconnectedState)
            QVERIFY(client.socket.waitForDisconnected(10'000));
        QCOMPARE(client.socket.error(), QAbstractSocket::RemoteHostClosedError); // not a broken-off TLS stream
        QTRY_COMPARE(house.connections(), 0);
    }

    void refusesWithTheWholeReply()
    {
        HttpHouse house({}, m_tls);
        TlsClient client(house.port, m_tls);
        QVERIFY(client.isReady());
        client.socket.write(post("Content-Length: 1073741824\r\n", QByteArray(1 << 19, 'a')));
        const QByteArray reply = client.read(60);
        QVERIFY(reply.startsWith("HTTP/1.1 413 "));
        QVERIFY(reply.contains("BODY_TOO_LARGE"));
    }

    void needsTls12_data()
    {
        QTest::addColumn<int>("minor");
        QTest::newRow("1.0") << 1;
        QTest::newRow("1.1") << 2;
        QTest::newRow("1.2") << 3;
    }

    void needsTls12()
    {
        QFETCH(int, minor);
        HttpHouse house({}, m_tls);
        RawClient client(house.port);
        QVERIFY(client.send(hello(minor)));
        const QByteArray answer = client.readSome();
        QVERIFY(answer.size() >= 7);
        if (minor == 3) {
            QCOMPARE(answer.first(3), QByteArray("\x16\x03\x03")); // a handshake goes on
        } else {
            QCOMPARE(int(answer[0]), 0x15); // RFC 5246 7.2: alert, fatal, protocol_version
            QCOMPARE(answer.mid(5, 2), QByteArray("\x02\x46"));
        }
    }

    void plainHttpIsCut()
    {
        HttpHouse house({}, m_tls);
        RawClient client(house.port);
        client.send(get());
        QVERIFY(client.isOver());
        QTRY_COMPARE(house.connections(), 0);
        QCOMPARE(house.handler.handled.load(), 0);
    }

    void aSilentHandshakeIsCut()
    {
        HttpServerOptions options;
        options.rules.deadlines.handshake = 200ms;
        HttpHouse house(options, m_tls);
        RawClient silent(house.port);
        RawClient half(house.port);
        half.send(hello(3).first(20));
        QVERIFY(silent.isOver());
        QVERIFY(half.isOver());
        QTRY_COMPARE(house.connections(), 0);
    }

    /// Trap 5: they neither block the port nor keep out those that come to talk, though there may be only a few.
    void silentHandshakesBlockNobody()
    {
        HttpServerOptions options;
        options.handshakes = 16;
        HttpHouse house(options, m_tls);
        std::vector<RawClient> silent;
        silent.reserve(300);
        for (int i = 0; i < 300; ++i)
            silent.emplace_back(house.port);
        TlsClient client(house.port, m_tls);
        QVERIFY(client.isReady());
        QVERIFY(client.ask(get("/a")).endsWith("/a "));
        QVERIFY(house.connections() <= 17);
        QVERIFY(silent.front().isOver()); // the oldest went
        QVERIFY(client.ask(get("/b")).endsWith("/b "));
    }

    void aClientThatNeverReadsIsNotRead()
    {
        HttpHouse house({}, m_tls);
        TlsClient client(house.port, m_tls);
        QVERIFY(client.isReady());
        client.socket.setReadBufferSize(1'000); // and nobody reads it
        client.socket.write(get("/big/10000").repeated(20'000));
        const auto isFlooded = [&house] { return house.handler.handled > 3'000; }; // 30 MB
        QVERIFY(!QTest::qWaitFor(isFlooded, 1'500));
        TlsClient other(house.port, m_tls);
        QVERIFY(other.isReady());
        QVERIFY(other.ask(get("/a")).endsWith("/a "));
    }

    void anAnswerThatNobodyReadsEnds()
    {
        HttpServerOptions options;
        options.rules.deadlines.writing = 300ms;
        HttpHouse house(options, m_tls);
        TlsClient client(house.port, m_tls);
        QVERIFY(client.isReady());
        client.socket.setReadBufferSize(1'000);
        client.socket.write(get("/big/50000000"));
        QTRY_COMPARE(house.handler.handled.load(), 1);
        QTRY_COMPARE(house.connections(), 0);
    }

    void answersLaterFromAnotherThread()
    {
        HttpHouse house({}, m_tls);
        TlsClient client(house.port, m_tls);
        QVERIFY(client.isReady());
        client.socket.write(get("/later") + get("/b"));
        QTRY_COMPARE(house.handler.waitingCount(), 1);
        const auto [request, answer] = house.handler.takeWaiting();
        answer(StubHandler::replyTo(request));
        QByteArray text = client.read(1);
        while (!text.endsWith("/b ")) {
            const QByteArray more = client.read(1);
            QVERIFY(!more.isEmpty());
            text += more;
        }
        QVERIFY(text.indexOf("/later ") < text.indexOf("/b "));
    }

    void newCertificatesAreForNewConnections()
    {
        HttpHouse house({}, m_tls);
        TlsClient before(house.port, m_tls);
        QVERIFY(before.isReady());
        const QSslConfiguration second = selfSignedTls("second");
        house.setTls(second);
        TlsClient after(house.port, second);
        QVERIFY(after.isReady());
        QCOMPARE(after.socket.peerCertificate(), second.localCertificate());
        QVERIFY(before.ask(get("/a")).endsWith("/a "));
        QVERIFY(!TlsClient(house.port, m_tls).isReady());
    }

private:
    QSslConfiguration m_tls;
};

} // namespace

CB_TEST(TstHttpTls)
#include "tst_httptls.moc"
