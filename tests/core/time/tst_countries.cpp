// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-TZ P02
// The facts that size the problem (section 3 of FEATURES.md), measured there on tzdata 2025b through 2027.
#include "core/phone/e164.h"
#include "tests/core/time/libcclock.h"
#include "tests/core/time/timefixtures.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <map>
#include <set>

using namespace callboard;
using namespace callboard::test;

namespace {

const std::map<QString, int> kClocksIn2025b{{"US", 8}, {"RU", 11}, {"CA", 10}, {"AQ", 8}, {"AU", 7}, {"MX", 6},
                                            {"BR", 4}, {"CL", 3},  {"GL", 3},  {"ID", 3}, {"KI", 3}, {"PF", 3},
                                            {"CD", 2}, {"CN", 2},  {"EC", 2},  {"ES", 2}, {"FM", 2}, {"MN", 2},
                                            {"NZ", 2}, {"PG", 2},  {"PT", 2},  {"UA", 2}, {"UM", 2}};

/// Countries where later tzdata than 2025b has another count, and why. Only these may differ from the figures above.
/// CA: from 2026 Vancouver, Edmonton and Winnipeg change their clocks no more; Cambridge Bay and Resolute, which shared
/// theirs, do.
const std::set<QString> kChangedSince{"CA"};
/// The last tzdata that these figures were held against; with a later one only the C library judges.
const QString kLastSeen = QStringLiteral("2026f");

InstantRange through2027()
{
    return {utc("2025-06-01T00:00:00"), utc("2028-01-01T00:00:00")};
}

/// Offsets that the C library shows every six hours: equal for the same clock, and no other.
std::vector<long> clockOf(const QString &name)
{
    const LibcClock libc(name);
    std::vector<long> offsets;
    const qint64 end = toEpochMs(through2027().end) / 1000;
    for (qint64 at = toEpochMs(through2027().start) / 1000; at < end; at += 6 * 3600)
        offsets.push_back(libc.offsetAt(at));
    return offsets;
}

int naiveClocks(const std::vector<Zone> &zones)
{
    std::set<std::vector<long>> clocks;
    for (const Zone &zone : zones)
        clocks.insert(clockOf(zone.name()));
    return static_cast<int>(clocks.size());
}

} // namespace

class TstCountries : public QObject
{
    Q_OBJECT

private slots:
    void figuresOfTheSpecification()
    {
        QStringList several;
        QStringList oneClock;
        std::map<QString, int> clocks;
        for (const QString &country : zonedata::countries()) {
            const std::vector<Zone> &zones = zonedata::ofCountry(country);
            QVERIFY(!zones.empty());
            if (zones.size() == 1)
                continue;
            several.append(country);
            const int count = static_cast<int>(distinctClocks(zones, through2027()).size());
            QCOMPARE(count, naiveClocks(zones));
            if (count == 1)
                oneClock.append(country);
            else
                clocks[country] = count;
        }
        if (zonedata::version() > kLastSeen) {
            qInfo("tzdata %s is newer than the figures", qPrintable(zonedata::version()));
            return;
        }
        QCOMPARE(zonedata::countries().size(), 247);
        QCOMPARE(several.size(), 31);
        QCOMPARE(oneClock, QStringLiteral("AR CY DE KZ MH MY PS UZ").split(QLatin1Char(' ')));
        QCOMPARE(clocks.size(), size_t{23});
        for (const auto &[country, count] : kClocksIn2025b) {
            const bool mayDiffer = kChangedSince.contains(country) && zonedata::version() > QLatin1String("2025b");
            QVERIFY2(clocks.contains(country), qPrintable(country));
            if (!mayDiffer)
                QVERIFY2(clocks[country] == count, qPrintable(country));
        }
    }

    void firstOfZoneTabStandsForItsClock()
    {
        const auto german = distinctClocks(zonedata::ofCountry(QStringLiteral("DE")), through2027());
        QCOMPARE(german, std::vector{zone("Europe/Berlin")});
        const auto american = distinctClocks(zonedata::ofCountry(QStringLiteral("US")), through2027());
        QCOMPARE(american.front(), zone("America/New_York"));
        QVERIFY(std::find(american.begin(), american.end(), zone("America/Phoenix")) != american.end());
        QVERIFY(std::find(american.begin(), american.end(), zone("America/Detroit")) == american.end());
    }

    /// "Ambiguous" asks about the clocks inside the window: names alone do not count.
    void ambiguityDependsOnTheWindow()
    {
        const std::vector<Zone> arizona{zone("America/Denver"), zone("America/Phoenix")};
        const InstantRange winter{utc("2025-01-05T00:00:00"), utc("2025-01-06T00:00:00")};
        const InstantRange summer{utc("2025-06-05T00:00:00"), utc("2025-06-06T00:00:00")};
        QCOMPARE(distinctClocks(arizona, winter), std::vector{zone("America/Denver")});
        QCOMPARE(distinctClocks(arizona, summer), arizona);
        QVERIFY(distinctClocks({}, winter).empty());
    }
};

CB_TEST(TstCountries)
#include "tst_countries.moc"
