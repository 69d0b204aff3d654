// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secret.h"
#include "core/http/clientexchange.h"
#include "core/http/responseparser.h"

#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace callboard {

/// What all connections of a client share.
struct ClientTarget
{
    QUrl base;
    Secret key;
    milliseconds connectWithin{5'000};
    std::optional<QSslConfiguration> tls; ///< absent: plain HTTP
    std::function<void(const CertificateFacts &)> onCertificate;
};

/// One connection to the server, kept between exchanges, with one exchange at a time. Lives on the network's thread.
///
/// Invariants: `mayHaveLeft` of the exchange is set before its first byte reaches the socket; an exchange is written
/// once, but for a question whose kept connection was closed before the answer's first byte.
class ClientConnection final : public QObject
{
public:
    /// `onFree` is called after each exchange; another may begin from inside it.
    ClientConnection(const ClientTarget &target, std::function<void()> onFree);
    ~ClientConnection() override;

    bool isFree() const { return m_exchange == nullptr; }
    /// An open connection that a request of this kind may go through: a command only when it was in use a moment ago,
    /// since a server that closes it just then leaves the command's fate open.
    bool isKeptFor(const ClientRequest &request) const;
    void begin(std::shared_ptr<ClientExchange> exchange);
    bool carries(const ClientExchange *exchange) const { return m_exchange.get() == exchange; }
    /// Gives the exchange up and drops the connection.
    void giveUp(ErrorCode code, const QString &detail);
    /// The same before the connection is destroyed, which ends the socket.
    void answerGone(ErrorCode code, const QString &detail);

private:
    void open();
    void listenTo(QSslSocket *socket);
    void write();
    void read();
    void failed();
    void ended();
    void judge();
    void drop();
    void finish();

    const ClientTarget &m_target;
    std::function<void()> m_onFree;
    std::shared_ptr<ClientExchange> m_exchange;
    std::unique_ptr<QSslSocket> m_socket;
    std::optional<ResponseParser> m_parser; // once the exchange was written
    QTimer m_connectTimer;
    QElapsedTimer m_idle;
    QList<QSslError> m_distrust;
    bool m_isReused = false; // the exchange went through a kept connection
};

} // namespace callboard
