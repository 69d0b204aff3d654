// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/model.h"

#include "tests/sim/invariants/invariants.h"

namespace callboard::sim {

void Model::start(const WorkspaceImage &image)
{
    for (const Company &company : image.companies) {
        companies.insert_or_assign(company.id, company);
        logs[company.id];
    }
    for (const PhoneNumber &number : image.numbers)
        numbers.insert_or_assign(number.id, number);
    for (const Pool &pool : image.pools)
        pools.insert_or_assign(pool.id, pool);
    for (const Candidate &candidate : image.candidates)
        candidates.insert_or_assign({candidate.company, candidate.id}, candidate);
}

const KnownCall *Model::call(const ReservationId &id) const
{
    const auto found = calls.find(id);
    return found == calls.end() ? nullptr : &found->second;
}

const PhoneNumber *Model::number(const PhoneNumberId &id) const
{
    const auto found = numbers.find(id);
    return found == numbers.end() ? nullptr : &found->second;
}

void Model::take(const WriteGroup &group)
{
    ++groups;
    checkWholeBookings(*this, group);
    checkReplacedWhole(*this, group);
    for (const LogEntry &entry : group.log) {
        checkSequence(*this, entry);
        checkTransition(*this, entry);
        checkCallbackOnce(*this, entry);
        takeLog(entry);
    }
    for (const Reservation &row : group.reservations) {
        checkRowFollowsLog(*this, row);
        checkFrozen(*this, row);
        checkRetries(*this, row);
    }
    takeRows(group);
}

void Model::takeLog(const LogEntry &entry)
{
    KnownLog &log = logs[entry.company];
    log.sequence = entry.sequence;
    log.hash = entry.hash;
    ++logEntries;
    const QString carrier = entry.after.value(QStringLiteral("carrier")).toString();
    const bool ofTheWire = carrier.isEmpty() || carrier == QLatin1String("wire");
    if (entry.type == EventType::HealthChanged)
        log.health = entry.after.value(QStringLiteral("health")).toString();
    if (entry.type == EventType::EngineStarted)
        log.health = QStringLiteral("healthy"); // a process begins healthy until it has looked
    if (entry.type == EventType::BreakerOpened && ofTheWire)
        log.breakerEngaged = true;
    if (entry.type == EventType::BreakerClosed && ofTheWire)
        log.breakerEngaged = false;
    if (!entry.reservation || entry.type == EventType::TeardownRequested || entry.type == EventType::RetryNotPlanned ||
        entry.type == EventType::InvitationExpired)
        return; // they tell of a call and change nothing of it
    KnownCall &call = calls[*entry.reservation];
    const auto fold = [&entry](const char *field, auto apply) {
        const auto found = entry.after.constFind(QString::fromLatin1(field));
        if (found != entry.after.constEnd())
            apply(*found);
    };
    fold("state", [&call](const QVariant &v) { call.foldedState = v.toString(); });
    fold("plannedMs", [&call](const QVariant &v) { call.foldedPlannedMs = v.toLongLong(); });
    fold("unknown", [&call](const QVariant &v) { call.foldedUnknown = v.toBool(); });
    fold("missed", [&call](const QVariant &v) { call.foldedMissed = v.toBool(); });
    fold("attempt", [&call](const QVariant &v) { call.foldedAttempt = v.toInt(); });
}

void Model::takeRows(const WriteGroup &group)
{
    for (const Company &company : group.companies)
        companies.insert_or_assign(company.id, company);
    for (const PhoneNumber &number : group.numbers)
        numbers.insert_or_assign(number.id, number);
    for (const auto &[company, id] : group.removedNumbers)
        numbers.erase(id);
    for (const Pool &pool : group.pools)
        pools.insert_or_assign(pool.id, pool);
    for (const Candidate &candidate : group.candidates)
        candidates.insert_or_assign({candidate.company, candidate.id}, candidate);
    for (const auto &[company, id] : group.removedCandidates)
        candidates.erase({company, id});
    for (const BatchSummary &batch : group.batches)
        batches.insert_or_assign(batch.id, batch);
    for (const IdempotencyRow &row : group.idempotency)
        keys.insert_or_assign({row.company.text(), row.key}, row);
    for (const Reservation &row : group.reservations) {
        KnownCall &call = calls[row.id];
        if (call.row.version == 0)
            call.booked = row;
        call.row = row;
    }
}

} // namespace callboard::sim
