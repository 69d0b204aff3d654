// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/http/httpclient.h"

#include <QObject>

#include <optional>

namespace callboard {

class EventStreamWorker;

struct EventStreamOptions
{
    milliseconds connectWithin{10'000};
    milliseconds pingEvery{20'000};
    milliseconds silentFor{50'000}; ///< nothing heard, no answer to a ping: the connection is dropped
    milliseconds retryFirst{500};
    milliseconds retryMost{30'000};
};

/// Listens to a server's events over a WebSocket and comes back by itself, with jitter and patience, until stopped.
/// The socket lives on the client's thread; this object, its signals and functions on the thread that made it. The
/// client must outlive it.
class EventStream final : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Stopped,
        Connecting,
        Open,
        Waiting, ///< until the next try
    };

    explicit EventStream(HttpClient &client, const EventStreamOptions &options = {}, QObject *parent = nullptr);
    ~EventStream() override;

    /// Connects to the target ("/v1/events?after=17"); again when it was open.
    void start(const QByteArray &target);
    void stop();
    /// What the next connection asks for. Tell it with each event, so that nothing is heard twice or missed.
    void setTarget(const QByteArray &target);

    State state() const { return m_state; }
    /// Why it is not open: ServerUnreachable or ServerUntrusted; absent when it is open, or never failed.
    const std::optional<Error> &lastError() const { return m_lastError; }
    /// How long until the next try, when it was asked to wait; 0 otherwise.
    milliseconds retryIn() const { return m_retryIn; }

signals:
    /// One text frame.
    void received(const QString &text);
    /// state() or lastError() say something else. A new connection is one: Connecting, then Open.
    void stateChanged();

private:
    friend class EventStreamWorker;
    void told(quint64 run, State state, const std::optional<Error> &error, milliseconds retryIn);

    EventStreamWorker *m_worker; // lives on the client's thread
    quint64 m_run = 0;           // start() and stop() make what was on its way from before them old
    State m_state = State::Stopped;
    std::optional<Error> m_lastError;
    milliseconds m_retryIn{0};
};

} // namespace callboard
