// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// C130-C148.
#include "core/base/canonicaljson.h"
#include "core/server/handlers.h"
#include "core/server/servercore.h"
#include "core/wire/telephonyjson.h"

namespace callboard::handlers {

namespace {

StoredAnswer encodeCancelled(const answer::Any &)
{
    return {200, canonicalJson(QVariantMap{{"cancelled", true}})};
}

StoredAnswer encodeBatchCancelled(const answer::Any &any)
{
    const auto &result = std::get<answer::BatchCancelled>(any);
    QVariantList cancelled;
    for (const ReservationId &id : result.cancelled)
        cancelled << id.text();
    QVariantList skipped;
    for (const auto &row : result.skipped)
        skipped << QVariantMap{{"id", row.id.text()}, {"reason", row.reason}};
    return {200, canonicalJson(QVariantMap{{"cancelled", cancelled}, {"skipped", skipped}})};
}

/// Two shapes of one answer (C144, C145).
StoredAnswer encodeRevoked(const answer::Any &any)
{
    if (const auto *invite = std::get_if<answer::InviteRevoked>(&any)) {
        return {200, canonicalJson(QVariantMap{{"status", wireName(CandidateStatus::New)},
                                               {"revoked", true},
                                               {"reconciled", invite->reconciled},
                                               {"fallbackEnqueued", invite->fallbackEnqueued}})};
    }
    const auto &firm = std::get<answer::FirmRevoked>(any);
    return {200, canonicalJson(QVariantMap{{"ok", true},
                                           {"revoked", true},
                                           {"cancelledReservationId", firm.reservation.text()},
                                           {"priorState", wireName(firm.priorState)}})};
}

/// C143: from the body or the query; both must agree (D-REVOKE).
std::optional<PositionId> positionOf(Exchange &exchange)
{
    std::optional<PositionId> position = telephonyrequests::revokeCall(exchange.body, exchange.findings);
    const QString name = QStringLiteral("jobPositionId");
    for (const auto &[key, value] : exchange.target.query) {
        if (key != name)
            continue;
        if (!isWellFormedId(value))
            exchange.findings.problems.add(name, QStringLiteral("must be 1 to 64 letters A-Z a-z, digits, _ or -"));
        else if (position && position->text() != value)
            exchange.findings.problems.add(name, QStringLiteral("is another one in the query than in the body"));
        position = PositionId(value);
    }
    if (!position && exchange.findings.problems.isEmpty())
        exchange.findings.problems.add(name, QStringLiteral("is missing"));
    return position;
}

} // namespace

void getReservation(ServerCore &core, const ExchangePtr &exchange)
{
    const SnapshotPtr snapshot = core.engine().snapshot();
    const Reservation *found = snapshot->state().reservation(exchange->company(), ReservationId(exchange->pathId));
    if (!found)
        return exchange->refuse(Error{ErrorCode::NotFound, {}, {}});
    exchange->done(200, canonicalJson(QVariantMap{{"reservation", telephonyjson::reservation(*found)}}));
}

void cancelReservation(ServerCore &core, const ExchangePtr &exchange)
{
    auto header = ServerCore::header(*exchange, QVariantMap{}, encodeCancelled);
    if (!header)
        return exchange->refuse(header.error());
    core.send(exchange, command::Cancel{*header, ReservationId(exchange->pathId)}, encodeCancelled);
}

void cancelBatch(ServerCore &core, const ExchangePtr &exchange)
{
    auto header = ServerCore::header(*exchange, QVariantMap{}, encodeBatchCancelled);
    if (!header)
        return exchange->refuse(header.error());
    core.send(exchange, command::CancelBatch{*header, BatchId(exchange->pathId)}, encodeBatchCancelled);
}

void revokeCall(ServerCore &core, const ExchangePtr &exchange)
{
    const auto position = positionOf(*exchange);
    if (exchange->refusedForFindings())
        return;
    command::Revoke revoke{ServerCore::header(*exchange), CandidateId(exchange->pathId), *position};
    core.send(exchange, std::move(revoke), encodeRevoked);
}

} // namespace callboard::handlers
