// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/server/http/requestparser.h"

#include <QObject>
#include <QSslSocket>
#include <QTimer>

#include <chrono>

namespace callboard {

class HttpHandler;

/// How long each phase of a connection may take, from its begin, whatever arrives meanwhile (SERVER trap 2).
struct HttpDeadlines
{
    std::chrono::milliseconds handshake{5'000};
    std::chrono::milliseconds head{10'000};
    std::chrono::milliseconds body{30'000};
    std::chrono::milliseconds idle{60'000};
    std::chrono::milliseconds writing{30'000};
    std::chrono::milliseconds lingering{2'000};
};

/// One connection: frames requests, has them answered one after the other, and ends politely. Lives on the network's
/// thread; a slow or silent client costs a socket and a few kilobytes until its deadline.
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
    bool isInHandshake() const { return m_phase == Phase::Handshake; }
    /// The answer to request `serial`; an answer to anything else is dropped.
    void deliver(quint64 serial, const HttpReply &reply);
    /// No request is begun any more; ends when the one being served is answered.
    void drain();

signals:
    /// Request `serial` of this connection wants an answer.
    void requested(quint64 serial, const callboard::HttpRequest &request);
    /// The head of a WebSocket stands unread in `socket`, which is no longer this connection's.
    void upgraded(QTcpSocket *socket);
    void closed();

private:
    enum class Phase { Handshake, Head, Body, Serving, Writing, Idle, Lingering };

    void readOn();
    void serve(const HttpRequest &request);
    void refuse(const HttpReply &reply);
    void write(const HttpReply &reply, bool closes, bool hasBody);
    bool upgrade(const HttpRequest &request);
    void updatePhase();
    void deadlinePassed();
    void linger();
    void discard();
    void end();

    const quint64 m_id;
    QTcpSocket *m_socket; // null after an upgrade
    const Rules &m_rules;
    HttpHandler &m_handler;
    RequestParser m_parser;
    QTimer m_deadline;
    Phase m_phase = Phase::Idle;
    bool m_hasServed = false;
    bool m_isServing = false;
    bool m_isReading = false;
    bool m_isLingering = false;
    bool m_isDraining = false;
    bool m_isInTransaction = false; // the bytes since its begin can be given to a WebSocket
    bool m_isEnded = false;
    qsizetype m_discarded = 0;
    quint64 m_serial = 0;
    bool m_keepsAlive = true;
    bool m_isHead = false; // the request being served is HEAD
};

} // namespace callboard
