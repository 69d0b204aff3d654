// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/company.h"

#include <QByteArray>
#include <QStringList>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace callboard {

/// Where rows come from: a file to read in the worker, or pasted text.
struct ImportSource
{
    QString path;     ///< read when not empty
    QByteArray bytes; ///< else this
    QString title;    ///< shown: the file's name, "Pasted rows"
};

enum class ImportField { Skip, Phone, Name, Position, Zone, Id, Note, IsTest };
inline constexpr std::array kImportFields{ImportField::Skip,     ImportField::Phone, ImportField::Name,
                                          ImportField::Position, ImportField::Zone,  ImportField::Id,
                                          ImportField::Note,     ImportField::IsTest};

enum class TextEncoding { Utf8, Utf16Le, Utf16Be };

/// Absent = found in the file.
struct ImportOptions
{
    std::optional<TextEncoding> encoding;
    std::optional<QChar> separator; ///< , ; tab |
    std::optional<bool> hasHeader;
    std::vector<ImportField> columns;   ///< by column; empty = guessed
    QString defaultRegion;              ///< for numbers without a country; empty = none chosen (never guessed)
    std::optional<PositionId> position; ///< for rows without one
};

enum class RowVerdict { Ready, Check, Error, Duplicate };

/// Why a row is not simply ready; `values` as named.
enum class ImportIssue {
    None,
    PhoneMissing,
    PhoneWrong,           ///< [problem: problemName, region, missingDigits]
    ReadAsOtherCountry,   ///< the number is valid in [region] (offered, never done)
    TwoClocks,            ///< [region, zones]
    ZoneUnknown,          ///< [zone]
    ZoneUnclear,          ///< an abbreviation such as CST; [zone, used]
    ZoneDiffersFromPhone, ///< [zone, phoneZone]
    PositionUnknown,      ///< [position]
    NameMissing,
    SamePhoneInFile,      ///< [line]
    SamePhoneInWorkspace, ///< [candidateId, name]
    SameIdInFile,         ///< [line]
    IdMalformed,
    WrongColumnCount,  ///< [found, expected]
    CellTooLong,       ///< [column]
    ControlCharacters, ///< [column]
};

struct ImportRow
{
    int line = 0; ///< of the source, 1-based, where the row begins
    QStringList cells;
    RowVerdict verdict = RowVerdict::Ready;
    ImportIssue issue = ImportIssue::None;
    QVariantMap values;
    Candidate candidate;           ///< valid for Ready and Check
    std::vector<Zone> zoneChoices; ///< narrowed first; for rows that ask
    int narrowedChoices = 0;       ///< how many of them the number's prefix leaves
};

struct ImportPreview
{
    CompanyId company;
    ImportSource source;
    ImportOptions options; ///< all decided
    QStringList header;    ///< column names of the file; empty without one
    std::vector<ImportField> columns;
    std::vector<ImportRow> rows;
    int ready = 0;
    int check = 0;
    int errors = 0;
    int duplicates = 0;
    milliseconds took{0};
    std::map<std::pair<int, int>, QString> edits; ///< (line, column) -> text
    std::map<int, Zone> zones;                    ///< line -> chosen zone
};
using ImportPreviewPtr = std::shared_ptr<const ImportPreview>;

struct ImportRevision
{
    std::optional<ImportOptions> options;
    std::map<std::pair<int, int>, QString> edits; ///< added to those there are
    std::map<int, Zone> zones;
    std::vector<int> leaveOut; ///< lines not to import
};

struct ImportOutcome
{
    int imported = 0;
    int left = 0;
    std::vector<CandidateId> candidates; ///< in file order
};

} // namespace callboard
