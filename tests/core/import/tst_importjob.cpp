// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P21 N17 N07 D-PHONE D-TZ D-NOTPHONECOUNTRY C014
#include "core/import/csvwriter.h"
#include "core/import/sourcereader.h"
#include "tests/core/import/importfixture.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace callboard;
using namespace callboard::test;
using V = RowVerdict;
using I = ImportIssue;
using Problem = ImportRefusal::Problem;

class TestImportJob : public QObject
{
    Q_OBJECT
private slots:
    void judges_data();
    void judges();
    void theMockupsRows();
    void oneClockIsTakenFromThePhone();
    void aPrefixThatLeavesOneClockIsRemembered();
    void severalClocksAskNarrowedFirst();
    void duplicatesKeepTheFirst();
    void anyWordButNoMarksATest();
    void extensionIsKeptApart();
    void severalNameColumnsAreJoined();
    void numbersOfAnotherCountryAreOfferedOnly();
    void rejectedRowsComeBack();
    void rowsBeyondTheLimitStayOut();
    void importTakesReadyAndCheck();
    void cancelLeavesNothing();
    void progressReachesTheEnd();
    void sourcesThatCannotBeRead();
    void aFileThatChangesIsRefused();
    void unclosedQuoteNamesLineAndByte();
};

void TestImportJob::judges_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<int>("issue");
    QTest::addColumn<QString>("phone");
    const auto row = [](const char *name, const char *line, V verdict, I issue = I::None, const char *phone = "") {
        QTest::newRow(name) << QString::fromUtf8(line) << static_cast<int>(verdict) << static_cast<int>(issue)
                            << QString(phone);
    };
    row("with country", "+370 612 34567;Ona B;;;", V::Ready, I::None, "+37061234567");
    row("national, by the chosen region", "8 612 34567;Ona B;;;", V::Ready, I::None, "+37061234567");
    row("NBSP and dashes",
        "+370\xC2\xA0"
        "612-34567;Ona;;;",
        V::Ready, I::None, "+37061234567");
    row("full-width digits", "\xEF\xBC\x8B\xEF\xBC\x93\xEF\xBC\x97\xEF\xBC\x90 612 34567;Ona;;;", V::Ready, I::None,
        "+37061234567");
    row("Arabic digits", "+\xD9\xA3\xD9\xA7\xD9\xA0 612 34567;Ona;;;", V::Ready, I::None, "+37061234567");
    row("zero-width around it", "\xE2\x80\xAA+370 612 34567\xE2\x80\xAC;Ona;;;", V::Ready, I::None, "+37061234567");
    row("guarded as text", "'+37061234567;Ona;;;", V::Ready, I::None, "+37061234567");
    row("rounded by a spreadsheet", "3.7052E+10;Ona;;;", V::Error, I::PhoneWrong);
    row("rounded, with a comma", "3,7E+10;Ona;;;", V::Error, I::PhoneWrong);
    row("two numbers in a cell", "+37061234567 / +37061234568;Ona;;;", V::Error, I::PhoneWrong);
    row("emergency", "112;Ona;;;", V::Error, I::PhoneWrong);
    row("too short", "+370 612;Ona;;;", V::Error, I::PhoneWrong);
    row("words", "see note;Ona;;;", V::Error, I::PhoneWrong);
    row("no number", ";Ona;;;", V::Error, I::PhoneMissing);
    row("only spaces", "   ;Ona;;;", V::Error, I::PhoneMissing);
    row("known position in other case", "+37061234567;Ona;WAREHOUSE  lead;;", V::Ready, I::None, "+37061234567");
    row("unknown position", "+37061234567;Ona;Forklift;;", V::Check, I::PositionUnknown, "+37061234567");
    row("unknown zone", "+37061234567;Ona;;Atlantis;", V::Check, I::ZoneUnknown, "+37061234567");
    row("unclear zone", "+37061234567;Ona;;EET;", V::Check, I::ZoneUnclear, "+37061234567");
    row("zone of elsewhere", "+37061234567;Ona;;Asia/Tokyo;", V::Check, I::ZoneDiffersFromPhone, "+37061234567");
    row("another zone with the same clock", "+37061234567;Ona;;Europe/Riga;", V::Ready, I::None, "+37061234567");
    row("no name", "+37061234567;;;;", V::Check, I::NameMissing, "+37061234567");
    row("a number without a country", "+800 1234 5678;Ona;;;", V::Check, I::NoCountry, "+80012345678");
    row("malformed id", "+37061234567;Ona;;;a b", V::Error, I::IdMalformed);
    row("id of the workspace", "+37061234567;Ona;;;cand_1", V::Duplicate, I::SameIdInWorkspace, "+37061234567");
    row("known phone", "+37061200001;Ona;;;", V::Duplicate, I::SamePhoneInWorkspace, "+37061200001");
    row("too few columns", "+37061234567;Ona", V::Error, I::WrongColumnCount);
    row("too many columns", "+37061234567;Ona;;;;x", V::Error, I::WrongColumnCount);
    row("control character", "+37061234567;O\x01na;;;", V::Error, I::ControlCharacters);
    row("direction override in the name", "+37061234567;Ona\xE2\x80\xAE;;;", V::Check, I::HiddenCharacters,
        "+37061234567");
    row("text after a closing quote", "\"+37061234567\"x;Ona;;;", V::Error, I::QuoteMisplaced);
    row("formula as a name", "+37061234567;=HYPERLINK(1);;;", V::Ready, I::None, "+37061234567");
}

void TestImportJob::judges()
{
    QFETCH(QString, line);
    const ImportRow row = only(line);
    QTEST(static_cast<int>(row.verdict), "verdict");
    QTEST(static_cast<int>(row.issue), "issue");
    QTEST(row.candidate.phone.text(), "phone");
    QCOMPARE(row.line, 2);
}

void TestImportJob::theMockupsRows()
{
    // people-import.png, lines 2 to 9 and 12 to 15; the phones of that picture that are valid in the metadata.
    const auto p = preview("phone;full name;city;role;time zone\n"
                           "+370 600 00142;Rasa Balsys;Kaunas;Warehouse lead;\n"
                           "+370 600 00187;Ieva Stankus;Vilnius;Warehouse lead;\n"
                           "+1 208 555 0137;Caleb Hayes;Boise;Warehouse lead;\n"
                           "8 600 00142;Rasa Balsys;Kaunas;Warehouse lead;\n"
                           "+1 212 555 0129;Harper Ortiz;New York;Warehouse lead;New York\n"
                           "3,7E+10;Darius Jankus;;Warehouse lead;\n"
                           "+1 312 555 0166;Ruby Coleman;Chicago;Warehouse lead;CST\n"
                           "+370 600 00815;Paulius Zukas;Kaunas;Forklift;\n");
    QVERIFY(p);
    QCOMPARE(*p->options.separator, QChar(';'));
    QCOMPARE(p->header.size(), 5);
    const std::vector<std::pair<V, I>> expected{
        {V::Ready, I::None}, {V::Ready, I::None},       {V::Check, I::TwoClocks},   {V::Duplicate, I::SamePhoneInFile},
        {V::Ready, I::None}, {V::Error, I::PhoneWrong}, {V::Check, I::ZoneUnclear}, {V::Check, I::PositionUnknown},
    };
    for (size_t i = 0; i < expected.size(); ++i)
        QVERIFY2(std::pair(p->rows[i].verdict, p->rows[i].issue) == expected[i],
                 qPrintable(QString("row %1: %2").arg(i).arg(issueName(p->rows[i].issue))));
    QCOMPARE(p->rows[3].values["line"].toInt(), 2);
    QCOMPARE(p->rows[4].candidate.zone->name(), QString("America/New_York"));
    QCOMPARE(p->rows[4].candidate.zoneProvenance, ZoneProvenance::File);
    QCOMPARE(p->rows[5].values["problem"].toString(), problemName(PhoneProblem::ScientificNotation));
    QCOMPARE(p->rows[6].values["used"].toString(), QString("America/Chicago"));
    QCOMPARE(p->ready + p->check + p->errors + p->duplicates, 8);
    QCOMPARE(p->check, 3);
    QCOMPARE(p->regions.front(), QString("LT"));
}

void TestImportJob::oneClockIsTakenFromThePhone()
{
    const ImportRow lithuania = only("+37061234567;Ona;;;");
    QVERIFY(!lithuania.candidate.zone); // derived whenever a call is planned
    QCOMPARE(lithuania.zoneChoices.size(), size_t(1));
    QCOMPARE(lithuania.zoneChoices[0].name(), QString("Europe/Vilnius"));
    // Several names with one clock (FEATURES 3: DE is one of eight such countries): the first of zone.tab.
    const ImportRow germany = only("+49 171 3920044;Lena;;;");
    QCOMPARE(germany.verdict, V::Ready);
    QCOMPARE(germany.zoneChoices.size(), size_t(1));
    QCOMPARE(germany.zoneChoices[0].name(), QString("Europe/Berlin"));
}

void TestImportJob::aPrefixThatLeavesOneClockIsRemembered()
{
    const ImportRow row = only("+1 646 555 0171;Naomi Walsh;;;");
    QCOMPARE(row.verdict, V::Ready);
    QCOMPARE(row.candidate.zone->name(), QString("America/New_York"));
    QCOMPARE(row.candidate.zoneProvenance, ZoneProvenance::Phone);
    QCOMPARE(row.narrowedChoices, 1);
    QCOMPARE(row.zoneChoices.size(), size_t(8)); // FEATURES 3: the US has 8 distinct clocks
}

void TestImportJob::severalClocksAskNarrowedFirst()
{
    const ImportRow row = only("+1 208 555 0137;Caleb;;;");
    QCOMPARE(row.issue, I::TwoClocks);
    QVERIFY(!row.candidate.zone);
    QCOMPARE(row.narrowedChoices, 2);
    QCOMPARE(row.zoneChoices.size(), size_t(8));
    QStringList narrowed{row.zoneChoices[0].city(), row.zoneChoices[1].city()};
    narrowed.sort();
    // The mountain clock and the Pacific clock; which of their names stands for them is zone.tab's order.
    QVERIFY2(narrowed.contains("Los Angeles"), qPrintable(narrowed.join(' ')));
    const ImportRow hidden = only("+1 208 555 0137;Caleb;;nowhere;");
    QCOMPARE(hidden.issue, I::TwoClocks); // the question comes before the word nobody knows
}

void TestImportJob::duplicatesKeepTheFirst()
{
    const auto p = preview("phone;name;id\nwrong;A;x\n+37061234567;B;x\n8 612 34567;C;y\n+37061234568;D;x\n");
    QCOMPARE(p->rows[0].verdict, V::Error); // an error holds no place
    QCOMPARE(p->rows[1].verdict, V::Ready);
    QCOMPARE(p->rows[2].issue, I::SamePhoneInFile);
    QCOMPARE(p->rows[2].values["line"].toInt(), 3);
    QCOMPARE(p->rows[3].issue, I::SameIdInFile);
    QCOMPARE(p->rows[3].values["line"].toInt(), 3);
}

void TestImportJob::anyWordButNoMarksATest()
{
    const auto p = preview("phone;test\n+37061234561;\n+37061234562;no\n+37061234563;0\n+37061234564;yes\n"
                           "+37061234565;1\n+37061234566;tset\n+37061234567;Nein\n");
    QList<bool> tests;
    for (const ImportRow &row : p->rows)
        tests << row.candidate.isTest;
    QCOMPARE(tests, (QList<bool>{false, false, false, true, true, true, false}));
}

void TestImportJob::extensionIsKeptApart()
{
    const auto p = preview("phone;note\n+37061234567 ext. 12;shift B\n+37061234568 ext 7;\n");
    QCOMPARE(p->rows[0].candidate.phone.text(), QString("+37061234567"));
    QCOMPARE(p->rows[0].candidate.note, QString("shift B; ext=12"));
    QCOMPARE(p->rows[1].candidate.note, QString("ext=7"));
}

void TestImportJob::severalNameColumnsAreJoined()
{
    const auto p = preview(QString::fromUtf8("Vardas;Pavardė;Telefonas\n Ona ;Žukienė;+37061234567\n"));
    QCOMPARE(p->rows[0].candidate.name, QString::fromUtf8("Ona Žukienė"));
}

void TestImportJob::numbersOfAnotherCountryAreOfferedOnly()
{
    const auto p = preview("phone;name\n+49 171 3920044;Lena\n030 23125077;Moritz\n");
    QCOMPARE(p->rows[1].verdict, V::Error);
    QCOMPARE(p->rows[1].issue, I::ReadAsOtherCountry);
    QCOMPARE(p->rows[1].values["region"].toString(), QString("DE"));
    QCOMPARE(p->rows[1].values["defaultRegion"].toString(), QString("LT"));
    QVERIFY(p->rows[1].candidate.phone.isEmpty());
}

void TestImportJob::rejectedRowsComeBack()
{
    const auto p = preview("phone;name\n+37061234567;Good\n+370 612;=Bad\n;None\n+37061234568;ragged;x\n");
    const QByteArray csv = rejectedCsv(*p, [](const ImportRow &row) { return "why " + issueName(row.issue); });
    ImportOptions options;
    options.defaultRegion = "LT";
    const auto again = previewImport(context(), {{}, csv, "rejected"}, options);
    QVERIFY(again.has_value());
    const ImportPreview &back = **again;
    QCOMPARE(*back.options.separator, QChar(';'));
    QCOMPARE(back.header, QStringList({"phone", "name", "column 3", "line", "problem", "reason"}));
    QCOMPARE(back.rows.size(), size_t(3));
    QCOMPARE(back.columns[0], ImportField::Phone);
    QCOMPARE(back.columns[3], ImportField::Skip);
    QCOMPARE(unguardFormula(back.rows[0].cells[0]), QString("+370 612"));
    QCOMPARE(unguardFormula(back.rows[0].cells[1]), QString("=Bad"));
    QCOMPARE(back.rows[0].cells[3], QString("3"));
    QCOMPARE(back.rows[1].cells[4], QString("phone_missing"));
    QCOMPARE(back.rows[2].cells[5], QString("why wrong_column_count"));
    QVERIFY(!csv.contains(";=Bad"));
}

void TestImportJob::rowsBeyondTheLimitStayOut()
{
    QString text;
    for (int i = 0; i < kMostImportRows + 2; ++i)
        text += QString("+3706%1\n").arg(1000000 + i);
    const auto p = preview(text);
    QVERIFY(p);
    QCOMPARE(p->rows.size(), size_t(kMostImportRows + 2));
    QCOMPARE(p->rows[kMostImportRows - 1].issue, I::None);
    QCOMPARE(p->rows[kMostImportRows].issue, I::BeyondLimit);
    QCOMPARE(p->errors, 2);
    QVERIFY(rejectedCsv(*p, {}).contains("100001"));
}

void TestImportJob::importTakesReadyAndCheck()
{
    const auto p = preview("phone;name;role\n+37061234567;A;\n+37061234568;B;Forklift\n12;C;\n+37061234567;D;\n");
    const auto candidates = candidatesToImport(*p);
    QCOMPARE(candidates.size(), size_t(2));
    QCOMPARE(candidates[0].company, CompanyId("comp_a"));
    QVERIFY(!candidates[1].position);
    ImportContext later = context();
    later.byPhone.insert("+37061234567", {CandidateId("cand_9"), "Meanwhile"});
    QCOMPARE(candidatesToImport(*p, &later).size(), size_t(1));
}

void TestImportJob::cancelLeavesNothing()
{
    ImportWatch watch;
    watch.cancelled = [] { return true; };
    const auto result = previewImport(context(), paste("phone\n+37061234567\n"), {}, watch);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    // In the middle of judging, too.
    QString text = "phone\n";
    for (int i = 0; i < 5000; ++i)
        text += QString("+3706%1\n").arg(1000000 + i);
    bool stop = false;
    watch.cancelled = [&] { return stop; };
    watch.progress = [&](int, int) { stop = true; };
    QCOMPARE(previewImport(context(), paste(text), {}, watch).error().code, ErrorCode::Cancelled);
}

void TestImportJob::progressReachesTheEnd()
{
    QString text;
    for (int i = 0; i < 700; ++i)
        text += QString("+3706%1\n").arg(1000000 + i);
    std::vector<std::pair<int, int>> seen;
    ImportWatch watch;
    watch.progress = [&](int done, int total) { seen.emplace_back(done, total); };
    QVERIFY(previewImport(context(), paste(text), {}, watch).has_value());
    QCOMPARE(seen.back(), std::pair(700, 700));
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
}

void TestImportJob::sourcesThatCannotBeRead()
{
    QTemporaryDir folder;
    const auto problemOf = [](const QString &path) {
        const auto result = previewImport(context(), {path, {}, "x"}, {});
        return result ? std::nullopt : std::optional(refusalOf(result.error())->problem);
    };
    QCOMPARE(problemOf(folder.path()), std::optional(Problem::Directory));
    QCOMPARE(problemOf(folder.filePath("none.csv")), std::optional(Problem::Missing));
    const QByteArray fifo = QFile::encodeName(folder.filePath("fifo.csv"));
    QCOMPARE(::mkfifo(fifo.constData(), 0600), 0);
    QCOMPARE(problemOf(folder.filePath("fifo.csv")), std::optional(Problem::NotAFile)); // and does not wait for it
    QFile empty(folder.filePath("empty.csv"));
    QVERIFY(empty.open(QIODevice::WriteOnly));
    empty.close();
    QCOMPARE(problemOf(empty.fileName()), std::optional(Problem::Empty));
    QVERIFY(QFile::link(empty.fileName(), folder.filePath("link.csv")));
    QCOMPARE(problemOf(folder.filePath("link.csv")), std::optional(Problem::Link));
    QFile big(folder.filePath("big.csv"));
    QVERIFY(big.open(QIODevice::WriteOnly));
    QVERIFY(big.resize(kMostImportBytes + 1)); // sparse
    QCOMPARE(problemOf(big.fileName()), std::optional(Problem::TooLarge));
    const auto paste = previewImport(context(), {{}, "\n\r\n\n", "paste"}, {});
    QCOMPARE(refusalOf(paste.error())->problem, Problem::Empty);
}

void TestImportJob::aFileThatChangesIsRefused()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("a.csv");
    const auto write = [&](const QString &name, const QByteArray &bytes) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
    };
    const auto after = [&](const std::function<void()> &change) {
        write(path, "phone\n+37061234567\n");
        const auto result = readSource(path, change);
        return result ? std::nullopt : std::optional(refusalOf(result.error())->problem);
    };
    QCOMPARE(after([] {}), std::nullopt);
    QCOMPARE(after([&] { write(path, "phone\n"); }), std::optional(Problem::ChangedWhileRead));
    QCOMPARE(after([&] { write(path, "phone\n+37061234567\n+37061234568\n"); }),
             std::optional(Problem::ChangedWhileRead));
    QCOMPARE(after([&] { QFile::remove(path); }), std::optional(Problem::ChangedWhileRead));
    QCOMPARE(after([&] {
                 write(folder.filePath("b.csv"), "phone\n+37061234567\n");
                 QFile::remove(path);
                 QFile::rename(folder.filePath("b.csv"), path);
             }),
             std::optional(Problem::ChangedWhileRead));
}

void TestImportJob::unclosedQuoteNamesLineAndByte()
{
    const auto result = previewImport(context(), paste(QString::fromUtf8("phone;name\nž;a\n1;\"b\n2;c\n")), {});
    const auto refusal = refusalOf(result.error());
    QCOMPARE(refusal->problem, Problem::UnclosedQuote);
    QCOMPARE(refusal->line, 3);
    QCOMPARE(refusal->byte, qint64(18)); // "phone;name\n" 11, "ž;a\n" 5, "1;" 2
}

CB_TEST(TestImportJob)
#include "tst_importjob.moc"
