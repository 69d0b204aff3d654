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

QByteArray kindName(Kind kind)
{
    switch (kind) {
    case Kind::Refused:
        return "refused";
    case Kind::Accepted:
        return "accepted";
    case Kind::Ringing:
        return "ringing";
    case Kind::Active:
        return "active";
    case Kind::Ended:
        return "ended";
    case Kind::Unknown:
        return "unknown";
    case Kind::NoSuchAttempt:
        return "no such attempt";
    }
    return {};
}

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

CarrierEvent Exchange::eventOf(const LedgerCall &call, Kind kind, Outcome outcome, int code) const
{
    return {call.order.company, call.order.reservation, call.order.attempt, kind, outcome, code, trueNow()};
}

/// A callback, in order of what happened unless a fault says otherwise.
void Exchange::say(size_t index, Kind kind, Outcome outcome, int code, Moment delay)
{
    const LedgerCall &call = m_calls[index];
    Dice dice(mixed(m_luck[index], 100 + ++m_order));
    if (call.mute || call.forgotten)
        return;
    if (happens(Fault::CallbackMissing, dice, 20))
        return;
    Due due;
    due.call = index;
    due.event = eventOf(call, kind, outcome, code);
    Moment when = std::max(now() + delay + dice.between(5, 400), m_lastSaid[index] + 1);
    const Moment late = dice.between(kSecondMs, 12 * kMinuteMs);
    const bool isLate = happens(Fault::CallbackLate, dice, 15);
    if (isLate)
        when += late;
    if (!isLate && happens(Fault::CallbackReordered, dice, 25))
        when += late / 30;
    else if (!isLate)
        m_lastSaid[index] = when;
    at(when, due);
    const bool twice = happens(Fault::CallbackTwice, dice, 25);
    for (int i = 0; twice && i < 1 + static_cast<int>(late % 9); ++i)
        at(when + 1 + (late % 977) * (i + 1), due);
}

void Exchange::deliver(const Due &due)
{
    const LedgerCall &call = m_calls[due.call];
    if (call.silentUntil > now()) {
        at(call.silentUntil, due); // the half-open connection: it all comes when the way is clear
        return;
    }
    m_events.add(now(), "says " + kindName(due.event.kind) + ' ' + wireName(due.event.outcome).toUtf8() + " of " +
                            due.event.attempt.text().toUtf8());
    if (m_listener && m_listener(due.event))
        return;
    if (due.tries < 3) {
        Due again = due;
        ++again.tries;
        at(now() + 20 * kSecondMs, again);
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

void Exchange::answerTruth(size_t index)
{
    const LedgerCall &call = m_calls[index];
    Due due;
    due.call = index;
    if (call.endedAt)
        due.event = eventOf(call, Kind::Ended, call.outcome, call.outcome == Outcome::CarrierFault ? 503 : 0);
    else
        due.event = eventOf(call, call.rangAt ? Kind::Ringing : Kind::Accepted, Outcome::None, 0);
    if (call.endedAt)
        due.event.at = m_trueStart + milliseconds(*call.endedAt);
    at(now() + 150, due);
}

void Exchange::ask(const AttemptOrder &order)
{
    m_events.add(now(), "is asked about " + order.attempt.text().toUtf8());
    const auto found = m_byAttempt.find(order.attempt.text());
    Dice dice(mixed(m_seed, hashOf(order.attempt.text()) + ++m_order));
    if (happens(Fault::RequestLost, dice, 30) || happens(Fault::BlackHole, dice, 20))
        return;
    Due no;
    no.event = {order.company, order.reservation, order.attempt, Kind::NoSuchAttempt, Outcome::None, 0, trueNow()};
    if (found == m_byAttempt.end()) { // its process died before the first byte left
        m_events.add(now(), "never heard of it");
        if (m_listener)
            m_listener(no.event);
        return;
    }
    LedgerCall &call = m_calls[found->second];
    no.call = found->second;
    if (call.silentUntil > now())
        return;
    if (!call.arrivedAt || call.denied || call.forgotten) {
        call.disowned = true;
        at(now() + 150, no);
        return;
    }
    answerTruth(found->second);
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

void Exchange::forge(Dice &dice, const CompanyId &company)
{
    m_faults.fired(Fault::CallbackForged);
    static const std::vector<Kind> kKinds{Kind::Ringing, Kind::Active,  Kind::Ended,   Kind::NoSuchAttempt,
                                          Kind::Refused, Kind::Unknown, Kind::Accepted};
    CarrierEvent event;
    event.company = company;
    event.kind = dice.pick(kKinds);
    event.outcome = event.kind == Kind::Ended ? Outcome::Completed : Outcome::None;
    event.at = trueNow() + milliseconds(dice.between(-kMinuteMs, kMinuteMs));
    const QString guessed = randomId(dice, QStringLiteral("att_"));
    if (m_calls.empty() || dice.chance(30)) {
        event.reservation = ReservationId(randomId(dice, QStringLiteral("resv_")));
        event.attempt = AttemptId(guessed);
    } else { // a reservation that exists, an attempt that does not
        const LedgerCall &call = m_calls[static_cast<size_t>(dice.below(static_cast<int>(m_calls.size())))];
        event.reservation = call.order.reservation;
        event.attempt = AttemptId(guessed);
    }
    m_events.add(now(), "forged " + kindName(event.kind) + " of " + event.attempt.text().toUtf8());
    if (m_listener)
        m_listener(event);
}

} // namespace callboard::sim
