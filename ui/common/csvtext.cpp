// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/csvtext.h"

#include <algorithm>

namespace callboard {

namespace {

/// "+370 600 00142", "-5", "−2": a sign followed by digits and blanks only computes to nothing else.
bool isPlainFigure(const QString &cell)
{
    return cell.size() > 1 && std::all_of(cell.begin() + 1, cell.end(), [](QChar c) {
               return c.isDigit() || c == QLatin1Char(' ') || c == QLatin1Char('.');
           });
}

QString guarded(const QString &cell)
{
    static const QString dangerous = QStringLiteral("=+-@\t\r\n");
    if (cell.isEmpty() || !dangerous.contains(cell.at(0)) ||
        (cell.at(0) != QLatin1Char('=') && cell.at(0) != QLatin1Char('@') && isPlainFigure(cell)))
        return cell;
    return QLatin1Char('\'') + cell;
}

} // namespace

QByteArray csvLine(const QStringList &cells)
{
    QStringList out;
    for (const QString &cell : cells) {
        QString text = guarded(cell);
        if (text.contains(QLatin1Char(',')) || text.contains(QLatin1Char('"')) || text.contains(QLatin1Char('\n')) ||
            text.contains(QLatin1Char('\r')))
            text = QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
        out << text;
    }
    return out.join(QLatin1Char(',')).toUtf8() + "\r\n";
}

} // namespace callboard
