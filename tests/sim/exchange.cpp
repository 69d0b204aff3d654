// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/exchange.h"

#include "core/base/assert.h"

#include <algorithm>

namespace callboard::sim {

namespace {

using Kind = CarrierEvent::Kind;

constexpr Moment kSecondMs = 1'000;
constexpr Moment kMinuteMs = 60'000;
/// How long a driver waits for the answer to its request.
constexpr Moment kAnswerTimeout = 10 * kSecondMs;

} // namespace

Exchange::Exchange(quint64 seed, FaultBoard &faults, EventLog &events, const SimClock &clock, Instant trueStart)
    : m_seed(seed), m_faults(faults), m_events(events), m_clock(clock), m_trueStart(trueStart)
{
}

bool Exchange::happens(Fault fault, Dice &dice, int percent)
{
    const bool drawn = dice.chance(percent); // drawn always: what one fault does must not shift the others
    if (!drawn || !m_faults.has(fault))
        return false;
    m_faults.fired(fault);
    return true;
}

Dice Exchange::diceOf(const LedgerCall &call, int what) const
{
    const size_t index = m_byAttempt.at(call.order.attempt.text());
    return Dice(mixed(m_luck[index], static_cast<quint64>(what)));
}

void Exchange::at(Moment when, Due due)
{
    m_due.emplace(std::pair(std::max(when, now()), ++m_order), std::move(due));
}

std::optional<Moment> Exchange::nextDue() const
{
    return m_due.empty() ? std::nullopt : std::optional(m_due.begin()->first.first);
}

const LedgerCall *Exchange::find(const AttemptId &attempt) const
{
    const auto found = m_byAttempt.find(attempt.text());
    return found == m_byAttempt.end() ? nullptr : &m_calls[found->second];
}

int Exchange::openNow() const
{
    return static_cast<int>(std::count_if(m_calls.begin(), m_calls.end(),
                                          [](const LedgerCall &call) { return call.arrivedAt && call.isOpen(); }));
}

void Exchange::send(const AttemptOrder &order)
{
    LedgerCall call;
    call.order = order;
    call.sentAt = now();
    call.sentWall = m_clock.now();
    const size_t index = m_calls.size();
    const int before = m_dialled[order.to.text()]++;
    m_calls.push_back(std::move(call));
    m_luck.push_back(mixed(mixed(m_seed, hashOf(order.to.text())), static_cast<quint64>(before)));
    m_byAttempt.insert_or_assign(order.attempt.text(), index);
    m_events.add(now(), "dials " + order.to.text().toUtf8() + " for " + order.reservation.text().toUtf8() + " as " +
                            order.attempt.text().toUtf8());
    Dice dice = diceOf(m_calls[index], 1);
    travel(index, dice);
}

/// The request on its way, and the answer to it.
void Exchange::travel(size_t index, Dice &dice)
{
    LedgerCall &call = m_calls[index];
    const Moment there = dice.between(5, 300);
    const Moment back = dice.between(5, 300);
    Due unknown;
    unknown.what = Due::What::Timer;
    unknown.call = index;
    unknown.process = m_process;
    unknown.event = eventOf(call, Kind::Unknown, Outcome::None, 0);
    Due arrives;
    arrives.what = Due::What::Arrive;
    arrives.call = index;
    const bool toldOfTimeout = dice.chance(70); // else the driver says nothing, and the lease has to find out
    const Moment slow = dice.between(2 * kSecondMs, 20 * kSecondMs);
    const bool coin = dice.chance(50);
    const Moment silence = dice.between(30 * kSecondMs, 15 * kMinuteMs);
    call.denied = happens(Fault::CarrierDenies, dice, 25);
    call.mute = happens(Fault::CallbackMissing, dice, 10);
    if (happens(Fault::RequestLost, dice, 15)) {
        call.lost = true;
        if (toldOfTimeout)
            at(now() + kAnswerTimeout, unknown);
        return;
    }
    if (happens(Fault::BlackHole, dice, 10)) {
        call.lost = true;
        return;
    }
    if (happens(Fault::ConnectionReset, dice, 12)) {
        call.lost = coin;
        if (!call.lost)
            at(now() + there, arrives);
        at(now() + there, unknown);
        return;
    }
    if (happens(Fault::HalfOpen, dice, 10)) {
        call.silentUntil = now() + silence;
        at(now() + there, arrives);
        return;
    }
    if (happens(Fault::AnswerLost, dice, 15)) {
        at(now() + there, arrives);
        at(now() + kAnswerTimeout, unknown);
        return;
    }
    if (happens(Fault::AnswerLate, dice, 15)) {
        at(now() + (coin ? there : slow), arrives);
        at(now() + kAnswerTimeout, unknown);
        Due late;
        late.call = index;
        late.event = eventOf(call, Kind::Accepted, Outcome::None, 0);
        at(now() + kAnswerTimeout + slow, late);
        return;
    }
    at(now() + there, arrives);
    Due accepted;
    accepted.call = index;
    accepted.event = eventOf(call, Kind::Accepted, Outcome::None, 0);
    Moment answered = now() + there + back;
    if (happens(Fault::CallbackFirst, dice, 25))
        answered += 30 * kSecondMs;
    at(answered, accepted);
    const bool mixedUp = index > 0 && m_calls[index - 1].order.reservation != call.order.reservation;
    if (mixedUp && happens(Fault::AnswerForAnother, dice, 20)) {
        Due wrong = accepted;
        wrong.event.reservation = m_calls[index - 1].order.reservation; // this attempt, somebody else's reservation
        wrong.event.kind = coin ? Kind::Ended : Kind::Active;
        wrong.event.outcome = coin ? Outcome::Completed : Outcome::None;
        at(now() + there + back, wrong);
    }
}

Exchange::Fate Exchange::fateOf(const LedgerCall &call)
{
    Dice dice = diceOf(call, 2);
    Fate fate;
    fate.setup = dice.between(500, 4'000);
    fate.ring = dice.between(2'000, 30'000);
    fate.talk = dice.between(kMinuteMs, 40 * kMinuteMs);
    const int draw = dice.below(100);
    fate.outcome = draw < 45   ? Outcome::Completed
                   : draw < 62 ? Outcome::NoAnswer
                   : draw < 72 ? Outcome::Busy
                   : draw < 77 ? Outcome::Declined
                   : draw < 81 ? Outcome::Voicemail
                   : draw < 92 ? Outcome::CarrierFault
                   : draw < 96 ? Outcome::InvalidNumber
                               : Outcome::TalkFailed;
    fate.never = happens(Fault::CallNeverEnds, dice, 12);
    return fate;
}

void Exchange::arrive(size_t index)
{
    LedgerCall &call = m_calls[index];
    if (call.endedAt)
        return; // withdrawn on the way
    const int already = openNow();
    call.arrivedAt = now();
    Dice dice = diceOf(call, 3);
    static const std::vector<int> kCodes{401, 403, 429, 500, 503, 200};
    const int code = dice.pick(kCodes);
    if (happens(Fault::CarrierRefuses, dice, 35))
        return turnDown(index, code, code == 200);
    if (!m_credit) {
        m_faults.fired(Fault::CreditEnds);
        return turnDown(index, 402, false);
    }
    if (m_cap && already >= *m_cap) {
        m_faults.fired(Fault::CarrierCap);
        return turnDown(index, 486, false);
    }
    const Fate fate = fateOf(call);
    Due next;
    next.call = index;
    next.event.outcome = fate.outcome;
    if (fate.outcome == Outcome::CarrierFault || fate.outcome == Outcome::InvalidNumber) {
        next.what = Due::What::End;
        at(now() + fate.setup, next);
        return;
    }
    next.what = Due::What::Ring;
    at(now() + fate.setup, next);
    const bool talks = fate.outcome == Outcome::Completed || fate.outcome == Outcome::TalkFailed;
    if (talks) {
        next.what = Due::What::Answer;
        at(now() + fate.setup + fate.ring, next);
    }
    if (fate.never)
        return;
    next.what = Due::What::End;
    at(now() + fate.setup + fate.ring + (talks ? fate.talk : 0), next);
}

void Exchange::turnDown(size_t index, int code, bool acceptedFirst)
{
    LedgerCall &call = m_calls[index];
    call.turnedDown = true;
    call.endedAt = now();
    call.outcome = Outcome::CarrierFault;
    m_events.add(now(),
                 "the carrier turns down " + call.order.attempt.text().toUtf8() + " with " + QByteArray::number(code));
    if (acceptedFirst)
        say(index, Kind::Accepted);
    say(index, Kind::Ended, Outcome::CarrierFault, code);
}

void Exchange::end(size_t index, Outcome outcome)
{
    LedgerCall &call = m_calls[index];
    if (call.endedAt)
        return;
    call.endedAt = now();
    call.outcome = outcome;
    m_events.add(now(), "off the line: " + call.order.attempt.text().toUtf8());
    say(index, Kind::Ended, outcome, outcome == Outcome::CarrierFault ? 503 : 0);
    Dice dice = diceOf(call, 4);
    if (happens(Fault::CallbackContradictory, dice, 30)) {
        const bool another = dice.chance(50);
        say(index, another ? Kind::Ended : Kind::Ringing, another ? Outcome::NoAnswer : Outcome::None, 0, kSecondMs);
    }
}

bool Exchange::runOne()
{
    if (m_due.empty() || m_due.begin()->first.first > now())
        return false;
    const Due due = m_due.begin()->second;
    m_due.erase(m_due.begin());
    LedgerCall *call = due.call < m_calls.size() ? &m_calls[due.call] : nullptr;
    switch (due.what) {
    case Due::What::Arrive:
        arrive(due.call);
        break;
    case Due::What::Ring:
        if (!call->endedAt) {
            call->rangAt = now();
            m_events.add(now(), "rings: " + call->order.attempt.text().toUtf8());
            say(due.call, Kind::Ringing);
        }
        break;
    case Due::What::Answer:
        if (!call->endedAt)
            say(due.call, Kind::Active);
        break;
    case Due::What::End:
        end(due.call, due.event.outcome);
        break;
    case Due::What::Timer:
        if (due.process == m_process)
            deliver(due);
        break;
    case Due::What::Say:
        deliver(due);
        break;
    }
    return true;
}

LedgerCall *Exchange::findOpen(const AttemptOrder &order)
{
    const auto found = m_byAttempt.find(order.attempt.text());
    return found == m_byAttempt.end() ? nullptr : &m_calls[found->second];
}

TeardownAnswer Exchange::withdraw(const AttemptOrder &order)
{
    m_events.add(now(), "is asked to withdraw " + order.attempt.text().toUtf8());
    LedgerCall *call = findOpen(order);
    if (!call)
        return TeardownAnswer::Confirmed; // no such id
    Dice dice = diceOf(*call, 5);
    const bool inFlight = !call->arrivedAt;
    if (happens(Fault::AnswerLost, dice, 20) || inFlight || call->forgotten || call->denied)
        return TeardownAnswer::Unanswered;
    if (call->rangAt || call->endedAt)
        return TeardownAnswer::AlreadyRinging;
    const size_t index = m_byAttempt.at(order.attempt.text());
    if (happens(Fault::CancelRace, dice, 50)) {
        call->rangAt = now(); // it began to ring while the word was on its way
        m_events.add(now(), "rings: " + order.attempt.text().toUtf8());
        say(index, Kind::Ringing);
        return TeardownAnswer::AlreadyRinging;
    }
    end(index, Outcome::Withdrawn);
    return TeardownAnswer::Confirmed;
}

TeardownAnswer Exchange::hangUp(const AttemptOrder &order)
{
    m_events.add(now(), "is asked to hang up " + order.attempt.text().toUtf8());
    LedgerCall *call = findOpen(order);
    if (!call)
        return TeardownAnswer::Confirmed;
    Dice dice = diceOf(*call, 6);
    if (happens(Fault::AnswerLost, dice, 20) || !call->arrivedAt || call->forgotten || call->denied)
        return TeardownAnswer::Unanswered;
    if (!call->endedAt)
        end(m_byAttempt.at(order.attempt.text()), Outcome::HungUp);
    return TeardownAnswer::Confirmed;
}

void Exchange::heal()
{
    m_cap.reset();
    setCredit(true);
    for (LedgerCall &call : m_calls) {
        call.denied = false;
        call.silentUntil = 0;
        if (!call.forgotten)
            call.mute = false;
    }
}

void Exchange::setCredit(bool has)
{
    if (m_credit == has)
        return;
    m_credit = has;
    if (onCredit)
        onCredit(!has);
}

void Exchange::forgetEverything()
{
    bool any = false;
    for (LedgerCall &call : m_calls) {
        any = any || (call.arrivedAt && call.isOpen());
        call.forgotten = true;
    }
    if (any)
        m_faults.fired(Fault::CarrierForgets);
}

} // namespace callboard::sim
