// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/handover.h"

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <memory>

namespace callboard::test {

/// What can be wrong between a console and its server (RELIABILITY P9).
enum class NetworkFault {
    None,
    Refuse,      ///< nobody listens
    LoseAnswer,  ///< the request arrives, the answer never does
    CutAnswer,   ///< the answer ends after its first bytes
    BlackHole,   ///< accepted, and silent for ever; the request does not arrive
    BadGateway,  ///< 502 in HTML
    Portal,      ///< a page to sign in to the hotel's network, with 200
    Redirect,    ///< to itself
    HalfJson,    ///< a head that promises more than comes
    NotHttp,     ///< another protocol
    GatewayLost, ///< the request arrives and is carried out; a gateway answers 502 in HTML in place of the answer
    WrongLength, ///< the head promises fewer bytes than the answer has
    Dribble,     ///< a slow line: the answer comes byte by byte
    GzipLie,     ///< says it is compressed, and is not
    Reset,       ///< the connection is cut as soon as the request comes; it does not arrive
    HalfOpen,    ///< the request arrives, then the line is dead without a word
    Trickle,     ///< a byte of the answer every 50 ms: it takes longer than anybody waits
    TooMany,     ///< 429 RATE_LIMITED by its code, come back in a second; the request does not arrive
};

/// Stands before a server on loopback and lets through what the fault allows; the fault counts from the next bytes of
/// each connection on. On a thread of its own; `set` may be called from any.
class FaultProxy
{
public:
    explicit FaultProxy(quint16 upstream) : m_upstream(upstream)
    {
        m_worker.moveToThread(&m_thread);
        m_thread.start();
        run([this] { listen(0); });
    }
    ~FaultProxy()
    {
        run([this] { m_server.reset(); });
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(FaultProxy)

    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }
    /// Connections that are open are cut when nobody listens any more, and when a fault begins or ends.
    void set(NetworkFault fault)
    {
        run([this, fault] {
            m_fault = fault;
            m_server.reset();
            if (fault != NetworkFault::Refuse)
                listen(m_port);
        });
    }
    /// Without cutting anything: what is open meets it with its next bytes, and an event stream that is silent does
    /// not.
    void setFromNextBytes(NetworkFault fault)
    {
        run([this, fault] {
            m_met = 0;
            m_fault = fault;
        });
    }
    void setUpstream(quint16 port) { m_upstream = port; }
    /// Requests that a fault has met since `set`.
    int met() const { return m_met; }

private:
    template <typename Fn> void run(Fn fn) { runOnThreadOf(&m_worker, fn); }

    void listen(quint16 port)
    {
        m_met = 0;
        m_server = std::make_unique<QTcpServer>();
        QObject::connect(m_server.get(), &QTcpServer::newConnection, m_server.get(), [this] {
            while (QTcpSocket *client = m_server->nextPendingConnection())
                serve(client);
        });
        if (!m_server->listen(QHostAddress::LocalHost, port))
            qFatal("the proxy has no port: %s", qPrintable(m_server->errorString()));
        m_port = m_server->serverPort();
    }

    void serve(QTcpSocket *client)
    {
        client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        auto *server = new QTcpSocket(client); // dies with it
        if (m_fault != NetworkFault::BlackHole)
            server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_upstream);
        QObject::connect(client, &QTcpSocket::readyRead, client, [this, client, server] {
            const QByteArray bytes = client->readAll();
            const QByteArray canned = cannedAnswer();
            if (m_fault != NetworkFault::None)
                ++m_met;
            if (!canned.isEmpty()) {
                client->write(canned);
                client->disconnectFromHost();
            } else if (m_fault == NetworkFault::Reset) {
                client->abort();
            } else if (m_fault != NetworkFault::BlackHole) {
                server->write(bytes);
            }
        });
        QObject::connect(server, &QTcpSocket::readyRead, client,
                         [this, client, server] { answer(client, server->readAll()); });
        QObject::connect(server, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
        QObject::connect(server, &QTcpSocket::errorOccurred, client, [client] { client->abort(); });
        QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    }

    void answer(QTcpSocket *client, QByteArray bytes)
    {
        switch (m_fault.load()) {
        case NetworkFault::LoseAnswer:
            return client->abort();
        case NetworkFault::HalfOpen:
            return;
        case NetworkFault::Trickle:
            return trickle(client, bytes);
        case NetworkFault::CutAnswer:
            client->write(bytes.left(40));
            client->flush();
            return client->abort();
        case NetworkFault::GatewayLost:
            client->write(kBadGateway);
            return client->disconnectFromHost();
        case NetworkFault::WrongLength: {
            const qsizetype head = bytes.indexOf("\r\n\r\n");
            client->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n");
            client->write(bytes.mid(head + 4));
            return client->disconnectFromHost();
        }
        case NetworkFault::Dribble:
            for (const char byte : bytes) {
                client->write(&byte, 1);
                client->flush(); // a segment each
            }
            return;
        case NetworkFault::None:
        case NetworkFault::Refuse:
        case NetworkFault::BlackHole:
        case NetworkFault::BadGateway:
        case NetworkFault::Portal:
        case NetworkFault::Redirect:
        case NetworkFault::HalfJson:
        case NetworkFault::NotHttp:
        case NetworkFault::TooMany:
        case NetworkFault::GzipLie:
        case NetworkFault::Reset:
            client->write(bytes);
        }
    }

    static constexpr const char *kBadGateway =
        "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 20\r\n\r\n<h1>Bad gateway</h1>";

    static void trickle(QTcpSocket *client, const QByteArray &bytes)
    {
        auto *drops = new QTimer(client);
        QObject::connect(drops, &QTimer::timeout, client, [client, bytes, at = qsizetype(0)]() mutable {
            if (at < bytes.size())
                client->write(bytes.mid(at++, 1));
        });
        drops->start(50);
    }

    QByteArray cannedAnswer() const
    {
        switch (m_fault.load()) {
        case NetworkFault::None:
        case NetworkFault::Refuse:
        case NetworkFault::LoseAnswer:
        case NetworkFault::CutAnswer:
        case NetworkFault::BlackHole:
        case NetworkFault::GatewayLost:
        case NetworkFault::WrongLength:
        case NetworkFault::Dribble:
        case NetworkFault::Reset:
        case NetworkFault::HalfOpen:
        case NetworkFault::Trickle:
            return {};
        case NetworkFault::BadGateway:
            return kBadGateway;
        case NetworkFault::GzipLie:
            return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 11"
                   "\r\n\r\n{\"data\":{}}";
        case NetworkFault::TooMany: {
            const QByteArray body = R"({"success":false,"error":"RATE_LIMITED","message":"no","requestId":"r"})";
            return "HTTP/1.1 429 Too Many Requests\r\nContent-Type: application/json\r\nRetry-After: 1\r\n"
                   "Content-Length: " +
                   QByteArray::number(body.size()) + "\r\n\r\n" + body;
        }
        case NetworkFault::Portal:
            return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 20\r\n\r\n<h1>Sign in now</h1>";
        case NetworkFault::Redirect:
            return "HTTP/1.1 302 Found\r\nLocation: /v1/callboard\r\nContent-Length: 0\r\n\r\n";
        case NetworkFault::HalfJson:
            return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{\"data\":{\"res";
        case NetworkFault::NotHttp:
            return "220 mail.example.org ESMTP\r\n";
        }
        return {};
    }

    std::atomic<quint16> m_upstream;
    std::atomic<NetworkFault> m_fault{NetworkFault::None};
    std::atomic<int> m_met{0};
    std::atomic<quint16> m_port{0};
    QThread m_thread;
    QObject m_worker;
    std::unique_ptr<QTcpServer> m_server;
};

} // namespace callboard::test
