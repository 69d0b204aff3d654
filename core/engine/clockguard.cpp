// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/clockguard.h"

#include <algorithm>
#include <utility>

namespace callboard {

namespace {

constexpr milliseconds kTolerance{2'000};
constexpr milliseconds kAgreeFor{60'000};
// A login manager waits five seconds for programs before it suspends.
constexpr milliseconds kExpectSleepFor{60'000};

milliseconds inMs(std::chrono::nanoseconds length)
{
    return std::chrono::duration_cast<milliseconds>(length);
}

} // namespace

ClockGuard::ClockGuard(const TimeSource &time) : m_time(time), m_last(read()) {}

ClockGuard::Reading ClockGuard::read() const
{
    return {m_time.now(), m_time.monotonic(), m_time.boot()};
}

ClockGuard::Finding ClockGuard::look()
{
    Finding finding;
    if (m_time.isSimulated())
        return finding;
    const Reading now = read();
    const milliseconds jump = (now.wall - m_last.wall) - inMs(now.boot - m_last.boot);
    const milliseconds slept = inMs((now.boot - m_last.boot) - (now.monotonic - m_last.monotonic));
    if (std::chrono::abs(jump) > kTolerance)
        finding.jump = jump;
    if (slept > kTolerance)
        finding.slept = slept;
    if (finding.jump.count() != 0) {
        m_everDisagreed = true;
        m_disagreedAt = now.boot;
    }
    m_last = now;
    m_found.jump += finding.jump;
    m_found.slept += finding.slept;
    return finding;
}

ClockGuard::Finding ClockGuard::takeFound()
{
    return std::exchange(m_found, Finding());
}

void ClockGuard::expectSleep()
{
    m_sleepExpectedAt = m_time.monotonic();
}

void ClockGuard::wokeUp()
{
    m_sleepExpectedAt.reset();
}

milliseconds ClockGuard::disagreesFor() const
{
    if (!m_everDisagreed)
        return milliseconds(0);
    return std::max(milliseconds(0), kAgreeFor - inMs(m_time.boot() - m_disagreedAt));
}

milliseconds ClockGuard::untrustedFor() const
{
    if (!m_sleepExpectedAt)
        return disagreesFor();
    return std::max(disagreesFor(), kExpectSleepFor - inMs(m_time.monotonic() - *m_sleepExpectedAt));
}

} // namespace callboard
