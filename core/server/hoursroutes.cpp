// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// C020-C036.
#include "core/base/canonicaljson.h"
#include "core/server/handlers.h"
#include "core/server/servercore.h"
#include "core/wire/telephonyjson.h"

namespace callboard::handlers {

namespace {

StoredAnswer encodeSaved(const answer::Any &any)
{
    const auto &saved = std::get<answer::HoursSaved>(any);
    QVariantMap data = telephonyjson::policy(saved.policy);
    data["conflicts"] = telephonyjson::conflicts(saved.conflicts);
    return {200, canonicalJson(data)};
}

} // namespace

void getHours(ServerCore &core, const ExchangePtr &exchange)
{
    const WorkspaceState state = core.state();
    exchange->done(200, canonicalJson(telephonyjson::policy(state.company(exchange->company())->policy)));
}

void previewHours(ServerCore &core, const ExchangePtr &exchange)
{
    const auto preview = telephonyrequests::hoursPreview(exchange->body, exchange->findings);
    if (exchange->refusedForFindings())
        return;
    const WorkspaceState state = core.state();
    const CompanyId &company = exchange->company();
    const HoursRule rule{preview.hours, preview.days ? preview.days : state.company(company)->policy.days};
    const auto firm = firmCallsOf(state, company);
    const QVariantMap data{{"conflicts", telephonyjson::conflicts(conflictsOf(rule, firm, state.now()))}};
    exchange->done(200, canonicalJson(data));
}

void saveHours(ServerCore &core, const ExchangePtr &exchange)
{
    const HoursEdit edit = telephonyrequests::hoursEdit(exchange->body, exchange->findings);
    if (exchange->refusedForFindings())
        return;
    core.send(exchange, command::SaveHours{ServerCore::header(*exchange), edit}, encodeSaved);
}

} // namespace callboard::handlers
