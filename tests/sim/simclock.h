// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/timesource.h"

namespace callboard::sim {

/// Milliseconds of true time since the run began: what a stopwatch in the room shows. Never goes back.
using Moment = qint64;

/// The three clocks of the machine the engine runs on. They claim to be real ones, so that whatever guards real clocks
/// works; each can be wrong on its own. One thread.
class SimClock final : public TimeSource
{
public:
    explicit SimClock(Instant start) : m_wallNs(std::chrono::nanoseconds(start.time_since_epoch()).count()) {}

    Instant now() const override { return fromEpochMs(m_wallNs >= 0 ? m_wallNs / 1'000'000 : -1); }
    std::chrono::nanoseconds monotonic() const override { return std::chrono::nanoseconds(m_monoNs); }
    std::chrono::nanoseconds boot() const override { return std::chrono::nanoseconds(m_bootNs); }
    double rate() const override { return 1.0; }
    bool isSimulated() const override { return false; }

    Moment moment() const { return m_bootNs / 1'000'000; }
    /// Time passes; the wall clock drifts meanwhile.
    void pass(Moment ms)
    {
        m_bootNs += ms * 1'000'000;
        m_monoNs += ms * 1'000'000;
        m_wallNs += ms * (1'000'000 + m_driftPpm);
    }
    /// The machine is suspended: monotonic time stands still.
    void sleep(Moment ms)
    {
        m_bootNs += ms * 1'000'000;
        m_wallNs += ms * (1'000'000 + m_driftPpm);
    }
    /// Somebody sets the wall clock.
    void step(Moment ms) { m_wallNs += ms * 1'000'000; }
    /// Parts per million that the wall clock is too fast (a leap second's smear is 11.6 for a day).
    void setDrift(qint64 ppm) { m_driftPpm = ppm; }

private:
    qint64 m_wallNs;
    qint64 m_monoNs = 0;
    qint64 m_bootNs = 0;
    qint64 m_driftPpm = 0;
};

} // namespace callboard::sim
