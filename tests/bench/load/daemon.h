// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/load/client.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace callboard::load {

/// A real callboardd on a folder of its own.
class Daemon
{
public:
    Daemon(std::string program, std::string folder, int people);
    ~Daemon() { stop(); }
    Daemon(const Daemon &) = delete;
    Daemon &operator=(const Daemon &) = delete;

    /// `nowMs` on its clock, or the machine's own; `limit` as --rate-limit takes it. The port stays over restarts.
    void start(std::int64_t nowMs, const std::string &limit);
    /// SIGTERM, and waits for the end.
    void stop();
    std::uint16_t port() const { return m_port; }
    /// Resident memory, KiB.
    long resident() const;
    /// How much later than planned calls were handed to the carrier, in milliseconds, sorted.
    std::vector<std::int64_t> lateness() const;

    static constexpr std::int64_t kRealClock = -1;
    static constexpr std::int64_t kStart = 1'749'038'400'000; // 2025-06-04T12:00Z

private:
    std::string m_program;
    std::string m_folder;
    std::uint16_t m_port = 0;
    pid_t m_process = -1;
};

/// "GET /path ..." with a key; a body makes it a POST.
std::string requestOf(const std::string &target, const std::string &key, const std::string &body = {});

} // namespace callboard::load
