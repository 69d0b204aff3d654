// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/server/http/httphandler.h"
#include "core/server/http/httpserver.h"
#include "tests/support/handover.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>
#include <QThread>
#include <QWebSocket>

#include <array>
#include <atomic>
#include <mutex>

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace callboard::test {

/// Answers at once with what was asked; "/later" when the test says so, "/never" not at all, "/big/N" with N bytes,
/// "/stream" is a WebSocket. Called on the server's thread.
class StubHandler final : public HttpHandler
{
public:
    void handle(const HttpRequest &request, HttpAnswer answer) override
    {
        ++handled;
        if (request.target == "/never")
            return;
        if (request.target.startsWith("/later")) {
            const std::lock_guard lock(m_mutex);
            m_waiting.emplace_back(request, std::move(answer));
            return;
        }
        answer(replyTo(request));
        if (request.target == "/twice")
            answer(replyTo(request));
    }
    qsizetype bodyLimit(const HttpRequest &head, qsizetype usual) override
    {
        return head.target == "/roomy" ? 2 * usual : usual;
    }
    HttpReply refusalOf(const HttpFault &fault) override
    {
        ++refused;
        HttpReply reply;
        reply.status = fault.status;
        reply.body = fault.code + ": " + fault.message;
        return reply;
    }
    std::optional<HttpReply> refusalOfUpgrade(const HttpRequest &request) override
    {
        if (request.target == "/stream")
            return std::nullopt;
        return refusalOf({400, "VALIDATION_ERROR", "no stream"});
    }
    void opened(QWebSocket *socket) override
    {
        QObject::connect(socket, &QWebSocket::textMessageReceived, socket, [socket](const QString &text) {
            for (int i = 0; i < 200 && text == QStringLiteral("pour"); ++i)
                socket->sendBinaryMessage(QByteArray(100'000, 'p'));
            socket->sendTextMessage(text);
        });
        ++streams;
        if (keepsStreams) {
            socket->setParent(nullptr);
            kept.push_back(std::unique_ptr<QWebSocket>(socket));
            return;
        }
        QObject::connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    }

    static HttpReply replyTo(const HttpRequest &request)
    {
        HttpReply reply;
        reply.set("X-Method", request.method);
        reply.body = request.target.startsWith("/big/") ? QByteArray(request.target.mid(5).toInt(), 'b')
                                                        : request.target + ' ' + request.body;
        return reply;
    }

    int waitingCount()
    {
        const std::lock_guard lock(m_mutex);
        return static_cast<int>(m_waiting.size());
    }
    /// The oldest of those that wait; the test answers it, or lets it go.
    std::pair<HttpRequest, HttpAnswer> takeWaiting()
    {
        const std::lock_guard lock(m_mutex);
        auto first = std::move(m_waiting.front());
        m_waiting.erase(m_waiting.begin());
        return first;
    }

    std::atomic_int handled = 0;
    std::atomic_int refused = 0;
    std::atomic_int streams = 0;
    bool keepsStreams = false;
    std::vector<std::unique_ptr<QWebSocket>> kept; ///< of the server's thread

private:
    std::mutex m_mutex;
    std::vector<std::pair<HttpRequest, HttpAnswer>> m_waiting;
};

/// A certificate for localhost, signed by itself: made by openssl, for this run.
inline QSslConfiguration selfSignedTls(const QString &name)
{
    const QTemporaryDir folder;
    const QString keyPath = folder.filePath("key.pem");
    const QString certificatePath = folder.filePath("certificate.pem");
    QProcess openssl;
    openssl.start("openssl", {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-batch", "-days", "2", "-subj",
                              "/CN=" + name, "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", keyPath,
                              "-out", certificatePath});
    if (!openssl.waitForFinished() || openssl.exitCode() != 0)
        qFatal("openssl, of the package of that name, makes no certificate");
    QFile key(keyPath);
    QFile certificate(certificatePath);
    if (!key.open(QIODevice::ReadOnly) || !certificate.open(QIODevice::ReadOnly))
        qFatal("no certificate");
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(certificate.readAll()));
    tls.setPrivateKey(QSslKey(key.readAll(), QSsl::Rsa));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

/// A server on a thread of its own, on loopback.
class HttpHouse
{
public:
    explicit HttpHouse(HttpServerOptions options = {}, const std::optional<QSslConfiguration> &tls = {})
    {
        m_home.moveToThread(&m_thread);
        m_thread.start();
        m_server = std::make_unique<HttpServer>(handler, options);
        if (tls)
            m_server->setTls(*tls);
        m_server->moveToThread(&m_thread);
        QObject::connect(
            m_server.get(), &HttpServer::drained, m_server.get(), [this] { ++drained; }, Qt::DirectConnection);
        port = inside([this] { return m_server->listen(QHostAddress(QHostAddress::LocalHost), 0).value_or(0); });
    }
    ~HttpHouse() { close(); }
    Q_DISABLE_COPY_MOVE(HttpHouse)

    void close()
    {
        if (!m_server)
            return;
        // On its thread, before that ends.
        runOnThreadOf(&m_home, [this] {
            m_server.reset();
            handler.kept.clear();
        });
        m_thread.quit();
        m_thread.wait();
    }
    template <typename Fn> std::invoke_result_t<Fn> inside(Fn fn)
    {
        QObject *context = m_server.get();
        if constexpr (std::is_void_v<std::invoke_result_t<Fn>>) {
            runOnThreadOf(context, fn);
        } else {
            std::invoke_result_t<Fn> answer{};
            runOnThreadOf(context, [&] { answer = fn(); });
            return answer;
        }
    }
    int connections()
    {
        return inside([this] { return m_server->connectionCount(); });
    }
    int streamCount()
    {
        return inside([this] { return m_server->streamCount(); });
    }
    void drain()
    {
        inside([this] { m_server->drain(); });
    }
    void setTls(const QSslConfiguration &tls)
    {
        inside([&] { m_server->setTls(tls); });
    }

    StubHandler handler;
    std::atomic_int drained = 0;
    quint16 port = 0;

private:
    QThread m_thread;
    QObject m_home; ///< what runs on the thread when the server has gone
    std::unique_ptr<HttpServer> m_server;
};

struct ClientReply
{
    QByteArray head;
    QByteArray body;

    int status() const { return head.mid(9, 3).toInt(); }
    bool closes() const { return head.contains("\r\nConnection: close\r\n"); }
};

/// A client on a plain blocking socket, so that it does exactly what a test says. Waits at most ten seconds for
/// anything.
class RawClient
{
public:
    explicit RawClient(quint16 port) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval patience{10, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        m_isConnected = ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }
    ~RawClient() { close(); }
    RawClient(RawClient &&other) noexcept
        : m_socket(std::exchange(other.m_socket, -1)), m_isConnected(other.m_isConnected), m_unread(other.m_unread)
    {
    }
    RawClient(const RawClient &) = delete;
    RawClient &operator=(const RawClient &) = delete;
    RawClient &operator=(RawClient &&) = delete;

    bool isConnected() const { return m_isConnected; }
    void close()
    {
        if (m_socket >= 0)
            ::close(std::exchange(m_socket, -1));
    }
    /// The peer sees a reset.
    void reset()
    {
        const linger at{1, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &at, sizeof at);
        close();
    }
    void closeHalf() { ::shutdown(m_socket, SHUT_WR); }
    bool send(const QByteArray &bytes)
    {
        qsizetype at = 0;
        while (at < bytes.size()) {
            const ssize_t sent = ::send(m_socket, bytes.data() + at, bytes.size() - at, MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            at += sent;
        }
        return true;
    }
    /// Sends as much of `bytes` repeated as the peer takes before it takes nothing for a while, and at most `most`.
    qsizetype sendUntilFull(const QByteArray &bytes, qsizetype most)
    {
        qsizetype total = 0;
        pollfd waits{m_socket, POLLOUT, 0};
        while (total<most && ::poll(&waits, 1, 700)> 0) {
            const qsizetype at = total % bytes.size();
            const ssize_t sent = ::send(m_socket, bytes.data() + at, bytes.size() - at, MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent <= 0)
                break;
            total += sent;
        }
        return total;
    }
    /// True when something, or the end, comes within this time.
    bool hasNews(int ms)
    {
        pollfd waits{m_socket, POLLIN, 0};
        return !m_unread.isEmpty() || ::poll(&waits, 1, ms) > 0;
    }
    ClientReply read(bool hasBody = true)
    {
        ClientReply reply;
        while (!m_unread.contains("\r\n\r\n") && more()) {
        }
        const qsizetype end = m_unread.indexOf("\r\n\r\n");
        if (end < 0)
            return reply;
        reply.head = m_unread.first(end + 2);
        m_unread.remove(0, end + 4);
        const qsizetype at = reply.head.indexOf("Content-Length: ");
        const qsizetype length =
            at < 0 || !hasBody ? 0 : reply.head.mid(at + 16, reply.head.indexOf("\r\n", at) - at - 16).toLongLong();
        while (m_unread.size() < length && more()) {
        }
        reply.body = m_unread.first(std::min(length, m_unread.size()));
        m_unread.remove(0, reply.body.size());
        return reply;
    }
    ClientReply ask(const QByteArray &bytes)
    {
        send(bytes);
        return read();
    }
    /// True when the connection ends, in order, with nothing more in it.
    bool isEnded() { return m_unread.isEmpty() && !more() && m_problem == 0; }
    /// True when the connection ends, however.
    bool isOver()
    {
        while (more())
            m_unread.clear();
        return m_problem != EAGAIN;
    }
    QByteArray readSome()
    {
        more();
        return std::exchange(m_unread, {});
    }

private:
    bool more()
    {
        std::array<char, 65'536> piece; // read into
        const ssize_t size = ::recv(m_socket, piece.data(), piece.size(), 0);
        m_problem = size < 0 ? errno : 0;
        if (size > 0)
            m_unread.append(piece.data(), size);
        return size > 0;
    }

    int m_socket;
    bool m_isConnected = false;
    int m_problem = 0;
    QByteArray m_unread;
};

inline QByteArray get(const QByteArray &target = "/a", const QByteArray &fields = {}, const QByteArray &method = "GET")
{
    return method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
}

inline QByteArray post(const QByteArray &fields, const QByteArray &body, const QByteArray &target = "/a")
{
    return get(target, fields, "POST") + body;
}

} // namespace callboard::test
