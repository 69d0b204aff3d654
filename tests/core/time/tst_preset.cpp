// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C093 D-PRESET D-PRECISION
#include "core/time/preset.h"
#include "tests/core/time/timefixtures.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

constexpr qint64 kReferenceNow = 1'749'038'400'000; // Wed 2025-06-04 12:00 UTC, 15:00 Vilnius

} // namespace

class TstPreset : public QObject
{
    Q_OBJECT

private slots:
    void namesAreTheReferences()
    {
        const std::array<const char *, 6> names{"complete-within-15m", "complete-within-1h",
                                                "complete-within-4h",  "complete-within-24h",
                                                "complete-within-48h", "complete-by-next-business-day"};
        for (size_t i = 0; i < kPresets.size(); ++i) {
            QCOMPARE(wireName(kPresets[i]), QString::fromLatin1(names[i]));
            QCOMPARE(presetFromWireName(QString::fromLatin1(names[i])), std::optional(kPresets[i]));
        }
        QCOMPARE(presetFromWireName(QStringLiteral("complete-within-2h")), std::nullopt);
        QCOMPARE(presetFromWireName(QString()), std::nullopt);
    }

    /// Section 4.1: windowStartMs and targetEndMs of the reference's answer.
    void within24HoursIsTheReferencesExample()
    {
        const HoursRule office{CallingHours{}, Weekdays::mondayToFriday()};
        const InstantRange window =
            presetWindow(Preset::Within24Hours, fromEpochMs(kReferenceNow), office, zone("Europe/Vilnius"));
        QCOMPARE(toEpochMs(window.start), kReferenceNow); // not clipped to hours
        QCOMPARE(toEpochMs(window.end), qint64{1'749'124'800'000});
        const milliseconds estimate{1'920'000};
        QCOMPARE(toEpochMs(window.end - estimate), qint64{1'749'122'880'000}); // latestDispatchByMs
    }

    /// Section 4.1: a 32-minute estimate makes the latest dispatch 17 minutes before the window's start.
    void within15MinutesIsTooShortFor32()
    {
        const InstantRange window = presetWindow(Preset::Within15Minutes, fromEpochMs(kReferenceNow), {}, Zone::utc());
        QCOMPARE(window.end - 32 * kMinute, window.start - 17 * kMinute);
    }

    void lengthsAreExact_data()
    {
        QTest::addColumn<int>("preset");
        QTest::addColumn<int>("minutes");
        QTest::newRow("15m") << static_cast<int>(Preset::Within15Minutes) << 15;
        QTest::newRow("1h") << static_cast<int>(Preset::Within1Hour) << 60;
        QTest::newRow("4h") << static_cast<int>(Preset::Within4Hours) << 240;
        QTest::newRow("24h over the spring jump") << static_cast<int>(Preset::Within24Hours) << 1440;
        QTest::newRow("48h over the spring jump") << static_cast<int>(Preset::Within48Hours) << 2880;
    }
    void lengthsAreExact()
    {
        QFETCH(int, preset);
        QFETCH(int, minutes);
        const Instant now = utc("2026-03-28T20:00:00.999");
        const InstantRange window =
            presetWindow(static_cast<Preset>(preset), now, {CallingHours{}, {}}, zone("Europe/Vilnius"));
        QCOMPARE(shown(window.start), shown(utc("2026-03-28T20:00:00"))); // floored to the second
        QCOMPARE(window.length(), minutes * kMinute);
    }

    void nextBusinessDayEndsAtItsClose_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<QByteArray>("hours"); // "09:00-18:00" or empty
        QTest::addColumn<QList<int>>("days");  // empty = null
        QTest::addColumn<QByteArray>("end");
        const auto row = [](const char *title, const char *name, const char *now, const char *hours,
                            const QList<int> &days, const char *end) {
            QTest::newRow(title) << QByteArray(name) << QByteArray(now) << QByteArray(hours) << days << QByteArray(end);
        };
        const char *vilnius = "Europe/Vilnius";
        row("Wednesday to Thursday", vilnius, "2025-06-04T12:00:00", "09:00-18:00", {}, "2025-06-05T15:00:00");
        row("Friday to Monday", vilnius, "2025-06-06T12:00:00", "09:00-18:00", {}, "2025-06-09T15:00:00");
        row("Saturday to Monday", vilnius, "2025-06-07T12:00:00", "09:00-18:00", {}, "2025-06-09T15:00:00");
        row("Saturday is a working day here", vilnius, "2025-06-06T12:00:00", "09:00-18:00", {1, 6},
            "2025-06-07T15:00:00");
        row("only Wednesdays: a week later", vilnius, "2025-06-04T05:00:00", "09:00-18:00", {3}, "2025-06-11T15:00:00");
        row("no hours: 24:00", vilnius, "2025-06-04T12:00:00", "", {}, "2025-06-05T21:00:00");
        row("today is the local one", "Pacific/Auckland", "2025-06-04T13:00:00", "09:00-18:00", {},
            "2025-06-06T06:00:00"); // there it is Thursday 01:00, so Friday
        row("still yesterday in Honolulu", "Pacific/Honolulu", "2025-06-05T05:00:00", "09:00-18:00", {},
            "2025-06-06T04:00:00"); // there it is Wednesday 19:00, so Thursday
        row("close is shown twice: the second", vilnius, "2026-10-24T12:00:00", "02:00-03:30", {7},
            "2026-10-25T01:30:00");
        row("close falls into the gap: the jump", vilnius, "2026-03-28T12:00:00", "02:00-03:30", {7},
            "2026-03-29T01:00:00");
        row("all hours fall into the gap: the jump", vilnius, "2026-03-28T12:00:00", "03:10-03:50", {7},
            "2026-03-29T01:00:00");
        row("24:00 when the next day starts at 01:00", "Africa/Cairo", "2025-04-23T12:00:00", "", {4},
            "2025-04-24T22:00:00");
        row("24:00 when the last hour is repeated", "Africa/Cairo", "2025-10-29T12:00:00", "", {4},
            "2025-10-30T22:00:00");
    }
    void nextBusinessDayEndsAtItsClose()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, now);
        QFETCH(QByteArray, hours);
        QFETCH(QList<int>, days);
        QFETCH(QByteArray, end);
        HoursRule rule;
        if (!hours.isEmpty()) {
            const QStringList ends = QString::fromLatin1(hours).split(QLatin1Char('-'));
            rule.hours = *CallingHours::parse(ends[0], ends[1]);
        }
        if (!days.isEmpty())
            rule.days = *Weekdays::of({days.begin(), days.end()});
        const InstantRange window =
            presetWindow(Preset::ByNextBusinessDay, utc(now.constData()), rule, zone(name.constData()));
        QCOMPARE(shown(window.start), shown(utc(now.constData())));
        QCOMPARE(shown(window.end), shown(utc(end.constData())));
    }
};

CB_TEST(TstPreset)
#include "tst_preset.moc"
