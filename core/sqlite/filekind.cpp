// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/sqlite/filekind.h"

#include "core/sqlite/connection.h"

#include <QCryptographicHash>
#include <QHash>
#include <QSqlError>
#include <QSqlQuery>

#include <mutex>

namespace callboard {

namespace {

Result<void> runStep(SqliteConnection &connection, const FileKind &kind, int to)
{
    for (const QString &statement : kind.steps[static_cast<size_t>(to - 1)]) {
        if (auto ran = connection.run(statement); !ran)
            return ran.error();
    }
    return connection.run(QStringLiteral("PRAGMA user_version=%1").arg(to));
}

Result<QByteArray> hashOfSteps(const FileKind &kind, int version)
{
    auto memory = SqliteConnection::openInMemory();
    if (!memory)
        return memory.error();
    for (int to = 1; to <= version; ++to) {
        if (auto ran = runStep(**memory, kind, to); !ran)
            return ran.error();
    }
    return schemaHash(**memory);
}

} // namespace

Result<QByteArray> schemaHash(const FileKind &kind, int version)
{
    // The same steps always make the same tables, and every opening asks.
    static std::mutex mutex;
    static QHash<QString, QByteArray> known;
    QString steps;
    for (int to = 1; to <= version; ++to)
        steps += kind.steps[static_cast<size_t>(to - 1)].join(QLatin1Char('\n')) + QLatin1Char('\n');
    {
        const std::lock_guard lock(mutex);
        if (const auto found = known.constFind(steps); found != known.cend())
            return *found;
    }
    const auto hash = hashOfSteps(kind, version);
    if (hash) {
        const std::lock_guard lock(mutex);
        known.insert(steps, *hash);
    }
    return hash;
}

Result<QByteArray> schemaHash(SqliteConnection &connection)
{
    auto query = connection.prepared(QStringLiteral("SELECT type, name, tbl_name, sql FROM sqlite_schema "
                                                    "ORDER BY type, name"));
    if (!query)
        return query.error();
    if (!query->exec())
        return connection.lastError(QStringLiteral("reading the schema"));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (query->next()) {
        for (int column = 0; column < 4; ++column) {
            hash.addData(query->value(column).toString().toUtf8());
            hash.addData(QByteArrayView("\0", 1));
        }
    }
    if (query->lastError().isValid())
        return connection.lastError(QStringLiteral("reading the schema"));
    return hash.result();
}

Result<void> migrate(SqliteConnection &connection, const FileKind &kind)
{
    const auto version = connection.valueOf(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return version.error();
    for (int to = version->toInt() + 1; to <= kind.version(); ++to) {
        if (auto begun = connection.run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
            return begun.error();
        auto ran = runStep(connection, kind, to);
        if (ran && to == kind.version() && kind.finish)
            ran = kind.finish(connection);
        if (ran)
            ran = connection.run(QStringLiteral("COMMIT"));
        if (!ran) {
            (void)connection.run(QStringLiteral("ROLLBACK"));
            return ran.error();
        }
    }
    return {};
}

} // namespace callboard
