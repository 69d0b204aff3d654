// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/server/http/requestparser.h"

#include <QObject>
#include <QPointer>
#include <QSslSocket>
#include <QTimer>

#include <chrono>

class QSocketNotifier;

namespace callboard {

class HttpHandler;

/// How long each phase of a connection may take, from its begin, whatever arrives meanwhile (SERVER trap 2).
struct HttpDeadlines
{
    std::chrono::milliseconds handshake{5'000};
    std::chrono::milliseconds head{10'000};
    std::chrono::milliseconds body{30'000};
    std::chrono::milliseconds idle{60'000};
    std::chrono::milliseconds writing{30'000}; ///< of one answer
    std::chrono::milliseconds lingering{2'000};
};

/// One connection: frames requests, has them answered one after the other, and ends politely. Lives on the network's
/// thread; a slow or silent client costs a socket and a few kilobytes until its deadline.
///
/// Invariants: at most one request is being served; until its answer is out nothing is read, so that a client may close
/// its half and still get it; after the first refusal nothing is served; `closed` comes once, and last.
class HttpConnection final : public QObject
{
    Q_OBJECT
public:
    struct Rules
    {
        HttpLimits limits;
        HttpDeadlines deadlines;
    };
    /// `socket` is connected, or in its TLS handshake; the connection owns it. `id` names it in answers.
    HttpConnection(quint64 id, QTcpSocket *socket, const Rules &rules, HttpHandler &handler, QObject *server);

    quint64 id() const { return m_id; }
    bool isServing() const { return m_isServing; }
    /// The answer to request `serial`; an answer to anything else is dropped.
    void deliver(quint64 serial, const HttpReply &reply);
    /// No request is begun any more; ends when the one being served is answered.
    void drain();
    /// Ends it at once, whatever it is doing.
    void cut();

signals:
    /// Request `serial` of this connection wants an answer.
    void requested(quint64 serial, const callboard::HttpRequest &request);
    /// The head of a WebSocket stands unread in `socket`, which is no longer this connection's.
    void upgraded(QTcpSocket *socket);
    void closed();

private:
    using Clock = std::chrono::steady_clock;
    enum class Phase { Begin, Handshake, Head, Body, Serving, Writing, Idle, Lingering };

    void readOn();
    bool serveOn();
    bool mayRead() const;
    void flush();
    void sendDirectly();
    void passOutput();
    void readSome();
    void serve(HttpRequest request);
    void upgrade(const HttpRequest &request);
    void refuse(const HttpReply &reply);
    void write(const HttpReply &reply, bool closes, bool hasBody);
    qint64 unwritten() const;
    void endTransaction();
    void setReading(bool reads);
    Phase phaseNow() const;
    std::chrono::milliseconds lengthOf(Phase phase) const;
    void updatePhase();
    void arm();
    void timerFired();
    void deadlinePassed();
    void linger();
    void discard();
    void endWriting();
    void end();

    const quint64 m_id;
    QTcpSocket *m_socket;              // null after an upgrade
    QSslSocket *m_secure;              // the same socket, if it speaks TLS
    QPointer<QSocketNotifier> m_input; // what wakes m_socket to read
    const QHostAddress m_peer;
    const Rules &m_rules;
    HttpHandler &m_handler;
    RequestParser m_parser;
    QByteArray m_output; // answers of this turn
    QTimer m_timer;
    Clock::time_point m_due = Clock::time_point::max();
    Clock::time_point m_armedFor = Clock::time_point::max(); // m_timer's; max: it does not run
    Phase m_phase = Phase::Begin;
    quint64 m_phaseSerial = 0; // the request that m_phase belongs to
    bool m_hasServed = false;
    bool m_isServing = false;
    bool m_isReading = false;
    bool m_isRefused = false; // what the client still sends is of no use
    bool m_isLingering = false;
    bool m_isShut = false; // the client has been told that no more comes
    bool m_isDraining = false;
    bool m_isInTransaction = false; // the bytes since its begin can be given to a WebSocket
    bool m_isEnded = false;
    qint64 m_discarded = 0;
    quint64 m_serial = 0;
    bool m_keepsAlive = true;
    bool m_isHead = false; // the request being served is HEAD
};

} // namespace callboard
