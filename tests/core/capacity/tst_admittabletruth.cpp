// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The gate "admittable" as a truth table: a call may be booked at t when the number has a line free during all of
// [t, t + estimate) and its pool has one too (D-REMAIN); a number without voice, or one that is not known, has none.
// For each condition two cases that differ in it alone and are answered differently (MC/DC).
// proves: D-REMAIN
#include "core/capacity/capacity.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;

namespace {

constexpr milliseconds kCall{30 * 60'000};
const PhoneNumberId kNumber(QStringLiteral("pn"));
const PhoneNumberId kOther(QStringLiteral("pn_other"));
const PoolId kPool(QStringLiteral("pool"));

Instant at(int minute)
{
    return fromEpochMs(1'749'038'400'000) + kMinute * minute;
}

struct Facts
{
    bool isKnown;
    bool hasVoice;
    bool numberFree; ///< a line of the number is free
    bool poolFree;   ///< and one of the pool
    bool overlaps;   ///< what is booked lies over the call, else it ends where the call begins
};
constexpr int kFacts = 5;

Facts factsOf(unsigned bits)
{
    const auto bit = [bits](int i) { return ((bits >> static_cast<unsigned>(i)) & 1U) != 0; };
    return {bit(0), bit(1), bit(2), bit(3), bit(4)};
}

/// What stands in the way does so only where it lies over the call.
bool isAdmitted(const Facts &f)
{
    return f.isKnown && f.hasVoice && (!f.overlaps || (f.numberFree && f.poolFree));
}

/// One line on the number and two in the pool: a call of the number takes the number's, two of another number take the
/// pool's. Where both should be full, all three are booked; the pool may be over its cap (D-CAPCHANGE).
Capacity capacityOf(const Facts &f)
{
    Capacity capacity;
    capacity.setPool({kPool, 2});
    PhoneNumber number;
    number.id = kNumber;
    number.pool = kPool;
    number.voice = f.hasVoice;
    number.maxOutboundConcurrent = 1;
    if (f.isKnown)
        capacity.setNumber(number);
    PhoneNumber other = number;
    other.id = kOther;
    other.voice = true;
    other.maxOutboundConcurrent = 2;
    capacity.setNumber(other);
    const InstantRange booked = f.overlaps ? InstantRange{at(29), at(31)} : InstantRange{at(-30), at(0)};
    if (f.isKnown && !f.numberFree)
        capacity.add(kNumber, booked);
    for (int lines = f.poolFree ? 0 : 2; lines > 0; --lines)
        capacity.add(kOther, booked);
    return capacity;
}

bool admits(const Facts &f)
{
    return capacityOf(f).remaining(kNumber, at(0), kCall) >= 1;
}

} // namespace

class TstAdmittableTruth : public QObject
{
    Q_OBJECT
private slots:
    void everyCombination()
    {
        for (unsigned bits = 0; bits < (1U << kFacts); ++bits) {
            const Facts facts = factsOf(bits);
            QVERIFY2(admits(facts) == isAdmitted(facts), qPrintable(QString::number(bits, 2)));
            // A whole window at once says the same.
            Capacity::Load load;
            capacityOf(facts).loadsOnGrid(kNumber, at(0), kMinute, kCall, {&load, 1});
            QVERIFY((load.remaining() >= 1) == isAdmitted(facts));
        }
    }

    void everyConditionDecidesAlone()
    {
        for (int condition = 0; condition < kFacts; ++condition) {
            bool decided = false;
            for (unsigned bits = 0; bits < (1U << kFacts) && !decided; ++bits) {
                const Facts with = factsOf(bits);
                const Facts without = factsOf(bits ^ (1U << static_cast<unsigned>(condition)));
                decided = isAdmitted(with) != isAdmitted(without) && admits(with) != admits(without);
            }
            QVERIFY2(decided, qPrintable(QStringLiteral("condition %1 never decides").arg(condition)));
        }
    }

    /// Half-open on both sides: neighbours do not meet.
    void neighboursDoNotMeet_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<bool>("admitted");
        QTest::newRow("ends where it begins") << -30 << 0 << true;
        QTest::newRow("ends a minute later") << -30 << 1 << false;
        QTest::newRow("begins where it ends") << 30 << 60 << true;
        QTest::newRow("begins a minute earlier") << 29 << 60 << false;
        QTest::newRow("lies inside") << 10 << 11 << false;
        QTest::newRow("lies around") << -10 << 60 << false;
    }
    void neighboursDoNotMeet()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(bool, admitted);
        Capacity capacity = capacityOf({true, true, true, true, false});
        capacity.add(kNumber, {at(from), at(to)});
        QCOMPARE(capacity.remaining(kNumber, at(0), kCall) >= 1, admitted);
        capacity.remove(kNumber, {at(from), at(to)});
        QCOMPARE(capacity.remaining(kNumber, at(0), kCall), 1);
    }

    /// remaining = max(0, min(numberCap - numberPeak, poolCap - poolPeak)), each of the four deciding.
    void remaining_data()
    {
        QTest::addColumn<int>("numberPeak");
        QTest::addColumn<int>("numberCap");
        QTest::addColumn<int>("poolPeak");
        QTest::addColumn<int>("poolCap");
        QTest::addColumn<int>("expected");
        QTest::newRow("the number is the smaller") << 2 << 5 << 1 << 9 << 3;
        QTest::newRow("the pool is the smaller") << 2 << 9 << 7 << 9 << 2;
        QTest::newRow("the number is full") << 5 << 5 << 0 << 9 << 0;
        QTest::newRow("the pool is full") << 0 << 5 << 9 << 9 << 0;
        QTest::newRow("the number is over its cap") << 7 << 5 << 0 << 9 << 0;
        QTest::newRow("the pool is over its cap") << 0 << 5 << 12 << 9 << 0;
        QTest::newRow("no lines at all") << 0 << 0 << 0 << 9 << 0;
    }
    void remaining()
    {
        QFETCH(int, numberPeak);
        QFETCH(int, numberCap);
        QFETCH(int, poolPeak);
        QFETCH(int, poolCap);
        QFETCH(int, expected);
        const Capacity::Load load{numberPeak, numberCap, poolPeak, poolCap};
        QCOMPARE(load.remaining(), expected);
        QCOMPARE(load.numberFull(), numberPeak >= numberCap);
        QCOMPARE(load.poolFull(), poolPeak >= poolCap);
        QCOMPARE(load.remaining() == 0, load.numberFull() || load.poolFull());
    }

    /// A number that moves to another pool takes what it holds along; one that goes frees it.
    void whatANumberHoldsGoesWithIt()
    {
        Capacity capacity = capacityOf({true, true, false, true, true});
        const PoolId roomy(QStringLiteral("roomy"));
        capacity.setPool({roomy, 3});
        PhoneNumber number;
        number.id = kNumber;
        number.pool = roomy;
        number.voice = true;
        number.maxOutboundConcurrent = 2;
        capacity.setNumber(number);
        QCOMPARE(capacity.poolOf(kNumber), std::optional(roomy));
        QCOMPARE(capacity.poolTimeline(roomy)->peak({at(0), at(60)}), 1);
        QCOMPARE(capacity.poolTimeline(kPool)->peak({at(0), at(60)}), 0);
        QCOMPARE(capacity.remaining(kNumber, at(0), kCall), 1);
        capacity.removeNumber(kNumber);
        capacity.removeNumber(kNumber); // it is gone already
        QCOMPARE(capacity.poolTimeline(roomy)->peak({at(0), at(60)}), 0);
        QCOMPARE(capacity.numberCap(kNumber), 0);
        QVERIFY(!capacity.poolOf(kNumber) && !capacity.numberTimeline(kNumber));
        QVERIFY(!capacity.poolTimeline(PoolId(QStringLiteral("none"))));
        QCOMPARE(capacity.poolCap(PoolId(QStringLiteral("none"))), 0);
        QCOMPARE(capacity.poolCap(roomy), 3);
    }

    /// D-PLAN: the higher of both ratios, compared without rounding; no lines are worse than full ones.
    void loadsCompare()
    {
        const auto load = [](int a, int b, int c, int d) { return Capacity::Load{a, b, c, d}; };
        QVERIFY(load(1, 3, 0, 9).lessThan(load(2, 5, 0, 9)));
        QVERIFY(!load(2, 6, 0, 9).lessThan(load(1, 3, 0, 9)));
        QVERIFY(load(1, 3, 1, 9).lessThan(load(0, 3, 5, 9)));
        QVERIFY(load(3, 3, 0, 9).lessThan(load(0, 0, 0, 9)));
        QVERIFY(!load(0, 0, 0, 9).lessThan(load(3, 3, 0, 9)));
        QVERIFY(!load(0, 0, 0, 9).lessThan(load(0, 0, 0, 9)));
        QCOMPARE(load(1, 4, 1, 2).ratio(), 0.5);
        QCOMPARE(load(0, 0, 0, 9).ratio(), 1.0);
    }
};

CB_TEST(TstAdmittableTruth)
#include "tst_admittabletruth.moc"
