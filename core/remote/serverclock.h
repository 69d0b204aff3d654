// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <mutex>
#include <optional>

namespace callboard {

/// The server's clock as its answers tell it, run on by this machine's monotonic clock. Any thread.
class ServerClock
{
public:
    using Steady = std::chrono::steady_clock::time_point;

    /// `rate`: how fast the server's clock runs, 0 = frozen. An answer that is older than one already heard is ignored
    /// unless the clock runs at another speed now.
    void hear(Instant server, double rate, Steady at);
    void hear(Instant server, Steady at);
    /// The epoch before the first answer.
    Instant now(Steady at) const;
    double rate() const;

private:
    mutable std::mutex m_mutex;
    Instant m_server{};
    double m_rate = 1;
    std::optional<Steady> m_at;
};

} // namespace callboard
