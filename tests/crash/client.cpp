// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/client.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace callboard::test {

QByteArray httpRequest(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                       const QByteArray &idempotencyKey)
{
    return method + ' ' + target +
           " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: celp_crash_all\r\nIdempotency-Key: " + idempotencyKey +
           "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
           body;
}

HttpClient::HttpClient(quint16 port) : m_fd(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in to = {};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    m_isGone = connect(m_fd, reinterpret_cast<const sockaddr *>(&to), sizeof to) != 0;
    const int on = 1;
    setsockopt(m_fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

HttpClient::~HttpClient()
{
    ::close(m_fd);
}

void HttpClient::send(const QByteArray &request)
{
    if (::send(m_fd, request.constData(), static_cast<size_t>(request.size()), MSG_NOSIGNAL) != request.size())
        m_isGone = true;
}

bool HttpClient::readSome(bool waits)
{
    char buffer[16'384];
    const ssize_t got = recv(m_fd, buffer, sizeof buffer, waits ? 0 : MSG_DONTWAIT);
    if (got > 0)
        m_got.append(buffer, static_cast<qsizetype>(got));
    else if (got == 0 || (errno != EAGAIN && errno != EINTR))
        m_isGone = true;
    return got > 0;
}

std::optional<HttpAnswer> HttpClient::received()
{
    while (!m_isGone && readSome(false)) {
    }
    const qsizetype headEnd = m_got.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return std::nullopt;
    const QByteArray head = m_got.first(headEnd).toLower();
    const qsizetype at = head.indexOf("\r\ncontent-length: ");
    const qsizetype length = at < 0 ? 0 : head.mid(at + 18, 10).split('\r').first().toLongLong();
    if (m_got.size() < headEnd + 4 + length)
        return std::nullopt;
    const QJsonObject body = QJsonDocument::fromJson(m_got.mid(headEnd + 4, length)).object();
    HttpAnswer answer{head.mid(9, 3).toInt(),
                      QJsonDocument(body[QStringLiteral("data")].toObject()).toJson(QJsonDocument::Compact)};
    if (!body.contains(QStringLiteral("data")))
        answer.data = m_got.mid(headEnd + 4, length);
    m_got.remove(0, headEnd + 4 + length);
    return answer;
}

std::optional<HttpAnswer> HttpClient::exchange(const QByteArray &request)
{
    if (!request.isEmpty())
        send(request);
    for (;;) {
        if (auto answer = received())
            return answer;
        if (m_isGone || !readSome(true))
            return received();
    }
}

bool waitForAny(const std::vector<std::unique_ptr<HttpClient>> &clients, std::chrono::steady_clock::time_point until)
{
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    if (left.count() <= 0)
        return false;
    std::vector<pollfd> waiting;
    for (const auto &client : clients)
        waiting.push_back({client->descriptor(), POLLIN, 0});
    return poll(waiting.data(), waiting.size(), static_cast<int>(left.count())) > 0;
}

void DaemonUnderTest::spawn(const QStringList &arguments)
{
    std::vector<QByteArray> words{QByteArray(CALLBOARD_BIN_DIR "/callboardd")};
    for (const QString &word : arguments)
        words.push_back(QFile::encodeName(word));
    std::vector<char *> argv;
    for (QByteArray &word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    int ends[2];
    if (pipe(ends) != 0)
        qFatal("no pipe");
    m_pid = fork();
    if (m_pid == 0) {
        dup2(ends[1], STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
        execv(argv[0], argv.data());
        _exit(127);
    }
    ::close(ends[1]);
    m_output = ends[0];
}

bool DaemonUnderTest::start(const QStringList &arguments)
{
    static const QByteArray kListens = "listening on http://127.0.0.1:";
    spawn(arguments);
    QByteArray said;
    char buffer[1024];
    for (ssize_t got = 0; (got = ::read(m_output, buffer, sizeof buffer)) > 0;) {
        said.append(buffer, static_cast<qsizetype>(got));
        const qsizetype at = said.indexOf(kListens);
        if (at >= 0 && said.indexOf('\n', at) > 0) {
            m_port = static_cast<quint16>(said.mid(at + kListens.size()).split('\n').first().trimmed().toUInt());
            return m_port != 0;
        }
    }
    m_said = QString::fromUtf8(said);
    return false;
}

void DaemonUnderTest::kill()
{
    if (m_pid <= 0)
        return;
    ::kill(m_pid, SIGKILL);
    int status = 0;
    waitpid(m_pid, &status, 0);
    ::close(m_output);
    m_pid = -1;
}

void DaemonUnderTest::killAfter(std::chrono::microseconds delay)
{
    usleep(
        static_cast<useconds_t>(delay.count())); // the moment of the kill is what is tried, nothing waits for anything
    kill();
}

} // namespace callboard::test
