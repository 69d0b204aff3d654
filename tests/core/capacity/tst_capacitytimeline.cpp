// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/capacity/capacitytimeline.h"

#include "tests/core/capacity/naiveload.h"
#include "tests/support/property.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using callboard::test::NaiveLoad;

namespace {

constexpr Instant kBase = fromEpochMs(1'749'038'400'000); // 2025-06-04 12:00Z, the reference's own example
constexpr milliseconds kHalfHour{1'800'000};

// Times that collide often: a few exact milliseconds around minutes, five-minute edges and midnights.
rc::Gen<Instant> nearbyInstants()
{
    return rc::gen::apply(
        [](int minute, int jitter) { return kBase + kMinute * minute + milliseconds(jitter); },
        rc::gen::weightedOneOf<int>({{4, rc::gen::inRange(0, 180)}, {2, rc::gen::inRange(0, 72 * 60)}}),
        rc::gen::weightedOneOf<int>(
            {{3, rc::gen::just(0)}, {1, rc::gen::inRange(-2, 3)}, {1, rc::gen::inRange(0, 60'000)}}));
}

rc::Gen<InstantRange> nearbyRanges()
{
    return rc::gen::apply(
        [](Instant start, int minutes, int jitter) {
            return InstantRange{start, start + kMinute * minutes + milliseconds(jitter)};
        },
        nearbyInstants(),
        rc::gen::weightedOneOf<int>(
            {{6, rc::gen::inRange(1, 65)}, {1, rc::gen::inRange(240, 300)}, {1, rc::gen::inRange(1400, 4400)}}),
        rc::gen::weightedOneOf<int>({{3, rc::gen::just(0)}, {1, rc::gen::inRange(0, 1000)}}));
}

} // namespace

class TstCapacityTimeline : public QObject
{
    Q_OBJECT

private slots:
    // proves: D-REMAIN
    void halfOpenToTheMillisecond()
    {
        CapacityTimeline line;
        line.add({kBase, kBase + kHalfHour});
        line.add({kBase + kHalfHour, kBase + 2 * kHalfHour});
        QCOMPARE(line.peak({kBase, kBase + 2 * kHalfHour}), 1);
        line.add({kBase + kHalfHour - milliseconds(1), kBase + kHalfHour});
        QCOMPARE(line.peak({kBase, kBase + kHalfHour}), 2);
        QCOMPARE(line.peak({kBase + kHalfHour, kBase + 2 * kHalfHour}), 1);
        QCOMPARE(line.peak({kBase, kBase + kHalfHour - milliseconds(1)}), 1);
        QCOMPARE(line.peak({kBase, kBase}), 0);

        // Two that meet a millisecond before the hour are never on the line together, whoever came first.
        const Instant meet = kBase + kHour - milliseconds(1);
        CapacityTimeline other;
        other.add({meet, kBase + 2 * kHour});
        other.add({kBase, meet});
        QCOMPARE(other.peak({kBase, kBase + 2 * kHour}), 1);
    }

    // proves: D-REMAIN
    void overMidnightWithoutADoubleCount()
    {
        const Instant midnight = fromEpochMs(1'749'081'600'000);
        CapacityTimeline line;
        line.add({midnight - kHour, midnight});
        line.add({midnight, midnight + kHour});
        line.add({midnight - kHour, midnight + kHour});
        QCOMPARE(line.peak({midnight - kHour, midnight + kHour}), 2);
        QCOMPARE(line.levelAt(midnight - milliseconds(1)), 2);
        QCOMPARE(line.levelAt(midnight), 2);
        line.remove({midnight - kHour, midnight});
        QCOMPARE(line.peak({midnight - kHour, midnight}), 1);
        QCOMPARE(line.peak({midnight - kHour, midnight + kHour}), 2);
    }

    void beforeTheEpoch()
    {
        CapacityTimeline line;
        line.add({fromEpochMs(-90'000'000), fromEpochMs(10)});
        QCOMPARE(line.levelAt(fromEpochMs(-1)), 1);
        QCOMPARE(line.levelAt(fromEpochMs(9)), 1);
        QCOMPARE(line.levelAt(fromEpochMs(10)), 0);
    }

    // proves: D-REMAIN D-COUNT
    void manyEditsAgainstARecount()
    {
        CB_CHECK("add, remove and peak agree with a recount", [] {
            CapacityTimeline line;
            NaiveLoad naive;
            const auto steps = *rc::gen::container<std::vector<std::pair<InstantRange, int>>>(
                1000, rc::gen::pair(nearbyRanges(), rc::gen::inRange(0, 1000)));
            for (const auto &[range, die] : steps) {
                if (die < 350 && !naive.intervals.empty()) {
                    const auto victim = static_cast<size_t>(die) % naive.intervals.size();
                    line.remove(naive.intervals[victim]);
                    naive.intervals.erase(naive.intervals.begin() + static_cast<std::ptrdiff_t>(victim));
                } else if (die < 900) {
                    line.add(range);
                    naive.intervals.push_back(range);
                }
                RC_ASSERT(line.peak(range) == naive.peak(range));
                RC_ASSERT(line.levelAt(range.start) == naive.levelAt(range.start));
            }
            while (!naive.intervals.empty()) {
                line.remove(naive.intervals.back());
                naive.intervals.pop_back();
            }
            RC_ASSERT(line.isEmpty());
        });
    }

    // A scope as crowded as a big pool: leaves split, whole leaves are skipped.
    void crowdedBucketsAgainstARecount()
    {
        CB_CHECK("a thousand calls in an hour", [] {
            CapacityTimeline line;
            NaiveLoad naive;
            const auto offsets = *rc::gen::container<std::vector<int>>(1000, rc::gen::inRange(0, 3'600'000));
            for (const int offset : offsets) {
                const InstantRange call{kBase + milliseconds(offset),
                                        kBase + milliseconds(offset + 1 + offset % 700'000)};
                line.add(call);
                naive.intervals.push_back(call);
            }
            for (int i = 0; i < 500; ++i) {
                line.remove(naive.intervals.back());
                naive.intervals.pop_back();
            }
            for (int i = 0; i < 20; ++i) {
                const int from = *rc::gen::inRange(0, 3'600'000);
                const int length = *rc::gen::inRange(1, 900'000);
                const InstantRange range{kBase + milliseconds(from), kBase + milliseconds(from + length)};
                RC_ASSERT(line.peak(range) == naive.peak(range));
            }
        });
    }

    // proves: D-AVAIL
    void wholeGridAtOnce()
    {
        CB_CHECK("peaksOnGrid equals peak at every point", [] {
            CapacityTimeline line;
            for (const InstantRange &range : *rc::gen::container<std::vector<InstantRange>>(60, nearbyRanges()))
                line.add(range);
            const bool aligned = *rc::gen::arbitrary<bool>();
            const milliseconds step = *rc::gen::element(5 * kMinute, kMinute, milliseconds(777));
            const milliseconds duration = *rc::gen::element(kHalfHour, 32 * kMinute, milliseconds(1),
                                                            milliseconds(123'456), 4 * kHour, 5 * kMinute);
            const Instant first = aligned ? floorTo(*nearbyInstants(), step) : *nearbyInstants();
            std::vector<qint16> peaks(400);
            line.peaksOnGrid(first, step, duration, peaks);
            for (size_t i = 0; i < peaks.size(); ++i) {
                const Instant t = first + step * static_cast<qint64>(i);
                RC_ASSERT(peaks[i] == line.peak({t, t + duration}));
            }
        });
    }

    void firstFitNeverSkips()
    {
        CB_CHECK("firstFit equals trying every moment", [] {
            CapacityTimeline line;
            NaiveLoad naive;
            for (const InstantRange &range : *rc::gen::container<std::vector<InstantRange>>(40, nearbyRanges())) {
                line.add(range);
                naive.intervals.push_back(range);
            }
            for (int i = 0; i < 10; ++i) {
                const Instant from = *nearbyInstants() - kHour;
                const InstantRange starts{from, from + kHour * *rc::gen::inRange(0, 30)};
                const milliseconds duration = *rc::gen::element(kHalfHour, milliseconds(1), kHour, 26 * kHour);
                const milliseconds grid = *rc::gen::element(milliseconds(1), kMinute, 5 * kMinute);
                const int limit = *rc::gen::inRange(0, 12);
                RC_ASSERT(line.firstFit(starts, duration, limit, grid) ==
                          naive.firstFit(starts, duration, limit, grid));
            }
        });
    }

    // Milliseconds of 25 days do not fit into 32 bits.
    void farBehindTheLastCallAllIsFree()
    {
        CapacityTimeline line;
        for (int i = 0; i < 3; ++i)
            line.add({kBase + i * kHour, kBase + (i + 2) * kHour});
        for (int day = 1; day <= 62; ++day) {
            const Instant start = kBase + day * kDay;
            QCOMPARE(line.firstFit({start, start + kHour}, kHalfHour, 1, kMinute), std::optional(start));
        }
    }

    void copiesDoNotSeeLaterEdits()
    {
        CB_CHECK("copy on write", [] {
            CapacityTimeline line;
            for (const InstantRange &range : *rc::gen::container<std::vector<InstantRange>>(30, nearbyRanges()))
                line.add(range);
            const CapacityTimeline snapshot = line;
            std::vector<qint16> before(1000);
            std::vector<qint16> after(1000);
            snapshot.peaksOnGrid(kBase - kDay, 5 * kMinute, kHalfHour, before);
            for (const InstantRange &range : *rc::gen::container<std::vector<InstantRange>>(30, nearbyRanges()))
                line.add(range);
            snapshot.peaksOnGrid(kBase - kDay, 5 * kMinute, kHalfHour, after);
            RC_ASSERT(before == after);
        });
    }

    void intervalsOfATimelineAddUpToIt()
    {
        CB_CHECK("forEachInterval gives the same load", [] {
            CapacityTimeline line;
            for (const InstantRange &range : *rc::gen::container<std::vector<InstantRange>>(50, nearbyRanges()))
                line.add(range);
            CapacityTimeline again;
            line.forEachInterval([&](InstantRange range) { again.add(range); });
            for (int i = 0; i < 20; ++i) {
                const InstantRange range = *nearbyRanges();
                RC_ASSERT(line.peak(range) == again.peak(range));
            }
            line.forEachInterval([&](InstantRange range) { again.remove(range); });
            RC_ASSERT(again.isEmpty());
        });
    }

    void stretchesCoverTheRange()
    {
        CB_CHECK("forEachStretch covers the range once, with the level of each stretch", [] {
            CapacityTimeline line;
            for (const InstantRange &range : *rc::gen::container<std::vector<InstantRange>>(20, nearbyRanges()))
                line.add(range);
            const InstantRange asked = *nearbyRanges();
            Instant reached = asked.start;
            line.forEachStretch(asked, [&](InstantRange stretch, int level) {
                RC_ASSERT(stretch.start == reached);
                RC_ASSERT(!stretch.isEmpty());
                RC_ASSERT(line.peak(stretch) == level);
                reached = stretch.end;
                return true;
            });
            RC_ASSERT(reached == asked.end);
        });
    }
};

CB_TEST(TstCapacityTimeline)
#include "tst_capacitytimeline.moc"
