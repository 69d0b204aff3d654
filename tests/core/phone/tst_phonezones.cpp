// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-TZ P02
#include "core/phone/e164.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QTest>

using namespace callboard;

namespace {

PhoneZones zonesOfText(const QByteArray &e164)
{
    return zonesOf(*E164::parse(QString::fromLatin1(e164)));
}

QString namesOf(const std::vector<Zone> &zones)
{
    QStringList names;
    for (const Zone &zone : zones)
        names.append(zone.name());
    return names.join(QLatin1Char(' '));
}

} // namespace

class TstPhoneZones : public QObject
{
    Q_OBJECT

private slots:
    void areaCodesNarrow_data()
    {
        QTest::addColumn<QByteArray>("e164");
        QTest::addColumn<QString>("narrowed");
        QTest::newRow("New York 212") << QByteArray("+12125550143") << "America/New_York";
        QTest::newRow("Chicago 312") << QByteArray("+13125550143") << "America/Chicago";
        QTest::newRow("Los Angeles 213") << QByteArray("+12135550143") << "America/Los_Angeles";
        QTest::newRow("Hawaii 808") << QByteArray("+18085550143") << "Pacific/Honolulu";
        QTest::newRow("Arizona 623, without summer time") << QByteArray("+16235550143") << "America/Phoenix";
        QTest::newRow("Arizona 602, with the Navajo Nation")
            << QByteArray("+16025550143") << "America/Denver America/Phoenix";
        QTest::newRow("a name that tzdata links elsewhere") << QByteArray("+6913201234") << "Pacific/Pohnpei";
        QTest::newRow("Sydney 2") << QByteArray("+61291234567") << "Australia/Sydney";
        QTest::newRow("the table's old spelling of Nuuk") << QByteArray("+299321000") << "America/Nuuk";
        QTest::newRow("one zone only") << QByteArray("+37061234567") << "Europe/Vilnius";
        QTest::newRow("the table says Bucharest, zone.tab decides") << QByteArray("+37052123456") << "Europe/Vilnius";
    }
    void areaCodesNarrow()
    {
        QFETCH(QByteArray, e164);
        QTEST(namesOf(zonesOfText(e164).narrowed), "narrowed");
    }

    void mobilesThatSayNoPlaceKeepAllZones_data()
    {
        QTest::addColumn<QByteArray>("e164");
        QTest::newRow("Russia: the table would lose Kaliningrad") << QByteArray("+79161234567");
        QTest::newRow("Kaliningrad itself: the table says Bucharest") << QByteArray("+74012345678");
        QTest::newRow("Australia: the table would lose Darwin") << QByteArray("+61491570156");
        QTest::newRow("toll-free in America") << QByteArray("+18005550143");
        QTest::newRow("not a valid number of its country") << QByteArray("+12121234567");
    }
    void mobilesThatSayNoPlaceKeepAllZones()
    {
        QFETCH(QByteArray, e164);
        const PhoneZones zones = zonesOfText(e164);
        QVERIFY(zones.all.size() > 5);
        QCOMPARE(namesOf(zones.narrowed), namesOf(zones.all));
        QCOMPARE(namesOf(zones.all), namesOf(zonedata::ofCountry(zones.region)));
    }

    void countriesOutsideZoneTabHaveTheTablesZone()
    {
        QCOMPARE(namesOf(zonesOfText("+38343201234").all), QStringLiteral("Europe/Belgrade"));
        QCOMPARE(zonesOfText("+38343201234").region, QStringLiteral("XK"));
        QCOMPARE(namesOf(zonesOfText("+24740123").all), QStringLiteral("Atlantic/St_Helena"));
    }

    void everyCountryHasZones()
    {
        for (const QString &region : phoneRegions()) {
            const PhoneReading reading = readPhone(exampleNumber(region), QString());
            const PhoneZones zones = zonesOf(reading.number);
            QVERIFY2(!zones.all.empty() && !zones.narrowed.empty(), qPrintable(region));
        }
    }

    /// The table names zones as tzdata of its day did; each must still be known, under whichever spelling.
    void everyNameOfTheTableIsKnown()
    {
        QFile file(QStringLiteral(CALLBOARD_SOURCE_DIR "/resources/phone/zones.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int prefixes = 0;
        for (const QString &line : QString::fromLatin1(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            if (line.startsWith(QLatin1Char('#')))
                continue;
            const QStringList sides = line.split(QStringLiteral(" = "));
            QCOMPARE(sides.size(), 2);
            for (const QString &name : sides[0].split(QLatin1Char(' ')))
                QVERIFY2(Zone::parse(name).has_value(), qPrintable(name));
            prefixes += static_cast<int>(sides[1].split(QLatin1Char(' ')).size());
        }
        QCOMPARE(prefixes, 3272); // as many as python3-phonenumbers 8.12.57 has
    }
};

CB_TEST(TstPhoneZones)
#include "tst_phonezones.moc"
