// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

#include <sys/types.h>

namespace callboard::test {

/// `data` is the JSON of the envelope's `data`, as it came.
struct HttpAnswer
{
    int status = 0;
    QByteArray data;
};

QByteArray httpRequest(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                       const QByteArray &idempotencyKey);

/// One connection to a daemon on this machine: no threads, no event loop, so that it can be used after a fork.
class HttpClient
{
public:
    explicit HttpClient(quint16 port);
    ~HttpClient();
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;

    void send(const QByteArray &request);
    /// A whole answer, when one has come.
    std::optional<HttpAnswer> received();
    /// Sends and waits. nullopt: the other end is gone.
    std::optional<HttpAnswer> exchange(const QByteArray &request);
    int descriptor() const { return m_fd; }

private:
    bool readSome(bool waits);
    int m_fd = -1;
    QByteArray m_got;
    bool m_isGone = false;
};

/// False when `until` has come.
bool waitForAny(const std::vector<std::unique_ptr<HttpClient>> &clients, std::chrono::steady_clock::time_point until);

/// A real `callboardd`, ended by its process id.
class DaemonUnderTest
{
public:
    ~DaemonUnderTest() { kill(); }
    void spawn(const QStringList &arguments);
    /// True when it listens.
    bool start(const QStringList &arguments);
    void kill();
    void killAfter(std::chrono::microseconds delay);
    quint16 port() const { return m_port; }
    QString said() const { return m_said; }

private:
    pid_t m_pid = -1;
    int m_output = -1;
    quint16 m_port = 0;
    QString m_said;
};

} // namespace callboard::test
