// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/calllife.h"
#include "core/engine/decide.h"

namespace callboard {

namespace {

/// The reservation that invited the candidate: a live one, else a firm one that was dialled before (a retry).
const Reservation *invitingReservation(const WorkspaceState &state, const CompanyId &company,
                                       const CandidateId &candidate)
{
    const Reservation *retry = nullptr;
    for (const Reservation *open : state.openReservationsOf(company, candidate)) {
        if (isLive(open->state))
            return open;
        if (!open->attempts.empty() && !retry)
            retry = open;
    }
    return retry;
}

Decision revokeInvite(Switchboard &board, const CompanyId &company, const CandidateId &candidate)
{
    answer::InviteRevoked result;
    result.reconciled = true;
    const Reservation *found = invitingReservation(board.state(), company, candidate);
    if (found) {
        const Reservation linked = *found;
        result.reservation = linked.id;
        const bool live = isLive(linked.state);
        const bool gone = !live || tearDown(board, linked) == TeardownAnswer::Confirmed;
        if (live)
            board.bench.log(EventType::TeardownRequested, nullptr, linked, QStringLiteral("revoke"));
        if (gone) {
            const Outcome outcome = !live                                           ? Outcome::None
                                    : linked.state == ReservationState::Dispatching ? Outcome::Withdrawn
                                                                                    : Outcome::HungUp;
            finish(board, linked, ReservationState::Cancelled, outcome, EventType::ReservationCancelled,
                   QStringLiteral("revoke"));
        } else {
            // It may ring or talk on: the line and the person stay locked, no retry, and the carrier is asked again.
            Reservation waiting = linked;
            waiting.unknown = true;
            waiting.cause = kRevokeUnanswered;
            board.bench.log(EventType::AttemptUnknown, &linked, waiting, waiting.cause);
            board.bench.put(waiting);
            markUnknown(board, waiting, waiting.cause);
            board.outbox.questions.push_back(orderOf(board, waiting));
            result.reconciled = false;
            result.fallbackEnqueued = true;
        }
    }
    LogEntry entry;
    entry.company = company;
    entry.type = EventType::Revoked;
    entry.candidate = candidate;
    entry.reservation = result.reservation;
    entry.after = {{QStringLiteral("reconciled"), result.reconciled},
                   {QStringLiteral("fallbackEnqueued"), result.fallbackEnqueued}};
    board.bench.log(std::move(entry));
    setCandidateStatus(board, company, candidate, CandidateStatus::New, QStringLiteral("revoke"));
    return answer::Any(result);
}

/// One firm call: that one. Several: the one of the position named, else none (D-REVOKE).
const Reservation *linkedFirm(const WorkspaceState &state, const CompanyId &company, const CandidateId &candidate,
                              const PositionId &position)
{
    std::vector<const Reservation *> firm;
    for (const Reservation *open : state.openReservationsOf(company, candidate)) {
        if (open->state == ReservationState::Firm)
            firm.push_back(open);
    }
    if (firm.size() == 1)
        return firm.front();
    for (const Reservation *one : firm) {
        if (one->position == position)
            return one;
    }
    return nullptr;
}

} // namespace

Decision decide(Switchboard &board, const command::Revoke &command)
{
    const CompanyId &company = command.header.company;
    const Candidate *candidate = board.state().candidate(company, command.candidate);
    if (!candidate || !board.state().position(company, command.position) ||
        (candidate->position && *candidate->position != command.position))
        return refused(ErrorCode::NotFound, command.candidate.text());
    if (candidate->status == CandidateStatus::InvitedCall)
        return revokeInvite(board, company, command.candidate);
    const Reservation *firm = linkedFirm(board.state(), company, command.candidate, command.position);
    if (!firm)
        return refused(ErrorCode::InvalidStatusTransition, command.candidate.text());
    const Reservation linked = *firm;
    finish(board, linked, ReservationState::Cancelled, Outcome::None, EventType::ReservationCancelled,
           QStringLiteral("revoke"));
    LogEntry entry;
    entry.company = company;
    entry.type = EventType::Revoked;
    entry.candidate = command.candidate;
    entry.reservation = linked.id;
    board.bench.log(std::move(entry));
    return answer::Any(answer::FirmRevoked{linked.id, ReservationState::Firm});
}

} // namespace callboard
