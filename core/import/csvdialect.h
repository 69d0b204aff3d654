// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/import/csvreader.h"
#include "core/model/peopleimport.h"

#include <array>

namespace callboard {

/// In the order of preference when two fit equally well.
inline constexpr std::array kSeparators{QChar(u'\t'), QChar(u';'), QChar(u','), QChar(u'|')};

/// The separator that cuts the first rows into the most even columns; a comma when none cuts them at all.
QChar detectSeparator(QStringView text);

/// Is the first row names of columns? Yes when a cell of it is a word we know for a field, or when no cell of it
/// reads as a phone number while cells of the same column below do.
bool detectHeader(const std::vector<CsvRecord> &records);

/// Which column is what: first by the words of the header (English, Lithuanian, German), then by what stands in the
/// columns. `titles` are the known positions. As long as the widest usual row; Skip where nothing is certain.
std::vector<ImportField> guessColumns(const std::vector<CsvRecord> &records, bool hasHeader, int columns,
                                      const QStringList &titles);

/// The usual number of cells in a row: the header's, else the most frequent, the larger when two are equally so.
int usualColumns(const std::vector<CsvRecord> &records, bool hasHeader);

} // namespace callboard
