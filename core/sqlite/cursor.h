// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

class QSqlQuery;
struct sqlite3_stmt;

namespace callboard {

/// Walks the rows of a query that was prepared, bound and run by Qt, straight from SQLite: Qt makes a QVariant of
/// every value of a row, which is a third of the time that reading a workspace takes. The query must outlive it and
/// not be used meanwhile. Columns that are not of the type asked for are converted as SQLite converts them.
class SqliteCursor
{
public:
    explicit SqliteCursor(QSqlQuery &query);

    /// False at the end and at an error; then `failed` tells which, and the connection's lastError why.
    bool next();
    bool failed() const { return m_failed; }

    bool isNull(int column) const;
    bool isNumber(int column) const;
    bool isText(int column) const;
    qint64 number(int column) const;        ///< 0 for NULL
    QString text(int column) const;         ///< null for NULL
    QByteArrayView bytes(int column) const; ///< valid until `next`; null for NULL
    /// Tells the value as it is stored to `sum`, which has addNull(), add(qint64) and add(QByteArrayView).
    template <typename Sum> void addTo(Sum &sum, int column) const
    {
        if (isNull(column))
            sum.addNull();
        else if (isNumber(column))
            sum.add(number(column));
        else
            sum.add(bytes(column));
    }

private:
    sqlite3_stmt *m_statement;
    bool m_failed = false;
};

} // namespace callboard
