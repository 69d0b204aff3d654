// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// WORKSPACE.md section 3, and what an operator of the server asks.
#include "core/base/canonicaljson.h"
#include "core/phone/e164.h"
#include "core/server/handlers.h"
#include "core/server/servercore.h"
#include "core/wire/modeljson.h"

namespace callboard::handlers {

namespace {

constexpr qint64 kMostAdvanceMs = 10LL * 366 * 86'400'000; // ten years: more is a slip of the unit

StoredAnswer encodeAdvanced(const answer::Any &any)
{
    return {200, canonicalJson(QVariantMap{{"nowMs", toEpochMs(std::get<answer::Advanced>(any).now)}})};
}

HttpReply plainText(int status, const QByteArray &text)
{
    HttpReply reply;
    reply.status = status;
    reply.body = text;
    reply.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    reply.set("Cache-Control", "no-store");
    return reply;
}

/// One metric in Prometheus' text form.
QByteArray metric(const char *name, const char *type, const char *help, qint64 value)
{
    return QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n' + name + ' ' +
           QByteArray::number(value) + '\n';
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
    exchange->reply(isWritable ? plainText(200, "ok\n") : plainText(503, "the workspace cannot be written\n"));
}

/// Figures of the whole process; no company's name or id is among them.
void metrics(ServerCore &core, const ExchangePtr &exchange)
{
    const SnapshotPtr snapshot = core.engine().snapshot();
    qint64 live = 0;
    qint64 open = 0;
    snapshot->state().forEachOpen([&](const ReservationPtr &reservation) {
        ++open;
        live += isLive(reservation->state) ? 1 : 0;
    });
    QByteArray text;
    text += metric("callboard_requests_total", "counter", "Requests that were framed.",
                   static_cast<qint64>(core.requests.load()));
    text += metric("callboard_refusals_total", "counter", "Requests answered with a status of 400 or more.",
                   static_cast<qint64>(core.refusals.load()));
    text += metric("callboard_event_streams", "gauge", "Consoles that listen to events.", core.consoles.load());
    text += metric("callboard_reservations", "gauge", "Reservations in the workspace.",
                   snapshot->state().reservationCount());
    text += metric("callboard_reservations_open", "gauge", "Reservations that are not over.", open);
    text += metric("callboard_calls_live", "gauge", "Calls that are dispatching, ringing or active.", live);
    text += metric("callboard_commits_total", "counter", "Published commits.", static_cast<qint64>(snapshot->serial()));
    text += metric("callboard_store_writable", "gauge", "1 when the workspace can be written.",
                   snapshot->storeWritable() && !snapshot->isReadOnly() ? 1 : 0);
    exchange->reply(plainText(200, text));
}

void whoAmI(ServerCore &core, const ExchangePtr &exchange)
{
    const WorkspaceState state = core.state();
    const ApiKey &key = exchange->key;
    const QStringList features{
        QStringLiteral("lists"), QStringLiteral("events"),         QStringLiteral("clock"),       QStringLiteral("log"),
        QStringLiteral("plans"), QStringLiteral("administration"), QStringLiteral("hours-extras")};
    const QVariantMap data{
        {"company", modeljson::company(*state.company(exchange->company()))},
        {"key",
         QVariantMap{{"name", key.name}, {"kind", wireName(key.kind)}, {"scopes", modeljson::scopes(key.scopes)}}},
        {"features", features},
        {"versions", QVariantMap{{"callboard", core.facts().version},
                                 {"tzdata", zonedata::version()},
                                 {"phoneMetadata", phoneDataVersion()}}},
        {"carrier", core.facts().carrier},
        {"isDemo", state.isDemo()},
        {"clockRate", core.time().rate()},
        {"isFrozen", core.facts().isFrozen},
        {"nowMs", toEpochMs(state.now())}};
    exchange->done(200, canonicalJson(data));
}

} // namespace callboard::handlers
