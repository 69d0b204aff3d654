// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/server/http/httpconnection.h"

#include "core/server/http/httphandler.h"

#include <sys/socket.h>

namespace callboard {

namespace {

constexpr qint64 kReadBuffer = 64 * 1024;         // SERVER trap 3
constexpr qint64 kMostToWrite = 256 * 1024;       // nothing more is served before the client reads
constexpr qsizetype kMostToDiscard = 1024 * 1024; // SERVER trap 4

} // namespace

HttpConnection::HttpConnection(quint64 id, QTcpSocket *socket, const Rules &rules, HttpHandler &handler,
                               QObject *server)
    : QObject(server), m_id(id), m_socket(socket), m_rules(rules), m_handler(handler), m_parser(rules.limits),
      m_deadline(this)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(kReadBuffer);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &HttpConnection::deadlinePassed);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::readOn);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::readOn);
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpConnection::end);
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this] {
        if (m_socket && m_socket->state() == QAbstractSocket::UnconnectedState)
            end();
    });
    if (auto *secure = qobject_cast<QSslSocket *>(m_socket))
        connect(secure, &QSslSocket::encrypted, this, &HttpConnection::readOn);
    updatePhase();
}

void HttpConnection::readOn()
{
    if (m_isLingering)
        return discard();
    if (m_isReading || m_isEnded)
        return;
    m_isReading = true;
    while (m_socket && !m_isServing && !m_isLingering && !m_isDraining && m_socket->bytesToWrite() <= kMostToWrite) {
        if (const auto request = m_parser.take()) {
            serve(*request);
            continue;
        }
        if (const auto fault = m_parser.fault()) {
            refuse(m_handler.refusalOf(*fault));
            break;
        }
        if (m_parser.takeContinue())
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        if (m_socket->bytesAvailable() == 0)
            break;
        if (m_isInTransaction && m_parser.isInBody()) {
            m_socket->commitTransaction();
            m_isInTransaction = false;
        } else if (!m_isInTransaction && !m_parser.isInside()) {
            m_socket->startTransaction();
            m_isInTransaction = true;
        }
        m_parser.feed(m_socket->readAll());
    }
    m_isReading = false;
    updatePhase();
}

void HttpConnection::serve(const HttpRequest &request)
{
    if (request.isUpgrade() && upgrade(request))
        return;
    if (m_isInTransaction) {
        m_socket->commitTransaction();
        m_isInTransaction = false;
    }
    m_isServing = true;
    m_hasServed = true;
    m_keepsAlive = request.keepsAlive();
    m_isHead = request.method == "HEAD";
    HttpRequest asked = request;
    asked.peer = m_socket->peerAddress();
    emit requested(++m_serial, asked);
}

/// True when the connection is given away, or the request was answered.
bool HttpConnection::upgrade(const HttpRequest &request)
{
    HttpRequest asked = request;
    asked.peer = m_socket->peerAddress();
    if (auto refusal = m_handler.refusalOfUpgrade(asked)) {
        m_keepsAlive = false;
        refuse(*refusal);
        return true;
    }
    if (!m_isInTransaction || m_parser.isInside() || !request.body.isEmpty()) {
        refuse(m_handler.refusalOf({400, "VALIDATION_ERROR", "A WebSocket needs a connection of its own."}));
        return true;
    }
    m_socket->rollbackTransaction();
    QTcpSocket *socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    socket->setParent(nullptr);
    m_deadline.stop();
    emit upgraded(socket);
    end();
    return true;
}

void HttpConnection::deliver(quint64 serial, const HttpReply &reply)
{
    if (!m_isServing || serial != m_serial || !m_socket)
        return;
    m_isServing = false;
    const bool closes = !m_keepsAlive || reply.closes || m_isDraining;
    write(reply, closes, !m_isHead);
    if (closes)
        linger();
    else
        readOn();
}

void HttpConnection::refuse(const HttpReply &reply)
{
    write(reply, true, true);
    linger();
}

void HttpConnection::write(const HttpReply &reply, bool closes, bool hasBody)
{
    QByteArray text;
    text.reserve(512 + (hasBody ? reply.body.size() : 0));
    text += "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reasonPhrase(reply.status) + "\r\n";
    for (const auto &[name, value] : reply.fields)
        text += name + ": " + value + "\r\n";
    text += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    if (closes)
        text += "Connection: close\r\n";
    text += "\r\n";
    if (hasBody)
        text += reply.body;
    m_socket->write(text);
}

/// A plain close would reset the connection, and destroy an answer the client has not read yet (SERVER trap 4): say
/// that no more comes, and let the client finish.
void HttpConnection::linger()
{
    if (m_isInTransaction) {
        m_socket->commitTransaction();
        m_isInTransaction = false;
    }
    m_isLingering = true;
    discard();
}

void HttpConnection::discard()
{
    if (!m_socket || m_isEnded)
        return;
    m_discarded += m_socket->readAll().size();
    if (m_discarded > kMostToDiscard) {
        m_socket->abort();
        return;
    }
    if (m_socket->bytesToWrite() == 0 && !qobject_cast<QSslSocket *>(m_socket))
        ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
    updatePhase();
}

void HttpConnection::drain()
{
    m_isDraining = true;
    if (!m_isServing && m_socket && !m_isLingering)
        m_socket->bytesToWrite() > 0 ? linger() : m_socket->abort();
}

void HttpConnection::updatePhase()
{
    if (m_isEnded || !m_socket)
        return;
    const auto *secure = qobject_cast<QSslSocket *>(m_socket);
    Phase phase = Phase::Idle;
    std::chrono::milliseconds length = m_rules.deadlines.idle;
    if (m_isLingering) {
        phase = Phase::Lingering;
        length = m_socket->bytesToWrite() > 0 ? m_rules.deadlines.writing : m_rules.deadlines.lingering;
        if (m_phase == Phase::Writing)
            m_phase = Phase::Lingering; // what was being written keeps its deadline
    } else if (secure && !secure->isEncrypted()) {
        phase = Phase::Handshake;
        length = m_rules.deadlines.handshake;
    } else if (m_isServing) {
        phase = Phase::Serving;
    } else if (m_socket->bytesToWrite() > 0) {
        phase = Phase::Writing;
        length = m_rules.deadlines.writing;
    } else if (m_parser.isInBody()) {
        phase = Phase::Body;
        length = m_rules.deadlines.body;
    } else if (m_parser.isInside() || !m_hasServed) {
        phase = Phase::Head;
        length = m_rules.deadlines.head;
    }
    if (phase == m_phase && m_deadline.isActive())
        return;
    m_phase = phase;
    if (phase == Phase::Serving)
        m_deadline.stop(); // the engine's own time
    else
        m_deadline.start(length);
}

void HttpConnection::deadlinePassed()
{
    if (!m_socket)
        return;
    const bool hasBegun = m_phase == Phase::Body || (m_phase == Phase::Head && m_parser.isInside());
    if (hasBegun)
        refuse(m_handler.refusalOf({408, "REQUEST_TIMEOUT", "The request took too long to arrive."}));
    else
        m_socket->abort();
}

void HttpConnection::end()
{
    if (std::exchange(m_isEnded, true))
        return;
    m_deadline.stop();
    emit closed();
}

} // namespace callboard
