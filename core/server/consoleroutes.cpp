// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/local/localdesk.h"
#include "core/local/setupexport.h"
#include "core/rpc/methods.h"
#include "core/server/handlers.h"
#include "core/server/routes.h"
#include "core/server/servercore.h"
#include "core/server/visiblepools.h"

#include <algorithm>

namespace callboard::handlers {

namespace {

using Answer = void (*)(ServerCore &core, const ExchangePtr &exchange);

std::shared_ptr<LocalDesk> deskFor(ServerCore &core, const Exchange &exchange)
{
    Asker asker;
    asker.actor = ServerCore::header(exchange).actor;
    asker.requestId = exchange.requestId;
    asker.key = exchange.key.sha256;
    return std::make_shared<LocalDesk>(core.engine(), core.time(), core.workers(), std::move(asker));
}

ReservationsBackend &subject(LocalDesk &desk, const ReservationsBackend *)
{
    return desk.reservations;
}
PlansBackend &subject(LocalDesk &desk, const PlansBackend *)
{
    return desk.plans;
}
HoursBackend &subject(LocalDesk &desk, const HoursBackend *)
{
    return desk.hours;
}
NumbersBackend &subject(LocalDesk &desk, const NumbersBackend *)
{
    return desk.numbers;
}
ClockBackend &subject(LocalDesk &desk, const ClockBackend *)
{
    return desk.clock;
}
PeopleBackend &subject(LocalDesk &desk, const PeopleBackend *)
{
    return desk.people;
}
LogBackend &subject(LocalDesk &desk, const LogBackend *)
{
    return desk.log;
}
KeysBackend &subject(LocalDesk &desk, const KeysBackend *)
{
    return desk.keys;
}

/// D-FORCE: only an admin session may waive hours.
bool forces(const CallRequest &request)
{
    return request.forceReason.has_value();
}
bool forces(const PlannedCall &call)
{
    return call.forceReason.has_value();
}
bool forces(const Plan &plan)
{
    return std::any_of(plan.entries.begin(), plan.entries.end(), [](const PlanEntry &entry) {
        const auto *call = std::get_if<PlannedCall>(&entry);
        return call && forces(*call);
    });
}
template <typename T> bool forces(const T &)
{
    return false;
}

/// A number takes its lines from a pool that the company sees (P7).
bool seesItsPool(const WorkspaceState &state, const PhoneNumber &number)
{
    return seesPool(state, number.company, number.pool);
}
template <typename T> bool seesItsPool(const WorkspaceState &, const T &)
{
    return true;
}

bool mayAsk(const Exchange &exchange, rpc::Need need)
{
    switch (need) {
    case rpc::Need::Read:
        return holds(exchange.key.scopes, Scope::Read);
    case rpc::Need::Schedule:
        return holds(exchange.key.scopes, Scope::Schedule);
    case rpc::Need::Manage:
        return holds(exchange.key.scopes, Scope::Manage);
    case rpc::Need::Admin:
        return exchange.isAdminSession();
    }
    return false;
}

/// A refusal of the core with all a console needs to explain it; refusals of the door have their own statuses.
void refuse(Exchange &exchange, const Error &error)
{
    exchange.done(200, "{\"error\":" + rpc::written(error) + '}');
}

template <typename T> void give(Exchange &exchange, const Result<T> &result)
{
    if (result)
        exchange.done(200, "{\"result\":" + rpc::written(*result) + '}');
    else
        refuse(exchange, result.error());
}

/// The desk lives until the answer is there: its workers refer to it.
template <typename T>
void giveWhenDone(const ExchangePtr &exchange, const std::shared_ptr<LocalDesk> &desk, QFuture<Result<T>> future)
{
    future
        .then(QtFuture::Launch::Sync,
              [exchange, desk](const QFuture<Result<T>> &done) {
                  if (done.resultCount() > 0)
                      give(*exchange, done.result());
                  else
                      refuse(*exchange, Error{ErrorCode::Cancelled, {}, {}});
              })
        .onCanceled([exchange, desk] {
            refuse(*exchange, Error{ErrorCode::Cancelled, {}, {}});
        });
}

template <size_t I> void answerMethod(ServerCore &core, const ExchangePtr &exchange)
{
    static constexpr const auto &method = std::get<I>(rpc::kMethods);
    using Subject = typename std::decay_t<decltype(method)>::Subject;
    if (!mayAsk(*exchange, method.need))
        return exchange->refuse(Error{ErrorCode::ScopeInsufficient, {}, {}});
    auto arguments = rpc::argumentsOf(method, exchange->body, exchange->company());
    if (!arguments)
        return exchange->refuse(arguments.error());
    const bool isForced = std::apply([](const auto &...argument) { return (forces(argument) || ...); }, *arguments);
    if (isForced && !exchange->isAdminSession())
        return exchange->refuse(Error{ErrorCode::AdminOnlyParameter, QStringLiteral("forceReason"), {}});
    const WorkspaceState state = core.state();
    if (!std::apply([&](const auto &...argument) { return (seesItsPool(state, argument) && ...); }, *arguments))
        return refuse(*exchange, unknownPool());
    const auto desk = deskFor(core, *exchange);
    Subject &asked = subject(*desk, static_cast<const Subject *>(nullptr));
    giveWhenDone(exchange, desk,
                 std::apply([&](const auto &...argument) { return (asked.*method.call)(argument...); }, *arguments));
}

Capabilities capabilitiesOf(const Exchange &exchange)
{
    const Scopes &scopes = exchange.key.scopes;
    Capabilities can;
    can.scopes = scopes;
    can.isAdminSession = exchange.isAdminSession();
    can.push = can.lists = scopes.read;
    can.administerNumbers = can.breakerControl = scopes.manage;
    can.editPeople = can.callNow = can.holdDialling = can.pauseBatches = scopes.schedule;
    can.exportSetup = can.administerKeys = exchange.isAdminSession();
    return can;
}

quint64 lastEntryOf(Engine &engine, const CompanyId &company)
{
    LogQuery newest;
    newest.company = company;
    newest.limit = 1;
    const auto entries = engine.log(newest);
    return entries && !entries->empty() ? entries->front().sequence : 0;
}

rpc::Session sessionOf(ServerCore &core, const WorkspaceState &state, const Exchange &exchange)
{
    rpc::Session session;
    session.can = capabilitiesOf(exchange);
    session.workspace.isDemo = state.isDemo();
    session.workspace.carrier = core.facts().carrier;
    session.workspace.clockRate = core.time().rate();
    session.workspace.tzVersion = zonedata::version();
    session.workspace.phoneDataVersion = phoneDataVersion();
    if (const Company *company = state.company(exchange.company()))
        session.workspace.companies.push_back(*company);
    session.keyName = exchange.key.name;
    session.now = core.now();
    session.clockRate = core.time().rate();
    return session;
}

void session(ServerCore &core, const ExchangePtr &exchange)
{
    // Before the state: what comes between the two is told twice, never lost.
    const quint64 sequence = lastEntryOf(core.engine(), exchange->company());
    rpc::Session session = sessionOf(core, core.state(), *exchange);
    session.sequence = sequence;
    give(*exchange, Result<rpc::Session>(std::move(session)));
}

/// What core/import made of a sheet at the console: all of it in one transaction.
void importPeople(ServerCore &core, const ExchangePtr &exchange)
{
    if (!mayAsk(*exchange, rpc::Need::Schedule))
        return exchange->refuse(Error{ErrorCode::ScopeInsufficient, {}, {}});
    auto asked = rpc::readValue<rpc::PeopleToImport>(exchange->body, exchange->company());
    if (!asked)
        return exchange->refuse(asked.error());
    const auto desk = deskFor(core, *exchange);
    command::SaveCandidates save;
    save.header = desk->core.header(exchange->company());
    save.candidates = std::move(asked->candidates);
    save.isImport = true;
    save.source = asked->source;
    giveWhenDone(exchange, desk,
                 desk->core.send<ImportOutcome>(std::move(save), [](const answer::Any &any) -> Result<ImportOutcome> {
                     const auto saved = expectAnswer<answer::CandidatesSaved>(any);
                     if (!saved)
                         return saved.error();
                     ImportOutcome outcome;
                     for (const Candidate &candidate : saved->candidates)
                         outcome.candidates.push_back(candidate.id);
                     outcome.imported = static_cast<int>(outcome.candidates.size());
                     return outcome;
                 }));
}

void exportSetup(ServerCore &core, const ExchangePtr &exchange)
{
    if (!mayAsk(*exchange, rpc::Need::Admin))
        return exchange->refuse(Error{ErrorCode::ScopeInsufficient, {}, {}});
    core.inWorker(exchange, [](const WorkspaceState &state, Exchange &asked) {
        give(asked, Result<QByteArray>(setupexport::ofCompany(state, asked.company())));
    });
}

template <size_t... I> QHash<QString, Answer> methodAnswers(std::index_sequence<I...>)
{
    return {{QString::fromLatin1(std::get<I>(rpc::kMethods).name), &answerMethod<I>}...};
}

const QHash<QString, Answer> &answers()
{
    static const QHash<QString, Answer> all = [] {
        auto byName = methodAnswers(std::make_index_sequence<std::tuple_size_v<decltype(rpc::kMethods)>>());
        byName.insert(QString::fromLatin1(rpc::kSession), &session);
        byName.insert(QString::fromLatin1(rpc::kImportPeople), &importPeople);
        byName.insert(QString::fromLatin1(rpc::kExportSetup), &exportSetup);
        return byName;
    }();
    return all;
}

} // namespace

void askConsole(ServerCore &core, const ExchangePtr &exchange)
{
    const auto found = answers().constFind(exchange->pathId);
    if (found == answers().cend())
        return exchange->refuse(404, "NOT_FOUND", QStringLiteral("There is no such question."));
    exchange->set("X-Callboard-Now", QByteArray::number(toEpochMs(core.now())));
    (*found)(core, exchange);
}

} // namespace callboard::handlers
