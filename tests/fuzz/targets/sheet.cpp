// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// A sheet of people: its encoding, its rows against a naive reader, and the whole preview. The first byte says which
// options were given.
#include "core/import/csvdialect.h"
#include "core/import/csvwriter.h"
#include "core/import/importjob.h"
#include "core/import/textdecoder.h"
#include "tests/core/import/importfixture.h"
#include "tests/core/import/naivecsv.h"
#include "tests/fuzz/target.h"

#include <algorithm>

namespace callboard::fuzz {

namespace {

void checkReader(const QString &text, QChar separator)
{
    CsvOptions options;
    options.separator = separator;
    const CsvTable table = readCsv(text, options);
    const auto naive = test::naiveCsv(text, separator);
    require(naive.has_value() == !table.unclosedQuote.has_value(), "both readers see the open quote");
    if (!naive)
        return;
    require(naive->size() == table.records.size(), "both readers see the same rows");
    std::vector<QStringList> rows;
    for (size_t i = 0; i < naive->size(); ++i) {
        const CsvRecord &record = table.records[i];
        require(record.problem == CsvRecord::Problem::CellTooLong || record.cells == (*naive)[i],
                "both readers see the same cells");
        rows.push_back(record.cells);
    }
    // Written and read again, guards taken off.
    const QByteArray written = writeCsv(rows, separator);
    const auto decoded = decodeText(written);
    require(decoded.has_value() || text.contains(QChar(0)), "what was written is text");
    if (!decoded)
        return;
    const CsvTable again = readCsv(decoded->text, options);
    require(again.records.size() == rows.size(), "as many rows come back");
    for (size_t i = 0; i < rows.size(); ++i) {
        QStringList cells;
        for (const QString &cell : again.records[i].cells)
            cells << unguardFormula(cell);
        require(cells == rows[i], "every cell comes back");
    }
}

void checkPreview(const ImportPreview &preview)
{
    const int rows = static_cast<int>(preview.rows.size());
    require(preview.ready + preview.check + preview.errors + preview.duplicates + preview.leftOut == rows,
            "every row is counted once");
    for (const ImportRow &row : preview.rows) {
        if (row.verdict != RowVerdict::Ready && row.verdict != RowVerdict::Check)
            continue;
        require(!row.candidate.phone.isEmpty(), "who is imported has a phone");
        require(judgePhone(row.candidate.phone) == PhoneProblem::None, "that may be dialled");
    }
    const std::vector<Candidate> people = candidatesToImport(preview);
    require(static_cast<int>(people.size()) <= preview.ready + preview.check, "only those rows are imported");
    QStringList phones;
    for (const Candidate &person : people)
        phones << person.phone.text();
    require(phones.removeDuplicates() == 0, "nobody is imported twice");
    const QByteArray rejected = rejectedCsv(preview, [](const ImportRow &) { return QStringLiteral("why"); });
    require(decodeText(rejected).has_value(), "the file of rejected rows is text");
}

void run(QByteArrayView bytes)
{
    Bytes input(bytes);
    const uint8_t choice = input.next();
    ImportOptions options;
    if (choice & 1U)
        options.separator = kSeparators[(choice >> 1U) % kSeparators.size()];
    if (choice & 8U)
        options.hasHeader = (choice & 16U) != 0;
    if (choice & 32U)
        options.defaultRegion = QStringLiteral("LT");
    if ((choice & 0xC0U) == 0xC0U)
        options.encoding = TextEncoding::Utf16Le;
    const QByteArray text = input.rest().toByteArray();
    if (const auto decoded = decodeText(text, options.encoding)) {
        require(decoded->byteOf(decoded->text.size()) == text.size(), "the end of the text is the end of the bytes");
        checkReader(decoded->text, options.separator.value_or(detectSeparator(decoded->text)));
    }
    const auto preview = previewImport(test::context(), {{}, text, QStringLiteral("sheet")}, options);
    if (preview)
        checkPreview(**preview);
}

const Registration registration({"sheet", run, mutateWords});

} // namespace

} // namespace callboard::fuzz
