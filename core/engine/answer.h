// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/model/company.h"
#include "core/model/plan.h"
#include "core/model/reservation.h"

#include <QByteArray>

#include <functional>
#include <variant>
#include <vector>

namespace callboard::answer {

/// A booked, moved or otherwise changed call as it is after the commit.
struct Call
{
    Reservation reservation;
};

/// C134-C136.
struct Cancelled
{
    ReservationId reservation;
};

/// C138-C140.
struct BatchCancelled
{
    struct Skipped
    {
        ReservationId id;
        QString reason; ///< "state=active_not_cancellable"
    };
    std::vector<ReservationId> cancelled;
    std::vector<Skipped> skipped;
};

/// C144: the invite was taken back.
struct InviteRevoked
{
    bool reconciled = false;       ///< the allowlist entry is removed
    bool fallbackEnqueued = false; ///< the carrier did not answer: the removal is queued (D-INVITED)
    std::optional<ReservationId> reservation;
};

/// C145: the linked firm reservation was cancelled.
struct FirmRevoked
{
    ReservationId reservation;
    ReservationState priorState = ReservationState::Firm;
};

/// C030.
struct HoursSaved
{
    HoursPolicy policy;
    std::vector<Conflict> conflicts;
};

/// C164, P04.
struct HoursExtrasSaved
{
    HoursExtras extras;
    std::vector<Conflict> held; ///< heldBy
};

/// D-CAPCHANGE: nothing was moved; these calls stand in minutes with more calls than lines.
struct NumberSaved
{
    PhoneNumber number;
    std::vector<ReservationId> overBooked;
};
struct PoolSaved
{
    Pool pool;
    std::vector<ReservationId> overBooked;
};
struct NumberRemoved
{
    std::vector<ReservationId> overBooked;
};

struct CompanySaved
{
    Company company;
};
struct PositionSaved
{
    Position position;
};
struct CandidatesSaved
{
    std::vector<Candidate> candidates; ///< as stored, in the order sent; ids made where none were given
    int added = 0;
    int changed = 0;
};

/// D-SLEEP: what one yes (or no) did.
struct LateCallsAnswered
{
    std::vector<ReservationId> replanned;
    std::vector<ReservationId> leftToExpire;
};

struct Advanced
{
    Instant now;
};

using Any = std::variant<Done, Call, CommitOutcome, Cancelled, BatchCancelled, InviteRevoked, FirmRevoked, HoursSaved,
                         HoursExtrasSaved, NumberSaved, PoolSaved, NumberRemoved, CompanySaved, PositionSaved,
                         CandidatesSaved, LateCallsAnswered, Advanced>;

} // namespace callboard::answer

namespace callboard {

/// What an idempotency key remembers of an answer: only 2xx (D-IDEM).
struct StoredAnswer
{
    int status = 200;
    QByteArray data; ///< canonical JSON of the answer's `data`
};

/// What a command answers, after its commit.
struct CommandAnswer
{
    Result<answer::Any> result = Error{};
    /// Set when this is the answer of an earlier command with the same idempotency key; `result` is then Done.
    std::optional<StoredAnswer> replay;
};

/// Called once, on the engine's thread.
using Reply = std::function<void(const CommandAnswer &)>;

} // namespace callboard
