// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/outboxfile.h"

#include <QDir>
#include <QFile>
#include <QSqlQuery>

namespace callboard {

namespace {

constexpr int kMostConsoles = 9;
constexpr int kMostWalPages = 1'000;

const FileKind &outboxKind()
{
    // Version 1. Released: never edit, add a step.
    static const FileKind kind{0x43624f62, // "CbOb"
                               {{QStringLiteral("CREATE TABLE intent ("
                                                " number INTEGER PRIMARY KEY,"
                                                " id TEXT NOT NULL UNIQUE,"
                                                " method TEXT NOT NULL,"
                                                " key TEXT NOT NULL,"
                                                " body BLOB NOT NULL,"
                                                " sent_ms INTEGER NOT NULL"
                                                ") STRICT")}}};
    return kind;
}

} // namespace

Result<std::unique_ptr<OutboxFile>> OutboxFile::openOne(const QString &path)
{
    auto file = WrittenFile::openOrCreate(path, outboxKind());
    if (!file)
        return file.error();
    return std::unique_ptr<OutboxFile>(new OutboxFile(std::move(*file)));
}

Result<std::unique_ptr<OutboxFile>> OutboxFile::open(const QString &folder, const QString &name)
{
    if (!QDir().mkpath(folder))
        return Error{ErrorCode::FileUnreadable, folder, {}};
    std::unique_ptr<OutboxFile> own;
    for (int i = 1; i <= kMostConsoles; ++i) {
        const QString path = QStringLiteral("%1/%2-%3.outbox").arg(folder, name).arg(i);
        if (own && !QFile::exists(path))
            continue;
        auto one = openOne(path);
        if (!one && one.error().code == ErrorCode::FileLocked)
            continue; // of a console that runs, and asks by itself
        if (!one)
            return one.error();
        if (!own) {
            own = std::move(*one);
            continue;
        }
        if (auto taken = own->takeOver(**one); !taken)
            return taken.error();
        one->reset();
        QFile::remove(path); // empty; when it stays, the next start finds nothing in it
    }
    if (!own)
        return Error{ErrorCode::FileLocked, QStringLiteral("%1/%2-1.outbox").arg(folder, name), {}};
    return own;
}

/// First here, then away there: a crash between leaves it in both, and asked twice with one key it is done once.
Result<void> OutboxFile::takeOver(OutboxFile &other)
{
    const auto left = other.all();
    if (!left)
        return left.error();
    for (const Intent &intent : *left) {
        if (auto put = this->put(intent); !put)
            return put;
        if (auto taken = other.take(intent.id()); !taken)
            return taken;
    }
    return {};
}

Result<void> OutboxFile::put(const Intent &intent)
{
    auto query = m_file->connection().prepared(
        QStringLiteral("INSERT OR IGNORE INTO intent (id, method, key, body, sent_ms) VALUES (?, ?, ?, ?, ?)"));
    if (!query)
        return query.error();
    query->bindValue(0, intent.id());
    query->bindValue(1, QString::fromLatin1(intent.method));
    query->bindValue(2, intent.key);
    query->bindValue(3, intent.body);
    query->bindValue(4, toEpochMs(intent.sentAt));
    if (!query->exec())
        return m_file->connection().lastError(QStringLiteral("outbox"));
    return {};
}

Result<void> OutboxFile::take(const QString &id)
{
    auto query = m_file->connection().prepared(QStringLiteral("DELETE FROM intent WHERE id = ?"));
    if (!query)
        return query.error();
    query->bindValue(0, id);
    if (!query->exec())
        return m_file->connection().lastError(QStringLiteral("outbox"));
    query->finish();
    if (m_file->connection().walPages() > kMostWalPages)
        return m_file->connection().run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    return {};
}

Result<std::vector<Intent>> OutboxFile::all()
{
    auto query =
        m_file->connection().prepared(QStringLiteral("SELECT method, key, body, sent_ms FROM intent ORDER BY number"));
    if (!query)
        return query.error();
    if (!query->exec())
        return m_file->connection().lastError(QStringLiteral("outbox"));
    std::vector<Intent> intents;
    while (query->next())
        intents.push_back({query->value(0).toString().toLatin1(), query->value(1).toString(),
                           query->value(2).toByteArray(), fromEpochMs(query->value(3).toLongLong())});
    return intents;
}

} // namespace callboard
