// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/capacity/capacitytimeline.h"

#include "core/base/assert.h"
#include "core/capacity/slidingmax.h"

namespace callboard {

template <typename Fn> void CapacityTimeline::forEachPart(InstantRange range, Fn fn)
{
    if (range.isEmpty())
        return;
    const qint64 last = dayOf(range.end - milliseconds(1));
    for (qint64 day = dayOf(range.start); day <= last; ++day) {
        const qint64 from = (range.start - dayStart(day)).count();
        const qint64 to = (range.end - dayStart(day)).count();
        fn(day, DayPage::Part{static_cast<int>(std::max<qint64>(from, 0)),
                              static_cast<int>(std::min<qint64>(to, DayPage::kDayMs)), from < 0});
    }
}

std::vector<CapacityTimeline::Page>::const_iterator CapacityTimeline::pageFrom(Instant t) const
{
    return std::lower_bound(m_pages.begin(), m_pages.end(), dayOf(t),
                            [](const Page &page, qint64 day) { return page.first < day; });
}

DayPage &CapacityTimeline::pageForWriting(qint64 day)
{
    const auto place = pageFrom(dayStart(day));
    const auto at = place - m_pages.cbegin();
    if (place == m_pages.cend() || place->first != day)
        m_pages.emplace(place, day, CowPtr<DayPage>());
    return m_pages[static_cast<size_t>(at)].second.write();
}

void CapacityTimeline::dropIfEmpty(qint64 day)
{
    const auto place = pageFrom(dayStart(day));
    if (place != m_pages.cend() && place->first == day && place->second->isEmpty())
        m_pages.erase(place);
}

void CapacityTimeline::add(InstantRange range)
{
    forEachPart(range, [this](qint64 day, const DayPage::Part &part) { pageForWriting(day).add(part); });
}

void CapacityTimeline::remove(InstantRange range)
{
    forEachPart(range, [this](qint64 day, const DayPage::Part &part) {
        pageForWriting(day).remove(part);
        dropIfEmpty(day);
    });
}

int CapacityTimeline::levelBefore(Instant t) const
{
    const auto page = pageFrom(t);
    const qint64 day = dayOf(t);
    if (page == m_pages.end() || page->first != day)
        return 0;
    return page->second->levelBefore(static_cast<int>((t - dayStart(day)).count()));
}

int CapacityTimeline::peak(InstantRange range) const
{
    int highest = 0;
    for (auto page = pageFrom(range.start); page != m_pages.end() && dayStart(page->first) < range.end; ++page) {
        const Instant day = dayStart(page->first);
        const qint64 from = std::max<qint64>(0, (range.start - day).count());
        const qint64 to = std::min<qint64>(DayPage::kDayMs, (range.end - day).count());
        if (from < to)
            highest = std::max(highest, page->second->peak(static_cast<int>(from), static_cast<int>(to)));
    }
    return highest;
}

// cells[j] = peak over [first + j * step, first + (j + 1) * step), heads[j] = peak over the first `rest` of that cell.
void CapacityTimeline::fillCells(Instant first, milliseconds step, milliseconds rest, std::span<qint16> cells,
                                 std::span<qint16> heads) const
{
    const auto count = static_cast<qint64>(cells.size());
    const InstantRange all{first, first + step * count};
    forEachStretch(all, [&](InstantRange stretch, int level) {
        if (level <= 0)
            return true;
        const auto value = static_cast<qint16>(level);
        const qint64 from = (stretch.start - first) / step;
        const qint64 last = (stretch.end - first - milliseconds(1)) / step;
        for (qint64 j = from; j <= last; ++j)
            cells[static_cast<size_t>(j)] = std::max(cells[static_cast<size_t>(j)], value);
        if (heads.empty())
            return true;
        const qint64 headFrom = (stretch.start - first) % step < rest ? from : from + 1;
        for (qint64 j = headFrom; j <= last; ++j)
            heads[static_cast<size_t>(j)] = std::max(heads[static_cast<size_t>(j)], value);
        return true;
    });
}

void CapacityTimeline::peaksOnGrid(Instant first, milliseconds step, milliseconds duration,
                                   std::span<qint16> peaks) const
{
    CB_ASSERT(step.count() > 0 && duration.count() > 0);
    if (peaks.empty())
        return;
    const auto whole = static_cast<size_t>(duration / step);
    const milliseconds rest = duration % step;
    const size_t count = peaks.size();
    const size_t all = count + whole + (rest.count() > 0 ? 1 : 0);

    static thread_local std::vector<qint16> cells;
    static thread_local std::vector<qint16> heads;
    cells.assign(all, 0);
    heads.assign(rest.count() > 0 ? all : 0, 0);

    constexpr milliseconds kBucket{DayPage::kBucketMs};
    if (rest.count() == 0 && step == kBucket && floorTo(first, kBucket) == first) {
        // The pages hold just these cells.
        const qint64 firstBucket = toEpochMs(first) / DayPage::kBucketMs;
        const qint64 endBucket = firstBucket + static_cast<qint64>(all);
        for (auto page = pageFrom(first); page != m_pages.end(); ++page) {
            const qint64 pageBucket = page->first * DayPage::kBuckets;
            if (pageBucket >= endBucket)
                break;
            const qint64 from = std::max(firstBucket, pageBucket);
            const qint64 to = std::min(endBucket, pageBucket + DayPage::kBuckets);
            std::copy_n(page->second->bucketPeaks().begin() + (from - pageBucket), to - from,
                        cells.begin() + (from - firstBucket));
        }
    } else {
        fillCells(first, step, rest, cells, heads);
    }

    if (whole > 0) {
        slidingMax(cells.data(), count, whole);
        std::copy_n(cells.begin(), count, peaks.begin());
        if (rest.count() > 0)
            maxInto(peaks.data(), heads.data() + whole, count);
    } else {
        std::copy_n(heads.begin(), count, peaks.begin());
    }
}

// When the level reaches `limit` inside the range: the instant at which the last such stretch is over, which may lie
// past the range's end.
std::optional<Instant> CapacityTimeline::lastBlockedEnd(InstantRange range, int limit) const
{
    auto page = pageFrom(range.end);
    for (;;) {
        if (page == m_pages.begin() && (page == m_pages.end() || dayStart(page->first) >= range.end))
            return std::nullopt;
        if (page == m_pages.end() || dayStart(page->first) >= range.end) {
            --page;
            continue;
        }
        const Instant day = dayStart(page->first);
        // Clamped before they become ints: a range may begin a month behind the last page.
        const auto from = static_cast<int>(std::clamp<qint64>((range.start - day).count(), 0, DayPage::kDayMs));
        const auto to = static_cast<int>(std::min<qint64>(DayPage::kDayMs, (range.end - day).count()));
        if (from >= DayPage::kDayMs)
            return std::nullopt; // the page ends before the range starts
        for (int bucket = (to - 1) / DayPage::kBucketMs; bucket >= from / DayPage::kBucketMs; --bucket) {
            if (page->second->bucketPeaks()[static_cast<size_t>(bucket)] < limit)
                continue;
            const int bucketStart = bucket * DayPage::kBucketMs;
            const Instant lo = day + milliseconds(std::max(from, bucketStart));
            std::optional<Instant> end;
            const Instant lastPageEnd = dayStart(m_pages.back().first) + kDay;
            const Instant bucketEnd = std::min(range.end, day + milliseconds(bucketStart + DayPage::kBucketMs));
            forEachStretch({lo, lastPageEnd}, [&](InstantRange stretch, int level) {
                if (level >= limit && (stretch.start < bucketEnd || end == stretch.start)) {
                    end = stretch.end;
                    return true;
                }
                return stretch.start < bucketEnd;
            });
            if (end)
                return end;
        }
        if (page == m_pages.begin())
            return std::nullopt;
        --page;
    }
}

std::optional<Instant> CapacityTimeline::firstFit(InstantRange starts, milliseconds duration, int limit,
                                                  milliseconds grid) const
{
    if (limit <= 0)
        return std::nullopt;
    Instant t = ceilTo(starts.start, grid);
    while (t < starts.end) {
        const std::optional<Instant> blockedUntil = lastBlockedEnd({t, t + duration}, limit);
        if (!blockedUntil)
            return t;
        t = ceilTo(*blockedUntil, grid);
    }
    return std::nullopt;
}

} // namespace callboard
