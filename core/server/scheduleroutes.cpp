// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// C090-C126.
#include "core/base/canonicaljson.h"
#include "core/server/handlers.h"
#include "core/server/servercore.h"
#include "core/wire/telephonyjson.h"

namespace callboard::handlers {

namespace {

StoredAnswer encodeBooked(const answer::Any &any)
{
    return {201, canonicalJson(telephonyjson::scheduledCall(std::get<answer::Call>(any).reservation))};
}

StoredAnswer encodeBatch(const answer::Any &any)
{
    return {200, canonicalJson(telephonyjson::batchResult(std::get<CommitOutcome>(any)))};
}

/// C101: before anything else of the body is looked at.
bool refusedForForce(const Exchange &exchange)
{
    return !exchange.isAdminSession() && telephonyrequests::asksForce(exchange.body);
}

} // namespace

void scheduleCall(ServerCore &core, const ExchangePtr &exchange)
{
    if (refusedForForce(*exchange))
        return exchange->refuse(Error{ErrorCode::AdminOnlyParameter, QStringLiteral("force"), {}});
    CallRequest request = telephonyrequests::scheduleCall(exchange->body, exchange->findings);
    if (exchange->refusedForFindings())
        return;
    request.company = exchange->company();
    request.candidate = CandidateId(exchange->pathId);
    auto header = ServerCore::header(*exchange, variantOf(exchange->body), encodeBooked);
    if (!header)
        return exchange->refuse(header.error());
    core.send(exchange, command::Book{*header, request}, encodeBooked);
}

void batchScheduleCall(ServerCore &core, const ExchangePtr &exchange)
{
    if (refusedForForce(*exchange))
        return exchange->refuse(Error{ErrorCode::AdminOnlyParameter, QStringLiteral("force"), {}});
    BatchRequest request = telephonyrequests::batchScheduleCall(exchange->body, exchange->findings);
    if (exchange->refusedForFindings())
        return;
    request.company = exchange->company();
    auto header = ServerCore::header(*exchange, variantOf(exchange->body), encodeBatch);
    if (!header)
        return exchange->refuse(header.error());
    core.send(exchange, command::BookBatch{*header, request}, encodeBatch);
}

} // namespace callboard::handlers
