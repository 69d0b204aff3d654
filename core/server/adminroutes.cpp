// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// C050, C163 and the rest of what a console does beside booking: people, positions, numbers, settings, the breaker.
#include "core/base/canonicaljson.h"
#include "core/server/handlers.h"
#include "core/server/servercore.h"
#include "core/server/visiblepools.h"
#include "core/wire/modeljson.h"
#include "core/wire/modelrequests.h"
#include "core/wire/telephonyjson.h"

#include <algorithm>

namespace callboard::handlers {

namespace {

QVariantMap one(const char *name, const QVariantMap &value)
{
    return {{QString::fromLatin1(name), value}};
}

QStringList idsOf(const std::vector<ReservationId> &ids)
{
    QStringList texts;
    for (const ReservationId &id : ids)
        texts << id.text();
    return texts;
}

StoredAnswer encodeDone(const answer::Any &)
{
    return {200, canonicalJson(QVariantMap{{"done", true}})};
}

StoredAnswer encodePosition(const answer::Any &any)
{
    return {200, canonicalJson(one("jobPosition", modeljson::position(std::get<answer::PositionSaved>(any).position)))};
}

StoredAnswer encodeCandidate(const answer::Any &any)
{
    const auto &saved = std::get<answer::CandidatesSaved>(any);
    return {200, canonicalJson(one("candidate", modeljson::candidate(saved.candidates.front())))};
}

StoredAnswer encodeCandidates(const answer::Any &any)
{
    const auto &saved = std::get<answer::CandidatesSaved>(any);
    QStringList ids;
    for (const Candidate &candidate : saved.candidates)
        ids << candidate.id.text();
    return {200, canonicalJson(QVariantMap{{"candidateIds", ids}, {"added", saved.added}, {"changed", saved.changed}})};
}

StoredAnswer encodeNumber(const answer::Any &any)
{
    const auto &saved = std::get<answer::NumberSaved>(any);
    QVariantMap data = one("number", modeljson::number(saved.number));
    data["overBooked"] = idsOf(saved.overBooked); // D-CAPCHANGE
    return {200, canonicalJson(data)};
}

StoredAnswer encodeNumberRemoved(const answer::Any &any)
{
    return {200, canonicalJson(QVariantMap{{"removed", true},
                                           {"overBooked", idsOf(std::get<answer::NumberRemoved>(any).overBooked)}})};
}

StoredAnswer encodePool(const answer::Any &any)
{
    const auto &saved = std::get<answer::PoolSaved>(any);
    QVariantMap data = one("capacityPool", modeljson::pool(saved.pool));
    data["overBooked"] = idsOf(saved.overBooked);
    return {200, canonicalJson(data)};
}

StoredAnswer encodeCompany(const answer::Any &any)
{
    return {200, canonicalJson(one("company", modeljson::company(std::get<answer::CompanySaved>(any).company)))};
}

StoredAnswer encodeCall(const answer::Any &any)
{
    return {200,
            canonicalJson(one("reservation", telephonyjson::reservation(std::get<answer::Call>(any).reservation)))};
}

Error notFound()
{
    return Error{ErrorCode::NotFound, {}, {}};
}

} // namespace

void savePosition(ServerCore &core, const ExchangePtr &exchange)
{
    Position position = modelrequests::position(exchange->body, exchange->findings);
    if (exchange->refusedForFindings())
        return;
    position.id = PositionId(exchange->pathId);
    core.send(exchange, command::SavePosition{ServerCore::header(*exchange), position}, encodePosition);
}

void saveCandidate(ServerCore &core, const ExchangePtr &exchange)
{
    Candidate candidate = modelrequests::candidate(exchange->body, exchange->findings);
    if (!candidate.id.isEmpty() && candidate.id.text() != exchange->pathId)
        exchange->findings.problems.add(QStringLiteral("id"), QStringLiteral("is another one than in the path"));
    if (exchange->refusedForFindings())
        return;
    candidate.id = CandidateId(exchange->pathId);
    core.send(exchange, command::SaveCandidates{ServerCore::header(*exchange), {candidate}, false, {}},
              encodeCandidate);
}

void importCandidates(ServerCore &core, const ExchangePtr &exchange)
{
    std::vector<Candidate> candidates = modelrequests::candidates(exchange->body, exchange->findings);
    if (exchange->refusedForFindings())
        return;
    auto header = ServerCore::header(*exchange, variantOf(exchange->body), encodeCandidates);
    if (!header)
        return exchange->refuse(header.error());
    core.send(exchange, command::SaveCandidates{*header, std::move(candidates), true, exchange->key.name},
              encodeCandidates);
}

void removeCandidate(ServerCore &core, const ExchangePtr &exchange)
{
    core.send(exchange, command::RemoveCandidate{ServerCore::header(*exchange), CandidateId(exchange->pathId)},
              encodeDone);
}

void addNumber(ServerCore &core, const ExchangePtr &exchange)
{
    const PhoneNumber number = modelrequests::number(exchange->body, exchange->findings);
    if (exchange->refusedForFindings())
        return;
    if (!seesPool(core.state(), exchange->company(), number.pool))
        return exchange->refuse(unknownPool());
    core.send(exchange, command::SaveNumber{ServerCore::header(*exchange), number}, encodeNumber);
}

void saveNumber(ServerCore &core, const ExchangePtr &exchange)
{
    PhoneNumber number = modelrequests::number(exchange->body, exchange->findings);
    if (exchange->refusedForFindings())
        return;
    number.id = PhoneNumberId(exchange->pathId);
    // Ids are unique over the whole workspace, so a new one is ours to make.
    const WorkspaceState state = core.state();
    if (!state.number(exchange->company(), number.id))
        return exchange->refuse(notFound());
    if (!seesPool(state, exchange->company(), number.pool))
        return exchange->refuse(unknownPool());
    core.send(exchange, command::SaveNumber{ServerCore::header(*exchange), number}, encodeNumber);
}

void removeNumber(ServerCore &core, const ExchangePtr &exchange)
{
    core.send(exchange, command::RemoveNumber{ServerCore::header(*exchange), PhoneNumberId(exchange->pathId)},
              encodeNumberRemoved);
}

/// A pool may be shared with companies this key knows nothing of: an admin session only, and only a pool that numbers
/// of its own company use.
void savePool(ServerCore &core, const ExchangePtr &exchange)
{
    if (!exchange->isAdminSession())
        return exchange->refuse(Error{ErrorCode::ScopeInsufficient, QStringLiteral("of an admin session"), {}});
    const Pool pool{PoolId(exchange->pathId), modelrequests::globalCap(exchange->body, exchange->findings)};
    if (exchange->refusedForFindings())
        return;
    const WorkspaceState state = core.state();
    const std::vector<const Pool *> own = state.poolsOf(exchange->company());
    const auto isIt = [&pool](const Pool *one) { return one->id == pool.id; };
    if (std::none_of(own.begin(), own.end(), isIt))
        return exchange->refuse(notFound());
    core.send(exchange, command::SavePool{ServerCore::header(*exchange), pool}, encodePool);
}

void patchCompany(ServerCore &core, const ExchangePtr &exchange)
{
    const auto edit = modelrequests::company(exchange->body, exchange->findings);
    if (exchange->refusedForFindings())
        return;
    core.send(exchange,
              command::PatchCompany{ServerCore::header(*exchange), edit.name, edit.telephonyEnabled, edit.callOverhead,
                                    edit.expiryGrace, edit.minLead, edit.finishInsideHours, edit.prefixNarrowing},
              encodeCompany);
}

void holdDialling(ServerCore &core, const ExchangePtr &exchange)
{
    const auto hold = modelrequests::hold(exchange->body, exchange->findings);
    if (exchange->refusedForFindings())
        return;
    core.send(exchange, command::HoldDialling{ServerCore::header(*exchange), hold.hold, hold.reason}, encodeCompany);
}

void driveBreaker(ServerCore &core, const ExchangePtr &exchange)
{
    using What = modelrequests::BreakerAction::What;
    const auto action = modelrequests::breaker(exchange->body, exchange->findings);
    if (exchange->refusedForFindings())
        return;
    const CommandHeader header = ServerCore::header(*exchange);
    switch (action.what) {
    case What::Hold:
        return core.send(exchange, command::HoldBreaker{header, action.reason}, encodeDone);
    case What::Close:
        return core.send(exchange, command::CloseBreaker{header, action.reason}, encodeDone);
    case What::Probe:
        return core.send(exchange, command::ProbeBreaker{header}, encodeDone);
    }
}

void moveReservation(ServerCore &core, const ExchangePtr &exchange)
{
    const auto move = modelrequests::move(exchange->body, exchange->findings);
    if (exchange->refusedForFindings())
        return;
    auto header = ServerCore::header(*exchange, variantOf(exchange->body), encodeCall);
    if (!header)
        return exchange->refuse(header.error());
    core.send(exchange, command::Move{*header, ReservationId(exchange->pathId), move.to, move.number}, encodeCall);
}

void callNow(ServerCore &core, const ExchangePtr &exchange)
{
    core.send(exchange, command::CallNow{ServerCore::header(*exchange), ReservationId(exchange->pathId)}, encodeCall);
}

} // namespace callboard::handlers
