// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/breaker.h"

#include "core/base/assert.h"

#include <algorithm>
#include <array>

namespace callboard {

namespace {

constexpr milliseconds kWindow{120'000};
constexpr int kEnoughResults = 5;
constexpr int kInARow = 3;
constexpr int kGoodToClose = 3;
constexpr size_t kRemembered = 20;
constexpr std::array<milliseconds, 3> kBackoff{milliseconds(30'000), milliseconds(120'000), milliseconds(600'000)};

} // namespace

void Breaker::add(Instant now, const AttemptId &attempt, const BreakerStatus::Result &result)
{
    // A number alone would not do: on a busy line the last 20 are a second, and ten faults in it not half of 120 s.
    while (m_results.size() >= kRemembered && now - m_results.front().result.at > kWindow)
        m_results.pop_front();
    const auto same = std::find_if(m_results.begin(), m_results.end(),
                                   [&attempt](const Entry &entry) { return entry.attempt == attempt; });
    if (same == m_results.end()) {
        m_results.push_back({attempt, result});
    } else if (result.fault && !same->result.fault) {
        // It rang, and then the carrier failed it: the fault is the newest word.
        m_results.erase(same);
        m_results.push_back({attempt, result});
        m_results.back().result.at = now;
    }
}

QString Breaker::causeToOpen(Instant now) const
{
    int row = 0;
    for (auto at = m_results.rbegin(); at != m_results.rend() && at->result.fault; ++at)
        ++row;
    if (row >= kInARow)
        return QStringLiteral("three_in_a_row");
    int results = 0;
    int faults = 0;
    for (const Entry &entry : m_results) {
        if (now - entry.result.at > kWindow)
            continue;
        ++results;
        faults += entry.result.fault ? 1 : 0;
    }
    return results >= kEnoughResults && 2 * faults >= results ? QStringLiteral("half_of_recent") : QString();
}

void Breaker::open(Instant now, const QString &cause)
{
    m_state = BreakerState::Open;
    m_since = now;
    m_cause = cause;
    m_reason.clear();
    m_goodProbes = 0;
    m_backoff = 0;
    m_probe.reset();
    m_nextProbe = now + kBackoff[0];
}

void Breaker::reopen(Instant now, Instant since, const QString &cause)
{
    open(now, cause);
    m_since = since;
}

Breaker::Step Breaker::record(Instant now, const AttemptId &attempt, const ReservationId &reservation, bool fault,
                              int carrierCode)
{
    const bool wasProbe = m_probe == attempt;
    add(now, attempt, {now, fault, reservation, carrierCode});
    if (m_state == BreakerState::Closed) {
        const QString cause = causeToOpen(now);
        if (cause.isEmpty())
            return Step::None;
        open(now, cause);
        return Step::Opened;
    }
    // Calls that were out before it opened are counted, but only a probe decides.
    if (m_state == BreakerState::HeldOpen || !wasProbe)
        return Step::None;
    m_probe.reset();
    if (fault) {
        m_state = BreakerState::Open;
        m_goodProbes = 0;
        m_backoff = std::min<int>(m_backoff + 1, kBackoff.size() - 1);
        m_nextProbe = now + kBackoff[static_cast<size_t>(m_backoff)];
        return Step::Reopened;
    }
    m_nextProbe = now;
    if (++m_goodProbes < kGoodToClose)
        return Step::None;
    close({});
    return Step::Closed;
}

bool Breaker::allows(Instant now) const
{
    switch (m_state) {
    case BreakerState::Closed:
        return true;
    case BreakerState::Open:
    case BreakerState::HalfOpen:
        return !m_probe && m_nextProbe && now >= *m_nextProbe;
    case BreakerState::HeldOpen:
        return false;
    }
    return false;
}

void Breaker::probeSent(const AttemptId &attempt)
{
    CB_ASSERT(isEngaged() && !m_probe);
    m_state = BreakerState::HalfOpen;
    m_probe = attempt;
}

void Breaker::waitNoLonger(Instant now)
{
    if (m_nextProbe)
        m_nextProbe = std::min(*m_nextProbe, now + kBackoff[static_cast<size_t>(m_backoff)]);
}

void Breaker::forget(Instant now, const AttemptId &attempt)
{
    if (m_probe != attempt)
        return;
    m_probe.reset();
    m_nextProbe = now;
}

void Breaker::hold(Instant now, const QString &reason)
{
    if (!isEngaged())
        m_since = now;
    m_state = BreakerState::HeldOpen;
    m_cause = QStringLiteral("held");
    m_reason = reason;
    m_probe.reset();
    m_nextProbe.reset();
    m_goodProbes = 0;
}

void Breaker::close(const QString &reason)
{
    // What tripped it must not trip it again.
    *this = Breaker();
    m_reason = reason;
}

bool Breaker::probeNow(Instant now)
{
    if (m_state != BreakerState::Open && m_state != BreakerState::HalfOpen)
        return false;
    if (!m_probe)
        m_nextProbe = now;
    return true;
}

std::optional<Instant> Breaker::nextProbe() const
{
    const bool waits = (m_state == BreakerState::Open || m_state == BreakerState::HalfOpen) && !m_probe;
    return waits ? m_nextProbe : std::nullopt;
}

BreakerStatus Breaker::status(Instant now) const
{
    BreakerStatus status;
    status.state = m_state;
    status.since = m_since;
    status.nextProbe = nextProbe();
    status.cause = m_cause;
    status.reason = m_reason;
    status.goodProbes = m_goodProbes;
    // While it is open the results that opened it stay in sight (N13).
    const Instant from = (m_since ? std::min(now, *m_since) : now) - kWindow;
    const size_t old = m_results.size() - std::min(m_results.size(), kRemembered);
    for (size_t i = old; i < m_results.size(); ++i) {
        if (m_results[i].result.at >= from)
            status.recent.push_back(m_results[i].result);
    }
    return status;
}

} // namespace callboard
