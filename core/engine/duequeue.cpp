// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/duequeue.h"

#include <algorithm>

namespace callboard {

std::optional<Instant> DueQueue::deadlineOf(const Reservation &reservation, Instant began)
{
    if (isTerminal(reservation.state))
        return std::nullopt;
    if (reservation.state == ReservationState::Firm) {
        if (reservation.missed)
            return reservation.expiresAt;
        return reservation.times.latestDispatchBy() + kDispatchGrace + milliseconds(1);
    }
    // It was booked by the clock it was dispatched by: if that was ahead, so is its end.
    const Instant dispatched = reservation.attempts.empty() ? began : reservation.attempts.back().dispatchedAt;
    const milliseconds ahead = std::max(milliseconds(0), dispatched - began);
    if (reservation.unknown)
        return std::max(reservation.expiresAt - ahead, began + 2 * reservation.times.estimate);
    return began + maxLive(reservation);
}

/// Set once: what is heard of a call later does not make it younger.
void DueQueue::begin(Place &place, const Reservation &reservation, Instant now)
{
    const size_t attempt = isLive(reservation.state) ? std::max<size_t>(1, reservation.attempts.size()) : 0;
    if (attempt > 0 && attempt != place.attempt)
        place.began = reservation.attempts.empty() ? reservation.times.plannedAttemptAt
                                                   : reservation.attempts.back().dispatchedAt;
    place.attempt = attempt;
    place.began = std::min(place.began, now);
}

void DueQueue::update(const Reservation &reservation, bool invited, Instant now)
{
    const ReservationKey key{reservation.company, reservation.id};
    const auto move = [&key](Timed &set, std::optional<Instant> &from, std::optional<Instant> to) {
        if (from == to)
            return;
        if (from)
            set.erase({*from, key});
        if (to)
            set.insert({*to, key});
        from = to;
    };
    const bool open = !isTerminal(reservation.state);
    const bool dialable = reservation.state == ReservationState::Firm && !reservation.missed;
    Place &place = m_places[key];
    begin(place, reservation, now);
    move(m_planned, place.planned, dialable ? std::optional(reservation.times.plannedAttemptAt) : std::nullopt);
    move(m_deadlines, place.deadline, deadlineOf(reservation, place.began));
    move(m_invitations, place.invitation, open && invited ? reservation.invitationExpiresAt : std::nullopt);
    if (!open)
        m_places.remove(key);
}

std::vector<ReservationKey> DueQueue::dueToDial(Instant now) const
{
    std::vector<ReservationKey> due;
    for (auto at = m_planned.begin(); at != m_planned.end() && at->first <= now; ++at)
        due.push_back(at->second);
    return due;
}

std::optional<Instant> DueQueue::nextDialAfter(Instant now) const
{
    for (auto at = m_planned.lower_bound({now + milliseconds(1), {}}); at != m_planned.end(); ++at)
        return at->first;
    return std::nullopt;
}

namespace {

std::optional<ReservationKey> firstDue(const std::set<std::pair<Instant, ReservationKey>> &set, Instant now)
{
    if (set.empty() || set.begin()->first > now)
        return std::nullopt;
    return set.begin()->second;
}

} // namespace

std::optional<ReservationKey> DueQueue::firstDeadline(Instant now) const
{
    return firstDue(m_deadlines, now);
}

std::optional<ReservationKey> DueQueue::firstInvitation(Instant now) const
{
    return firstDue(m_invitations, now);
}

std::optional<Instant> DueQueue::nextDeadline() const
{
    std::optional<Instant> next;
    for (const Timed *set : {&m_deadlines, &m_invitations}) {
        if (!set->empty() && (!next || set->begin()->first < *next))
            next = set->begin()->first;
    }
    return next;
}

} // namespace callboard
