// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P21 N17
#include "core/import/csvreader.h"
#include "tests/core/import/naivecsv.h"
#include "tests/support/property.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;

class TestCsvReader : public QObject
{
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void countsLinesOfTheSource();
    void anUnclosedQuoteStopsTheTable();
    void textAfterAClosingQuoteMarksTheRow();
    void aLongCellMarksItsRowOnly();
    void stopsWhenCancelled();
    void agreesWithANaiveReader();
};

namespace {

std::vector<QStringList> cellsOf(const CsvTable &table)
{
    std::vector<QStringList> rows;
    for (const CsvRecord &record : table.records)
        rows.push_back(record.cells);
    return rows;
}

CsvTable read(const QString &text, QChar separator = ',')
{
    CsvOptions options;
    options.separator = separator;
    return readCsv(text, options);
}

} // namespace

using Rows = std::vector<QStringList>;
Q_DECLARE_METATYPE(Rows)

void TestCsvReader::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QChar>("separator");
    QTest::addColumn<Rows>("rows");
    const auto row = [](const char *name, const QString &text, const Rows &rows, QChar separator = ',') {
        QTest::newRow(name) << text << separator << rows;
    };
    // The examples of RFC 4180 section 2.
    row("RFC 1: rows end with CRLF", "aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", {{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}});
    row("RFC 2: the last row may have no end", "aaa,bbb\r\nzzz,yyy", {{"aaa", "bbb"}, {"zzz", "yyy"}});
    row("RFC 4: spaces belong to the cell", " a , b ", {{" a ", " b "}});
    row("RFC 5: quoted cells", "\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx",
        {{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}});
    row("RFC 6: breaks and commas in quotes", "\"aaa\",\"b\r\nbb\",\"c,c\"\r\nzzz,yyy,xxx",
        {{"aaa", "b\r\nbb", "c,c"}, {"zzz", "yyy", "xxx"}});
    row("RFC 7: doubled quotes", "\"aaa\",\"b\"\"bb\",\"ccc\"", {{"aaa", "b\"bb", "ccc"}});

    row("nothing", "", {});
    row("LF", "a\nb\n", {{"a"}, {"b"}});
    row("CR", "a\rb\r", {{"a"}, {"b"}});
    row("all three mixed", "a\nb\rc\r\nd", {{"a"}, {"b"}, {"c"}, {"d"}});
    row("LF CR are two breaks", "a\n\rb", {{"a"}, {"b"}});
    row("blank lines are no rows", "\n\r\na\n\n\nb\n\n", {{"a"}, {"b"}});
    row("a line of an empty quoted cell is a row", "a\n\"\"\nb", {{"a"}, {""}, {"b"}});
    row("empty cells", ",\n,,", {{"", ""}, {"", "", ""}});
    row("ragged", "a,b\nc\nd,e,f", {{"a", "b"}, {"c"}, {"d", "e", "f"}});
    row("a quote inside a cell is a character", "5\" pipe,6", {{"5\" pipe", "6"}});
    row("only quotes", "\"\"\"\"\"\"", {{"\"\""}});
    row("semicolon", "a;b,c", {{"a", "b,c"}}, ';');
    row("tab", "a\tb\n\"c\td\"\te", {{"a", "b"}, {"c\td", "e"}}, '\t');
    row("bar", "a|b", {{"a", "b"}}, '|');
    row("apostrophe is no quote", "'a,b'", {{"'a", "b'"}});
}

void TestCsvReader::reads()
{
    QFETCH(QString, text);
    QFETCH(QChar, separator);
    const CsvTable table = read(text, separator);
    QVERIFY(!table.unclosedQuote);
    QTEST(cellsOf(table), "rows");
    for (const CsvRecord &record : table.records)
        QCOMPARE(record.problem, CsvRecord::Problem::None);
}

void TestCsvReader::countsLinesOfTheSource()
{
    const CsvTable table = read("a\r\n\n\"b\nb\r\nb\"\rc");
    QList<int> lines;
    for (const CsvRecord &record : table.records)
        lines << record.line;
    QCOMPARE(lines, (QList<int>{1, 3, 6}));
}

void TestCsvReader::anUnclosedQuoteStopsTheTable()
{
    const CsvTable table = read("a,b\nc,\"d\ne,f\ng,h");
    QCOMPARE(cellsOf(table), (Rows{{"a", "b"}}));
    QCOMPARE(table.unclosedQuote, (CsvTable::Place{2, 6}));
    QVERIFY(read("\"").unclosedQuote);
    QVERIFY(read("\"\"\"").unclosedQuote);
}

void TestCsvReader::textAfterAClosingQuoteMarksTheRow()
{
    const CsvTable table = read("a,\"b\"c,d\ne,f,g");
    QCOMPARE(table.records[0].cells, QStringList({"a", "bc", "d"}));
    QCOMPARE(table.records[0].problem, CsvRecord::Problem::QuoteMisplaced);
    QCOMPARE(table.records[0].problemColumn, 1);
    QCOMPARE(table.records[1].problem, CsvRecord::Problem::None);
}

void TestCsvReader::aLongCellMarksItsRowOnly()
{
    const QString longest(1 << 20, 'x');
    const CsvTable table = read("a," + longest + "\nb,\"" + longest + "y\"\nc,d");
    QCOMPARE(table.records[0].problem, CsvRecord::Problem::None);
    QCOMPARE(table.records[1].problem, CsvRecord::Problem::CellTooLong);
    QCOMPARE(table.records[1].problemColumn, 1);
    QCOMPARE(table.records[1].cells[1].size(), longest.size());
    QCOMPARE(table.records[2].cells, QStringList({"c", "d"}));
}

void TestCsvReader::stopsWhenCancelled()
{
    CsvOptions options;
    options.cancelled = [] { return true; };
    const CsvTable table = readCsv(QString("a\n").repeated(10), options);
    QVERIFY(table.cancelled);
    QVERIFY(table.records.empty());
}

void TestCsvReader::agreesWithANaiveReader()
{
    CB_CHECK("the reader cuts any text as the naive one does", [] {
        const auto letters = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab ,;\"\"\"\n\r\t'")));
        const QString text = QString::fromStdString(letters);
        for (const QChar separator : {QChar(','), QChar(';'), QChar('\t')}) {
            const CsvTable table = read(text, separator);
            const auto naive = test::naiveCsv(text, separator);
            RC_ASSERT(naive.has_value() == !table.unclosedQuote.has_value());
            if (naive)
                RC_ASSERT(cellsOf(table) == *naive);
        }
    });
}

CB_TEST(TestCsvReader)
#include "tst_csvreader.moc"
