// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// C164, P04: holidays and split windows, kept outside the reference's fields. Same verbs as the calling hours: GET is
// today's, POST says whom a change would hold and saves nothing, PUT saves.
#include "core/base/canonicaljson.h"
#include "core/model/hoursextrasmap.h"
#include "core/server/handlers.h"
#include "core/server/servercore.h"
#include "core/wire/modelrequests.h"
#include "core/wire/telephonyjson.h"

namespace callboard::handlers {

namespace {

QByteArray bodyOf(const HoursExtras &extras, const std::vector<Conflict> &held)
{
    return canonicalJson(QVariantMap{{"hoursExtras", mapOf(extras)}, {"held", telephonyjson::conflicts(held)}});
}

StoredAnswer encodeSaved(const answer::Any &any)
{
    const auto &saved = std::get<answer::HoursExtrasSaved>(any);
    return {200, bodyOf(saved.extras, saved.held)};
}

std::vector<Conflict> heldIn(const WorkspaceState &state, const CompanyId &company, const HoursExtras &extras)
{
    return heldBy(extras, firmCallsOf(state, company), state.now());
}

} // namespace

void getHoursExtras(ServerCore &core, const ExchangePtr &exchange)
{
    const WorkspaceState state = core.state();
    const HoursExtras &extras = state.company(exchange->company())->extras;
    exchange->done(200, bodyOf(extras, heldIn(state, exchange->company(), extras)));
}

void previewHoursExtras(ServerCore &core, const ExchangePtr &exchange)
{
    const HoursExtras extras = modelrequests::hoursExtras(exchange->body, exchange->findings);
    if (exchange->refusedForFindings())
        return;
    exchange->done(200, bodyOf(extras, heldIn(core.state(), exchange->company(), extras)));
}

void saveHoursExtras(ServerCore &core, const ExchangePtr &exchange)
{
    HoursExtras extras = modelrequests::hoursExtras(exchange->body, exchange->findings);
    if (exchange->refusedForFindings())
        return;
    core.send(exchange, command::SaveHoursExtras{ServerCore::header(*exchange), std::move(extras)}, encodeSaved);
}

void waiveClosure(ServerCore &core, const ExchangePtr &exchange)
{
    core.send(exchange, command::WaiveClosure{ServerCore::header(*exchange), {ReservationId(exchange->pathId)}, true},
              [](const answer::Any &) {
                  return StoredAnswer{200, canonicalJson(QVariantMap{{"done", true}})};
              });
}

} // namespace callboard::handlers
