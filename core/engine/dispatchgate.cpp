// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/dispatchgate.h"

#include <algorithm>

namespace callboard {

WaitsFor judge(const GateFacts &facts)
{
    if (!facts.telephonyOn)
        return WaitsFor::Telephony;
    if (facts.diallingHeld)
        return WaitsFor::Hold;
    if (facts.batchPaused)
        return WaitsFor::Batch;
    if (!facts.clockTrusted)
        return WaitsFor::Clock;
    if (facts.waitsForYes)
        return WaitsFor::Yes;
    if (!facts.insideHours || !facts.offsetsAgree)
        return WaitsFor::Hours;
    if (!facts.dayOpen)
        return WaitsFor::Closed;
    if (!facts.personFree)
        return WaitsFor::Person;
    if (!facts.carrierReady)
        return WaitsFor::Carrier;
    if (!facts.breakerAllows)
        return WaitsFor::Breaker;
    if (!facts.paceAllows)
        return WaitsFor::Pacing;
    if (!facts.lineFree)
        return WaitsFor::Capacity;
    return WaitsFor::Nothing;
}

QString waitsForName(WaitsFor what)
{
    switch (what) {
    case WaitsFor::Nothing:
        return {};
    case WaitsFor::Telephony:
        return QStringLiteral("telephony");
    case WaitsFor::Hold:
        return QStringLiteral("hold");
    case WaitsFor::Batch:
        return QStringLiteral("batch");
    case WaitsFor::Clock:
        return QStringLiteral("clock");
    case WaitsFor::Yes:
        return QStringLiteral("yes");
    case WaitsFor::Hours:
        return QStringLiteral("hours");
    case WaitsFor::Closed:
        return QStringLiteral("closed");
    case WaitsFor::Person:
        return QStringLiteral("person");
    case WaitsFor::Carrier:
        return QStringLiteral("carrier");
    case WaitsFor::Breaker:
        return QStringLiteral("breaker");
    case WaitsFor::Pacing:
        return QStringLiteral("pacing");
    case WaitsFor::Capacity:
        return QStringLiteral("capacity");
    }
    return {}; // GCOVR_EXCL_LINE: the switch above is whole
}

bool storedOffsetsAllow(const Reservation &reservation, Instant t)
{
    if (reservation.forceReason)
        return true;
    const auto &offsets = reservation.zoneOffsets;
    const auto after = std::find_if(offsets.begin(), offsets.end(), [t](const auto &o) { return o.first > t; });
    if (after == offsets.begin())
        return true;
    const int stored = std::prev(after)->second;
    if (stored == reservation.zone.offsetSecondsAt(t))
        return true; // today's rules agree: one answer for both
    const CivilMinute wall = Zone::utc().civilOf(t + std::chrono::seconds(stored));
    return reservation.hours.contains(wall);
}

Instant sendNotAfter(const Reservation &reservation, const HoursExtras &extras, Instant t)
{
    const Instant gate = gateClosesAt(reservation);
    Instant until = t;
    const HoursExtras none;
    const auto spans = callableSpans({t, gate + milliseconds(1)}, reservation.hours,
                                     reservation.closureWaived ? none : extras, reservation.zone);
    if (!spans.empty() && spans.front().start <= t)
        until = spans.front().end - milliseconds(1); // a span's end is outside
    if (reservation.forceReason)
        until = std::max(until, reservation.times.plannedAttemptAt + kForceWaiver - milliseconds(1));
    return std::min(gate, until);
}

} // namespace callboard
