// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/local/localreservations.h"

#include "core/base/canonicaljson.h"
#include "core/base/whendone.h"
#include "core/engine/moveplan.h"
#include "core/local/queries.h"
#include "core/local/requestbody.h"

namespace callboard {

namespace {

constexpr int kHistoryLimit = 1000;

StoredAnswer encodeCall(const answer::Any &any)
{
    const auto *call = std::get_if<answer::Call>(&any);
    return {201, canonicalJson(QVariantMap{{"reservationId", call ? call->reservation.id.text() : QString()}})};
}

StoredAnswer encodeDone(const answer::Any &)
{
    return {200, canonicalJson(QVariantMap{{"cancelled", true}})};
}

StoredAnswer encodeBatchCancelled(const answer::Any &any)
{
    QStringList cancelled;
    QVariantList skipped;
    if (const auto *batch = std::get_if<answer::BatchCancelled>(&any)) {
        for (const ReservationId &id : batch->cancelled)
            cancelled << id.text();
        for (const auto &row : batch->skipped)
            skipped << QVariantMap{{"id", row.id.text()}, {"reason", row.reason}};
    }
    return {200, canonicalJson(QVariantMap{{"cancelled", cancelled}, {"skipped", skipped}})};
}

QVariantMap dataOf(const StoredAnswer &stored)
{
    return readCanonicalJson(stored.data).value_or(QVariant()).toMap();
}

} // namespace

Result<Reservation> LocalReservations::current(const CompanyId &company, const ReservationId &id) const
{
    const WorkspaceState state = m_core.state();
    if (const Reservation *found = state.reservation(company, id))
        return *found;
    return Error{ErrorCode::NotFound, id.text(), {}};
}

QFuture<Result<std::vector<ReservationRow>>> LocalReservations::list(const ReservationQuery &query)
{
    return m_core.ask<std::vector<ReservationRow>>([query](const WorkspaceState &state) {
        return Result<std::vector<ReservationRow>>(queries::reservations(state, query));
    });
}

QFuture<Result<ReservationDetail>> LocalReservations::get(const CompanyId &company, const ReservationId &id)
{
    return m_core.ask<ReservationDetail>([this, company, id](const WorkspaceState &state) -> Result<ReservationDetail> {
        const Reservation *found = state.reservation(company, id);
        if (!found)
            return Error{ErrorCode::NotFound, id.text(), {}};
        ReservationDetail detail;
        detail.row = queries::rowOf(state, *found);
        if (const Company *owner = state.company(company))
            detail.policyToday = owner->policy;
        if (const Candidate *candidate = state.candidate(company, found->candidate))
            detail.candidate = *candidate;
        if (const PhoneNumber *number = state.number(company, found->number))
            detail.number = *number;
        LogQuery history;
        history.company = company;
        history.reservation = id;
        history.newestFirst = false;
        history.limit = kHistoryLimit;
        auto entries = m_core.log(history);
        if (!entries)
            return entries.error();
        detail.history = std::move(*entries);
        return detail;
    });
}

QFuture<Result<Reservation>> LocalReservations::book(const CallRequest &request, const QString &idempotencyKey)
{
    command::Book book;
    book.header = m_core.header(request.company,
                                QStringLiteral("POST /v1/candidates/%1/schedule-call").arg(request.candidate.text()),
                                idempotencyKey, bodyOf(request), encodeCall);
    book.request = request;
    const CompanyId company = request.company;
    return m_core.send<Reservation>(
        std::move(book),
        [](const answer::Any &any) -> Result<Reservation> {
            auto call = expectAnswer<answer::Call>(any);
            return call ? Result<Reservation>(call->reservation) : Result<Reservation>(call.error());
        },
        [this, company](const StoredAnswer &stored) {
            return current(company, ReservationId(dataOf(stored).value("reservationId").toString()));
        });
}

QFuture<Result<MoveVerdict>> LocalReservations::canMove(const CompanyId &company, const ReservationId &id, Instant to,
                                                        const std::optional<PhoneNumberId> &number)
{
    return m_core.ask<MoveVerdict>([company, id, to, number](const WorkspaceState &state) -> Result<MoveVerdict> {
        const Reservation *found = state.reservation(company, id);
        if (!found)
            return Error{ErrorCode::NotFound, id.text(), {}};
        MoveVerdict verdict;
        auto call = planMove(state, company, id, to, number);
        verdict.allowed = call.has_value();
        if (call) {
            verdict.call = *call;
        } else {
            verdict.code = call.error().code;
            verdict.why = call.error().reasons;
        }
        return verdict;
    });
}

QFuture<Result<Reservation>> LocalReservations::move(const CompanyId &company, const ReservationId &id, Instant to,
                                                     const std::optional<PhoneNumberId> &number,
                                                     const QString &idempotencyKey)
{
    command::Move move;
    const QVariantMap body{{"at", toEpochMs(to)}, {"phoneNumberId", number ? number->text() : QString()}};
    move.header = m_core.header(company, QStringLiteral("POST /v1/telephony/reservations/%1/move").arg(id.text()),
                                idempotencyKey, body, encodeCall);
    move.reservation = id;
    move.to = to;
    move.number = number;
    return m_core.send<Reservation>(
        std::move(move),
        [](const answer::Any &any) -> Result<Reservation> {
            auto call = expectAnswer<answer::Call>(any);
            return call ? Result<Reservation>(call->reservation) : Result<Reservation>(call.error());
        },
        [this, company](const StoredAnswer &stored) {
            return current(company, ReservationId(dataOf(stored).value("reservationId").toString()));
        });
}

QFuture<Result<Done>> LocalReservations::callNow(const CompanyId &company, const ReservationId &id)
{
    return m_core.sendForDone(command::CallNow{m_core.header(company), id});
}

QFuture<Result<Done>> LocalReservations::cancel(const CompanyId &company, const ReservationId &id,
                                                const QString &idempotencyKey)
{
    return m_core.sendForDone(command::Cancel{
        m_core.header(company, QStringLiteral("POST /v1/telephony/reservations/%1/cancel").arg(id.text()),
                      idempotencyKey, QVariantMap{}, encodeDone),
        id});
}

QFuture<Result<BatchCancelled>> LocalReservations::cancelBatch(const CompanyId &company, const BatchId &batch,
                                                               const QString &idempotencyKey)
{
    command::CancelBatch cancel{m_core.header(company,
                                              QStringLiteral("POST /v1/telephony/batches/%1/cancel").arg(batch.text()),
                                              idempotencyKey, QVariantMap{}, encodeBatchCancelled),
                                batch};
    return m_core.send<BatchCancelled>(
        std::move(cancel),
        [](const answer::Any &any) -> Result<BatchCancelled> {
            auto done = expectAnswer<answer::BatchCancelled>(any);
            if (!done)
                return done.error();
            BatchCancelled result;
            result.cancelled = done->cancelled;
            for (const auto &row : done->skipped)
                result.skipped.push_back({row.id, row.reason});
            return result;
        },
        [](const StoredAnswer &stored) -> Result<BatchCancelled> {
            BatchCancelled result;
            const QVariantMap data = dataOf(stored);
            for (const QVariant &id : data.value("cancelled").toList())
                result.cancelled.emplace_back(id.toString());
            for (const QVariant &row : data.value("skipped").toList())
                result.skipped.push_back(
                    {ReservationId(row.toMap().value("id").toString()), row.toMap().value("reason").toString()});
            return result;
        });
}

QFuture<Result<Revoked>> LocalReservations::revoke(const CompanyId &company, const CandidateId &candidate,
                                                   const PositionId &position)
{
    return m_core.send<Revoked>(command::Revoke{m_core.header(company), candidate, position},
                                [](const answer::Any &any) -> Result<Revoked> {
                                    Revoked revoked;
                                    if (const auto *invite = std::get_if<answer::InviteRevoked>(&any)) {
                                        revoked.invite = true;
                                        revoked.reconciled = invite->reconciled;
                                        revoked.fallbackEnqueued = invite->fallbackEnqueued;
                                        revoked.cancelledReservation = invite->reservation;
                                        return revoked;
                                    }
                                    auto firm = expectAnswer<answer::FirmRevoked>(any);
                                    if (!firm)
                                        return firm.error();
                                    revoked.cancelledReservation = firm->reservation;
                                    revoked.priorState = firm->priorState;
                                    return revoked;
                                });
}

QFuture<Result<std::vector<BatchSummary>>> LocalReservations::batches(const CompanyId &company)
{
    const SnapshotPtr snapshot = m_core.snapshot();
    return m_core.ask<std::vector<BatchSummary>>([snapshot, company](const WorkspaceState &) {
        return Result<std::vector<BatchSummary>>(snapshot->batchesOf(company));
    });
}

QFuture<Result<Done>> LocalReservations::pauseBatch(const CompanyId &company, const BatchId &batch, bool pause,
                                                    const QString &reason)
{
    return m_core.sendForDone(command::PauseBatch{m_core.header(company), batch, pause, reason});
}

QFuture<Result<Done>> LocalReservations::renameBatch(const CompanyId &company, const BatchId &batch,
                                                     const QString &name)
{
    return m_core.sendForDone(command::NameBatch{m_core.header(company), batch, name});
}

} // namespace callboard
