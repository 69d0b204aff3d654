// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/server/ratelimiter.h"

namespace callboard {

namespace {

constexpr int kSweepEvery = 1'024; // questions

} // namespace

std::deque<Instant> &RateLimiter::countedAt(const QByteArray &name, Instant now)
{
    if (--m_untilSweep <= 0)
        forgetSilent(now);
    std::deque<Instant> &accepted = m_accepted[name];
    // A clock that was set back: what it accepted in the future counts from now on, and nobody waits longer than a
    // window.
    for (auto late = accepted.rbegin(); late != accepted.rend() && *late > now; ++late)
        *late = now;
    while (!accepted.empty() && accepted.front() + m_limit.window <= now)
        accepted.pop_front();
    return accepted;
}

RateLimiter::Verdict RateLimiter::verdictOf(const std::deque<Instant> &accepted, Instant now) const
{
    const int used = static_cast<int>(accepted.size());
    Verdict verdict;
    verdict.remaining = m_limit.requests - used;
    verdict.accepted = verdict.remaining > 0;
    verdict.resetsAt = accepted.empty() ? now : accepted.front() + m_limit.window;
    if (!verdict.accepted)
        verdict.wait = verdict.resetsAt - now;
    return verdict;
}

RateLimiter::Verdict RateLimiter::ask(const QByteArray &name, Instant now)
{
    if (m_limit.isUnlimited())
        return {};
    std::deque<Instant> &accepted = countedAt(name, now);
    const Verdict before = verdictOf(accepted, now);
    if (!before.accepted)
        return before;
    accepted.push_back(now);
    Verdict verdict = verdictOf(accepted, now);
    verdict.accepted = true; // this one; the next may not be
    return verdict;
}

void RateLimiter::remember(const QByteArray &name, Instant at)
{
    if (!m_limit.isUnlimited())
        m_accepted[name].push_back(at);
}

RateLimiter::Verdict RateLimiter::look(const QByteArray &name, Instant now)
{
    if (m_limit.isUnlimited())
        return {};
    if (!m_accepted.contains(name)) // to look costs no memory
        return verdictOf({}, now);
    return verdictOf(countedAt(name, now), now);
}

void RateLimiter::forgetSilent(Instant now)
{
    m_untilSweep = kSweepEvery;
    m_accepted.removeIf([this, now](const auto &entry) {
        return entry.value().empty() || entry.value().back() + m_limit.window <= now;
    });
}

} // namespace callboard
