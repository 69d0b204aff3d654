// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/calllife.h"
#include "core/engine/decide.h"
#include "core/engine/moveplan.h"

#include "core/planning/planner.h"

namespace callboard {

Decision decide(Switchboard &board, const command::Move &command)
{
    const CompanyId &company = command.header.company;
    if (const auto refusal = telephonyRefusal(board, company))
        return *refusal;
    const Result<PlannedCall> call = planMove(board.state(), company, command.reservation, command.to, command.number);
    if (!call)
        return call.error();
    const Reservation reservation = *board.state().reservation(company, command.reservation);
    if (call->number != reservation.number) { // frozen: another number is another reservation (D-FROZEN, D-REPLACE)
        const ReservationId id = bookPlanned(board, company, *call, reservation.batch);
        return answer::Any(answer::Call{*board.state().reservation(company, id)});
    }
    Reservation moved = reservation;
    moved.times.plannedAttemptAt = call->times.plannedAttemptAt;
    moved.why = call->why;
    moved.callNow = false;
    moved.waitsForYes = false;   // an operator has just said when
    moved.closureWaived = false; // that was for the minute it leaves
    moved.cause = QStringLiteral("moved");
    board.bench.log(EventType::ReservationMoved, &reservation, moved, moved.cause);
    board.bench.put(std::move(moved));
    board.waiting.erase({company, reservation.id});
    return answer::Any(answer::Call{*board.state().reservation(company, command.reservation)});
}

Decision decide(Switchboard &board, const command::CallNow &command)
{
    const CompanyId &company = command.header.company;
    if (const auto refusal = telephonyRefusal(board, company))
        return *refusal;
    const Reservation *found = board.state().reservation(company, command.reservation);
    if (!found)
        return refused(ErrorCode::NotFound, command.reservation.text());
    const Reason is{ReasonCode::ActiveReservation,
                    {{QStringLiteral("reservationId"), found->id.text()},
                     {QStringLiteral("state"), wireName(found->state)},
                     {QStringLiteral("plannedMs"), toEpochMs(found->times.plannedAttemptAt)}}};
    if (isLive(found->state))
        return refused(ErrorCode::CandidateHasActiveReservation, found->id.text(), {is});
    if (found->state != ReservationState::Firm || found->missed)
        return refused(ErrorCode::InvalidStatusTransition, found->id.text(), {is});
    const Candidate *candidate = board.state().candidate(company, found->candidate);
    if (const ReservationKey *live = board.bench.interlock().holderOf(company, found->candidate, candidate->phone)) {
        Reasons why; // another company's call on the same phone is not named (P7)
        if (live->company == company)
            why.push_back({ReasonCode::StepFollowLiveCall, {{QStringLiteral("reservationId"), live->id.text()}}});
        return refused(ErrorCode::CandidateHasActiveReservation, found->id.text(), why);
    }
    Reservation now = *found;
    now.callNow = true;
    now.waitsForYes = false;
    now.cause = QStringLiteral("call_now");
    if (const auto reason = mayNotDialAt(now, board.state().company(company)->extras, board.now()))
        return refused(ErrorCode::NoCallableTime, {}, {*reason});
    if (const auto refusal = lineRefusal(board.state(), *found, found->number, board.now()))
        return *refusal;
    now.times.plannedAttemptAt = board.now();
    now.why.push_back({ReasonCode::CallNow, {{QStringLiteral("atMs"), toEpochMs(board.now())}}});
    board.bench.log(EventType::CallNowAsked, found, now, now.cause);
    board.bench.put(std::move(now));
    return answer::Any(answer::Call{*board.state().reservation(company, command.reservation)});
}

} // namespace callboard
