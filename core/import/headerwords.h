// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/peopleimport.h"

#include <QString>

#include <optional>

namespace callboard {

/// Letters and digits only, lower case, without diacritics: "Vardas, pavardė" -> "vardaspavarde".
QString foldedWord(const QString &text);

/// The field a column head names, in English, Lithuanian or German; Skip for the columns that our own file of rejected
/// rows adds; nullopt for any other word.
std::optional<ImportField> fieldOfHeader(const QString &head);

} // namespace callboard
