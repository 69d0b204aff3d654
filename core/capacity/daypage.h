// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/capacity/eventleaves.h"

#include <array>

namespace callboard {

/// One UTC day of one timeline: 288 buckets of five minutes, each with its level and peak, and the exact events. An
/// interval that runs over midnight is carried: its part of the day has no event at the edge it shares with midnight.
class DayPage
{
public:
    static constexpr int kBuckets = 288;
    static constexpr int kBucketMs = 300'000;
    static constexpr int kDayMs = kBuckets * kBucketMs;

    /// The part of an interval inside this day, [from, to) in ms of the day, 0 <= from < to <= kDayMs. `carriedIn`
    /// says that it began on an earlier day (then from is 0).
    struct Part
    {
        int from;
        int to;
        bool carriedIn;
    };
    void add(const Part &part);
    /// The exact inverse; asserts that the part's events are there.
    void remove(const Part &part);
    /// True when the day holds nothing and its page may be dropped.
    bool isEmpty() const { return m_events.isEmpty() && m_levels[0] == 0; }

    /// Peak over [from, to), exact.
    int peak(int from, int to) const;
    /// Level just before `at`, that is without the events at that millisecond.
    int levelBefore(int at) const;
    const std::array<qint16, kBuckets> &bucketPeaks() const { return m_peaks; }
    const EventLeaves &events() const { return m_events; }

private:
    void shift(const Part &part, int step);
    int peakInBucket(int bucket, int from, int to) const;

    std::array<qint16, kBuckets> m_levels{}; // just before the bucket; [0] is what was carried in over midnight
    std::array<qint16, kBuckets> m_peaks{};
    EventLeaves m_events;
};

} // namespace callboard
