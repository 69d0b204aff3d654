// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/http/eventstreamworker.h"

#include "core/http/tlstrust.h"

#include <QNetworkProxy>
#include <QNetworkRequest>

namespace callboard {
namespace {

constexpr quint64 kMostOfMessage = 4 * 1024 * 1024;

} // namespace

EventStreamWorker::EventStreamWorker(const HttpClientOptions &server, const QUrl &base,
                                     const EventStreamOptions &options)
    : m_server(server), m_base(base), m_options(options),
      m_backoff(systemRandom(), options.retryFirst, options.retryMost), m_retryTimer(this), m_connectTimer(this),
      m_pingTimer(this) // children follow to the other thread
{
    m_retryTimer.setSingleShot(true);
    m_connectTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &EventStreamWorker::open);
    connect(&m_connectTimer, &QTimer::timeout, this,
            [this] { lost(ErrorCode::ServerUnreachable, QStringLiteral("no event stream in time")); });
    connect(&m_pingTimer, &QTimer::timeout, this, &EventStreamWorker::watch);
}

EventStreamWorker::~EventStreamWorker()
{
    // Not from inside one of its signals, and the thread may be ending: "later" would be never.
    if (m_socket)
        m_socket->disconnect(this);
}

void EventStreamWorker::start(quint64 run, const QByteArray &target)
{
    m_run = run;
    m_target = target;
    m_backoff.reset();
    open();
}

void EventStreamWorker::stop()
{
    m_retryTimer.stop();
    drop();
}

QUrl EventStreamWorker::url() const
{
    QUrl url = m_base;
    url.setScheme(m_base.scheme() == QLatin1String("https") ? QStringLiteral("wss") : QStringLiteral("ws"));
    QString path = m_base.path(QUrl::FullyEncoded);
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    const QUrl target = QUrl::fromEncoded(m_target);
    url.setPath(path + target.path(QUrl::FullyEncoded), QUrl::StrictMode);
    url.setQuery(target.query(QUrl::FullyEncoded), QUrl::StrictMode);
    return url;
}

void EventStreamWorker::open()
{
    m_retryTimer.stop();
    drop();
    emit told(m_run, EventStream::State::Connecting, std::nullopt, milliseconds(0));
    m_distrust.clear();
    m_socket = std::make_unique<QWebSocket>();
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->setMaxAllowedIncomingFrameSize(kMostOfMessage);
    m_socket->setMaxAllowedIncomingMessageSize(kMostOfMessage);
    if (m_base.scheme() == QLatin1String("https")) {
        const Result<QSslConfiguration> tls = tlsTrusting(m_server.caFile);
        if (!tls) {
            lost(tls.error().code, tls.error().detail);
            return;
        }
        m_socket->setSslConfiguration(*tls);
    }
    listenTo(m_socket.get());
    m_connectTimer.start(m_options.connectWithin);
    QNetworkRequest request(url());
    if (!m_server.key.isEmpty())
        request.setRawHeader("X-API-Key", m_server.key.reveal().toByteArray());
    m_socket->open(request);
}

void EventStreamWorker::listenTo(QWebSocket *socket)
{
    connect(socket, &QWebSocket::connected, this, &EventStreamWorker::opened);
    connect(socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        alive();
        emit heard(m_run, text);
    });
    connect(socket, &QWebSocket::pong, this, &EventStreamWorker::alive);
    connect(socket, &QWebSocket::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_distrust = sentenceOf(errors); });
    connect(socket, &QWebSocket::disconnected, this, [this, socket] {
        const QString reason = socket->closeReason();
        lost(m_distrust.isEmpty() ? ErrorCode::ServerUnreachable : ErrorCode::ServerUntrusted,
             !m_distrust.isEmpty() ? m_distrust
             : reason.isEmpty()    ? socket->errorString()
                                   : reason);
    });
    // An error before the handshake is over is not always followed by disconnected().
    connect(socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
            [this, socket](QAbstractSocket::SocketError error) {
                const bool untrusted = !m_distrust.isEmpty() || error == QAbstractSocket::SslHandshakeFailedError;
                lost(untrusted ? ErrorCode::ServerUntrusted : ErrorCode::ServerUnreachable,
                     m_distrust.isEmpty() ? socket->errorString() : m_distrust);
            });
}

void EventStreamWorker::opened()
{
    m_connectTimer.stop();
    m_heard.start();
    m_pingTimer.start(m_options.pingEvery);
    emit told(m_run, EventStream::State::Open, std::nullopt, milliseconds(0));
}

/// Only who says something is back: a server that takes connections and drops them is left alone ever longer.
void EventStreamWorker::alive()
{
    m_heard.start();
    m_backoff.reset();
}

/// QWebSocket answers a server's pings without a word, so we send our own and listen for what comes back.
void EventStreamWorker::watch()
{
    if (m_heard.hasExpired(m_options.silentFor.count()))
        lost(ErrorCode::ServerUnreachable, QStringLiteral("the event stream is silent"));
    else
        m_socket->ping();
}

void EventStreamWorker::lost(ErrorCode code, const QString &detail)
{
    drop();
    const milliseconds wait = m_backoff.next();
    m_retryTimer.start(wait);
    emit told(m_run, EventStream::State::Waiting, Error{code, detail, {}}, wait);
}

void EventStreamWorker::drop()
{
    m_connectTimer.stop();
    m_pingTimer.stop();
    if (!m_socket)
        return;
    m_socket->disconnect(this); // called from inside its own signals: it is deleted later
    m_socket->abort();
    m_socket.release()->deleteLater();
}

} // namespace callboard
