// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/phone/phonelib.h"

#include <phonenumbers/logger.h>
#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>
#include <phonenumbers/shortnumberinfo.h>

#include <exception>
#include <set>
#include <string>

namespace callboard::phonelib {

namespace {

using i18n::phonenumbers::PhoneNumber;
using Util = i18n::phonenumbers::PhoneNumberUtil;

const char *const kUnknownRegion = "ZZ";
const char *const kNoCountryRegion = "001"; // +800, +870, ...: no country's

const Util &util()
{
    static const Util &instance = []() -> const Util & {
        Util *made = Util::GetInstance();
        made->SetLogger(new i18n::phonenumbers::NullLogger); // it takes ownership; by default it prints to stdout
        return *made;
    }();
    return instance;
}

/// Runs fn; an exception of the library (out of memory, its regular expressions) becomes `otherwise`.
template <typename T, typename Fn> T guarded(T otherwise, Fn fn)
{
    try {
        return fn();
    } catch (const std::exception &failure) {
        qWarning("libphonenumber failed: %s", failure.what());
        return otherwise;
    }
}

QString countryOrNothing(const std::string &region)
{
    return region == kUnknownRegion || region == kNoCountryRegion ? QString() : QString::fromStdString(region);
}

QString regionOf(const PhoneNumber &number)
{
    std::string region;
    util().GetRegionCodeForNumber(number, &region);
    if (region == kUnknownRegion)
        util().GetRegionCodeForCountryCode(number.country_code(), &region);
    return countryOrNothing(region);
}

PhoneProblem problemOf(Util::ErrorType error)
{
    switch (error) {
    case Util::NO_PARSING_ERROR:
        return PhoneProblem::None;
    case Util::INVALID_COUNTRY_CODE_ERROR:
        return PhoneProblem::InvalidCountryCode;
    case Util::NOT_A_NUMBER: // it is given digits only, so there are too few of them
    case Util::TOO_SHORT_AFTER_IDD:
    case Util::TOO_SHORT_NSN:
        return PhoneProblem::TooShort;
    case Util::TOO_LONG_NSN:
        return PhoneProblem::TooLong;
    }
    return PhoneProblem::NotANumber;
}

PhoneProblem problemOf(const PhoneNumber &number, Util::PhoneNumberType type)
{
    switch (util().IsPossibleNumberWithReason(number)) {
    case Util::INVALID_COUNTRY_CODE:
        return PhoneProblem::InvalidCountryCode;
    case Util::TOO_SHORT:
        return PhoneProblem::TooShort;
    case Util::TOO_LONG:
        return PhoneProblem::TooLong;
    case Util::IS_POSSIBLE_LOCAL_ONLY:
        return PhoneProblem::LocalOnly;
    case Util::INVALID_LENGTH: // longer than some and shorter than others: nobody can say which is meant
        return PhoneProblem::NotInRegion;
    case Util::IS_POSSIBLE:
        break;
    }
    // IsValidNumber(number) would find region and type once more to answer the same: it is valid when it has a type.
    if (type == Util::UNKNOWN)
        return PhoneProblem::NotInRegion;
    return type == Util::PREMIUM_RATE ? PhoneProblem::PremiumOrEmergency : PhoneProblem::None;
}

/// Digits to append until the length is possible. Only lengths are judged, so which digits does not matter.
int missingDigitsOf(std::string text, const std::string &region)
{
    constexpr int kLongest = 15;
    for (int missing = 1; missing <= kLongest; ++missing) {
        text += '0';
        PhoneNumber longer;
        if (util().Parse(text, region, &longer) == Util::NO_PARSING_ERROR &&
            util().IsPossibleNumberWithReason(longer) == Util::IS_POSSIBLE)
            return missing;
    }
    return 0;
}

} // namespace

Judged judge(const QString &text, const QString &defaultRegion)
{
    return guarded(Judged{}, [&] {
        const std::string digits = text.toStdString();
        const std::string region = defaultRegion.isEmpty() ? kUnknownRegion : defaultRegion.toStdString();
        PhoneNumber number;
        Judged judged;
        const Util::ErrorType error = util().Parse(digits, region, &number);
        judged.problem = problemOf(error);
        if (judged.problem == PhoneProblem::None) {
            const Util::PhoneNumberType type = util().GetNumberType(number);
            judged.problem = problemOf(number, type);
            std::string formatted;
            util().Format(number, Util::E164, &formatted);
            judged.e164 = QString::fromStdString(formatted);
            judged.region = regionOf(number);
            judged.isMobile = type == Util::MOBILE;
            judged.isGeographic = util().IsNumberGeographical(type, number.country_code());
        }
        const bool countryIsKnown = error == Util::NO_PARSING_ERROR || error == Util::TOO_SHORT_NSN ||
                                    (error == Util::NOT_A_NUMBER && !text.startsWith(QLatin1Char('+')));
        if (judged.problem == PhoneProblem::TooShort && countryIsKnown)
            judged.missingDigits = missingDigitsOf(digits, region);
        return judged;
    });
}

bool isEmergency(const QString &digits, const QString &region)
{
    return guarded(false, [&] {
        (void)util(); // first: it puts in our logger, without a lock, and this other object writes to it
        static const i18n::phonenumbers::ShortNumberInfo shortNumbers;
        return shortNumbers.IsEmergencyNumber(digits.toStdString(), region.toStdString());
    });
}

QString formatInternational(const E164 &number)
{
    return guarded(number.text(), [&] {
        PhoneNumber parsed;
        if (util().Parse(number.text().toStdString(), kUnknownRegion, &parsed) != Util::NO_PARSING_ERROR)
            return number.text();
        std::string formatted;
        util().Format(parsed, Util::INTERNATIONAL, &formatted);
        return QString::fromStdString(formatted);
    });
}

int callingCodeOf(const QString &region)
{
    return guarded(0, [&] { return util().GetCountryCodeForRegion(region.toStdString()); });
}

QString mainRegionOf(const E164 &number)
{
    return guarded(QString(), [&] {
        std::string region = kUnknownRegion;
        // No calling code is the beginning of another, so the first that fits is the one.
        for (int length = 1; length <= 3 && region == kUnknownRegion; ++length)
            util().GetRegionCodeForCountryCode(number.text().mid(1, length).toInt(), &region);
        return countryOrNothing(region);
    });
}

QStringList regions()
{
    return guarded(QStringList(), [] {
        std::set<std::string> found;
        util().GetSupportedRegions(&found);
        QStringList all;
        for (const std::string &region : found)
            all.append(QString::fromStdString(region));
        return all;
    });
}

QString exampleNumber(const QString &region)
{
    return guarded(QString(), [&] {
        PhoneNumber number;
        const std::string name = region.toStdString();
        if (!util().GetExampleNumberForType(name, Util::MOBILE, &number) && !util().GetExampleNumber(name, &number))
            return QString();
        std::string formatted;
        util().Format(number, Util::INTERNATIONAL, &formatted);
        return QString::fromStdString(formatted);
    });
}

} // namespace callboard::phonelib
