// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/health.h"
#include "core/model/plan.h"

#include <QByteArray>
#include <QVariantMap>

namespace callboard {

/// The answers of the reference telephony API as the values of their JSON `data`: exactly its keys and spellings, also
/// where it has two for one thing (C049). Extra keys stand only where C018 allows them. Pure; any thread.
namespace telephonyjson {

/// C021-C023: null where nothing is set. "24:00", which only exists locally, is sent as 23:59 (D-END2359).
QVariantMap policy(const HoursPolicy &policy);
QVariantList conflicts(const std::vector<Conflict> &conflicts);

/// C041: `capacity`, `isDefault`.
QVariantMap number(const PhoneNumber &number);
/// C061: `caps`, `defaultForOutbound`.
QVariantMap clockNumber(const PhoneNumber &number);
/// C048.
QVariantMap patchedNumber(const PhoneNumber &number);
/// C061-C063: `mode` is there only while the breaker is engaged.
QVariantMap clock(const std::vector<const PhoneNumber *> &numbers, Health health, const BreakerStatus &breaker);

/// C106: the 201 of a booking.
QVariantMap scheduledCall(const Reservation &reservation);
/// C131 with the extra keys of C133.
QVariantMap reservation(const Reservation &reservation);
/// C122-C124; a scheduled outcome also tells its planned minute, number and zone.
QVariantMap batchResult(const CommitOutcome &outcome);

/// C076-C078, written straight to text: 31 days are 8,928 slots, and building values for each takes ten times as long.
void appendAvailability(QByteArray &text, const Availability &availability);

} // namespace telephonyjson

} // namespace callboard
