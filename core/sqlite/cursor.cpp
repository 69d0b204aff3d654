// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/sqlite/cursor.h"

#include "core/base/assert.h"

#include <QSqlQuery>
#include <QSqlResult>
#include <QVariant>

#include <sqlite3.h>

namespace callboard {

namespace {

sqlite3_stmt *statementOf(const QSqlQuery &query)
{
    const QVariant handle = query.result()->handle();
    CB_ASSERT(handle.isValid() && qstrcmp(handle.typeName(), "sqlite3_stmt*") == 0);
    return *static_cast<sqlite3_stmt *const *>(handle.constData());
}

} // namespace

SqliteCursor::SqliteCursor(QSqlQuery &query) : m_statement(statementOf(query))
{
    sqlite3_reset(m_statement); // Qt has taken the first row already; what is bound stays
}

bool SqliteCursor::next()
{
    const int code = sqlite3_step(m_statement);
    m_failed = code != SQLITE_ROW && code != SQLITE_DONE;
    return code == SQLITE_ROW;
}

bool SqliteCursor::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

bool SqliteCursor::isNumber(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_INTEGER;
}

bool SqliteCursor::isText(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_TEXT;
}

qint64 SqliteCursor::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString SqliteCursor::text(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return text ? QString::fromUtf8(text, sqlite3_column_bytes(m_statement, column)) : QString();
}

QByteArrayView SqliteCursor::bytes(int column) const
{
    const auto *blob = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    const int length = sqlite3_column_bytes(m_statement, column);
    if (!blob && !isNull(column))
        return QByteArrayView("", 0); // an empty blob has no address
    return QByteArrayView(blob, length);
}

} // namespace callboard
