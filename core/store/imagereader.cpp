// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/imagereader.h"

#include "core/base/canonicaljson.h"
#include "core/sqlite/connection.h"
#include "core/store/jsontext.h"
#include "core/store/rows.h"

#include <QSqlQuery>

#include <algorithm>
#include <future>
#include <iterator>
#include <limits>

namespace callboard {

namespace {

// Runs a statement and hands each row to `take`.
template <typename Bind, typename Take>
Result<void> readRows(SqliteConnection &connection, const Table &table, const QString &sql, Bind bind, Take take)
{
    auto query = connection.prepared(sql);
    if (!query)
        return query.error();
    RowWriter values(*query);
    bind(values);
    if (!query->exec())
        return connection.lastError(QLatin1String(table.name));
    SqliteCursor rows(*query);
    RowReader row(rows, table);
    while (rows.next()) {
        row.begin();
        take(row);
        row.end();
        if (!row.problem().isEmpty())
            return Error{ErrorCode::FileDamaged, row.problem(), {}};
    }
    if (rows.failed())
        return connection.lastError(QLatin1String(table.name));
    return {};
}

template <typename T>
Result<void> readTable(SqliteConnection &connection, const Table &table, const QString &order, std::vector<T> &rows,
                       T (*read)(RowReader &))
{
    return readRows(
        connection, table, table.select() + order, [](RowWriter &) {},
        [&](RowReader &row) { rows.push_back(read(row)); });
}

Result<void> readMeta(SqliteConnection &connection, WorkspaceImage &image)
{
    return readRows(
        connection, tables::meta, tables::meta.select(), [](RowWriter &) {},
        [&image](RowReader &row) {
            const QString key = row.text();
            const QString value = row.text();
            if (key == QLatin1String("isDemo")) {
                image.isDemo = value == QLatin1String("1");
            } else if (key == QLatin1String("simulation")) {
                const auto json = readCanonicalJson(value.toUtf8());
                const auto simulation = json ? simulationFromJson(*json) : std::nullopt;
                if (!simulation)
                    row.note(value);
                image.simulation = simulation.value_or(Simulation());
            }
        });
}

// Rows of reservation with firstRow <= rowid < endRow.
Result<void> readReservationRows(SqliteConnection &connection, qint64 firstRow, qint64 endRow,
                                 std::vector<Reservation> &reservations)
{
    return readRows(
        connection, tables::reservation, tables::reservation.select() + QStringLiteral(" WHERE rowid>=? AND rowid<?"),
        [=](RowWriter &values) { values << firstRow << endRow; },
        [&](RowReader &row) { reservations.push_back(readReservation(row)); });
}

Result<void> readAttempts(SqliteConnection &connection, std::vector<Reservation> &reservations)
{
    QHash<std::pair<CompanyId, ReservationId>, size_t> at;
    at.reserve(static_cast<qsizetype>(reservations.size()));
    for (size_t i = 0; i < reservations.size(); ++i)
        at.insert({reservations[i].company, reservations[i].id}, i);
    return readRows(
        connection, tables::attempt, tables::attempt.select() + QStringLiteral(" ORDER BY company, reservation, place"),
        [](RowWriter &) {},
        [&](RowReader &row) {
            AttemptRow read = readAttempt(row);
            const auto found = at.constFind({read.company, read.reservation});
            if (found == at.cend() || reservations[*found].attempts.size() != static_cast<size_t>(read.place)) {
                row.note(QStringLiteral("attempt %1 of no reservation").arg(read.attempt.id.text()));
                return;
            }
            reservations[*found].attempts.push_back(std::move(read.attempt));
        });
}

Result<void> readReservations(SqliteConnection &connection, const Connect &connectAgain, WorkspaceImage &image)
{
    constexpr qint64 kWorthAThread = 20'000;
    std::vector<Reservation> &reservations = image.reservations;
    const auto last = connection.valueOf(QStringLiteral("SELECT max(rowid) FROM reservation"));
    if (!last)
        return last.error();
    const qint64 end = last->toLongLong() + 1;
    const qint64 middle = end > kWorthAThread ? end / 2 : end;
    std::future<Result<std::vector<Reservation>>> secondHalf;
    if (middle < end) {
        secondHalf = std::async(std::launch::async, [&connectAgain, middle, end]() -> Result<std::vector<Reservation>> {
            auto own = connectAgain();
            if (!own)
                return own.error();
            std::vector<Reservation> rows;
            rows.reserve(static_cast<size_t>(end - middle));
            if (auto read = readReservationRows(**own, middle, end, rows); !read)
                return read.error();
            return rows;
        });
    }
    reservations.reserve(static_cast<size_t>(end));
    auto read = readReservationRows(connection, 0, middle, reservations);
    if (secondHalf.valid()) {
        auto rest = secondHalf.get();
        if (read && !rest)
            read = rest.error();
        if (read)
            std::move(rest->begin(), rest->end(), std::back_inserter(reservations));
    }
    return read ? readAttempts(connection, reservations) : read;
}

Result<QStringList> companiesInLog(SqliteConnection &connection)
{
    QStringList companies;
    // Jumps from one company to the next instead of walking every entry.
    auto query = connection.prepared(QStringLiteral("SELECT min(company) FROM log WHERE company > ?"));
    if (!query)
        return query.error();
    for (QString last = QStringLiteral("");;) {
        query->bindValue(0, last);
        if (!query->exec() || !query->next())
            return connection.lastError(QStringLiteral("log"));
        if (query->value(0).isNull())
            return companies;
        last = query->value(0).toString();
        companies << last;
        query->finish();
    }
}

Result<void> readLogHeads(SqliteConnection &connection, WorkspaceImage &image)
{
    const auto companies = companiesInLog(connection);
    if (!companies)
        return companies.error();
    for (const QString &company : *companies) {
        auto read = readRows(
            connection, tables::log,
            tables::log.select() + QStringLiteral(" WHERE company=? ORDER BY sequence DESC LIMIT 1"),
            [&company](RowWriter &values) { values << company; },
            [&image](RowReader &row) {
                LogEntry last = readLogEntry(row);
                image.logHeads.push_back({std::move(last.company), last.sequence, std::move(last.hash)});
            });
        if (!read)
            return read;
    }
    return {};
}

Result<WorkspaceImage> readAll(SqliteConnection &connection, const Connect &connectAgain)
{
    WorkspaceImage image;
    auto read = readMeta(connection, image);
    if (read)
        read = readTable(connection, tables::pool, {}, image.pools, readPool);
    if (read)
        read = readTable(connection, tables::company, {}, image.companies, readCompany);
    if (read)
        read = readTable(connection, tables::phoneNumber, {}, image.numbers, readPhoneNumber);
    if (read)
        read = readTable(connection, tables::apiKey, {}, image.keys, readApiKey);
    if (read)
        read = readTable(connection, tables::position, {}, image.positions, readPosition);
    if (read)
        read = readTable(connection, tables::candidate, {}, image.candidates, readCandidate);
    if (read)
        read = readReservations(connection, connectAgain, image);
    if (read)
        read = readTable(connection, tables::batch, {}, image.batches, readBatch);
    if (read) {
        read = readTable(connection, tables::healthSample, QStringLiteral(" ORDER BY at_ms, company"), image.samples,
                         readHealthSample);
    }
    if (read)
        read = readLogHeads(connection, image);
    if (!read)
        return read.error();
    return image;
}

} // namespace

Result<WorkspaceImage> readImage(SqliteConnection &connection, const Connect &connectAgain)
{
    if (auto begun = connection.run(QStringLiteral("BEGIN")); !begun)
        return begun.error();
    auto image = readAll(connection, connectAgain);
    const auto ended = connection.run(QStringLiteral("COMMIT"));
    if (image && !ended)
        return ended.error();
    return image;
}

Result<std::vector<LogEntry>> readLog(SqliteConnection &connection, const LogQuery &query)
{
    QString sql = tables::log.select() + QStringLiteral(" WHERE company=? AND sequence>?");
    const auto also = [&sql](bool wanted, const char *condition) {
        if (wanted)
            sql += QLatin1String(" AND ") + QLatin1String(condition);
    };
    also(query.before != 0, "sequence<?");
    also(query.reservation.has_value(), "reservation=?");
    also(query.candidate.has_value(), "candidate=?");
    also(query.batch.has_value(), "batch=?");
    also(query.range.has_value(), "at_ms>=? AND at_ms<?");
    sql += query.newestFirst ? QLatin1String(" ORDER BY sequence DESC LIMIT ?")
                             : QLatin1String(" ORDER BY sequence LIMIT ?");
    const auto asSequence = [](quint64 sequence) {
        return static_cast<qint64>(std::min<quint64>(sequence, std::numeric_limits<qint64>::max()));
    };
    std::vector<LogEntry> entries;
    auto read = readRows(
        connection, tables::log, sql,
        [&](RowWriter &values) {
            values << query.company << asSequence(query.after);
            if (query.before != 0)
                values << asSequence(query.before);
            if (query.reservation)
                values << *query.reservation;
            if (query.candidate)
                values << *query.candidate;
            if (query.batch)
                values << *query.batch;
            if (query.range)
                values << query.range->start << query.range->end;
            values << std::clamp(query.limit, 0, 10'000);
        },
        [&entries](RowReader &row) { entries.push_back(readLogEntry(row)); });
    if (!read)
        return read.error();
    return entries;
}

Result<void> checkChains(SqliteConnection &connection)
{
    const auto companies = companiesInLog(connection);
    if (!companies)
        return companies.error();
    for (const QString &company : *companies) {
        QByteArray previous;
        quint64 expected = 1;
        auto read = readRows(
            connection, tables::log, tables::log.select() + QStringLiteral(" WHERE company=? ORDER BY sequence"),
            [&company](RowWriter &values) { values << company; },
            [&](RowReader &row) {
                LogEntry entry = readLogEntry(row);
                if (entry.sequence != expected || entry.hash != chainHash(previous, entry))
                    row.note(QStringLiteral("entry %1 of %2 does not continue the log").arg(expected).arg(company));
                previous = entry.hash;
                ++expected;
            });
        if (!read)
            return read;
    }
    return {};
}

} // namespace callboard
