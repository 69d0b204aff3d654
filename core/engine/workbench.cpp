// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/workbench.h"

#include "core/base/assert.h"
#include "core/base/random.h"
#include "core/engine/logfields.h"

namespace callboard {

void Workbench::load(const WorkspaceImage &image, Instant now, bool testCallsCount)
{
    m_state = WorkspaceState::fromImage(image);
    m_state.setNow(now);
    m_state.setTestCallsCount(testCallsCount);
    m_lines = {};
    m_due = {};
    m_interlock = {};
    m_leases = {};
    m_writer.clear();
    m_changes.clear();
    m_logHeads.clear();
    for (const auto &head : image.logHeads)
        m_logHeads[head.company] = {head.sequence, head.hash};
    m_state.forEachOpen([this](const ReservationPtr &reservation) { follow(*reservation); });
}

void Workbench::setNow(Instant now)
{
    const bool wasSetBack = now < m_state.now();
    m_state.setNow(now);
    m_lines.extendLive(m_state, now);
    if (!wasSetBack)
        return;
    std::vector<ReservationPtr> live;
    m_state.forEachLive([&live](const ReservationPtr &reservation) { live.push_back(reservation); });
    for (const ReservationPtr &reservation : live) // they are on the line now, whatever the clock said when they began
        follow(*reservation);
}

void Workbench::setActor(Actor actor, QString requestId)
{
    m_actor = std::move(actor);
    m_requestId = std::move(requestId);
}

QString Workbench::newId(const char *prefix)
{
    return randomId(m_random, QString::fromLatin1(prefix));
}

void Workbench::follow(const Reservation &reservation)
{
    const Candidate *candidate = m_state.candidate(reservation.company, reservation.candidate);
    m_lines.update(m_state, reservation, m_state.now());
    m_due.update(reservation, candidate && candidate->status == CandidateStatus::InvitedCall, m_state.now());
    m_interlock.update(reservation, candidate ? candidate->phone : E164());
    m_leases.update(reservation, m_state.now());
}

void Workbench::put(Reservation next)
{
    const Reservation *old = m_state.reservation(next.company, next.id);
    if (old) {
        CB_ASSERT(old->state == next.state || isLegalTransition(old->state, next.state));
        CB_ASSERT(!isTerminal(old->state) || old->state == next.state);
        CB_ASSERT(old->candidate == next.candidate && old->number == next.number && old->hours == next.hours);
        next.version = old->version + 1;
    } else {
        CB_ASSERT(next.state == ReservationState::Firm);
        next.version = 1;
    }
    m_writer.put(next);
    CompanyChanges &changes = m_changes[next.company];
    changes.reservations.insert(next.id);
    changes.capacity = true;
    changes.clock = true;
    if (next.batch)
        changes.batches.insert(*next.batch);
    const auto stored = std::make_shared<const Reservation>(std::move(next));
    m_state.put(stored);
    follow(*stored);
}

void Workbench::put(const Company &company)
{
    const Company *old = m_state.company(company.id);
    CompanyChanges &changes = m_changes[company.id];
    changes.company = true;
    changes.clock = true;
    changes.hours = changes.hours || !old || old->policy != company.policy || old->extras != company.extras;
    m_writer.put(company);
    m_state.put(company);
}

void Workbench::put(const Pool &pool)
{
    m_writer.put(pool);
    m_state.put(pool);
    for (const Company *company : m_state.companies()) {
        for (const PhoneNumber *number : m_state.numbersOf(company->id)) {
            if (number->pool == pool.id)
                m_changes[company->id].numbers = m_changes[company->id].capacity = true;
        }
    }
}

void Workbench::put(const PhoneNumber &number)
{
    const bool isNew = !m_state.number(number.company, number.id);
    m_writer.put(number);
    m_state.put(number);
    if (isNew)
        m_lines.numberChanged(m_state, number.company, number.id, now());
    m_changes[number.company].numbers = m_changes[number.company].capacity = true;
}

void Workbench::removeNumber(const CompanyId &company, const PhoneNumberId &id)
{
    m_writer.removeNumber(company, id);
    m_state.removeNumber(company, id);
    m_lines.numberChanged(m_state, company, id, now());
    m_changes[company].numbers = m_changes[company].capacity = true;
}

void Workbench::put(const ApiKey &key)
{
    m_writer.put(key);
    m_state.put(key);
    m_changes[key.company].keys = true;
}

void Workbench::removeKey(const CompanyId &company, const QByteArray &sha256)
{
    m_writer.removeKey(company, sha256);
    m_state.removeKey(company, sha256);
    m_changes[company].keys = true;
}

void Workbench::put(const Position &position)
{
    m_writer.put(position);
    m_state.put(position);
    m_changes[position.company].positions = true;
}

void Workbench::put(const Candidate &candidate)
{
    const Candidate *old = m_state.candidate(candidate.company, candidate.id);
    const bool statusChanged = old && old->status != candidate.status;
    m_writer.put(candidate);
    m_state.put(candidate);
    m_changes[candidate.company].candidates.insert(candidate.id);
    if (!statusChanged)
        return;
    for (const Reservation *reservation : m_state.openReservationsOf(candidate.company, candidate.id))
        m_due.update(*reservation, candidate.status == CandidateStatus::InvitedCall, now());
}

void Workbench::removeCandidate(const CompanyId &company, const CandidateId &id)
{
    CB_ASSERT(m_state.openReservationsOf(company, id).empty());
    m_writer.removeCandidate(company, id);
    m_state.removeCandidate(company, id);
    m_changes[company].candidates.insert(id);
}

void Workbench::put(const BatchSummary &batch)
{
    m_writer.put(batch);
    m_state.put(std::make_shared<const BatchSummary>(batch));
    m_changes[batch.company].batches.insert(batch.id);
}

void Workbench::setSimulation(const Simulation &simulation)
{
    m_writer.setSimulation(simulation);
    m_state.setSimulation(simulation);
}

void Workbench::markDemo()
{
    m_writer.markDemo();
    m_state.setDemo(true);
}

void Workbench::log(LogEntry entry)
{
    LogHead &head = m_logHeads[entry.company];
    entry.sequence = ++head.sequence;
    entry.at = now();
    entry.actor = m_actor;
    entry.requestId = m_requestId;
    entry.hash = chainHash(head.hash, entry);
    head.hash = entry.hash;
    m_changes[entry.company]; // a log entry alone is a change too
    m_writer.append(entry);
}

void Workbench::log(EventType type, const Reservation *before, const Reservation &after, const QString &cause,
                    const QVariantMap &more)
{
    LogEntry entry;
    entry.company = after.company;
    entry.type = type;
    entry.reservation = after.id;
    entry.candidate = after.candidate;
    entry.batch = after.batch;
    entry.number = after.number;
    entry.cause = cause;
    const QVariantMap is = logFieldsOf(after);
    if (before)
        splitChanges(logFieldsOf(*before), is, entry.before, entry.after);
    else
        entry.after = is;
    for (auto at = more.begin(); at != more.end(); ++at)
        entry.after.insert(at.key(), at.value());
    log(std::move(entry));
}

CommittedChanges Workbench::takeChanges()
{
    CommittedChanges changes{m_writer.group().log, std::move(m_changes)};
    m_writer.clear();
    m_changes.clear();
    return changes;
}

CommittedChanges Workbench::takeNotes()
{
    return {{}, std::exchange(m_changes, {})};
}

} // namespace callboard
