// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

/// The other end of a server under load: many connections on one thread, never waiting for one of them.
namespace callboard::load {

using Clock = std::chrono::steady_clock;
using Moment = Clock::time_point;

/// One request and what became of it. `due` is when it should have gone, `sent` when its first byte left.
struct Exchange
{
    Moment due;
    Moment sent;
    Moment answered;
    int status = 0; ///< 0: the connection ended first
    bool hasRetryAfter = false;
};

/// What a connection does.
enum class Manner {
    Asks,     ///< whole requests, one at a time, on a connection that is kept
    SlowHead, ///< a byte of a head now and then, for ever
    SlowBody, ///< a whole head, then a byte of the body now and then
    HalfOpen, ///< nothing at all
};

/// Connections to one port of loopback. Those that end are opened again when they are next needed.
class Client
{
public:
    explicit Client(std::uint16_t port);
    ~Client();
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    /// `request` is sent as it is by those that ask; its key decides who they are. Returns the name of the group.
    int add(Manner manner, int connections, const std::string &request);
    /// A request of this group is due; it goes as soon as a connection of it is free.
    void due(int group, Moment at);
    /// Moves bytes until then.
    void runUntil(Moment end);
    /// Cuts everything: the server is away.
    void drop();

    const std::vector<Exchange> &done(int group) const { return m_groups[static_cast<std::size_t>(group)].done; }
    std::size_t waiting(int group) const { return m_groups[static_cast<std::size_t>(group)].due.size(); }
    /// How often the server closed connections of this group.
    int closed(int group) const { return m_groups[static_cast<std::size_t>(group)].closed; }

private:
    struct Connection
    {
        int socket = -1;
        int group = 0;
        bool isBusy = false;
        Exchange exchange;
        std::string received;
        std::size_t dripped = 0;
    };
    struct Group
    {
        Manner manner;
        std::string request;
        std::vector<Moment> due; ///< oldest first, from `next` on
        std::size_t next = 0;
        std::vector<Exchange> done;
        std::vector<Connection *> members;
        int closed = 0;
    };
    void open(Connection &connection);
    void close(Connection &connection, bool byServer);
    void read(Connection &connection);
    void finish(Connection &connection, std::size_t length);
    void give(Group &group);
    void drip();

    std::uint16_t m_port;
    int m_poll;
    std::vector<Group> m_groups;
    std::vector<std::unique_ptr<Connection>> m_connections;
    Moment m_nextDrip;
};

} // namespace callboard::load
