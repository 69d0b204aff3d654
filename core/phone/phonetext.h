// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/phone/e164.h"

#include <QString>
#include <QStringList>

namespace callboard::phonetext {

/// What somebody typed, reduced to `+` and ASCII digits without changing what it says. Nothing here knows a country.
struct Cleaned
{
    PhoneProblem problem = PhoneProblem::None; ///< Empty, NotANumber, ScientificNotation
    QString dialled;                           ///< "+37061234567" or "861234567"; set when problem is None
    QString extension;
};

/// Full-width, Arabic and other decimal digits become ASCII, invisible marks go, all spaces and dashes become one kind.
QString normalised(const QString &text);

/// `text` is normalised. Refuses whatever is neither digit, plus in front, spacing, bracket, nor an extension at the
/// end: letters too ("1-800-FLOWERS"), and the ".0" that a spreadsheet adds to a number, since the dot may also be
/// spacing and the zero a digit.
Cleaned clean(const QString &text);

/// Pieces of a normalised text that could be numbers of their own: split at separators, words, wide spacing and before
/// a plus. One piece when there is nothing to split at.
QStringList pieces(const QString &text);

} // namespace callboard::phonetext
