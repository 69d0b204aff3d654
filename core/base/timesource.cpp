// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/timesource.h"

#include "core/base/assert.h"

#include <mutex>

#include <ctime>

namespace callboard {

namespace {

std::chrono::nanoseconds readClock(clockid_t id)
{
    timespec t{};
    clock_gettime(id, &t);
    return std::chrono::seconds(t.tv_sec) + std::chrono::nanoseconds(t.tv_nsec);
}

} // namespace

Instant RealTimeSource::now() const
{
    return Instant(std::chrono::floor<milliseconds>(readClock(CLOCK_REALTIME)));
}

std::chrono::nanoseconds RealTimeSource::monotonic() const
{
    return readClock(CLOCK_MONOTONIC);
}

std::chrono::nanoseconds RealTimeSource::boot() const
{
    return readClock(CLOCK_BOOTTIME);
}

struct SimulatedTimeSource::State
{
    std::mutex mutex;
    std::chrono::nanoseconds base{}; // simulated time passed up to `since`
    std::chrono::nanoseconds since{};
    Instant start{};
    double rate = 0;

    std::chrono::nanoseconds passed() const
    {
        if (rate == 0)
            return base;
        const auto real = readClock(CLOCK_MONOTONIC) - since;
        return base + std::chrono::nanoseconds(static_cast<qint64>(static_cast<double>(real.count()) * rate));
    }
};

SimulatedTimeSource::SimulatedTimeSource(Instant start, double rate) : m_state(std::make_unique<State>())
{
    m_state->start = start;
    m_state->rate = rate;
    m_state->since = readClock(CLOCK_MONOTONIC);
}

SimulatedTimeSource::~SimulatedTimeSource() = default;

Instant SimulatedTimeSource::now() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->start + std::chrono::floor<milliseconds>(m_state->passed());
}

std::chrono::nanoseconds SimulatedTimeSource::monotonic() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->passed();
}

std::chrono::nanoseconds SimulatedTimeSource::boot() const
{
    return monotonic();
}

double SimulatedTimeSource::rate() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->rate;
}

void SimulatedTimeSource::advance(milliseconds step)
{
    CB_ASSERT(step.count() >= 0);
    const std::lock_guard lock(m_state->mutex);
    m_state->base += step;
}

void SimulatedTimeSource::setRate(double rate)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->base = m_state->passed();
    m_state->since = readClock(CLOCK_MONOTONIC);
    m_state->rate = rate;
}

} // namespace callboard
