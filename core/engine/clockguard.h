// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/timesource.h"

#include <optional>

namespace callboard {

/// Compares wall, monotonic and boot time (D-CLOCKSRC). When they disagree by more than 2 s nothing may be dialled
/// until they have agreed for 60 s. Guards the real source only: simulated clocks agree by construction.
class ClockGuard
{
public:
    explicit ClockGuard(const TimeSource &time);

    struct Finding
    {
        milliseconds jump{0};  ///< wall against boot time since the last look; 0 unless over 2 s
        milliseconds slept{0}; ///< boot against monotonic time: the machine was suspended; 0 unless over 2 s
    };
    /// Call at each tick and directly before each send.
    Finding look();
    /// What was found since the last time this was asked, by whichever look.
    Finding takeFound();
    /// The machine is about to be suspended: nothing may be dialled until `wokeUp`, or until a minute has passed awake
    /// (the suspend was called off and nobody said so).
    void expectSleep();
    void wokeUp();
    bool isTrusted() const { return untrustedFor().count() == 0; }
    /// Whatever is expected: the readings have agreed for 60 s.
    bool hasAgreed() const { return disagreesFor().count() == 0; }
    /// When it will be trusted again, as a length from now; 0 when it is.
    milliseconds untrustedFor() const;

private:
    struct Reading
    {
        Instant wall;
        std::chrono::nanoseconds monotonic;
        std::chrono::nanoseconds boot;
    };
    Reading read() const;
    milliseconds disagreesFor() const;

    const TimeSource &m_time;
    Reading m_last;
    Finding m_found; // and not taken yet
    bool m_everDisagreed = false;
    std::chrono::nanoseconds m_disagreedAt{0};                 // boot time
    std::optional<std::chrono::nanoseconds> m_sleepExpectedAt; // monotonic: stands still meanwhile
};

} // namespace callboard
