// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/phone/e164.h"

#include "core/phone/phonedata.h"
#include "core/phone/phonefacts.h"
#include "core/phone/phonelib.h"
#include "core/phone/phonetext.h"

#include <QRegularExpression>

#include <algorithm>

namespace callboard {

namespace {

PhoneReading refused(PhoneProblem problem)
{
    PhoneReading reading;
    reading.problem = problem;
    return reading;
}

bool isValidAlone(const QString &piece, const QString &defaultRegion)
{
    constexpr int kShortest = 7; // area codes and groups of digits are shorter, whatever some country holds valid
    const phonetext::Cleaned cleaned = phonetext::clean(piece.trimmed());
    return cleaned.problem == PhoneProblem::None && cleaned.dialled.size() >= kShortest &&
           phonelib::judge(cleaned.dialled, defaultRegion).problem == PhoneProblem::None;
}

/// Two numbers in one cell: at least two of its pieces are valid on their own.
bool holdsSeveral(const QString &text, const QString &defaultRegion)
{
    const QStringList pieces = phonetext::pieces(text);
    return pieces.size() > 1 && std::count_if(pieces.begin(), pieces.end(), [&](const QString &piece) {
                                    return isValidAlone(piece, defaultRegion);
                                }) > 1;
}

/// "61234567 61234568": too long as one number, and both sides of some space are numbers.
bool splitsAtSpace(const QString &text, const QString &defaultRegion)
{
    for (qsizetype at = text.indexOf(QLatin1Char(' ')); at >= 0; at = text.indexOf(QLatin1Char(' '), at + 1)) {
        if (isValidAlone(text.left(at), defaultRegion) && isValidAlone(text.mid(at + 1), defaultRegion))
            return true;
    }
    return false;
}

} // namespace

Result<E164> E164::parse(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral(R"(\A\+[1-9][0-9]{2,14}\z)"));
    if (!shape.match(text).hasMatch())
        return Error{ErrorCode::InvalidPhone, QStringLiteral("\"%1\" is not + and 3-15 digits").arg(text.left(32))};
    return E164(text);
}

QString problemName(PhoneProblem problem)
{
    switch (problem) {
    case PhoneProblem::None:
        return QStringLiteral("none");
    case PhoneProblem::Empty:
        return QStringLiteral("empty");
    case PhoneProblem::NotANumber:
        return QStringLiteral("not_a_number");
    case PhoneProblem::TooShort:
        return QStringLiteral("too_short");
    case PhoneProblem::TooLong:
        return QStringLiteral("too_long");
    case PhoneProblem::InvalidCountryCode:
        return QStringLiteral("invalid_country_code");
    case PhoneProblem::NotInRegion:
        return QStringLiteral("not_in_region");
    case PhoneProblem::ScientificNotation:
        return QStringLiteral("scientific_notation");
    case PhoneProblem::SeveralNumbers:
        return QStringLiteral("several_numbers");
    case PhoneProblem::PremiumOrEmergency:
        return QStringLiteral("premium_or_emergency");
    case PhoneProblem::LocalOnly:
        return QStringLiteral("local_only");
    }
    Q_UNREACHABLE();
}

PhoneReading readPhone(const QString &text, const QString &defaultRegion)
{
    const QString normal = phonetext::normalised(text);
    const phonetext::Cleaned cleaned = phonetext::clean(normal);
    if (cleaned.problem == PhoneProblem::Empty || cleaned.problem == PhoneProblem::ScientificNotation)
        return refused(cleaned.problem);
    if (holdsSeveral(normal, defaultRegion))
        return refused(PhoneProblem::SeveralNumbers);
    if (cleaned.problem != PhoneProblem::None)
        return refused(cleaned.problem);
    // A number with its country is never an emergency number; not asking saves a fifth of the reading.
    const bool hasCountry = cleaned.dialled.startsWith(QLatin1Char('+'));
    if (!hasCountry && !defaultRegion.isEmpty() && phonelib::isEmergency(cleaned.dialled, defaultRegion))
        return refused(PhoneProblem::PremiumOrEmergency);

    const phonelib::Judged judged = phonelib::judge(cleaned.dialled, defaultRegion);
    PhoneReading reading;
    reading.problem = judged.problem;
    reading.extension = cleaned.extension;
    reading.region = judged.region;
    reading.missingDigits = judged.missingDigits;
    if (judged.problem == PhoneProblem::TooLong && splitsAtSpace(normal, defaultRegion))
        reading.problem = PhoneProblem::SeveralNumbers;
    if (judged.problem != PhoneProblem::None)
        return reading;
    const Result<E164> number = E164::parse(judged.e164);
    if (!number) // some country codes hold more than E.164's 15 digits valid
        return refused(PhoneProblem::TooLong);
    reading.number = *number;
    if (cleaned.dialled == judged.e164) // read as it stands, so what was found holds for the number itself
        rememberFacts(*number, judged);
    reading.isMobile = judged.isMobile;
    return reading;
}

PhoneProblem judgePhone(const E164 &number)
{
    return factsOf(number).problem;
}

QString regionOf(const E164 &number)
{
    return factsOf(number).region;
}

QString formatInternational(const E164 &number)
{
    return phonelib::formatInternational(number);
}

QString callingCodeOf(const QString &region)
{
    const int code = phonelib::callingCodeOf(region);
    return code == 0 ? QString() : QStringLiteral("+%1").arg(code);
}

const QStringList &phoneRegions()
{
    static const QStringList sorted = phonelib::regions(); // from a std::set
    return sorted;
}

QString exampleNumber(const QString &region)
{
    return phonelib::exampleNumber(region);
}

QString phoneDataVersion()
{
    return QString::fromLatin1(kPhoneDataVersion);
}

} // namespace callboard
