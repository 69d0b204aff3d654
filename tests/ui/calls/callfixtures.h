// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/calls/callorder.h"

#include <QRandomGenerator>

namespace callboard::test {

/// Mon 16 Nov 2026 16:42:18 in Vilnius, the moment of the pictures.
inline const Instant kNow = fromEpochMs(1'794'840'138'000);

inline Zone zoneNamed(const char *name)
{
    return Zone::parse(QString::fromLatin1(name)).value();
}

/// Minutes after 16:42:00 of that day.
inline Instant at(int minutes)
{
    return kNow - 18 * kSecond + minutes * kMinute;
}

/// A firm call of 32 min planned `plannedIn` minutes from 16:42, window from 14:00 to latest + estimate.
inline ReservationRow callRow(const char *id, int plannedIn, const char *name = "Lena Kuhn",
                              const char *zone = "Europe/Berlin")
{
    ReservationRow row;
    Reservation &r = row.reservation;
    r.id = ReservationId(QString::fromLatin1(id));
    r.company = CompanyId(QStringLiteral("acme"));
    r.candidate = CandidateId(QStringLiteral("c_") + QString::fromLatin1(id));
    r.position = PositionId(QStringLiteral("pos_driver"));
    r.number = PhoneNumberId(QStringLiteral("pn_berlin"));
    r.zone = zoneNamed(zone);
    r.times.estimate = 32 * kMinute;
    r.times.plannedAttemptAt = at(plannedIn);
    r.times.windowStart = at(-162);
    r.times.targetEnd = at(plannedIn + 120) + r.times.estimate;
    r.expiresAt = r.times.targetEnd + 30 * kMinute;
    r.hours = HoursRule{CallingHours{9 * 60, 18 * 60}, Weekdays::mondayToFriday()};
    row.candidateName = QString::fromUtf8(name);
    row.candidatePhone = E164::parse(QStringLiteral("+491713920054")).value();
    row.positionTitle = QStringLiteral("Delivery driver");
    row.numberLabel = QStringLiteral("Berlin");
    return row;
}

/// The same call in another state, with the attempt that state needs.
inline ReservationRow callRowIn(ReservationState state, const char *id = "r1", int plannedIn = -3)
{
    ReservationRow row = callRow(id, plannedIn);
    Reservation &r = row.reservation;
    r.state = state;
    if (state == ReservationState::Firm || state == ReservationState::Expired || state == ReservationState::Cancelled)
        return row;
    Attempt attempt;
    attempt.id = AttemptId(QStringLiteral("att_1"));
    attempt.plannedAt = r.times.plannedAttemptAt;
    attempt.dispatchedAt = r.times.plannedAttemptAt;
    if (state != ReservationState::Dispatching)
        attempt.ringingAt = attempt.dispatchedAt + 2 * kSecond;
    if (state == ReservationState::Active || state == ReservationState::Completed)
        attempt.activeAt = attempt.dispatchedAt + 10 * kSecond;
    if (isTerminal(state)) {
        attempt.endedAt = attempt.dispatchedAt + 2 * kMinute;
        attempt.outcome = state == ReservationState::Completed  ? Outcome::Completed
                          : state == ReservationState::NoAnswer ? Outcome::NoAnswer
                          : state == ReservationState::Failed   ? Outcome::Declined
                                                                : Outcome::CarrierFault;
        r.outcome = attempt.outcome;
    }
    r.attempts.push_back(attempt);
    return row;
}

/// One of them, by chance.
template <typename T, size_t N> const T &oneOf(const std::array<T, N> &all, QRandomGenerator &random)
{
    return all[static_cast<size_t>(random.bounded(static_cast<int>(N)))];
}

inline CallRowPtr shared(ReservationRow row)
{
    return std::make_shared<const ReservationRow>(std::move(row));
}

} // namespace callboard::test
