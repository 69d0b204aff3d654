// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/healthwatch.h"

#include "core/engine/switchboard.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr milliseconds kCleanFor{60'000};
constexpr milliseconds kSampleEvery{60'000};
constexpr size_t kSamplesOfADay = 24 * 60;

} // namespace

void HealthWatch::Latch::judge(bool cause, Instant now)
{
    if (cause) {
        on = true;
        cleanSince.reset();
        return;
    }
    if (!on)
        return;
    if (!cleanSince)
        cleanSince = now;
    if (now - *cleanSince >= kCleanFor) {
        on = false;
        cleanSince.reset();
    }
}

void HealthWatch::evaluate(Switchboard &board)
{
    const Instant now = board.now();
    for (const Company *company : board.state().companies()) {
        PerCompany &own = m_companies[company->id];
        const std::vector<HealthCause> causes = causesNow(board, company->id);
        own.degraded.judge(std::any_of(causes.begin(), causes.end(), isDegrading), now);
        own.saturated.judge(!std::all_of(causes.begin(), causes.end(), isDegrading), now);
        const Health health = own.degraded.on    ? Health::Degraded
                              : own.saturated.on ? Health::Saturated
                                                 : Health::Healthy;
        // Clean, but not for 60 s yet: the last causes stay in sight.
        if ((!causes.empty() || health == Health::Healthy) && own.facts.causes != causes) {
            own.facts.causes = causes;
            board.bench.touchClock(company->id);
        }
        if (!own.facts.since)
            own.facts.since = now;
        if (health == own.facts.health)
            continue;
        LogEntry entry;
        entry.company = company->id;
        entry.type = EventType::HealthChanged;
        entry.before = {{QStringLiteral("health"), wireName(own.facts.health)}};
        entry.after = {{QStringLiteral("health"), wireName(health)}};
        entry.cause = own.facts.causes.empty() ? QStringLiteral("clean") : wireName(own.facts.causes.front());
        own.facts.health = health;
        own.facts.since = now;
        const Actor before = board.bench.actor();
        const QString request = board.bench.requestId();
        board.bench.setActor({Actor::Kind::Engine, QStringLiteral("clock")});
        board.bench.log(std::move(entry));
        board.bench.setActor(before, request);
        board.bench.touchClock(company->id);
    }
}

void HealthWatch::keep()
{
    for (auto &[id, own] : m_companies)
        own.committed = own.facts.health;
}

void HealthWatch::undo()
{
    for (auto &[id, own] : m_companies)
        own.facts.health = own.committed;
}

void HealthWatch::restore(const CompanyId &company, Health health)
{
    PerCompany &own = m_companies[company];
    own.facts.health = own.committed = health;
}

void HealthWatch::sample(Switchboard &board, int tickLagMs)
{
    const Instant minute = floorTo(board.now(), kSampleEvery);
    if (m_lastSample && minute <= *m_lastSample)
        return;
    m_lastSample = minute;
    if (minute < m_samplesFrom)
        return;
    for (const Company *company : board.state().companies()) {
        PerCompany &own = m_companies[company->id];
        HealthSample sample;
        sample.at = minute;
        sample.health = own.facts.health;
        sample.tickLagMs = tickLagMs;
        sample.dialled = std::exchange(own.dialled, 0);
        sample.faults = std::exchange(own.faults, 0);
        board.state().forEachLive(
            [&](const ReservationPtr &call) { sample.live += call->company == company->id ? 1 : 0; });
        for (const auto &[key, waiting] : board.waiting)
            sample.due += key.company == company->id ? 1 : 0;
        auto history = own.history ? std::make_shared<std::vector<HealthSample>>(*own.history)
                                   : std::make_shared<std::vector<HealthSample>>();
        history->push_back(sample);
        if (history->size() > kSamplesOfADay)
            history->erase(history->begin());
        own.history = std::move(history);
        board.bench.put(company->id, sample);
        board.bench.touchClock(company->id);
    }
}

void HealthWatch::loadHistory(const std::vector<std::pair<CompanyId, HealthSample>> &samples)
{
    std::map<CompanyId, std::vector<HealthSample>> sorted;
    for (const auto &[company, sample] : samples)
        sorted[company].push_back(sample);
    for (auto &[company, list] : sorted)
        m_companies[company].history = std::make_shared<const std::vector<HealthSample>>(std::move(list));
}

const HealthFacts &HealthWatch::factsOf(const CompanyId &company) const
{
    static const HealthFacts healthy;
    const auto found = m_companies.find(company);
    return found == m_companies.end() ? healthy : found->second.facts;
}

HealthWatch::History HealthWatch::historyOf(const CompanyId &company) const
{
    const auto found = m_companies.find(company);
    return found == m_companies.end() ? nullptr : found->second.history;
}

std::optional<Instant> HealthWatch::nextWakeUp(Instant now) const
{
    std::optional<Instant> next;
    if (!m_companies.empty())
        next = std::max(floorTo(now, kSampleEvery) + kSampleEvery, m_samplesFrom);
    for (const auto &[id, own] : m_companies) {
        for (const Latch *latch : {&own.degraded, &own.saturated}) {
            if (latch->cleanSince && (!next || *latch->cleanSince + kCleanFor < *next))
                next = *latch->cleanSince + kCleanFor;
        }
    }
    return next;
}

} // namespace callboard
