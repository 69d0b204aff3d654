// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/capacity/capacity.h"

#include "tests/core/capacity/naiveload.h"
#include "tests/support/property.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <thread>

using namespace callboard;
using callboard::test::NaiveLoad;

namespace {

constexpr Instant kBase = fromEpochMs(1'749'038'400'000); // 2025-06-04 12:00Z
constexpr milliseconds kHalfHour{1'800'000};

PhoneNumber numberOf(const char *id, const char *pool, int cap)
{
    PhoneNumber number;
    number.id = PhoneNumberId(QString::fromLatin1(id));
    number.pool = PoolId(QString::fromLatin1(pool));
    number.maxOutboundConcurrent = cap;
    return number;
}

Capacity lithuania()
{
    Capacity capacity;
    capacity.setPool({PoolId(QStringLiteral("pool_lt")), 40});
    capacity.setNumber(numberOf("pn_8f2a", "pool_lt", 8));
    return capacity;
}

const PhoneNumberId kNumber(QStringLiteral("pn_8f2a"));

} // namespace

class TstCapacity : public QObject
{
    Q_OBJECT

private slots:
    // FEATURES 4.1: "slots 7 then 6 of cap 8 at 12:00Z/12:05Z, 30 min: peaks 1 and 2: the second booking starts in
    // [12:30,12:35)".
    // proves: D-REMAIN C077 C078
    void theReferencesTwoSlots()
    {
        Capacity capacity = lithuania();
        capacity.add(kNumber, {kBase, kBase + 32 * kMinute});
        capacity.add(kNumber, {kBase + 31 * kMinute, kBase + 63 * kMinute});
        QCOMPARE(capacity.remaining(kNumber, kBase, kHalfHour), 7);
        QCOMPARE(capacity.remaining(kNumber, kBase + 5 * kMinute, kHalfHour), 6);
    }

    // proves: D-REMAIN
    void theSmallerOfNumberAndPool_data()
    {
        QTest::addColumn<int>("numberCap");
        QTest::addColumn<int>("reserved");
        QTest::addColumn<int>("poolCap");
        QTest::addColumn<int>("onNumber");
        QTest::addColumn<int>("onOther");
        QTest::addColumn<int>("expected");
        QTest::newRow("number is the limit") << 8 << 0 << 40 << 3 << 0 << 5;
        QTest::newRow("pool is the limit") << 8 << 0 << 10 << 1 << 7 << 2;
        QTest::newRow("lines kept for callers") << 8 << 3 << 40 << 1 << 0 << 4;
        QTest::newRow("more kept than there are") << 2 << 5 << 40 << 0 << 0 << 0;
        QTest::newRow("cap 0 is nothing, not unlimited") << 0 << 0 << 40 << 0 << 0 << 0;
        QTest::newRow("pool cap 0") << 8 << 0 << 0 << 0 << 0 << 0;
        QTest::newRow("over-booked number clamps at 0") << 2 << 0 << 40 << 5 << 0 << 0;
        QTest::newRow("over-booked pool clamps at 0") << 8 << 0 << 4 << 1 << 6 << 0;
        QTest::newRow("cap beyond 16 bits") << 1'000'000 << 0 << 2'000'000 << 1 << 0 << 32'766;
    }
    void theSmallerOfNumberAndPool()
    {
        QFETCH(int, numberCap);
        QFETCH(int, reserved);
        QFETCH(int, poolCap);
        QFETCH(int, onNumber);
        QFETCH(int, onOther);
        QFETCH(int, expected);
        Capacity capacity;
        capacity.setPool({PoolId(QStringLiteral("pool")), poolCap});
        PhoneNumber number = numberOf("a", "pool", numberCap);
        number.reservedInbound = reserved;
        capacity.setNumber(number);
        capacity.setNumber(numberOf("b", "pool", 100));
        for (int i = 0; i < onNumber; ++i)
            capacity.add(number.id, {kBase, kBase + kHalfHour});
        for (int i = 0; i < onOther; ++i)
            capacity.add(PhoneNumberId(QStringLiteral("b")), {kBase, kBase + kHalfHour});
        QCOMPARE(capacity.remaining(number.id, kBase, kHalfHour), expected);
        Capacity::Load load;
        capacity.loadsOnGrid(number.id, kBase, 5 * kMinute, kHalfHour, std::span(&load, 1));
        QCOMPARE(load.remaining(), expected);
    }

    // proves: D-CAPZERO D-AUTO
    void aNumberWithoutVoiceTakesNothing()
    {
        Capacity capacity;
        capacity.setPool({PoolId(QStringLiteral("pool")), 40});
        PhoneNumber number = numberOf("a", "pool", 8);
        number.voice = false;
        capacity.setNumber(number);
        QCOMPARE(capacity.remaining(number.id, kBase, kHalfHour), 0);
        QCOMPARE(capacity.remaining(PhoneNumberId(QStringLiteral("unknown")), kBase, kHalfHour), 0);
    }

    // proves: D-PLAN
    void ratiosCompareWithoutRounding()
    {
        const Capacity::Load third{1, 3, 0, 40};
        const Capacity::Load almost{333'333, 1'000'000, 0, 40};
        QVERIFY(almost.lessThan(third));
        QVERIFY(!third.lessThan(almost));
        const Capacity::Load poolDecides{0, 8, 20, 40};
        QVERIFY(third.lessThan(poolDecides));
        const Capacity::Load sameHalf{4, 8, 0, 40};
        QVERIFY(!poolDecides.lessThan(sameHalf) && !sameHalf.lessThan(poolDecides));
        const Capacity::Load noCap{0, 0, 0, 40};
        QVERIFY(poolDecides.lessThan(noCap));
        QVERIFY(!noCap.lessThan(poolDecides) && !noCap.lessThan(noCap));
    }

    // proves: D-CAPCHANGE
    void capChangesLeaveTheLoadAlone()
    {
        Capacity capacity = lithuania();
        for (int i = 0; i < 6; ++i)
            capacity.add(kNumber, {kBase, kBase + kHalfHour});
        capacity.setNumber(numberOf("pn_8f2a", "pool_lt", 4));
        QCOMPARE(capacity.loadOf(kNumber, {kBase, kBase + kHalfHour}).numberPeak, 6);
        QCOMPARE(capacity.remaining(kNumber, kBase, kHalfHour), 0);
        capacity.setNumber(numberOf("pn_8f2a", "pool_lt", 9));
        QCOMPARE(capacity.remaining(kNumber, kBase, kHalfHour), 3);
    }

    void movingANumberMovesWhatItHolds()
    {
        Capacity capacity = lithuania();
        capacity.setPool({PoolId(QStringLiteral("pool_eu")), 5});
        capacity.setNumber(numberOf("other", "pool_lt", 8));
        capacity.add(kNumber, {kBase, kBase + kHalfHour});
        capacity.add(PhoneNumberId(QStringLiteral("other")), {kBase, kBase + kHalfHour});
        capacity.setNumber(numberOf("pn_8f2a", "pool_eu", 8));
        const InstantRange all{kBase, kBase + kHalfHour};
        QCOMPARE(capacity.poolTimeline(PoolId(QStringLiteral("pool_lt")))->peak(all), 1);
        QCOMPARE(capacity.poolTimeline(PoolId(QStringLiteral("pool_eu")))->peak(all), 1);
        capacity.removeNumber(kNumber);
        QVERIFY(capacity.poolTimeline(PoolId(QStringLiteral("pool_eu")))->isEmpty());
        QCOMPARE(capacity.remaining(kNumber, kBase, kHalfHour), 0);
    }

    // proves: D-REMAIN D-AVAIL
    void numbersAndPoolsAgainstARecount()
    {
        CB_CHECK("remaining on the grid equals a recount over numbers and pools", [] {
            Capacity capacity;
            std::array<NaiveLoad, 4> numbers;
            const std::array<int, 2> poolCaps{*rc::gen::inRange(0, 12), *rc::gen::inRange(0, 12)};
            const std::array<const char *, 2> pools{"p0", "p1"};
            const std::array<const char *, 4> ids{"a", "b", "c", "d"};
            std::array<int, 4> caps{};
            for (size_t p = 0; p < 2; ++p)
                capacity.setPool({PoolId(QString::fromLatin1(pools[p])), poolCaps[p]});
            for (size_t n = 0; n < 4; ++n) {
                caps[n] = *rc::gen::inRange(0, 8);
                capacity.setNumber(numberOf(ids[n], pools[n / 2], caps[n]));
            }
            const int calls = *rc::gen::inRange(0, 120);
            for (int i = 0; i < calls; ++i) {
                const auto n = static_cast<size_t>(*rc::gen::inRange(0, 4));
                const Instant start = kBase + kMinute * *rc::gen::inRange(0, 600);
                const InstantRange call{start, start + kMinute * *rc::gen::inRange(1, 60)};
                capacity.add(PhoneNumberId(QString::fromLatin1(ids[n])), call);
                numbers[n].intervals.push_back(call);
            }
            const milliseconds duration = kMinute * *rc::gen::inRange(1, 60);
            std::vector<Capacity::Load> loads(60);
            for (size_t n = 0; n < 4; ++n) {
                const PhoneNumberId id(QString::fromLatin1(ids[n]));
                NaiveLoad pool = numbers[n / 2 * 2];
                const NaiveLoad &other = numbers[n / 2 * 2 + 1];
                pool.intervals.insert(pool.intervals.end(), other.intervals.begin(), other.intervals.end());
                capacity.loadsOnGrid(id, kBase, 10 * kMinute, duration, loads);
                for (size_t i = 0; i < loads.size(); ++i) {
                    const Instant t = kBase + 10 * kMinute * static_cast<qint64>(i);
                    const InstantRange range{t, t + duration};
                    const int expected =
                        std::max(0, std::min(caps[n] - numbers[n].peak(range), poolCaps[n / 2] - pool.peak(range)));
                    RC_ASSERT(loads[i].remaining() == expected);
                    RC_ASSERT(capacity.remaining(id, t, duration) == expected);
                }
            }
        });
    }

    // A snapshot is read by a worker while the owner goes on booking (run under the thread sanitizer, too).
    void aSnapshotStaysWhatItWas()
    {
        Capacity capacity = lithuania();
        for (int i = 0; i < 500; ++i)
            capacity.add(kNumber, {kBase + i * kMinute, kBase + (i + 32) * kMinute});
        const int before = capacity.loadOf(kNumber, {kBase, kBase + kDay}).numberPeak;
        for (int round = 0; round < 20; ++round) {
            int seen = -1;
            std::thread reader([snapshot = capacity, &seen] {
                seen = snapshot.loadOf(kNumber, {kBase, kBase + kDay}).numberPeak;
            });
            for (int i = 0; i < 100; ++i)
                capacity.add(kNumber, {kBase + i * kMinute, kBase + (i + 32) * kMinute});
            reader.join();
            QCOMPARE(seen, before);
            for (int i = 0; i < 100; ++i)
                capacity.remove(kNumber, {kBase + i * kMinute, kBase + (i + 32) * kMinute});
        }
        QCOMPARE(capacity.loadOf(kNumber, {kBase, kBase + kDay}).numberPeak, before);
    }
};

CB_TEST(TstCapacity)
#include "tst_capacity.moc"
