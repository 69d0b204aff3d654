// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The rows of what was booked and dialled.
#include "core/store/jsontext.h"
#include "core/store/rows.h"

namespace callboard {

const Table tables::reservation{
    "reservation",
    "company, id, candidate, position, batch, number, zone, zone_source, opens_minute, closes_minute, days, retry, "
    "invitation_days, is_test, finish_inside_hours, force_reason, booked_at_ms, booked_by_kind, booked_by_name, "
    "preset, tz_version, zone_offsets, why, window_start_ms, target_end_ms, estimate_ms, planned_at_ms, expires_at_ms, "
    "state, unknown, missed, call_now, waits_for_yes, closure_waived, attempt, outcome, invitation_expires_at_ms, "
    "replaced_by, cause, "
    "version",
    2, "zone_offsets, why"};

const Table tables::attempt{"attempt",
                            "company, reservation, place, id, ordinal, carrier, planned_at_ms, dispatched_at_ms, "
                            "ringing_at_ms, active_at_ms, ended_at_ms, outcome, carrier_code",
                            3};

const Table tables::batch{"batch",
                          "company, id, name, position, created_at_ms, created_by_kind, created_by_name, asked, "
                          "left_over, candidates, paused, pause_reason",
                          2, "left_over, candidates"};

namespace {

RowWriter &operator<<(RowWriter &row, const Actor &actor)
{
    return row << wireName(actor.kind) << actor.name;
}

Actor readActor(RowReader &row)
{
    Actor actor;
    actor.kind = row.word(actorKindFromWireName, Actor::Kind::Engine);
    actor.name = row.shared();
    return actor;
}

} // namespace

void write(RowWriter &row, const Reservation &r)
{
    row << r.company << r.id << r.candidate << r.position << r.batch << r.number << r.zone << wireName(r.zoneSource)
        << r.hours << wireName(r.retry) << r.invitationExpirationDays << r.isTest << r.finishInsideHours
        << r.forceReason << r.bookedAt << r.bookedBy;
    if (r.preset)
        row << wireName(*r.preset);
    else
        row.null();
    row << r.tzVersion;
    row.json(toJson(r.zoneOffsets)).json(toJson(r.why));
    row << r.times.windowStart << r.times.targetEnd << r.times.estimate << r.times.plannedAttemptAt << r.expiresAt
        << wireName(r.state) << r.unknown << r.missed << r.callNow << r.waitsForYes << r.closureWaived << r.attempt
        << wireName(r.outcome) << r.invitationExpiresAt << r.replacedBy << r.cause << static_cast<qint64>(r.version);
}

Reservation readReservation(RowReader &row)
{
    Reservation r;
    r.company = row.sharedId<CompanyId>();
    r.id = row.id<ReservationId>();
    r.candidate = row.id<CandidateId>();
    r.position = row.sharedId<PositionId>();
    r.batch = row.maybeId<BatchId>();
    r.number = row.sharedId<PhoneNumberId>();
    r.zone = row.zone();
    r.zoneSource = row.word(zoneSourceFromWireName, ZoneSource::Phone);
    r.hours = row.hoursRule();
    r.retry = row.word(retryModeFromWireName, RetryMode::Off);
    r.invitationExpirationDays = row.smallNumber();
    r.isTest = row.yes();
    r.finishInsideHours = row.yes();
    r.forceReason = row.maybeText();
    r.bookedAt = row.instant();
    r.bookedBy = readActor(row);
    r.preset = row.maybeWord(presetFromWireName);
    r.tzVersion = row.shared();
    if (auto offsets = zoneOffsetsFromJson(row.json()))
        r.zoneOffsets = std::move(*offsets);
    else
        row.note(QStringLiteral("not a list of offsets"));
    r.why = row.reasons();
    r.times.windowStart = row.instant();
    r.times.targetEnd = row.instant();
    r.times.estimate = row.length();
    r.times.plannedAttemptAt = row.instant();
    r.expiresAt = row.instant();
    r.state = row.word(reservationStateFromWireName, ReservationState::Failed);
    r.unknown = row.yes();
    r.missed = row.yes();
    r.callNow = row.yes();
    r.waitsForYes = row.yes();
    r.closureWaived = row.yes();
    r.attempt = row.smallNumber();
    r.outcome = row.word(outcomeFromWireName, Outcome::None);
    r.invitationExpiresAt = row.maybeInstant();
    r.replacedBy = row.maybeId<ReservationId>();
    r.cause = row.shared();
    r.version = static_cast<quint64>(row.number());
    return r;
}

void write(RowWriter &row, const Reservation &reservation, size_t attempt)
{
    const Attempt &a = reservation.attempts[attempt];
    row << reservation.company << reservation.id << static_cast<qint64>(attempt) << a.id << a.ordinal << a.carrier
        << a.plannedAt << a.dispatchedAt << a.ringingAt << a.activeAt << a.endedAt << wireName(a.outcome)
        << a.carrierCode;
}

AttemptRow readAttempt(RowReader &row)
{
    AttemptRow read;
    read.company = row.sharedId<CompanyId>();
    read.reservation = row.id<ReservationId>();
    read.place = row.smallNumber();
    Attempt &a = read.attempt;
    a.id = row.id<AttemptId>();
    a.ordinal = row.smallNumber();
    a.carrier = row.shared();
    a.plannedAt = row.instant();
    a.dispatchedAt = row.instant();
    a.ringingAt = row.maybeInstant();
    a.activeAt = row.maybeInstant();
    a.endedAt = row.maybeInstant();
    a.outcome = row.word(outcomeFromWireName, Outcome::None);
    a.carrierCode = row.smallNumber();
    return read;
}

void write(RowWriter &row, const BatchSummary &batch)
{
    row << batch.company << batch.id << batch.name << batch.position << batch.createdAt << batch.createdBy
        << batch.asked;
    row.json(toJson(batch.leftOver)).json(toJson(batch.candidates));
    row << batch.isPaused << batch.pauseReason;
}

BatchSummary readBatch(RowReader &row)
{
    BatchSummary batch;
    batch.company = row.sharedId<CompanyId>();
    batch.id = row.id<BatchId>();
    batch.name = row.text();
    batch.position = row.sharedId<PositionId>();
    batch.createdAt = row.instant();
    batch.createdBy = readActor(row);
    batch.asked = row.smallNumber();
    auto leftOver = leftOverFromJson(row.json());
    auto candidates = candidatesFromJson(row.json());
    if (!leftOver || !candidates)
        row.note(QStringLiteral("not a list"));
    batch.leftOver = std::move(leftOver).value_or(std::vector<CommitOutcome::Entry>());
    batch.candidates = std::move(candidates).value_or(std::vector<CandidateId>());
    batch.isPaused = row.yes();
    batch.pauseReason = row.text();
    return batch;
}

} // namespace callboard
