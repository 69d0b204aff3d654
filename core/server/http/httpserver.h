// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/server/http/httpconnection.h"

#include <QHash>
#include <QSslConfiguration>
#include <QWebSocketServer>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace callboard {

struct HttpServerOptions
{
    HttpConnection::Rules rules;
    int connections = 4'096; ///< at most, with event streams; also below the limit of open files
    int handshakes = 256;    ///< TLS connections that are not encrypted yet; one more ends the oldest of them
    int perAddress = 256;    ///< connections, with event streams (WORKSPACE.md section 3)
    /// Before accepting goes on when the system had no descriptor left (SERVER trap 7).
    std::chrono::milliseconds acceptPause{1'000};
    bool limitsAddresses = true;
    bool exemptsLoopback = true; ///< its own tests switch it off
};

/// The HTTP/1.1 and WebSocket front: accepts, limits, and passes whole requests to a handler (SERVER.md). Lives on a
/// thread of its own; every function is called there.
class HttpServer final : public QObject
{
    Q_OBJECT
public:
    HttpServer(HttpHandler &handler, HttpServerOptions options, QObject *parent = nullptr);
    ~HttpServer() override;

    /// With TLS from now on: for sockets that `listen` opens afterwards, and new certificates for later connections.
    void setTls(const QSslConfiguration &tls);
    /// Errors: NotSupported with the system's words. Answers the port (of a port 0, the one that was given).
    Result<quint16> listen(const QHostAddress &address, quint16 port);
    /// Stops accepting and lets what has begun be answered; `drained` follows, at once or later.
    void drain();
    int connectionCount() const { return static_cast<int>(m_connections.size()); }
    /// Connections that have become event streams and are still open.
    int streamCount() const { return m_streamCount; }

signals:
    void drained();

private:
    class Acceptor;
    struct Mailbox;
    class Promise;

    void accept(qintptr descriptor);
    bool mayJoin(const QHostAddress &peer) const;
    void watchHandshake(QSslSocket *socket, quint64 id);
    void adopt(HttpConnection *connection, const QHostAddress &peer);
    void giveAway(QTcpSocket *socket, const QHostAddress &peer);
    void openStreams();
    void deliver(quint64 id, quint64 serial, const std::optional<HttpReply> &reply);
    void leave(const QHostAddress &peer);
    void announceIfDrained();

    HttpHandler &m_handler;
    HttpServerOptions m_options;
    std::optional<QSslConfiguration> m_tls;
    std::vector<std::unique_ptr<Acceptor>> m_acceptors;
    QWebSocketServer m_webSockets;
    std::shared_ptr<Mailbox> m_mailbox;
    QHash<quint64, HttpConnection *> m_connections;
    std::map<quint64, HttpConnection *> m_handshaking; // by age
    QHash<QHostAddress, int> m_ofAddress;              // connections and streams
    std::vector<QTcpSocket *> m_upgrading;             // given away, whose stream is not there yet
    int m_streamCount = 0;
    quint64 m_lastId = 0;
    bool m_isDraining = false;
    bool m_isDrained = false;
};

} // namespace callboard
