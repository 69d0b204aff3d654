// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/duequeue.h"

namespace callboard {

/// How long a phone rings at most, and how long a call may dispatch or ring without a word from its carrier: ring time
/// + 60 s (FEATURES 3.1, "stale call sweep").
inline constexpr milliseconds kRingTime{30'000};
inline constexpr milliseconds kCallLease = kRingTime + milliseconds(60'000);

/// Leases of calls whose carrier owes a word: dispatching or ringing, and their fate not unknown already. A lease runs
/// from the dispatch, anew from ringing, and anew from whatever else the carrier says; when it is over the word was
/// lost on the way, and the carrier is asked (D-UNKNOWN), so that no line is held for a call that ended in silence.
/// Kept in memory only: after a start every live call is asked about anyway.
class CallLeases
{
public:
    /// Call after every change of a reservation. No lease begins later than now: the clock may have been set back.
    void update(const Reservation &reservation, Instant now);
    /// The carrier spoke of this call now; nothing when it has no lease.
    void renew(const ReservationKey &key, Instant now);
    /// This machine was not listening until now: every lease starts again.
    void renewAll(Instant now);
    /// The clock was set back: no lease began later than now.
    void noneAfter(Instant now);

    /// One call whose lease ended at or before now, earliest first; nullopt when none.
    std::optional<ReservationKey> firstOver(Instant now) const;
    std::optional<Instant> nextEnd() const;

private:
    void set(const ReservationKey &key, std::optional<Instant> from);

    QHash<ReservationKey, Instant> m_from; ///< the last word
    std::set<std::pair<Instant, ReservationKey>> m_byFrom;
};

} // namespace callboard
