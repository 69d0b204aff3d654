// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-DST P03
// Every zone that changes its clock in 2025-2034, every minute of three hours around each change: the C library and
// core/time must show the same wall clock, and give the same answer to every wall clock's reading.
#include "core/time/zone.h"
#include "tests/core/time/libcclock.h"
#include "tests/core/time/timefixtures.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <map>

using namespace callboard;
using namespace callboard::test;

namespace {

constexpr qint64 kStart = 1'735'689'600; // 2025-01-01T00:00Z
constexpr qint64 kEnd = 2'051'222'400;   // 2035-01-01T00:00Z
constexpr qint64 kAroundMinutes = 180;

bool shows(const CivilMinute &civil, const std::tm &tm)
{
    return civil.date == QDate(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday) &&
           civil.time == QTime(tm.tm_hour, tm.tm_min, tm.tm_sec);
}

/// Seconds that only order and name wall clocks' readings.
qint64 keyOf(const std::tm &tm)
{
    return QDate(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday).toJulianDay() * 86'400 +
           (tm.tm_hour * 60 + tm.tm_min) * 60 + tm.tm_sec;
}

CivilMinute civilOfKey(qint64 key)
{
    return {QDate::fromJulianDay(key / 86'400), QTime::fromMSecsSinceStartOfDay(static_cast<int>(key % 86'400) * 1000)};
}

/// What the naive table of readings says, and what Zone::resolve says.
bool agrees(const Zone &zone, qint64 key, const std::vector<qint64> &instants, qint64 change)
{
    const Zone::Resolved got = zone.resolve(civilOfKey(key));
    const auto seconds = [](qint64 at) { return fromEpochMs(at * 1000); };
    if (instants.empty())
        return got.kind == Zone::Kind::Skipped && got.first == seconds(change) && got.second == seconds(change);
    if (instants.size() == 1)
        return got.kind == Zone::Kind::Unique && got.first == seconds(instants[0]) && got.second == got.first;
    return instants.size() == 2 && got.kind == Zone::Kind::Repeated && got.first == seconds(instants[0]) &&
           got.second == seconds(instants[1]);
}

} // namespace

class TstZoneAgainstLibc : public QObject
{
    Q_OBJECT

private slots:
    void everyMinuteAroundEveryChange()
    {
        int zones = 0;
        int changes = 0;
        for (const QString &name : zonedata::names()) {
            const Result<Zone> zone = Zone::parse(name);
            QVERIFY2(zone.has_value(), qPrintable(name));
            const LibcClock libc(name);
            const std::vector<qint64> expected = libc.changes(kStart, kEnd);
            compareChanges(*zone, expected);
            for (const qint64 change : expected) {
                compareMinutes(*zone, libc, change);
                compareReadings(*zone, libc, change);
                if (QTest::currentTestFailed())
                    return;
            }
            zones += expected.empty() ? 0 : 1;
            changes += static_cast<int>(expected.size());
        }
        qInfo("%d zones change %d times", zones, changes);
        QVERIFY(zones > 100); // the comparison did take place
    }

    void wholeYearsHourByHour()
    {
        for (const char *name : {"Europe/Vilnius", "America/New_York", "Africa/Casablanca", "Australia/Lord_Howe",
                                 "Antarctica/Troll", "America/Nuuk", "Asia/Gaza"}) {
            const Zone here = zone(name);
            const LibcClock libc(QString::fromLatin1(name));
            for (qint64 at = kStart; at < kEnd; at += 3600) {
                if (!shows(here.civilOf(fromEpochMs(at * 1000)), libc.at(at)))
                    QFAIL(qPrintable(QStringLiteral("%1 at %2").arg(here.name(), shown(fromEpochMs(at * 1000)))));
            }
        }
    }

    /// Past 2100 core/time asks cctz each time instead of its own table.
    void acrossTheEndOfOurTable()
    {
        const qint64 start = toEpochMs(utc("2099-06-01T00:00:00")) / 1000;
        const qint64 end = toEpochMs(utc("2102-06-01T00:00:00")) / 1000;
        for (const char *name : {"Europe/Vilnius", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"}) {
            const Zone here = zone(name);
            const LibcClock libc(here.name());
            std::vector<Instant> changes;
            for (const qint64 at : libc.changes(start, end))
                changes.push_back(fromEpochMs(at * 1000));
            QCOMPARE(here.transitions({fromEpochMs(start * 1000), fromEpochMs(end * 1000)}), changes);
            for (qint64 at = start; at < end; at += 3600)
                QVERIFY2(shows(here.civilOf(fromEpochMs(at * 1000)), libc.at(at)), name);
        }
    }

private:
    static void compareChanges(const Zone &zone, const std::vector<qint64> &expected)
    {
        std::vector<Instant> instants;
        instants.reserve(expected.size());
        for (const qint64 at : expected)
            instants.push_back(fromEpochMs(at * 1000));
        QVERIFY2(zone.transitions({fromEpochMs(kStart * 1000), fromEpochMs(kEnd * 1000)}) == instants,
                 qPrintable(zone.name()));
    }

    static void compareMinutes(const Zone &zone, const LibcClock &libc, qint64 change)
    {
        for (qint64 at = change - kAroundMinutes * 60; at < change + kAroundMinutes * 60; at += 60) {
            const Instant t = fromEpochMs(at * 1000);
            const std::tm expected = libc.at(at);
            if (!shows(zone.civilOf(t), expected) || zone.offsetSecondsAt(t) != expected.tm_gmtoff)
                QFAIL(qPrintable(QStringLiteral("%1 at %2").arg(zone.name(), shown(t))));
        }
        const Instant before = fromEpochMs(change * 1000 - 1);
        QCOMPARE(qint64{zone.offsetSecondsAt(before)}, qint64{libc.offsetAt(change - 1)});
    }

    /// The readings of twice as many minutes, so that each reading of the middle part is met as often as it exists.
    static void compareReadings(const Zone &zone, const LibcClock &libc, qint64 change)
    {
        std::map<qint64, std::vector<qint64>> instantsOf;
        for (qint64 at = change - 2 * kAroundMinutes * 60; at < change + 2 * kAroundMinutes * 60; at += 60)
            instantsOf[keyOf(libc.at(at))].push_back(at);
        const qint64 middle = keyOf(libc.at(change));
        for (qint64 key = middle - kAroundMinutes * 60; key < middle + kAroundMinutes * 60; key += 60) {
            const auto found = instantsOf.find(key);
            if (!agrees(zone, key, found == instantsOf.end() ? std::vector<qint64>() : found->second, change))
                QFAIL(qPrintable(QStringLiteral("%1, reading %2 %3")
                                     .arg(zone.name(), civilOfKey(key).date.toString(Qt::ISODate),
                                          civilOfKey(key).time.toString())));
        }
    }
};

CB_TEST(TstZoneAgainstLibc)
#include "tst_zoneagainstlibc.moc"
