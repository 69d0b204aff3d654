// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/csvexport.h"

#include <QCoreApplication>

namespace callboard::csv {

QByteArray cell(const QString &text)
{
    QString safe = text;
    if (!safe.isEmpty()) {
        const QChar first = safe.at(0);
        if (first == u'=' || first == u'+' || first == u'-' || first == u'@' || first == u'\t' || first == u'\r')
            safe.prepend(u'\'');
    }
    const bool quoted = safe.contains(u',') || safe.contains(u'"') || safe.contains(u'\n') || safe.contains(u'\r');
    if (!quoted)
        return safe.toUtf8();
    safe.replace(u'"', QStringLiteral("\"\""));
    return '"' + safe.toUtf8() + '"';
}

QByteArray line(const QStringList &cells)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            bytes += ',';
        bytes += cell(cells.at(i));
    }
    return bytes + "\r\n";
}

QByteArray ofModel(const QAbstractItemModel &model, const Table &table)
{
    std::vector<int> columns = table.columns;
    if (columns.empty()) {
        for (int column = 0; column < model.columnCount(); ++column)
            columns.push_back(column);
    }
    QByteArray bytes = mark();
    if (!table.title.isEmpty())
        bytes += line({table.title});
    QStringList cells;
    for (const int column : columns)
        cells << model.headerData(column, Qt::Horizontal).toString();
    bytes += line(cells);
    for (int row = 0; row < model.rowCount(); ++row) {
        cells.clear();
        for (const int column : columns)
            cells << model.index(row, column).data(Qt::DisplayRole).toString();
        bytes += line(cells);
    }
    return bytes;
}

QString titleOf(const QString &text, bool demo)
{
    if (!demo)
        return text;
    //: %1 is what was exported, such as "Calls, Mon 16 Nov"
    return QCoreApplication::translate("callboard::Csv", "DEMO: no real calls. %1").arg(text);
}

QByteArray mark()
{
    return QByteArrayLiteral("\xEF\xBB\xBF");
}

} // namespace callboard::csv
