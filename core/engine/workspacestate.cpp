// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/workspacestate.h"

#include <algorithm>
#include <set>

namespace callboard {

namespace {

template <typename Map, typename Key> auto *lookUp(const Map &map, const Key &key)
{
    const auto found = map.constFind(key);
    return found == map.constEnd() ? nullptr : found.value().get();
}

/// The entries of one company: keys are ordered by company first.
template <typename Map, typename Key> auto ofCompany(const Map &map, const CompanyId &company, const Key &first)
{
    std::vector<decltype(map.constBegin().value().get())> found;
    for (auto at = map.lowerBound(first); at != map.constEnd() && at.value()->company == company; ++at)
        found.push_back(at.value().get());
    return found;
}

bool plannedBefore(const ReservationPtr &a, const ReservationPtr &b)
{
    if (a->times.plannedAttemptAt != b->times.plannedAttemptAt)
        return a->times.plannedAttemptAt < b->times.plannedAttemptAt;
    return a->id < b->id;
}

} // namespace

const Company *WorkspaceState::company(const CompanyId &id) const
{
    return lookUp(m_companies, id);
}

const Pool *WorkspaceState::pool(const PoolId &id) const
{
    return lookUp(m_pools, id);
}

std::vector<const PhoneNumber *> WorkspaceState::numbersOf(const CompanyId &company) const
{
    return ofCompany(m_numbers, company, InCompany<PhoneNumberId>{company, {}});
}

const PhoneNumber *WorkspaceState::number(const CompanyId &company, const PhoneNumberId &id) const
{
    return lookUp(m_numbers, InCompany<PhoneNumberId>{company, id});
}

const Position *WorkspaceState::position(const CompanyId &company, const PositionId &id) const
{
    return lookUp(m_positions, InCompany<PositionId>{company, id});
}

const Candidate *WorkspaceState::candidate(const CompanyId &company, const CandidateId &id) const
{
    const CandidatePtr *found = m_candidates.find({company, id});
    return found ? found->get() : nullptr;
}

std::vector<const Reservation *> WorkspaceState::openReservationsOf(const CompanyId &company,
                                                                    const CandidateId &candidate) const
{
    std::vector<const Reservation *> found;
    if (const OpenList *open = m_openOf.find({company, candidate})) {
        for (const ReservationPtr &reservation : *open)
            found.push_back(reservation.get());
    }
    return found;
}

std::vector<const Company *> WorkspaceState::companies() const
{
    std::vector<const Company *> found;
    for (const auto &company : m_companies)
        found.push_back(company.get());
    return found;
}

std::vector<const Pool *> WorkspaceState::pools() const
{
    std::vector<const Pool *> found;
    for (const auto &pool : m_pools)
        found.push_back(pool.get());
    return found;
}

std::vector<const Pool *> WorkspaceState::poolsOf(const CompanyId &company) const
{
    std::set<PoolId> ids;
    for (const PhoneNumber *number : numbersOf(company))
        ids.insert(number->pool);
    std::vector<const Pool *> found;
    for (const PoolId &id : ids) {
        if (const Pool *pool = this->pool(id))
            found.push_back(pool);
    }
    return found;
}

std::vector<const Position *> WorkspaceState::positionsOf(const CompanyId &company) const
{
    return ofCompany(m_positions, company, InCompany<PositionId>{company, {}});
}

std::vector<const ApiKey *> WorkspaceState::keysOf(const CompanyId &company) const
{
    return ofCompany(m_keys, company, std::pair(company, QByteArray()));
}

const Reservation *WorkspaceState::reservation(const CompanyId &company, const ReservationId &id) const
{
    const ReservationPtr *found = m_reservations.find({company, id});
    return found ? found->get() : nullptr;
}

ReservationPtr WorkspaceState::reservationPtr(const CompanyId &company, const ReservationId &id) const
{
    return m_reservations.value({company, id});
}

const BatchSummary *WorkspaceState::batch(const CompanyId &company, const BatchId &id) const
{
    const BatchPtr *found = m_batches.find({company, id});
    return found ? found->get() : nullptr;
}

std::vector<ReservationPtr> WorkspaceState::reservationsOf(const CompanyId &company, const BatchId &batch) const
{
    std::vector<ReservationPtr> found;
    if (const IdList *members = m_members.find({company, batch})) {
        for (const ReservationId &id : **members)
            found.push_back(reservationPtr(company, id));
    }
    return found;
}

void WorkspaceState::put(const Company &company)
{
    m_companies.insert(company.id, std::make_shared<const Company>(company));
}

void WorkspaceState::put(const Pool &pool)
{
    m_pools.insert(pool.id, std::make_shared<const Pool>(pool));
    m_capacity.setPool(pool);
}

void WorkspaceState::put(const PhoneNumber &number)
{
    m_numbers.insert({number.company, number.id}, std::make_shared<const PhoneNumber>(number));
    m_capacity.setNumber(number);
}

void WorkspaceState::removeNumber(const CompanyId &company, const PhoneNumberId &id)
{
    if (m_numbers.remove({company, id}) > 0)
        m_capacity.removeNumber(id);
}

void WorkspaceState::put(const ApiKey &key)
{
    m_keys.insert({key.company, key.sha256}, std::make_shared<const ApiKey>(key));
}

void WorkspaceState::removeKey(const CompanyId &company, const QByteArray &sha256)
{
    m_keys.remove({company, sha256});
}

void WorkspaceState::put(const Position &position)
{
    m_positions.insert({position.company, position.id}, std::make_shared<const Position>(position));
}

void WorkspaceState::put(const Candidate &candidate)
{
    m_candidates.insert({candidate.company, candidate.id}, std::make_shared<const Candidate>(candidate));
}

void WorkspaceState::removeCandidate(const CompanyId &company, const CandidateId &id)
{
    m_candidates.remove({company, id});
}

void WorkspaceState::put(const ReservationPtr &reservation)
{
    const InCompany<ReservationId> key{reservation->company, reservation->id};
    const bool isNew = !m_reservations.contains(key);
    m_reservations.insert(key, reservation);
    index(reservation);
    if (!isNew || !reservation->batch)
        return;
    const InCompany<BatchId> batch{reservation->company, *reservation->batch};
    if (!m_members.contains(batch))
        m_members.insert(batch, {});
    m_members.findOwned(batch)->write().push_back(reservation->id);
}

void WorkspaceState::index(const ReservationPtr &reservation)
{
    const InCompany<ReservationId> key{reservation->company, reservation->id};
    const InCompany<CandidateId> owner{reservation->company, reservation->candidate};
    OpenList open = m_openOf.value(owner);
    const bool was = std::erase_if(open, [&](const ReservationPtr &other) { return other->id == reservation->id; }) > 0;
    const bool isOpen = !isTerminal(reservation->state);
    if (isOpen) {
        open.insert(std::upper_bound(open.begin(), open.end(), reservation, plannedBefore), reservation);
        m_open.insert(key, reservation);
    } else if (was) {
        m_open.remove(key);
    }
    if (isLive(reservation->state))
        m_live.insert(key, reservation);
    else
        m_live.remove(key);
    if (!open.empty())
        m_openOf.insert(owner, std::move(open));
    else if (was)
        m_openOf.remove(owner);
}

void WorkspaceState::put(const BatchPtr &batch)
{
    m_batches.insert({batch->company, batch->id}, batch);
}

WorkspaceState WorkspaceState::seenAt(Instant now) const
{
    WorkspaceState world = *this;
    world.setNow(now);
    forEachLive([&](const ReservationPtr &reservation) {
        const auto held = lineUse(*reservation, m_now, m_testCallsCount);
        const auto holds = lineUse(*reservation, now, m_testCallsCount);
        if (!held || !holds || holds->end <= held->end || !number(reservation->company, reservation->number))
            return;
        // Added to what it holds, whose start LineBook may have moved under a clock that was set back.
        world.m_capacity.add(reservation->number, {held->end, holds->end});
    });
    return world;
}

WorkspaceState WorkspaceState::fromImage(const WorkspaceImage &image)
{
    WorkspaceState state;
    state.m_isDemo = image.isDemo;
    state.m_simulation = image.simulation;
    for (const Pool &pool : image.pools)
        state.put(pool);
    for (const Company &company : image.companies)
        state.put(company);
    for (const PhoneNumber &number : image.numbers)
        state.put(number);
    for (const ApiKey &key : image.keys)
        state.put(key);
    for (const Position &position : image.positions)
        state.put(position);
    for (const Candidate &candidate : image.candidates)
        state.put(candidate);
    // Members of a batch keep the order of booking, whatever order the store answers in.
    std::vector<ReservationPtr> reservations;
    reservations.reserve(image.reservations.size());
    std::map<InCompany<BatchId>, std::vector<ReservationPtr>> members;
    for (const Reservation &reservation : image.reservations) {
        const auto ptr = std::make_shared<const Reservation>(reservation);
        state.m_reservations.insert({ptr->company, ptr->id}, ptr);
        state.index(ptr);
        if (ptr->batch)
            members[{ptr->company, *ptr->batch}].push_back(ptr);
    }
    for (auto &[batch, list] : members) {
        std::sort(list.begin(), list.end(), [](const ReservationPtr &a, const ReservationPtr &b) {
            return a->bookedAt != b->bookedAt ? a->bookedAt < b->bookedAt : plannedBefore(a, b);
        });
        IdList ids;
        for (const ReservationPtr &reservation : list)
            ids.write().push_back(reservation->id);
        state.m_members.insert(batch, std::move(ids));
    }
    for (const BatchSummary &batch : image.batches)
        state.put(std::make_shared<const BatchSummary>(batch));
    return state;
}

std::vector<FirmCall> firmCallsOf(const WorkspaceState &state, const CompanyId &company)
{
    std::vector<FirmCall> firm;
    state.forEachOpen([&](const ReservationPtr &r) {
        if (r->company == company && r->state == ReservationState::Firm)
            firm.push_back({r->id, r->candidate, r->number, r->times.plannedAttemptAt, r->zone,
                            r->closureWaived || r->forceReason});
    });
    return firm;
}

} // namespace callboard
