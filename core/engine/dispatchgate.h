// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/reservation.h"

namespace callboard {

/// Everything the dispatch gate looks at, as facts. Every one must hold before a call may go (D-DISPATCH, D-FROZEN).
struct GateFacts
{
    bool telephonyOn = true;   ///< C011
    bool diallingHeld = false; ///< "Hold all dialling"
    bool batchPaused = false;  ///< P23
    bool clockTrusted = true;  ///< D-CLOCKSRC
    bool waitsForYes = false;  ///< D-SLEEP
    bool insideHours = true;   ///< frozen hours or waiver, not before planned, not after the gate; D-HOURS
    bool dayOpen = true;       ///< not closed by a holiday or window set after the booking (D-FROZEN)
    bool offsetsAgree = true;  ///< the offsets stored at booking allow it too (P3)
    bool personFree = true;    ///< no live or unknown attempt of the person or the called number (N15)
    bool carrierReady = true;  ///< there is one, and it may serve this call (D-TEST, demo, D-CLOCKSRC)
    bool breakerAllows = true; ///< D-BREAKER
    bool paceAllows = true;    ///< P13
    bool lineFree = true;      ///< number and pool, D-REMAIN
};

/// What a due call waits for, first in this order.
enum class WaitsFor {
    Nothing,
    Telephony,
    Hold,
    Batch,
    Clock,
    Yes,
    Hours,
    Closed,
    Person,
    Carrier,
    Breaker,
    Pacing,
    Capacity,
};
WaitsFor judge(const GateFacts &facts);
/// "telephony", "hold", ... as DueCall::waitsFor says; empty for Nothing.
QString waitsForName(WaitsFor what);

/// Does the start at t also stand inside the frozen hours on the wall clock that the booking knew, whatever newer tz
/// data say (P3)? True when no offsets are stored for t.
bool storedOffsetsAllow(const Reservation &reservation, Instant t);

/// Last instant at which the reservation may still be sent: the gate's close, or the end of the callable span that
/// holds t, whichever is first; with a D-FORCE waiver the end of the waiver.
Instant sendNotAfter(const Reservation &reservation, const HoursExtras &extras, Instant t);

/// A D-FORCE waiver holds for the planned minute and the 5 minutes after it, half-open.
inline constexpr milliseconds kForceWaiver{6 * 60'000};

/// latestDispatchBy + 60 s: open at this instant, closed after it (D-DISPATCH).
inline Instant gateClosesAt(const Reservation &reservation)
{
    return reservation.times.latestDispatchBy() + kDispatchGrace;
}

} // namespace callboard
