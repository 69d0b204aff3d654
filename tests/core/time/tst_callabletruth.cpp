// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The gate "callable" as a truth table: every combination of what D-HOURS, C164 and P04 look at, and for each condition
// two moments that differ in it alone and are answered differently (MC/DC). Expected values are written from the
// sentences; the moments lie on Wednesday 2026-06-03 and around it, in UTC, so that no zone hides anything.
// proves: D-HOURS C164 P04
#include "core/time/hoursextras.h"
#include "tests/core/time/timefixtures.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <functional>

using namespace callboard;
using namespace callboard::test;

namespace {

/// The conditions, each either way.
struct Facts
{
    bool hasHours;
    bool fromOpening;   ///< not before the hours open
    bool beforeClosing; ///< before the hours close
    bool hasDays;
    bool dayAllowed;
    bool hasException;
    bool inException; ///< inside a window of the date's exception
    bool hasWeekday;
    bool inWeekday; ///< inside a window of the weekday
};
constexpr int kFacts = 9;

Facts factsOf(unsigned bits)
{
    const auto bit = [bits](int i) { return ((bits >> static_cast<unsigned>(i)) & 1U) != 0; };
    return {bit(0), bit(1), bit(2), bit(3), bit(4), bit(5), bit(6), bit(7), bit(8)};
}

/// The sentences. An exception takes the place of the weekday's windows on its date.
bool mayStart(const Facts &f)
{
    const bool hours = !f.hasHours || (f.fromOpening && f.beforeClosing);
    const bool day = !f.hasDays || f.dayAllowed;
    const bool extras = f.hasException ? f.inException : !f.hasWeekday || f.inWeekday;
    return hours && day && extras;
}

/// Cannot be: before the opening and not before the closing.
bool isPossible(const Facts &f)
{
    return f.fromOpening || f.beforeClosing;
}

constexpr int kAt = 12 * 60; // 12:00, the moment that is asked

struct Asked
{
    HoursRule rule;
    HoursExtras extras;
};

Asked askedOf(const Facts &f)
{
    const DayWindows around{{kAt, kAt + 1}};
    const DayWindows beside{{kAt - 60, kAt}, {kAt + 1, kAt + 60}};
    Asked asked;
    if (f.hasHours)
        asked.rule.hours = CallingHours{f.fromOpening ? kAt : kAt + 1, f.beforeClosing ? kAt + 2 : kAt};
    if (f.hasHours && f.fromOpening && !f.beforeClosing)
        asked.rule.hours = CallingHours{kAt - 60, kAt};
    if (f.hasDays)
        asked.rule.days = *Weekdays::of(f.dayAllowed ? std::vector{3} : std::vector{1, 2, 4, 5, 6, 7});
    if (f.hasException)
        asked.extras.exceptions.push_back(
            {QDate(2026, 6, 3), QDate(2026, 6, 3), false, QStringLiteral("x"), f.inException ? around : beside});
    if (f.hasWeekday)
        asked.extras.week.push_back({3, f.inWeekday ? around : beside});
    return asked;
}

bool asks(const Facts &f)
{
    const Asked asked = askedOf(f);
    return callableAt(utc("2026-06-03T12:00:00"), asked.rule, asked.extras, Zone::utc());
}

} // namespace

class TstCallableTruth : public QObject
{
    Q_OBJECT
private slots:
    void everyCombination()
    {
        int open = 0;
        for (unsigned bits = 0; bits < (1U << kFacts); ++bits) {
            const Facts facts = factsOf(bits);
            if (!isPossible(facts))
                continue;
            QVERIFY2(asks(facts) == mayStart(facts), qPrintable(QString::number(bits, 2)));
            open += mayStart(facts) ? 1 : 0;
        }
        QVERIFY(open > 0);
    }

    void everyConditionDecidesAlone()
    {
        for (int condition = 0; condition < kFacts; ++condition) {
            bool decided = false;
            for (unsigned bits = 0; bits < (1U << kFacts) && !decided; ++bits) {
                const Facts with = factsOf(bits);
                const Facts without = factsOf(bits ^ (1U << static_cast<unsigned>(condition)));
                decided = isPossible(with) && isPossible(without) && mayStart(with) != mayStart(without) &&
                          asks(with) != asks(without);
            }
            QVERIFY2(decided, qPrintable(QStringLiteral("condition %1 never decides").arg(condition)));
        }
    }

    void atTheMillisecond_data()
    {
        QTest::addColumn<QByteArray>("at");
        QTest::addColumn<bool>("expected");
        QTest::newRow("before the opening") << QByteArray("2026-06-03T08:59:59.999") << false;
        QTest::newRow("the opening") << QByteArray("2026-06-03T09:00:00.000") << true;
        QTest::newRow("before the closing") << QByteArray("2026-06-03T17:59:59.999") << true;
        QTest::newRow("the closing") << QByteArray("2026-06-03T18:00:00.000") << false;
        QTest::newRow("Saturday") << QByteArray("2026-06-06T12:00:00.000") << false;
        QTest::newRow("the last millisecond of Friday's hours") << QByteArray("2026-06-05T17:59:59.999") << true;
    }
    void atTheMillisecond()
    {
        QFETCH(QByteArray, at);
        QFETCH(bool, expected);
        const HoursRule office{CallingHours{9 * 60, 18 * 60}, Weekdays::mondayToFriday()};
        const Instant t = utc(at.constData());
        QCOMPARE(callableAt(t, office, Zone::utc()), expected);
        QCOMPARE(office.contains(Zone::utc().civilOf(t)), expected);
        const auto spans = callableSpans({t, t + milliseconds(1)}, office, Zone::utc());
        QCOMPARE(!spans.empty(), expected);
        QCOMPARE(nextCallable(t, t + milliseconds(1), office, Zone::utc()).has_value(), expected);
    }

    /// A date that several exceptions cover is open where all of them are.
    void exceptionsOnOneDate()
    {
        const QDate day(2026, 6, 3);
        const auto exception = [day](DayWindows windows) {
            return DateException{day, day, false, QStringLiteral("x"), std::move(windows)};
        };
        const DayWindows noon{{kAt, kAt + 1}};
        for (const bool first : {false, true}) {
            for (const bool second : {false, true}) {
                HoursExtras extras;
                extras.exceptions = {exception(first ? noon : DayWindows{}), exception(second ? noon : DayWindows{})};
                QCOMPARE(callableAt(utc("2026-06-03T12:00:00"), {}, extras, Zone::utc()), first && second);
                QCOMPARE(isClosedOn(day, extras), !(first && second));
            }
        }
    }

    /// What is no extras at all is refused with its place, each for one thing that is wrong.
    void whatIsNoExtras_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("wrong");
        QTest::newRow("nothing is wrong") << QString() << 0;
        QTest::newRow("day 8") << QStringLiteral("week[0].day") << 1;
        QTest::newRow("day 0") << QStringLiteral("week[0].day") << 2;
        QTest::newRow("a day twice") << QStringLiteral("week[1].day") << 3;
        QTest::newRow("13 windows") << QStringLiteral("week[0].windows") << 4;
        QTest::newRow("a window that is none") << QStringLiteral("week[0].windows[0]") << 5;
        QTest::newRow("windows that touch") << QStringLiteral("week[0].windows[1]") << 6;
        QTest::newRow("a first date that is none") << QStringLiteral("exceptions[0].from") << 7;
        QTest::newRow("a last date that is none") << QStringLiteral("exceptions[0].to") << 8;
        QTest::newRow("ends before it begins") << QStringLiteral("exceptions[0].to") << 9;
        QTest::newRow("a whole year") << QStringLiteral("exceptions[0].to") << 10;
        QTest::newRow("no label") << QStringLiteral("exceptions[0].label") << 11;
        QTest::newRow("a label of 121 characters") << QStringLiteral("exceptions[0].label") << 12;
        QTest::newRow("too many exceptions") << QStringLiteral("exceptions") << 13;
    }
    void whatIsNoExtras()
    {
        QFETCH(QString, path);
        QFETCH(int, wrong);
        const DayWindows noon{{kAt, kAt + 60}};
        const QDate day(2026, 6, 3);
        HoursExtras extras{{{1, noon}, {3, {}}}, {{day, day, false, QStringLiteral("x"), noon}}};
        DateException &exception = extras.exceptions[0];
        const std::function<void()> mistakes[]{
            [] {},
            [&] { extras.week[0].isoDay = 8; },
            [&] { extras.week[0].isoDay = 0; },
            [&] { extras.week[1].isoDay = 1; },
            [&] {
                extras.week[0].windows.clear();
                for (int hour = 0; hour < 13; ++hour)
                    extras.week[0].windows.push_back({hour * 60, hour * 60 + 30});
            },
            [&] {
                extras.week[0].windows = {{kAt, kAt}};
            },
            [&] {
                extras.week[0].windows = {{kAt, kAt + 60}, {kAt + 60, kAt + 90}};
            },
            [&] { exception.first = QDate(); },
            [&] { exception.last = QDate(); },
            [&] { exception.last = day.addDays(-1); },
            [&] { exception.last = day.addYears(1); },
            [&] { exception.label.clear(); },
            [&] { exception.label = QString(121, QLatin1Char('x')); },
            [&] { extras.exceptions.resize(1'001, exception); },
        };
        mistakes[wrong]();
        const Result<void> checked = checkExtras(extras);
        QCOMPARE(checked.has_value(), path.isEmpty());
        if (!checked)
            QVERIFY2(checked.error().detail.startsWith(path + QLatin1Char(':')), qPrintable(checked.error().detail));
    }

    /// On which dates an exception holds: first, last, yearly over New Year, and not before its first year.
    void datesOfAnException_data()
    {
        QTest::addColumn<bool>("yearly");
        QTest::addColumn<QDate>("date");
        QTest::addColumn<bool>("covered");
        QTest::newRow("the day before") << false << QDate(2025, 12, 23) << false;
        QTest::newRow("first") << false << QDate(2025, 12, 24) << true;
        QTest::newRow("last") << false << QDate(2026, 1, 6) << true;
        QTest::newRow("the day after") << false << QDate(2026, 1, 7) << false;
        QTest::newRow("a year later, once") << false << QDate(2026, 12, 25) << false;
        QTest::newRow("a year later, yearly, before New Year") << true << QDate(2026, 12, 25) << true;
        QTest::newRow("a year later, yearly, after New Year") << true << QDate(2027, 1, 6) << true;
        QTest::newRow("a year later, yearly, beside") << true << QDate(2027, 1, 7) << false;
        QTest::newRow("yearly, before the first year") << true << QDate(2025, 1, 3) << false;
    }
    void datesOfAnException()
    {
        QFETCH(bool, yearly);
        QFETCH(QDate, date);
        QFETCH(bool, covered);
        const DateException over{QDate(2025, 12, 24), QDate(2026, 1, 6), yearly, QStringLiteral("x"), {}};
        QCOMPARE(over.covers(date), covered);
    }
};

CB_TEST(TstCallableTruth)
#include "tst_callabletruth.moc"
