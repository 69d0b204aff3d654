// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P21 N17
#include "core/import/csvdialect.h"
#include "core/import/headerwords.h"
#include "core/import/zonewords.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using F = ImportField;
using Fields = std::vector<ImportField>;

class TestCsvDialect : public QObject
{
    Q_OBJECT
private slots:
    void separator_data();
    void separator();
    void header_data();
    void header();
    void columns_data();
    void columns();
    void zoneWords_data();
    void zoneWords();
    void headsWithoutCaseAndDiacritics();
};

Q_DECLARE_METATYPE(Fields)

namespace {

std::vector<CsvRecord> recordsOf(const QString &text)
{
    CsvOptions options;
    options.separator = detectSeparator(text);
    return readCsv(text, options).records;
}

} // namespace

void TestCsvDialect::separator_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QChar>("separator");
    QTest::newRow("comma") << "phone,name\n+37061234567,Ona\n" << QChar(',');
    QTest::newRow("semicolon with decimal commas") << "phone;name;pay\n1;Ona;3,5\n2;Rasa;4,5\n" << QChar(';');
    QTest::newRow("tab, names with commas") << "+370 612 34567\tBalsys, Rasa\n+370 612 34568\tKuhn, Lena\n"
                                            << QChar('\t');
    QTest::newRow("bar") << "a|b|c\nd|e|f\n" << QChar('|');
    QTest::newRow("one column") << "+37061234567\n+37061234568\n" << QChar(',');
    QTest::newRow("separators in quotes do not count") << "\"a,b\";c\n\"d,e,f\";g\n" << QChar(';');
    QTest::newRow("one ragged row does not decide") << "a;b;c\nd;e;f\ng;h\n1,2;3;4\n" << QChar(';');
    QTest::newRow("nothing") << "" << QChar(',');
}

void TestCsvDialect::separator()
{
    QFETCH(QString, text);
    QTEST(detectSeparator(text), "separator");
}

void TestCsvDialect::header_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    QTest::newRow("English") << "phone;full name\n+37061234567;Ona\n" << true;
    QTest::newRow("Lithuanian") << "Telefonas;Vardas, pavardė\n+37061234567;Ona\n" << true;
    QTest::newRow("unknown words above numbers") << "kontaktas;kas\n+37061234567;Ona\n" << true;
    QTest::newRow("a number in the first row") << "+37061234567;name\n+37061234568;Ona\n" << false;
    QTest::newRow("no header") << "Ona;+37061234567\nRasa;+37061234568\n" << false;
    QTest::newRow("only a column of numbers") << "061234567\n061234568\n" << false;
    QTest::newRow("header only") << "phone;name\n" << true;
    QTest::newRow("words only") << "Ona;Vilnius\nRasa;Kaunas\n" << false;
    QTest::newRow("nothing") << "" << false;
}

void TestCsvDialect::header()
{
    QFETCH(QString, text);
    QTEST(detectHeader(recordsOf(text)), "expected");
}

void TestCsvDialect::columns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Fields>("fields");
    QTest::newRow("the mock-up's file") << "phone;full name;city;role;time zone\n+37061234567;Ona B;Kaunas;Picker;\n"
                                        << Fields{F::Phone, F::Name, F::Skip, F::Position, F::Zone};
    QTest::newRow("Lithuanian") << "Vardas;Pavardė;Tel. nr.;Pareigos;Laiko juosta;Pastabos\nOna;B;+37061234567;P;;x\n"
                                << Fields{F::Name, F::Name, F::Phone, F::Position, F::Zone, F::Note};
    QTest::newRow("German") << "Vorname;Nachname;Handynummer;Stelle;Zeitzone\nLena;K;+491713920044;P;\n"
                            << Fields{F::Name, F::Name, F::Phone, F::Position, F::Zone};
    QTest::newRow("a second phone is skipped") << "phone;mobile;name\n+37061234567;+37061234568;O\n"
                                               << Fields{F::Phone, F::Skip, F::Name};
    QTest::newRow("no header, by content") << "Rasa Balsys;+370 612 34567;Europe/Vilnius;Warehouse lead\n"
                                              "Lena Kuhn;+49 171 3920044;Europe/Berlin;warehouse lead\n"
                                           << Fields{F::Name, F::Phone, F::Zone, F::Position};
    QTest::newRow("a column of numbers") << "8 612 34567\n8 612 34568\n" << Fields{F::Phone};
    QTest::newRow("dates are no numbers") << "2026-11-19;Rasa Balsys;061234567\n2026-11-20;Lena Kuhn;061234568\n"
                                          << Fields{F::Skip, F::Name, F::Phone};
    QTest::newRow("rounded numbers are still the phone column") << "name;nr\nRasa;3,7052E+10\nLena;3,7061E+10\n"
                                                                << Fields{F::Name, F::Phone};
    QTest::newRow("our own file of rejected rows") << "phone;name;line;problem;reason\n123;O;4;phone_wrong;Too short\n"
                                                   << Fields{F::Phone, F::Name, F::Skip, F::Skip, F::Skip};
}

void TestCsvDialect::columns()
{
    QFETCH(QString, text);
    const auto records = recordsOf(text);
    const bool hasHeader = detectHeader(records);
    const int width = usualColumns(records, hasHeader);
    QTEST(guessColumns(records, hasHeader, width, {"Warehouse lead"}), "fields");
}

void TestCsvDialect::zoneWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("region");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("zone");
    const auto row = [](const char *text, ZoneWord::Kind kind, const char *zone = "", const char *region = "") {
        QTest::addRow("%s %s", text, region)
            << QString::fromUtf8(text) << QString(region) << static_cast<int>(kind) << QString(zone);
    };
    using K = ZoneWord::Kind;
    row("Europe/Vilnius", K::Named, "Europe/Vilnius");
    row("europe/vilnius", K::Named, "Europe/Vilnius");
    row("America/New York", K::Named, "America/New_York");
    row("New York", K::Named, "America/New_York");
    row("  vilnius ", K::Named, "Europe/Vilnius");
    row("Sao Paulo", K::Named, "America/Sao_Paulo");
    row("Asia/Calcutta", K::Named, "Asia/Calcutta"); // an alias is kept as given
    row("UTC", K::Named, "UTC");
    row("CST", K::Unclear);
    row("EST", K::Unclear); // tzdata has that name, and people mean New York in July with it
    row("CET", K::Unclear);
    row("EST5EDT", K::Unclear);
    row("GMT+2", K::Unclear);
    row("+02:00", K::Unclear);
    row("utc-5", K::Unclear);
    row("Atlantis", K::Unknown);
    row("Europe/Atlantis", K::Unknown);
    row("../../etc/passwd", K::Unknown);
    row("", K::Empty);
    row("  ", K::Empty);
}

void TestCsvDialect::zoneWords()
{
    QFETCH(QString, text);
    QFETCH(QString, region);
    const ZoneWord word = readZoneWord(text, region);
    QTEST(static_cast<int>(word.kind), "kind");
    QTEST(word.zone ? word.zone->name() : QString(), "zone");
}

void TestCsvDialect::headsWithoutCaseAndDiacritics()
{
    QCOMPARE(foldedWord(QString::fromUtf8("Vardas, PAVARDĖ ")), QString("vardaspavarde"));
    QCOMPARE(fieldOfHeader("  TELEPHONE no. "), std::optional(F::Phone));
    QCOMPARE(fieldOfHeader(QString::fromUtf8("Tätigkeit")), std::optional(F::Position));
    QVERIFY(!fieldOfHeader("city"));
    QVERIFY(!fieldOfHeader(""));
}

CB_TEST(TestCsvDialect)
#include "tst_csvdialect.moc"
