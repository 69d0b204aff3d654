// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/reservationsbackend.h"
#include "core/local/localcore.h"

namespace callboard {

class LocalReservations final : public ReservationsBackend
{
public:
    explicit LocalReservations(LocalCore &core) : m_core(core) {}
    QFuture<Result<std::vector<ReservationRow>>> list(const ReservationQuery &query) override;
    QFuture<Result<ReservationDetail>> get(const CompanyId &company, const ReservationId &id) override;
    QFuture<Result<Reservation>> book(const CallRequest &request, const QString &idempotencyKey) override;
    QFuture<Result<MoveVerdict>> canMove(const CompanyId &company, const ReservationId &id, Instant to,
                                         const std::optional<PhoneNumberId> &number) override;
    QFuture<Result<Reservation>> move(const CompanyId &company, const ReservationId &id, Instant to,
                                      const std::optional<PhoneNumberId> &number,
                                      const QString &idempotencyKey) override;
    QFuture<Result<Done>> callNow(const CompanyId &company, const ReservationId &id) override;
    QFuture<Result<Done>> cancel(const CompanyId &company, const ReservationId &id,
                                 const QString &idempotencyKey) override;
    QFuture<Result<BatchCancelled>> cancelBatch(const CompanyId &company, const BatchId &batch,
                                                const QString &idempotencyKey) override;
    QFuture<Result<Revoked>> revoke(const CompanyId &company, const CandidateId &candidate,
                                    const PositionId &position) override;
    QFuture<Result<std::vector<BatchSummary>>> batches(const CompanyId &company) override;
    QFuture<Result<Done>> pauseBatch(const CompanyId &company, const BatchId &batch, bool pause,
                                     const QString &reason) override;
    QFuture<Result<Done>> renameBatch(const CompanyId &company, const BatchId &batch, const QString &name) override;

private:
    LocalCore &m_core;
    /// The call as it is now, for a replayed key.
    Result<Reservation> current(const CompanyId &company, const ReservationId &id) const;
};

} // namespace callboard
