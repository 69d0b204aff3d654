// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/moveplan.h"

#include "core/engine/decide.h"
#include "core/planning/planner.h"

namespace callboard {

namespace {

constexpr milliseconds kAlongGap{60 * 60'000};

std::optional<Error> stateRefusal(const Reservation &reservation)
{
    const Reason is{ReasonCode::ActiveReservation,
                    {{QStringLiteral("reservationId"), reservation.id.text()},
                     {QStringLiteral("state"), wireName(reservation.state)},
                     {QStringLiteral("plannedMs"), toEpochMs(reservation.times.plannedAttemptAt)}}};
    if (isLive(reservation.state))
        return refused(ErrorCode::CandidateHasActiveReservation, reservation.id.text(), {is});
    if (reservation.state != ReservationState::Firm || reservation.missed)
        return refused(ErrorCode::InvalidStatusTransition, reservation.id.text(), {is});
    return std::nullopt;
}

std::optional<Error> windowRefusal(const Reservation &reservation, Instant at, Instant now)
{
    const CallTimes &times = reservation.times;
    if (at >= times.windowStart && at <= times.latestDispatchBy() && at >= floorTo(now, kMinute))
        return std::nullopt;
    return refused(ErrorCode::WindowTooShort, QStringLiteral("outside the window"),
                   {{ReasonCode::WindowExplicit,
                     {{QStringLiteral("startMs"), toEpochMs(times.windowStart)},
                      {QStringLiteral("endMs"), toEpochMs(times.targetEnd)}}},
                    {ReasonCode::LatestDispatch,
                     {{QStringLiteral("atMs"), toEpochMs(times.latestDispatchBy())},
                      {QStringLiteral("estimateMs"), static_cast<qint64>(times.estimate.count())}}}});
}

std::optional<Error> alongRefusal(const WorkspaceState &state, const Reservation &reservation, Instant at)
{
    const milliseconds gap = reservation.times.estimate + kAlongGap;
    for (const Reservation *other : state.openReservationsOf(reservation.company, reservation.candidate)) {
        if (other->id == reservation.id || other->missed)
            continue;
        if (isLive(other->state))
            return stateRefusal(*other);
        if (std::chrono::abs(other->times.plannedAttemptAt - at) < gap) {
            return refused(ErrorCode::CandidateHasActiveReservation, other->id.text(),
                           {{ReasonCode::TooCloseToOwnCall,
                             {{QStringLiteral("reservationId"), other->id.text()},
                              {QStringLiteral("plannedMs"), toEpochMs(other->times.plannedAttemptAt)}}}});
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<Error> lineRefusal(const WorkspaceState &state, const Reservation &reservation,
                                 const PhoneNumberId &numberId, Instant at)
{
    if (reservation.isTest && !state.testCallsCount())
        return std::nullopt;
    const PhoneNumber *number = state.number(reservation.company, numberId);
    if (!number)
        return refused(ErrorCode::NotFound, numberId.text());
    Capacity capacity = state.capacity();
    if (const auto own = lineUse(reservation, state.now(), state.testCallsCount());
        own && capacity.numberTimeline(reservation.number)) // a removed number holds nothing
        capacity.remove(reservation.number, *own);
    const Capacity::Load load = capacity.loadOf(numberId, {at, at + reservation.times.estimate});
    if (load.remaining() >= 1)
        return std::nullopt;
    if (load.numberFull()) {
        return refused(ErrorCode::NumberAtCap, numberId.text(),
                       {{ReasonCode::NumberFull,
                         {{QStringLiteral("atMs"), toEpochMs(at)},
                          {QStringLiteral("numberId"), numberId.text()},
                          {QStringLiteral("label"), number->displayName},
                          {QStringLiteral("busy"), load.numberPeak},
                          {QStringLiteral("cap"), load.numberCap}}}});
    }
    return refused(ErrorCode::PoolAtCap, number->pool.text(),
                   {{ReasonCode::PoolFull,
                     {{QStringLiteral("atMs"), toEpochMs(at)},
                      {QStringLiteral("poolId"), number->pool.text()},
                      {QStringLiteral("busy"), load.poolPeak},
                      {QStringLiteral("cap"), load.poolCap}}}});
}

Result<PlannedCall> planMove(const WorkspaceState &state, const CompanyId &company, const ReservationId &id, Instant to,
                             const std::optional<PhoneNumberId> &number)
{
    const Reservation *reservation = state.reservation(company, id);
    if (!reservation)
        return refused(ErrorCode::NotFound, id.text());
    if (const auto refusal = stateRefusal(*reservation))
        return *refusal;
    const Instant at = std::max(floorTo(to, kMinute), std::min(reservation->times.windowStart, to));
    if (const auto refusal = windowRefusal(*reservation, at, state.now()))
        return *refusal;
    Reservation moved = *reservation;
    moved.times.plannedAttemptAt = at;
    if (const auto reason = mayNotDialAt(moved, state.company(company)->extras, at))
        return refused(ErrorCode::NoCallableTime, {}, {*reason});
    if (const auto refusal = alongRefusal(state, *reservation, at))
        return *refusal;
    const PhoneNumberId by = number.value_or(reservation->number);
    if (const auto refusal = lineRefusal(state, *reservation, by, at))
        return *refusal;
    PlannedCall call;
    call.candidate = moved.candidate;
    call.position = moved.position;
    call.number = by;
    call.times = moved.times;
    call.expiresAt = moved.expiresAt;
    call.zone = moved.zone;
    call.zoneSource = moved.zoneSource;
    call.hours = moved.hours;
    call.retry = moved.retry;
    call.invitationExpirationDays = moved.invitationExpirationDays;
    call.preset = moved.preset;
    call.forceReason = moved.forceReason;
    call.isTest = moved.isTest;
    call.replaces = id;
    call.replacesPlannedAt = reservation->times.plannedAttemptAt;
    call.why = reservation->why;
    call.why.push_back({ReasonCode::MovedByOperator, {{QStringLiteral("atMs"), toEpochMs(at)}}});
    return call;
}

} // namespace callboard
