// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// N06, P15: a plan as a thing of its own: made, looked at, committed. Nothing is booked before the commit.
#include "core/base/canonicaljson.h"
#include "core/planning/planner.h"
#include "core/server/errors.h"
#include "core/server/handlers.h"
#include "core/server/planshelf.h"
#include "core/server/servercore.h"
#include "core/wire/telephonyjson.h"

namespace callboard::handlers {

namespace {

QVariantList reasonsOf(const Reasons &reasons)
{
    QVariantList list;
    for (const Reason &reason : reasons)
        list << QVariantMap{{"code", wireName(reason.code)}, {"values", reason.values}};
    return list;
}

QVariantMap placedOf(const PlannedCall &call)
{
    return {{"candidateId", call.candidate.text()},
            {"status", QStringLiteral("placed")},
            {"phoneNumberId", call.number.text()},
            {"plannedAttemptAt", toEpochMs(call.times.plannedAttemptAt)},
            {"windowStartMs", toEpochMs(call.times.windowStart)},
            {"targetEndMs", toEpochMs(call.times.targetEnd)},
            {"estimatedDurationMs", qint64(call.times.estimate.count())},
            {"timezone", call.zone.name()},
            {"timezoneSource", wireName(call.zoneSource)},
            {"replaces", call.replaces ? QVariant(call.replaces->text()) : QVariant()},
            {"why", reasonsOf(call.why)}};
}

QVariantMap notPlacedOf(const NotPlaced &entry)
{
    return {{"candidateId", entry.candidate.text()},
            {"status", isConflict(entry.code) ? QStringLiteral("conflict") : QStringLiteral("failed")},
            {"reason", wireName(entry.code)},
            {"message", messageOf(Error{entry.code, entry.detail, {}})},
            {"why", reasonsOf(entry.why)}};
}

QString wireName(PlanDiff::Row::Kind kind)
{
    switch (kind) {
    case PlanDiff::Row::Kind::Added:
        return QStringLiteral("added");
    case PlanDiff::Row::Kind::Moved:
        return QStringLiteral("moved");
    case PlanDiff::Row::Kind::Unchanged:
        return QStringLiteral("unchanged");
    case PlanDiff::Row::Kind::Dropped:
        return QStringLiteral("dropped");
    case PlanDiff::Row::Kind::NotPlaced:
        return QStringLiteral("not_placed");
    }
    return {};
}

QVariantList diffRowsOf(const Plan &plan)
{
    QVariantList rows;
    for (const PlanDiff::Row &row : diffOf(plan).rows) {
        rows << QVariantMap{{"candidateId", row.candidate.text()},
                            {"kind", wireName(row.kind)},
                            {"fromMs", row.from ? QVariant(toEpochMs(*row.from)) : QVariant()},
                            {"toMs", row.to ? QVariant(toEpochMs(*row.to)) : QVariant()},
                            {"phoneNumberId", row.number ? QVariant(row.number->text()) : QVariant()}};
    }
    return rows;
}

QByteArray dataOf(const QString &id, const Plan &plan)
{
    QVariantList entries;
    for (const PlanEntry &entry : plan.entries) {
        const auto *placed = std::get_if<PlannedCall>(&entry);
        entries << (placed ? placedOf(*placed) : notPlacedOf(std::get<NotPlaced>(entry)));
    }
    return canonicalJson(QVariantMap{{"planId", id},
                                     {"madeAt", toEpochMs(plan.madeAt)},
                                     {"jobPositionId", plan.request.position.text()},
                                     {"placed", plan.placed()},
                                     {"notPlaced", plan.notPlaced()},
                                     {"duplicatesDropped", plan.duplicatesDropped},
                                     {"bound", QVariantMap{{"calls", plan.bound.calls}, {"exact", plan.bound.exact}}},
                                     {"entries", entries},
                                     {"diff", diffRowsOf(plan)}});
}

StoredAnswer encodeCommitted(const answer::Any &any)
{
    return {200, canonicalJson(telephonyjson::batchResult(std::get<CommitOutcome>(any)))};
}

} // namespace

void makePlan(ServerCore &core, const ExchangePtr &exchange)
{
    BatchRequest request = telephonyrequests::batchScheduleCall(exchange->body, exchange->findings);
    if (exchange->refusedForFindings())
        return;
    request.company = exchange->company();
    PlanShelf &shelf = core.plans();
    core.inWorker(exchange, [request, &shelf](const WorkspaceState &state, Exchange &asked) {
        auto made = planBatch(state, request);
        if (!made)
            return asked.refuse(made.error());
        const auto plan = std::make_shared<const Plan>(std::move(*made));
        asked.done(201, dataOf(shelf.put(asked.company(), plan, state.now()), *plan));
    });
}

void getPlan(ServerCore &core, const ExchangePtr &exchange)
{
    const auto plan = core.plans().find(exchange->company(), exchange->pathId, core.now());
    if (!plan)
        return exchange->refuse(Error{ErrorCode::NotFound, {}, {}});
    exchange->done(200, dataOf(exchange->pathId, *plan));
}

void commitPlan(ServerCore &core, const ExchangePtr &exchange)
{
    auto header = ServerCore::header(*exchange, QVariantMap{}, encodeCommitted);
    if (!header)
        return exchange->refuse(header.error());
    // An old commit is replayed also when its plan is no longer kept: the engine knows, and refuses what is not there.
    const auto plan = core.plans().find(exchange->company(), exchange->pathId, core.now());
    core.send(exchange, command::CommitPlan{*header, plan}, encodeCommitted);
}

} // namespace callboard::handlers
