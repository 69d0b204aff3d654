// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/loadboard.h"

#include "tests/core/planning/planningtest.h"
#include "tests/support/property.h"
#include "tests/support/testregistry.h"

using namespace callboard;
using namespace callboard::test;

namespace {

/// The second planner, word for word from D-PLAN: every candidate moment, the load recounted by asking every second.
struct NaivePlanner
{
    std::vector<std::pair<InstantRange, bool>> calls; ///< and whether on the asked number
    int numberCap = 0;
    int poolCap = 0;

    int peak(InstantRange range, bool numberOnly) const
    {
        int highest = 0;
        for (Instant t = range.start; t < range.end; t += kSecond) {
            int level = 0;
            for (const auto &[call, onNumber] : calls)
                level += call.contains(t) && (onNumber || !numberOnly) ? 1 : 0;
            highest = std::max(highest, level);
        }
        return highest;
    }

    std::optional<Instant> plan(InstantRange window, milliseconds estimate, Instant now, milliseconds lead,
                                const HoursRule &rule, const Zone &zone) const
    {
        const Instant s = std::max(window.start, floorTo(now, kSecond) + lead);
        std::vector<Instant> moments{s};
        for (Instant t = floorTo(s, kMinute) + kMinute; t <= window.end - estimate; t += kMinute)
            moments.push_back(t);
        std::optional<Instant> best;
        double bestRatio = 2;
        for (const Instant t : moments) {
            if (t > window.end - estimate || !rule.contains(zone.civilOf(t)))
                continue;
            const int onNumber = peak({t, t + estimate}, true);
            const int onPool = peak({t, t + estimate}, false);
            if (onNumber >= numberCap || onPool >= poolCap)
                continue;
            const double ratio = std::max(double(onNumber) / numberCap, double(onPool) / poolCap);
            if (ratio < bestRatio - 1e-9) {
                bestRatio = ratio;
                best = t;
            }
        }
        return best;
    }
};

} // namespace

class TstLeastLoaded : public QObject
{
    Q_OBJECT

private slots:
    // proves: D-PLAN D-HOURS D-PRECISION
    void againstASecondPlanner()
    {
        CB_CHECK("planCall finds the minute that D-PLAN's words describe", [] {
            TestWorld world;
            NaivePlanner naive;
            world.time = utc("2025-06-04T12:00:00Z") + kSecond * *rc::gen::inRange(0, 120);
            naive.numberCap = *rc::gen::inRange(1, 5);
            naive.poolCap = *rc::gen::inRange(1, 7);
            world.mainNumber().maxOutboundConcurrent = naive.numberCap;
            world.touch(world.mainNumber());
            world.setPoolCap("pool_lt", naive.poolCap);
            world.addNumber("other", "+37052000002", 50, "pool_lt");
            const int opens = *rc::gen::inRange(14 * 60, 17 * 60);
            world.own.policy.hours = CallingHours{opens, opens + *rc::gen::inRange(1, 180)};
            const int load = *rc::gen::inRange(0, 16);
            for (int i = 0; i < load; ++i) {
                const Instant from = world.time + kSecond * *rc::gen::inRange(-1800, 14'400);
                const InstantRange call{from, from + kSecond * *rc::gen::inRange(1, 5400)};
                const bool onNumber = *rc::gen::arbitrary<bool>();
                world.load(onNumber ? "pn_8f2a" : "other", call.start, call.end);
                naive.calls.emplace_back(call, onNumber);
            }
            world.mainPosition().interview = kMinute * *rc::gen::inRange(1, 45);
            const milliseconds estimate = world.mainPosition().interview + kMinute * 2;
            world.own.minLead = kSecond * *rc::gen::element(0, 300, 77);
            const Instant from = world.time + kSecond * *rc::gen::inRange(-600, 7200);
            const InstantRange window{from, from + estimate + kSecond * *rc::gen::inRange(0, 7200)};
            RC_PRE(window.end > world.time);
            world.addCandidate(QStringLiteral("c"), kVilnius);
            const auto call = planCall(world, requestFor(world, "c", window));
            const auto expected =
                naive.plan({std::max(window.start, floorTo(world.time, kSecond)), window.end}, estimate, world.time,
                           world.own.minLead, world.own.policy.rule(), zoneOf("Europe/Vilnius"));
            RC_ASSERT(call.has_value() == expected.has_value());
            if (expected)
                RC_ASSERT(toEpochMs(call->times.plannedAttemptAt) == toEpochMs(*expected));
        });
    }

    // The arrays stay what a fresh count would give, whatever is placed and taken back.
    // proves: D-BATCHPLAN
    void theBoardStaysExact()
    {
        CB_CHECK("a board after edits equals a new board", [] {
            TestWorld world;
            world.addNumber("other", "+37052000002", 3, "pool_lt");
            const std::array ids{PhoneNumberId(QStringLiteral("pn_8f2a")), PhoneNumberId(QStringLiteral("other"))};
            const Instant first = world.time + kSecond * *rc::gen::element(0, 13);
            const StartGrid grid(first, first + kHour * 5);
            LoadBoard board(world.capacity(), grid);
            const std::array lengths{kMinute * 32, milliseconds(1'234'567)};
            for (const auto &id : ids) {
                for (const milliseconds length : lengths)
                    board.lane(id, length);
            }
            std::vector<std::pair<PhoneNumberId, InstantRange>> placed;
            for (int i = 0; i < 30; ++i) {
                if (!placed.empty() && *rc::gen::inRange(0, 3) == 0) {
                    const auto &[id, call] = placed.back();
                    board.remove(id, call);
                    placed.pop_back();
                    continue;
                }
                const Instant from = first + kSecond * *rc::gen::inRange(-3600, 20'000);
                const InstantRange call{from, from + kSecond * *rc::gen::inRange(1, 7200)};
                const PhoneNumberId &id = ids[static_cast<size_t>(*rc::gen::inRange(0, 2))];
                board.add(id, call);
                placed.emplace_back(id, call);
            }
            LoadBoard fresh(board.capacity(), grid);
            for (const auto &id : ids) {
                for (const milliseconds length : lengths) {
                    RC_ASSERT(board.lane(id, length).scores == fresh.lane(id, length).scores);
                    RC_ASSERT(board.lane(id, length).blockBest == fresh.lane(id, length).blockBest);
                }
            }
            const LoadBoard::Lane &lane = board.lane(ids[0], lengths[0]);
            for (int i = 0; i < grid.size(); ++i) {
                const auto load = board.capacity().loadOf(ids[0], {grid.at(i), grid.at(i) + lengths[0]});
                RC_ASSERT((lane.scores[static_cast<size_t>(i)] != LoadBoard::Lane::kFull) == (load.remaining() >= 1));
            }
        });
    }

    void gridPositions()
    {
        const StartGrid grid(utc("2025-06-04T12:00:17Z"), utc("2025-06-04T12:03:00Z"));
        QCOMPARE(grid.size(), 4); // 12:00:17, 12:01, 12:02, 12:03
        CB_COMPARE_TIME(grid.at(3), utc("2025-06-04T12:03:00Z"));
        QCOMPARE(grid.positionFrom(utc("2025-06-04T11:00:00Z")), 0);
        QCOMPARE(grid.positionFrom(utc("2025-06-04T12:00:18Z")), 1);
        QCOMPARE(grid.positionFrom(utc("2025-06-04T12:01:00Z")), 1);
        QCOMPARE(grid.positionFrom(utc("2025-06-04T12:01:00.001Z")), 2);
        QCOMPARE(grid.positionFrom(utc("2025-06-04T12:09:00Z")), 4);
        QCOMPARE(grid.positionOf(utc("2025-06-04T12:02:00Z")), std::optional(2));
        QCOMPARE(grid.positionOf(utc("2025-06-04T12:02:01Z")), std::nullopt);
        QCOMPARE(StartGrid(utc("2025-06-04T12:00:00Z"), utc("2025-06-04T11:59:59Z")).size(), 0);
        QCOMPARE(StartGrid(utc("2025-06-04T12:00:00Z"), utc("2025-06-04T12:00:00Z")).size(), 1);
        QCOMPARE(StartGrid(utc("2025-06-04T12:00:00Z"), utc("2025-06-04T12:01:00Z")).size(), 2);
        QCOMPARE(without({{0, 4}}, grid, span("2025-06-04T12:01:00Z", "2025-06-04T12:02:00Z")),
                 (Positions{{0, 1}, {2, 4}}));
    }
};

CB_TEST(TstLeastLoaded)
#include "tst_leastloaded.moc"
