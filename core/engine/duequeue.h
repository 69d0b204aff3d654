// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/incompany.h"
#include "core/model/reservation.h"

#include <QHash>

#include <optional>
#include <set>
#include <vector>

namespace callboard {

using ReservationKey = InCompany<ReservationId>;

/// When each open reservation wants something done: its dial, its next deadline, its invitation's end. Derived from
/// the reservations; keeps nothing of its own.
class DueQueue
{
public:
    /// Call after every change of a reservation, and of its candidate's status: only who is invited has an invitation
    /// to end (D-INVITE); for live ones also when the clock was set back.
    void update(const Reservation &reservation, bool invited, Instant now);

    /// Firm calls planned at or before now that the gate has not passed, by planned then key.
    std::vector<ReservationKey> dueToDial(Instant now) const;
    /// The first planned instant after now.
    std::optional<Instant> nextDialAfter(Instant now) const;
    /// One reservation whose deadline is at or before now, earliest first; nullopt when none.
    std::optional<ReservationKey> firstDeadline(Instant now) const;
    std::optional<ReservationKey> firstInvitation(Instant now) const;
    /// Earliest deadline or invitation end.
    std::optional<Instant> nextDeadline() const;

    /// The deadline of one reservation by its state: missed (D-EXPIRE, one millisecond after the gate, which is still
    /// open at its end), expired, lost (maxLive), unresolved (D-UNKNOWN); nullopt for a terminal one.
    /// `began`: when a live one was dispatched, or when the clock was set back behind that.
    static std::optional<Instant> deadlineOf(const Reservation &reservation, Instant began);

private:
    using Timed = std::set<std::pair<Instant, ReservationKey>>;
    struct Place
    {
        std::optional<Instant> planned;
        std::optional<Instant> deadline;
        std::optional<Instant> invitation;
        size_t attempt = 0; ///< the one that is live; 0 = none
        Instant began;      ///< of that one
    };
    static void begin(Place &place, const Reservation &reservation, Instant now);
    Timed m_planned;
    Timed m_deadlines;
    Timed m_invitations;
    QHash<ReservationKey, Place> m_places;
};

} // namespace callboard
