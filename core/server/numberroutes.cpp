// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// C040-C064, C070-C079.
#include "core/base/canonicaljson.h"
#include "core/planning/planner.h"
#include "core/server/handlers.h"
#include "core/server/query.h"
#include "core/server/servercore.h"
#include "core/wire/telephonyjson.h"

namespace callboard::handlers {

namespace {

constexpr qint64 kShortestMs = 60'000;
constexpr qint64 kLongestMs = 14'400'000; // C072

StoredAnswer encodePatched(const answer::Any &any)
{
    const auto &saved = std::get<answer::NumberSaved>(any);
    return {200, canonicalJson(QVariantMap{{"number", telephonyjson::patchedNumber(saved.number)}})};
}

AvailabilityQuery readQuery(Exchange &exchange)
{
    using telephonyrequests::kEarliestMs;
    using telephonyrequests::kLatestMs;
    Query query(exchange);
    AvailabilityQuery asked;
    asked.company = exchange.company();
    asked.window.start = fromEpochMs(query.number("start", kEarliestMs, kLatestMs));
    asked.window.end = fromEpochMs(query.number("end", kEarliestMs, kLatestMs));
    asked.duration = milliseconds(query.number("durationMs", kShortestMs, kLongestMs));
    if (const auto number = query.id("phoneNumberId"))
        asked.number = PhoneNumberId(*number);
    const auto channel = query.text("channel"); // C074
    if (channel && *channel != QLatin1String("outbound"))
        query.note("channel", QStringLiteral("must be outbound"));
    return asked;
}

} // namespace

void getNumbers(ServerCore &core, const ExchangePtr &exchange)
{
    const WorkspaceState state = core.state();
    QVariantList numbers;
    for (const PhoneNumber *number : state.numbersOf(exchange->company()))
        numbers << telephonyjson::number(*number);
    exchange->done(200, canonicalJson(QVariantMap{{"numbers", numbers}}));
}

void patchNumber(ServerCore &core, const ExchangePtr &exchange)
{
    const auto edit = telephonyrequests::numberEdit(exchange->body, exchange->findings);
    if (exchange->refusedForFindings())
        return;
    command::PatchNumber patch{ServerCore::header(*exchange), PhoneNumberId(exchange->pathId), edit.displayName,
                               edit.defaultForOutbound};
    core.send(exchange, std::move(patch), encodePatched);
}

void getClock(ServerCore &core, const ExchangePtr &exchange)
{
    const SnapshotPtr snapshot = core.engine().snapshot();
    const CompanyRuntime &runtime = snapshot->runtimeOf(exchange->company());
    exchange->done(200, canonicalJson(telephonyjson::clock(snapshot->state().numbersOf(exchange->company()),
                                                           runtime.health.health, runtime.breaker)));
}

void getAvailability(ServerCore &core, const ExchangePtr &exchange)
{
    const AvailabilityQuery query = readQuery(*exchange);
    if (exchange->refusedForFindings())
        return;
    const auto availability = availabilityOf(core.state(), query);
    if (!availability)
        return exchange->refuse(availability.error());
    exchange->doneBy([&availability](QByteArray &text) { telephonyjson::appendAvailability(text, *availability); });
}

} // namespace callboard::handlers
