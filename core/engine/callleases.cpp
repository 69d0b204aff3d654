// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/callleases.h"

#include <algorithm>

namespace callboard {

namespace {

/// When the carrier's silence began, as far as the reservation tells; nullopt when no word is owed.
std::optional<Instant> silentSince(const Reservation &reservation)
{
    const bool owed =
        reservation.state == ReservationState::Dispatching || reservation.state == ReservationState::Ringing;
    if (!owed || reservation.unknown || reservation.attempts.empty())
        return std::nullopt;
    const Attempt &attempt = reservation.attempts.back();
    return std::max(attempt.dispatchedAt, attempt.ringingAt.value_or(attempt.dispatchedAt));
}

} // namespace

void CallLeases::set(const ReservationKey &key, std::optional<Instant> from)
{
    const auto held = m_from.constFind(key);
    if (held != m_from.constEnd()) {
        m_byFrom.erase({*held, key});
        m_from.erase(held);
    }
    if (!from)
        return;
    m_from.insert(key, *from);
    m_byFrom.insert({*from, key});
}

void CallLeases::update(const Reservation &reservation, Instant now)
{
    const ReservationKey key{reservation.company, reservation.id};
    std::optional<Instant> from = silentSince(reservation);
    const auto held = m_from.constFind(key);
    if (from && held != m_from.constEnd())
        from = std::max(*from, *held);
    set(key, from ? std::optional(std::min(*from, now)) : std::nullopt);
}

void CallLeases::renew(const ReservationKey &key, Instant now)
{
    const auto held = m_from.constFind(key);
    if (held != m_from.constEnd() && *held < now)
        set(key, now);
}

void CallLeases::renewAll(Instant now)
{
    const QList<ReservationKey> keys = m_from.keys();
    for (const ReservationKey &key : keys)
        renew(key, now);
}

void CallLeases::noneAfter(Instant now)
{
    while (!m_byFrom.empty() && m_byFrom.rbegin()->first > now)
        set(ReservationKey(m_byFrom.rbegin()->second), now);
}

std::optional<ReservationKey> CallLeases::firstOver(Instant now) const
{
    if (m_byFrom.empty() || m_byFrom.begin()->first + kCallLease > now)
        return std::nullopt;
    return m_byFrom.begin()->second;
}

std::optional<Instant> CallLeases::nextEnd() const
{
    return m_byFrom.empty() ? std::nullopt : std::optional(m_byFrom.begin()->first + kCallLease);
}

} // namespace callboard
