// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/model/log.h"
#include "core/model/plan.h"

#include <QFuture>

namespace callboard {

/// A reservation with the names a table shows beside it.
struct ReservationRow
{
    Reservation reservation;
    QString candidateName;
    E164 candidatePhone;
    QString positionTitle;
    QString numberLabel;
    QString batchName;
    /// latestDispatchBy - now for firm calls that can still go; else 0 (N12).
    milliseconds slack{0};
};

struct ReservationQuery
{
    CompanyId company;
    std::optional<InstantRange> planned;  ///< plannedAttemptAt in it
    std::vector<ReservationState> states; ///< empty = all
    std::optional<BatchId> batch;
    std::optional<CandidateId> candidate;
    std::vector<ReservationId> ids; ///< only these; empty = all
};

struct ReservationDetail
{
    ReservationRow row;
    HoursPolicy policyToday;       ///< against the frozen one (C036)
    std::vector<LogEntry> history; ///< oldest first
    std::optional<Candidate> candidate;
    std::optional<PhoneNumber> number;
};

struct BatchCancelled
{
    struct Skipped
    {
        ReservationId id;
        QString reason; ///< "state=active_not_cancellable" (C140)
    };
    std::vector<ReservationId> cancelled;
    std::vector<Skipped> skipped;
};

/// Two shapes of one answer (C144, C145).
struct Revoked
{
    bool invite = false; ///< first shape: status new, revoked, reconciled, fallbackEnqueued
    bool reconciled = false;
    bool fallbackEnqueued = false;
    std::optional<ReservationId> cancelledReservation; ///< second shape
    ReservationState priorState = ReservationState::Firm;
};

/// What moving a call to a minute would mean; asked while it is dragged.
struct MoveVerdict
{
    bool allowed = false;
    PlannedCall call; ///< valid when allowed
    ErrorCode code = ErrorCode::InternalError;
    Reasons why;
};

/// `idempotencyKey` on every command that books or cancels: made once per body by the caller, kept while the answer is
/// unknown (C015). Empty = none.
class ReservationsBackend
{
public:
    virtual ~ReservationsBackend() = default;
    virtual QFuture<Result<std::vector<ReservationRow>>> list(const ReservationQuery &query) = 0;
    virtual QFuture<Result<ReservationDetail>> get(const CompanyId &company, const ReservationId &id) = 0;

    virtual QFuture<Result<Reservation>> book(const CallRequest &request, const QString &idempotencyKey) = 0;
    virtual QFuture<Result<MoveVerdict>> canMove(const CompanyId &company, const ReservationId &id, Instant to,
                                                 const std::optional<PhoneNumberId> &number) = 0;
    virtual QFuture<Result<Reservation>> move(const CompanyId &company, const ReservationId &id, Instant to,
                                              const std::optional<PhoneNumberId> &number,
                                              const QString &idempotencyKey) = 0;
    /// Dials as soon as hours and caps allow, before the planned minute.
    virtual QFuture<Result<Done>> callNow(const CompanyId &company, const ReservationId &id) = 0;
    virtual QFuture<Result<Done>> cancel(const CompanyId &company, const ReservationId &id,
                                         const QString &idempotencyKey) = 0;
    virtual QFuture<Result<BatchCancelled>> cancelBatch(const CompanyId &company, const BatchId &batch,
                                                        const QString &idempotencyKey) = 0;
    virtual QFuture<Result<Revoked>> revoke(const CompanyId &company, const CandidateId &candidate,
                                            const PositionId &position) = 0;
    virtual QFuture<Result<std::vector<BatchSummary>>> batches(const CompanyId &company) = 0;
    /// Paused: no firm call of it is dialled; live ones finish, and calls whose time passes expire. Going on re-plans
    /// nothing by itself: what is still ahead is dialled as planned.
    virtual QFuture<Result<Done>> pauseBatch(const CompanyId &company, const BatchId &batch, bool pause,
                                             const QString &reason) = 0;
    virtual QFuture<Result<Done>> renameBatch(const CompanyId &company, const BatchId &batch, const QString &name) = 0;
};

} // namespace callboard
