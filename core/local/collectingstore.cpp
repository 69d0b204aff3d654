// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/local/collectingstore.h"

namespace callboard {

Result<void> CollectingStore::commit(const WriteGroup &group)
{
    if (!group.removedNumbers.empty() || !group.removedCandidates.empty() || !group.removedKeys.empty())
        return Error{ErrorCode::NotSupported, QStringLiteral("nothing is removed while a workspace is filled"), {}};
    for (const Pool &pool : group.pools)
        m_pools.put(pool.id.text(), pool);
    for (const Company &company : group.companies)
        m_companies.put(company.id.text(), company);
    for (const PhoneNumber &number : group.numbers)
        m_numbers.put({number.company, number.id.text()}, number);
    for (const Position &position : group.positions)
        m_positions.put({position.company, position.id.text()}, position);
    for (const Candidate &candidate : group.candidates)
        m_candidates.put({candidate.company, candidate.id.text()}, candidate);
    for (const Reservation &reservation : group.reservations)
        m_reservations.put({reservation.company, reservation.id.text()}, reservation);
    for (const BatchSummary &batch : group.batches)
        m_batches.put({batch.company, batch.id.text()}, batch);
    const auto append = [](auto &to, const auto &from) { to.insert(to.end(), from.begin(), from.end()); };
    append(m_rest.keys, group.keys);
    append(m_rest.log, group.log);
    append(m_rest.samples, group.samples);
    if (group.simulation)
        m_rest.simulation = group.simulation;
    if (group.isDemo)
        m_rest.isDemo = group.isDemo;
    return {};
}

WriteGroup CollectingStore::takeAll()
{
    WriteGroup all = std::move(m_rest);
    all.pools = m_pools.take();
    all.companies = m_companies.take();
    all.numbers = m_numbers.take();
    all.positions = m_positions.take();
    all.candidates = m_candidates.take();
    all.reservations = m_reservations.take();
    all.batches = m_batches.take();
    return all;
}

} // namespace callboard
