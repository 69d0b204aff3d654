// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/capacity/daypage.h"

#include "core/base/assert.h"

#include <limits>

namespace callboard {

namespace {

quint32 ms(int value)
{
    return static_cast<quint32>(value);
}

} // namespace

void DayPage::add(const Part &part)
{
    if (!part.carriedIn)
        m_events.insert(LineEvent::taken(ms(part.from)));
    if (part.to < kDayMs)
        m_events.insert(LineEvent::given(ms(part.to)));
    shift(part, 1);
}

void DayPage::remove(const Part &part)
{
    if (!part.carriedIn)
        CB_ASSERT(m_events.erase(LineEvent::taken(ms(part.from))));
    else
        CB_ASSERT(m_levels[0] > 0);
    if (part.to < kDayMs)
        CB_ASSERT(m_events.erase(LineEvent::given(ms(part.to))));
    shift(part, -1);
}

void DayPage::shift(const Part &part, int step)
{
    const int firstBucket = part.from / kBucketMs;
    const int lastBucket = std::min(part.to / kBucketMs, kBuckets - 1);
    for (int b = firstBucket; b <= lastBucket; ++b) {
        const auto i = static_cast<size_t>(b);
        const int start = b * kBucketMs;
        if (b == 0 ? part.carriedIn : part.from < start)
            m_levels[i] = static_cast<qint16>(m_levels[i] + step);
        if (part.to <= start)
            continue; // touches the bucket's start only: its end is outside
        if (part.from <= start && part.to >= start + kBucketMs) {
            // 16 bits hold a level; a scope with more calls at once is not a telephone system.
            CB_ASSERT(m_peaks[i] < std::numeric_limits<qint16>::max() || step < 0);
            m_peaks[i] = static_cast<qint16>(m_peaks[i] + step);
        } else {
            const int peakNow = peakInBucket(b, start, start + kBucketMs);
            CB_ASSERT(peakNow <= std::numeric_limits<qint16>::max());
            m_peaks[i] = static_cast<qint16>(peakNow);
        }
    }
}

int DayPage::levelBefore(int at) const
{
    const int bucket = std::min(at / kBucketMs, kBuckets - 1);
    const int start = bucket * kBucketMs;
    const int level = m_levels[static_cast<size_t>(bucket)];
    return at == start ? level : m_events.scan(ms(start), ms(at), level).levelAfter;
}

int DayPage::peakInBucket(int bucket, int from, int to) const
{
    const int start = bucket * kBucketMs;
    int level = m_levels[static_cast<size_t>(bucket)];
    if (from > start)
        level = m_events.scan(ms(start), ms(from), level).levelAfter;
    return m_events.scan(ms(from), ms(to), level).peak;
}

int DayPage::peak(int from, int to) const
{
    const int firstBucket = from / kBucketMs;
    const int lastBucket = (to - 1) / kBucketMs;
    int highest = 0;
    for (int b = firstBucket; b <= lastBucket; ++b) {
        const int start = b * kBucketMs;
        const int lo = std::max(from, start);
        const int hi = std::min(to, start + kBucketMs);
        const bool whole = lo == start && hi == start + kBucketMs;
        highest = std::max<int>(highest, whole ? m_peaks[static_cast<size_t>(b)] : peakInBucket(b, lo, hi));
    }
    return highest;
}

} // namespace callboard
