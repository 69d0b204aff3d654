// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/server/http/httpserver.h"

#include "core/server/http/httphandler.h"

#include <QTcpServer>
#include <QWebSocket>

#include <algorithm>
#include <unistd.h>

namespace callboard {

namespace {

constexpr int kBacklog = 1'024;            // SERVER trap 6
constexpr int kMostPendingStreams = 1'024; // the default 30 is full at once when consoles come back
constexpr std::chrono::milliseconds kAcceptPause{1'000};

} // namespace

/// A listening socket whose connections are ours from the first byte: QSslServer's handshakes would count against its
/// pending connections, and a few silent clients would block the port (SERVER trap 5).
class HttpServer::Acceptor final : public QTcpServer
{
public:
    explicit Acceptor(HttpServer &server) : m_server(server)
    {
        setListenBacklogSize(kBacklog);
        // Out of descriptors, Qt stops accepting for ever (SERVER trap 7).
        connect(this, &QTcpServer::acceptError, this,
                [this] { QTimer::singleShot(kAcceptPause, this, [this] { resumeAccepting(); }); });
    }

protected:
    void incomingConnection(qintptr descriptor) override { m_server.accept(descriptor); }

private:
    HttpServer &m_server;
};

HttpServer::HttpServer(HttpHandler &handler, HttpServerOptions options, QObject *parent)
    : QObject(parent), m_handler(handler), m_options(options),
      m_webSockets(QStringLiteral("callboardd"), QWebSocketServer::NonSecureMode)
{
    m_webSockets.setParent(this);
    m_webSockets.setMaxPendingConnections(kMostPendingStreams);
    connect(&m_webSockets, &QWebSocketServer::newConnection, this, [this] {
        while (QWebSocket *socket = m_webSockets.nextPendingConnection())
            m_handler.opened(socket);
    });
}

HttpServer::~HttpServer() = default;

void HttpServer::setTls(const QSslConfiguration &tls)
{
    m_tls = tls;
    m_tls->setProtocol(QSsl::TlsV1_2OrLater);
    m_tls->setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
}

Result<quint16> HttpServer::listen(const QHostAddress &address, quint16 port)
{
    auto acceptor = std::make_unique<Acceptor>(*this);
    if (!acceptor->listen(address, port))
        return Error{ErrorCode::NotSupported, acceptor->errorString(), {}};
    const quint16 given = acceptor->serverPort();
    m_acceptors.push_back(std::move(acceptor));
    return given;
}

bool HttpServer::isLimited(const QHostAddress &peer) const
{
    return m_options.limitsAddresses && !(m_options.exemptsLoopback && peer.isLoopback());
}

void HttpServer::accept(qintptr descriptor)
{
    const auto inHandshake = [this] {
        return std::count_if(m_connections.cbegin(), m_connections.cend(),
                             [](const HttpConnection *connection) { return connection->isInHandshake(); });
    };
    const bool isFull = connectionCount() >= m_options.connections || (m_tls && inHandshake() >= m_options.handshakes);
    if (isFull || m_isDraining) {
        ::close(static_cast<int>(descriptor));
        return;
    }
    std::unique_ptr<QTcpSocket> socket;
    if (m_tls)
        socket = std::make_unique<QSslSocket>();
    else
        socket = std::make_unique<QTcpSocket>();
    if (!socket->setSocketDescriptor(descriptor)) {
        ::close(static_cast<int>(descriptor));
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const QHostAddress peer = socket->peerAddress();
    if (isLimited(peer) && m_ofAddress.value(peer) >= m_options.perAddress) {
        socket->abort();
        return;
    }
    if (auto *secure = qobject_cast<QSslSocket *>(socket.get())) {
        secure->setSslConfiguration(*m_tls);
        secure->startServerEncryption();
    }
    adopt(new HttpConnection(++m_lastId, socket.release(), m_options.rules, m_handler, this), peer);
}

void HttpServer::adopt(HttpConnection *connection, const QHostAddress &peer)
{
    const quint64 id = connection->id();
    m_connections.insert(id, connection);
    ++m_ofAddress[peer];
    connect(connection, &HttpConnection::requested, this, [this, id](quint64 serial, const HttpRequest &request) {
        // Answers come from any thread, also after the connection is gone: they find it by its id.
        m_handler.handle(request, [this, id, serial](const HttpReply &reply) {
            const auto deliver = [this, id, serial, reply] {
                if (HttpConnection *waiting = m_connections.value(id))
                    waiting->deliver(serial, reply);
            };
            QMetaObject::invokeMethod(this, deliver, Qt::AutoConnection);
        });
    });
    connect(connection, &HttpConnection::upgraded, this,
            [this](QTcpSocket *socket) { m_webSockets.handleConnection(socket); });
    connect(connection, &HttpConnection::closed, this, [this, connection, id, peer] {
        m_connections.remove(id);
        if (--m_ofAddress[peer] <= 0)
            m_ofAddress.remove(peer);
        connection->deleteLater();
        announceIfDrained();
    });
}

void HttpServer::drain()
{
    m_isDraining = true;
    for (const auto &acceptor : m_acceptors)
        acceptor->close();
    const QList<HttpConnection *> all = m_connections.values();
    for (HttpConnection *connection : all)
        connection->drain();
    announceIfDrained();
}

void HttpServer::announceIfDrained()
{
    if (m_isDraining && m_connections.isEmpty())
        emit drained();
}

} // namespace callboard
