// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-PRECISION
#include "core/base/instant.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;

class TstInstant : public QObject
{
    Q_OBJECT

private slots:
    void flooredAndCeiledToAUnit_data()
    {
        QTest::addColumn<qint64>("at");
        QTest::addColumn<qint64>("floor");
        QTest::addColumn<qint64>("ceil");
        QTest::newRow("on the minute") << qint64{120'000} << qint64{120'000} << qint64{120'000};
        QTest::newRow("one ms after") << qint64{120'001} << qint64{120'000} << qint64{180'000};
        QTest::newRow("one ms before") << qint64{119'999} << qint64{60'000} << qint64{120'000};
        QTest::newRow("the epoch") << qint64{0} << qint64{0} << qint64{0};
        QTest::newRow("just before 1970") << qint64{-1} << qint64{-60'000} << qint64{0};
        QTest::newRow("a minute before 1970") << qint64{-60'000} << qint64{-60'000} << qint64{-60'000};
    }
    void flooredAndCeiledToAUnit()
    {
        QFETCH(qint64, at);
        QFETCH(qint64, floor);
        QFETCH(qint64, ceil);
        QCOMPARE(toEpochMs(floorTo(fromEpochMs(at), kMinute)), floor);
        QCOMPARE(toEpochMs(ceilTo(fromEpochMs(at), kMinute)), ceil);
    }

    void rangesAreHalfOpen()
    {
        const InstantRange range{fromEpochMs(100), fromEpochMs(200)};
        QVERIFY(range.contains(fromEpochMs(100)));
        QVERIFY(range.contains(fromEpochMs(199)));
        QVERIFY(!range.contains(fromEpochMs(200)));
        QVERIFY(!range.contains(fromEpochMs(99)));
        QVERIFY(!range.overlaps({fromEpochMs(200), fromEpochMs(300)})); // they touch
        QVERIFY(range.overlaps({fromEpochMs(199), fromEpochMs(300)}));
        QCOMPARE(range.length(), milliseconds(100));
        const InstantRange nothing{fromEpochMs(100), fromEpochMs(100)};
        QVERIFY(nothing.isEmpty());
        QVERIFY(!nothing.contains(fromEpochMs(100)));
        QVERIFY((InstantRange{fromEpochMs(200), fromEpochMs(100)}.isEmpty()));
    }
};

CB_TEST(TstInstant)
#include "tst_instant.moc"
