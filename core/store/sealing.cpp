// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/sqlite/connection.h"
#include "core/store/rows.h"

namespace callboard {

namespace {

Result<void> sealTable(SqliteConnection &connection, const Table &table)
{
    const QString name = QLatin1String(table.name);
    const QStringList columns = QString::fromLatin1(table.columns).split(QStringLiteral(", "));
    auto rows = connection.prepared(QStringLiteral("SELECT %1 FROM %2").arg(columns.join(QStringLiteral(", ")), name));
    if (!rows)
        return rows.error();
    QStringList conditions;
    for (int i = 0; i < table.keys; ++i)
        conditions << columns[i] + QStringLiteral("=?");
    auto update = connection.prepared(
        QStringLiteral("UPDATE %1 SET seal=? WHERE %2").arg(name, conditions.join(QStringLiteral(" AND "))));
    if (!update)
        return update.error();
    // Nobody else has the file yet, and a row that is passed is not come to again: `seal` is in no key.
    if (!rows->exec())
        return connection.lastError(name);
    SqliteCursor cursor(*rows);
    while (cursor.next()) {
        RowSeal seal(table.name);
        for (int column = 0; column < columns.size(); ++column)
            cursor.addTo(seal, column);
        update->bindValue(0, seal.value());
        for (int key = 0; key < table.keys; ++key) {
            update->bindValue(1 + key, cursor.isNumber(key) ? QVariant(cursor.number(key))
                                       : cursor.isText(key) ? QVariant(cursor.text(key))
                                                            : QVariant(cursor.bytes(key).toByteArray()));
        }
        if (!update->exec())
            return connection.lastError(name);
        update->finish();
    }
    return cursor.failed() ? Result<void>(connection.lastError(name)) : Result<void>();
}

} // namespace

const std::vector<const Table *> &tables::all()
{
    static const std::vector<const Table *> all{&meta,        &pool,      &company,     &phoneNumber, &apiKey,
                                                &position,    &candidate, &reservation, &attempt,     &batch,
                                                &idempotency, &log,       &healthSample};
    return all;
}

Result<void> sealAll(SqliteConnection &connection)
{
    for (const Table *table : tables::all()) {
        if (auto sealed = sealTable(connection, *table); !sealed)
            return sealed;
    }
    return {};
}

} // namespace callboard
