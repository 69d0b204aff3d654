// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P21
#include "core/import/csvreader.h"
#include "core/import/csvwriter.h"
#include "core/import/textdecoder.h"
#include "core/phone/e164.h"
#include "tests/core/import/naivecsv.h"
#include "tests/support/property.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;

class TestCsvWriter : public QObject
{
    Q_OBJECT
private slots:
    void guards_data();
    void guards();
    void aPhoneComesBackAsANumber();
    void aSheetThatPeopleGuardedIsRead();
    void noCellStartsAFormula();
    void everyTableComesBackAsItWas();
};

namespace {

/// Tables of what matters: the signs of formulas, separators, quotes, breaks, and characters of all lengths. Drawn as
/// numbers, which shrink well; a row always has a cell.
std::vector<QStringList> anyTable()
{
    static const QStringList pieces{"=", "+", "-", "@",   "\t", "\r",   "\n", "'",    "\"",         ",",
                                    ";", " ", "a", "370", "z",  "\"\"", "''", "\r\n", QChar(0x17E), QChar(0xFF1D)};
    const auto numbers = *rc::gen::container<std::vector<std::vector<std::vector<unsigned char>>>>(
        rc::gen::arbitrary<std::vector<std::vector<unsigned char>>>());
    std::vector<QStringList> rows;
    for (const auto &row : numbers) {
        QStringList cells;
        for (const auto &cell : row) {
            QString text;
            for (const unsigned char piece : cell)
                text += pieces[piece % pieces.size()];
            cells << text;
        }
        rows.push_back(cells.isEmpty() ? QStringList{QString()} : cells);
    }
    return rows;
}

std::vector<QStringList> readBack(const QByteArray &csv, QChar separator)
{
    CsvOptions options;
    options.separator = separator;
    std::vector<QStringList> rows;
    for (const CsvRecord &record : readCsv(decodeText(csv)->text, options).records) {
        QStringList cells;
        for (const QString &cell : record.cells)
            cells << unguardFormula(cell);
        rows.push_back(cells);
    }
    return rows;
}

} // namespace

void TestCsvWriter::guards_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("guarded");
    QTest::newRow("formula") << "=1+1"
                             << "'=1+1";
    QTest::newRow("plus") << "+37061234567"
                          << "'+37061234567";
    QTest::newRow("minus") << "-2"
                           << "'-2";
    QTest::newRow("at") << "@SUM(A1)"
                        << "'@SUM(A1)";
    QTest::newRow("tab") << "\t=1"
                         << "'\t=1";
    QTest::newRow("CR") << "\r=1"
                        << "'\r=1";
    QTest::newRow("full-width equals") << QString(QChar(0xFF1D)) + "1"
                                       << "'" + QString(QChar(0xFF1D)) + "1";
    QTest::newRow("guarded already") << "'=1"
                                     << "''=1";
    QTest::newRow("a name with an apostrophe") << "'t Hooft"
                                               << "'t Hooft";
    QTest::newRow("O'Neill") << "O'Neill"
                             << "O'Neill";
    QTest::newRow("sign later") << "a=1"
                                << "a=1";
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("only an apostrophe") << "'"
                                        << "'";
}

void TestCsvWriter::guards()
{
    QFETCH(QString, cell);
    QTEST(guardFormula(cell), "guarded");
    QCOMPARE(unguardFormula(guardFormula(cell)), cell);
}

void TestCsvWriter::aPhoneComesBackAsANumber()
{
    const auto rows = readBack(writeCsv({{"phone"}, {"+37061234567"}}), ',');
    QCOMPARE(rows[1][0], QString("+37061234567"));
    QCOMPARE(readPhone(rows[1][0], {}).problem, PhoneProblem::None);
}

void TestCsvWriter::aSheetThatPeopleGuardedIsRead()
{
    QCOMPARE(unguardFormula("'+37061234567"), QString("+37061234567"));
    QCOMPARE(unguardFormula("'061234567"), QString("'061234567")); // no formula: nothing to take away
}

void TestCsvWriter::noCellStartsAFormula()
{
    CB_CHECK("as a spreadsheet cuts it, no cell begins with a sign of a formula", [] {
        const auto rows = anyTable();
        const QString text = decodeText(writeCsv(rows))->text;
        const auto cut = test::naiveCsv(text, ',');
        RC_ASSERT(cut.has_value());
        for (const QStringList &row : *cut) {
            for (const QString &cell : row) {
                const bool isSafe = cell.isEmpty() || !QString("=+-@\t\r").contains(cell.front());
                RC_ASSERT(isSafe); // the macro takes || apart and would evaluate both sides
            }
        }
    });
}

void TestCsvWriter::everyTableComesBackAsItWas()
{
    CB_CHECK("written, read and unguarded, a table is what it was", [] {
        const auto rows = anyTable();
        for (const QChar separator : {QChar(','), QChar(';'), QChar('\t')})
            RC_ASSERT(readBack(writeCsv(rows, separator), separator) == rows);
    });
}

CB_TEST(TestCsvWriter)
#include "tst_csvwriter.moc"
