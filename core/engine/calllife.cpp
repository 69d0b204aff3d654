// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/calllife.h"

#include "core/base/assert.h"

#include <algorithm>

namespace callboard {

AsActor::AsActor(Switchboard &board, Actor actor)
    : m_board(board), m_before(board.bench.actor()), m_requestBefore(board.bench.requestId())
{
    board.bench.setActor(std::move(actor));
}

AsActor::~AsActor()
{
    m_board.bench.setActor(m_before, m_requestBefore);
}

namespace {

/// Offsets of the zone over [start, end): from the start, and from each change in it (P3).
std::vector<std::pair<Instant, int>> offsetsOver(const Zone &zone, InstantRange range)
{
    std::vector<std::pair<Instant, int>> offsets{{range.start, zone.offsetSecondsAt(range.start)}};
    for (const Instant change : zone.transitions(range))
        offsets.emplace_back(change, zone.offsetSecondsAt(change));
    return offsets;
}

void replaceOld(Switchboard &board, const CompanyId &company, const ReservationId &oldId, const ReservationId &newId)
{
    const Reservation *found = board.state().reservation(company, oldId);
    CB_ASSERT(found && found->state == ReservationState::Firm);
    Reservation old = *found;
    old.replacedBy = newId;
    finish(board, std::move(old), ReservationState::Cancelled, Outcome::None, EventType::ReservationReplaced,
           QStringLiteral("replaced"));
}

} // namespace

ReservationId bookPlanned(Switchboard &board, const CompanyId &company, const PlannedCall &call,
                          const std::optional<BatchId> &batch)
{
    const Company *owner = board.state().company(company);
    Reservation reservation;
    reservation.id = ReservationId(board.bench.newId("resv_"));
    reservation.company = company;
    reservation.candidate = call.candidate;
    reservation.position = call.position;
    reservation.batch = batch;
    reservation.number = call.number;
    reservation.zone = call.zone;
    reservation.zoneSource = call.zoneSource;
    reservation.hours = call.hours;
    reservation.retry = call.retry;
    reservation.invitationExpirationDays = call.invitationExpirationDays;
    reservation.isTest = call.isTest;
    reservation.finishInsideHours = owner->finishInsideHours;
    reservation.forceReason = call.forceReason;
    reservation.bookedAt = board.now();
    reservation.bookedBy = board.bench.actor();
    reservation.preset = call.preset;
    reservation.tzVersion = zonedata::version();
    reservation.zoneOffsets = offsetsOver(call.zone, {call.times.windowStart, call.expiresAt});
    reservation.why = call.why;
    reservation.times = call.times;
    reservation.expiresAt = call.expiresAt;
    reservation.cause = QStringLiteral("booked");
    if (call.replaces)
        replaceOld(board, company, *call.replaces, reservation.id);
    const ReservationId id = reservation.id;
    board.bench.log(EventType::ReservationBooked, nullptr, reservation, QStringLiteral("booked"));
    board.bench.put(std::move(reservation));
    return id;
}

void setCandidateStatus(Switchboard &board, const CompanyId &company, const CandidateId &id, CandidateStatus status,
                        const QString &cause)
{
    const Candidate *candidate = board.state().candidate(company, id);
    if (!candidate || candidate->status == status)
        return;
    LogEntry entry;
    entry.company = company;
    entry.type = EventType::CandidateStatusChanged;
    entry.candidate = id;
    entry.before = {{QStringLiteral("status"), wireName(candidate->status)}};
    entry.after = {{QStringLiteral("status"), wireName(status)}};
    entry.cause = cause;
    board.bench.log(std::move(entry));
    Candidate next = *candidate;
    next.status = status;
    board.bench.put(next);
}

void finish(Switchboard &board, Reservation reservation, ReservationState state, Outcome outcome, EventType type,
            const QString &cause, std::optional<Instant> at, int carrierCode)
{
    const ReservationKey key{reservation.company, reservation.id};
    const Reservation *before = board.state().reservation(key.company, key.id);
    CB_ASSERT(before && !isTerminal(before->state));
    const bool wasLive = isLive(before->state);
    if (wasLive) {
        Attempt &attempt = reservation.attempts.back();
        attempt.endedAt = at.value_or(board.now());
        attempt.outcome = outcome;
        attempt.carrierCode = carrierCode;
        // A probe that ends without a word for the breaker makes room for the next one.
        board.breaker(key.company, attempt.carrier).forget(board.now(), attempt.id);
    }
    reservation.state = state;
    reservation.outcome = outcome;
    reservation.unknown = false;
    reservation.waitsForYes = false;
    reservation.cause = cause;
    board.bench.log(type, before, reservation, cause);
    const bool invited = !reservation.attempts.empty();
    const CandidateId candidate = reservation.candidate;
    board.bench.put(std::move(reservation));
    board.allowlist.remove(key);
    board.waiting.erase(key);
    board.notBefore.erase(key);
    if (invited) // any terminal state of the inviting reservation ends the invitation (D-INVITED)
        setCandidateStatus(board, key.company, candidate, CandidateStatus::New, cause);
}

void backToFirm(Switchboard &board, Reservation reservation, const QString &cause)
{
    const ReservationKey key{reservation.company, reservation.id};
    const Reservation *before = board.state().reservation(key.company, key.id);
    CB_ASSERT(before && before->state == ReservationState::Dispatching);
    const AttemptId gone = reservation.attempts.back().id;
    if (Carrier *carrier = board.carriers.named(reservation.attempts.back().carrier))
        board.breaker(key.company, carrier->name()).forget(board.now(), gone);
    reservation.attempts.pop_back(); // it was never dialled; the log keeps it
    reservation.state = ReservationState::Firm;
    reservation.unknown = false;
    reservation.cause = cause;
    const bool neverDialled = reservation.attempts.empty();
    if (neverDialled)
        reservation.invitationExpiresAt.reset();
    board.bench.log(EventType::ReservationSlipped, before, reservation, cause);
    const CandidateId candidate = reservation.candidate;
    board.bench.put(std::move(reservation));
    board.allowlist.remove(key);
    board.notBefore[key] = board.now() + kSecond;
    if (neverDialled)
        setCandidateStatus(board, key.company, candidate, CandidateStatus::New, cause);
}

WorkspaceState worldWithout(const Switchboard &board, const Reservation &asIf)
{
    WorkspaceState world = board.state();
    if (const auto line = board.bench.lines().lineOf({asIf.company, asIf.id}))
        world.capacity().remove(asIf.number, *line);
    world.put(std::make_shared<const Reservation>(asIf));
    return world;
}

void markUnknown(Switchboard &board, const Reservation &reservation, const QString &cause)
{
    const ReservationKey key{reservation.company, reservation.id};
    const auto isItsOwn = [&key](const auto &question) { return question.second == key; };
    // The answer to a question that leaves it unknown is no reason for one more question than is planned.
    if (reservation.unknown && std::any_of(board.questionsDue.begin(), board.questionsDue.end(), isItsOwn))
        return;
    if (!reservation.unknown) {
        Reservation next = reservation;
        next.unknown = true;
        if (next.cause != kRevokeUnanswered) // an operator took it back: that outlives every later doubt
            next.cause = cause;
        board.bench.log(EventType::AttemptUnknown, &reservation, next, cause);
        board.bench.put(std::move(next));
    }
    std::erase_if(board.questionsDue, isItsOwn); // of an earlier doubt
    board.questionsDue.insert({board.now() + 30 * kSecond, key});
    board.questionsAsked[key] = 0;
}

TeardownAnswer tearDown(Switchboard &board, const Reservation &reservation)
{
    CB_ASSERT(isLive(reservation.state));
    const AttemptOrder order = orderOf(board, reservation);
    if (board.outbox.takeBack(order.attempt))
        return TeardownAnswer::Confirmed; // its intent is not committed yet: it never leaves
    Carrier *carrier = board.carriers.named(reservation.attempts.back().carrier);
    if (!carrier)
        return TeardownAnswer::Unanswered;
    const CarrierCapabilities can = carrier->capabilities();
    if (reservation.state == ReservationState::Dispatching)
        return can.withdraw ? carrier->withdraw(order) : TeardownAnswer::NotSupported;
    return can.hangUp ? carrier->hangUp(order) : TeardownAnswer::NotSupported;
}

} // namespace callboard
