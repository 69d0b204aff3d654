// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/time/zone.h"

#include <QString>

#include <vector>

namespace callboard {

/// A phone number `+` and 3-15 digits. Well-formed, not necessarily valid: the set-up file may hold any, and whether
/// it is valid is judged at booking (WORKSPACE.md).
class E164
{
public:
    E164() = default;
    /// Errors: InvalidPhone unless `+` and 3-15 ASCII digits, first not 0.
    static Result<E164> parse(const QString &text);
    const QString &text() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }
    friend bool operator==(const E164 &, const E164 &) = default;
    friend bool operator<(const E164 &a, const E164 &b) { return a.m_text < b.m_text; }

private:
    explicit E164(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

/// What is wrong with what somebody typed (D-PHONE); values for the sentence are in PhoneReading.
enum class PhoneProblem {
    None,
    Empty,
    NotANumber,
    TooShort,
    TooLong,
    InvalidCountryCode,
    NotInRegion,        ///< possible length, but no number of that country
    ScientificNotation, ///< "3.7E+10": rounded by a spreadsheet
    SeveralNumbers,     ///< two numbers in one cell
    PremiumOrEmergency,
    LocalOnly, ///< possible inside an area only: the area code is missing
};
/// Stable name for logs, exports and tests: "too_short".
QString problemName(PhoneProblem problem);

struct PhoneReading
{
    PhoneProblem problem = PhoneProblem::None;
    E164 number;           ///< set when problem is None
    QString extension;     ///< kept apart, digits only
    QString region;        ///< ISO 3166 of the number, empty when it has no country
    int missingDigits = 0; ///< TooShort: how many, 0 when not known
    bool isMobile = false;
};

/// Reads what a person typed. `defaultRegion` (ISO 3166) is used only for numbers without a country; empty = none
/// chosen. Never guesses: full-width and Arabic digits are normalised, everything else that is not a number is refused.
PhoneReading readPhone(const QString &text, const QString &defaultRegion);

/// D-PHONE at booking: is it a valid number that may be dialled?
PhoneProblem judgePhone(const E164 &number);

/// Country of a number: its region; else the main region of its calling code; else empty (D-TZ, D-NOTPHONECOUNTRY).
QString regionOf(const E164 &number);
/// "+370 612 34567".
QString formatInternational(const E164 &number);
/// "+370" for "LT"; empty for an unknown region.
QString callingCodeOf(const QString &region);
/// All regions libphonenumber knows, sorted.
const QStringList &phoneRegions();
/// A number of the right shape, for placeholders in forms; empty for an unknown region.
QString exampleNumber(const QString &region);
/// The version of the phone metadata, such as "8.12.57".
QString phoneDataVersion();

/// Zones a number may be in. `all` = the zones of its country (zone.tab order); `narrowed` = those the prefix leaves,
/// a suggestion the operator confirms, never a proof (D-TZ); equal to `all` when the prefix says nothing.
struct PhoneZones
{
    QString region;
    std::vector<Zone> all;
    std::vector<Zone> narrowed;
};
PhoneZones zonesOf(const E164 &number);

/// The zones reduced to one per distinct clock inside the range, keeping order: more than one = ambiguous (D-TZ).
std::vector<Zone> distinctClocks(const std::vector<Zone> &zones, InstantRange range);

} // namespace callboard
