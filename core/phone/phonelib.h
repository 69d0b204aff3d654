// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/phone/e164.h"

#include <QString>
#include <QStringList>

namespace callboard::phonelib {

/// All that core/ asks of libphonenumber: its one including file is phonelib.cpp, which silences its log and lets none
/// of its exceptions out. Thread-safe.
struct Judged
{
    PhoneProblem problem = PhoneProblem::NotANumber;
    QString e164;          ///< set when the digits could be read, valid or not
    QString region;        ///< country of the number; else the main one of its calling code; else empty
    int missingDigits = 0; ///< TooShort: how many more until the length is possible; 0 when not known
    bool isMobile = false;
    bool isGeographic = false; ///< the leading digits say where (fixed lines, and mobiles in some countries)
};

/// `text` is `+` and digits, or digits for which `defaultRegion` says how to read them.
Judged judge(const QString &text, const QString &defaultRegion);
/// Exactly an emergency number there ("112").
bool isEmergency(const QString &digits, const QString &region);
QString formatInternational(const E164 &number);
/// 370 for "LT", 0 for an unknown region.
int callingCodeOf(const QString &region);
/// Main region of the calling code a number begins with; empty for +800 and the like, or for no code at all.
QString mainRegionOf(const E164 &number);
QStringList regions();
QString exampleNumber(const QString &region);

} // namespace callboard::phonelib
