// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/switchboard.h"

#include "core/base/assert.h"

#include <algorithm>

namespace callboard {

bool Outbox::takeBack(const AttemptId &attempt)
{
    return std::erase_if(placements, [&attempt](const AttemptOrder &order) { return order.attempt == attempt; }) > 0;
}

Switchboard::Switchboard(const TimeSource &timeSource, Random &random, std::vector<std::unique_ptr<Carrier>> carrierSet,
                         EngineOptions engineOptions)
    : time(timeSource), options(std::move(engineOptions)), bench(random), carriers(std::move(carrierSet), options),
      guard(timeSource)
{
}

Breaker &Switchboard::breaker(const CompanyId &company, const QString &carrier)
{
    Breaker &found = breakers[{company, carrier}];
    breakersBefore.try_emplace({company, carrier}, found);
    return found;
}

void Switchboard::undoBreakers()
{
    for (auto &[key, before] : breakersBefore)
        breakers[key] = std::move(before);
    breakersBefore.clear();
}

void Switchboard::waitNoLonger()
{
    constexpr milliseconds kLongestQuestion = 10 * kMinute;
    for (auto &[key, at] : lastDial)
        at = std::min(at, now());
    for (auto &[key, at] : notBefore)
        at = std::min(at, now() + kSecond);
    std::set<std::pair<Instant, ReservationKey>> questions;
    for (const auto &[at, key] : questionsDue)
        questions.insert({std::min(at, now() + kLongestQuestion), key});
    questionsDue = std::move(questions);
    bench.leases().noneAfter(now());
    for (auto &[key, one] : breakers)
        breaker(key.first, key.second).waitNoLonger(now());
}

namespace {

constexpr milliseconds kDefaultSetup{2'000};
constexpr milliseconds kDefaultRing{8'000};
constexpr milliseconds kDefaultTalk{1'500'000};

// The candidate's own, field by field from the workspace's, then the defaults of WORKSPACE.md.
Simulation completed(const std::optional<Simulation> &own, const Simulation &workspace)
{
    Simulation simulation = own.value_or(Simulation());
    simulation.setup = simulation.setup.value_or(workspace.setup.value_or(kDefaultSetup));
    simulation.ring = simulation.ring.value_or(workspace.ring.value_or(kDefaultRing));
    simulation.talk = simulation.talk.value_or(workspace.talk.value_or(kDefaultTalk));
    if (simulation.outcomes.empty())
        simulation.outcomes = workspace.outcomes;
    return simulation;
}

} // namespace

AttemptOrder orderOf(const Switchboard &board, const Reservation &reservation)
{
    CB_ASSERT(!reservation.attempts.empty());
    const Attempt &attempt = reservation.attempts.back();
    AttemptOrder order;
    order.company = reservation.company;
    order.reservation = reservation.id;
    order.attempt = attempt.id;
    order.ordinal = attempt.ordinal;
    order.number = reservation.number;
    order.dispatchedAt = attempt.dispatchedAt;
    if (const PhoneNumber *number = board.state().number(reservation.company, reservation.number))
        order.from = number->e164;
    if (const Candidate *candidate = board.state().candidate(reservation.company, reservation.candidate)) {
        order.to = candidate->phone;
        order.simulation = completed(candidate->simulate, board.state().simulation());
    }
    return order;
}

const Breaker *breakerOf(const Switchboard &board, const CompanyId &company)
{
    const Carrier *carrier = board.carriers.forCall(false);
    if (!carrier)
        return nullptr;
    const auto found = board.breakers.find({company, carrier->name()});
    return found == board.breakers.end() ? nullptr : &found->second;
}

} // namespace callboard
