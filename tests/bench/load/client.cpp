// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/load/client.h"

#include <array>
#include <cerrno>
#include <cstdlib>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace callboard::load {

namespace {

constexpr auto kDripEvery = std::chrono::milliseconds(300);

/// Of a whole answer, or npos while some of it is missing.
std::size_t lengthOf(const std::string &answer)
{
    const std::size_t head = answer.find("\r\n\r\n");
    if (head == std::string::npos)
        return std::string::npos;
    const std::size_t field = answer.find("\r\nContent-Length: ");
    const std::size_t body =
        field < head ? std::strtoul(answer.c_str() + field + sizeof("\r\nContent-Length: ") - 1, nullptr, 10) : 0;
    return answer.size() >= head + 4 + body ? head + 4 + body : std::string::npos;
}

} // namespace

Client::Client(std::uint16_t port) : m_port(port), m_poll(::epoll_create1(EPOLL_CLOEXEC)), m_nextDrip(Clock::now()) {}

Client::~Client()
{
    drop();
    ::close(m_poll);
}

int Client::add(Manner manner, int connections, const std::string &request)
{
    m_groups.push_back({manner, request, {}, 0, {}, {}, 0});
    const int group = static_cast<int>(m_groups.size()) - 1;
    for (int i = 0; i < connections; ++i) {
        m_connections.push_back(std::make_unique<Connection>());
        m_connections.back()->group = group;
        m_groups.back().members.push_back(m_connections.back().get());
    }
    return group;
}

void Client::due(int group, Moment at)
{
    m_groups[static_cast<std::size_t>(group)].due.push_back(at);
    give(m_groups[static_cast<std::size_t>(group)]);
}

void Client::open(Connection &connection)
{
    connection.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // On loopback this is done at once, or refused at once.
    if (::connect(connection.socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        ::close(connection.socket);
        connection.socket = -1;
        return;
    }
    const int yes = 1;
    ::setsockopt(connection.socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    epoll_event event = {};
    event.events = EPOLLIN | EPOLLRDHUP;
    event.data.ptr = &connection;
    ::epoll_ctl(m_poll, EPOLL_CTL_ADD, connection.socket, &event);
    connection.received.clear();
    connection.dripped = 0;
}

void Client::close(Connection &connection, bool byServer)
{
    if (connection.socket < 0)
        return;
    ::close(connection.socket);
    connection.socket = -1;
    Group &group = m_groups[static_cast<std::size_t>(connection.group)];
    group.closed += byServer ? 1 : 0;
    if (connection.isBusy) {
        connection.exchange.status = 0;
        connection.exchange.answered = Clock::now();
        group.done.push_back(connection.exchange);
        connection.isBusy = false;
    }
}

void Client::drop()
{
    for (const auto &connection : m_connections)
        close(*connection, false);
    for (Group &group : m_groups) {
        group.due.clear();
        group.next = 0;
    }
}

void Client::give(Group &group)
{
    if (group.manner != Manner::Asks)
        return;
    for (Connection *connection : group.members) {
        if (group.next >= group.due.size())
            break;
        if (connection->isBusy)
            continue;
        if (connection->socket < 0)
            open(*connection);
        if (connection->socket < 0)
            return; // nobody listens
        connection->exchange = {group.due[group.next], Clock::now(), {}, 0, false};
        const auto sent =
            ::send(connection->socket, group.request.data(), group.request.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent != static_cast<ssize_t>(group.request.size())) {
            close(*connection, true); // it was closed while it was kept: another one takes the request
            continue;
        }
        connection->isBusy = true;
        ++group.next;
    }
    if (group.next == group.due.size()) {
        group.due.clear();
        group.next = 0;
    }
}

void Client::read(Connection &connection)
{
    std::array<char, 16 * 1024> buffer;
    const auto got = ::recv(connection.socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
        return close(connection, true);
    if (got > 0)
        connection.received.append(buffer.data(), static_cast<std::size_t>(got));
    if (!connection.isBusy)
        return;
    if (const std::size_t length = lengthOf(connection.received); length != std::string::npos)
        finish(connection, length);
}

void Client::finish(Connection &connection, std::size_t length)
{
    Group &group = m_groups[static_cast<std::size_t>(connection.group)];
    connection.exchange.answered = Clock::now();
    connection.exchange.status = std::atoi(connection.received.c_str() + sizeof("HTTP/1.1 ") - 1);
    connection.exchange.hasRetryAfter = connection.received.find("\r\nRetry-After: ") < length;
    connection.received.erase(0, length);
    connection.isBusy = false;
    group.done.push_back(connection.exchange);
    give(group);
}

/// A little more of what never ends.
void Client::drip()
{
    for (const auto &connection : m_connections) {
        const Group &group = m_groups[static_cast<std::size_t>(connection->group)];
        if (group.manner == Manner::Asks)
            continue;
        if (connection->socket < 0)
            open(*connection);
        if (connection->socket < 0 || group.manner == Manner::HalfOpen)
            continue;
        const std::size_t whole = group.manner == Manner::SlowBody ? group.request.size() : 1;
        const char *bytes = connection->dripped == 0 ? group.request.data() : "x";
        if (::send(connection->socket, bytes, connection->dripped == 0 ? whole : 1, MSG_NOSIGNAL | MSG_DONTWAIT) < 0)
            close(*connection, true);
        else
            ++connection->dripped;
    }
}

void Client::runUntil(Moment end)
{
    std::array<epoll_event, 256> events;
    for (Moment now = Clock::now(); now < end; now = Clock::now()) {
        if (now >= m_nextDrip) {
            drip();
            m_nextDrip = now + kDripEvery;
        }
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(std::min(end, m_nextDrip) - now);
        const int count =
            ::epoll_wait(m_poll, events.data(), static_cast<int>(events.size()), static_cast<int>(left.count()));
        for (int i = 0; i < count; ++i)
            read(*static_cast<Connection *>(events[static_cast<std::size_t>(i)].data.ptr));
    }
}

} // namespace callboard::load
