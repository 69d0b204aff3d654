// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/switchboard.h"

namespace callboard {

/// The life of a call after booking: every way it changes state, in one place. `cause` is a stable word for the log.

/// A planned call becomes a reservation as frozen as it will ever be.
ReservationId bookPlanned(Switchboard &board, const CompanyId &company, const PlannedCall &call,
                          const std::optional<BatchId> &batch);

/// Ends a reservation for good: state, outcome, its attempt if it has one live, its invitation, its allowlist entry.
void finish(Switchboard &board, Reservation reservation, ReservationState state, Outcome outcome, EventType type,
            const QString &cause, std::optional<Instant> at = std::nullopt, int carrierCode = 0);

/// The attempt never left, or the carrier never had it: the call is firm again and the attempt does not count.
void backToFirm(Switchboard &board, Reservation reservation, const QString &cause);

/// The world as it would be if this reservation held no line: for finding it another minute. `asIf` is what the world
/// shows of it. A copy; the bench does not change.
WorkspaceState worldWithout(const Switchboard &board, const Reservation &asIf);

/// Cause of a call whose revoke the carrier did not answer: it ends as cancelled whatever the carrier says later, and
/// is never tried again.
inline const QString kRevokeUnanswered = QStringLiteral("revoke_unanswered");

/// What a carrier reports about an attempt; duplicates, late and reordered events and unknown ids change nothing.
void applyCarrierEvent(Switchboard &board, const CarrierEvent &event);

/// D-BREAKER: how the reservation's last attempt went for its carrier; logged when the breaker opens or closes by it.
void tellBreaker(Switchboard &board, const Reservation &reservation, bool fault, int code);

/// The fate of a live attempt is not known (D-UNKNOWN): the line and the person stay locked, the carrier is asked.
void markUnknown(Switchboard &board, const Reservation &reservation, const QString &cause);

/// Takes a live call off the carrier: withdrawn while dispatching, else hung up. The reservation is not changed.
TeardownAnswer tearDown(Switchboard &board, const Reservation &reservation);

/// D-INVITED: sets the candidate's status, logged when it changes.
void setCandidateStatus(Switchboard &board, const CompanyId &company, const CandidateId &candidate,
                        CandidateStatus status, const QString &cause);

/// Actor of what the engine does by itself, for the time of a scope.
class AsActor
{
public:
    AsActor(Switchboard &board, Actor actor);
    ~AsActor();
    AsActor(const AsActor &) = delete;
    AsActor &operator=(const AsActor &) = delete;

private:
    Switchboard &m_board;
    Actor m_before;
    QString m_requestBefore;
};
inline Actor clockActor()
{
    return {Actor::Kind::Engine, QStringLiteral("clock")};
}

} // namespace callboard
