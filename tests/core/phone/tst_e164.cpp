// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-PHONE D-NOTPHONECOUNTRY D-TZ
// Numbers are fictional where a country reserves some (US 555-01xx, AU 491 570, SE 70 174 06, GB 20 7946 0), else
// plainly synthetic; what is valid follows the countries' numbering plans.
#include "core/phone/e164.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;

namespace {

E164 number(const char *text)
{
    return *E164::parse(QString::fromLatin1(text));
}

} // namespace

class TstE164 : public QObject
{
    Q_OBJECT

private slots:
    void parseTakesPlusAndThreeToFifteenDigits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("Lithuania") << "+37061234567" << true;
        QTest::newRow("shortest") << "+123" << true;
        QTest::newRow("longest") << "+123456789012345" << true;
        QTest::newRow("two digits") << "+12" << false;
        QTest::newRow("sixteen digits") << "+1234567890123456" << false;
        QTest::newRow("no plus") << "37061234567" << false;
        QTest::newRow("begins with 0") << "+0701234567" << false;
        QTest::newRow("spaces") << "+370 612 34567" << false;
        QTest::newRow("line end") << "+37061234567\n" << false;
        QTest::newRow("other digits") << QStringLiteral("+٣٧٠٦١٢٣٤٥٦٧") << false;
        QTest::newRow("empty") << "" << false;
    }
    void parseTakesPlusAndThreeToFifteenDigits()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        const Result<E164> parsed = E164::parse(text);
        QCOMPARE(parsed.has_value(), good);
        if (good)
            QCOMPARE(parsed->text(), text);
        else
            QCOMPARE(parsed.error().code, ErrorCode::InvalidPhone);
    }

    void readsWhatPeopleType_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("defaultRegion");
        QTest::addColumn<QString>("e164");
        QTest::addColumn<QString>("extension");
        const auto row = [](const char *title, const QString &text, const char *region, const char *e164,
                            const char *extension = "") {
            QTest::newRow(title) << text << region << e164 << extension;
        };
        row("international", "+370 612 34567", "", "+37061234567");
        row("the default region is not for these", "+370 612 34567", "US", "+37061234567");
        row("Lithuania's national prefix", "8 600 00142", "LT", "+37060000142");
        row("Lithuania's new national prefix", "0 600 00142", "LT", "+37060000142");
        row("national without prefix", "612 34567", "LT", "+37061234567");
        row("the plus was lost", "37061234567", "LT", "+37061234567");
        row("dialled from there", "00370 612 34567", "LT", "+37061234567");
        row("dialled from the US", "011 370 612 34567", "US", "+37061234567");
        row("bracketed zero", "+44 (0)20 7946 0018", "", "+442079460018");
        row("dashes and dots", "+1-202.555-0143", "", "+12025550143");
        row("en dashes", "+1 202–555–0143", "", "+12025550143");
        row("slash after the area code", "030/1234567", "DE", "+49301234567");
        row("Italy keeps its zero", "06 698 12345", "IT", "+390669812345");
        row("full-width", QStringLiteral("＋３７０　６１２　３４５６７"), "", "+37061234567");
        row("Arabic digits", QStringLiteral("+٣٧٠ ٦١٢ ٣٤٥٦٧"), "", "+37061234567");
        row("Devanagari digits", QStringLiteral("+३७०६१२३४५६७"), "", "+37061234567");
        row("direction marks around it", QStringLiteral("\u202A+37061234567\u202C"), "", "+37061234567");
        row("no-break spaces", QStringLiteral("+370\u00A0612\u202F34567"), "", "+37061234567");
        row("byte order mark", QStringLiteral("\uFEFF+37061234567"), "", "+37061234567");
        row("an address", "tel:+37061234567", "", "+37061234567");
        row("extension ext.", "+370 612 34567 ext. 12", "", "+37061234567", "12");
        row("extension x", "(202) 555-0143 x7001", "US", "+12025550143", "7001");
        row("extension #", "+1 202 555 0143#5", "", "+12025550143", "5");
        row("extension of RFC 3966", "tel:+12025550143;ext=99", "", "+12025550143", "99");
        row("fictional in Australia", "0491 570 156", "AU", "+61491570156");
        row("fictional in Sweden", "070-174 06 05", "SE", "+46701740605");
    }
    void readsWhatPeopleType()
    {
        QFETCH(QString, text);
        QFETCH(QString, defaultRegion);
        const PhoneReading reading = readPhone(text, defaultRegion);
        QCOMPARE(problemName(reading.problem), QStringLiteral("none"));
        QTEST(reading.number.text(), "e164");
        QTEST(reading.extension, "extension");
    }

    void refusesTheRestWithItsProblem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("defaultRegion");
        QTest::addColumn<QString>("problem");
        QTest::addColumn<int>("missing");
        const auto row = [](const char *title, const QString &text, const char *region, const char *problem,
                            int missing = 0) { QTest::newRow(title) << text << region << problem << missing; };
        row("nothing", "", "LT", "empty");
        row("spaces only", QStringLiteral(" \u00A0\u200B"), "LT", "empty");
        row("one digit short", "+370 6123456", "", "too_short", 1);
        row("one digit short, national", "612 3456", "LT", "too_short", 1);
        row("three digits short", "+370 61234", "", "too_short", 3);
        row("country code only", "+370", "", "too_short", 8);
        row("half a country code", "+37", "", "too_short", 0);
        row("one digit", "5", "LT", "too_short", 7);
        row("one digit long", "+370 612 345678", "", "too_long");
        row("no such country", "+999 123 4567", "", "invalid_country_code");
        row("no country, none chosen", "612 34567", "", "invalid_country_code");
        row("00 without a country", "00370 612 34567", "", "invalid_country_code");
        row("nobody's range", "+370 000 00000", "", "not_in_region");
        row("a US exchange cannot begin with 1", "+1 202 123 4567", "", "not_in_region");
        row("area code missing", "555-0143", "US", "local_only");
        row("rounded by a spreadsheet", "3.7E+10", "LT", "scientific_notation");
        row("rounded, small e, comma", "3,70612e10", "LT", "scientific_notation");
        row("rounded, all its digits", "3.7061234567E+10", "LT", "scientific_notation");
        row("a number cell read as text", "37061234567.0", "LT", "not_a_number");
        row("the same where one digit more is valid", "+4930123456.0", "", "not_a_number");
        row("two, slash", "+37061234567 / +37061234568", "", "several_numbers");
        row("two, comma", "+37061234567, +37061234568", "", "several_numbers");
        row("two, semicolon, national", "861234567;861234568", "LT", "several_numbers");
        row("two, one space", "61234567 61234568", "LT", "several_numbers");
        row("two, line end", "+37061234567\n+37061234568", "", "several_numbers");
        row("two, nothing between", "+37061234567+37061234568", "", "several_numbers");
        row("two, words", "mob. +37061234567 arba +37061234568", "", "several_numbers");
        row("letters on the keys", "1-800-FLOWERS", "US", "not_a_number");
        row("words", "n/a", "LT", "not_a_number");
        row("a label", "mob. +37061234567", "", "not_a_number");
        row("a name", "Jonas", "LT", "not_a_number");
        row("hidden digits", "+370 612 xxxxx", "", "not_a_number");
        row("letter O", "+37O61234567", "", "not_a_number");
        row("spreadsheet's ####", "#######", "LT", "not_a_number");
        row("spreadsheet's error", "#REF!", "LT", "not_a_number");
        row("plus in the middle", "370+61234567", "LT", "not_a_number");
        row("two pluses", "++37061234567", "", "not_a_number");
        row("thousands", "37,061,234,567", "LT", "not_a_number");
        row("a formula", "=37061234567", "LT", "not_a_number");
        row("very long", QString(5000, QLatin1Char('7')), "LT", "not_a_number");
        row("Lithuania's emergency", "112", "LT", "premium_or_emergency");
        row("America's emergency", "911", "US", "premium_or_emergency");
        row("premium rate", "+370 900 12345", "", "premium_or_emergency");
        row("America's premium rate", "+1 900 555 1234", "", "premium_or_emergency");
        row("international premium rate", "+979 123456789", "", "premium_or_emergency");
    }
    void refusesTheRestWithItsProblem()
    {
        QFETCH(QString, text);
        QFETCH(QString, defaultRegion);
        const PhoneReading reading = readPhone(text, defaultRegion);
        QTEST(problemName(reading.problem), "problem");
        QTEST(reading.missingDigits, "missing");
        QVERIFY(reading.number.isEmpty());
    }

    void tooShortSaysForWhichCountry()
    {
        const PhoneReading reading = readPhone(QStringLiteral("+370 6123456"), QString());
        QCOMPARE(reading.region, QStringLiteral("LT"));
        QCOMPARE(reading.missingDigits, 1); // "Too short for Lithuania by one digit"
    }

    void bookingJudgesTheStoredNumber_data()
    {
        QTest::addColumn<QByteArray>("e164");
        QTest::addColumn<QString>("problem");
        QTest::newRow("good") << QByteArray("+37061234567") << "none";
        QTest::newRow("no country, but valid") << QByteArray("+80012345678") << "none";
        QTest::newRow("well-formed, too short") << QByteArray("+3706123") << "too_short";
        QTest::newRow("well-formed, no country code") << QByteArray("+999123456") << "invalid_country_code";
        QTest::newRow("premium") << QByteArray("+37090012345") << "premium_or_emergency";
        QTest::newRow("national prefix stored inside") << QByteArray("+4402079460018") << "not_in_region";
    }
    void bookingJudgesTheStoredNumber()
    {
        QFETCH(QByteArray, e164);
        QTEST(problemName(judgePhone(number(e164.constData()))), "problem");
    }

    void bookingRefusesNoNumber() { QCOMPARE(judgePhone(E164()), PhoneProblem::Empty); }

    void countryOfANumber_data()
    {
        QTest::addColumn<QByteArray>("e164");
        QTest::addColumn<QString>("region");
        QTest::newRow("Lithuania") << QByteArray("+37061234567") << "LT";
        QTest::newRow("Canada within +1") << QByteArray("+16045550143") << "CA";
        QTest::newRow("Kazakhstan within +7") << QByteArray("+77012345678") << "KZ";
        QTest::newRow("no region: the main one of the code") << QByteArray("+12021234567") << "US";
        QTest::newRow("unreadable, but the code is there") << QByteArray("+3701") << "LT";
        QTest::newRow("no such code") << QByteArray("+999123456") << "";
        QTest::newRow("+800") << QByteArray("+80012345678") << "";
        QTest::newRow("+808") << QByteArray("+80812345678") << "";
        QTest::newRow("+870") << QByteArray("+870301234567") << "";
        QTest::newRow("+881") << QByteArray("+881612345678") << "";
        QTest::newRow("+882") << QByteArray("+8821612345678") << "";
        QTest::newRow("+883") << QByteArray("+883510012345") << "";
        QTest::newRow("+888") << QByteArray("+88812345678") << "";
        QTest::newRow("+979") << QByteArray("+979123456789") << "";
    }
    void countryOfANumber()
    {
        QFETCH(QByteArray, e164);
        QFETCH(QString, region);
        QCOMPARE(regionOf(number(e164.constData())), region);
        if (region.isEmpty()) {
            const PhoneZones zones = zonesOf(number(e164.constData()));
            QVERIFY(zones.region.isEmpty() && zones.all.empty() && zones.narrowed.empty());
        }
    }

    void formatsForPeople()
    {
        QCOMPARE(formatInternational(number("+37061234567")), QStringLiteral("+370 612 34567"));
        QCOMPARE(formatInternational(number("+999123456")), QStringLiteral("+999123456")); // as it is
        QCOMPARE(formatInternational(E164()), QString());
        QCOMPARE(callingCodeOf(QStringLiteral("LT")), QStringLiteral("+370"));
        QCOMPARE(callingCodeOf(QStringLiteral("US")), QStringLiteral("+1"));
        QCOMPARE(callingCodeOf(QStringLiteral("ZZ")), QString());
        QCOMPARE(callingCodeOf(QString()), QString());
    }

    void everyRegionHasAnExampleThatReadsBack()
    {
        QVERIFY(std::is_sorted(phoneRegions().begin(), phoneRegions().end()));
        QVERIFY(phoneRegions().contains(QStringLiteral("LT")));
        for (const QString &region : phoneRegions()) {
            const PhoneReading reading = readPhone(exampleNumber(region), QString());
            QVERIFY2(reading.problem == PhoneProblem::None, qPrintable(region));
            QCOMPARE(callingCodeOf(reading.region), callingCodeOf(region)); // Aland shows a number of Finland
        }
        QCOMPARE(exampleNumber(QStringLiteral("ZZ")), QString());
    }

    void metadataHasItsVersion()
    {
        const QStringList parts = phoneDataVersion().split(QLatin1Char('.'));
        QVERIFY(parts.size() >= 2);
        QVERIFY(parts[0].toInt() >= 8);
    }
};

CB_TEST(TstE164)
#include "tst_e164.moc"
