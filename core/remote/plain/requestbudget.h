// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <algorithm>
#include <deque>

namespace callboard {

/// What a request is for; the first goes first, and the later ones leave some of the minute to the earlier (C008, N16).
enum class RequestPriority { Command, Looked, Polling };

/// The requests of the running minute: at most `perMinute` in any 60 s, an exact log, on real monotonic time. Keeps a
/// tenth for commands and another tenth for what is looked at, so that a poll never makes a click wait.
class RequestBudget
{
public:
    /// 0 = unlimited.
    explicit RequestBudget(int perMinute) : m_perMinute(perMinute) {}

    int perMinute() const { return m_perMinute; }
    bool isUnlimited() const { return m_perMinute == 0; }
    int left(milliseconds now)
    {
        forget(now);
        return std::max(0, m_perMinute - static_cast<int>(m_sent.size()));
    }
    /// How long until a request of this kind may go; 0 = now.
    milliseconds waitFor(RequestPriority priority, milliseconds now)
    {
        forget(now);
        milliseconds wait = std::max(milliseconds(0), m_closedUntil - now);
        const int share = shareOf(priority);
        if (!isUnlimited() && static_cast<int>(m_sent.size()) >= share) {
            const auto over = static_cast<std::ptrdiff_t>(m_sent.size()) - share;
            wait = std::max(wait, m_sent[static_cast<size_t>(over)] + kMinute - now);
        }
        return wait;
    }
    /// How long until `requests` of this kind have gone, when nothing else is sent meanwhile.
    milliseconds timeFor(RequestPriority priority, int requests, milliseconds now) const
    {
        RequestBudget ahead = *this;
        milliseconds t = now;
        for (int i = 0; i < requests && !isUnlimited(); ++i) {
            t += ahead.waitFor(priority, t);
            ahead.count(t);
        }
        return t - now;
    }
    void count(milliseconds now) { m_sent.push_back(now); }
    /// The server said so itself (429 RATE_LIMITED with Retry-After): nothing goes before.
    void close(milliseconds now, milliseconds by) { m_closedUntil = std::max(m_closedUntil, now + by); }
    /// The server's own count (X-RateLimit-Remaining): others use the same key too.
    void learn(milliseconds now, int remaining)
    {
        while (!isUnlimited() && left(now) > std::max(0, remaining))
            count(now);
    }

private:
    int shareOf(RequestPriority priority) const
    {
        const int tenth = m_perMinute / 10;
        switch (priority) {
        case RequestPriority::Command:
            return m_perMinute;
        case RequestPriority::Looked:
            return std::max(1, m_perMinute - tenth);
        case RequestPriority::Polling:
            break;
        }
        return std::max(1, m_perMinute - 2 * tenth);
    }
    void forget(milliseconds now)
    {
        while (!m_sent.empty() && m_sent.front() + kMinute <= now)
            m_sent.pop_front();
    }

    int m_perMinute;
    std::deque<milliseconds> m_sent;
    milliseconds m_closedUntil{0};
};

} // namespace callboard
