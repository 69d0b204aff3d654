// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The rows of what happened: the event log, kept answers, samples of health.
#include "core/store/rows.h"

namespace callboard {

const Table tables::idempotency{"idempotency", "company, route, key, fingerprint, status, answer, kept_until_ms", 3};

const Table tables::log{"log",
                        "company, sequence, at_ms, actor_kind, actor_name, type, reservation, candidate, batch, "
                        "number, before, after, cause, request_id, hash",
                        2, "before, after"};

const Table tables::healthSample{"health_sample", "company, at_ms, health, live, due, tick_lag_ms, faults, dialled", 2};

void write(RowWriter &row, const IdempotencyRow &answer)
{
    row << answer.company << answer.route << answer.key << answer.fingerprint << answer.status << answer.answer
        << answer.keptUntil;
}

IdempotencyRow readIdempotency(RowReader &row)
{
    IdempotencyRow answer;
    answer.company = row.id<CompanyId>();
    answer.route = row.text();
    answer.key = row.text();
    answer.fingerprint = row.bytes();
    answer.status = row.smallNumber();
    answer.answer = row.bytes();
    answer.keptUntil = row.instant();
    return answer;
}

void write(RowWriter &row, const LogEntry &entry)
{
    row << entry.company << static_cast<qint64>(entry.sequence) << entry.at << wireName(entry.actor.kind)
        << entry.actor.name << wireName(entry.type) << entry.reservation << entry.candidate << entry.batch
        << entry.number;
    row.json(entry.before).json(entry.after);
    row << entry.cause << entry.requestId << entry.hash;
}

LogEntry readLogEntry(RowReader &row)
{
    LogEntry entry;
    entry.company = row.sharedId<CompanyId>();
    entry.sequence = static_cast<quint64>(row.number());
    entry.at = row.instant();
    entry.actor.kind = row.word(actorKindFromWireName, Actor::Kind::Engine);
    entry.actor.name = row.shared();
    entry.type = row.word(eventTypeFromWireName, EventType::EngineStarted);
    entry.reservation = row.maybeId<ReservationId>();
    entry.candidate = row.maybeId<CandidateId>();
    entry.batch = row.maybeId<BatchId>();
    entry.number = row.maybeId<PhoneNumberId>();
    entry.before = row.map();
    entry.after = row.map();
    entry.cause = row.shared();
    entry.requestId = row.text();
    entry.hash = row.bytes();
    return entry;
}

void write(RowWriter &row, const std::pair<CompanyId, HealthSample> &sample)
{
    const HealthSample &s = sample.second;
    row << sample.first << s.at << wireName(s.health) << s.live << s.due << s.tickLagMs << s.faults << s.dialled;
}

std::pair<CompanyId, HealthSample> readHealthSample(RowReader &row)
{
    std::pair<CompanyId, HealthSample> sample;
    sample.first = row.sharedId<CompanyId>();
    HealthSample &s = sample.second;
    s.at = row.instant();
    s.health = row.word(healthFromWireName, Health::Healthy);
    s.live = row.smallNumber();
    s.due = row.smallNumber();
    s.tickLagMs = row.smallNumber();
    s.faults = row.smallNumber();
    s.dialled = row.smallNumber();
    return sample;
}

} // namespace callboard
