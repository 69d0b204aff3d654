// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/groupwriter.h"

#include "core/base/assert.h"
#include "core/base/canonicaljson.h"
#include "core/sqlite/connection.h"
#include "core/store/fence.h"
#include "core/store/jsontext.h"
#include "core/store/rows.h"

#include <algorithm>

namespace callboard {

Result<QSqlQuery *> GroupWriter::statement(const Table &table, Kind kind)
{
    const std::pair<const void *, int> key(&table, static_cast<int>(kind));
    if (const auto found = m_statements.find(key); found != m_statements.end())
        return &found->second;
    QString sql;
    switch (kind) {
    case Kind::Find:
        sql = table.find();
        break;
    case Kind::Insert:
        sql = table.insert();
        break;
    case Kind::Upsert:
        sql = table.upsert();
        break;
    case Kind::Remove:
        sql = table.remove();
        break;
    }
    auto query = m_connection.prepared(sql);
    if (!query)
        return query.error();
    return &m_statements.emplace(key, std::move(*query)).first->second;
}

Result<QSqlQuery *> GroupWriter::statement(const char *sql)
{
    const std::pair<const void *, int> key(sql, -1);
    if (const auto found = m_statements.find(key); found != m_statements.end())
        return &found->second;
    auto query = m_connection.prepared(QString::fromLatin1(sql));
    if (!query)
        return query.error();
    return &m_statements.emplace(key, std::move(*query)).first->second;
}

Result<void> GroupWriter::run(QSqlQuery &query, const char *doing)
{
    if (!query.exec())
        return m_connection.lastError(QString::fromLatin1(doing));
    query.finish();
    return {};
}

template <typename T> Result<void> GroupWriter::put(const Table &table, const T &row, Kind kind)
{
    auto query = statement(table, kind);
    if (!query)
        return query.error();
    RowWriter writer(**query, &table);
    callboard::write(writer, row);
    writer.seal();
    return run(**query, table.name);
}

template <typename T> Result<void> GroupWriter::putAll(const Table &table, const std::vector<T> &rows)
{
    for (const T &row : rows) {
        if (auto done = put(table, row, Kind::Upsert); !done)
            return done;
    }
    return {};
}

template <typename IdType>
Result<void> GroupWriter::removeAll(const Table &table, const std::vector<std::pair<CompanyId, IdType>> &keys)
{
    for (const auto &[company, id] : keys) {
        auto query = statement(table, Kind::Remove);
        if (!query)
            return query.error();
        RowWriter(**query) << company << id;
        if (auto done = run(**query, table.name); !done)
            return done;
    }
    return {};
}

Result<void> GroupWriter::write(const WriteGroup &group, std::optional<Instant> forgetBefore)
{
    // In the order of LogEntry's promise: gap-free, only ever appended. A gap here is a defect of the caller.
    return inTransaction([&] { return writeAll(group, forgetBefore); });
}

Result<void> GroupWriter::inTransaction(const std::function<Result<void>()> &work)
{
    if (auto begun = m_connection.run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    auto done = passFence();
    if (done)
        done = work();
    if (!done) {
        (void)m_connection.run(QStringLiteral("ROLLBACK"));
        return done;
    }
    if (auto committed = m_connection.run(QStringLiteral("COMMIT")); !committed)
        return committed;
    m_fence.hold();
    return {};
}

Result<void> GroupWriter::takeFence()
{
    const auto is = meta("owner");
    if (!is)
        return is.error();
    if (m_fence.judge(*is) == StoreFence::Verdict::Ours)
        return {};
    return inTransaction([] { return Result<void>(); });
}

Result<QString> GroupWriter::meta(const char *key)
{
    auto query = statement(tables::meta, Kind::Find);
    if (!query)
        return query.error();
    RowWriter(**query) << QString::fromLatin1(key);
    if (!(*query)->exec())
        return m_connection.lastError(QString::fromLatin1(key));
    const QString is = (*query)->next() ? (*query)->value(1).toString() : QString();
    (*query)->finish();
    return is;
}

Result<void> GroupWriter::writeMeta(const QString &key, const QString &value)
{
    auto query = statement(tables::meta, Kind::Upsert);
    if (!query)
        return query.error();
    RowWriter row(**query, &tables::meta);
    row << key << value;
    row.seal();
    return run(**query, tables::meta.name);
}

Result<void> GroupWriter::lookAtFence()
{
    if (m_fence.hasLooked())
        return {};
    const auto is = meta("owner");
    if (!is)
        return is.error();
    m_fence.look(*is);
    return {};
}

Result<void> GroupWriter::passFence()
{
    const auto is = meta("owner");
    if (!is)
        return is.error();
    switch (m_fence.judge(*is)) {
    case StoreFence::Verdict::Ours:
        return {};
    case StoreFence::Verdict::Taken:
        return Error{ErrorCode::FileLocked, QStringLiteral("another program has taken this workspace over"), {}};
    case StoreFence::Verdict::Free:
        break;
    }
    return writeMeta(QStringLiteral("owner"), m_fence.owner());
}

Result<void> GroupWriter::writeAll(const WriteGroup &group, std::optional<Instant> forgetBefore)
{
    const auto first = [](std::initializer_list<std::function<Result<void>()>> steps) -> Result<void> {
        for (const auto &step : steps) {
            if (auto done = step(); !done)
                return done;
        }
        return {};
    };
    const auto each = [](const auto &rows, auto write) -> Result<void> {
        for (const auto &row : rows) {
            if (auto done = write(row); !done)
                return done;
        }
        return {};
    };
    // What is referred to comes before what refers to it.
    return first({
        [&] { return writeMeta(group); },
        [&] { return putAll(tables::pool, group.pools); },
        [&] { return putAll(tables::company, group.companies); },
        [&] { return writeNumbers(group); },
        [&] { return removeAll(tables::phoneNumber, group.removedNumbers); },
        [&] { return removeAll(tables::apiKey, group.removedKeys); },
        [&] { return putAll(tables::apiKey, group.keys); },
        [&] { return putAll(tables::position, group.positions); },
        [&] { return putAll(tables::candidate, group.candidates); },
        [&] { return removeAll(tables::candidate, group.removedCandidates); },
        [&] { return each(group.reservations, [this](const auto &row) { return writeReservation(row); }); },
        [&] { return putAll(tables::batch, group.batches); },
        [&] { return putAll(tables::idempotency, group.idempotency); },
        [&] { return each(group.log, [this](const auto &row) { return writeLog(row); }); },
        [&] { return each(group.samples, [this](const auto &row) { return writeSample(row); }); },
        [&]() -> Result<void> {
            if (!forgetBefore)
                return {};
            auto query = statement("DELETE FROM idempotency WHERE rowid IN "
                                   "(SELECT rowid FROM idempotency WHERE kept_until_ms < ? LIMIT 500)");
            if (!query)
                return query.error();
            RowWriter(**query) << *forgetBefore;
            return run(**query, "idempotency");
        },
    });
}

Result<void> GroupWriter::writeNumbers(const WriteGroup &group)
{
    // The old default must let go before the new one takes hold: the index allows one at a time (D-DEFAULT).
    std::map<std::pair<CompanyId, PhoneNumberId>, const PhoneNumber *> last;
    for (const PhoneNumber &number : group.numbers)
        last[{number.company, number.id}] = &number;
    for (const bool isDefault : {false, true}) {
        for (const auto &[key, number] : last) {
            if (number->isDefault != isDefault)
                continue;
            if (auto done = put(tables::phoneNumber, *number, Kind::Upsert); !done)
                return done;
        }
    }
    return {};
}

Result<void> GroupWriter::writeReservation(const Reservation &reservation)
{
    if (auto done = put(tables::reservation, reservation, Kind::Upsert); !done)
        return done;
    for (size_t i = 0; i < reservation.attempts.size(); ++i) {
        auto query = statement(tables::attempt, Kind::Upsert);
        if (!query)
            return query.error();
        RowWriter writer(**query, &tables::attempt);
        callboard::write(writer, reservation, i);
        writer.seal();
        if (auto done = run(**query, tables::attempt.name); !done)
            return done;
    }
    auto query = statement("DELETE FROM attempt WHERE company=? AND reservation=? AND place>=?");
    if (!query)
        return query.error();
    RowWriter(**query) << reservation.company << reservation.id << static_cast<qint64>(reservation.attempts.size());
    return run(**query, tables::attempt.name);
}

Result<void> GroupWriter::writeLog(const LogEntry &entry)
{
    auto last = m_lastSequence.find(entry.company);
    if (last == m_lastSequence.end()) {
        auto query = statement("SELECT sequence FROM log WHERE company=? ORDER BY sequence DESC LIMIT 1");
        if (!query)
            return query.error();
        RowWriter(**query) << entry.company;
        if (!(*query)->exec())
            return m_connection.lastError(QStringLiteral("log"));
        const quint64 is = (*query)->next() ? (*query)->value(0).toULongLong() : 0;
        (*query)->finish();
        last = m_lastSequence.emplace(entry.company, is).first;
    }
    CB_ASSERT(entry.sequence == last->second + 1);
    CB_ASSERT(entry.hash.size() == 32);
    last->second = entry.sequence;
    return put(tables::log, entry, Kind::Insert);
}

Result<void> GroupWriter::writeSample(const std::pair<CompanyId, HealthSample> &sample)
{
    if (auto done = put(tables::healthSample, sample, Kind::Upsert); !done)
        return done;
    auto query = statement("DELETE FROM health_sample WHERE company=? AND at_ms<?");
    if (!query)
        return query.error();
    RowWriter(**query) << sample.first << sample.second.at - kDay;
    return run(**query, tables::healthSample.name);
}

Result<void> GroupWriter::writeMeta(const WriteGroup &group)
{
    if (group.isDemo) {
        const auto was = meta("isDemo");
        if (!was)
            return was.error();
        // A workspace that was ever the demo's stays marked.
        const bool isDemo = *group.isDemo || *was == QLatin1String("1");
        if (auto done = writeMeta(QStringLiteral("isDemo"), isDemo ? QStringLiteral("1") : QStringLiteral("0")); !done)
            return done;
    }
    if (group.simulation)
        return writeMeta(QStringLiteral("simulation"), QString::fromUtf8(canonicalJson(toJson(*group.simulation))));
    return {};
}

Result<std::optional<IdempotencyRow>> GroupWriter::idempotency(const CompanyId &company, const QString &route,
                                                               const QString &key)
{
    auto query = statement(tables::idempotency, Kind::Find);
    if (!query)
        return query.error();
    RowWriter(**query) << company << route << key;
    if (!(*query)->exec())
        return m_connection.lastError(QStringLiteral("idempotency"));
    std::optional<IdempotencyRow> found;
    SqliteCursor rows(**query);
    QString problem;
    while (rows.next()) { // there is one; only the step behind it tells that a value of it had no memory
        RowReader reader(rows, tables::idempotency);
        found = readIdempotency(reader);
        reader.end();
        problem = reader.problem();
    }
    (*query)->finish();
    if (rows.failed())
        return m_connection.lastError(QStringLiteral("idempotency"));
    if (!problem.isEmpty())
        return Error{ErrorCode::FileDamaged, problem, {}};
    return found;
}

} // namespace callboard
