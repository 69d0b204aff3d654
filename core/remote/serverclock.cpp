// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/serverclock.h"

#include <cmath>

namespace callboard {

namespace {

/// An answer that was on its way is a little late: only what differs more than that moves the clock.
constexpr milliseconds kAnswerLag{250};

Instant runOn(Instant server, double rate, ServerClock::Steady from, ServerClock::Steady to)
{
    const double passed = std::chrono::duration<double, std::milli>(to - from).count() * rate;
    return server + milliseconds(std::llround(passed));
}

} // namespace

void ServerClock::hear(Instant server, double rate, Steady at)
{
    const std::lock_guard lock(m_mutex);
    m_server = server;
    m_rate = rate;
    m_at = at;
}

void ServerClock::hear(Instant server, Steady at)
{
    const std::lock_guard lock(m_mutex);
    if (m_at && m_rate > 0) {
        const milliseconds ahead = server - runOn(m_server, m_rate, *m_at, at);
        if (ahead <= milliseconds(0) &&
            ahead > -milliseconds(std::llround(double(kAnswerLag.count()) * std::max(1.0, m_rate))))
            return;
    }
    m_server = server;
    m_at = at;
}

Instant ServerClock::now(Steady at) const
{
    const std::lock_guard lock(m_mutex);
    return m_at ? runOn(m_server, m_rate, *m_at, at) : m_server;
}

double ServerClock::rate() const
{
    const std::lock_guard lock(m_mutex);
    return m_rate;
}

} // namespace callboard
