// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/server/http/httpconnection.h"

#include "core/server/http/httphandler.h"

#include <QSocketNotifier>

#include <algorithm>
#include <array>
#include <sys/socket.h>

namespace callboard {

namespace {

constexpr qint64 kReadBuffer = 64 * 1024;      // SERVER trap 3
constexpr qint64 kMostToWrite = 256 * 1024;    // nothing more is served before the client reads
constexpr qint64 kMostToDiscard = 1024 * 1024; // SERVER trap 4
constexpr int kMostAtOnce = 64;                // pipelined requests, before other connections have their turn
constexpr size_t kPiece = 16 * 1024;
constexpr qsizetype kJoined = 16 * 1024; // a body up to this goes out in one piece with its head

/// The notifier by which Qt's socket (or the plain one inside a TLS socket) learns that there is something to read. Qt
/// has no other way to stop reading a socket whose buffer is empty.
QSocketNotifier *inputOf(const QTcpSocket *socket)
{
    const QList<QSocketNotifier *> notifiers = socket->findChildren<QSocketNotifier *>();
    const auto found = std::find_if(notifiers.begin(), notifiers.end(), [](const QSocketNotifier *notifier) {
        return notifier->type() == QSocketNotifier::Read;
    });
    return found == notifiers.end() ? nullptr : *found;
}

} // namespace

HttpConnection::HttpConnection(quint64 id, QTcpSocket *socket, const Rules &rules, HttpHandler &handler,
                               QObject *server)
    : QObject(server), m_id(id), m_socket(socket), m_secure(qobject_cast<QSslSocket *>(socket)),
      m_input(inputOf(socket)), m_peer(socket->peerAddress()), m_rules(rules), m_handler(handler),
      m_parser(rules.limits,
               [this](const HttpRequest &head) { return m_handler.bodyLimit(head, m_rules.limits.bodyBytes); }),
      m_timer(this)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(kReadBuffer);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HttpConnection::timerFired);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::readOn);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::readOn);
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpConnection::end);
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this] {
        if (m_socket && m_socket->state() == QAbstractSocket::UnconnectedState)
            end();
    });
    if (m_secure) {
        connect(m_secure, &QSslSocket::encrypted, this, &HttpConnection::readOn);
        connect(m_secure, &QSslSocket::encryptedBytesWritten, this, &HttpConnection::readOn);
    }
    updatePhase();
}

bool HttpConnection::mayRead() const
{
    return m_socket && !m_isEnded && !m_isServing && !m_isLingering && !m_isDraining && unwritten() <= kMostToWrite;
}

void HttpConnection::readOn()
{
    if (m_isReading || m_isEnded)
        return;
    if (m_isLingering)
        return discard();
    m_isReading = true;
    const bool isAllServed = serveOn();
    flush();
    m_isReading = false;
    updatePhase();
    if (!isAllServed && mayRead())
        QMetaObject::invokeMethod(this, &HttpConnection::readOn, Qt::QueuedConnection);
}

/// False when it stopped though there may be more to serve: others have their turn, or the client has to read first.
bool HttpConnection::serveOn()
{
    for (int served = 0; mayRead();) {
        if (auto request = m_parser.take()) {
            serve(std::move(*request));
            if (++served == kMostAtOnce)
                return false;
            continue;
        }
        if (const auto fault = m_parser.fault()) {
            refuse(m_handler.refusalOf(*fault));
            return true;
        }
        if (m_parser.takeContinue())
            m_output.append("HTTP/1.1 100 Continue\r\n\r\n");
        if (m_socket->bytesAvailable() == 0)
            return true;
        readSome();
    }
    return false;
}

/// At once, not in the next turn of the event loop: half the work for a small answer, and it is out before Qt can hear
/// that the client has closed its half.
void HttpConnection::flush()
{
    if (m_isEnded || !m_socket)
        return;
    sendDirectly();
    passOutput();
    if (unwritten() == 0)
        return;
    const bool wasReading = std::exchange(m_isReading, true); // what is written now does not call readOn
    m_socket->flush();
    m_isReading = wasReading;
}

/// Past Qt's buffer, which wakes the event loop twice for each answer. What the kernel does not take, and every error,
/// is left to Qt.
void HttpConnection::sendDirectly()
{
    if (m_output.isEmpty() || m_secure || m_socket->bytesToWrite() > 0)
        return;
    const auto descriptor = static_cast<int>(m_socket->socketDescriptor());
    const ssize_t sent = ::send(descriptor, m_output.constData(), m_output.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent == m_output.size())
        m_output = {};
    else if (sent > 0)
        m_output.remove(0, sent);
}

void HttpConnection::passOutput()
{
    if (!m_output.isEmpty())
        m_socket->write(std::exchange(m_output, {}));
}

void HttpConnection::readSome()
{
    if (m_isInTransaction && m_parser.isInBody()) {
        endTransaction();
    } else if (!m_isInTransaction && !m_parser.isInside()) {
        m_socket->startTransaction();
        m_isInTransaction = true;
    }
    std::array<char, kPiece> piece; // NOLINT(cppcoreguidelines-pro-type-member-init): read into
    const qint64 size = m_socket->read(piece.data(), piece.size());
    if (size > 0)
        m_parser.feed(QByteArrayView(piece.data(), size));
}

void HttpConnection::serve(HttpRequest request)
{
    request.peer = m_peer;
    if (request.isUpgrade())
        return upgrade(request);
    endTransaction();
    m_isServing = true;
    m_hasServed = true;
    m_keepsAlive = request.keepsAlive();
    m_isHead = request.method == "HEAD";
    emit requested(++m_serial, request);
}

/// A client that closes its half behind its request is heard by Qt's socket as gone, and its answer would be dropped.
/// So nothing is heard until the answer is written; what the client sends meanwhile waits in the kernel.
void HttpConnection::setReading(bool reads)
{
    if (m_input && m_input->isEnabled() != reads)
        m_input->setEnabled(reads);
}

void HttpConnection::endTransaction()
{
    if (std::exchange(m_isInTransaction, false))
        m_socket->commitTransaction();
}

/// The connection is given away, or the request refused.
void HttpConnection::upgrade(const HttpRequest &request)
{
    if (const auto refusal = m_handler.refusalOfUpgrade(request))
        return refuse(*refusal);
    if (!m_isInTransaction || m_parser.isInside() || !request.body.isEmpty())
        return refuse(m_handler.refusalOf({400, "VALIDATION_ERROR", "A WebSocket needs a connection of its own."}));
    m_isInTransaction = false;
    m_socket->rollbackTransaction();
    QTcpSocket *socket = std::exchange(m_socket, nullptr);
    m_secure = nullptr;
    socket->disconnect(this);
    socket->setParent(nullptr);
    emit upgraded(socket);
    end();
}

void HttpConnection::deliver(quint64 serial, const HttpReply &reply)
{
    if (!m_isServing || serial != m_serial || m_isEnded || !m_socket)
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
    m_isRefused = true;
    write(reply, true, true);
    linger();
}

void HttpConnection::write(const HttpReply &reply, bool closes, bool hasBody)
{
    const bool isJoined = hasBody && reply.body.size() <= kJoined;
    if (m_output.isEmpty())
        m_output.reserve(512 + (isJoined ? reply.body.size() : 0));
    m_output.append("HTTP/1.1 ").append(QByteArray::number(reply.status)).append(' ');
    m_output.append(reasonPhrase(reply.status)).append("\r\n");
    for (const auto &[name, value] : reply.fields)
        m_output.append(name).append(": ").append(value).append("\r\n");
    m_output.append("Content-Length: ").append(QByteArray::number(reply.body.size())).append("\r\n");
    m_output.append(closes ? "Connection: close\r\n\r\n" : "\r\n");
    if (isJoined)
        m_output.append(reply.body);
    if (!hasBody || isJoined)
        return;
    passOutput();
    m_socket->write(reply.body); // shared with the socket's buffer, not copied
}

/// What the client has not taken. A TLS socket counts what is encrypted apart, and takes any amount of it.
qint64 HttpConnection::unwritten() const
{
    return m_output.size() + m_socket->bytesToWrite() + (m_secure ? m_secure->encryptedBytesToWrite() : 0);
}

/// A plain close would reset the connection, and destroy an answer the client has not read yet (SERVER trap 4): say
/// that no more comes, and let the client finish.
void HttpConnection::linger()
{
    endTransaction();
    m_isLingering = true;
    discard();
}

void HttpConnection::discard()
{
    if (!m_socket || m_isEnded)
        return;
    std::array<char, kPiece> piece; // NOLINT(cppcoreguidelines-pro-type-member-init): read into
    qint64 size = 0;
    while (m_discarded <= kMostToDiscard && (size = m_socket->read(piece.data(), piece.size())) > 0)
        m_discarded += size;
    if (m_discarded > kMostToDiscard)
        return cut();
    flush();
    if (!m_isEnded && !m_isShut && unwritten() == 0)
        endWriting();
    updatePhase();
}

void HttpConnection::endWriting()
{
    m_isShut = true;
    if (m_secure && !m_isRefused)
        m_secure->disconnectFromHost(); // with a close_notify; the client has nothing more to send
    else
        ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
}

void HttpConnection::drain()
{
    m_isDraining = true;
    if (m_isServing || m_isLingering || m_isEnded)
        return;
    if (unwritten() > 0)
        linger();
    else
        cut();
}

void HttpConnection::cut()
{
    if (m_socket)
        m_socket->abort();
    end();
}

HttpConnection::Phase HttpConnection::phaseNow() const
{
    if (m_secure && !m_secure->isEncrypted() && !m_isLingering)
        return Phase::Handshake;
    if (m_isServing)
        return Phase::Serving;
    if (unwritten() > 0)
        return Phase::Writing;
    if (m_isLingering)
        return Phase::Lingering;
    if (m_parser.isInBody())
        return Phase::Body;
    return m_parser.isInside() || !m_hasServed ? Phase::Head : Phase::Idle;
}

std::chrono::milliseconds HttpConnection::lengthOf(Phase phase) const
{
    const HttpDeadlines &deadlines = m_rules.deadlines;
    switch (phase) {
    case Phase::Handshake:
        return deadlines.handshake;
    case Phase::Head:
        return deadlines.head;
    case Phase::Body:
        return deadlines.body;
    case Phase::Writing:
        return deadlines.writing;
    case Phase::Lingering:
        return deadlines.lingering;
    case Phase::Begin:
    case Phase::Serving:
    case Phase::Idle:
        break;
    }
    return deadlines.idle;
}

/// A phase has one deadline, set when it begins; each answer is a phase of writing of its own.
void HttpConnection::updatePhase()
{
    if (m_isEnded || !m_socket)
        return;
    const Phase phase = phaseNow();
    setReading(phase != Phase::Serving && phase != Phase::Writing);
    if (phase == m_phase && m_serial == m_phaseSerial)
        return;
    m_phase = phase;
    m_phaseSerial = m_serial;
    m_due = phase == Phase::Serving ? Clock::time_point::max() : Clock::now() + lengthOf(phase); // the engine's time
    arm();
}

/// The timer is left alone while it fires early enough: a busy connection changes its phase often, and its deadlines
/// almost never pass.
void HttpConnection::arm()
{
    if (m_due >= m_armedFor)
        return;
    m_armedFor = m_due;
    m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(std::max(m_due - Clock::now(), Clock::duration{})));
}

void HttpConnection::timerFired()
{
    m_armedFor = Clock::time_point::max();
    if (m_due <= Clock::now())
        deadlinePassed();
    else
        arm();
}

void HttpConnection::deadlinePassed()
{
    const bool hasBegun = m_phase == Phase::Body || (m_phase == Phase::Head && m_parser.isInside());
    if (hasBegun && !m_isEnded && m_socket)
        refuse(m_handler.refusalOf({408, "REQUEST_TIMEOUT", "The request took too long to arrive."}));
    else
        cut();
}

void HttpConnection::end()
{
    if (std::exchange(m_isEnded, true))
        return;
    m_isServing = false;
    m_timer.stop();
    emit closed();
}

} // namespace callboard
