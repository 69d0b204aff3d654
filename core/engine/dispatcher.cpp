// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/dispatcher.h"

#include "core/base/assert.h"
#include "core/engine/calllife.h"
#include "core/planning/planner.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr milliseconds kLookAgain{1'000}; // at clocks that disagree
// A line that a call frees is seen at once; this is for promises that time alone wears off.
constexpr milliseconds kLookForALine{5'000};
constexpr milliseconds kLookForHours{60'000};
// A send that takes longer has met a suspend or a machine that stood still: nobody knows at what hour it rings (P3).
constexpr milliseconds kLongestSend{2'000};

/// Least slack first (DESIGN section 6); equal slack by planned minute, then id.
std::vector<ReservationPtr> dueBySlack(const Switchboard &board)
{
    std::vector<ReservationPtr> due;
    for (const ReservationKey &key : board.bench.due().dueToDial(board.now()))
        due.push_back(board.state().reservationPtr(key.company, key.id));
    std::sort(due.begin(), due.end(), [](const ReservationPtr &a, const ReservationPtr &b) {
        const Instant gateA = gateClosesAt(*a);
        const Instant gateB = gateClosesAt(*b);
        if (gateA != gateB)
            return gateA < gateB;
        if (a->times.plannedAttemptAt != b->times.plannedAttemptAt)
            return a->times.plannedAttemptAt < b->times.plannedAttemptAt;
        return ReservationKey{a->company, a->id} < ReservationKey{b->company, b->id};
    });
    return due;
}

/// The first instant at which the call may go as far as pacing is concerned: behind the company's last dial by this
/// carrier (P13), and not at once again after a refusal. Simulated carriers are never paced.
Instant paceOpensAt(const Switchboard &board, const Reservation &reservation, const Carrier &carrier)
{
    Instant opens = board.now();
    const auto last = board.lastDial.find({reservation.company, carrier.name()});
    if (last != board.lastDial.end() && !carrier.capabilities().isSimulated)
        opens = std::max(opens, last->second + board.options.pacing);
    const auto notBefore = board.notBefore.find({reservation.company, reservation.id});
    return notBefore == board.notBefore.end() ? opens : std::max(opens, notBefore->second);
}

/// Every gate but the lines.
GateFacts factsOf(Switchboard &board, const Reservation &reservation)
{
    const Instant now = board.now();
    const Company *company = board.state().company(reservation.company);
    const Candidate *candidate = board.state().candidate(reservation.company, reservation.candidate);
    const Carrier *carrier = board.carriers.forCall(reservation.isTest);
    CB_ASSERT(company && candidate);
    GateFacts facts;
    facts.telephonyOn = company->telephonyEnabled;
    facts.diallingHeld = company->diallingHeld;
    if (reservation.batch) {
        const BatchSummary *batch = board.state().batch(reservation.company, *reservation.batch);
        facts.batchPaused = batch && batch->isPaused;
    }
    facts.clockTrusted = board.guard.isTrusted();
    facts.waitsForYes = reservation.waitsForYes;
    facts.insideHours = !mayNotDialAt(reservation, {}, now);
    facts.dayOpen = !facts.insideHours || !mayNotDialAt(reservation, company->extras, now);
    facts.offsetsAgree = storedOffsetsAllow(reservation, now);
    facts.personFree = !board.bench.interlock().holderOf(reservation.company, reservation.candidate, candidate->phone);
    // Test calls take no line, but they need a number too (D-CAPCHANGE).
    facts.lineFree = board.state().number(reservation.company, reservation.number) != nullptr;
    facts.carrierReady = carrier && !(board.state().isDemo() && !carrier->capabilities().isSimulated);
    if (carrier) {
        const auto condition = board.carriers.conditions().find(carrier->name());
        if (condition != board.carriers.conditions().end() && condition->second.creditShutdown)
            facts.carrierReady = false;
        facts.breakerAllows = board.breaker(reservation.company, carrier->name()).allows(now);
        facts.paceAllows = paceOpensAt(board, reservation, *carrier) <= now;
    }
    return facts;
}

void wait(Switchboard &board, const Reservation &reservation, WaitsFor what)
{
    const ReservationKey key{reservation.company, reservation.id};
    const auto [at, isNew] = board.waiting.try_emplace(key, Waiting{what, board.now()});
    if (isNew) {
        board.bench.log(EventType::ReservationSlipped, &reservation, reservation, waitsForName(what));
        board.bench.touchClock(key.company);
    } else if (at->second.what != what) {
        at->second = {what, board.now()};
        board.bench.touchClock(key.company);
    }
}

/// A call that may not be dialled at this hour takes its next admittable minute; true when it has one.
bool slipToNextMinute(Switchboard &board, const Reservation &reservation)
{
    const auto at = replanFrom(board.state(), reservation, board.now(), ReplanRule::NextAdmittable);
    if (!at || *at <= board.now())
        return false;
    Reservation next = reservation;
    next.times.plannedAttemptAt = *at;
    next.callNow = false;
    next.cause = QStringLiteral("hours");
    board.bench.log(EventType::ReservationSlipped, &reservation, next, next.cause);
    board.bench.put(std::move(next));
    board.waiting.erase({reservation.company, reservation.id});
    return true;
}

bool takesNoLine(const Switchboard &board, const Reservation &reservation)
{
    return reservation.isTest && !board.state().testCallsCount(); // D-COUNT
}

/// Does the call fit where it stands, with its own line counted, and in what it needs beyond that line? Exact, and
/// without touching the timelines.
bool fitsOnOwnLine(const Switchboard &board, const Reservation &reservation)
{
    const auto line = board.bench.lines().lineOf({reservation.company, reservation.id});
    if (!line)
        return false;
    const Instant now = board.now();
    const Instant end = now + reservation.times.estimate;
    const Capacity &capacity = board.state().capacity();
    if (line->end > now) {
        const Capacity::Load own = capacity.loadOf(reservation.number, {now, std::min(end, line->end)});
        if (own.numberPeak > own.numberCap || own.poolPeak > own.poolCap)
            return false;
    }
    return line->end >= end || capacity.loadOf(reservation.number, {std::max(now, line->end), end}).remaining() >= 1;
}

void claim(Switchboard &board, const Reservation &reservation)
{
    const ReservationKey key{reservation.company, reservation.id};
    const Candidate candidate = *board.state().candidate(key.company, reservation.candidate);
    const Carrier *carrier = board.carriers.forCall(reservation.isTest);
    Reservation next = reservation;
    Attempt attempt;
    attempt.id = AttemptId(board.bench.newId("att_"));
    attempt.ordinal = next.attempt;
    attempt.carrier = carrier->name();
    attempt.plannedAt = next.times.plannedAttemptAt;
    attempt.dispatchedAt = board.now();
    next.attempts.push_back(attempt);
    next.state = ReservationState::Dispatching;
    next.cause = QStringLiteral("dispatched");
    if (!next.invitationExpiresAt) // frozen from the first dispatch on; a retry keeps it (D-INVITE)
        next.invitationExpiresAt = board.now() + next.invitationExpirationDays * kDay;
    board.bench.log(EventType::AttemptDispatched, &reservation, next, next.cause);
    board.bench.put(next);
    board.allowlist.admit(key, candidate.phone);
    setCandidateStatus(board, key.company, next.candidate, CandidateStatus::InvitedCall, next.cause);
    Breaker &breaker = board.breaker(key.company, carrier->name());
    if (breaker.isEngaged()) {
        breaker.probeSent(attempt.id);
        LogEntry entry;
        entry.company = key.company;
        entry.type = EventType::BreakerProbed;
        entry.reservation = key.id;
        board.bench.log(std::move(entry));
    }
    board.lastDial[{key.company, carrier->name()}] = board.now();
    board.health.countDial(key.company);
    board.waiting.erase(key);
    board.notBefore.erase(key);
    board.outbox.placements.push_back(orderOf(board, next));
}

/// Calls that do not fit where they stand: their lines overlap each other, or a cap was lowered below them. In order
/// of slack, each takes a line if there is one beside what is live and promised to others.
void claimContended(Switchboard &board, const std::vector<ReservationPtr> &contended)
{
    Capacity scratch = board.state().capacity();
    for (const ReservationPtr &reservation : contended) {
        if (const auto line = board.bench.lines().lineOf({reservation->company, reservation->id}))
            scratch.remove(reservation->number, *line);
    }
    for (const ReservationPtr &reservation : contended) {
        GateFacts facts = factsOf(board, *reservation); // the ones before may have taken the person or the probe
        const InstantRange needed{board.now(), board.now() + reservation->times.estimate};
        facts.lineFree = scratch.loadOf(reservation->number, needed).remaining() >= 1;
        if (const WaitsFor what = judge(facts); what != WaitsFor::Nothing) {
            wait(board, *reservation, what);
            continue;
        }
        claim(board, *reservation);
        if (const auto line = board.bench.lines().lineOf({reservation->company, reservation->id}))
            scratch.add(reservation->number, *line);
    }
}

void forgetWhoIsNotDue(Switchboard &board, const std::vector<ReservationPtr> &due)
{
    std::set<ReservationKey> keys;
    for (const ReservationPtr &reservation : due)
        keys.insert({reservation->company, reservation->id});
    std::erase_if(board.waiting, [&keys](const auto &entry) { return !keys.contains(entry.first); });
}

/// The group that claimed a call may have taken its number away too, or lowered a cap below what is live (D-CAPCHANGE).
bool stillHasItsLine(const Switchboard &board, const Reservation &reservation)
{
    const PhoneNumber *number = board.state().number(reservation.company, reservation.number);
    if (!number)
        return false;
    if (takesNoLine(board, reservation))
        return true;
    const Pool *pool = board.state().pool(number->pool);
    int onNumber = 0; // itself too
    int onPool = 0;
    board.state().forEachLive([&](const ReservationPtr &live) {
        const PhoneNumber *its = board.state().number(live->company, live->number);
        if (!its || takesNoLine(board, *live))
            return;
        onNumber += its->id == number->id ? 1 : 0;
        onPool += its->pool == number->pool ? 1 : 0;
    });
    return onNumber <= number->outboundCap() && pool && onPool <= pool->globalCap;
}

} // namespace

void dispatchDue(Switchboard &board)
{
    const std::vector<ReservationPtr> due = dueBySlack(board);
    forgetWhoIsNotDue(board, due);
    if (due.empty())
        return;
    const AsActor asClock(board, clockActor());
    std::vector<ReservationPtr> contended;
    for (const ReservationPtr &reservation : due) {
        const WaitsFor what = judge(factsOf(board, *reservation));
        if (what == WaitsFor::Hours && slipToNextMinute(board, *reservation))
            continue;
        if (what != WaitsFor::Nothing)
            wait(board, *reservation, what);
        else if (takesNoLine(board, *reservation) || fitsOnOwnLine(board, *reservation))
            claim(board, *reservation);
        else
            contended.push_back(reservation);
    }
    if (!contended.empty())
        claimContended(board, contended);
}

void sendPlacements(Switchboard &board, const std::function<void(const CarrierEvent &)> &refused)
{
    for (AttemptOrder &order : std::exchange(board.outbox.placements, {})) {
        const Reservation *reservation = board.state().reservation(order.company, order.reservation);
        CB_ASSERT(reservation && reservation->state == ReservationState::Dispatching);
        CB_ASSERT(reservation->attempts.back().id == order.attempt);
        board.guard.look();
        const Instant now = board.time.now();
        const HoursExtras &extras = board.state().company(order.company)->extras;
        const bool mayGo = stillHasItsLine(board, *reservation) && board.guard.isTrusted() &&
                           !mayNotDialAt(*reservation, extras, now) && storedOffsetsAllow(*reservation, now) &&
                           board.allowlist.allows({order.company, order.reservation}, order.to);
        Carrier *carrier = board.carriers.named(reservation->attempts.back().carrier);
        if (!mayGo || !carrier) {
            refused(
                {order.company, order.reservation, order.attempt, CarrierEvent::Kind::Refused, Outcome::None, 0, now});
            continue;
        }
        order.notAfter = board.time.boot() + (sendNotAfter(*reservation, extras, now) - now);
        const auto sentAt = board.time.boot();
        carrier->place(order);
        if (board.time.boot() - sentAt > kLongestSend && carrier->withdraw(order) == TeardownAnswer::Confirmed)
            refused({order.company, order.reservation, order.attempt, CarrierEvent::Kind::Refused, Outcome::None, 0,
                     board.time.now()});
    }
}

std::optional<Instant> nextLookAtWaiting(const Switchboard &board)
{
    std::optional<Instant> next;
    const auto at = [&next](Instant t) { next = next ? std::min(*next, t) : t; };
    for (const auto &[key, waiting] : board.waiting) {
        switch (waiting.what) {
        case WaitsFor::Capacity:
            at(board.now() + kLookForALine);
            break;
        case WaitsFor::Hours:
        case WaitsFor::Closed:
            at(board.now() + kLookForHours);
            break;
        case WaitsFor::Pacing:
            if (const Reservation *reservation = board.state().reservation(key.company, key.id)) {
                if (const Carrier *carrier = board.carriers.forCall(reservation->isTest))
                    at(paceOpensAt(board, *reservation, *carrier));
            }
            break;
        case WaitsFor::Clock:
            at(board.now() + std::max(kLookAgain, board.guard.untrustedFor()));
            break;
        case WaitsFor::Breaker:
            if (const Breaker *breaker = breakerOf(board, key.company); breaker && breaker->nextProbe())
                at(std::max(*breaker->nextProbe(), board.now() + milliseconds(1)));
            break;
        case WaitsFor::Nothing:
        case WaitsFor::Telephony:
        case WaitsFor::Hold:
        case WaitsFor::Batch:
        case WaitsFor::Yes:
        case WaitsFor::Person:
        case WaitsFor::Carrier:
            break; // a command or a carrier's word changes it, and that runs the dispatcher
        }
    }
    return next;
}

} // namespace callboard
