// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C025 C026 C033 D-HOURS D-END2359 D-DST P03
#include "core/time/callinghours.h"
#include "tests/core/time/timefixtures.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

HoursRule rule(const char *start, const char *end, const std::vector<int> &days = {})
{
    HoursRule made;
    made.hours = *CallingHours::parse(QString::fromLatin1(start), QString::fromLatin1(end), true);
    if (!days.empty())
        made.days = *Weekdays::of(days);
    return made;
}

InstantRange localDay(const Zone &where, QDate date)
{
    return {where.startOfDay(date), where.startOfDay(date.addDays(1))};
}

/// Counted minute by minute, and checked against the spans.
int callableMinutes(InstantRange range, const HoursRule &hours, const Zone &where)
{
    int minutes = 0;
    for (Instant t = range.start; t < range.end; t += kMinute)
        minutes += callableAt(t, hours, where) ? 1 : 0;
    milliseconds length{0};
    for (const InstantRange &span : callableSpans(range, hours, where))
        length += span.length();
    return length == minutes * kMinute ? minutes : -1;
}

} // namespace

class TstCallingHours : public QObject
{
    Q_OBJECT

private slots:
    void parsesHHMM_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("end");
        QTest::addColumn<QString>("refused"); // the field, empty when accepted
        QTest::newRow("the reference's example") << "10:00"
                                                 << "16:00"
                                                 << "";
        QTest::newRow("the widest on the wire") << "00:00"
                                                << "23:59"
                                                << "";
        QTest::newRow("one minute") << "09:00"
                                    << "09:01"
                                    << "";
        QTest::newRow("equal") << "09:00"
                               << "09:00"
                               << "end";
        QTest::newRow("overnight") << "22:00"
                                   << "06:00"
                                   << "end";
        QTest::newRow("24:00 is not on the wire") << "09:00"
                                                  << "24:00"
                                                  << "end";
        QTest::newRow("hour 24") << "24:00"
                                 << "24:01"
                                 << "start";
        QTest::newRow("minute 60") << "09:60"
                                   << "18:00"
                                   << "start";
        QTest::newRow("one digit") << "9:00"
                                   << "18:00"
                                   << "start";
        QTest::newRow("seconds") << "09:00:00"
                                 << "18:00"
                                 << "start";
        QTest::newRow("a dot") << "09.00"
                               << "18:00"
                               << "start";
        QTest::newRow("sign") << "+9:00"
                              << "18:00"
                              << "start";
        QTest::newRow("Arabic digits") << QStringLiteral("٠٩:٠٠") << "18:00"
                                       << "start";
        QTest::newRow("empty start") << ""
                                     << "18:00"
                                     << "start";
        QTest::newRow("empty end") << "09:00"
                                   << ""
                                   << "end";
        QTest::newRow("space") << "09:00"
                               << "18:00 "
                               << "end";
    }
    void parsesHHMM()
    {
        QFETCH(QString, start);
        QFETCH(QString, end);
        QFETCH(QString, refused);
        const Result<CallingHours> hours = CallingHours::parse(start, end);
        QCOMPARE(hours.has_value(), refused.isEmpty());
        if (hours) {
            QCOMPARE(formatMinuteOfDay(hours->opens), start);
            QCOMPARE(formatMinuteOfDay(hours->closes), end);
        } else {
            QCOMPARE(hours.error().code, ErrorCode::ValidationError);
            QVERIFY2(hours.error().detail.startsWith(refused + QLatin1Char(':')), qPrintable(hours.error().detail));
        }
    }

    void midnightIsAnEndLocallyOnly()
    {
        const Result<CallingHours> hours = CallingHours::parse(QStringLiteral("18:00"), QStringLiteral("24:00"), true);
        QVERIFY(hours.has_value());
        QCOMPARE(hours->closes, 24 * 60);
        QCOMPARE(formatMinuteOfDay(hours->closes), QStringLiteral("24:00"));
        QVERIFY(!CallingHours::parse(QStringLiteral("24:00"), QStringLiteral("24:00"), true));
        QVERIFY(!CallingHours::parse(QStringLiteral("18:00"), QStringLiteral("24:01"), true));
    }

    void minute2359NeedsMidnight()
    {
        const Zone utcZone = Zone::utc();
        const Instant last = utc("2026-06-03T23:59:30");
        QVERIFY(!callableAt(last, rule("00:00", "23:59"), utcZone));
        QVERIFY(callableAt(last, rule("00:00", "24:00"), utcZone));
        const InstantRange days{utc("2026-06-01T00:00:00"), utc("2026-06-04T00:00:00")};
        QCOMPARE(callableMinutes(days, rule("00:00", "23:59"), utcZone), 3 * 1439);
        QCOMPARE(callableSpans(days, rule("00:00", "24:00"), utcZone), std::vector{days}); // neighbours are merged
    }

    void weekdaysAreSortedOnceAndNeverEmpty()
    {
        QCOMPARE(Weekdays::of({5, 1, 3, 1, 5})->toList(), (std::vector{1, 3, 5}));
        QCOMPARE(Weekdays::everyDay().toList(), (std::vector{1, 2, 3, 4, 5, 6, 7}));
        QCOMPARE(Weekdays::mondayToFriday().toList(), (std::vector{1, 2, 3, 4, 5}));
        for (const std::vector<int> &bad : {std::vector<int>{}, {0}, {8}, {1, 2, -1}, {1, 40}})
            QCOMPARE(Weekdays::of(bad).error().code, ErrorCode::ValidationError);
        QVERIFY(!Weekdays::everyDay().contains(0));
        QVERIFY(!Weekdays::everyDay().contains(8));
    }

    void closingTimeIsOutside()
    {
        // Section 4.1: the preview of 10:00-16:00 lists the reservation planned at 16:00 Vilnius, 13:00 UTC.
        const Zone vilnius = zone("Europe/Vilnius");
        const Instant planned = fromEpochMs(1'749'042'000'000);
        QVERIFY(!callableAt(planned, rule("10:00", "16:00"), vilnius));
        QVERIFY(callableAt(planned, rule("10:00", "16:00"), Zone::utc())); // judged in the wrong zone it would not be
        QVERIFY(callableAt(planned - milliseconds(1), rule("10:00", "16:00"), vilnius));
        QVERIFY(callableAt(planned, rule("16:00", "16:01"), vilnius)); // opening time is inside
        QVERIFY(!callableAt(planned - milliseconds(1), rule("16:00", "16:01"), vilnius));
    }

    void weekdayIsTheOneOnTheWall()
    {
        const Zone auckland = zone("Pacific/Auckland"); // 12 hours east in June
        const Instant mondayThere = utc("2026-05-31T20:00:00");
        QVERIFY(callableAt(mondayThere, rule("08:00", "09:00", {1}), auckland));
        QVERIFY(!callableAt(mondayThere, rule("08:00", "09:00", {7}), auckland));
        HoursRule daysOnly;
        daysOnly.days = *Weekdays::of({7});
        QVERIFY(callableAt(mondayThere, daysOnly, Zone::utc()));
        QVERIFY(!callableAt(mondayThere, daysOnly, auckland));
    }

    void noRuleAllowsEverything()
    {
        const InstantRange range{utc("2026-03-29T00:12:34.567"), utc("2026-03-30T01:00:00.001")};
        QCOMPARE(callableSpans(range, {}, zone("Europe/Vilnius")), std::vector{range});
        QVERIFY(callableSpans({range.end, range.start}, {}, Zone::utc()).empty());
        QVERIFY(callableSpans({range.start, range.start}, rule("00:00", "24:00"), Zone::utc()).empty());
    }

    void minutesOfTheSpecification_data()
    {
        QTest::addColumn<QByteArray>("opens");
        QTest::addColumn<QByteArray>("closes");
        QTest::addColumn<QDate>("date");
        QTest::addColumn<int>("minutes");
        const QDate normal(2026, 3, 27);
        const QDate spring(2026, 3, 29);
        const QDate autumn(2026, 10, 25);
        const auto row = [](const char *title, const char *opens, const char *closes, QDate date, int minutes) {
            QTest::newRow(title) << QByteArray(opens) << QByteArray(closes) << date << minutes;
        };
        row("02:30-03:30 normal", "02:30", "03:30", normal, 60);
        row("02:30-03:30 spring", "02:30", "03:30", spring, 30);
        row("02:30-03:30 autumn", "02:30", "03:30", autumn, 90);
        row("03:00-04:00 normal", "03:00", "04:00", normal, 60);
        row("03:00-04:00 spring", "03:00", "04:00", spring, 0);
        row("03:00-04:00 autumn", "03:00", "04:00", autumn, 120);
        row("09-18 normal", "09:00", "18:00", normal, 540);
        row("09-18 spring", "09:00", "18:00", spring, 540);
        row("09-18 autumn", "09:00", "18:00", autumn, 540);
    }
    void minutesOfTheSpecification()
    {
        QFETCH(QByteArray, opens);
        QFETCH(QByteArray, closes);
        QFETCH(QDate, date);
        const Zone vilnius = zone("Europe/Vilnius");
        QTEST(callableMinutes(localDay(vilnius, date), rule(opens.constData(), closes.constData()), vilnius),
              "minutes");
    }

    /// In 2025, which later tzdata will not change. Zones whose gap or overlap is where nobody looks: at midnight, at
    /// 23:00, of half an hour, of two hours.
    void minutesOfOddDays_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QDate>("date");
        QTest::addColumn<QByteArray>("opens");
        QTest::addColumn<QByteArray>("closes");
        QTest::addColumn<int>("minutes");
        const auto row = [](const char *title, const char *name, QDate date, const char *opens, const char *closes,
                            int minutes) {
            QTest::newRow(title) << QByteArray(name) << date << QByteArray(opens) << QByteArray(closes) << minutes;
        };
        row("Cairo, no first hour", "Africa/Cairo", {2025, 4, 25}, "00:00", "02:00", 60);
        row("Cairo, last hour twice", "Africa/Cairo", {2025, 10, 30}, "23:00", "24:00", 120);
        row("Havana, no first hour", "America/Havana", {2025, 3, 9}, "00:00", "02:00", 60);
        row("Havana, first hour twice", "America/Havana", {2025, 11, 2}, "00:00", "02:00", 180);
        row("Santiago, no first hour", "America/Santiago", {2025, 9, 7}, "00:00", "24:00", 23 * 60);
        row("Santiago, last hour twice", "America/Santiago", {2025, 4, 5}, "22:30", "23:30", 90);
        row("Beirut, no first hour", "Asia/Beirut", {2025, 3, 30}, "00:30", "01:30", 30);
        row("Beirut, last hour twice", "Asia/Beirut", {2025, 10, 25}, "23:30", "24:00", 60);
        row("Azores, no first hour", "Atlantic/Azores", {2025, 3, 30}, "00:00", "01:00", 0);
        row("Azores, first hour twice", "Atlantic/Azores", {2025, 10, 26}, "00:00", "01:00", 120);
        row("Nuuk, no last hour", "America/Nuuk", {2025, 3, 29}, "22:00", "24:00", 60);
        row("Nuuk, last hour twice", "America/Nuuk", {2025, 10, 25}, "22:00", "24:00", 180);
        row("Lord Howe, half an hour short", "Australia/Lord_Howe", {2025, 10, 5}, "01:00", "03:00", 90);
        row("Lord Howe, half an hour more", "Australia/Lord_Howe", {2025, 4, 6}, "01:00", "03:00", 150);
        row("Troll, two hours short", "Antarctica/Troll", {2025, 3, 30}, "00:00", "04:00", 120);
        row("Troll, two hours more", "Antarctica/Troll", {2025, 10, 26}, "00:00", "04:00", 360);
    }
    void minutesOfOddDays()
    {
        QFETCH(QByteArray, name);
        QFETCH(QDate, date);
        QFETCH(QByteArray, opens);
        QFETCH(QByteArray, closes);
        const Zone where = zone(name.constData());
        QTEST(callableMinutes(localDay(where, date), rule(opens.constData(), closes.constData()), where), "minutes");
    }

    void nextCallableLooksForwardOnly()
    {
        const Zone vilnius = zone("Europe/Vilnius");
        const HoursRule office = rule("09:00", "18:00", {1, 2, 3, 4, 5});
        const Instant fridayClose = utc("2026-06-05T15:00:00");
        const Instant mondayOpen = utc("2026-06-08T06:00:00");
        QCOMPARE(nextCallable(fridayClose, mondayOpen + kMinute, office, vilnius), std::optional(mondayOpen));
        QCOMPARE(nextCallable(fridayClose, mondayOpen, office, vilnius), std::nullopt); // the limit is outside
        const Instant inside = mondayOpen + milliseconds(1);
        QCOMPARE(nextCallable(inside, inside + kDay, office, vilnius), std::optional(inside));
        QCOMPARE(nextCallable(inside, inside, office, vilnius), std::nullopt);
        // 03:00-04:00 does not exist on the spring Sunday: the next is a week later.
        QCOMPARE(
            nextCallable(utc("2026-03-28T02:00:00"), utc("2026-04-30T00:00:00"), rule("03:00", "04:00", {7}), vilnius),
            std::optional(utc("2026-04-05T00:00:00")));
    }
};

CB_TEST(TstCallingHours)
#include "tst_callinghours.moc"
