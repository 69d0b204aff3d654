// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/people/importsentences.h"

#include "core/model/visibletext.h"
#include "ui/common/sentences.h"

#include <QLocale>

namespace callboard {

namespace {

QString text(const ImportRow &row, const char *key)
{
    return visibleText(row.values.value(QLatin1String(key)).toString());
}

PhoneProblem problemOf(const QString &name)
{
    for (int i = 0; i <= static_cast<int>(PhoneProblem::LocalOnly); ++i) {
        if (problemName(static_cast<PhoneProblem>(i)) == name)
            return static_cast<PhoneProblem>(i);
    }
    return PhoneProblem::NotANumber;
}

QString cityOf(const QString &zone)
{
    const Result<Zone> parsed = Zone::parse(zone);
    return parsed ? parsed->city() : zone;
}

} // namespace

std::optional<Zone> zoneOf(const ImportRow &row)
{
    if (row.candidate.zone)
        return row.candidate.zone;
    if (row.zoneChoices.size() == 1)
        return row.zoneChoices.front();
    return std::nullopt;
}

QString ImportSentences::verdict(RowVerdict verdict)
{
    switch (verdict) {
    case RowVerdict::Ready:
        return tr("Ready");
    case RowVerdict::Check:
        return tr("Check");
    case RowVerdict::Error:
        return tr("Error");
    case RowVerdict::Duplicate:
        return tr("Duplicate");
    }
    return {};
}

QString ImportSentences::why(const ImportRow &row, const std::vector<ImportField> &columns, const QStringList &header)
{
    Q_UNUSED(columns);
    const int column = row.values.value(QStringLiteral("column")).toInt();
    switch (row.issue) {
    case ImportIssue::None:
        switch (row.candidate.zoneProvenance) {
        case ZoneProvenance::File:
            return tr("from the file");
        case ZoneProvenance::You:
            return tr("chosen by you");
        case ZoneProvenance::Candidate:
            return tr("from the candidate");
        case ZoneProvenance::SafeWindow:
            return tr("only while all clocks that fit are open");
        case ZoneProvenance::Phone:
        case ZoneProvenance::None:
            return tr("from the phone");
        }
        return {};
    case ImportIssue::PhoneMissing:
        return tr("No phone number");
    case ImportIssue::PhoneWrong:
    case ImportIssue::ReadAsOtherCountry: {
        const bool isOffered = row.issue == ImportIssue::ReadAsOtherCountry;
        const QString region = text(row, isOffered ? "defaultRegion" : "region");
        const PhoneProblem problem = problemOf(row.values.value(QStringLiteral("problem")).toString());
        if (region.isEmpty() && problem == PhoneProblem::InvalidCountryCode)
            return tr("No country; choose one above");
        return Sentences::phoneProblem(problem, region, row.values.value(QStringLiteral("missingDigits")).toInt());
    }
    case ImportIssue::TwoClocks:
        if (row.narrowedChoices == 2)
            return tr("Two clocks fit this number");
        return tr("%n clock(s) fit this number", nullptr, row.narrowedChoices);
    case ImportIssue::ZoneUnknown:
        //: %1 is what the file says, %2 a city
        return tr("No zone called %1; phone: %2").arg(text(row, "zone"), cityOf(text(row, "used")));
    case ImportIssue::ZoneUnclear:
        //: %1 is an abbreviation such as CST, %2 a city
        return tr("%1 is unclear; phone: %2").arg(text(row, "zone"), cityOf(text(row, "used")));
    case ImportIssue::ZoneDiffersFromPhone:
        //: %1 is a city
        return tr("from the file; the phone says %1").arg(cityOf(text(row, "phoneZone")));
    case ImportIssue::PositionUnknown:
        //: %1 is a job title of the file
        return tr("No position called %1").arg(text(row, "position"));
    case ImportIssue::NameMissing:
        return tr("No name");
    case ImportIssue::SamePhoneInFile:
        return tr("Same phone as line %1").arg(row.values.value(QStringLiteral("line")).toInt());
    case ImportIssue::SamePhoneInWorkspace:
        //: %1 is a person's name
        return tr("%1 has this phone already").arg(text(row, "name"));
    case ImportIssue::SameIdInFile:
        return tr("Same id as line %1").arg(row.values.value(QStringLiteral("line")).toInt());
    case ImportIssue::SameIdInWorkspace:
        //: %1 is a person's name
        return tr("%1 has this id already").arg(text(row, "name"));
    case ImportIssue::IdMalformed:
        return tr("Ids have letters, digits, _ and - only");
    case ImportIssue::NoCountry:
        return tr("A number without a country");
    case ImportIssue::WrongColumnCount:
        //: %1 is how many cells the row should have
        return tr("%n cell(s) instead of %1", nullptr, row.values.value(QStringLiteral("found")).toInt())
            .arg(row.values.value(QStringLiteral("expected")).toInt());
    case ImportIssue::CellTooLong:
        return tr("%1 is longer than 1 MiB").arg(columnName(column, header));
    case ImportIssue::ControlCharacters:
        return tr("%1 holds control characters").arg(columnName(column, header));
    case ImportIssue::HiddenCharacters:
        return tr("%1 holds hidden characters").arg(columnName(column, header));
    case ImportIssue::QuoteMisplaced:
        return tr("%1 goes on after its closing quote").arg(columnName(column, header));
    case ImportIssue::BeyondLimit:
        return tr("Beyond %L1 rows; import it apart").arg(row.values.value(QStringLiteral("limit")).toInt());
    }
    return {};
}

QString ImportSentences::fix(const ImportRow &row)
{
    switch (row.issue) {
    case ImportIssue::PhoneMissing:
    case ImportIssue::PhoneWrong:
        return tr("Edit phone");
    case ImportIssue::ReadAsOtherCountry:
        return tr("Read as %1").arg(Sentences::country(text(row, "region")));
    case ImportIssue::TwoClocks:
    case ImportIssue::NoCountry:
        return tr("Choose zone");
    case ImportIssue::PositionUnknown:
        return tr("Pick position");
    case ImportIssue::NameMissing:
        return tr("Edit name");
    case ImportIssue::IdMalformed:
        return tr("Edit id");
    case ImportIssue::CellTooLong:
    case ImportIssue::ControlCharacters:
    case ImportIssue::HiddenCharacters:
    case ImportIssue::QuoteMisplaced:
        return tr("Edit cell");
    case ImportIssue::None:
    case ImportIssue::ZoneUnknown:
    case ImportIssue::ZoneUnclear:
    case ImportIssue::ZoneDiffersFromPhone:
    case ImportIssue::SamePhoneInFile:
    case ImportIssue::SamePhoneInWorkspace:
    case ImportIssue::SameIdInFile:
    case ImportIssue::SameIdInWorkspace:
    case ImportIssue::WrongColumnCount:
    case ImportIssue::BeyondLimit:
        return {};
    }
    return {};
}

QString ImportSentences::refusal(const ImportRefusal &refusal, const QString &title)
{
    const QString name = visibleText(title);
    switch (refusal.problem) {
    case ImportRefusal::Problem::Missing:
        return tr("%1 is no longer there. Choose another file.").arg(name);
    case ImportRefusal::Problem::Directory:
        return tr("%1 is a folder. Choose the file in it.").arg(name);
    case ImportRefusal::Problem::NotAFile:
        return tr("%1 is no plain file. Copy its content to one, or paste it.").arg(name);
    case ImportRefusal::Problem::Link:
        return tr("%1 is a link that could point elsewhere a moment later. Choose the file it points to.").arg(name);
    case ImportRefusal::Problem::NoPermission:
        return tr("You may not read %1. Ask for the right to read it, or choose another file.").arg(name);
    case ImportRefusal::Problem::ReadFailed:
        return tr("%1 could not be read to its end. Check the disk or the network, then try again.").arg(name);
    case ImportRefusal::Problem::ChangedWhileRead:
        return tr("%1 changed while it was read. Save it there, then try again.").arg(name);
    case ImportRefusal::Problem::TooLarge:
        return tr("%1 is larger than 64 MiB. Split it, or leave out columns.").arg(name);
    case ImportRefusal::Problem::Empty:
        return tr("%1 holds no rows.").arg(name);
    case ImportRefusal::Problem::NotText:
        return tr("Byte %L1 of %2 fits no encoding for certain. Save it as CSV UTF-8, then try again.")
            .arg(refusal.byte)
            .arg(name);
    case ImportRefusal::Problem::NulCharacter:
        return tr("Byte %L1 of %2 is a NUL, so this is no text file. Save it as CSV UTF-8, then try again.")
            .arg(refusal.byte)
            .arg(name);
    case ImportRefusal::Problem::UnclosedQuote:
        return tr("A quote opens in line %L1 of %2 (byte %L3) and never closes. Close it there, then try again.")
            .arg(refusal.line)
            .arg(name)
            .arg(refusal.byte);
    }
    return {};
}

QString ImportSentences::field(ImportField field)
{
    switch (field) {
    case ImportField::Skip:
        return tr("Skip");
    case ImportField::Phone:
        return tr("Phone");
    case ImportField::Name:
        return tr("Name");
    case ImportField::Position:
        return tr("Position");
    case ImportField::Zone:
        return tr("Zone");
    case ImportField::Id:
        return tr("Id");
    case ImportField::Note:
        return tr("Note");
    case ImportField::IsTest:
        return tr("Test");
    }
    return {};
}

QString ImportSentences::encoding(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return tr("UTF-8");
    case TextEncoding::Utf16Le:
        return tr("UTF-16 LE");
    case TextEncoding::Utf16Be:
        return tr("UTF-16 BE");
    }
    return {};
}

QString ImportSentences::separator(QChar separator)
{
    switch (separator.unicode()) {
    case u';':
        return tr("Semicolon");
    case u'\t':
        return tr("Tab");
    case u'|':
        return tr("Bar");
    default:
        return tr("Comma");
    }
}

QString ImportSentences::columnName(int column, const QStringList &header)
{
    const QString own = visibleText(header.value(column)).trimmed();
    return own.isEmpty() ? tr("Column %1").arg(column + 1) : own;
}

QString ImportSentences::clocks(const ImportRow &row, const QString &region)
{
    if (row.issue == ImportIssue::NoCountry)
        return tr("The number belongs to no country, so it says nothing of a clock.");
    const int all = static_cast<int>(row.zoneChoices.size());
    const QString country = Sentences::country(region);
    if (row.issue == ImportIssue::ZoneDiffersFromPhone)
        return tr("The file and the phone disagree. The file's zone is used unless you choose another.");
    if (all <= 1)
        return tr("%1 has one clock.").arg(country);
    //: %1 is a country
    const QString lead = tr("%1 has %n clock(s).", nullptr, all).arg(country);
    if (row.narrowedChoices >= all || row.narrowedChoices == 0)
        return lead + QLatin1Char(' ') + tr("The number alone cannot decide.");
    return lead + QLatin1Char(' ') +
           tr("The beginning of the number leaves %n. It is a hint, no proof: numbers move with people.", nullptr,
              row.narrowedChoices);
}

} // namespace callboard
