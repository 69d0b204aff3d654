// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <functional>
#include <memory>

namespace callboard {

/// The only clock core/ may read for a decision (D-CLOCKSRC). Delivers wall, monotonic and boot time; real from app/,
/// accelerated for the demo, frozen for tests and the simulator. Every function may be called from any thread.
class TimeSource
{
public:
    virtual ~TimeSource() = default;
    /// Calendar time, epoch milliseconds.
    virtual Instant now() const = 0;
    /// Never goes back; stands still while the machine is suspended (CLOCK_MONOTONIC).
    virtual std::chrono::nanoseconds monotonic() const = 0;
    /// Never goes back and counts suspended time too (CLOCK_BOOTTIME).
    virtual std::chrono::nanoseconds boot() const = 0;
    /// How much faster than real time this clock runs: 1 real, 0 frozen.
    virtual double rate() const = 0;
    /// True when the clock is not the machine's own: a real carrier refuses to work with it.
    virtual bool isSimulated() const { return true; }
};

/// The machine's clocks.
class RealTimeSource final : public TimeSource
{
public:
    Instant now() const override;
    std::chrono::nanoseconds monotonic() const override;
    std::chrono::nanoseconds boot() const override;
    double rate() const override { return 1.0; }
    bool isSimulated() const override { return false; }
};

/// Starts at an instant and runs at `rate` times real time; rate 0 stands still until `advance`.
/// The three clocks agree: advance is time passing, never a jump.
class SimulatedTimeSource final : public TimeSource
{
public:
    SimulatedTimeSource(Instant start, double rate);
    ~SimulatedTimeSource() override;
    Instant now() const override;
    std::chrono::nanoseconds monotonic() const override;
    std::chrono::nanoseconds boot() const override;
    double rate() const override;
    /// Moves the clock forward; a negative step is a programming error (asserted).
    void advance(milliseconds step);
    /// Changes the speed from now on; what has passed stays passed.
    void setRate(double rate);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace callboard
