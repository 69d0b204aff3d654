// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractItemModel>
#include <QByteArray>
#include <QString>

#include <vector>

namespace callboard {

/// One table as a file: RFC 4180, UTF-8 with a byte order mark (spreadsheets guess wrong without), CRLF, formula-safe.
namespace csv {

/// A cell for a file that a spreadsheet opens: text that would start a formula (= + - @ tab CR) gets an apostrophe
/// before it; quotes are doubled. Numbers from our own columns start with a digit, so nothing true is changed.
QByteArray cell(const QString &text);

/// One line with its CRLF.
QByteArray line(const QStringList &cells);

struct Table
{
    QString title;            ///< first line; empty = no title line. A demo workspace's has the mark (`titleOf`)
    std::vector<int> columns; ///< of the model; empty = all
};

/// The model's DisplayRole texts with its heads, in the order shown.
QByteArray ofModel(const QAbstractItemModel &model, const Table &table);

/// "DEMO: no real calls. Calls, Mon 16 Nov" for a demo workspace, else the text itself (section 9: the badge is never
/// hidden, also in titles of exports).
QString titleOf(const QString &text, bool demo);

/// The byte order mark that every file starts with.
QByteArray mark();

} // namespace csv

} // namespace callboard
