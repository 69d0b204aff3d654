// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// P23: a batch is held, and goes on.
#include "core/base/canonicaljson.h"
#include "core/server/handlers.h"
#include "core/server/servercore.h"
#include "core/wire/modelrequests.h"

namespace callboard::handlers {

namespace {

StoredAnswer encodePaused(const answer::Any &)
{
    return {200, canonicalJson(QVariantMap{{"paused", true}})};
}

StoredAnswer encodeResumed(const answer::Any &)
{
    return {200, canonicalJson(QVariantMap{{"paused", false}})};
}

void pause(ServerCore &core, const ExchangePtr &exchange, bool pause)
{
    const QString reason = modelrequests::reason(exchange->body, exchange->findings, pause);
    if (exchange->refusedForFindings())
        return;
    core.send(exchange, command::PauseBatch{ServerCore::header(*exchange), BatchId(exchange->pathId), pause, reason},
              pause ? encodePaused : encodeResumed);
}

} // namespace

void pauseBatch(ServerCore &core, const ExchangePtr &exchange)
{
    pause(core, exchange, true);
}

void resumeBatch(ServerCore &core, const ExchangePtr &exchange)
{
    pause(core, exchange, false);
}

} // namespace callboard::handlers
