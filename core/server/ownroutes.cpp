// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// WORKSPACE.md section 3: the clock of tests; and whether the server lives.
#include "core/base/canonicaljson.h"
#include "core/server/handlers.h"
#include "core/server/servercore.h"

namespace callboard::handlers {

namespace {

constexpr qint64 kMostAdvanceMs = 10LL * 366 * 86'400'000; // ten years: more is a slip of the unit

StoredAnswer encodeAdvanced(const answer::Any &any)
{
    return {200, canonicalJson(QVariantMap{{"nowMs", toEpochMs(std::get<answer::Advanced>(any).now)}})};
}

} // namespace

void advance(ServerCore &core, const ExchangePtr &exchange)
{
    Fields fields(exchange->body, {}, exchange->findings.problems);
    fields.require("ms");
    const auto by = fields.number("ms", 0, kMostAdvanceMs);
    exchange->findings.ignored << fields.unknown();
    if (exchange->refusedForFindings())
        return;
    core.send(exchange, command::Advance{milliseconds(*by)}, encodeAdvanced);
}

void healthz(ServerCore &core, const ExchangePtr &exchange)
{
    const SnapshotPtr snapshot = core.engine().snapshot();
    const bool isWritable = snapshot->storeWritable() && !snapshot->isReadOnly();
    HttpReply reply;
    reply.status = isWritable ? 200 : 503;
    reply.body = isWritable ? "ok\n" : "the workspace cannot be written\n";
    reply.set("Content-Type", "text/plain; charset=utf-8");
    reply.set("Cache-Control", "no-store");
    exchange->reply(std::move(reply));
}

} // namespace callboard::handlers
