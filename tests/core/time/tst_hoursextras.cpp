// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C164 P04
#include "core/model/hoursextrasmap.h"
#include "core/time/preset.h"
#include "tests/core/time/timefixtures.h"
#include "tests/support/testregistry.h"

#include <rapidcheck.h>

#include <QTest>

#include <algorithm>

using namespace callboard;
using namespace callboard::test;

namespace {

DateException closed(QDate first, QDate last, bool yearly = false)
{
    return {first, last, yearly, QStringLiteral("Closed"), {}};
}

/// The sentence of P04 and C164 as a reader would write it: of a date, what every exception of it leaves open, else
/// what its weekday does.
bool naiveOpen(const HoursExtras &extras, QDate date, int minute)
{
    const auto inside = [minute](const DayWindows &windows) {
        return std::any_of(windows.begin(), windows.end(),
                           [minute](const CallingHours &w) { return minute >= w.opens && minute < w.closes; });
    };
    bool named = false;
    for (const DateException &one : extras.exceptions) {
        bool covers = date >= one.first && date <= one.last;
        for (int years = 1; one.yearly && years < 20; ++years)
            covers = covers || (date >= one.first.addYears(years) && date <= one.last.addYears(years));
        if (covers && !inside(one.windows))
            return false;
        named = named || covers;
    }
    if (named)
        return true;
    for (const WeekdayWindows &day : extras.week) {
        if (day.isoDay == date.dayOfWeek())
            return inside(day.windows);
    }
    return true;
}

rc::Gen<DayWindows> anyWindows()
{
    return rc::gen::exec([] {
        DayWindows windows;
        int from = *rc::gen::inRange(0, 700);
        for (int i = *rc::gen::inRange(0, 4); i > 0 && from < 1438; --i) {
            const int to = *rc::gen::inRange(from + 1, 1441);
            windows.push_back({from, to});
            from = to + *rc::gen::inRange(1, 200);
        }
        return windows;
    });
}

HoursExtras anyExtras(QDate around)
{
    HoursExtras extras;
    for (int day = 1; day <= 7; ++day) {
        if (*rc::gen::inRange(0, 3) == 0)
            extras.week.push_back({day, *anyWindows()});
    }
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
        const bool yearly = *rc::gen::arbitrary<bool>();
        QDate first = around.addDays(*rc::gen::inRange(-6, 7));
        if (first.month() == 2 && first.day() == 29)
            first = first.addDays(1); // which day a leap day is in other years is a matter of its own
        if (yearly)
            first = first.addYears(-*rc::gen::inRange(0, 4));
        QDate last = first.addDays(*rc::gen::inRange(0, 5));
        if (last.month() == 2 && last.day() == 29)
            last = last.addDays(1);
        extras.exceptions.push_back({first, last, yearly, QStringLiteral("x"), *anyWindows()});
    }
    return extras;
}

} // namespace

class TstHoursExtras : public QObject
{
    Q_OBJECT

private slots:
    void anExceptionTakesThePlaceOfTheWeekday()
    {
        HoursExtras extras;
        extras.week = {{5, {{9 * 60, 12 * 60}}}};
        extras.exceptions = {closed({2025, 12, 26}, {2025, 12, 26}),
                             {{2026, 1, 2}, {2026, 1, 2}, false, QStringLiteral("Open long"), {{600, 1020}}}};
        QVERIFY(!windowsOn({2025, 12, 25}, extras));
        QVERIFY(isClosedOn({2025, 12, 26}, extras));
        QCOMPARE(*windowsOn({2025, 12, 19}, extras), (DayWindows{{540, 720}}));
        QCOMPARE(*windowsOn({2026, 1, 2}, extras), (DayWindows{{600, 1020}})); // a Friday too: replaced, not narrowed
        QCOMPARE(exceptionOn({2025, 12, 26}, extras)->label, QStringLiteral("Closed"));
        QVERIFY(!exceptionOn({2025, 12, 19}, extras));
    }

    void twoExceptionsOfADateLeaveOpenWhatBothDo()
    {
        HoursExtras extras;
        extras.exceptions = {{{2025, 12, 24}, {2025, 12, 31}, false, QStringLiteral("a"), {{540, 720}, {780, 1020}}},
                             {{2025, 12, 31}, {2025, 12, 31}, true, QStringLiteral("b"), {{600, 900}}}};
        QCOMPARE(*windowsOn({2025, 12, 31}, extras), (DayWindows{{600, 720}, {780, 900}}));
        QCOMPARE(*windowsOn({2026, 12, 31}, extras), (DayWindows{{600, 900}}));
        QVERIFY(!windowsOn({2026, 12, 30}, extras));
    }

    void yearlyOverNewYear()
    {
        const DateException holidays = closed({2024, 12, 24}, {2025, 1, 2}, true);
        for (const QDate date : {QDate(2024, 12, 24), QDate(2025, 1, 2), QDate(2025, 12, 24), QDate(2030, 1, 1)})
            QVERIFY2(holidays.covers(date), qPrintable(date.toString(Qt::ISODate)));
        for (const QDate date : {QDate(2024, 1, 1), QDate(2024, 12, 23), QDate(2025, 1, 3), QDate(2030, 6, 1)})
            QVERIFY2(!holidays.covers(date), qPrintable(date.toString(Qt::ISODate)));
    }

    // Random rules, exceptions and zones around their changes: spans, next minute and predicate agree with the naive
    // sentence at every minute.
    void agreesWithTheSentence()
    {
        static const std::vector<const char *> kZones{"Europe/Vilnius", "America/New_York", "America/Sao_Paulo",
                                                      "Asia/Kathmandu", "Pacific/Apia",     "America/Havana",
                                                      "Africa/Cairo"};
        QVERIFY(rc::check([] {
            const Zone where = zone(*rc::gen::elementOf(kZones));
            const auto changes = where.transitions({utc("2010-01-01T00:00:00"), utc("2012-06-01T00:00:00")});
            Instant centre = utc("2026-06-01T00:00:00");
            if (!changes.empty() && *rc::gen::arbitrary<bool>())
                centre = *rc::gen::elementOf(changes);
            const Instant start = centre - *rc::gen::inRange(0, 2880) * kMinute;
            const InstantRange range{start, start + *rc::gen::inRange(1, 4 * 1440) * kMinute};
            HoursRule rule;
            if (*rc::gen::arbitrary<bool>())
                rule.hours = CallingHours{8 * 60, 20 * 60};
            const HoursExtras extras = anyExtras(where.civilOf(centre).date);
            RC_PRE(bool(checkExtras(extras)));
            const auto spans = callableSpans(range, rule, extras, where);
            std::optional<Instant> first;
            for (Instant t = range.start; t < range.end; t += kMinute) {
                const CivilMinute wall = where.civilOf(t);
                const int minute = wall.time.hour() * 60 + wall.time.minute();
                const bool open = callableAt(t, rule, where) && naiveOpen(extras, wall.date, minute);
                RC_ASSERT(callableAt(t, rule, extras, where) == open);
                RC_ASSERT(std::any_of(spans.begin(), spans.end(), [t](const auto &s) { return s.contains(t); }) ==
                          open);
                if (open && !first)
                    first = t;
            }
            for (size_t i = 1; i < spans.size(); ++i)
                RC_ASSERT(spans[i - 1].end < spans[i].start);
            RC_ASSERT(nextCallable(range.start, range.end, rule, extras, where) == first);
        }));
    }

    // "on the first later local date that is an allowed weekday and no holiday" (D-PRESET). Thu 2025-12-18, Vilnius.
    // proves: D-PRESET
    void businessDayPassesHolidays()
    {
        const Zone vilnius = zone("Europe/Vilnius");
        const HoursRule rule{CallingHours{9 * 60, 18 * 60}, {}};
        const Instant now = utc("2025-12-18T10:00:00");
        const auto endOf = [&](const HoursExtras &extras) {
            return shown(presetWindow(Preset::ByNextBusinessDay, now, rule, vilnius, extras).end);
        };
        HoursExtras extras;
        QCOMPARE(endOf(extras), QStringLiteral("2025-12-19T16:00:00.000Z"));
        extras.exceptions = {closed({2025, 12, 19}, {2025, 12, 19})}; // Friday: Monday it is
        QCOMPARE(endOf(extras), QStringLiteral("2025-12-22T16:00:00.000Z"));
        extras.exceptions = {closed({2025, 12, 19}, {2025, 12, 28})};
        QCOMPARE(endOf(extras), QStringLiteral("2025-12-29T16:00:00.000Z"));
        extras.exceptions = {{{2025, 12, 19}, {2025, 12, 19}, false, QStringLiteral("Half day"), {{540, 720}}}};
        QCOMPARE(endOf(extras), QStringLiteral("2025-12-19T10:00:00.000Z")); // its own close
        extras.exceptions = {closed({2025, 12, 1}, {2026, 3, 1})}; // never open: the window is well-formed all the same
        QCOMPARE(endOf(extras), QStringLiteral("2025-12-19T16:00:00.000Z"));
    }

    void whatIsRefused_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("detail");
        QTest::newRow("weekday twice") << 0 << "week[1].day: named before, or not in order";
        QTest::newRow("touching windows") << 1 << "week[0].windows[1]: overlaps or touches the one before it";
        QTest::newRow("end before start") << 2 << "exceptions[0].to: before from";
        QTest::newRow("a year") << 3 << "exceptions[0].to: a year or more after from";
        QTest::newRow("no label") << 4 << "exceptions[0].label: not 1 to 120 characters";
        QTest::newRow("no date") << 5 << "exceptions[0].from: not a date";
        QTest::newRow("window over midnight") << 6 << "exceptions[0].windows[0]: end not after start";
    }
    void whatIsRefused()
    {
        QFETCH(int, which);
        QFETCH(QString, detail);
        HoursExtras extras;
        if (which == 0)
            extras.week = {{2, {}}, {2, {}}};
        else if (which == 1)
            extras.week = {{2, {{540, 720}, {720, 800}}}};
        else
            extras.exceptions = {closed({2025, 1, 1}, {2025, 1, 1})};
        if (which == 2)
            extras.exceptions[0].last = {2024, 12, 31};
        if (which == 3)
            extras.exceptions[0].last = {2026, 1, 1};
        if (which == 4)
            extras.exceptions[0].label.clear();
        if (which == 5)
            extras.exceptions[0].first = {};
        if (which == 6)
            extras.exceptions[0].windows = {{1300, 60}};
        const auto checked = checkExtras(extras);
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, ErrorCode::ValidationError);
        QCOMPARE(checked.error().detail, detail);
        QVERIFY(!hoursExtrasFrom(mapOf(extras)) || which == 5);
    }

    void theirSpellingReadsBack()
    {
        QVERIFY(rc::check([] {
            const HoursExtras extras = anyExtras({2026, 3, 1});
            RC_PRE(bool(checkExtras(extras)));
            RC_ASSERT(hoursExtrasFrom(mapOf(extras)) == extras);
        }));
    }
};

CB_TEST(TstHoursExtras)
#include "tst_hoursextras.moc"
