// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random.h"
#include "core/planning/packingbound.h"
#include "tests/core/planning/bruteforce.h"
#include "tests/support/property.h"
#include "tests/support/testregistry.h"

using namespace callboard;
using namespace callboard::test;

namespace {

/// FEATURES 4.2: one number with 8 lines, 32-minute calls, 48 hours, 09:00-18:00 start-bound, five zones at 0, -1, -2,
/// -7 and -10 hours from the first, random order. Its shares are not given; with these (in tenths of a percent) the
/// certificate is what it reports: 400 for 400 asked, 423-426 for 450 and 426-433 for 500.
struct Mix
{
    TestWorld world;
    BatchRequest request;

    Mix(int asked, quint64 seed)
    {
        world.time = utc("2025-06-02T21:00:00Z"); // midnight in Vilnius
        world.own.policy.days.reset();
        world.setPoolCap("pool_lt", 8);
        request.company = world.own.id;
        request.position = PositionId(QStringLiteral("pos_abc123"));
        request.window = InstantRange{world.time, world.time + kDay * 2};
        const std::array zones{zoneOf("Europe/Vilnius"), zoneOf("Europe/Warsaw"), zoneOf("Europe/London"),
                               zoneOf("America/New_York"), zoneOf("America/Los_Angeles")};
        const std::array runningShares{400, 660, 825, 925, 1000};
        std::vector<size_t> drawn;
        for (int i = 0; i < asked; ++i) {
            const auto zone = std::upper_bound(runningShares.begin(), runningShares.end(), i * 1000 / asked);
            drawn.push_back(static_cast<size_t>(zone - runningShares.begin()));
        }
        const auto random = seededRandom(seed);
        for (size_t i = drawn.size(); i > 1; --i)
            std::swap(drawn[i - 1], drawn[random->next() % i]);
        for (size_t i = 0; i < drawn.size(); ++i) {
            const QString id = QStringLiteral("c%1").arg(i);
            world.addCandidate(id, kVilnius);
            request.candidates.emplace_back(id);
            request.overrides[id].zone = zones[drawn[i]];
        }
    }
};

/// The most calls of equal whole-minute length that any schedule can place, by trying everything: one number, one cell
/// per minute, people with lists of allowed starts.
int bestByExhaustion(const std::vector<std::vector<int>> &allowed, std::vector<int> &load, int cap, int length,
                     size_t person)
{
    if (person == allowed.size())
        return 0;
    int best = bestByExhaustion(allowed, load, cap, length, person + 1);
    for (const int start : allowed[person]) {
        const auto first = load.begin() + start;
        if (std::any_of(first, first + length, [cap](int level) { return level >= cap; }))
            continue;
        std::for_each(first, first + length, [](int &level) { ++level; });
        best = std::max(best, 1 + bestByExhaustion(allowed, load, cap, length, person + 1));
        std::for_each(first, first + length, [](int &level) { --level; });
    }
    return best;
}

/// The same certificate from its definition: min over sets S of groups, minute by minute.
int boundByDefinition(const std::vector<Positions> &starts, const std::vector<int> &people,
                      const std::vector<int> &freeLines, int length)
{
    int least = std::numeric_limits<int>::max();
    for (unsigned set = 0; set < 1U << starts.size(); ++set) {
        int usable = 0;
        for (size_t g = 0; g < starts.size(); ++g)
            usable += (set >> g & 1U) != 0 ? 0 : people[g] * length;
        for (int minute = 0; minute < static_cast<int>(freeLines.size()); ++minute) {
            int callable = 0;
            for (size_t g = 0; g < starts.size(); ++g) {
                const bool runs = std::any_of(starts[g].begin(), starts[g].end(), [&](const PositionRange &range) {
                    return minute >= range.from && minute < range.to + length - 1;
                });
                callable += (set >> g & 1U) != 0 && runs ? people[g] : 0;
            }
            usable += std::min(callable, freeLines[static_cast<size_t>(minute)]);
        }
        least = std::min(least, usable);
    }
    return least / length;
}

} // namespace

class TstPacking : public QObject
{
    Q_OBJECT

private slots:
    // FEATURES 4.2: "least-loaded on a 1-min grid 397-400"; the repair pass may only add.
    // proves: D-BATCHPLAN N03
    void fourHundredAsked()
    {
        for (quint64 seed = 1; seed <= 7; ++seed) {
            const Mix mix(400, seed);
            const Result<Plan> plan = planBatch(mix.world, mix.request);
            QVERIFY(plan.has_value());
            QCOMPARE(plan->bound.calls, 400);
            if (getenv("SHARES"))
                continue;
            QVERIFY2(plan->placed() >= 397, qPrintable(QString::number(plan->placed())));
            QVERIFY(plan->bound.exact);
            QVERIFY(keepsAllCaps(mix.world, linesOf(*plan)));
            QVERIFY(keepsAllHours(mix.world, *plan));
        }
    }

    // FEATURES 4.2: "450 asked, bound 423-426: 410-415".
    // proves: D-BATCHPLAN N03
    void fourHundredAndFiftyAsked()
    {
        for (quint64 seed = 1; seed <= 3; ++seed) {
            const Mix mix(450, seed);
            const Result<Plan> plan = planBatch(mix.world, mix.request);
            QVERIFY(plan->bound.calls >= 423 && plan->bound.calls <= 426);
            if (getenv("SHARES"))
                continue;
            QVERIFY2(plan->placed() >= 410, qPrintable(QString::number(plan->placed())));
            QVERIFY(plan->placed() >= plan->bound.calls * 0.964); // "within 2.5-3.6 % of the bound"
            QVERIFY(keepsAllCaps(mix.world, linesOf(*plan)));
            QVERIFY(keepsAllHours(mix.world, *plan));
        }
    }

    // FEATURES 4.2: "500 asked, bound 426-433: 413-421".
    // proves: D-BATCHPLAN N03
    void fiveHundredAsked()
    {
        const Mix mix(500, 1);
        const Result<Plan> plan = planBatch(mix.world, mix.request);
        QVERIFY(plan->bound.calls >= 426 && plan->bound.calls <= 433);
        QVERIFY2(plan->placed() >= 413, qPrintable(QString::number(plan->placed())));
        QVERIFY(keepsAllCaps(mix.world, linesOf(*plan)));
    }

    // A minute that comes from laying calls out back to back is not called the least loaded one.
    // proves: N02 D-BATCHPLAN
    void packedMinutesAreNotCalledLeastLoaded()
    {
        const Mix mix(450, 1);
        const Result<Plan> plan = planBatch(mix.world, mix.request);
        int packed = 0;
        for (const PlanEntry &entry : plan->entries) {
            if (const auto *call = std::get_if<PlannedCall>(&entry); call && !has(call->why, ReasonCode::LeastLoaded))
                ++packed;
        }
        QVERIFY(packed > 0);
    }

    // proves: N03
    void theBoundIsTheSmallestCut()
    {
        CB_CHECK("max-flow equals the minimum over all sets of groups", [] {
            TestWorld world;
            const int minutes = *rc::gen::inRange(20, 60);
            const int length = *rc::gen::inRange(1, 12);
            const int cap = *rc::gen::inRange(1, 5);
            world.mainNumber().maxOutboundConcurrent = cap;
            world.touch(world.mainNumber());
            const StartGrid grid(world.time, world.time + kMinute * (minutes - 1));
            std::vector<int> free(static_cast<size_t>(minutes + length + 1), cap);
            for (int i = *rc::gen::inRange(0, 6); i > 0; --i) {
                const int from = *rc::gen::inRange(0, minutes);
                const int to = std::min<int>(from + *rc::gen::inRange(1, 20), static_cast<int>(free.size()));
                world.load("pn_8f2a", world.time + kMinute * from, world.time + kMinute * to);
                for (int m = from; m < to; ++m)
                    --free[static_cast<size_t>(m)];
            }
            for (int &lines : free)
                lines = std::max(0, lines);
            std::vector<BoundGroup> groups;
            std::vector<Positions> starts;
            std::vector<int> people;
            for (int g = *rc::gen::inRange(1, 5); g > 0; --g) {
                const int a = *rc::gen::inRange(0, minutes);
                const int b = *rc::gen::inRange(a, minutes) + 1;
                Positions allowed{{a, b}};
                if (b + 2 < minutes)
                    allowed.push_back({b + 1, *rc::gen::inRange(b + 2, minutes + 1)});
                starts.push_back(allowed);
                people.push_back(*rc::gen::inRange(1, 12));
                groups.push_back({allowed, {world.mainNumber().id}, people.back()});
            }
            RC_ASSERT(packingBound(world.capacity(), grid, groups, kMinute * length) ==
                      boundByDefinition(starts, people, free, length));
        });
    }

    // "No schedule can place more": tried against all schedules.
    // proves: N03 D-BATCHPLAN
    void noScheduleBeatsTheBound()
    {
        CB_CHECK("placed <= best schedule <= bound", [] {
            TestWorld world;
            world.time = utc("2025-06-04T06:00:00Z"); // 09:00 in Vilnius
            const int cap = *rc::gen::inRange(1, 3);
            const int length = *rc::gen::inRange(2, 5);
            const int window = *rc::gen::inRange(length, 12);
            const int people = *rc::gen::inRange(1, 6);
            world.mainNumber().maxOutboundConcurrent = cap;
            world.touch(world.mainNumber());
            world.own.callOverhead = milliseconds(0);
            world.mainPosition().interview = kMinute * length;
            // Zones an hour apart see different hours: 09:00-09:05 in each.
            world.own.policy.hours = CallingHours{9 * 60, 9 * 60 + *rc::gen::inRange(1, 13)};
            std::vector<int> load(64, 0);
            for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
                const int from = *rc::gen::inRange(0, 10);
                const int to = from + *rc::gen::inRange(1, 5);
                world.load("pn_8f2a", world.time + kMinute * from, world.time + kMinute * to);
                for (int m = from; m < to; ++m)
                    ++load[static_cast<size_t>(m)];
            }
            std::vector<std::vector<int>> allowed;
            for (int i = 0; i < people; ++i) {
                world.addCandidate(QStringLiteral("c%1").arg(i), kVilnius);
                allowed.emplace_back();
                for (int m = 0; m <= window - length; ++m) {
                    if (world.own.policy.rule().contains(zoneOf("Europe/Vilnius").civilOf(world.time + kMinute * m)))
                        allowed.back().push_back(m);
                }
            }
            const auto plan =
                planBatch(world, batchFor(world, InstantRange{world.time, world.time + kMinute * window}));
            RC_ASSERT(plan.has_value());
            const int best = bestByExhaustion(allowed, load, cap, length, 0);
            RC_ASSERT(plan->placed() <= best);
            RC_ASSERT(best <= plan->bound.calls);
        });
    }

    // Tight where minutes divide evenly: one line, an hour, half-hour calls.
    // proves: N03
    void tightCases_data()
    {
        QTest::addColumn<int>("cap");
        QTest::addColumn<int>("windowMinutes");
        QTest::addColumn<int>("people");
        QTest::addColumn<int>("expected");
        QTest::newRow("two in an hour") << 1 << 60 << 5 << 2;
        QTest::newRow("all of them") << 1 << 60 << 2 << 2;
        QTest::newRow("three lines, two hours") << 3 << 120 << 20 << 12;
        QTest::newRow("no line") << 0 << 120 << 20 << 0;
    }
    void tightCases()
    {
        QFETCH(int, cap);
        QFETCH(int, windowMinutes);
        QFETCH(int, people);
        QFETCH(int, expected);
        TestWorld world;
        world.time = utc("2025-06-04T06:00:00Z");
        world.mainNumber().maxOutboundConcurrent = cap;
        world.touch(world.mainNumber());
        world.own.callOverhead = milliseconds(0);
        for (int i = 0; i < people; ++i)
            world.addCandidate(QStringLiteral("c%1").arg(i), kVilnius);
        const auto plan =
            planBatch(world, batchFor(world, InstantRange{world.time, world.time + kMinute * windowMinutes}));
        QCOMPARE(plan->placed(), expected);
        QCOMPARE(plan->bound.calls, expected);
    }

    // Unequal lengths: the bound of the shortest, and it says so.
    // proves: N03
    void unequalLengths()
    {
        TestWorld world;
        world.time = utc("2025-06-04T06:00:00Z");
        world.mainNumber().maxOutboundConcurrent = 1;
        world.touch(world.mainNumber());
        for (int i = 0; i < 6; ++i)
            world.addCandidate(QStringLiteral("c%1").arg(i), kVilnius).interview = kMinute * (i % 2 == 0 ? 13 : 28);
        const auto plan = planBatch(world, batchFor(world, InstantRange{world.time, world.time + kHour}));
        QVERIFY(!plan->bound.exact);
        QCOMPARE(plan->bound.calls, 4); // 60 minutes of 15-minute calls
        QVERIFY(plan->placed() <= 4);
        QVERIFY(keepsAllCaps(world, linesOf(*plan)));
    }

    // Several numbers, pools and loads at odd seconds: whatever is placed is below the bound and no cap is passed.
    // proves: D-BATCHPLAN D-AUTO N03
    void neverAboveTheBoundNorACap()
    {
        CB_CHECK("random worlds with two pools and odd loads", [] {
            TestWorld world;
            world.time = utc("2025-06-04T06:00:00Z") + kSecond * *rc::gen::element(0, 17, 59);
            world.setPoolCap("pool_lt", *rc::gen::inRange(1, 6));
            world.addPool("pool_de", *rc::gen::inRange(0, 4));
            world.mainNumber().maxOutboundConcurrent = *rc::gen::inRange(0, 4);
            world.touch(world.mainNumber());
            world.addNumber("lt2", "+37052000002", *rc::gen::inRange(0, 3), "pool_lt");
            world.addNumber("de1", "+4930000000", *rc::gen::inRange(0, 3), "pool_de");
            world.addNumber("de2", "+4930000001", *rc::gen::inRange(0, 3), "pool_lt");
            std::vector<HeldLine> held;
            for (int i = *rc::gen::inRange(0, 8); i > 0; --i) {
                const Instant from = world.time + kSecond * *rc::gen::inRange(-600, 7000);
                const InstantRange call{from, from + kSecond * *rc::gen::inRange(1, 3000)};
                const char *number = *rc::gen::element("pn_8f2a", "lt2", "de1", "de2");
                const PhoneNumberId id(QString::fromLatin1(number));
                // An over-booked start is not the planner's doing: keep the world inside its caps.
                if (world.capacity().loadOf(id, call).remaining() < 1)
                    continue;
                world.load(number, call.start, call.end);
                held.push_back({id, call});
            }
            world.mainPosition().interview = kSecond * *rc::gen::element(600, 1800, 777);
            const int people = *rc::gen::inRange(1, 25);
            for (int i = 0; i < people; ++i)
                world.addCandidate(QStringLiteral("c%1").arg(i), i % 3 == 0 ? kBerlin : kVilnius);
            const InstantRange window{world.time, world.time + kMinute * *rc::gen::inRange(40, 200)};
            const auto plan = planBatch(world, batchFor(world, window));
            RC_ASSERT(plan.has_value());
            RC_ASSERT(plan->placed() <= plan->bound.calls);
            RC_ASSERT(plan->bound.calls <= people);
            RC_ASSERT(keepsAllCaps(world, linesOf(*plan, held)));
            RC_ASSERT(keepsAllHours(world, *plan));
        });
    }
};

CB_TEST(TstPacking)
#include "tst_packing.moc"
