// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-TZ D-DST P03
// Expected instants are worked out from the offsets that tzdata's announcements give, not taken from our answers;
// tst_zoneagainstlibc then compares all zones with the C library. Odd zones are met in 2025, which no later tzdata will
// change (2026f has kept Havana on summer time in the winter of 2026).
#include "core/time/zone.h"
#include "tests/core/time/timefixtures.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QTest>

#include <thread>

using namespace callboard;
using namespace callboard::test;

class TstZone : public QObject
{
    Q_OBJECT

private slots:
    void knowsTheNamesOfTzdataOnly_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("known");
        QTest::newRow("a zone") << "Europe/Vilnius" << true;
        QTest::newRow("three parts") << "America/Argentina/Buenos_Aires" << true;
        QTest::newRow("an alias") << "Europe/Kiev" << true;
        QTest::newRow("an old alias without a slash") << "EST5EDT" << true;
        QTest::newRow("UTC") << "UTC" << true;
        QTest::newRow("wrong case") << "europe/vilnius" << false;
        QTest::newRow("space behind") << "Europe/Vilnius " << false;
        QTest::newRow("empty") << "" << false;
        QTest::newRow("a file of the folder that is no zone") << "zone.tab" << false;
        QTest::newRow("a copy that tzdata.zi does not name") << "posix/Europe/Vilnius" << false;
        QTest::newRow("with leap seconds") << "right/Europe/Vilnius" << false;
        QTest::newRow("the machine's own zone") << "localtime" << false;
        QTest::newRow("a path") << "../../../etc/passwd" << false;
        QTest::newRow("an absolute path") << "/usr/share/zoneinfo/Europe/Vilnius" << false;
        QTest::newRow("cctz's name for fixed offsets") << "Fixed/UTC+02:00:00" << false;
        QTest::newRow("cctz's door to the C library") << "libc:localtime" << false;
        QTest::newRow("a POSIX rule") << "EET-2EEST" << false;
        QTest::newRow("a rule's name in tzdata.zi") << "EU" << false;
    }
    void knowsTheNamesOfTzdataOnly()
    {
        QFETCH(QString, name);
        QFETCH(bool, known);
        const Result<Zone> zone = Zone::parse(name);
        QCOMPARE(zone.has_value(), known);
        if (known)
            QCOMPARE(zone->name(), name); // aliases are kept as given
        else
            QCOMPARE(zone.error().code, ErrorCode::ValidationError);
    }

    void everyNameOfTzdataLoads()
    {
        QVERIFY(zonedata::names().size() > 400);
        for (const QString &name : zonedata::names())
            QVERIFY2(Zone::parse(name).has_value(), qPrintable(name));
        QVERIFY(std::is_sorted(zonedata::names().begin(), zonedata::names().end()));
    }

    void versionIsTheFirstLineOfTzdata()
    {
        QFile file(QStringLiteral("/usr/share/zoneinfo/tzdata.zi"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE("# version " + zonedata::version().toLatin1() + "\n", file.readLine());
    }

    void cityIsTheLastPartForPeople_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("city");
        QTest::newRow("plain") << QByteArray("Europe/Vilnius") << "Vilnius";
        QTest::newRow("two words") << QByteArray("America/New_York") << "New York";
        QTest::newRow("three parts") << QByteArray("America/Argentina/Buenos_Aires") << "Buenos Aires";
        QTest::newRow("a dash stays") << QByteArray("America/Port-au-Prince") << "Port-au-Prince";
        QTest::newRow("no slash") << QByteArray("UTC") << "UTC";
    }
    void cityIsTheLastPartForPeople()
    {
        QFETCH(QByteArray, name);
        QTEST(zone(name.constData()).city(), "city");
    }

    void wallClockAtAnInstant_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("instant");
        QTest::addColumn<QByteArray>("wall");
        const auto row = [](const char *title, const char *name, const char *instant, const char *wall) {
            QTest::newRow(title) << QByteArray(name) << QByteArray(instant) << QByteArray(wall);
        };
        row("the reference's window start", "Europe/Vilnius", "2025-06-04T12:00:00", "2025-06-04T15:00:00");
        row("the reference's planned attempt", "Europe/Vilnius", "2025-06-04T13:00:00", "2025-06-04T16:00:00");
        row("last ms before the spring jump", "Europe/Vilnius", "2026-03-29T00:59:59.999", "2026-03-29T02:59:59.999");
        row("first ms after the spring jump", "Europe/Vilnius", "2026-03-29T01:00:00", "2026-03-29T04:00:00");
        row("last ms before the autumn jump", "Europe/Vilnius", "2026-10-25T00:59:59.999", "2026-10-25T03:59:59.999");
        row("first ms after the autumn jump", "Europe/Vilnius", "2026-10-25T01:00:00", "2026-10-25T03:00:00");
        row("Kathmandu is 5:45 east", "Asia/Kathmandu", "2026-01-01T00:00:00", "2026-01-01T05:45:00");
        row("Kiritimati is a day ahead", "Pacific/Kiritimati", "2026-01-01T12:00:00", "2026-01-02T02:00:00");
        row("before 1970", "UTC", "1969-12-31T23:59:59.999", "1969-12-31T23:59:59.999");
    }
    void wallClockAtAnInstant()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, instant);
        QFETCH(QByteArray, wall);
        const CivilMinute got = zone(name.constData()).civilOf(utc(instant.constData()));
        QCOMPARE(got.date, civil(wall.constData()).date);
        QCOMPARE(got.time, civil(wall.constData()).time);
    }

    void resolvesWhatAPersonTyped_data()
    {
        using Kind = Zone::Kind;
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        const auto row = [](const char *title, const char *name, const char *typed, Kind kind, const char *first,
                            const char *second) {
            QTest::newRow(title) << QByteArray(name) << QByteArray(typed) << static_cast<int>(kind) << QByteArray(first)
                                 << QByteArray(second);
        };
        row("Vilnius, an ordinary noon", "Europe/Vilnius", "2026-06-03T12:00:00", Kind::Unique, "2026-06-03T09:00:00",
            "2026-06-03T09:00:00");
        row("milliseconds are kept", "Europe/Vilnius", "2026-06-03T12:00:00.250", Kind::Unique,
            "2026-06-03T09:00:00.250", "2026-06-03T09:00:00.250");
        row("Vilnius, spring gap 03:30", "Europe/Vilnius", "2026-03-29T03:30:00", Kind::Skipped, "2026-03-29T01:00:00",
            "2026-03-29T01:00:00");
        row("Vilnius, the gap's first minute", "Europe/Vilnius", "2026-03-29T03:00:00", Kind::Skipped,
            "2026-03-29T01:00:00", "2026-03-29T01:00:00");
        row("Vilnius, the minute after the gap", "Europe/Vilnius", "2026-03-29T04:00:00", Kind::Unique,
            "2026-03-29T01:00:00", "2026-03-29T01:00:00");
        row("Vilnius, autumn 03:30 twice", "Europe/Vilnius", "2026-10-25T03:30:00", Kind::Repeated,
            "2026-10-25T00:30:00", "2026-10-25T01:30:00");
        row("Vilnius, autumn 04:00 once", "Europe/Vilnius", "2026-10-25T04:00:00", Kind::Unique, "2026-10-25T02:00:00",
            "2026-10-25T02:00:00");
        row("Lord Howe, half-hour gap", "Australia/Lord_Howe", "2025-10-05T02:15:00", Kind::Skipped,
            "2025-10-04T15:30:00", "2025-10-04T15:30:00");
        row("Lord Howe, after its half hour", "Australia/Lord_Howe", "2025-10-05T02:30:00", Kind::Unique,
            "2025-10-04T15:30:00", "2025-10-04T15:30:00");
        row("Lord Howe, half hour repeated", "Australia/Lord_Howe", "2025-04-06T01:45:00", Kind::Repeated,
            "2025-04-05T14:45:00", "2025-04-05T15:15:00");
        row("Troll, gap of two hours", "Antarctica/Troll", "2025-03-30T02:30:00", Kind::Skipped, "2025-03-30T01:00:00",
            "2025-03-30T01:00:00");
        row("Troll, two hours repeated", "Antarctica/Troll", "2025-10-26T01:30:00", Kind::Repeated,
            "2025-10-25T23:30:00", "2025-10-26T01:30:00");
        row("Havana, gap at midnight", "America/Havana", "2025-03-09T00:30:00", Kind::Skipped, "2025-03-09T05:00:00",
            "2025-03-09T05:00:00");
        row("Cairo, gap at midnight", "Africa/Cairo", "2025-04-25T00:30:00", Kind::Skipped, "2025-04-24T22:00:00",
            "2025-04-24T22:00:00");
        row("Cairo, last hour of the day repeated", "Africa/Cairo", "2025-10-30T23:30:00", Kind::Repeated,
            "2025-10-30T20:30:00", "2025-10-30T21:30:00");
        row("Nuuk, gap from 23:00", "America/Nuuk", "2025-03-29T23:30:00", Kind::Skipped, "2025-03-30T01:00:00",
            "2025-03-30T01:00:00");
    }
    void resolvesWhatAPersonTyped()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, typed);
        QFETCH(int, kind);
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        const Zone::Resolved got = zone(name.constData()).resolve(civil(typed.constData()));
        QCOMPARE(static_cast<int>(got.kind), kind);
        QCOMPARE(shown(got.first), shown(utc(first.constData())));
        QCOMPARE(shown(got.second), shown(utc(second.constData())));
    }

    void dayStartsAtItsFirstInstant_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QDate>("date");
        QTest::addColumn<QByteArray>("start");
        const auto row = [](const char *title, const char *name, QDate date, const char *start) {
            QTest::newRow(title) << QByteArray(name) << date << QByteArray(start);
        };
        row("Vilnius", "Europe/Vilnius", {2026, 6, 3}, "2026-06-02T21:00:00");
        row("Cairo starts at 01:00", "Africa/Cairo", {2025, 4, 25}, "2025-04-24T22:00:00");
        row("Havana starts at 01:00", "America/Havana", {2025, 3, 9}, "2025-03-09T05:00:00");
        row("Havana, midnight twice: the first", "America/Havana", {2025, 11, 2}, "2025-11-02T04:00:00");
        row("Santiago starts at 01:00", "America/Santiago", {2025, 9, 7}, "2025-09-07T04:00:00");
        row("Beirut starts at 01:00", "Asia/Beirut", {2025, 3, 30}, "2025-03-29T22:00:00");
        row("Azores start at 01:00", "Atlantic/Azores", {2025, 3, 30}, "2025-03-30T01:00:00");
        row("Nuuk starts at the jump's far side", "America/Nuuk", {2025, 3, 30}, "2025-03-30T01:00:00");
        row("Apia left this date out: the jump", "Pacific/Apia", {2011, 12, 30}, "2011-12-30T10:00:00");
    }
    void dayStartsAtItsFirstInstant()
    {
        QFETCH(QByteArray, name);
        QFETCH(QDate, date);
        QFETCH(QByteArray, start);
        QCOMPARE(shown(zone(name.constData()).startOfDay(date)), shown(utc(start.constData())));
    }

    void transitionsAreStrictlyInside()
    {
        const Zone vilnius = zone("Europe/Vilnius");
        const Instant spring = utc("2026-03-29T01:00:00");
        const Instant autumn = utc("2026-10-25T01:00:00");
        QCOMPARE(vilnius.transitions({utc("2026-01-01T00:00:00"), utc("2027-01-01T00:00:00")}),
                 (std::vector{spring, autumn}));
        QVERIFY(vilnius.transitions({spring, autumn}).empty());
        QCOMPARE(vilnius.transitions({spring - milliseconds(1), autumn}), std::vector{spring});
        QCOMPARE(vilnius.transitions({spring, autumn + milliseconds(1)}), std::vector{autumn});
        QVERIFY(Zone::utc().transitions({utc("1800-01-01T00:00:00"), utc("2200-01-01T00:00:00")}).empty());
    }

    void sameClockNeedsMoreThanTheSameOffsetNow()
    {
        const InstantRange winter{utc("2025-01-01T00:00:00"), utc("2025-02-01T00:00:00")};
        const InstantRange year{utc("2025-01-01T00:00:00"), utc("2026-01-01T00:00:00")};
        QVERIFY(zone("America/Denver").sameClockAs(zone("America/Phoenix"), winter));
        QVERIFY(!zone("America/Denver").sameClockAs(zone("America/Phoenix"), year));
        QVERIFY(zone("Europe/Vilnius").sameClockAs(zone("Europe/Riga"), year));
        QVERIFY(zone("Europe/Kiev").sameClockAs(zone("Europe/Kyiv"), year));
        // They jump at the same instants, but are an hour apart.
        QVERIFY(!zone("Europe/Vilnius").sameClockAs(zone("Europe/Warsaw"), year));
        // The range ends where the clocks part.
        const Instant parts = utc("2025-03-09T09:00:00");
        QVERIFY(zone("America/Denver").sameClockAs(zone("America/Phoenix"), {winter.start, parts}));
        QVERIFY(!zone("America/Denver").sameClockAs(zone("America/Phoenix"), {winter.start, parts + milliseconds(1)}));
    }

    void countriesComeFromZoneTab()
    {
        QCOMPARE(zonedata::ofCountry(QStringLiteral("LT")), std::vector{zone("Europe/Vilnius")});
        QCOMPARE(zonedata::ofCountry(QStringLiteral("US")).front(), zone("America/New_York"));
        QVERIFY(zonedata::ofCountry(QStringLiteral("ZZ")).empty());
        QVERIFY(zonedata::ofCountry(QString()).empty());
        QCOMPARE(zonedata::countryOf(zone("America/Phoenix")), QStringLiteral("US"));
        QCOMPARE(zonedata::countryOf(zone("Europe/Kiev")), QString());
        QCOMPARE(zonedata::countryOf(Zone::utc()), QString());
    }

    void manyThreadsMayAskAtOnce()
    {
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        threads.reserve(4);
        for (int n = 0; n < 4; ++n) {
            threads.emplace_back([&wrong, n] {
                for (int i = 0; i < 200; ++i) {
                    const QString name = zonedata::names().at((n * 97 + i * 3) % zonedata::names().size());
                    const Result<Zone> parsed = Zone::parse(name);
                    if (!parsed || parsed->name() != name || zonedata::ofCountry(QStringLiteral("RU")).size() < 20)
                        ++wrong;
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }
};

CB_TEST(TstZone)
#include "tst_zone.moc"
