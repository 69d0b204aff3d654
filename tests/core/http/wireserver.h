// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/handover.h"

#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace callboard::test {

/// What the server does when it has read a request.
struct WireAnswer
{
    enum class Then { Keep, Close, Reset };
    QByteArray bytes;
    Then then = Then::Keep;
    int pieceBytes = 0; ///< 0: all at once; else so many bytes every `everyMs`
    int everyMs = 1;
};

/// A plain 200 with a length.
inline WireAnswer ok(const QByteArray &body = "{}", const QByteArray &fields = {})
{
    return {"HTTP/1.1 200 OK\r\n" + fields + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body};
}

/// A server on loopback, on a thread of its own, that answers each request with bytes as they are. It reads a request
/// whole (head, and as many bytes as its Content-Length says) before it answers.
class WireServer
{
public:
    /// Called on the server's thread with the request as it came and how many came before it.
    using Script = std::function<WireAnswer(const QByteArray &request, int before)>;

    explicit WireServer(Script script, std::optional<QSslConfiguration> tls = {})
        : m_script(std::move(script)), m_tls(std::move(tls))
    {
        m_thread.start();
        m_home.moveToThread(&m_thread);
        runOnThreadOf(&m_home, [this] {
            m_server = std::make_unique<Server>(*this);
            m_server->listen(QHostAddress::LocalHost);
            port = m_server->serverPort();
        });
    }
    ~WireServer()
    {
        runOnThreadOf(&m_home, [this] { m_server.reset(); });
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(WireServer)

    QString url() const
    {
        return QStringLiteral("%1://localhost:%2")
            .arg(m_tls ? QStringLiteral("https") : QStringLiteral("http"))
            .arg(port);
    }
    /// Every request that was read whole.
    std::vector<QByteArray> requests()
    {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }
    int count() { return static_cast<int>(requests().size()); }

    quint16 port = 0;
    std::atomic_int connections = 0;

private:
    class Server final : public QTcpServer
    {
    public:
        explicit Server(WireServer &house) : m_house(house) {}

    protected:
        void incomingConnection(qintptr descriptor) override
        {
            auto *socket = new QSslSocket(this);
            socket->setSocketDescriptor(descriptor);
            ++m_house.connections;
            auto waiting = std::make_shared<QByteArray>();
            connect(socket, &QIODevice::readyRead, this, [this, socket, waiting] {
                *waiting += socket->readAll();
                while (m_house.takeOne(*waiting, socket)) {
                }
            });
            connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
            if (m_house.m_tls) {
                socket->setSslConfiguration(*m_house.m_tls);
                socket->startServerEncryption();
            }
        }

    private:
        WireServer &m_house;
    };

    bool takeOne(QByteArray &waiting, QSslSocket *socket)
    {
        const qsizetype headEnd = waiting.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return false;
        const QByteArray head = waiting.first(headEnd).toLower();
        const qsizetype at = head.indexOf("content-length: ");
        const qsizetype length = at < 0 ? 0 : head.mid(at + 16, head.indexOf("\r\n", at) - at - 16).toLongLong();
        if (waiting.size() < headEnd + 4 + length)
            return false;
        const QByteArray request = waiting.first(headEnd + 4 + length);
        waiting.remove(0, request.size());
        int before = 0;
        {
            const std::lock_guard lock(m_mutex);
            before = static_cast<int>(m_requests.size());
            m_requests.push_back(request);
        }
        send(socket, std::make_shared<WireAnswer>(m_script(request, before)));
        return true;
    }

    static void send(QSslSocket *socket, const std::shared_ptr<WireAnswer> &answer)
    {
        if (answer->pieceBytes > 0 && answer->bytes.size() > answer->pieceBytes) {
            socket->write(answer->bytes.first(answer->pieceBytes));
            answer->bytes.remove(0, answer->pieceBytes);
            QTimer::singleShot(answer->everyMs, socket, [socket, answer] { send(socket, answer); });
            return;
        }
        socket->write(answer->bytes);
        socket->flush();
        if (answer->then == WireAnswer::Then::Close) {
            socket->disconnectFromHost();
        } else if (answer->then == WireAnswer::Then::Reset) {
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            socket->abort();
        }
    }

    Script m_script;
    std::optional<QSslConfiguration> m_tls;
    QThread m_thread;
    QObject m_home;
    std::unique_ptr<Server> m_server;
    std::mutex m_mutex;
    std::vector<QByteArray> m_requests;
};

} // namespace callboard::test
