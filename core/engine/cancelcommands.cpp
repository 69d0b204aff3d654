// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/calllife.h"
#include "core/engine/decide.h"

namespace callboard {

namespace {

Reason statedReason(const Reservation &reservation)
{
    return {ReasonCode::ActiveReservation,
            {{QStringLiteral("reservationId"), reservation.id.text()},
             {QStringLiteral("state"), wireName(reservation.state)},
             {QStringLiteral("plannedMs"), toEpochMs(reservation.times.plannedAttemptAt)}}};
}

/// C136: teardown of whatever hangs on the reservation was asked for.
void logTeardown(Switchboard &board, const Reservation &reservation)
{
    board.bench.log(EventType::TeardownRequested, nullptr, reservation, QStringLiteral("cancel"));
}

QString notCancellable(ReservationState state)
{
    return QStringLiteral("state=%1_not_cancellable").arg(wireName(state)); // C140, exact
}

/// Cancels a dispatching call of a batch; the state to report when it cannot be.
std::optional<ReservationState> cancelDispatching(Switchboard &board, const Reservation &reservation)
{
    switch (tearDown(board, reservation)) {
    case TeardownAnswer::Confirmed:
        logTeardown(board, reservation);
        finish(board, reservation, ReservationState::Cancelled, Outcome::Withdrawn, EventType::ReservationCancelled,
               QStringLiteral("batch_cancel"));
        return std::nullopt;
    case TeardownAnswer::AlreadyRinging:
        return ReservationState::Ringing;
    case TeardownAnswer::Unanswered:
    case TeardownAnswer::NotSupported:
        return ReservationState::Dispatching; // nothing may be assumed: it may ring (P5)
    }
    return ReservationState::Dispatching; // GCOVR_EXCL_LINE: the switch above is whole
}

} // namespace

Decision decide(Switchboard &board, const command::Cancel &command)
{
    const CompanyId &company = command.header.company;
    if (const auto refusal = telephonyRefusal(board, company))
        return *refusal;
    const Reservation *found = board.state().reservation(company, command.reservation);
    if (!found)
        return refused(ErrorCode::NotFound, command.reservation.text());
    if (isLive(found->state)) // a human may be on the line (C135)
        return refused(ErrorCode::CandidateHasActiveReservation, found->id.text(), {statedReason(*found)});
    if (isTerminal(found->state))
        return refused(ErrorCode::InvalidStatusTransition, found->id.text(), {statedReason(*found)});
    logTeardown(board, *found);
    finish(board, *found, ReservationState::Cancelled, Outcome::None, EventType::ReservationCancelled,
           QStringLiteral("cancel"));
    return answer::Any(answer::Cancelled{command.reservation});
}

Decision decide(Switchboard &board, const command::CancelBatch &command)
{
    const CompanyId &company = command.header.company;
    if (const auto refusal = telephonyRefusal(board, company))
        return *refusal;
    const std::vector<ReservationPtr> members = board.state().reservationsOf(company, command.batch);
    if (members.empty()) // also a batch that booked nobody (C141)
        return refused(ErrorCode::NotFound, command.batch.text());
    answer::BatchCancelled result;
    for (const ReservationPtr &reservation : members) {
        std::optional<ReservationState> inTheWay;
        if (reservation->state == ReservationState::Firm) {
            logTeardown(board, *reservation);
            finish(board, *reservation, ReservationState::Cancelled, Outcome::None, EventType::ReservationCancelled,
                   QStringLiteral("batch_cancel"));
        } else if (reservation->state == ReservationState::Dispatching) {
            inTheWay = cancelDispatching(board, *reservation);
        } else {
            inTheWay = reservation->state;
        }
        if (inTheWay)
            result.skipped.push_back({reservation->id, notCancellable(*inTheWay)});
        else
            result.cancelled.push_back(reservation->id);
    }
    LogEntry entry;
    entry.company = company;
    entry.type = EventType::BatchCancelled;
    entry.batch = command.batch;
    entry.after = {{QStringLiteral("cancelled"), static_cast<qint64>(result.cancelled.size())},
                   {QStringLiteral("skipped"), static_cast<qint64>(result.skipped.size())}};
    board.bench.log(std::move(entry));
    return answer::Any(std::move(result));
}

} // namespace callboard
