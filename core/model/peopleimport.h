// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/model/company.h"

#include <QByteArray>
#include <QStringList>

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace callboard {

/// Where rows come from: a file to read in the worker, or pasted text.
struct ImportSource
{
    QString path;     ///< read when not empty
    QByteArray bytes; ///< else this; in a preview: what was read, so that a revision never reads the file again
    QString title;    ///< shown: the file's name, "Pasted rows"
};

enum class ImportField { Skip, Phone, Name, Position, Zone, Id, Note, IsTest };
/// Name is joined from all its columns with spaces (first name, last name); of the others one column each.
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
    SameIdInWorkspace,    ///< [candidateId, name]
    IdMalformed,
    NoCountry,         ///< +800 and its like: the number says nothing of a zone (D-NOTPHONECOUNTRY)
    WrongColumnCount,  ///< [found, expected]
    CellTooLong,       ///< [column]
    ControlCharacters, ///< [column]
    HiddenCharacters,  ///< direction overrides and the like, kept and shown [column]
    QuoteMisplaced,    ///< text after a closing quote [column]
    BeyondLimit,       ///< [limit: rows of one import]
};
/// Stable name for exports, logs and tests: "same_phone_in_file".
QString issueName(ImportIssue issue);

/// Why a source cannot be previewed at all; nothing was read into the workspace. Travels in an Error.
struct ImportRefusal
{
    enum class Problem {
        Missing,
        Directory,
        NotAFile, ///< FIFO, socket, device
        Link,     ///< a symbolic link: what it points to may change between two looks
        NoPermission,
        ReadFailed, ///< the medium or the network went away
        ChangedWhileRead,
        TooLarge, ///< more than kMostImportBytes
        Empty,
        NotText,       ///< no encoding fits for certain; `byte` = the first that does not
        NulCharacter,  ///< at `byte`
        UnclosedQuote, ///< opened at `line` and `byte`
    };
    Problem problem = Problem::Missing;
    qint64 byte = -1; ///< offset in the source, 0-based; -1 = does not apply
    int line = 0;     ///< 1-based; 0 = does not apply
    friend bool operator==(const ImportRefusal &, const ImportRefusal &) = default;
};
inline constexpr qint64 kMostImportBytes = 64LL << 20;
inline constexpr int kMostImportRows = 100'000; ///< rows after these are errors (BeyondLimit)

/// FileUnreadable or ValidationError; `detail` carries the refusal in stable words.
Error errorOf(const ImportRefusal &refusal);
/// The refusal in an error that errorOf made; nullopt for any other error.
std::optional<ImportRefusal> refusalOf(const Error &error);

struct ImportRow
{
    int line = 0; ///< of the source, 1-based, where the row begins
    QStringList cells;
    RowVerdict verdict = RowVerdict::Ready;
    ImportIssue issue = ImportIssue::None;
    QVariantMap values;
    Candidate candidate;           ///< valid for Ready and Check; its id is empty unless the source has one
    std::vector<Zone> zoneChoices; ///< one = the phone's; several = the row asks, narrowed first
    int narrowedChoices = 0;       ///< how many of them the number's prefix leaves
    bool leftOut = false;          ///< the operator keeps it out of the import
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
    int leftOut = 0;     ///< rows the operator keeps out, of any verdict; not in the four counts
    QStringList regions; ///< of the numbers with a country, most frequent first
    milliseconds took{0};
    std::map<std::pair<int, int>, QString> edits; ///< (line, column) -> text
    /// line -> chosen zone; nullopt = the safe window: only while every clock that fits is open (N07)
    std::map<int, std::optional<Zone>> zones;
};
using ImportPreviewPtr = std::shared_ptr<const ImportPreview>;

struct ImportRevision
{
    std::optional<ImportOptions> options;
    std::map<std::pair<int, int>, QString> edits; ///< added to those there are
    std::map<int, std::optional<Zone>> zones;     ///< as in the preview
    std::vector<int> leaveOut;                    ///< lines not to import
    std::vector<int> takeIn;                      ///< lines to import after all
};

/// The sentence for a row that stays out, made by ui/ for the file of rejected rows; called in a worker.
using RowSentence = std::function<QString(const ImportRow &)>;

struct ImportOutcome
{
    int imported = 0;
    int left = 0;
    std::vector<CandidateId> candidates; ///< in file order
};

} // namespace callboard
