// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/import/importjob.h"

#include "core/import/csvdialect.h"
#include "core/import/csvwriter.h"
#include "core/import/parallelrows.h"
#include "core/import/sourcereader.h"
#include "core/import/textdecoder.h"

#include <QElapsedTimer>

#include <algorithm>

namespace callboard {

namespace {

constexpr qsizetype kMostRegions = 8;

bool isCancelled(const ImportWatch &watch)
{
    return watch.cancelled && watch.cancelled();
}

Error cancelledError()
{
    return Error{ErrorCode::Cancelled, {}, {}};
}

QStringList titlesOf(const ImportContext &context)
{
    QStringList titles;
    for (const Position &position : context.positions)
        titles.append(position.title.simplified());
    return titles;
}

ImportRow rowOf(const CsvRecord &record)
{
    ImportRow row;
    row.line = record.line;
    row.cells = record.cells;
    const QVariantMap column{{QStringLiteral("column"), record.problemColumn}};
    switch (record.problem) {
    case CsvRecord::Problem::None:
        break;
    case CsvRecord::Problem::CellTooLong:
        row.verdict = RowVerdict::Error;
        row.issue = ImportIssue::CellTooLong;
        row.values = column;
        break;
    case CsvRecord::Problem::QuoteMisplaced:
        row.verdict = RowVerdict::Error;
        row.issue = ImportIssue::QuoteMisplaced;
        row.values = column;
        break;
    }
    return row;
}

void takeRows(ImportPreview &preview, const std::vector<CsvRecord> &records)
{
    const size_t first = preview.options.hasHeader.value_or(false) ? 1 : 0;
    preview.rows.reserve(records.size() - std::min(records.size(), first));
    for (size_t i = first; i < records.size(); ++i) {
        preview.rows.push_back(rowOf(records[i]));
        if (preview.rows.size() > static_cast<size_t>(kMostImportRows)) {
            ImportRow &row = preview.rows.back();
            row.verdict = RowVerdict::Error;
            row.issue = ImportIssue::BeyondLimit;
            row.values = {{QStringLiteral("limit"), kMostImportRows}};
        }
    }
}

/// Bytes to rows that are not judged yet, with every option decided.
Result<ImportPreview> layOut(const ImportContext &context, const ImportSource &source, const ImportOptions &options,
                             const ImportWatch &watch)
{
    const Result<DecodedText> decoded = decodeText(source.bytes, options.encoding);
    if (!decoded)
        return decoded.error();
    ImportPreview preview;
    preview.company = context.company;
    preview.source = source;
    preview.options = options;
    preview.options.encoding = decoded->encoding;
    preview.options.separator = options.separator ? *options.separator : detectSeparator(decoded->text);

    CsvOptions csv;
    csv.separator = *preview.options.separator;
    csv.cancelled = watch.cancelled;
    const CsvTable table = readCsv(decoded->text, csv);
    if (table.cancelled)
        return cancelledError();
    if (table.unclosedQuote)
        return errorOf({ImportRefusal::Problem::UnclosedQuote, decoded->byteOf(table.unclosedQuote->index),
                        table.unclosedQuote->line});
    if (table.records.empty())
        return errorOf({ImportRefusal::Problem::Empty, -1, 0});

    const bool hasHeader = options.hasHeader.value_or(detectHeader(table.records));
    const int columns = usualColumns(table.records, hasHeader);
    preview.options.hasHeader = hasHeader;
    if (hasHeader)
        preview.header = table.records.front().cells;
    preview.columns = static_cast<int>(options.columns.size()) == columns
                          ? options.columns
                          : guessColumns(table.records, hasHeader, columns, titlesOf(context));
    preview.options.columns = preview.columns;
    takeRows(preview, table.records);
    return preview;
}

/// Most frequent first, by the numbers that were read.
QStringList regionsOf(const std::vector<ImportRow> &rows)
{
    QHash<QString, int> byCode; // regionOf is slow: one answer for each beginning of a number
    QHash<QString, QString> regions;
    for (const ImportRow &row : rows) {
        if (row.candidate.phone.isEmpty())
            continue;
        const QString start = row.candidate.phone.text().left(5);
        if (byCode[start]++ == 0)
            regions.insert(start, regionOf(row.candidate.phone));
    }
    QHash<QString, int> counts;
    for (auto it = byCode.cbegin(); it != byCode.cend(); ++it)
        counts[regions.value(it.key())] += it.value();
    counts.remove(QString());
    QStringList found = counts.keys();
    std::sort(found.begin(), found.end(),
              [&](const QString &a, const QString &b) { return std::pair(-counts[a], a) < std::pair(-counts[b], b); });
    return found.mid(0, kMostRegions);
}

void count(ImportPreview &preview)
{
    preview.ready = preview.check = preview.errors = preview.duplicates = preview.leftOut = 0;
    for (const ImportRow &row : preview.rows) {
        if (row.leftOut) {
            ++preview.leftOut;
            continue;
        }
        switch (row.verdict) {
        case RowVerdict::Ready:
            ++preview.ready;
            break;
        case RowVerdict::Check:
            ++preview.check;
            break;
        case RowVerdict::Error:
            ++preview.errors;
            break;
        case RowVerdict::Duplicate:
            ++preview.duplicates;
            break;
        }
    }
}

void offerOtherCountries(const RowJudge &judge, ImportPreview &preview, const std::vector<size_t> &rows)
{
    for (const size_t index : rows) {
        ImportRow &row = preview.rows[index];
        if (row.issue == ImportIssue::PhoneWrong)
            RowJudge::offerOtherCountry(row, judge.text(row, ImportField::Phone), preview.regions);
    }
}

/// False when cancelled.
bool judgeAll(const ImportContext &context, ImportPreview &preview, const ImportWatch &watch)
{
    const RowJudge judge(context, preview);
    if (!forEachRow(preview.rows, watch,
                    [&](ImportRow &row, RowJudge::Scratch &scratch) { judge.judge(row, scratch); }))
        return false;
    preview.regions = regionsOf(preview.rows);
    std::vector<size_t> wrong;
    for (size_t i = 0; i < preview.rows.size(); ++i) {
        if (preview.rows[i].issue == ImportIssue::PhoneWrong)
            wrong.push_back(i);
    }
    offerOtherCountries(judge, preview, wrong);
    markDuplicates(context, judge, preview.rows);
    count(preview);
    return !isCancelled(watch);
}

/// Rows ascend by line.
std::optional<size_t> indexOf(const ImportPreview &preview, int line)
{
    const auto found = std::lower_bound(preview.rows.begin(), preview.rows.end(), line,
                                        [](const ImportRow &row, int wanted) { return row.line < wanted; });
    if (found == preview.rows.end() || found->line != line)
        return std::nullopt;
    return static_cast<size_t>(found - preview.rows.begin());
}

Error noSuchRow(int line)
{
    return Error{ErrorCode::ValidationError, QStringLiteral("line %1").arg(line), {}};
}

/// Puts a text into a cell. What the reader found wrong there is settled by it.
bool edit(ImportRow &row, int column, const QString &text, int columns)
{
    if (column < 0 || column >= columns)
        return false;
    while (row.cells.size() < column)
        row.cells.append(QString());
    if (column < row.cells.size())
        row.cells[column] = text;
    else
        row.cells.append(text);
    const bool isOfReader = row.issue == ImportIssue::CellTooLong || row.issue == ImportIssue::QuoteMisplaced;
    if (isOfReader && row.values.value(QStringLiteral("column")).toInt() == column)
        row.issue = ImportIssue::None;
    return true;
}

/// Applies edits, zones and rows left out. Returns the indexes of the rows to judge again.
Result<std::vector<size_t>> apply(ImportPreview &preview, const ImportRevision &revision)
{
    std::vector<size_t> changed;
    for (const auto &[place, text] : revision.edits) {
        const auto index = indexOf(preview, place.first);
        if (!index || !edit(preview.rows[*index], place.second, text, static_cast<int>(preview.columns.size())))
            return noSuchRow(place.first);
        preview.edits[place] = text;
        changed.push_back(*index);
    }
    for (const auto &[line, zone] : revision.zones) {
        const auto index = indexOf(preview, line);
        if (!index)
            return noSuchRow(line);
        preview.zones.insert_or_assign(line, zone);
        changed.push_back(*index);
    }
    for (const bool out : {true, false}) {
        for (const int line : out ? revision.leaveOut : revision.takeIn) {
            const auto index = indexOf(preview, line);
            if (!index)
                return noSuchRow(line);
            preview.rows[*index].leftOut = out;
            changed.push_back(*index);
        }
    }
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    return changed;
}

bool startsOver(const ImportOptions &before, const ImportOptions &after)
{
    return before.encoding != after.encoding || before.separator != after.separator ||
           before.hasHeader != after.hasHeader;
}

bool judgesAll(const ImportPreview &preview, const ImportOptions &after)
{
    return preview.columns != after.columns || preview.options.defaultRegion != after.defaultRegion ||
           preview.options.position != after.position;
}

} // namespace

ImportWatch watchOf(QPromise<Result<ImportPreviewPtr>> &promise)
{
    ImportWatch watch;
    watch.cancelled = [&promise] { return promise.isCanceled(); };
    watch.progress = [&promise](int done, int total) {
        promise.setProgressRange(0, total);
        promise.setProgressValue(done);
    };
    return watch;
}

Result<ImportPreviewPtr> previewImport(const ImportContext &context, const ImportSource &source,
                                       const ImportOptions &options, const ImportWatch &watch)
{
    QElapsedTimer timer;
    timer.start();
    ImportSource read = source;
    if (!source.path.isEmpty()) {
        Result<QByteArray> bytes = readSource(source.path);
        if (!bytes)
            return bytes.error();
        read.bytes = std::move(*bytes);
    }
    Result<ImportPreview> preview = layOut(context, read, options, watch);
    if (!preview)
        return preview.error();
    if (!judgeAll(context, *preview, watch))
        return cancelledError();
    preview->took = milliseconds(timer.elapsed());
    return ImportPreviewPtr(std::make_shared<const ImportPreview>(std::move(*preview)));
}

Result<ImportPreviewPtr> reviseImport(const ImportContext &context, const ImportPreviewPtr &preview,
                                      const ImportRevision &revision, const ImportWatch &watch)
{
    QElapsedTimer timer;
    timer.start();
    const ImportOptions options = revision.options.value_or(preview->options);
    if (startsOver(preview->options, options)) {
        ImportOptions again = options;
        if (options.columns == preview->options.columns)
            again.columns.clear(); // they were those of another table
        ImportSource read = preview->source;
        read.path.clear();
        Result<ImportPreviewPtr> fresh = previewImport(context, read, again, watch);
        if (!fresh)
            return fresh;
        auto named = std::make_shared<ImportPreview>(**fresh);
        named->source.path = preview->source.path;
        return ImportPreviewPtr(std::move(named));
    }
    auto revised = std::make_shared<ImportPreview>(*preview);
    const bool all = judgesAll(*preview, options);
    if (!options.columns.empty() && options.columns.size() != preview->columns.size())
        return Error{ErrorCode::ValidationError, QStringLiteral("columns"), {}};
    revised->options = options;
    if (!options.columns.empty())
        revised->columns = options.columns;
    const Result<std::vector<size_t>> changed = apply(*revised, revision);
    if (!changed)
        return changed.error();
    if (all) {
        if (!judgeAll(context, *revised, watch))
            return cancelledError();
    } else {
        const RowJudge judge(context, *revised);
        RowJudge::Scratch scratch;
        for (const size_t index : *changed)
            judge.judge(revised->rows[index], scratch);
        offerOtherCountries(judge, *revised, *changed);
        markDuplicates(context, judge, revised->rows);
        count(*revised);
    }
    revised->took = milliseconds(timer.elapsed());
    return ImportPreviewPtr(std::move(revised));
}

QByteArray rejectedCsv(const ImportPreview &preview, const RowSentence &sentence)
{
    qsizetype columns = static_cast<qsizetype>(preview.columns.size());
    for (const ImportRow &row : preview.rows) {
        if (row.verdict == RowVerdict::Error)
            columns = std::max(columns, row.cells.size());
    }
    QStringList head = preview.header;
    while (head.size() < columns)
        head.append(QStringLiteral("column %1").arg(head.size() + 1));
    std::vector<QStringList> rows{
        head + QStringList{QStringLiteral("line"), QStringLiteral("problem"), QStringLiteral("reason")}};
    for (const ImportRow &row : preview.rows) {
        if (row.verdict != RowVerdict::Error)
            continue;
        QStringList cells;
        for (const QString &cell : row.cells)
            cells.append(unguardFormula(cell));
        while (cells.size() < columns)
            cells.append(QString());
        cells << QString::number(row.line) << issueName(row.issue) << (sentence ? sentence(row) : QString());
        rows.push_back(std::move(cells));
    }
    return writeCsv(rows, preview.options.separator.value_or(QLatin1Char(',')));
}

std::vector<Candidate> candidatesToImport(const ImportPreview &preview, const ImportContext *now)
{
    std::vector<Candidate> candidates;
    candidates.reserve(static_cast<size_t>(preview.ready + preview.check));
    for (const ImportRow &row : preview.rows) {
        const bool comesIn = row.verdict == RowVerdict::Ready || row.verdict == RowVerdict::Check;
        if (!comesIn || row.leftOut)
            continue;
        const bool isKnown =
            now && (now->byPhone.contains(row.candidate.phone.text()) || now->byId.contains(row.candidate.id.text()));
        if (!isKnown)
            candidates.push_back(row.candidate);
    }
    return candidates;
}

} // namespace callboard
