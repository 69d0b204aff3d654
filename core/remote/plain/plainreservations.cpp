// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/rows.h"
#include "core/planning/planner.h"
#include "core/remote/plain/plainfigures.h"
#include "core/remote/plain/plainsubjects.h"

#include <algorithm>

namespace callboard {
namespace {

void nameBatches(std::vector<ReservationRow> &rows, const std::vector<BatchSummary> &batches)
{
    for (ReservationRow &row : rows) {
        const auto found = std::find_if(batches.begin(), batches.end(), [&row](const BatchSummary &batch) {
            return row.reservation.batch == batch.id;
        });
        if (found != batches.end())
            row.batchName = found->name;
    }
}

/// The server has no verb for it (C163): a booking that replaces, in a window that leaves only this minute.
CallRequest requestOfMove(const Reservation &call, Instant to, const std::optional<PhoneNumberId> &number)
{
    CallRequest request;
    request.company = call.company;
    request.candidate = call.candidate;
    request.position = call.position;
    request.window = InstantRange{to, to + call.times.estimate};
    request.zone = {call.zone, ZoneSource::Manual};
    request.number = number ? number : std::optional(call.number);
    request.invitationExpirationDays = call.invitationExpirationDays;
    request.retry = call.retry;
    request.replace = true;
    return request;
}

Error notFound(const ReservationId &id)
{
    return Error{ErrorCode::NotFound, id.text(), {}};
}

} // namespace

QFuture<Result<std::vector<ReservationRow>>> PlainReservations::list(const ReservationQuery &query)
{
    return m_desk.tell<std::vector<ReservationRow>>(query.company,
                                                    [query](PlainCore &core) -> Result<std::vector<ReservationRow>> {
                                                        auto rows = plainfigures::reservations(core.world(), query);
                                                        nameBatches(rows, core.batches());
                                                        return rows;
                                                    });
}

QFuture<Result<ReservationDetail>> PlainReservations::get(const CompanyId &company, const ReservationId &id)
{
    return m_desk.post<ReservationDetail>(company, [id](PlainCore &core, const PlainReply<ReservationDetail> &reply) {
        core.loadCall(id, RequestPriority::Looked, [&core, id, reply](const Result<Reservation> &call) {
            if (!call) {
                reply(call.error());
                return;
            }
            const PlainWorld &world = core.world();
            ReservationDetail detail;
            std::vector<ReservationRow> rows{desk::rowOf(world, *call)};
            nameBatches(rows, core.batches());
            detail.row = std::move(rows.front());
            detail.policyToday = world.owner.policy;
            if (const Candidate *candidate = world.candidate(call->company, call->candidate))
                detail.candidate = *candidate;
            if (const PhoneNumber *number = world.number(call->company, call->number))
                detail.number = *number;
            for (const LogEntry &entry : core.log()) {
                if (entry.reservation == id)
                    detail.history.push_back(entry);
            }
            reply(detail);
        });
    });
}

QFuture<Result<Reservation>> PlainReservations::book(const CallRequest &request, const QString &idempotencyKey)
{
    if (request.forceReason) // C101: never to a plain server
        return answered<Reservation>(Error{ErrorCode::AdminOnlyParameter, QStringLiteral("force"), {}});
    return m_desk.post<Reservation>(request.company,
                                    [request, idempotencyKey](PlainCore &core, const PlainReply<Reservation> &reply) {
                                        core.book(request, idempotencyKey, reply);
                                    });
}

QFuture<Result<MoveVerdict>> PlainReservations::canMove(const CompanyId &company, const ReservationId &id, Instant to,
                                                        const std::optional<PhoneNumberId> &number)
{
    return m_desk.estimate<MoveVerdict>(company, {to, to + kHour * 4},
                                        [id, to, number](const PlainWorld &world) -> Result<MoveVerdict> {
                                            const auto call = world.calls.value(id);
                                            if (!call)
                                                return notFound(id);
                                            MoveVerdict verdict;
                                            CallRequest request = requestOfMove(*call, to, number);
                                            request.at = to;
                                            const auto planned = planCall(world, request);
                                            verdict.allowed = planned.has_value();
                                            if (planned) {
                                                verdict.call = *planned;
                                            } else {
                                                verdict.code = planned.error().code;
                                                verdict.why = planned.error().reasons;
                                            }
                                            return verdict;
                                        });
}

QFuture<Result<Reservation>> PlainReservations::move(const CompanyId &company, const ReservationId &id, Instant to,
                                                     const std::optional<PhoneNumberId> &number,
                                                     const QString &idempotencyKey)
{
    return m_desk.post<Reservation>(
        company, [id, to, number, idempotencyKey](PlainCore &core, const PlainReply<Reservation> &reply) {
            const auto call = core.world().calls.value(id);
            if (call)
                core.book(requestOfMove(*call, to, number), idempotencyKey, reply);
            else
                reply(notFound(id));
        });
}

QFuture<Result<Done>> PlainReservations::callNow(const CompanyId &, const ReservationId &)
{
    return PlainDesk::cannot<Done>("call now");
}

QFuture<Result<Done>> PlainReservations::cancel(const CompanyId &company, const ReservationId &id,
                                                const QString &idempotencyKey)
{
    return m_desk.post<Done>(company, [id, idempotencyKey](PlainCore &core, const PlainReply<Done> &reply) {
        core.cancel(id, idempotencyKey, reply);
    });
}

QFuture<Result<BatchCancelled>> PlainReservations::cancelBatch(const CompanyId &company, const BatchId &batch,
                                                               const QString &idempotencyKey)
{
    return m_desk.post<BatchCancelled>(
        company, [batch, idempotencyKey](PlainCore &core, const PlainReply<BatchCancelled> &reply) {
            core.cancelBatch(batch, idempotencyKey, reply);
        });
}

QFuture<Result<Revoked>> PlainReservations::revoke(const CompanyId &company, const CandidateId &candidate,
                                                   const PositionId &position)
{
    return m_desk.post<Revoked>(company, [candidate, position](PlainCore &core, const PlainReply<Revoked> &reply) {
        core.revoke(candidate, position, reply);
    });
}

QFuture<Result<std::vector<BatchSummary>>> PlainReservations::batches(const CompanyId &company)
{
    return m_desk.tell<std::vector<BatchSummary>>(
        company, [](PlainCore &core) { return Result<std::vector<BatchSummary>>(core.batches()); });
}

QFuture<Result<Done>> PlainReservations::pauseBatch(const CompanyId &, const BatchId &, bool, const QString &)
{
    return PlainDesk::cannot<Done>("pause");
}

QFuture<Result<Done>> PlainReservations::renameBatch(const CompanyId &company, const BatchId &batch,
                                                     const QString &name)
{
    return m_desk.tell<Done>(company, [batch, name](PlainCore &core) { return core.renameBatch(batch, name); });
}

} // namespace callboard
