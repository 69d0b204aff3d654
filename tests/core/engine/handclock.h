// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/timesource.h"
#include "tests/support/testworld.h"

namespace callboard::test {

/// Three clocks under a test's hand that claim to be the machine's.
class HandClock final : public TimeSource
{
public:
    Instant wall = utc("2025-06-04T06:00:00Z");
    std::chrono::nanoseconds mono{0};
    std::chrono::nanoseconds sinceBoot{0};
    Instant now() const override { return wall; }
    std::chrono::nanoseconds monotonic() const override { return mono; }
    std::chrono::nanoseconds boot() const override { return sinceBoot; }
    double rate() const override { return 1.0; }
    bool isSimulated() const override { return false; }
    void pass(milliseconds time)
    {
        wall += time;
        mono += time;
        sinceBoot += time;
    }
    void sleep(milliseconds time)
    {
        wall += time;
        sinceBoot += time;
    }
};

} // namespace callboard::test
