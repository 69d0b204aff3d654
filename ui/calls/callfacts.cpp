// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/calls/callfacts.h"

#include <algorithm>

namespace callboard::callfacts {

bool canStillGo(const Reservation &reservation, Instant now)
{
    return reservation.state == ReservationState::Firm && !reservation.missed && !reservation.unknown &&
           now < reservation.times.latestDispatchBy() + kDispatchGrace;
}

std::optional<milliseconds> slack(const Reservation &reservation, Instant now)
{
    if (!canStillGo(reservation, now))
        return std::nullopt;
    return std::max(milliseconds{0}, reservation.times.latestDispatchBy() - now);
}

bool isLate(const Reservation &reservation, Instant now)
{
    return canStillGo(reservation, now) && now >= reservation.times.plannedAttemptAt + kDispatchGrace;
}

bool isMissed(const Reservation &reservation)
{
    return (reservation.state == ReservationState::Firm && reservation.missed) ||
           reservation.state == ReservationState::Expired;
}

bool needsAttention(const Reservation &reservation, Instant now)
{
    if (isTerminal(reservation.state))
        return false;
    return reservation.unknown || reservation.waitsForYes || reservation.missed || isLate(reservation, now);
}

std::optional<Instant> liveSince(const Reservation &reservation)
{
    if (!isLive(reservation.state) || reservation.attempts.empty())
        return std::nullopt;
    const Attempt &attempt = reservation.attempts.back();
    switch (reservation.state) {
    case ReservationState::Active:
        return attempt.activeAt.value_or(attempt.dispatchedAt);
    case ReservationState::Ringing:
        return attempt.ringingAt.value_or(attempt.dispatchedAt);
    case ReservationState::Dispatching:
        return attempt.dispatchedAt;
    case ReservationState::Firm:
    case ReservationState::Completed:
    case ReservationState::Cancelled:
    case ReservationState::Expired:
    case ReservationState::Failed:
    case ReservationState::NoAnswer:
    case ReservationState::SipFailed:
        break;
    }
    return std::nullopt;
}

Instant unknownUntil(const Reservation &reservation)
{
    const Instant sent =
        reservation.attempts.empty() ? reservation.times.plannedAttemptAt : reservation.attempts.back().dispatchedAt;
    return std::max(reservation.expiresAt, sent + reservation.times.estimate * 2);
}

int urgency(const Reservation &reservation)
{
    if (reservation.unknown)
        return 0;
    switch (reservation.state) {
    case ReservationState::Dispatching:
        return 1;
    case ReservationState::Ringing:
        return 2;
    case ReservationState::Active:
        return 3;
    case ReservationState::Firm:
        return reservation.missed ? 4 : 5;
    case ReservationState::SipFailed:
        return 6;
    case ReservationState::Failed:
        return 7;
    case ReservationState::NoAnswer:
        return 8;
    case ReservationState::Expired:
        return 9;
    case ReservationState::Cancelled:
        return 10;
    case ReservationState::Completed:
        return 11;
    }
    return 12;
}

int attemptsAllowed(const Reservation &reservation)
{
    const auto dialled = static_cast<int>(reservation.attempts.size());
    return std::max({reservation.retry == RetryMode::Off ? 1 : 2, reservation.attempt, dialled});
}

} // namespace callboard::callfacts
