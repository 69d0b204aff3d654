// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <QByteArray>
#include <QHash>

#include <deque>

namespace callboard {

/// At most `requests` accepted in any `window` per name, an exact log: what was accepted at t stops counting at
/// t + window (WORKSPACE.md section 3). Who has been silent for a window soon costs no memory. When time goes back,
/// what was accepted later than now counts as accepted now; give it a clock that does not (RateJournal::clockOf). One
/// thread.
class RateLimiter
{
public:
    struct Limit
    {
        int requests = 60; ///< 0 = unlimited
        milliseconds window{60'000};
        bool isUnlimited() const { return requests == 0; }
    };
    struct Verdict
    {
        bool accepted = true;
        int remaining = 0;    ///< requests that would be accepted now
        Instant resetsAt;     ///< when the oldest counted request stops counting; now when none counts
        milliseconds wait{0}; ///< until the next one would be accepted; 0 when it would be now
    };

    explicit RateLimiter(Limit limit) : m_limit(limit) {}
    const Limit &limit() const { return m_limit; }
    /// Counts the request when it is accepted.
    Verdict ask(const QByteArray &name, Instant now);
    /// What was accepted before this limiter was made; in the order in which it was.
    void remember(const QByteArray &name, Instant at);
    /// The same question without counting.
    Verdict look(const QByteArray &name, Instant now);

private:
    std::deque<Instant> &countedAt(const QByteArray &name, Instant now);
    Verdict verdictOf(const std::deque<Instant> &accepted, Instant now) const;
    void forgetSilent(Instant now);

    Limit m_limit;
    QHash<QByteArray, std::deque<Instant>> m_accepted;
    int m_untilSweep = 0;
};

} // namespace callboard
