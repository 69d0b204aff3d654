// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/calllife.h"
#include "core/engine/decide.h"

#include "core/planning/planner.h"

#include <algorithm>
#include <set>

namespace callboard {

namespace {

constexpr int kForceReasonMax = 500;

/// D-FORCE: an admin session only, with a reason; before every other check (D-ORDER).
std::optional<Error> forceRefusal(const Actor &actor, const CallRequest &request)
{
    if (!request.forceReason)
        return std::nullopt;
    if (actor.kind != Actor::Kind::Operator)
        return refused(ErrorCode::AdminOnlyParameter, QStringLiteral("force"));
    const auto length = request.forceReason->toUcs4().size();
    if (length < 1 || length > kForceReasonMax)
        return refused(ErrorCode::ValidationError, QStringLiteral("forceReason"));
    return std::nullopt;
}

std::optional<Error> daysRefusal(int invitationExpirationDays)
{
    if (invitationExpirationDays < 1 || invitationExpirationDays > 7)
        return refused(ErrorCode::ValidationError, QStringLiteral("invitationExpirationDays"));
    return std::nullopt;
}

answer::Call callAnswer(const Switchboard &board, const CompanyId &company, const ReservationId &id)
{
    return {*board.state().reservation(company, id)};
}

struct BatchInput
{
    const CommandHeader &header;
    const Plan &plan;
    bool isFresh; ///< planned against this very state: nothing to check again until something of it is booked
};

/// Books every placed call that still fits, one by one against what was booked before it.
CommitOutcome commitPlan(Switchboard &board, const BatchInput &input)
{
    const CompanyId &company = input.header.company;
    CommitOutcome outcome;
    outcome.batch = BatchId(board.bench.newId("batch_"));
    BatchSummary batch;
    batch.id = outcome.batch;
    batch.company = company;
    batch.name = input.plan.request.name;
    batch.position = input.plan.request.position;
    batch.createdAt = board.now();
    batch.createdBy = board.bench.actor();
    batch.asked = static_cast<int>(input.plan.entries.size());
    std::set<CandidateId> seen; // a plan may come from outside: one outcome per person (D-DUP)
    for (const PlanEntry &entry : input.plan.entries) {
        const CandidateId &candidate = candidateOf(entry);
        if (!seen.insert(candidate).second)
            continue;
        batch.candidates.push_back(candidate);
        CommitOutcome::Entry result;
        result.candidate = candidate;
        if (const auto *call = std::get_if<PlannedCall>(&entry)) {
            const Result<PlannedCall> still =
                input.isFresh ? Result<PlannedCall>(*call) : recheck(board.state(), company, *call);
            if (still) {
                result.reservation = bookPlanned(board, company, *still, outcome.batch);
                result.why = still->why;
            } else {
                result.code = still.error().code;
                result.why = still.error().reasons;
            }
        } else {
            const auto &not_placed = std::get<NotPlaced>(entry);
            result.code = not_placed.code;
            result.why = not_placed.why;
        }
        if (!result.reservation)
            batch.leftOver.push_back(result);
        outcome.entries.push_back(std::move(result));
    }
    batch.asked = static_cast<int>(outcome.entries.size());
    LogEntry entry;
    entry.company = company;
    entry.type = EventType::BatchCommitted;
    entry.batch = batch.id;
    entry.after = {{QStringLiteral("name"), batch.name},
                   {QStringLiteral("asked"), batch.asked},
                   {QStringLiteral("scheduled"), batch.asked - static_cast<int>(batch.leftOver.size())}};
    board.bench.log(std::move(entry));
    board.bench.put(batch);
    return outcome;
}

} // namespace

std::optional<Error> telephonyRefusal(const Switchboard &board, const CompanyId &company)
{
    if (board.state().company(company)->telephonyEnabled)
        return std::nullopt;
    return refused(ErrorCode::TelephonyDisabled, {}, {{ReasonCode::TelephonyOff, {}}});
}

std::optional<Error> refusalBeforeReplay(const Command &any)
{
    if (const auto *book = std::get_if<command::Book>(&any)) {
        if (auto refusal = forceRefusal(book->header.actor, book->request))
            return refusal;
        return daysRefusal(book->request.invitationExpirationDays);
    }
    if (const auto *batch = std::get_if<command::BookBatch>(&any))
        return daysRefusal(batch->request.invitationExpirationDays);
    return std::nullopt;
}

Decision decide(Switchboard &board, const command::Book &command)
{
    CallRequest request = command.request;
    request.company = command.header.company;
    if (const auto refusal = telephonyRefusal(board, request.company))
        return *refusal;
    const Result<PlannedCall> call = planCall(board.state(), request);
    if (!call)
        return call.error();
    return answer::Any(callAnswer(board, request.company, bookPlanned(board, request.company, *call, std::nullopt)));
}

Decision decide(Switchboard &board, const command::BookBatch &command)
{
    BatchRequest request = command.request;
    request.company = command.header.company;
    if (const auto refusal = telephonyRefusal(board, request.company))
        return *refusal;
    const Result<Plan> plan = planBatch(board.state(), request);
    if (!plan)
        return plan.error();
    return answer::Any(commitPlan(board, {command.header, *plan, true}));
}

Decision decide(Switchboard &board, const command::CommitPlan &command)
{
    if (const auto refusal = telephonyRefusal(board, command.header.company))
        return *refusal;
    if (!command.plan)
        return refused(ErrorCode::NotFound, QStringLiteral("plan"));
    return answer::Any(commitPlan(board, {command.header, *command.plan, false}));
}

} // namespace callboard
