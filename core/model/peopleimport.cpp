// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/model/peopleimport.h"

#include <QRegularExpression>

namespace callboard {

namespace {

using Problem = ImportRefusal::Problem;

struct NamedProblem
{
    Problem problem;
    const char *name;
    ErrorCode code;
};
constexpr NamedProblem kProblems[]{
    {Problem::Missing, "missing", ErrorCode::FileUnreadable},
    {Problem::Directory, "directory", ErrorCode::FileUnreadable},
    {Problem::NotAFile, "not_a_file", ErrorCode::FileUnreadable},
    {Problem::Link, "link", ErrorCode::FileUnreadable},
    {Problem::NoPermission, "no_permission", ErrorCode::FileUnreadable},
    {Problem::ReadFailed, "read_failed", ErrorCode::FileUnreadable},
    {Problem::ChangedWhileRead, "changed_while_read", ErrorCode::FileUnreadable},
    {Problem::TooLarge, "too_large", ErrorCode::ValidationError},
    {Problem::Empty, "empty", ErrorCode::ValidationError},
    {Problem::NotText, "not_text", ErrorCode::ValidationError},
    {Problem::NulCharacter, "nul_character", ErrorCode::ValidationError},
    {Problem::UnclosedQuote, "unclosed_quote", ErrorCode::ValidationError},
};

} // namespace

QString issueName(ImportIssue issue)
{
    switch (issue) {
    case ImportIssue::None:
        return QStringLiteral("none");
    case ImportIssue::PhoneMissing:
        return QStringLiteral("phone_missing");
    case ImportIssue::PhoneWrong:
        return QStringLiteral("phone_wrong");
    case ImportIssue::ReadAsOtherCountry:
        return QStringLiteral("read_as_other_country");
    case ImportIssue::TwoClocks:
        return QStringLiteral("two_clocks");
    case ImportIssue::ZoneUnknown:
        return QStringLiteral("zone_unknown");
    case ImportIssue::ZoneUnclear:
        return QStringLiteral("zone_unclear");
    case ImportIssue::ZoneDiffersFromPhone:
        return QStringLiteral("zone_differs_from_phone");
    case ImportIssue::PositionUnknown:
        return QStringLiteral("position_unknown");
    case ImportIssue::NameMissing:
        return QStringLiteral("name_missing");
    case ImportIssue::SamePhoneInFile:
        return QStringLiteral("same_phone_in_file");
    case ImportIssue::SamePhoneInWorkspace:
        return QStringLiteral("same_phone_in_workspace");
    case ImportIssue::SameIdInFile:
        return QStringLiteral("same_id_in_file");
    case ImportIssue::SameIdInWorkspace:
        return QStringLiteral("same_id_in_workspace");
    case ImportIssue::IdMalformed:
        return QStringLiteral("id_malformed");
    case ImportIssue::NoCountry:
        return QStringLiteral("no_country");
    case ImportIssue::WrongColumnCount:
        return QStringLiteral("wrong_column_count");
    case ImportIssue::CellTooLong:
        return QStringLiteral("cell_too_long");
    case ImportIssue::ControlCharacters:
        return QStringLiteral("control_characters");
    case ImportIssue::HiddenCharacters:
        return QStringLiteral("hidden_characters");
    case ImportIssue::QuoteMisplaced:
        return QStringLiteral("quote_misplaced");
    case ImportIssue::BeyondLimit:
        return QStringLiteral("beyond_limit");
    }
    Q_UNREACHABLE();
}

Error errorOf(const ImportRefusal &refusal)
{
    for (const NamedProblem &row : kProblems) {
        if (row.problem != refusal.problem)
            continue;
        return Error{row.code,
                     QStringLiteral("import %1 byte=%2 line=%3")
                         .arg(QLatin1String(row.name))
                         .arg(refusal.byte)
                         .arg(refusal.line),
                     {}};
    }
    Q_UNREACHABLE();
}

std::optional<ImportRefusal> refusalOf(const Error &error)
{
    static const QRegularExpression shape(QStringLiteral(R"(\Aimport ([a-z_]+) byte=(-?\d+) line=(\d+)\z)"));
    const QRegularExpressionMatch match = shape.match(error.detail);
    if (!match.hasMatch())
        return std::nullopt;
    for (const NamedProblem &row : kProblems) {
        if (match.captured(1) == QLatin1String(row.name))
            return ImportRefusal{row.problem, match.captured(2).toLongLong(), match.captured(3).toInt()};
    }
    return std::nullopt;
}

} // namespace callboard
