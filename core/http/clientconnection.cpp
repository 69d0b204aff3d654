// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/http/clientconnection.h"

#include "core/http/tlstrust.h"

#include <QNetworkProxy>

namespace callboard {
namespace {

constexpr qint64 kKeptForCommandsMs = 2'000;
constexpr qint64 kKeptForQuestionsMs = 30'000;
constexpr qint64 kReadBuffer = 256 * 1024;

/// Host and port as the head names them: brackets around IPv6, the port when it is not the scheme's own.
QByteArray hostOf(const QUrl &base)
{
    QByteArray host = base.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    return base.port() < 0 ? host : host + ':' + QByteArray::number(base.port());
}

QByteArray headOf(const ClientRequest &request, const ClientTarget &target)
{
    QByteArray head;
    head.reserve(512); // one place, so that the key stands in memory once and can be overwritten
    QByteArray prefix = target.base.path(QUrl::FullyEncoded).toLatin1();
    while (prefix.endsWith('/'))
        prefix.chop(1);
    head += request.method + ' ' + prefix + request.target + " HTTP/1.1\r\nHost: " + hostOf(target.base) + "\r\n";
    head += "Accept: application/json\r\nAccept-Encoding: identity\r\nUser-Agent: Callboard\r\n";
    if (!target.key.isEmpty()) {
        head += "X-API-Key: ";
        head.append(target.key.reveal());
        head += "\r\n";
    }
    for (const auto &[name, value] : request.fields)
        head += name + ": " + value + "\r\n";
    if (!request.isQuestion() || !request.body.isEmpty())
        head += "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n";
    return head += "\r\n";
}

} // namespace

ClientConnection::ClientConnection(const ClientTarget &target, std::function<void()> onFree)
    : m_target(target), m_onFree(std::move(onFree))
{
    m_connectTimer.setSingleShot(true);
    connect(&m_connectTimer, &QTimer::timeout, this,
            [this] { giveUp(ErrorCode::ServerUnreachable, QStringLiteral("no connection in time")); });
}

ClientConnection::~ClientConnection()
{
    // Not from inside one of its signals, and the thread may be ending: "later" would be never.
    if (m_socket)
        m_socket->disconnect(this);
}

bool ClientConnection::isKeptFor(const ClientRequest &request) const
{
    return m_socket && m_socket->state() == QAbstractSocket::ConnectedState && m_socket->bytesAvailable() == 0 &&
           m_idle.isValid() && !m_idle.hasExpired(request.isQuestion() ? kKeptForQuestionsMs : kKeptForCommandsMs);
}

void ClientConnection::begin(std::shared_ptr<ClientExchange> exchange)
{
    m_isReused = isKeptFor(exchange->request);
    m_exchange = std::move(exchange);
    if (m_isReused)
        write();
    else
        open();
}

void ClientConnection::open()
{
    drop();
    m_distrust.clear();
    m_socket = std::make_unique<QSslSocket>();
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->setReadBufferSize(kReadBuffer);
    listenTo(m_socket.get());
    m_connectTimer.start(m_target.connectWithin);
    const auto port = static_cast<quint16>(m_target.base.port(m_target.tls ? 443 : 80));
    const QString host = m_target.base.host();
    if (m_target.tls) {
        m_socket->setSslConfiguration(*m_target.tls);
        m_socket->connectToHostEncrypted(host, port);
    } else {
        m_socket->connectToHost(host, port);
    }
}

void ClientConnection::listenTo(QSslSocket *socket)
{
    connect(socket, &QSslSocket::sslErrors, this, [this, socket](const QList<QSslError> &errors) {
        m_distrust = errors;
        m_target.onCertificate(factsOf(socket->peerCertificate()));
    });
    if (m_target.tls) {
        connect(socket, &QSslSocket::encrypted, this, [this, socket] {
            m_target.onCertificate(factsOf(socket->peerCertificate()));
            write();
        });
    } else {
        connect(socket, &QAbstractSocket::connected, this, [this] { write(); });
    }
    connect(socket, &QIODevice::readyRead, this, [this] { read(); });
    connect(socket, &QAbstractSocket::errorOccurred, this, [this] { failed(); });
    connect(socket, &QAbstractSocket::disconnected, this, [this] { ended(); });
}

void ClientConnection::write()
{
    m_connectTimer.stop();
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_parser.emplace(m_exchange->request.limit);
    m_exchange->mayHaveLeft = true;
    QByteArray head = headOf(m_exchange->request, m_target);
    const QByteArray body = m_exchange->request.body;
    QSslSocket &socket = *m_socket;
    socket.write(head.constData(), head.size()); // a QByteArray would be kept by the socket as it is, with the key
    wipe(head);
    socket.write(body);
}

void ClientConnection::read()
{
    if (!m_parser || !m_exchange) { // nobody asked
        if (!m_exchange)
            drop();
        return;
    }
    while (m_parser->state() == ResponseParser::State::More && m_socket->bytesAvailable() > 0)
        m_parser->feed(m_socket->read(kReadBuffer));
    judge();
}

void ClientConnection::failed()
{
    if (m_parser || !m_exchange || m_socket->error() == QAbstractSocket::RemoteHostClosedError) {
        ended();
        return;
    }
    const bool untrusted = !m_distrust.isEmpty() || m_socket->error() == QAbstractSocket::SslHandshakeFailedError;
    giveUp(untrusted ? ErrorCode::ServerUntrusted : ErrorCode::ServerUnreachable,
           m_distrust.isEmpty() ? m_socket->errorString() : sentenceOf(m_distrust));
}

void ClientConnection::ended()
{
    if (!m_exchange) {
        drop();
        return;
    }
    if (!m_parser) {
        giveUp(ErrorCode::ServerUnreachable, QStringLiteral("the connection was closed before anything was sent"));
        return;
    }
    while (m_parser->state() == ResponseParser::State::More && m_socket->bytesAvailable() > 0)
        m_parser->feed(m_socket->read(kReadBuffer));
    if (m_isReused && !m_parser->hasBegun() && m_exchange->request.isQuestion() && !m_exchange->askedTwice) {
        m_exchange->askedTwice = true;
        m_isReused = false;
        open();
        return;
    }
    m_parser->end();
    judge();
}

void ClientConnection::judge()
{
    switch (m_parser->state()) {
    case ResponseParser::State::More:
        return;
    case ResponseParser::State::Faulty:
        giveUp(m_parser->hasBegun() ? ErrorCode::ServerAnswerUnusable : ErrorCode::ServerUnreachable,
               m_parser->fault());
        return;
    case ResponseParser::State::Whole:
        break;
    }
    const bool keeps = m_parser->keepsAlive() && m_parser->extraBytes() == 0 &&
                       m_socket->state() == QAbstractSocket::ConnectedState && m_socket->bytesAvailable() == 0;
    HttpResponse response = std::move(m_parser->response());
    response.took = milliseconds(m_exchange->since.elapsed());
    const auto exchange = m_exchange;
    if (!keeps)
        drop();
    m_parser.reset();
    m_idle.start();
    exchange->answer(std::move(response));
    finish();
}

void ClientConnection::answerGone(ErrorCode code, const QString &detail)
{
    if (m_exchange)
        m_exchange->fail(code, detail);
    m_exchange.reset();
}

void ClientConnection::giveUp(ErrorCode code, const QString &detail)
{
    answerGone(code, detail); // first: dropping ends what the detail may come from
    drop();
    finish();
}

void ClientConnection::drop()
{
    m_connectTimer.stop();
    m_parser.reset();
    m_idle.invalidate();
    if (!m_socket)
        return;
    m_socket->disconnect(this); // called from inside its own signals: it is deleted later
    m_socket->abort();
    m_socket.release()->deleteLater();
}

void ClientConnection::finish()
{
    m_exchange.reset();
    m_onFree();
}

} // namespace callboard
