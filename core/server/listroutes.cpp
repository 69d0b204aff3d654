// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// C160, C161: the lists the reference does not have.
#include "core/base/canonicaljson.h"
#include "core/server/handlers.h"
#include "core/server/query.h"
#include "core/server/servercore.h"
#include "core/wire/modeljson.h"
#include "core/wire/telephonyjson.h"

#include <algorithm>
#include <set>

namespace callboard::handlers {

namespace {

constexpr qint64 kMostRows = 500;
constexpr qint64 kUsualRows = 100;

/// A page of a list: rows in a fixed order, from behind the last one of the page before. A cursor is the sort key of
/// that row, so that rows which come and go in between neither repeat others nor hide them.
struct Page
{
    qsizetype limit = kUsualRows;
    std::optional<std::pair<qint64, QString>> after;
};

QString cursorOf(const std::pair<qint64, QString> &key)
{
    const QByteArray text = QByteArray::number(key.first) + ':' + key.second.toUtf8();
    return QString::fromLatin1(text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Page readPage(Query &query)
{
    Page page;
    page.limit = query.optionalNumber("limit", 1, kMostRows).value_or(kUsualRows);
    if (const auto cursor = query.text("cursor")) {
        const auto decoded = QByteArray::fromBase64Encoding(
            cursor->toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
        const qsizetype colon = decoded.decoded.indexOf(':');
        bool isNumber = false;
        const qint64 first = decoded.decoded.left(std::max<qsizetype>(0, colon)).toLongLong(&isNumber);
        if (!decoded || colon < 0 || !isNumber)
            query.note("cursor", QStringLiteral("is not one that this server gave"));
        page.after = {first, QString::fromUtf8(decoded.decoded.mid(colon + 1))};
    }
    return page;
}

/// The page's rows of all that match: the smallest keys behind the cursor, in order. `key` must be unique.
template <typename Row, typename Key, typename Encode>
QByteArray pageOf(std::vector<Row> rows, const Page &page, const char *name, Key key, Encode encode)
{
    std::vector<std::pair<std::pair<qint64, QString>, Row>> keyed;
    keyed.reserve(rows.size());
    for (Row &row : rows) {
        auto own = key(row);
        if (!page.after || own > *page.after)
            keyed.emplace_back(std::move(own), std::move(row));
    }
    const auto taken = std::min(keyed.size(), static_cast<size_t>(page.limit));
    const auto byKey = [](const auto &a, const auto &b) { return a.first < b.first; };
    std::partial_sort(keyed.begin(), keyed.begin() + static_cast<std::ptrdiff_t>(taken), keyed.end(), byKey);
    QVariantList list;
    for (size_t i = 0; i < taken; ++i)
        list << encode(keyed[i].second);
    const QVariant next = taken < keyed.size() ? QVariant(cursorOf(keyed[taken - 1].first)) : QVariant();
    return canonicalJson(QVariantMap{{QString::fromLatin1(name), list}, {"nextCursor", next}});
}

struct ReservationFilter
{
    std::optional<Instant> from;
    std::optional<Instant> to;
    std::set<ReservationState> states;
    std::optional<QString> batch;
    std::optional<QString> candidate;

    bool takes(const Reservation &r) const
    {
        return (!from || r.times.plannedAttemptAt >= *from) && (!to || r.times.plannedAttemptAt < *to) &&
               (states.empty() || states.contains(r.state)) && (!batch || (r.batch && r.batch->text() == *batch)) &&
               (!candidate || r.candidate.text() == *candidate);
    }
};

std::optional<Instant> instantOf(Query &query, const char *name)
{
    const auto ms = query.optionalNumber(name, telephonyrequests::kEarliestMs, telephonyrequests::kLatestMs);
    return ms ? std::optional(fromEpochMs(*ms)) : std::nullopt;
}

ReservationFilter readFilter(Query &query)
{
    ReservationFilter filter;
    filter.from = instantOf(query, "from");
    filter.to = instantOf(query, "to");
    filter.batch = query.id("batchId");
    filter.candidate = query.id("candidateId");
    const QString states = query.text("state").value_or(QString());
    for (const QString &name : states.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (const auto state = reservationStateFromWireName(name))
            filter.states.insert(*state);
        else
            query.note("state", QStringLiteral("must be states separated by commas, such as firm,ringing"));
    }
    return filter;
}

} // namespace

void listReservations(ServerCore &core, const ExchangePtr &exchange)
{
    Query query(*exchange);
    const ReservationFilter filter = readFilter(query);
    const Page page = readPage(query);
    if (exchange->refusedForFindings())
        return;
    core.inWorker(exchange, [filter, page](const WorkspaceState &state, Exchange &asked) {
        std::vector<ReservationPtr> rows;
        state.forEachReservation([&](const ReservationPtr &reservation) {
            if (reservation->company == asked.company() && filter.takes(*reservation))
                rows.push_back(reservation);
        });
        const auto key = [](const ReservationPtr &r) {
            return std::pair(toEpochMs(r->times.plannedAttemptAt), r->id.text());
        };
        asked.done(200, pageOf(std::move(rows), page, "reservations", key,
                               [](const ReservationPtr &r) { return telephonyjson::reservation(*r); }));
    });
}

void listBatches(ServerCore &core, const ExchangePtr &exchange)
{
    Query query(*exchange);
    const Page page = readPage(query);
    if (exchange->refusedForFindings())
        return;
    const SnapshotPtr snapshot = core.engine().snapshot();
    core.inWorker(exchange, [snapshot, page](const WorkspaceState &, Exchange &asked) {
        // Newest first: the key falls with time.
        const auto key = [](const BatchSummary &batch) {
            return std::pair(-toEpochMs(batch.createdAt), batch.id.text());
        };
        asked.done(200, pageOf(snapshot->batchesOf(asked.company()), page, "batches", key,
                               [](const BatchSummary &batch) { return modeljson::batch(batch); }));
    });
}

void getBatch(ServerCore &core, const ExchangePtr &exchange)
{
    const auto batch = core.engine().snapshot()->batchOf(exchange->company(), BatchId(exchange->pathId));
    if (!batch)
        return exchange->refuse(Error{ErrorCode::NotFound, {}, {}});
    exchange->done(200, canonicalJson(QVariantMap{{"batch", modeljson::batch(*batch)}}));
}

void listCandidates(ServerCore &core, const ExchangePtr &exchange)
{
    Query query(*exchange);
    const Page page = readPage(query);
    const auto position = query.id("jobPositionId");
    if (exchange->refusedForFindings())
        return;
    core.inWorker(exchange, [page, position](const WorkspaceState &state, Exchange &asked) {
        std::vector<CandidatePtr> rows;
        state.forEachCandidate([&](const CandidatePtr &candidate) {
            const bool isOfPosition = !position || (candidate->position && candidate->position->text() == *position);
            if (candidate->company == asked.company() && isOfPosition)
                rows.push_back(candidate);
        });
        const auto key = [](const CandidatePtr &candidate) { return std::pair(qint64(0), candidate->id.text()); };
        asked.done(200, pageOf(std::move(rows), page, "candidates", key,
                               [](const CandidatePtr &candidate) { return modeljson::candidate(*candidate); }));
    });
}

void listPositions(ServerCore &core, const ExchangePtr &exchange)
{
    const WorkspaceState state = core.state();
    QVariantList positions;
    for (const Position *position : state.positionsOf(exchange->company()))
        positions << modeljson::position(*position);
    exchange->done(200, canonicalJson(QVariantMap{{"jobPositions", positions}}));
}

void listNumbers(ServerCore &core, const ExchangePtr &exchange)
{
    const WorkspaceState state = core.state();
    QVariantList numbers;
    for (const PhoneNumber *number : state.numbersOf(exchange->company()))
        numbers << modeljson::number(*number);
    QVariantList pools;
    for (const Pool *pool : state.poolsOf(exchange->company()))
        pools << modeljson::pool(*pool);
    exchange->done(200, canonicalJson(QVariantMap{{"numbers", numbers}, {"capacityPools", pools}}));
}

void getClockDetail(ServerCore &core, const ExchangePtr &exchange)
{
    Query query(*exchange);
    const bool withHistory = query.text("history").value_or(QString()) == QLatin1String("1");
    const SnapshotPtr snapshot = core.engine().snapshot();
    core.inWorker(exchange, [snapshot, withHistory](const WorkspaceState &state, Exchange &asked) {
        asked.done(200, canonicalJson(modeljson::clock(snapshot->clockOf(asked.company(), state.now()), withHistory)));
    });
}

void listLog(ServerCore &core, const ExchangePtr &exchange)
{
    Query query(*exchange);
    LogQuery asked;
    asked.company = exchange->company();
    asked.after = static_cast<quint64>(query.optionalNumber("after", 0, telephonyrequests::kLatestMs).value_or(0));
    asked.before = static_cast<quint64>(query.optionalNumber("before", 1, telephonyrequests::kLatestMs).value_or(0));
    asked.limit = static_cast<int>(query.optionalNumber("limit", 1, kMostRows).value_or(kUsualRows));
    asked.newestFirst = !query.text("after").has_value();
    if (const auto id = query.id("reservationId"))
        asked.reservation = ReservationId(*id);
    if (const auto id = query.id("candidateId"))
        asked.candidate = CandidateId(*id);
    if (const auto id = query.id("batchId"))
        asked.batch = BatchId(*id);
    if (exchange->refusedForFindings())
        return;
    Engine &engine = core.engine();
    core.inWorker(exchange, [&engine, asked](const WorkspaceState &, Exchange &one) {
        const auto entries = engine.log(asked);
        if (!entries)
            return one.refuse(entries.error());
        QVariantList list;
        for (const LogEntry &entry : *entries)
            list << modeljson::logEntry(entry);
        one.done(200, canonicalJson(QVariantMap{{"entries", list}}));
    });
}

} // namespace callboard::handlers
