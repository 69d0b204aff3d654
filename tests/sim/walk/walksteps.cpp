// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What can happen next, and what the carrier of the walk does.
#include "tests/sim/invariants/invariants.h"
#include "tests/sim/walk/walkworld.h"

namespace callboard::sim {

namespace {

using Kind = CarrierEvent::Kind;

constexpr milliseconds kLease{90'000};     // a carrier's silence is over
constexpr milliseconds kLong{25 * 60'000}; // behind the gate of both calls

CompanyId acme()
{
    return CompanyId(QStringLiteral("acme"));
}

CommandHeader byOperator()
{
    return {acme(), {Actor::Kind::Operator, QStringLiteral("you")}, QStringLiteral("walk"), {}};
}

QByteArray numbered(const char *what, size_t call)
{
    return QByteArray(what) + ' ' + QByteArray::number(call);
}

} // namespace

std::vector<WalkWorld::Step> WalkWorld::possible()
{
    std::vector<Step> steps;
    addTimes(steps);
    addCalls(steps);
    if (m_engine) {
        addWords(steps);
        addAsks(steps);
    }
    return steps;
}

void WalkWorld::addTimes(std::vector<Step> &steps)
{
    if (!m_engine) {
        steps.push_back({"it is started again", [this] { openEngine(); }});
        steps.push_back({"it stays away for a while", [this] { pass(kLease); }});
        return;
    }
    steps.push_back({"a minute", [this] { pass(kMinute); }});
    steps.push_back({"a lease", [this] { pass(kLease); }});
    if (m_longWaits > 0)
        steps.push_back({"a long time", [this] {
                             --m_longWaits;
                             pass(kLong);
                         }});
    if (m_mishaps > 0)
        steps.push_back({"killed at rest", [this] {
                             --m_mishaps;
                             die();
                         }});
    if (m_clockSteps == 0)
        return;
    for (const milliseconds by : {milliseconds(150 * 60'000), milliseconds(-30 * 60'000)})
        steps.push_back({"the clock is set", [this, by] {
                             --m_clockSteps;
                             m_clock.step(by.count());
                         }});
}

void WalkWorld::addCalls(std::vector<Step> &steps)
{
    for (size_t i = 0; i < m_ledger.size(); ++i) {
        const LedgerCall &call = m_ledger[i];
        if (!call.arrivedAt && call.isOpen()) {
            steps.push_back({numbered("arrives", i), [this, i] {
                                 m_ledger[i].arrivedAt = now();
                                 say(i, Kind::Accepted);
                             }});
            if (m_losses > 0)
                steps.push_back({numbered("never arrives", i), [this, i] {
                                     --m_losses;
                                     m_ledger[i].lost = true;
                                 }});
        }
        if (m_engine && !m_calls[i].timedOut && m_calls[i].lastWord < 0 && m_calls[i].process == m_opened)
            steps.push_back({numbered("times out", i), [this, i] {
                                 m_calls[i].timedOut = true;
                                 m_calls[i].lastWord = now();
                                 const AttemptOrder &order = m_ledger[i].order;
                                 m_carrier->report({order.company, order.reservation, order.attempt, Kind::Unknown,
                                                    Outcome::None, 0, m_clock.now()});
                             }});
        if (!call.arrivedAt || call.endedAt)
            continue;
        if (!call.rangAt) {
            steps.push_back({numbered("rings", i), [this, i] {
                                 m_ledger[i].rangAt = now();
                                 say(i, Kind::Ringing);
                             }});
            if (m_turnsDown > 0)
                steps.push_back({numbered("is turned down", i), [this, i] {
                                     --m_turnsDown;
                                     m_ledger[i].turnedDown = true;
                                     end(i, Outcome::CarrierFault);
                                 }});
        } else if (!m_calls[i].talks) {
            steps.push_back({numbered("is answered", i), [this, i] {
                                 m_calls[i].talks = true;
                                 say(i, Kind::Active);
                             }});
        }
        if (call.rangAt)
            steps.push_back({numbered("ends", i),
                             [this, i] { end(i, m_calls[i].talks ? Outcome::Completed : Outcome::NoAnswer); }});
    }
}

void WalkWorld::addWords(std::vector<Step> &steps)
{
    for (size_t i = 0; i < m_words.size(); ++i) {
        const auto hear = [this, i](bool keep) {
            const Word word = m_words[i];
            if (!keep)
                m_words.erase(m_words.begin() + static_cast<std::ptrdiff_t>(i));
            m_calls[word.call].lastWord = now();
            m_carrier->report(word.event);
        };
        steps.push_back({numbered("is heard of", m_words[i].call), [hear] { hear(false); }});
        if (m_losses > 0)
            steps.push_back({numbered("is not heard of", m_words[i].call), [this, i] {
                                 --m_losses;
                                 m_words.erase(m_words.begin() + static_cast<std::ptrdiff_t>(i));
                             }});
        if (m_doubles > 0)
            steps.push_back({numbered("is heard of, and will be again", m_words[i].call), [this, hear] {
                                 --m_doubles;
                                 hear(true);
                             }});
    }
}

void WalkWorld::addAsks(std::vector<Step> &steps)
{
    if (m_asks == 0)
        return;
    const auto ask = [this, &steps](const char *name, const Command &command) {
        steps.push_back({name, [this, command] {
                             --m_asks;
                             m_engine->post(command, [this](const CommandAnswer &answer) {
                                 at(Seam::Answered);
                                 heard(answer);
                             });
                         }});
    };
    ask("cancel", command::Cancel{byOperator(), m_booked.front()});
    ask("revoke", command::Revoke{byOperator(), m_asked.front().request.candidate, m_asked.front().request.position});
    ask("call the other now", command::CallNow{byOperator(), m_booked.back()});
    ask("book again with the same key", m_asked.front());
}

void WalkWorld::heard(const CommandAnswer &answer)
{
    if (!answer.result || answer.replay)
        return;
    const auto stopped = [this](const ReservationId &id) { m_model.calls[id].stopTold = true; };
    if (const auto *one = std::get_if<answer::Cancelled>(&*answer.result))
        stopped(one->reservation);
    if (const auto *invite = std::get_if<answer::InviteRevoked>(&*answer.result);
        invite && invite->reconciled && invite->reservation)
        stopped(*invite->reservation);
    if (const auto *firm = std::get_if<answer::FirmRevoked>(&*answer.result))
        stopped(firm->reservation);
}

// ---- the carrier

size_t WalkWorld::indexOf(const AttemptId &attempt) const
{
    size_t i = 0;
    while (i < m_ledger.size() && m_ledger[i].order.attempt != attempt)
        ++i;
    return i;
}

void WalkWorld::send(const AttemptOrder &order)
{
    LedgerCall call;
    call.order = order;
    call.sentAt = now();
    call.sentWall = m_clock.now();
    m_ledger.push_back(call);
    Call own;
    own.process = m_opened;
    m_calls.push_back(own);
    note("dials " + order.to.text().toUtf8());
}

TeardownAnswer WalkWorld::withdraw(const AttemptOrder &order)
{
    const size_t i = indexOf(order.attempt);
    if (i == m_ledger.size())
        return TeardownAnswer::Confirmed;
    if (m_ledger[i].rangAt || m_ledger[i].endedAt)
        return TeardownAnswer::AlreadyRinging;
    const int choice = m_ledger[i].arrivedAt ? m_choices.choose(3) : 2;
    if (choice == 2)
        return TeardownAnswer::Unanswered;
    if (choice == 1) { // it began to ring while the word was on its way
        m_ledger[i].rangAt = now();
        say(i, Kind::Ringing);
        return TeardownAnswer::AlreadyRinging;
    }
    end(i, Outcome::Withdrawn);
    return TeardownAnswer::Confirmed;
}

TeardownAnswer WalkWorld::hangUp(const AttemptOrder &order)
{
    const size_t i = indexOf(order.attempt);
    if (i == m_ledger.size() || m_ledger[i].endedAt)
        return TeardownAnswer::Confirmed;
    if (!m_ledger[i].arrivedAt || m_choices.choose(2) == 1)
        return TeardownAnswer::Unanswered;
    end(i, Outcome::HungUp);
    return TeardownAnswer::Confirmed;
}

void WalkWorld::ask(const AttemptOrder &order)
{
    const size_t i = indexOf(order.attempt);
    if (i == m_ledger.size()) { // its process died before the first byte left
        m_carrier->report(
            {order.company, order.reservation, order.attempt, Kind::NoSuchAttempt, Outcome::None, 0, m_clock.now()});
        return;
    }
    LedgerCall &call = m_ledger[i];
    ++m_calls[i].asked;
    if (call.endedAt)
        return say(i, Kind::Ended, call.outcome);
    if (call.arrivedAt)
        return say(i, m_calls[i].talks ? Kind::Active : call.rangAt ? Kind::Ringing : Kind::Accepted);
    call.disowned = true;
    say(i, Kind::NoSuchAttempt);
}

void WalkWorld::say(size_t call, CarrierEvent::Kind kind, Outcome outcome)
{
    const AttemptOrder &order = m_ledger[call].order;
    m_words.push_back({call,
                       {order.company, order.reservation, order.attempt, kind, outcome,
                        outcome == Outcome::CarrierFault ? 503 : 0, m_clock.now()}});
}

void WalkWorld::end(size_t call, Outcome outcome)
{
    m_ledger[call].endedAt = now();
    m_ledger[call].outcome = outcome;
    say(call, Kind::Ended, outcome);
}

} // namespace callboard::sim
