// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/http/eventstream.h"
#include "tests/core/http/testcertificates.h"
#include "tests/core/http/wireserver.h"
#include "tests/support/testregistry.h"

#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace callboard;
using namespace callboard::test;

namespace {

/// A WebSocket server on the test's own thread.
class StreamHouse : public QObject
{
public:
    explicit StreamHouse(const std::optional<QSslConfiguration> &tls = {})
        : m_server(QStringLiteral("test"), tls ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode)
    {
        if (tls)
            m_server.setSslConfiguration(*tls);
        connect(&m_server, &QWebSocketServer::newConnection, this, [this] {
            QWebSocket *socket = m_server.nextPendingConnection();
            targets.append(socket->requestUrl().toString(QUrl::RemoveScheme | QUrl::RemoveAuthority));
            keys.append(socket->request().rawHeader("X-API-Key"));
            sockets.append(socket);
        });
        listen(0);
    }
    ~StreamHouse() override { qDeleteAll(sockets); }
    bool listen(quint16 at)
    {
        const bool ok = m_server.listen(QHostAddress::LocalHost, at);
        port = m_server.serverPort();
        return ok;
    }
    void close()
    {
        m_server.close();
        for (QWebSocket *socket : std::as_const(sockets))
            socket->abort();
    }
    QString url(const char *scheme) const
    {
        return QStringLiteral("%1://localhost:%2").arg(QLatin1String(scheme)).arg(port);
    }

    QStringList targets;
    QList<QByteArray> keys;
    QList<QWebSocket *> sockets;
    quint16 port = 0;

private:
    QWebSocketServer m_server;
};

std::unique_ptr<HttpClient> clientOf(const QString &url, const QString &caFile = {})
{
    HttpClientOptions options;
    options.baseUrl = url;
    options.caFile = caFile;
    options.key = Secret(QByteArray("celp_test_key"));
    return std::move(HttpClient::make(options)).value();
}

EventStreamOptions quick()
{
    EventStreamOptions options;
    options.pingEvery = milliseconds(20);
    options.silentFor = milliseconds(150);
    options.retryFirst = milliseconds(10);
    options.retryMost = milliseconds(40);
    return options;
}

} // namespace

class TestEventStream : public QObject
{
    Q_OBJECT

private slots:
    // proves: C162 P9
    void hearsAndComesBackWhereItWas()
    {
        StreamHouse house;
        const auto client = clientOf(house.url("http"));
        EventStream stream(*client, quick());
        QSignalSpy heard(&stream, &EventStream::received);
        stream.start("/v1/events?after=17");
        QTRY_COMPARE(stream.state(), EventStream::State::Open);
        QTRY_COMPARE(house.sockets.size(), 1);
        QCOMPARE(house.targets.at(0), "/v1/events?after=17");
        QCOMPARE(house.keys.at(0), "celp_test_key");
        house.sockets.at(0)->sendTextMessage(QStringLiteral("{\"sequence\":18}"));
        house.sockets.at(0)->sendTextMessage(QStringLiteral("{\"sequence\":19}"));
        QTRY_COMPARE(heard.count(), 2);
        QCOMPARE(heard.at(1).at(0).toString(), "{\"sequence\":19}");

        stream.setTarget("/v1/events?after=19");
        house.close(); // the server is gone
        QTRY_COMPARE(stream.state(), EventStream::State::Waiting);
        QVERIFY(stream.lastError().has_value());
        QCOMPARE(stream.lastError()->code, ErrorCode::ServerUnreachable);
        QVERIFY(house.listen(house.port)); // and back
        QTRY_COMPARE(stream.state(), EventStream::State::Open);
        QVERIFY(!stream.lastError());
        QTRY_COMPARE(house.targets.value(1), "/v1/events?after=19");
    }

    void stoppedStaysStopped()
    {
        StreamHouse house;
        const auto client = clientOf(house.url("http"));
        EventStream stream(*client, quick());
        stream.start("/v1/events");
        QTRY_COMPARE(stream.state(), EventStream::State::Open);
        QTRY_COMPARE(house.sockets.size(), 1);
        QSignalSpy heard(&stream, &EventStream::received);
        QSignalSpy gone(house.sockets.at(0), &QWebSocket::disconnected);
        stream.stop();
        QCOMPARE(stream.state(), EventStream::State::Stopped);
        QTRY_COMPARE(gone.count(), 1);
        QCOMPARE(stream.state(), EventStream::State::Stopped);
        QCOMPARE(heard.count(), 0);
    }

    // A server that takes the upgrade and is never heard again (no pong): dropped, and tried again.
    // proves: P9
    void silentServerIsDropped()
    {
        QByteArray accept;
        WireServer server([](const QByteArray &request, int) {
            const qsizetype at = request.indexOf("Sec-WebSocket-Key: ") + 19;
            const QByteArray key = request.mid(at, request.indexOf("\r\n", at) - at);
            const QByteArray hash =
                QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1);
            return WireAnswer{"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                              "Sec-WebSocket-Accept: " +
                              hash.toBase64() + "\r\n\r\n"};
        });
        const auto client = clientOf(server.url());
        EventStream stream(*client, quick());
        bool wasOpen = false;
        bool wasSilent = false;
        connect(&stream, &EventStream::stateChanged, this, [&] {
            wasOpen = wasOpen || stream.state() == EventStream::State::Open;
            wasSilent = wasSilent || (stream.lastError() && stream.lastError()->detail.contains("silent"));
        });
        stream.start("/v1/events");
        QTRY_VERIFY(wasSilent);
        QVERIFY(wasOpen);
        QTRY_VERIFY(server.connections.load() >= 2);
    }

    void refusedIsTriedAgain()
    {
        WireServer server([](const QByteArray &, int) {
            return WireAnswer{"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n", WireAnswer::Then::Close};
        });
        const auto client = clientOf(server.url());
        EventStream stream(*client, quick());
        stream.start("/v1/events");
        QTRY_VERIFY(server.connections.load() >= 3);
        QVERIFY(stream.lastError().has_value());
    }

    // proves: P9
    void certificateIsChecked()
    {
        TestAuthority authority(QStringLiteral("Our authority"));
        TestAuthority other(QStringLiteral("Other authority"));
        StreamHouse house(authority.serverTls());
        {
            const auto client = clientOf(house.url("https"), authority.file());
            EventStream stream(*client, quick());
            stream.start("/v1/events");
            QTRY_COMPARE(stream.state(), EventStream::State::Open);
        }
        const auto client = clientOf(house.url("https"), other.file());
        EventStream stream(*client, quick());
        stream.start("/v1/events");
        QTRY_VERIFY(stream.lastError().has_value());
        QCOMPARE(stream.lastError()->code, ErrorCode::ServerUntrusted);
        QVERIFY(house.keys.size() <= 1);
    }
};

CB_TEST(TestEventStream)
#include "tst_eventstream.moc"
