// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/plain/plainjournal.h"

#include "core/base/canonicaljson.h"

#include <QSqlQuery>

namespace callboard {
namespace {

const FileKind &journalKind()
{
    // Version 1. Released: never edit, add a step. `data` is canonical JSON; what it holds is decided by the kind.
    static const FileKind kind{0x43624a6e, // "CbJn"
                               {{QStringLiteral("CREATE TABLE thing ("
                                                " kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 6),"
                                                " id TEXT NOT NULL CHECK (length(id) > 0),"
                                                " data TEXT NOT NULL,"
                                                " PRIMARY KEY (kind, id)"
                                                ") STRICT, WITHOUT ROWID")}}};
    return kind;
}

QString textOrNone(const QVariantMap &map, const char *key)
{
    return map.value(QLatin1String(key)).toString();
}

template <typename Id> void putId(QVariantMap &map, const char *key, const std::optional<Id> &id)
{
    if (id)
        map[QLatin1String(key)] = id->text();
}

template <typename Id> std::optional<Id> idFrom(const QVariantMap &map, const char *key)
{
    const QString text = textOrNone(map, key);
    return text.isEmpty() ? std::nullopt : std::optional(Id(text));
}

} // namespace

Result<std::unique_ptr<PlainJournal>> PlainJournal::open(const QString &path)
{
    auto file = WrittenFile::openOrCreate(path, journalKind());
    if (!file)
        return file.error();
    return std::unique_ptr<PlainJournal>(new PlainJournal(std::move(*file)));
}

Result<void> PlainJournal::write(const std::vector<Change> &changes)
{
    SqliteConnection &connection = m_file->connection();
    if (auto begun = connection.run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    const auto fail = [&](const QString &doing) -> Result<void> {
        const Error error = connection.lastError(doing);
        (void)connection.run(QStringLiteral("ROLLBACK"));
        return error;
    };
    auto put = connection.prepared(QStringLiteral("INSERT OR REPLACE INTO thing (kind, id, data) VALUES (?, ?, ?)"));
    auto take = connection.prepared(QStringLiteral("DELETE FROM thing WHERE kind = ? AND id = ?"));
    if (!put || !take)
        return fail(QStringLiteral("journal"));
    for (const Change &change : changes) {
        QSqlQuery &query = change.data ? *put : *take;
        query.bindValue(0, static_cast<int>(change.kind));
        query.bindValue(1, change.id);
        if (change.data)
            query.bindValue(2, QString::fromUtf8(canonicalJson(*change.data)));
        if (!query.exec())
            return fail(QStringLiteral("journal"));
    }
    put->finish();
    take->finish();
    if (auto done = connection.run(QStringLiteral("COMMIT")); !done)
        return fail(QStringLiteral("journal commit"));
    return {};
}

Result<std::map<QString, QVariantMap>> PlainJournal::all(Kind kind)
{
    auto query = m_file->connection().prepared(QStringLiteral("SELECT id, data FROM thing WHERE kind = ? ORDER BY id"));
    if (!query)
        return query.error();
    query->bindValue(0, static_cast<int>(kind));
    if (!query->exec())
        return m_file->connection().lastError(QStringLiteral("journal"));
    std::map<QString, QVariantMap> things;
    while (query->next()) {
        const auto data = readCanonicalJson(query->value(1).toString().toUtf8());
        if (!data)
            return Error{ErrorCode::FileDamaged, QStringLiteral("journal: ") + query->value(0).toString(), {}};
        things.emplace(query->value(0).toString(), data->toMap());
    }
    return things;
}

QVariantMap PlainJournal::entryTo(const LogEntry &entry)
{
    QVariantMap map{{"sequence", qint64(entry.sequence)},
                    {"at", toEpochMs(entry.at)},
                    {"actorKind", wireName(entry.actor.kind)},
                    {"actor", entry.actor.name},
                    {"type", wireName(entry.type)},
                    {"before", entry.before},
                    {"after", entry.after},
                    {"cause", entry.cause},
                    {"requestId", entry.requestId},
                    {"hash", QString::fromLatin1(entry.hash.toHex())}};
    putId(map, "reservation", entry.reservation);
    putId(map, "candidate", entry.candidate);
    putId(map, "batch", entry.batch);
    putId(map, "number", entry.number);
    return map;
}

LogEntry PlainJournal::entryFrom(const QVariantMap &map, const CompanyId &company)
{
    LogEntry entry;
    entry.company = company;
    entry.sequence = map.value(QStringLiteral("sequence")).toULongLong();
    entry.at = fromEpochMs(map.value(QStringLiteral("at")).toLongLong());
    entry.actor.kind = actorKindFromWireName(textOrNone(map, "actorKind")).value_or(Actor::Kind::Operator);
    entry.actor.name = textOrNone(map, "actor");
    entry.type = eventTypeFromWireName(textOrNone(map, "type")).value_or(EventType::EngineStarted);
    entry.before = map.value(QStringLiteral("before")).toMap();
    entry.after = map.value(QStringLiteral("after")).toMap();
    entry.cause = textOrNone(map, "cause");
    entry.requestId = textOrNone(map, "requestId");
    entry.hash = QByteArray::fromHex(textOrNone(map, "hash").toLatin1());
    entry.reservation = idFrom<ReservationId>(map, "reservation");
    entry.candidate = idFrom<CandidateId>(map, "candidate");
    entry.batch = idFrom<BatchId>(map, "batch");
    entry.number = idFrom<PhoneNumberId>(map, "number");
    return entry;
}

QString PlainJournal::idOfEntry(quint64 sequence)
{
    return QStringLiteral("%1").arg(sequence, 20, 10, QLatin1Char('0'));
}

} // namespace callboard
