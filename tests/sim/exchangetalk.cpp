// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What the carrier says: callbacks, answers to questions, and what somebody forges in its name.
#include "tests/sim/breach.h"
#include "tests/sim/exchange.h"

#include "core/base/assert.h"

#include <algorithm>

namespace callboard::sim {

namespace {

using Kind = CarrierEvent::Kind;

constexpr Moment kSecondMs = 1'000;
constexpr Moment kMinuteMs = 60'000;
/// One a lease, one when the disk is back, a few because an operator takes it back: more would shut an account out.
constexpr size_t kMostQuestionsAMinute = 20;

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
    std::vector<Moment> &asked = m_askedAt[order.attempt.text()];
    std::erase_if(asked, [this](Moment at) { return at < now() - kMinuteMs; });
    asked.push_back(now());
    require(asked.size() <= kMostQuestionsAMinute, Invariant::Bounded, [&] {
        return QStringLiteral("%1 is asked about %2 times in a minute").arg(order.attempt.text()).arg(asked.size());
    });
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
