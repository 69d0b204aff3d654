// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/planning/planningtest.h"
#include "tests/support/testregistry.h"

using namespace callboard;
using namespace callboard::test;

class TstDispatchGate : public QObject
{
    Q_OBJECT

private slots:
    // A call planned at 16:00 Vilnius (13:00Z), window to 16:00Z, 32 min: latest dispatch 15:28Z, hours to 15:00Z.
    // proves: D-DISPATCH D-HOURS D-FORCE
    void mayBeDialled_data()
    {
        QTest::addColumn<QByteArray>("at");
        QTest::addColumn<bool>("callNow");
        QTest::addColumn<bool>("insideHours");
        QTest::addColumn<int>("expected"); // -1 = may be dialled
        const int ok = -1;
        const auto code = [](ReasonCode c) { return static_cast<int>(c); };
        QTest::newRow("a millisecond early")
            << QByteArray("2025-06-05T12:59:59.999Z") << false << true << code(ReasonCode::NotDueYet);
        QTest::newRow("on time") << QByteArray("2025-06-05T13:00:00Z") << false << true << ok;
        QTest::newRow("call now") << QByteArray("2025-06-05T09:00:00Z") << true << true << ok;
        QTest::newRow("call now at night")
            << QByteArray("2025-06-05T02:00:00Z") << true << true << code(ReasonCode::OutsideHours);
        QTest::newRow("slipped to the last moment") << QByteArray("2025-06-05T14:59:59.999Z") << false << true << ok;
        QTest::newRow("closing time") << QByteArray("2025-06-05T15:00:00Z") << false << true
                                      << code(ReasonCode::OutsideHours);
        QTest::newRow("no hours, at the gate") << QByteArray("2025-06-05T15:29:00Z") << false << false << ok;
        QTest::newRow("no hours, behind the gate")
            << QByteArray("2025-06-05T15:29:00.001Z") << false << false << code(ReasonCode::LatestDispatch);
        QTest::newRow("call now does not open the gate")
            << QByteArray("2025-06-05T15:30:00Z") << true << false << code(ReasonCode::LatestDispatch);
    }
    void mayBeDialled()
    {
        QFETCH(QByteArray, at);
        QFETCH(bool, callNow);
        QFETCH(bool, insideHours);
        QFETCH(int, expected);
        const TestWorld world;
        Reservation call = world.firm(QStringLiteral("r"), CandidateId(QStringLiteral("c")),
                                      utc("2025-06-05T13:00:00Z"), kMinute * 32);
        call.times.targetEnd = utc("2025-06-05T16:00:00Z");
        call.callNow = callNow;
        if (!insideHours)
            call.hours = {};
        const auto reason = mayNotDialAt(call, {}, utc(at.constData()));
        QCOMPARE(reason ? static_cast<int>(reason->code) : -1, expected);
    }

    // "the gate skips hours for its planned minute and the 5 minutes after, nothing else".
    // proves: D-FORCE
    void theWaiverIsSixMinutes()
    {
        const TestWorld world;
        Reservation call = world.firm(QStringLiteral("r"), CandidateId(QStringLiteral("c")),
                                      utc("2025-06-07T20:00:00Z"), kMinute * 32);
        QCOMPARE(mayNotDialAt(call, {}, utc("2025-06-07T20:00:00Z"))->code, ReasonCode::ClosedWeekday);
        call.forceReason = QStringLiteral("asked");
        QVERIFY(mayNotDialAt(call, {}, utc("2025-06-07T19:59:59Z"))); // not before its time
        QVERIFY(!mayNotDialAt(call, {}, utc("2025-06-07T20:00:00Z")));
        QVERIFY(!mayNotDialAt(call, {}, utc("2025-06-07T20:05:59.999Z")));
        QCOMPARE(mayNotDialAt(call, {}, utc("2025-06-07T20:06:00Z"))->code, ReasonCode::ClosedWeekday);
        call.callNow = true; // an earlier moment is not its planned one
        QVERIFY(mayNotDialAt(call, {}, utc("2025-06-07T19:59:59Z")));
    }

    // A holiday saved after the booking closes the gate, half days open it where they are open; only the frozen hours'
    // own reason is told where both stand against it. Thu 2025-06-05, planned 16:00 Vilnius.
    // proves: D-FROZEN P04 C164
    void todaysExtrasCloseIt()
    {
        const TestWorld world;
        Reservation call = world.firm(QStringLiteral("r"), CandidateId(QStringLiteral("c")),
                                      utc("2025-06-05T13:00:00Z"), kMinute * 32);
        HoursExtras extras;
        extras.exceptions.push_back({QDate(2025, 6, 5), QDate(2025, 6, 5), false, QStringLiteral("Office closed"), {}});
        const auto reason = mayNotDialAt(call, extras, utc("2025-06-05T13:00:00Z"));
        QCOMPARE(reason->code, ReasonCode::ClosedByException);
        QCOMPARE(reason->values.value(QStringLiteral("label")).toString(), QStringLiteral("Office closed"));
        QCOMPARE(reason->values.value(QStringLiteral("windows")).toString(), QStringLiteral("closed"));
        QCOMPARE(mayNotDialAt(call, extras, utc("2025-06-05T12:00:00Z"))->code, ReasonCode::NotDueYet);
        extras.exceptions.front().windows = {{15 * 60, 17 * 60}};
        QVERIFY(!mayNotDialAt(call, extras, utc("2025-06-05T13:00:00Z")));
        QVERIFY(!mayNotDialAt(call, extras, utc("2025-06-05T13:59:59.999Z")));
        QCOMPARE(mayNotDialAt(call, extras, utc("2025-06-05T14:00:00Z"))->code, ReasonCode::ClosedByException);
        extras.exceptions.clear();
        extras.week.push_back({4, {{9 * 60, 12 * 60}, {17 * 60, 18 * 60}}}); // Thursdays
        QCOMPARE(mayNotDialAt(call, extras, utc("2025-06-05T13:00:00Z"))->code, ReasonCode::OutsideWindows);
        QVERIFY(!mayNotDialAt(call, extras, utc("2025-06-05T14:00:00Z")));
        call.closureWaived = true; // an operator's yes
        QVERIFY(!mayNotDialAt(call, extras, utc("2025-06-05T13:00:00Z")));
        call.hours.hours->closes = 15 * 60; // it never widens the hours that were frozen
        QCOMPARE(mayNotDialAt(call, extras, utc("2025-06-05T13:00:00Z"))->code, ReasonCode::OutsideHours);
    }

    // proves: D-HOURS
    void finishInsideHours()
    {
        const TestWorld world;
        Reservation call = world.firm(QStringLiteral("r"), CandidateId(QStringLiteral("c")),
                                      utc("2025-06-05T13:00:00Z"), kMinute * 32);
        call.finishInsideHours = true;
        QVERIFY(!mayNotDialAt(call, {}, utc("2025-06-05T14:28:00Z")));
        QVERIFY(mayNotDialAt(call, {}, utc("2025-06-05T14:28:00.001Z")));
    }
};

CB_TEST(TstDispatchGate)
#include "tst_dispatchgate.moc"
