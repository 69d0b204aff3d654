// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/requestbody.h"
#include "core/remote/plain/plaincommits.h"
#include "core/remote/plain/plainpolling.h"
#include "core/remote/plain/requestbudget.h"
#include "tests/contract/contracthouse.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <random>

using namespace callboard;
using namespace callboard::test;

namespace {

const Instant kNow = fromEpochMs(kContractNow);
const PhoneNumberId kNumber{QStringLiteral("pn_8f2a")};

Reservation call(const QString &id, ReservationState state, milliseconds fromNow)
{
    Reservation call;
    call.id = ReservationId(id);
    call.company = kAcme;
    call.candidate = CandidateId(QStringLiteral("cand_") + id);
    call.number = kNumber;
    call.state = state;
    call.times.plannedAttemptAt = kNow + fromNow;
    call.times.estimate = 30 * kMinute;
    return call;
}

PlainWorld world()
{
    PlainWorld world;
    world.at = kNow;
    world.owner.id = kAcme;
    PhoneNumber number;
    number.id = kNumber;
    number.company = kAcme;
    number.maxOutboundConcurrent = 40;
    number.pool = PoolId(QStringLiteral("pool_lt"));
    world.numbers[number.id] = number;
    world.pools[number.pool] = {number.pool, 40};
    return world;
}

QStringList textsOf(const std::vector<ReservationId> &ids)
{
    QStringList texts;
    for (const ReservationId &id : ids)
        texts << id.text();
    return texts;
}

} // namespace

/// What the console on a plain server decides without asking anybody.
class TestPlainRules : public QObject
{
    Q_OBJECT

private slots:
    // proves: C060
    void theClockIsAskedMoreOftenWhileItIsLookedAt()
    {
        using plainpolling::isClockDue;
        const milliseconds now = kHour;
        const milliseconds never{-1};
        QVERIFY(isClockDue(now, never, never));
        QVERIFY(!isClockDue(now, now - milliseconds(59'999), never));
        QVERIFY(isClockDue(now, now - milliseconds(60'000), never));
        QVERIFY(isClockDue(now, now - milliseconds(10'000), now - milliseconds(5'000)));
        QVERIFY(!isClockDue(now, now - milliseconds(9'999), now - milliseconds(5'000)));
        QVERIFY(!isClockDue(now, now - milliseconds(10'000), now - kMinute)); // nobody looks any more
    }

    // Live ones, then those within ten minutes of their minute; a call next week is not asked for. Then the untold.
    // proves: C162 C124
    void whoIsAskedWhen()
    {
        PlainWorld here = world();
        const milliseconds mono = kHour;
        here.putCall(call(QStringLiteral("active"), ReservationState::Active, -3 * kMinute));
        here.putCall(call(QStringLiteral("soon"), ReservationState::Firm, 9 * kMinute));
        here.putCall(call(QStringLiteral("sooner"), ReservationState::Firm, kMinute));
        here.putCall(call(QStringLiteral("at-ten"), ReservationState::Firm, 10 * kMinute));
        here.putCall(call(QStringLiteral("late"), ReservationState::Firm, -10 * kMinute));
        here.putCall(call(QStringLiteral("long-late"), ReservationState::Firm, -12 * kMinute));
        here.putCall(call(QStringLiteral("next-week"), ReservationState::Firm, 7 * kDay));
        here.putCall(call(QStringLiteral("untold"), ReservationState::Firm, 2 * kDay));
        here.putCall(call(QStringLiteral("done"), ReservationState::Completed, -kMinute));
        QHash<ReservationId, plainpolling::Known> known;
        known[ReservationId(QStringLiteral("untold"))].isUntold = true;
        const auto due = [&](milliseconds at, size_t most) {
            return textsOf(plainpolling::callsDue(
                here, kNow, at, [&known](const ReservationId &id) { return known.value(id); }, most));
        };
        const QStringList all{QStringLiteral("active"), QStringLiteral("late"), QStringLiteral("sooner"),
                              QStringLiteral("soon"), QStringLiteral("untold")};
        QCOMPARE(due(mono, 20), all);
        QCOMPARE(due(mono, 2), all.first(2));
        for (const QString &id : all)
            known[ReservationId(id)].askedAt = mono;
        QCOMPARE(due(mono + milliseconds(9'999), 20), QStringList());
        QCOMPARE(due(mono + milliseconds(10'000), 20), all.first(4)); // the near ones every ten seconds
        QCOMPARE(due(mono + kMinute, 20), all);                       // the untold once a minute
    }

    // C162: two hundred calls would take a sweep of minutes. With one near, one request goes.
    // proves: C162 C008
    void aFullBoardCostsWhatIsNear()
    {
        PlainWorld here = world();
        for (int i = 0; i < 200; ++i)
            here.putCall(call(QStringLiteral("call_%1").arg(i), ReservationState::Firm, kHour + i * 20 * kMinute));
        here.putCall(call(QStringLiteral("near"), ReservationState::Firm, 5 * kMinute));
        const auto due = plainpolling::callsDue(
            here, kNow, kHour, [](const ReservationId &) { return plainpolling::Known{}; }, 20);
        QCOMPARE(textsOf(due), QStringList{QStringLiteral("near")});
    }

    // 60 a minute: a thousand people are five commands, which go at once, and a thousand questions at 48 a minute.
    // proves: N16 C008 C111
    void aLongActionIsForetold()
    {
        RequestBudget budget(60);
        const milliseconds now = kHour;
        QCOMPARE(budget.timeFor(RequestPriority::Command, 5, now), milliseconds(0));
        QCOMPARE(budget.timeFor(RequestPriority::Command, 60, now), milliseconds(0));
        QCOMPARE(budget.timeFor(RequestPriority::Command, 61, now), kMinute);
        // 48 now, 48 each minute after: the thousandth goes in the 21st burst.
        QCOMPARE(budget.timeFor(RequestPriority::Polling, 1'000, now), 20 * kMinute);
        for (int i = 0; i < 60; ++i)
            budget.count(now - 30 * kSecond);
        QCOMPARE(budget.timeFor(RequestPriority::Command, 1, now), 30 * kSecond);
        QCOMPARE(RequestBudget(0).timeFor(RequestPriority::Polling, 100'000, now), milliseconds(0));
    }

    // proves: D-POLICYSPLIT
    void noticeNarrowsAnExplicitWindowOnly()
    {
        const InstantRange window{kNow, kNow + kHour};
        const auto startOf = [](const WindowChoice &choice) { return std::get<InstantRange>(choice).start; };
        QCOMPARE(startOf(desk::narrowedWindow(window, 5 * kMinute, kNow)), kNow + 5 * kMinute);
        QCOMPARE(startOf(desk::narrowedWindow(window, std::nullopt, kNow)), kNow);
        const InstantRange later{kNow + kDay, kNow + 2 * kDay};
        QCOMPARE(startOf(desk::narrowedWindow(later, 5 * kMinute, kNow)), later.start);
        QCOMPARE(std::get<Preset>(desk::narrowedWindow(Preset::Within24Hours, 5 * kMinute, kNow)),
                 Preset::Within24Hours);
    }

    // A server that knows no holidays chooses any minute of the window it gets, so it gets one that is open throughout:
    // Thursday is closed, and Friday after noon.
    // proves: D-POLICYSPLIT C164 P04
    void holidaysNarrowTheWindowThatIsSent()
    {
        HoursExtras extras;
        extras.week = {{5, {{0, 12 * 60}}}};
        extras.exceptions = {{QDate(2025, 6, 5), QDate(2025, 6, 5), false, QStringLiteral("Closed"), {}}};
        PlannedCall planned;
        planned.zone = *Zone::parse(QStringLiteral("Europe/Vilnius"));
        planned.times.windowStart = kNow; // Wed 15:00
        planned.times.targetEnd = kNow + 3 * kDay;
        planned.times.estimate = 32 * kMinute;
        const WindowChoice asked = InstantRange{planned.times.windowStart, planned.times.targetEnd};
        const auto midnight = [&](int day) { return planned.zone.startOfDay(QDate(2025, 6, day)); };
        planned.times.plannedAttemptAt = kNow + kHour;
        // The last start is 23:59, half an hour of call after it.
        QCOMPARE(desk::openWindow(asked, planned, extras),
                 WindowChoice(InstantRange{kNow, midnight(5) - kMinute + planned.times.estimate}));
        QCOMPARE(desk::openWindow(Preset::Within48Hours, planned, extras),
                 WindowChoice(InstantRange{kNow, midnight(5) - kMinute + planned.times.estimate}));
        planned.times.plannedAttemptAt = midnight(6) + 9 * kHour;
        QCOMPARE(desk::openWindow(asked, planned, extras),
                 WindowChoice(InstantRange{midnight(6), midnight(6) + 12 * kHour - kMinute + planned.times.estimate}));
        planned.times.plannedAttemptAt = midnight(7) + kHour; // to the end that was asked for
        QCOMPARE(desk::openWindow(asked, planned, extras),
                 WindowChoice(InstantRange{midnight(7), planned.times.targetEnd}));
        extras.exceptions.front().first = extras.exceptions.front().last = QDate(2026, 1, 1);
        extras.week.clear();
        QCOMPARE(desk::openWindow(Preset::Within48Hours, planned, extras), WindowChoice(Preset::Within48Hours));
    }

    // proves: D-POLICYSPLIT C164 C111
    void aPlanGoesInOneRequestPerOpenStretch()
    {
        Plan plan;
        plan.madeAt = kNow;
        plan.request.company = kAcme;
        plan.request.window = InstantRange{kNow, kNow + 3 * kDay};
        const Zone zone = *Zone::parse(QStringLiteral("Europe/Vilnius"));
        for (int i = 0; i < 450; ++i) {
            PlannedCall one;
            one.candidate = CandidateId(QStringLiteral("c%1").arg(i));
            one.zone = zone;
            one.times = {kNow, kNow + 3 * kDay, 32 * kMinute, i % 3 == 0 ? kNow + 2 * kDay : kNow + kHour};
            plan.entries.emplace_back(one);
        }
        HoursExtras extras;
        extras.exceptions = {{QDate(2025, 6, 5), QDate(2025, 6, 5), false, QStringLiteral("Closed"), {}}};
        const PlainCommit commit(plan, QStringLiteral("key"), QStringLiteral("plan_1"));
        const auto sizes = [&](const HoursExtras &by) {
            std::vector<size_t> all;
            for (const PlainCommit::Part &part : commit.parts(by))
                all.push_back(part.size());
            return all;
        };
        QCOMPARE(sizes({}), (std::vector<size_t>{200, 200, 50}));
        std::vector<size_t> split = sizes(extras); // 150 on Friday, 300 on Wednesday
        std::sort(split.begin(), split.end());
        QCOMPARE(split, (std::vector<size_t>{100, 150, 200}));
        PlainWorld here = world();
        here.owner.extras = extras;
        for (const PlainCommit::Part &part : commit.parts(extras)) {
            const QVariantMap body = commit.bodyOf(part, here);
            const InstantRange sent{fromEpochMs(body["windowStartMs"].toLongLong()),
                                    fromEpochMs(body["windowEndMs"].toLongLong())};
            for (const PlannedCall &one : part)
                QVERIFY(sent.contains(one.times.plannedAttemptAt));
            for (Instant t = sent.start; t <= sent.end - 32 * kMinute; t += kMinute)
                QVERIFY(callableAt(t, {}, extras, zone));
        }
    }

    // The server's load has our calls in it. At any minute there are as many lines in use as it said, or as many as our
    // own calls take where they are more (booked since), counted call by call.
    // proves: C077 C160
    void linesAreOursAndWhatOthersHoldBesides()
    {
        std::mt19937 random(20'260'604);
        const auto upTo = [&random](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
        for (int round = 0; round < 50; ++round) {
            PlainWorld here = world();
            const int pieces = 1 + upTo(60);
            for (int i = 0, calls = upTo(12); i < calls; ++i)
                here.putCall(call(QString::number(i), ReservationState::Firm, upTo(pieces * 5) * kMinute));
            PlainCover cover{{kNow, kNow + kCoverStep * pieces}, {}, milliseconds(0)};
            for (int i = 0; i < pieces; ++i)
                cover.busy.push_back(static_cast<qint16>(upTo(9)));
            here.covers[kNumber] = cover;
            here.countLines();
            const CapacityTimeline *line = here.capacity().numberTimeline(kNumber);
            for (int piece = 0; piece < pieces; ++piece) {
                const auto ownAt = [&here](Instant t) {
                    int own = 0;
                    for (const auto &call : here.calls) {
                        const Instant at = call->times.plannedAttemptAt;
                        own += at <= t && t < at + call->times.estimate ? 1 : 0;
                    }
                    return own;
                };
                const Instant start = kNow + kCoverStep * piece;
                int most = 0;
                for (int minute = 0; minute < 5; ++minute)
                    most = std::max(most, ownAt(start + minute * kMinute));
                const int others = std::max(0, int(cover.busy[static_cast<size_t>(piece)]) - most);
                for (int minute = 0; minute < 5; ++minute) {
                    const Instant t = start + minute * kMinute;
                    QCOMPARE(line ? line->levelAt(t) : 0, ownAt(t) + others);
                }
            }
        }
    }
};

CB_TEST(TestPlainRules)
#include "tst_plainrules.moc"
