// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

namespace callboard {

/// One RFC 4180 line of what a table shows: comma, CRLF, UTF-8, quotes where needed. A cell that a spreadsheet would
/// take for a formula (= + - @, tab or return first) gets an apostrophe in front, except a plain number or phone (P21,
/// P40).
QByteArray csvLine(const QStringList &cells);

} // namespace callboard
