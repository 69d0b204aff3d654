// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/reservationsbackend.h"

#include <optional>

namespace callboard {

/// What a row of the page is taken for at a moment: pure arithmetic over one reservation, shared by table, filter,
/// lanes and inspector, so that they never disagree.
namespace callfacts {

/// Firm, not missed and its gate still open: latestDispatchBy + 60 s (D-DISPATCH, D-EXPIRE).
bool canStillGo(const Reservation &reservation, Instant now);

/// latestDispatchBy - now of a call that can still go, at least 0; nullopt for every other call (N12).
std::optional<milliseconds> slack(const Reservation &reservation, Instant now);

/// Whether the planned minute has passed by more than the dispatch grace and the call has not gone.
bool isLate(const Reservation &reservation, Instant now);

/// Missed for good or about to be: past its gate while firm, or expired (D-EXPIRE).
bool isMissed(const Reservation &reservation);

/// The rows a supervisor should look at: unknown, waiting for the one yes, late, or missed today's promise but not
/// expired yet.
bool needsAttention(const Reservation &reservation, Instant now);

/// When the live attempt was handed to the carrier, started ringing, was answered; nullopt when not live.
std::optional<Instant> liveSince(const Reservation &reservation);

/// When an unknown call is settled at the latest: max(expiresAt, dispatch + 2 x estimate) (D-UNKNOWN).
Instant unknownUntil(const Reservation &reservation);

/// Rank for sorting by state: what needs eyes first, then live, firm, ended.
int urgency(const Reservation &reservation);

/// 2 when a retry was asked for or has happened, else 1: the "of 2" in "1 of 2".
int attemptsAllowed(const Reservation &reservation);

} // namespace callfacts

} // namespace callboard
