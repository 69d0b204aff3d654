// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/linebook.h"

#include "core/base/assert.h"

namespace callboard {

void LineBook::release(WorkspaceState &state, const InCompany<ReservationId> &key)
{
    const auto found = m_lines.constFind(key);
    if (found == m_lines.constEnd())
        return;
    if (state.capacity().numberTimeline(found->number))
        state.capacity().remove(found->number, found->range);
    if (found->live)
        m_liveByEnd.erase({found->range.end, key});
    m_lines.erase(found);
}

void LineBook::update(WorkspaceState &state, const Reservation &reservation, Instant now)
{
    const InCompany<ReservationId> key{reservation.company, reservation.id};
    std::optional<InstantRange> use = lineUse(reservation, now, state.testCallsCount());
    const bool known = state.number(reservation.company, reservation.number) != nullptr;
    const auto held = m_lines.constFind(key);
    const bool live = isLive(reservation.state);
    // The clock was set back under it: it began later than now, and is on the line all the same.
    if (use && live && use->start > now)
        use->start = held != m_lines.constEnd() && held->live ? std::min(held->range.start, now) : now;
    if (use && known && held != m_lines.constEnd() && held->range == *use && held->live == live &&
        held->number == reservation.number)
        return;
    release(state, key);
    if (!use || !known)
        return;
    state.capacity().add(reservation.number, *use);
    m_lines.insert(key, {reservation.number, *use, live});
    if (live)
        m_liveByEnd.insert({use->end, key});
}

void LineBook::extendLive(WorkspaceState &state, Instant now)
{
    while (!m_liveByEnd.empty() && m_liveByEnd.begin()->first < now + 5 * kMinute) {
        const InCompany<ReservationId> key = m_liveByEnd.begin()->second;
        const Reservation *reservation = state.reservation(key.company, key.id);
        CB_ASSERT(reservation && isLive(reservation->state));
        update(state, *reservation, now);
    }
}

void LineBook::numberChanged(WorkspaceState &state, const CompanyId &company, const PhoneNumberId &number, Instant now)
{
    if (!state.number(company, number)) {
        // The timelines forgot the number with all it held; so does the book.
        for (auto at = m_lines.begin(); at != m_lines.end();) {
            if (at->number == number) {
                if (at->live)
                    m_liveByEnd.erase({at->range.end, at.key()});
                at = m_lines.erase(at);
            } else {
                ++at;
            }
        }
        return;
    }
    std::vector<ReservationPtr> affected;
    state.forEachOpen([&](const ReservationPtr &reservation) {
        if (reservation->company == company && reservation->number == number)
            affected.push_back(reservation);
    });
    for (const ReservationPtr &reservation : affected)
        update(state, *reservation, now);
}

std::optional<InstantRange> LineBook::lineOf(const InCompany<ReservationId> &reservation) const
{
    const auto found = m_lines.constFind(reservation);
    return found == m_lines.constEnd() ? std::nullopt : std::optional(found->range);
}

} // namespace callboard
