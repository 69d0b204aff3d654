// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/time/safehours.h"

#include "tests/core/planning/planningtest.h"
#include "tests/support/testregistry.h"

using namespace callboard;
using namespace callboard::test;

namespace {

std::vector<Zone> clocksOf(const QString &names)
{
    std::vector<Zone> clocks;
    for (const QString &name : names.split(QLatin1Char(' ')))
        clocks.push_back(*Zone::parse(name));
    return clocks;
}

const HoursRule kNineToSix{CallingHours{9 * 60, 18 * 60}, {}};

} // namespace

class TstSafeWindow : public QObject
{
    Q_OBJECT

private slots:
    // The lengths of FEATURES section 4.1: 09:00-18:00 on 3 June 2026.
    // proves: N07 D-TZ
    void lengths_data()
    {
        QTest::addColumn<QString>("clocks");
        QTest::addColumn<int>("hours");
        QTest::newRow("mainland US") << "America/New_York America/Chicago America/Denver America/Los_Angeles" << 6;
        QTest::newRow("with Honolulu") << "America/New_York America/Los_Angeles Pacific/Honolulu" << 3;
        QTest::newRow("Kaliningrad to Kamchatka") << "Europe/Kaliningrad Europe/Moscow Asia/Kamchatka" << 0;
        QTest::newRow("Noronha to Rio Branco") << "America/Noronha America/Sao_Paulo America/Rio_Branco" << 6;
        QTest::newRow("Perth to Sydney") << "Australia/Perth Australia/Sydney" << 7;
        QTest::newRow("Madrid and the Canaries") << "Europe/Madrid Atlantic/Canary" << 8;
        QTest::newRow("one clock") << "Europe/Vilnius" << 9;
    }
    void lengths()
    {
        QFETCH(QString, clocks);
        QFETCH(int, hours);
        const auto safe = safeHours(kNineToSix, clocksOf(clocks), span("2026-06-03T00:00:00Z", "2026-06-04T00:00:00Z"));
        QCOMPARE(safe.has_value(), hours > 0);
        if (safe)
            QCOMPARE(safe->rule.hours->closes - safe->rule.hours->opens, hours * 60);
    }

    // Every minute of the narrowed rule is open on every clock, also in the weeks when Europe and America disagree and
    // across Lord Howe's half hour; on days without a jump no open minute is lost.
    // proves: N07
    void everyClockIsOpen_data()
    {
        QTest::addColumn<QString>("clocks");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("isExact");
        QTest::newRow("US, a quiet week") << "America/Chicago America/Boise America/Los_Angeles"
                                          << "2026-06-01T00:00:00Z"
                                          << "2026-06-08T00:00:00Z" << true;
        QTest::newRow("US, clocks change") << "America/New_York America/Phoenix America/Los_Angeles"
                                           << "2026-03-06T00:00:00Z"
                                           << "2026-03-11T00:00:00Z" << false;
        QTest::newRow("Australia, clocks change") << "Australia/Lord_Howe Australia/Brisbane Australia/Adelaide"
                                                  << "2026-10-02T00:00:00Z"
                                                  << "2026-10-07T00:00:00Z" << false;
    }
    void everyClockIsOpen()
    {
        QFETCH(QString, clocks);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(bool, isExact);
        const InstantRange range = span(qPrintable(from), qPrintable(to));
        HoursRule rule = kNineToSix;
        rule.days = Weekdays::mondayToFriday();
        const std::vector<Zone> all = clocksOf(clocks);
        const auto safe = safeHours(rule, all, range);
        QVERIFY(safe);
        for (Instant t = range.start; t < range.end; t += kMinute) {
            const bool everywhere =
                std::all_of(all.begin(), all.end(), [&](const Zone &zone) { return callableAt(t, rule, zone); });
            const bool narrowed = callableAt(t, safe->rule, safe->zone);
            QVERIFY2(!narrowed || everywhere, show(t).constData());
            if (isExact)
                QVERIFY2(narrowed == everywhere, show(t).constData());
        }
    }

    // A person with the safe window is planned inside it, and the booking freezes the narrowed hours.
    // proves: N07 D-FROZEN
    void aPersonIsPlannedInside()
    {
        TestWorld world;
        Candidate &person = world.addCandidate(QStringLiteral("cand_safe"), "+12085550137"); // Boise or Los Angeles
        // now is 2025-06-04 12:00Z: Boise is at UTC-6, the Pacific clock at UTC-7, so both are open 16:00Z to 00:00Z.
        const CallRequest request =
            requestFor(world, "cand_safe", span("2025-06-04T13:00:00Z", "2025-06-05T03:00:00Z"));
        QCOMPARE(refusalOf(planCall(world, request)), std::optional(ErrorCode::TimezoneSelectionRequired));
        person.zoneProvenance = ZoneProvenance::SafeWindow;
        const Result<PlannedCall> call = planCall(world, request);
        QVERIFY(call.has_value());
        QCOMPARE(show(call->times.plannedAttemptAt), QByteArray("2025-06-04T16:00:00.000Z"));
        QCOMPARE(call->zone.name(), QStringLiteral("America/Los_Angeles"));
        QCOMPARE(*call->hours.hours, (CallingHours{9 * 60, 17 * 60}));
        QVERIFY(has(call->why, ReasonCode::ZoneRemembered));
        // At commit the same question is asked again with the zone that was shown.
        const Result<PlannedCall> again = recheck(world, world.own.id, *call);
        QVERIFY(again.has_value());
        QCOMPARE(*again->hours.hours, *call->hours.hours);
        QCOMPARE(again->times.plannedAttemptAt, call->times.plannedAttemptAt);
    }

    // A lunch break at noon is at another instant on each clock, and one rule on one clock cannot say so: it is asked.
    // A day that is closed is closed on all of them.
    // proves: N07 C164
    void splitDaysAskAgain()
    {
        TestWorld world;
        Candidate &person = world.addCandidate(QStringLiteral("cand_safe"), "+12085550137");
        person.zoneProvenance = ZoneProvenance::SafeWindow;
        const CallRequest request =
            requestFor(world, "cand_safe", span("2025-06-04T13:00:00Z", "2025-06-06T03:00:00Z"));
        world.own.extras.exceptions = {{QDate(2025, 6, 4), QDate(2025, 6, 4), false, QStringLiteral("Closed"), {}}};
        const Result<PlannedCall> call = planCall(world, request);
        QVERIFY(call.has_value());
        QCOMPARE(show(call->times.plannedAttemptAt), QByteArray("2025-06-05T16:00:00.000Z")); // Thursday
        world.own.extras.week = {{4, {{9 * 60, 12 * 60}, {13 * 60, 18 * 60}}}};
        QCOMPARE(refusalOf(planCall(world, request)), std::optional(ErrorCode::TimezoneSelectionRequired));
        world.own.extras.week.front().isoDay = 1; // not in this window
        QVERIFY(planCall(world, request).has_value());
    }
};

CB_TEST(TstSafeWindow)
#include "tst_safewindow.moc"
