// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/import/csvwriter.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr QChar kQuote = QLatin1Char('"');
constexpr QChar kApostrophe = QLatin1Char('\'');

bool startsFormula(QChar c)
{
    switch (c.unicode()) {
    case u'=':
    case u'+':
    case u'-':
    case u'@':
    case u'\t':
    case u'\r':
    case u'\n':
    case 0xFF1D: // full-width = + - @
    case 0xFF0B:
    case 0xFF0D:
    case 0xFF20:
        return true;
    default:
        return false;
    }
}

/// Any number of apostrophes, then a sign that starts a formula.
bool isRisky(const QString &cell)
{
    const auto first = std::find_if(cell.begin(), cell.end(), [](QChar c) { return c != kApostrophe; });
    return first != cell.end() && startsFormula(*first);
}

bool needsQuotes(const QString &cell, QChar separator)
{
    if (cell.isEmpty() || cell.front().isSpace() || cell.back().isSpace())
        return true;
    return std::any_of(cell.begin(), cell.end(), [separator](QChar c) {
        return c == separator || c == kQuote || c == kApostrophe || c == QLatin1Char('\r') || c == QLatin1Char('\n');
    });
}

void appendCell(QString &out, const QString &cell, QChar separator)
{
    QString guarded = guardFormula(cell);
    if (!needsQuotes(guarded, separator)) {
        out += guarded;
        return;
    }
    out += kQuote;
    out += guarded.replace(kQuote, QStringLiteral("\"\""));
    out += kQuote;
}

} // namespace

QString guardFormula(const QString &cell)
{
    return isRisky(cell) ? kApostrophe + cell : cell;
}

QString unguardFormula(const QString &cell)
{
    return cell.startsWith(kApostrophe) && isRisky(cell) ? cell.mid(1) : cell;
}

QByteArray writeCsv(const std::vector<QStringList> &rows, QChar separator)
{
    QString out(QChar::ByteOrderMark);
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (i > 0)
                out += separator;
            appendCell(out, row[i], separator);
        }
        out += QStringLiteral("\r\n");
    }
    return out.toUtf8();
}

} // namespace callboard
