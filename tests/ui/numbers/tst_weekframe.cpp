// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C041 (the booked week of every number on one scale)
#include "tests/support/sessionfixture.h"
#include "tests/support/testregistry.h"
#include "ui/numbers/weekframe.h"

#include <QTest>
#include <QTimeZone>

using namespace callboard;
using namespace callboard::test;

namespace {

const Instant kMonday16 = fromEpochMs(1'763'388'000'000); // Mon 17 Nov 2025 14:00 UTC, 16:00 Vilnius

std::vector<qint16> weekWith(std::initializer_list<std::pair<int, int>> values)
{
    std::vector<qint16> week(168, 0);
    for (const auto &[hour, lines] : values)
        week[static_cast<size_t>(hour)] = static_cast<qint16>(lines);
    return week;
}

} // namespace

class TstWeekFrame : public QObject
{
    Q_OBJECT

private slots:
    void showsOnlyDaysAndHoursWithCalls()
    {
        // Hour 1 is Monday 17:00, hour 18 is Tuesday 10:00, hour 42 is Wednesday 10:00, hour 90 is Friday 10:00.
        const auto week = weekWith({{1, 3}, {18, 2}, {90, 5}});
        const WeekFrame frame({week, std::vector<qint16>(168, 0)}, kMonday16, zoneOf("Europe/Vilnius"));
        QCOMPARE(frame.days(), (std::vector<QDate>{{2025, 11, 17}, {2025, 11, 18}, {2025, 11, 21}}));
        QCOMPARE(frame.fromHour(), 10);
        QCOMPARE(frame.toHour(), 18);
        QCOMPARE(frame.columns(), 3 * 8);
        // Monday 10:00 lies before the first hour that is known.
        QVERIFY(!frame.valueAt(week, 0));
        QCOMPARE(frame.valueAt(week, 7), std::optional<int>(3)); // Monday 17:00
        QCOMPARE(frame.valueAt(week, 8), std::optional<int>(2)); // Tuesday 10:00
        QCOMPARE(frame.valueAt(week, 16), std::optional<int>(5));
        QCOMPARE(frame.startOf(8), std::optional<Instant>(kMonday16 + 18 * kHour));
    }

    void agreesWithQtHourByHour()
    {
        const QTimeZone qt("Europe/Vilnius");
        std::vector<qint16> week(168, 1);
        for (size_t i = 0; i < week.size(); ++i)
            week[i] = static_cast<qint16>(i + 1);
        const WeekFrame frame({week}, kMonday16, zoneOf("Europe/Vilnius"));
        int seen = 0;
        for (int column = 0; column < frame.columns(); ++column) {
            const QDateTime local(frame.days()[static_cast<size_t>(frame.dayOf(column))],
                                  QTime(frame.hourOf(column), 0), qt);
            const qint64 hours = (local.toMSecsSinceEpoch() - toEpochMs(kMonday16)) / 3'600'000;
            const bool known = local.toMSecsSinceEpoch() >= toEpochMs(kMonday16) && hours < 168;
            QCOMPARE(frame.valueAt(week, column), known ? std::optional<int>(hours + 1) : std::nullopt);
            seen += known ? 1 : 0;
        }
        QCOMPARE(seen, 168); // every hour of the answer is shown once
    }

    void anHourShownTwiceGivesTheBusierOfBoth()
    {
        // Sun 26 Oct 2025: 03:00 and 03:00 again in Vilnius, at 00:00 and 01:00 UTC.
        const Instant first = fromEpochMs(1'761'433'200'000); // Sat 25 Oct 23:00 UTC, 02:00 Vilnius
        const WeekFrame frame({weekWith({{0, 1}, {1, 4}, {2, 6}, {3, 2}})}, first, zoneOf("Europe/Vilnius"));
        QCOMPARE(frame.fromHour(), 2);
        QCOMPARE(frame.toHour(), 5);
        QCOMPARE(frame.valueAt(weekWith({{0, 1}, {1, 4}, {2, 6}, {3, 2}}), 1), std::optional<int>(6));
        QCOMPARE(frame.valueAt(weekWith({{0, 1}, {1, 7}, {2, 6}, {3, 2}}), 1), std::optional<int>(7));
        QCOMPARE(frame.valueAt(weekWith({{0, 1}, {1, 7}, {2, 6}, {3, 2}}), 2), std::optional<int>(2));
    }

    void withoutCallsItShowsWorkingHours()
    {
        const WeekFrame frame({std::vector<qint16>(168, 0)}, kMonday16, zoneOf("Europe/Vilnius"));
        QCOMPARE(frame.days().front(), QDate(2025, 11, 17));
        QCOMPARE(frame.hours(), 9);
        const WeekFrame nothing({}, kMonday16, zoneOf("Europe/Vilnius"));
        QVERIFY(!nothing.valueAt({}, 0));
    }
};

CB_TEST(TstWeekFrame)
#include "tst_weekframe.moc"
