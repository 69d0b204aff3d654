// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/health.h"

#include <deque>
#include <optional>

namespace callboard {

/// The conservative breaker of one company and carrier (D-BREAKER). Counts carrier faults only. Opens at 3 faults in a
/// row, or at 5 results in 120 s of which half or more are faults. While open one probe at a time may go: after 30 s,
/// then 2 min, then 10 min; 3 good probes close it. Pure: time comes in, nothing is read.
class Breaker
{
public:
    enum class Step { None, Opened, Reopened, Closed };

    /// One result per attempt: its first sign of life is good, a later fault of the same attempt turns it bad.
    Step record(Instant now, const AttemptId &attempt, const ReservationId &reservation, bool fault, int carrierCode);
    /// May a call be handed to the carrier now? While open: only a due probe, and only one.
    bool allows(Instant now) const;
    bool isEngaged() const { return m_state != BreakerState::Closed; }
    /// The attempt that goes out now is the probe. Call only when engaged and allowed.
    void probeSent(const AttemptId &attempt);
    /// An attempt ended without a result for us (withdrawn, refused): a probe may be sent again.
    void forget(Instant now, const AttemptId &attempt);
    /// The clock was set back: the next probe is not further away than its backoff.
    void waitNoLonger(Instant now);

    /// An operator's word; a held breaker lets no probe through.
    void hold(Instant now, const QString &reason);
    void close(const QString &reason);
    /// It was open when the engine stopped: open since then, the first probe as after an opening now.
    void reopen(Instant now, Instant since, const QString &cause);
    /// The next due call may probe at once. False when the breaker is not open.
    bool probeNow(Instant now);

    /// When `allows` may change by itself; nullopt when it does not.
    std::optional<Instant> nextProbe() const;
    BreakerStatus status(Instant now) const;

private:
    struct Entry
    {
        AttemptId attempt;
        BreakerStatus::Result result;
    };
    void open(Instant now, const QString &cause);
    void add(Instant now, const AttemptId &attempt, const BreakerStatus::Result &result);
    QString causeToOpen(Instant now) const;

    BreakerState m_state = BreakerState::Closed;
    std::deque<Entry> m_results; // of the last 120 s, and at least the newest 20; oldest first
    std::optional<Instant> m_since;
    std::optional<Instant> m_nextProbe;
    std::optional<AttemptId> m_probe; // in flight
    int m_goodProbes = 0;
    int m_backoff = 0;
    QString m_cause;
    QString m_reason;
};

} // namespace callboard
