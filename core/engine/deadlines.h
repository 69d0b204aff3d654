// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/switchboard.h"

namespace callboard {

/// What time alone does, in order of time: missed, expired, lost, unresolved (D-EXPIRE, D-UNKNOWN), invitations that
/// end (D-INVITE), and asking again about unknown attempts (after 30 s, 2 min, then every 10 min).
void runDeadlines(Switchboard &board);
/// Calls whose carrier owes a word for longer than their lease: their fate is unknown from now on, and the carrier is
/// asked at once. Call it only when every report that has arrived was applied.
void sweepLeases(Switchboard &board);
std::optional<Instant> nextDeadline(const Switchboard &board);

/// After a start or a sleep (D-SLEEP): attempts that were live are asked for at their carriers, late calls are planned
/// anew or wait for one yes, as the options say. Late is what was planned before `lateBefore`. `slept` false = after a
/// start.
void handleLateness(Switchboard &board, bool slept, Instant lateBefore);

/// Plans a late call anew from now, least-loaded; false when no minute is left before its gate closes.
bool planAnew(Switchboard &board, const Reservation &reservation, EventType type, const QString &cause);

/// Late calls that wait for an operator's yes, by planned minute.
std::vector<ReservationId> callsWaitingForYes(const WorkspaceState &state, const CompanyId &company);

} // namespace callboard
