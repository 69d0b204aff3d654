// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/carrier/simulated/simulatedcarrier.h"

#include "core/base/assert.h"
#include "core/base/timesource.h"

#include <QCryptographicHash>

#include <algorithm>

namespace callboard {

SimulatedCarrier::SimulatedCarrier(const TimeSource &time, std::optional<Mix> mix) : m_time(time), m_mix(mix) {}

CarrierCapabilities SimulatedCarrier::capabilities() const
{
    CarrierCapabilities can;
    can.hangUp = true;
    can.withdraw = true;
    can.isSimulated = true;
    return can;
}

SimulatedOutcome SimulatedCarrier::outcomeOf(const AttemptOrder &order) const
{
    const std::vector<SimulatedOutcome> &outcomes = order.simulation.outcomes;
    if (!outcomes.empty()) {
        const auto attempt = static_cast<size_t>(std::max(order.ordinal, 1) - 1);
        return outcomes[std::min(attempt, outcomes.size() - 1)]; // the last one repeats
    }
    if (!m_mix)
        return SimulatedOutcome::Completed;
    // By attempt id, so that the same attempt ends the same way after a restart.
    const QByteArray drawn = QCryptographicHash::hash(
        QByteArray::number(m_mix->seed) + ':' + order.attempt.text().toUtf8(), QCryptographicHash::Sha256);
    int percent = (static_cast<uchar>(drawn[0]) * 256 + static_cast<uchar>(drawn[1])) % 100;
    if ((percent -= m_mix->noAnswerPercent) < 0)
        return SimulatedOutcome::NoAnswer;
    if ((percent -= m_mix->sipFailedPercent) < 0)
        return SimulatedOutcome::SipFailed;
    return (percent -= m_mix->failedPercent) < 0 ? SimulatedOutcome::Failed : SimulatedOutcome::Completed;
}

SimulatedCarrier::TimeLine SimulatedCarrier::makeTimeLine(const AttemptOrder &order) const
{
    using Kind = CarrierEvent::Kind;
    const Simulation &simulation = order.simulation;
    const Instant rings = order.dispatchedAt + simulation.setup.value_or(milliseconds(2'000));
    const Instant answers = rings + simulation.ring.value_or(milliseconds(8'000));
    const Instant ends = answers + simulation.talk.value_or(milliseconds(1'500'000));
    TimeLine line;
    line.order = order;
    switch (outcomeOf(order)) {
    case SimulatedOutcome::SipFailed:
        line.steps = {{rings, Kind::Ended, Outcome::CarrierFault}};
        break;
    case SimulatedOutcome::NoAnswer:
        line.steps = {{rings, Kind::Ringing, Outcome::None}, {answers, Kind::Ended, Outcome::NoAnswer}};
        break;
    case SimulatedOutcome::Failed:
        line.steps = {{rings, Kind::Ringing, Outcome::None},
                      {answers, Kind::Active, Outcome::None},
                      {ends, Kind::Ended, Outcome::TalkFailed}};
        break;
    case SimulatedOutcome::Completed:
        line.steps = {{rings, Kind::Ringing, Outcome::None},
                      {answers, Kind::Active, Outcome::None},
                      {ends, Kind::Ended, Outcome::Completed}};
        break;
    }
    return line;
}

void SimulatedCarrier::schedule(const TimeLine &line)
{
    if (!line.isOver())
        m_due.insert({line.steps[line.told].at, line.order.attempt});
}

void SimulatedCarrier::unschedule(const TimeLine &line)
{
    if (!line.isOver())
        m_due.erase({line.steps[line.told].at, line.order.attempt});
}

void SimulatedCarrier::report(const TimeLine &line, CarrierEvent::Kind kind, Outcome outcome, Instant at) const
{
    if (!m_sink)
        return;
    const int code = outcome == Outcome::CarrierFault ? 503 : 0;
    m_sink({line.order.company, line.order.reservation, line.order.attempt, kind, outcome, code, at});
}

void SimulatedCarrier::place(const AttemptOrder &order)
{
    if (m_time.boot() > order.notAfter) {
        TimeLine never;
        never.order = order;
        report(never, CarrierEvent::Kind::Refused, Outcome::None, m_time.now());
        return;
    }
    CB_ASSERT(!m_ledger.contains(order.attempt)); // one send per attempt id (P2)
    schedule(*m_ledger.insert(order.attempt, makeTimeLine(order)));
}

SimulatedCarrier::TimeLine &SimulatedCarrier::known(const AttemptOrder &order)
{
    const auto found = m_ledger.find(order.attempt);
    if (found != m_ledger.end())
        return *found;
    // Placed by an earlier process: its time line is made of the order, so it is what it was.
    const auto made = m_ledger.insert(order.attempt, makeTimeLine(order));
    schedule(*made);
    return *made;
}

void SimulatedCarrier::tellUntil(TimeLine &line, Instant now)
{
    unschedule(line);
    while (!line.isOver() && line.steps[line.told].at <= now) {
        const TimeLine::Step step = line.steps[line.told++];
        report(line, step.kind, step.outcome, step.at);
    }
    schedule(line);
}

TeardownAnswer SimulatedCarrier::tearDown(TimeLine &line, Outcome outcome)
{
    unschedule(line);
    line.tornDown = true;
    report(line, CarrierEvent::Kind::Ended, outcome, m_time.now());
    return TeardownAnswer::Confirmed;
}

TeardownAnswer SimulatedCarrier::withdraw(const AttemptOrder &order)
{
    TimeLine &line = known(order);
    if (line.tornDown)
        return TeardownAnswer::Confirmed;
    if (m_time.now() >= line.steps.front().at)
        return TeardownAnswer::AlreadyRinging; // or ended: its report is on the way
    return tearDown(line, Outcome::Withdrawn);
}

TeardownAnswer SimulatedCarrier::hangUp(const AttemptOrder &order)
{
    TimeLine &line = known(order);
    if (line.tornDown || m_time.now() >= line.steps.back().at)
        return TeardownAnswer::Confirmed; // it is off the line
    return tearDown(line, Outcome::HungUp);
}

void SimulatedCarrier::reconcile(const AttemptOrder &order)
{
    TimeLine &line = known(order);
    const Instant now = m_time.now();
    if (line.tornDown) {
        report(line, CarrierEvent::Kind::Ended, Outcome::Withdrawn, now);
        return;
    }
    if (now < line.steps.front().at) {
        report(line, CarrierEvent::Kind::Accepted, Outcome::None, now);
        return;
    }
    // Everything that has happened, from the start: what the engine knows already changes nothing there.
    unschedule(line);
    line.told = 0;
    while (!line.isOver() && line.steps[line.told].at <= now) {
        const TimeLine::Step step = line.steps[line.told++];
        report(line, step.kind, step.outcome, step.at);
    }
    schedule(line);
}

std::optional<Instant> SimulatedCarrier::nextDue() const
{
    return m_due.empty() ? std::nullopt : std::optional(m_due.begin()->first);
}

void SimulatedCarrier::runDue()
{
    const Instant now = m_time.now();
    while (!m_due.empty() && m_due.begin()->first <= now) {
        const auto [at, attempt] = *m_due.begin();
        const auto line = m_ledger.find(attempt);
        tellUntil(*line, at); // step by step: reports of different attempts come in order of time
        if (line->isOver())
            m_ledger.erase(line); // asked about again, it is made again the same
    }
}

} // namespace callboard
