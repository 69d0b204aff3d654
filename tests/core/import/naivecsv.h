// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include <optional>
#include <vector>

namespace callboard::test {

/// RFC 4180 read the slow and plain way, one character at a time with a named state, to compare with. nullopt when a
/// quote stays open.
inline std::optional<std::vector<QStringList>> naiveCsv(const QString &text, QChar separator)
{
    enum State { AtStart, Plain, Quoted, AfterQuote } state = AtStart;
    std::vector<QStringList> rows;
    QStringList row;
    QString cell;
    bool rowHasAnything = false;
    const auto endRow = [&] {
        if (rowHasAnything) {
            row << cell;
            rows.push_back(row);
        }
        row.clear();
        cell.clear();
        rowHasAnything = false;
        state = AtStart;
    };
    for (int i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isBreak = c == '\n' || c == '\r';
        if (state == Quoted) {
            if (c == '"')
                state = AfterQuote;
            else
                cell += c;
            continue;
        }
        if (state == AfterQuote && c == '"') {
            cell += c;
            state = Quoted;
        } else if (isBreak) {
            if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n')
                ++i;
            endRow();
        } else if (c == separator) {
            row << cell;
            cell.clear();
            rowHasAnything = true;
            state = AtStart;
        } else if (state == AtStart && c == '"') {
            state = Quoted;
            rowHasAnything = true;
        } else {
            cell += c;
            rowHasAnything = true;
            // After a closing quote the rest is plain; a quote there opens nothing.
            state = Plain;
        }
    }
    if (state == Quoted)
        return std::nullopt;
    endRow();
    return rows;
}

} // namespace callboard::test
