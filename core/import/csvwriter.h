// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QChar>
#include <QStringList>

#include <vector>

namespace callboard {

/// A spreadsheet runs a cell that begins with = + - @ tab CR (also LF and the full-width signs) as a formula. Such a
/// cell is written with an apostrophe in front, which spreadsheets take as "this is text"; so is one that has such an
/// apostrophe already. unguardFormula takes exactly one away again, and only where one of these signs follows: every
/// text comes back as it was, a phone +370... included, and a sheet that people guarded themselves is read rightly.
QString guardFormula(const QString &cell);
QString unguardFormula(const QString &cell);

/// RFC 4180, UTF-8 with byte order mark (a spreadsheet knows the encoding by it), CRLF after every row, each cell
/// guarded. What readCsv makes of it, unguarded, equals `rows`, when every row has a cell.
QByteArray writeCsv(const std::vector<QStringList> &rows, QChar separator = QLatin1Char(','));

} // namespace callboard
