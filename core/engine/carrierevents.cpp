// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What a carrier reports, as a lattice: dispatching < ringing < active < ended. A report that is behind what is known
// changes nothing, so duplicates, late and reordered reports are harmless (invariant 23).
#include "core/engine/calllife.h"

#include "core/base/assert.h"
#include "core/planning/planner.h"

#include <algorithm>

namespace callboard {

namespace {

using State = ReservationState;

QString carrierOf(const Reservation &reservation)
{
    return reservation.attempts.back().carrier;
}

/// The state an ended attempt leaves its reservation in, from the state it was in (D-STATES).
State endState(State from, Outcome outcome)
{
    if (from == State::Active) {
        switch (outcome) {
        case Outcome::Completed:
            return State::Completed;
        case Outcome::Withdrawn:
        case Outcome::HungUp:
            return State::Cancelled;
        case Outcome::None:
        case Outcome::NoAnswer:
        case Outcome::Busy:
        case Outcome::Declined:
        case Outcome::Voicemail:
        case Outcome::CarrierFault:
        case Outcome::InvalidNumber:
        case Outcome::Lost:
        case Outcome::Unresolved:
        case Outcome::TalkFailed:
        case Outcome::Missed:
            return State::Failed; // somebody talked: whatever ended it, it is not "no answer"
        }
    }
    switch (outcome) {
    case Outcome::Completed:
        return State::Completed; // through active, see applyEnded
    case Outcome::NoAnswer:
    case Outcome::Busy:
    case Outcome::Declined:
    case Outcome::Voicemail:
        return State::NoAnswer;
    case Outcome::CarrierFault:
        return State::SipFailed;
    case Outcome::Withdrawn:
    case Outcome::HungUp:
        return State::Cancelled;
    case Outcome::None:
    case Outcome::InvalidNumber:
    case Outcome::Lost:
    case Outcome::Unresolved:
    case Outcome::TalkFailed:
    case Outcome::Missed:
        return State::Failed;
    }
    return State::Failed;
}

/// The attempt is at least where `state` says: moves on, or only learns that its fate is known again.
void advanceTo(Switchboard &board, const Reservation &known, State state, Instant at)
{
    const Reservation reservation = known; // what is known is replaced below
    const bool forward = isLegalTransition(reservation.state, state);
    if (!forward && !reservation.unknown)
        return;
    Reservation next = reservation;
    EventType type = EventType::AttemptResolved;
    if (forward) {
        next.state = state;
        Attempt &attempt = next.attempts.back();
        type = state == State::Ringing ? EventType::AttemptRinging : EventType::AttemptActive;
        (state == State::Ringing ? attempt.ringingAt : attempt.activeAt) = at;
    }
    next.unknown = false;
    if (next.cause != kRevokeUnanswered)
        next.cause = QStringLiteral("carrier");
    board.bench.log(type, &reservation, next, QStringLiteral("carrier"));
    board.bench.put(std::move(next));
    // Its first sign of life is its result; when it ends, half an hour later, it has no other (D-BREAKER).
    if (forward && reservation.state == State::Dispatching)
        tellBreaker(board, reservation, false, 0);
}

/// D-RETRY: once, only after a positively retryable outcome. True when the call is firm again.
bool planRetryAfter(Switchboard &board, const Reservation &ended, Outcome outcome, Instant at, int code)
{
    if (ended.retry == RetryMode::Off || ended.attempt != 1 || !isRetryable(outcome) ||
        ended.cause == kRevokeUnanswered || !isLegalTransition(ended.state, State::Firm))
        return false;
    Reservation next = ended;
    Attempt &attempt = next.attempts.back();
    attempt.endedAt = at;
    attempt.outcome = outcome;
    attempt.carrierCode = code;
    next.state = State::Firm;
    next.unknown = false;
    const RetryPlan plan = planRetry(worldWithout(board, next), next, at);
    if (!plan.at) {
        board.bench.log(EventType::RetryNotPlanned, nullptr, ended, QStringLiteral("no_minute"),
                        {{QStringLiteral("endedAs"), wireName(outcome)}});
        return false;
    }
    next.attempt = 2;
    next.callNow = false;
    next.times.plannedAttemptAt = *plan.at;
    next.outcome = Outcome::None;
    next.cause = QStringLiteral("retry");
    next.why.insert(next.why.end(), plan.why.begin(), plan.why.end());
    board.bench.log(EventType::RetryPlanned, &ended, next, next.cause,
                    {{QStringLiteral("endedAs"), wireName(outcome)}});
    board.bench.put(next);
    board.allowlist.remove({next.company, next.id});
    return true;
}

void applyEnded(Switchboard &board, const CarrierEvent &event, Instant at)
{
    const Reservation *found = board.state().reservation(event.company, event.reservation);
    if (event.outcome == Outcome::Completed && found->state != State::Active) {
        advanceTo(board, *found, State::Active, at); // its "active" was lost on the way; D-STATES knows no other road
        found = board.state().reservation(event.company, event.reservation);
    }
    const Reservation ended = *found;
    const bool fault = event.outcome == Outcome::CarrierFault;
    if (event.outcome == Outcome::Withdrawn || event.outcome == Outcome::HungUp)
        board.breaker(ended.company, carrierOf(ended)).forget(board.now(), event.attempt);
    else if (fault || ended.state == State::Dispatching)
        tellBreaker(board, ended, fault, event.carrierCode);
    if (planRetryAfter(board, ended, event.outcome, at, event.carrierCode))
        return;
    State state = endState(ended.state, event.outcome);
    if (ended.cause == kRevokeUnanswered)
        state = State::Cancelled; // the operator's word, now that the carrier let go (D-REVOKE)
    finish(board, ended, state, event.outcome, EventType::AttemptEnded, QStringLiteral("carrier"), at,
           event.carrierCode);
}

void applyReport(Switchboard &board, const CarrierEvent &event, const Reservation &reservation, Instant at)
{
    switch (event.kind) {
    case CarrierEvent::Kind::Refused:
        if (reservation.state == State::Dispatching)
            backToFirm(board, reservation, QStringLiteral("refused"));
        return;
    case CarrierEvent::Kind::Accepted:
        advanceTo(board, reservation, State::Dispatching, at);
        return;
    case CarrierEvent::Kind::Ringing:
        advanceTo(board, reservation, State::Ringing, at);
        return;
    case CarrierEvent::Kind::Active:
        advanceTo(board, reservation, State::Active, at);
        return;
    case CarrierEvent::Kind::Ended:
        applyEnded(board, event, at);
        return;
    case CarrierEvent::Kind::Unknown:
        if (!reservation.unknown) {
            tellBreaker(board, reservation, true, event.carrierCode);
            markUnknown(board, reservation, QStringLiteral("timeout"));
        }
        return;
    case CarrierEvent::Kind::NoSuchAttempt:
        if (reservation.state == State::Dispatching)
            backToFirm(board, reservation, QStringLiteral("carrier_never_had_it"));
        else
            markUnknown(board, reservation, QStringLiteral("carrier_denies"));
        return;
    }
}

} // namespace

void tellBreaker(Switchboard &board, const Reservation &reservation, bool fault, int code)
{
    const QString carrier = carrierOf(reservation);
    Breaker &breaker = board.breaker(reservation.company, carrier);
    const Breaker::Step step = breaker.record(board.now(), reservation.attempts.back().id, reservation.id, fault, code);
    if (fault)
        board.health.countFault(reservation.company);
    board.bench.touchClock(reservation.company);
    if (step == Breaker::Step::None)
        return;
    LogEntry entry;
    entry.company = reservation.company;
    entry.type = step == Breaker::Step::Closed ? EventType::BreakerClosed : EventType::BreakerOpened;
    entry.reservation = reservation.id;
    const BreakerStatus status = breaker.status(board.now());
    entry.cause = step == Breaker::Step::Closed     ? QStringLiteral("three_good_probes")
                  : step == Breaker::Step::Reopened ? QStringLiteral("probe_failed")
                                                    : status.cause;
    entry.after = {{QStringLiteral("carrier"), carrier}};
    if (status.nextProbe)
        entry.after.insert(QStringLiteral("nextProbeMs"), toEpochMs(*status.nextProbe));
    board.bench.log(std::move(entry));
}

void applyCarrierEvent(Switchboard &board, const CarrierEvent &event)
{
    const ReservationPtr reservation = board.state().reservationPtr(event.company, event.reservation);
    if (!reservation || !isLive(reservation->state) || reservation->attempts.back().id != event.attempt)
        return;
    const Attempt &attempt = reservation->attempts.back();
    const AsActor asCarrier(board, {Actor::Kind::Carrier, attempt.carrier});
    // A carrier's clock is not ours: its instants are kept inside the attempt's own life.
    const Instant at = std::clamp(event.at, attempt.dispatchedAt, std::max(attempt.dispatchedAt, board.now()));
    applyReport(board, event, *reservation, at);
    board.bench.leases().renew({event.company, event.reservation}, board.now());
}

} // namespace callboard
