// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/handover.h"

#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>
#include <QThread>

#include <atomic>
#include <memory>

namespace callboard::test {

/// Speaks TLS to consoles and hands their bytes on to a port of loopback. What it shows as its certificate can change
/// under way, as when it expires or another machine answers at the address; connections are cut then. On a thread of
/// its own; `show` may be called from any.
class TlsFront
{
public:
    TlsFront(quint16 upstream, const QSslConfiguration &tls) : m_upstream(upstream), m_tls(tls)
    {
        m_worker.moveToThread(&m_thread);
        m_thread.start();
        run([this] { listen(0); });
    }
    ~TlsFront()
    {
        run([this] { m_server.reset(); });
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(TlsFront)

    quint16 port() const { return m_port; }
    void show(const QSslConfiguration &tls)
    {
        run([this, tls] {
            m_tls = tls;
            m_server.reset();
            listen(m_port);
        });
    }
    /// Handshakes since `show`.
    int met() const { return m_met; }

private:
    class Server final : public QTcpServer
    {
    public:
        explicit Server(TlsFront &front) : m_front(front) {}

    protected:
        void incomingConnection(qintptr descriptor) override
        {
            auto *socket = new QSslSocket(this);
            if (!socket->setSocketDescriptor(descriptor))
                return socket->deleteLater();
            ++m_front.m_met;
            m_front.serve(socket);
        }

    private:
        TlsFront &m_front;
    };
    template <typename Fn> void run(Fn fn) { runOnThreadOf(&m_worker, fn); }

    void listen(quint16 port)
    {
        m_met = 0;
        m_server = std::make_unique<Server>(*this);
        if (!m_server->listen(QHostAddress::LocalHost, port))
            qFatal("no port: %s", qPrintable(m_server->errorString()));
        m_port = m_server->serverPort();
    }
    void serve(QSslSocket *client)
    {
        auto *server = new QTcpSocket(client);
        server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_upstream);
        QObject::connect(client, &QSslSocket::readyRead, client,
                         [client, server] { server->write(client->readAll()); });
        QObject::connect(server, &QTcpSocket::readyRead, client,
                         [client, server] { client->write(server->readAll()); });
        QObject::connect(server, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
        QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        client->setSslConfiguration(m_tls);
        client->startServerEncryption();
    }

    quint16 m_upstream;
    QSslConfiguration m_tls;
    std::atomic<int> m_met{0};
    std::atomic<quint16> m_port{0};
    QThread m_thread;
    QObject m_worker;
    std::unique_ptr<Server> m_server;
};

} // namespace callboard::test
