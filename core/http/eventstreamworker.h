// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/backoff.h"
#include "core/http/eventstream.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWebSocket>

#include <memory>

namespace callboard {

/// The part of EventStream that lives on the client's thread.
class EventStreamWorker final : public QObject
{
    Q_OBJECT
public:
    EventStreamWorker(const HttpClientOptions &server, const QUrl &base, const EventStreamOptions &options);
    ~EventStreamWorker() override;

    void start(quint64 run, const QByteArray &target);
    void stop();
    void setTarget(const QByteArray &target) { m_target = target; }

signals:
    void heard(quint64 run, const QString &text);
    void told(quint64 run, callboard::EventStream::State state, const std::optional<callboard::Error> &error,
              callboard::milliseconds retryIn);

private:
    void open();
    void listenTo(QWebSocket *socket);
    void opened();
    void alive();
    void lost(ErrorCode code, const QString &detail);
    void watch();
    void drop();
    QUrl url() const;

    HttpClientOptions m_server;
    QUrl m_base;
    EventStreamOptions m_options;
    Backoff m_backoff;
    std::unique_ptr<QWebSocket> m_socket;
    QByteArray m_target;
    quint64 m_run = 0;
    QTimer m_retryTimer;
    QTimer m_connectTimer;
    QTimer m_pingTimer;
    QElapsedTimer m_heard;
    QString m_distrust;
};

} // namespace callboard
