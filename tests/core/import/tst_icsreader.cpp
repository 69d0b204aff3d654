// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Holidays from a calendar file. Dates are those of printed calendars; forms are those of RFC 5545.
// proves: P04
#include "core/import/icsreader.h"

#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;

namespace {

const QDate kToday(2026, 11, 20);

QByteArray calendar(const QByteArray &events)
{
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n" + events + "END:VCALENDAR\r\n";
}

QByteArray entry(const QByteArray &lines, const QByteArray &summary = "Holiday")
{
    return "BEGIN:VEVENT\r\nUID:a@b\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:" + summary + "\r\n" + lines +
           "\r\nEND:VEVENT\r\n";
}

CalendarReading read(const QByteArray &events)
{
    return readCalendar(calendar(events), kToday).value();
}

DateException closed(QDate first, QDate last, const QString &label = QStringLiteral("Holiday"), bool yearly = false)
{
    return {first, last, yearly, label, {}};
}

QList<QDate> firstDays(const CalendarReading &reading)
{
    QList<QDate> days;
    for (const DateException &exception : reading.exceptions)
        days << exception.first;
    return days;
}

CalendarSkip onlySkip(const QByteArray &events)
{
    const CalendarReading reading = read(events);
    return reading.exceptions.empty() && reading.skipped.size() == 1 ? reading.skipped.front().why : CalendarSkip(-1);
}

} // namespace

class TstIcsReader : public QObject
{
    Q_OBJECT
private slots:
    /// RFC 5545 section 3.6.1: the end is outside; without one an all-day event is one day.
    void oneDayAndSeveral()
    {
        const CalendarReading reading =
            read(entry("DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227", "Kalėdos") +
                 entry("DTSTART;VALUE=DATE:20261223") + entry("DTSTART;VALUE=DATE:20270105\r\nDURATION:P2D") +
                 entry("DTSTART;VALUE=DATE:20270201\r\nDURATION:P1W"));
        QCOMPARE(reading.exceptions,
                 std::vector<DateException>({closed({2026, 12, 23}, {2026, 12, 23}),
                                             closed({2026, 12, 24}, {2026, 12, 26}, QStringLiteral("Kalėdos")),
                                             closed({2027, 1, 5}, {2027, 1, 6}), closed({2027, 2, 1}, {2027, 2, 7})}));
        QVERIFY(reading.skipped.empty());
    }

    void aYearlyDayStaysYearly_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::newRow("plain") << QByteArray("RRULE:FREQ=YEARLY");
        QTest::newRow("the start again") << QByteArray("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=16");
        QTest::newRow("every year") << QByteArray("RRULE:FREQ=YEARLY;INTERVAL=1");
    }
    void aYearlyDayStaysYearly()
    {
        QFETCH(QByteArray, rule);
        QCOMPARE(read(entry("DTSTART;VALUE=DATE:20100216\r\n" + rule, "Vasario 16-oji")).exceptions,
                 std::vector<DateException>({closed({2010, 2, 16}, {2010, 2, 16}, "Vasario 16-oji", true)}));
    }

    void otherRulesAreWrittenOutForTwoYears_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QList<QDate>>("days");
        QTest::newRow("last Monday of May")
            << QByteArray("DTSTART;VALUE=DATE:20200525\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO")
            << QList<QDate>{{2027, 5, 31}, {2028, 5, 29}};
        QTest::newRow("fourth Thursday of November")
            << QByteArray("DTSTART;VALUE=DATE:20201126\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH")
            << QList<QDate>{{2026, 11, 26}, {2027, 11, 25}};
        QTest::newRow("until") << QByteArray("DTSTART;VALUE=DATE:20241225\r\nRRULE:FREQ=YEARLY;UNTIL=20261225")
                               << QList<QDate>{{2026, 12, 25}};
        QTest::newRow("count") << QByteArray("DTSTART;VALUE=DATE:20261201\r\nRRULE:FREQ=DAILY;COUNT=3")
                               << QList<QDate>{{2026, 12, 1}, {2026, 12, 2}, {2026, 12, 3}};
        QTest::newRow("without one")
            << QByteArray("DTSTART;VALUE=DATE:20261201\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEXDATE;VALUE=DATE:20261202")
            << QList<QDate>{{2026, 12, 1}, {2026, 12, 3}};
        QTest::newRow("29 February") << QByteArray("DTSTART;VALUE=DATE:20240229\r\nRRULE:FREQ=YEARLY;COUNT=3")
                                     << QList<QDate>{{2028, 2, 29}};
    }
    void otherRulesAreWrittenOutForTwoYears()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QList<QDate>, days);
        const CalendarReading reading = read(entry(lines));
        QCOMPARE(firstDays(reading), days);
        for (const DateException &exception : reading.exceptions)
            QVERIFY(!exception.yearly);
    }

    /// An event with RECURRENCE-ID stands for one day of the repeated one.
    void aMovedDayIsTakenOnce()
    {
        const CalendarReading reading = read(entry("DTSTART;VALUE=DATE:20261201\r\nRRULE:FREQ=DAILY;COUNT=2") +
                                             entry("RECURRENCE-ID;VALUE=DATE:20261202\r\nDTSTART;VALUE=DATE:20261210"));
        QCOMPARE(firstDays(reading), QList<QDate>({{2026, 12, 1}, {2026, 12, 10}}));
    }

    void whatClosesNoDay()
    {
        QCOMPARE(onlySkip(entry("DTSTART:20261224T130000Z")), CalendarSkip::HasATime);
        QCOMPARE(onlySkip(entry("DTSTART;VALUE=DATE:20261119")), CalendarSkip::IsOver);
        QCOMPARE(onlySkip(entry("DTSTART;VALUE=DATE:20261224\r\nSTATUS:CANCELLED")), CalendarSkip::IsCancelled);
        QCOMPARE(onlySkip(entry("DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261220")), CalendarSkip::HasNoDate);
        QCOMPARE(onlySkip(entry("DTEND;VALUE=DATE:20261220")), CalendarSkip::HasNoDate);
        QCOMPARE(onlySkip(entry("DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20271224\r\nX-A:b")),
                 CalendarSkip(-1)); // a year less a day still fits
        QCOMPARE(onlySkip(entry("DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20271225")), CalendarSkip::TooLong);
        QCOMPARE(onlySkip(entry("DTSTART;VALUE=DATE:20261224\r\nRRULE:FREQ=HOURLY")), CalendarSkip::RuleUnknown);
        QCOMPARE(onlySkip(entry("DTSTART;VALUE=DATE:20200101\r\nRRULE:FREQ=YEARLY;COUNT=3")), CalendarSkip::IsOver);
    }

    void todayIsNotOver() { QCOMPARE(firstDays(read(entry("DTSTART;VALUE=DATE:20261120"))), QList<QDate>{kToday}); }

    void theSameDayTwiceIsOne()
    {
        const QByteArray one = entry("DTSTART;VALUE=DATE:20261224");
        QCOMPARE(read(one + one).exceptions.size(), size_t(1));
    }

    void labels()
    {
        QCOMPARE(read(entry("DTSTART;VALUE=DATE:20261224", "")).exceptions.front().label, QString("Closed"));
        QCOMPARE(read(entry("DTSTART;VALUE=DATE:20261224", "Two\\nlines, here\\, one")).exceptions.front().label,
                 QString("Two lines, here, one"));
        const QByteArray longOne = QString(200, QChar(0x0161)).toUtf8();
        QCOMPARE(read(entry("DTSTART;VALUE=DATE:20261224", longOne)).exceptions.front().label,
                 QString(120, QChar(0x0161)));
    }

    /// RFC 5545 section 3.1: a long line goes on behind a line end and a blank.
    void foldedLines()
    {
        QCOMPARE(read("BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:2026\r\n 1224\r\nSUMMARY:Christ\r\n mas\r\nEND:VEVENT\r\n")
                     .exceptions,
                 std::vector<DateException>({closed({2026, 12, 24}, {2026, 12, 24}, "Christmas")}));
    }

    void severalCalendarsInOneFile()
    {
        const QByteArray two =
            calendar(entry("DTSTART;VALUE=DATE:20261224")) + calendar(entry("DTSTART;VALUE=DATE:20261231"));
        QCOMPARE(firstDays(readCalendar(two, kToday).value()), QList<QDate>({{2026, 12, 24}, {2026, 12, 31}}));
    }

    void aFileWithTooManyDaysSaysSo()
    {
        const CalendarReading reading = read(entry("DTSTART;VALUE=DATE:20261201\r\nRRULE:FREQ=DAILY"));
        QCOMPARE(reading.exceptions.size(), kMostCalendarDays);
        QVERIFY(!reading.skipped.empty() && reading.skipped.back().why == CalendarSkip::TooMany);
    }

    void whatIsNoCalendar_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("words") << QByteArray("name,phone\nAda,+370");
        QTest::newRow("a person") << QByteArray("BEGIN:VCARD\r\nFN:Ada\r\nEND:VCARD\r\n");
        QTest::newRow("a zero") << calendar(entry("DTSTART;VALUE=DATE:20261224")).append('\0');
        QTest::newRow("too long") << calendar("X-A:" + QByteArray(4 * 1024 * 1024, 'x') + "\r\n");
    }
    void whatIsNoCalendar()
    {
        QFETCH(QByteArray, text);
        const auto reading = readCalendar(text, kToday);
        QVERIFY(!reading);
        QCOMPARE(reading.error().code, ErrorCode::FileUnreadable);
    }

    /// A file cut anywhere is refused; with any byte changed it is read or refused.
    void damagedFiles()
    {
        const QByteArray whole =
            calendar(entry("DTSTART;VALUE=DATE:20200525\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO") +
                     entry("DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227"));
        for (qsizetype i = 0; i < whole.size(); ++i) {
            QVERIFY2(i >= whole.size() - 2 || !readCalendar(whole.first(i), kToday), "a cut file is read in part");
            for (const char other : {'\0', '9', ';', '\n', char(0xFF)}) {
                QByteArray changed = whole;
                changed[i] = other;
                (void)readCalendar(changed, kToday);
            }
        }
    }
};

CB_TEST(TstIcsReader)
#include "tst_icsreader.moc"
