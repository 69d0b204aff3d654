// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/sqlite/connection.h"

#include "core/sqlite/handle.h"

#include <QSqlError>
#include <QUrl>

#include <atomic>

namespace callboard {

namespace {

QString uniqueName()
{
    static std::atomic<quint64> counter{0};
    return QStringLiteral("callboard-sqlite-%1").arg(++counter);
}

QString uriOf(const QString &path, SqliteConnection::Mode mode)
{
    QString uri = QStringLiteral("file:") + QString::fromLatin1(QUrl::toPercentEncoding(path, "/"));
    switch (mode) {
    case SqliteConnection::Mode::ReadWrite:
        return uri + QStringLiteral("?mode=rw"); // never creates
    case SqliteConnection::Mode::ReadOnly:
        return uri + QStringLiteral("?mode=ro");
    case SqliteConnection::Mode::Immutable:
        return uri + QStringLiteral("?mode=ro&immutable=1");
    }
    return uri;
}

} // namespace

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::openNamed(const QString &uri, const QString &options)
{
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection);
    connection->m_name = uniqueName();
    QSqlDatabase &database = connection->m_database;
    database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection->m_name);
    database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=1000") + options);
    database.setDatabaseName(uri);
    if (!database.open())
        return Error{ErrorCode::StoreUnavailable, QStringLiteral("%1: %2").arg(uri, database.lastError().text()), {}};
    // Before the first statement: that one reads the schema.
    if (auto hardened = sqlitehandle::harden(database); !hardened)
        return hardened.error();
    return connection;
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const QString &path, Mode mode, const QString &layer,
                                                                 std::shared_ptr<const void> pass)
{
    const QString readOnly = mode == Mode::ReadWrite ? QString() : QStringLiteral(";QSQLITE_OPEN_READONLY");
    const QString through = layer.isEmpty() ? QString() : QStringLiteral("&vfs=") + layer;
    auto connection = openNamed(uriOf(path, mode) + through, readOnly);
    if (!connection)
        return connection;
    (*connection)->m_pass = std::move(pass);
    if (auto applied = (*connection)->applySettings(mode); !applied)
        return applied.error();
    return connection;
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::openInMemory()
{
    return openNamed(QStringLiteral(":memory:"), {});
}

SqliteConnection::~SqliteConnection()
{
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Result<void> SqliteConnection::applySettings(Mode mode)
{
    struct Setting
    {
        const char *pragma;
        const char *value;
        const char *expected;
    };
    static constexpr Setting kAlways[] = {
        {"trusted_schema", "OFF", "0"},     {"foreign_keys", "ON", "1"},
        {"cell_size_check", "ON", "1"},     {"mmap_size", "0", "0"},
        {"temp_store", "MEMORY", "2"},      {"synchronous", "FULL", "2"},
        {"recursive_triggers", "OFF", "0"}, {"wal_autocheckpoint", "0", "0"},
    };
    for (const Setting &setting : kAlways) {
        if (auto done = setAndReadBack(setting.pragma, QLatin1String(setting.value), QLatin1String(setting.expected));
            !done)
            return done.error();
    }
    if (mode != Mode::ReadWrite)
        return setAndReadBack("query_only", QStringLiteral("ON"), QStringLiteral("1"));
    // wal_autocheckpoint=0 took the hook away: it is the same hook.
    sqlitehandle::countWalPages(m_database, m_walPages.get());
    return setAndReadBack("journal_mode", QStringLiteral("WAL"), QStringLiteral("wal"));
}

Result<void> SqliteConnection::setAndReadBack(const char *pragma, const QString &value, const QString &expected)
{
    const QString name = QLatin1String(pragma);
    if (auto set = run(QStringLiteral("PRAGMA %1=%2").arg(name, value)); !set)
        return set.error();
    const auto is = valueOf(QStringLiteral("PRAGMA %1").arg(name));
    if (!is)
        return is.error();
    // A pragma without an answer is one that this build of SQLite does not have (mmap_size when compiled out).
    if (is->isValid() && is->toString() != expected) {
        return Error{ErrorCode::StoreUnavailable,
                     QStringLiteral("SQLite setting %1 is %2, wanted %3").arg(name, is->toString(), expected),
                     {}};
    }
    return {};
}

Result<void> SqliteConnection::run(const QString &sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return lastError(sql.left(60));
    return {};
}

Result<QVariant> SqliteConnection::valueOf(const QString &sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return lastError(sql.left(60));
    if (!query.next()) {
        if (query.lastError().isValid())
            return lastError(sql.left(60));
        return QVariant();
    }
    return query.value(0);
}

Result<QSqlQuery> SqliteConnection::prepared(const QString &sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return lastError(sql.left(60));
    return query;
}

Error SqliteConnection::lastError(const QString &doing) const
{
    const ErrorCode code =
        sqlitehandle::isCorruption(m_database) ? ErrorCode::FileDamaged : ErrorCode::StoreUnavailable;
    return {code, QStringLiteral("%1: %2").arg(doing, sqlitehandle::lastError(m_database)), {}};
}

} // namespace callboard
