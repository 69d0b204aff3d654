// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QChar>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace callboard {

/// One row of a sheet as it stands there.
struct CsvRecord
{
    enum class Problem { None, CellTooLong, QuoteMisplaced };
    int line = 1; ///< where it begins, 1-based; a quoted cell may hold more lines
    QStringList cells;
    Problem problem = Problem::None;
    int problemColumn = 0; ///< 0-based

    friend bool operator==(const CsvRecord &, const CsvRecord &) = default;
};

struct CsvTable
{
    struct Place
    {
        int line = 1;
        qsizetype index = 0; ///< in the text, UTF-16 units
        friend bool operator==(const Place &, const Place &) = default;
    };
    std::vector<CsvRecord> records;
    std::optional<Place> unclosedQuote; ///< where it was opened; `records` ends before that row
    bool cancelled = false;
};

struct CsvOptions
{
    QChar separator = QLatin1Char(',');
    qsizetype longestCell = 1 << 20; ///< UTF-16 units; what is beyond is dropped, and the row says so
    qsizetype mostRecords = -1;      ///< stop after these; -1 = all
    std::function<bool()> cancelled; ///< asked now and then
};

/// RFC 4180 with what spreadsheets write: LF, CR and CRLF end a row, also mixed; a cell that begins with a quote is
/// quoted, doubled quotes in it are one; a quote inside an unquoted cell is a character; lines without any character
/// are skipped. Text between a closing quote and the separator marks the row (QuoteMisplaced). A quote that is never
/// closed ends the table.
CsvTable readCsv(QStringView text, const CsvOptions &options);

} // namespace callboard
