// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/csvexports.h"
#include "core/desk/figures.h"
#include "core/desk/moves.h"
#include "core/planning/planner.h"
#include "core/remote/plain/plainfigures.h"
#include "core/remote/plain/plainjson.h"
#include "core/remote/plain/plainsubjects.h"

namespace callboard {
namespace {

/// Where load matters for a window; a preset is asked for as far as it can reach.
InstantRange reachOf(const WindowChoice &window, Instant now)
{
    if (const auto *range = std::get_if<InstantRange>(&window))
        return {std::max(range->start, now), std::max(range->end, now)};
    switch (std::get<Preset>(window)) {
    case Preset::Within15Minutes:
    case Preset::Within1Hour:
    case Preset::Within4Hours:
        return {now, now + 4 * kHour};
    case Preset::Within24Hours:
    case Preset::Within48Hours:
        return {now, now + 2 * kDay};
    case Preset::ByNextBusinessDay:
        break;
    }
    return {now, now + 5 * kDay};
}

} // namespace

QFuture<Result<HeatData>> PlainPlans::heat(const HeatQuery &query)
{
    return m_desk.estimate<HeatData>(query.company, query.range,
                                     [query](const PlainWorld &world) { return heatOf(world, query); });
}

QFuture<Result<HeatCell>> PlainPlans::heatCell(const HeatQuery &query, Instant at)
{
    return m_desk.estimate<HeatCell>(query.company, query.range,
                                     [query, at](const PlainWorld &world) { return heatCellOf(world, query, at); });
}

QFuture<Result<Availability>> PlainPlans::availability(const CompanyId &company, InstantRange window,
                                                       milliseconds duration,
                                                       const std::optional<PhoneNumberId> &number)
{
    return m_desk.post<Availability>(company, [=](PlainCore &core, const PlainReply<Availability> &reply) {
        std::vector<std::pair<QString, QString>> query{{"start", QString::number(toEpochMs(window.start))},
                                                       {"end", QString::number(toEpochMs(window.end))},
                                                       {"durationMs", QString::number(duration.count())}};
        if (number)
            query.emplace_back("phoneNumberId", number->text());
        PlainRequest request;
        request.target = httpTargetOf({"v1", "telephony", "availability"}, query);
        core.ask(RequestPriority::Looked, request, [duration, reply](const Result<PlainAnswer> &answer) {
            if (answer)
                reply(plainjson::availabilityFrom(answer->data, duration));
            else
                reply(answer.error());
        });
    });
}

QFuture<Result<PlannedCall>> PlainPlans::planOne(const CallRequest &request)
{
    return m_desk.estimate<PlannedCall>(request.company, reachOf(request.window, m_core.now()),
                                        [request](const PlainWorld &world) { return planCall(world, request); });
}

QFuture<Result<Plan>> PlainPlans::plan(const BatchRequest &request)
{
    return m_desk.estimate<Plan>(request.company, reachOf(request.window, m_core.now()),
                                 [request](const PlainWorld &world) { return planBatch(world, request); });
}

QFuture<Result<std::vector<PresetChoice>>> PlainPlans::presets(const CompanyId &company, milliseconds estimate,
                                                               const std::optional<Zone> &zone)
{
    return m_desk.post<std::vector<PresetChoice>>(
        company, [=](PlainCore &core, const PlainReply<std::vector<PresetChoice>> &reply) {
            core.withBasics(kMinute, [&core, reply, estimate, zone](const std::optional<Error> &error) {
                if (error)
                    reply(*error);
                else
                    reply(desk::presetChoices(core.world(), core.world().owner, estimate, zone));
            });
        });
}

QFuture<Result<std::vector<RetryPreview>>> PlainPlans::retryPreview(const CompanyId &company, const PlannedCall &call)
{
    const Instant now = m_core.now();
    return m_desk.estimate<std::vector<RetryPreview>>(
        company, {now, std::max(now, call.times.targetEnd) + kDay}, [company, call](const PlainWorld &world) {
            return Result<std::vector<RetryPreview>>(desk::retryPreviews(world, company, call));
        });
}

QFuture<Result<CommitOutcome>> PlainPlans::commit(const Plan &plan, const QString &idempotencyKey)
{
    return m_desk.postLong<CommitOutcome>(
        plan.request.company,
        [plan, idempotencyKey](PlainCore &core, const PlainReply<CommitOutcome> &reply, const PlainProgress &progress) {
            core.commit(plan, idempotencyKey, reply, progress);
        });
}

QFuture<Result<QByteArray>> PlainPlans::exportCsv(const Plan &plan)
{
    return m_desk.post<QByteArray>(plan.request.company, [plan](PlainCore &core, const PlainReply<QByteArray> &reply) {
        core.work<QByteArray>(
            [plan](const PlainWorld &world) {
                return Result<QByteArray>(desk::planCsv(world, plan, desk::PlanWord::Estimated, false));
            },
            reply);
    });
}

QFuture<Result<std::vector<Plan>>> PlainHours::planMoves(const CompanyId &company,
                                                         const std::vector<ReservationId> &calls)
{
    return m_desk.post<std::vector<Plan>>(company, [calls](PlainCore &core,
                                                           const PlainReply<std::vector<Plan>> &reply) {
        InstantRange reach{core.now(), core.now() + 2 * kDay};
        for (const BatchRequest &request : plainfigures::movesOf(core.world(), calls))
            reach.end = std::max(reach.end, std::get<InstantRange>(request.window).end);
        core.withCover({}, reach, [&core, calls, reply](const std::optional<Error> &error) {
            if (error) {
                reply(*error);
                return;
            }
            core.work<std::vector<Plan>>(
                [calls](const PlainWorld &world) { return desk::planAll(world, plainfigures::movesOf(world, calls)); },
                reply);
        });
    });
}

} // namespace callboard
