// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/server/http/httpserver.h"

#include "core/server/http/httphandler.h"

#include <QTcpServer>
#include <QThread>
#include <QWebSocket>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <unistd.h>

namespace callboard {

namespace {

constexpr int kBacklog = 1'024;            // SERVER trap 6
constexpr int kMostPendingStreams = 1'024; // the default 30 is full at once when consoles come back
/// Consoles send a few words. Far below the read buffer of a connection, which a frame must fit into.
constexpr quint64 kMostFromStream = 32 * 1024;
constexpr qint64 kMostToStream = 2 * 1024 * 1024; // the last resort; handlers have their own bounds
constexpr std::chrono::milliseconds kStreamCheck{1'000};

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
        connect(this, &QTcpServer::acceptError, this, [this] {
            QTimer::singleShot(m_server.m_options.acceptPause, this, [this] {
                if (isListening()) // else there is nothing to resume, and Qt would not ask
                    resumeAccepting();
            });
        });
    }

protected:
    void incomingConnection(qintptr descriptor) override { m_server.accept(descriptor); }

private:
    HttpServer &m_server;
};

/// Where answers of other threads find the server, or find it gone.
struct HttpServer::Mailbox
{
    std::mutex mutex;
    HttpServer *server = nullptr;

    void post(quint64 id, quint64 serial, std::optional<HttpReply> reply)
    {
        std::unique_lock lock(mutex);
        HttpServer *const waiting = server;
        if (!waiting)
            return;
        if (waiting->thread() == QThread::currentThread()) {
            lock.unlock(); // only this thread ends the server, and the answer may bring the next request
            waiting->deliver(id, serial, reply);
            return;
        }
        const auto deliver = [waiting, id, serial, reply = std::move(reply)] { waiting->deliver(id, serial, reply); };
        QMetaObject::invokeMethod(waiting, deliver, Qt::QueuedConnection);
    }
};

/// One answer that is due. Who lets it go without answering has answered 500: a client never waits for ever.
class HttpServer::Promise
{
public:
    Promise(std::shared_ptr<Mailbox> mailbox, quint64 id, quint64 serial)
        : m_mailbox(std::move(mailbox)), m_id(id), m_serial(serial)
    {
    }
    ~Promise() { settle(std::nullopt); }
    Q_DISABLE_COPY_MOVE(Promise)

    void settle(std::optional<HttpReply> reply)
    {
        if (!m_isSettled.exchange(true))
            m_mailbox->post(m_id, m_serial, std::move(reply));
    }

private:
    std::shared_ptr<Mailbox> m_mailbox;
    const quint64 m_id;
    const quint64 m_serial;
    std::atomic_bool m_isSettled = false;
};

HttpServer::HttpServer(HttpHandler &handler, HttpServerOptions options, QObject *parent)
    : QObject(parent), m_handler(handler), m_options(options),
      m_webSockets(QStringLiteral("callboardd"), QWebSocketServer::NonSecureMode),
      m_mailbox(std::make_shared<Mailbox>())
{
    m_mailbox->server = this;
    m_webSockets.setParent(this);
    m_webSockets.setMaxPendingConnections(kMostPendingStreams);
    connect(&m_webSockets, &QWebSocketServer::newConnection, this, &HttpServer::openStreams);
}

HttpServer::~HttpServer()
{
    {
        const std::lock_guard lock(m_mailbox->mutex);
        m_mailbox->server = nullptr;
    }
    for (HttpConnection *connection : std::as_const(m_connections)) {
        connection->disconnect(this);
        delete connection;
    }
    const auto upgrading = std::exchange(m_upgrading, {});
    qDeleteAll(upgrading);
}

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

bool HttpServer::mayJoin(const QHostAddress &peer) const
{
    if (m_isDraining || connectionCount() + m_streamCount >= m_options.connections)
        return false;
    const bool isLimited = m_options.limitsAddresses && !(m_options.exemptsLoopback && peer.isLoopback());
    return !isLimited || m_ofAddress.value(peer) < m_options.perAddress;
}

void HttpServer::accept(qintptr descriptor)
{
    std::unique_ptr<QTcpSocket> socket;
    if (m_tls)
        socket = std::make_unique<QSslSocket>();
    else
        socket = std::make_unique<QTcpSocket>();
    if (!socket->setSocketDescriptor(descriptor)) {
        ::close(static_cast<int>(descriptor));
        return;
    }
    const QHostAddress peer = socket->peerAddress();
    if (!mayJoin(peer)) {
        socket->abort();
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    auto *secure = qobject_cast<QSslSocket *>(socket.get());
    if (secure) {
        secure->setSslConfiguration(*m_tls);
        secure->startServerEncryption();
    }
    const quint64 id = ++m_lastId;
    adopt(new HttpConnection(id, socket.release(), m_options.rules, m_handler, this), peer);
    if (secure)
        watchHandshake(secure, id);
}

/// Clients that connect and say nothing must not keep out those that come to talk: the oldest has had the most time.
void HttpServer::watchHandshake(QSslSocket *socket, quint64 id)
{
    HttpConnection *connection = m_connections.value(id);
    if (!connection || socket->isEncrypted())
        return;
    m_handshaking.emplace(id, connection);
    connect(socket, &QSslSocket::encrypted, this, [this, id] { m_handshaking.erase(id); });
    if (m_handshaking.size() > static_cast<size_t>(m_options.handshakes))
        m_handshaking.begin()->second->cut();
}

void HttpServer::adopt(HttpConnection *connection, const QHostAddress &peer)
{
    const quint64 id = connection->id();
    m_connections.insert(id, connection);
    ++m_ofAddress[peer];
    connect(connection, &HttpConnection::requested, this, [this, id](quint64 serial, const HttpRequest &request) {
        // Answers come from any thread, also after the connection or the server is gone.
        const auto promise = std::make_shared<Promise>(m_mailbox, id, serial);
        m_handler.handle(request, [promise](HttpReply reply) { promise->settle(std::move(reply)); });
    });
    connect(connection, &HttpConnection::upgraded, this, [this, peer](QTcpSocket *socket) { giveAway(socket, peer); });
    connect(connection, &HttpConnection::closed, this, [this, connection, id, peer] {
        m_connections.remove(id);
        m_handshaking.erase(id);
        leave(peer);
        connection->deleteLater();
        announceIfDrained();
    });
}

/// A stream counts like the connection it was, until its socket is destroyed; its deadlines are those of who took it.
void HttpServer::giveAway(QTcpSocket *socket, const QHostAddress &peer)
{
    ++m_streamCount;
    ++m_ofAddress[peer];
    m_upgrading.push_back(socket);
    auto *watch = new QObject(socket); // QWebSocket disconnects everything from the socket itself
    connect(watch, &QObject::destroyed, this, [this, socket, peer] {
        std::erase(m_upgrading, socket);
        --m_streamCount;
        leave(peer);
    });
    auto *bound = new QTimer(socket);
    connect(bound, &QTimer::timeout, socket, [socket] {
        const auto *secure = qobject_cast<QSslSocket *>(socket);
        // Encrypted bytes, which QWebSocket::bytesToWrite does not count.
        if (socket->bytesToWrite() + (secure ? secure->encryptedBytesToWrite() : 0) > kMostToStream)
            socket->abort();
    });
    bound->start(kStreamCheck);
    m_webSockets.handleConnection(socket);
}

void HttpServer::openStreams()
{
    while (QWebSocket *stream = m_webSockets.nextPendingConnection()) {
        const auto own = std::find_if(m_upgrading.begin(), m_upgrading.end(), [stream](const QTcpSocket *socket) {
            return socket->peerPort() == stream->peerPort() && socket->peerAddress() == stream->peerAddress() &&
                   socket->localPort() == stream->localPort();
        });
        if (own != m_upgrading.end()) {
            (*own)->setParent(stream); // Qt leaves it behind when its stream is deleted
            m_upgrading.erase(own);
        }
        stream->setMaxAllowedIncomingFrameSize(kMostFromStream);
        stream->setMaxAllowedIncomingMessageSize(kMostFromStream);
        stream->setParent(this); // Qt gives it none
        m_handler.opened(stream);
    }
}

void HttpServer::leave(const QHostAddress &peer)
{
    if (--m_ofAddress[peer] <= 0)
        m_ofAddress.remove(peer);
}

void HttpServer::deliver(quint64 id, quint64 serial, const std::optional<HttpReply> &reply)
{
    HttpConnection *waiting = m_connections.value(id);
    if (!waiting)
        return;
    if (reply)
        waiting->deliver(serial, *reply);
    else
        waiting->deliver(serial, m_handler.refusalOf({500, "INTERNAL_ERROR", "The request was not answered."}));
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
    if (m_isDraining && m_connections.isEmpty() && !std::exchange(m_isDrained, true))
        emit drained();
}

} // namespace callboard
