// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/incompany.h"
#include "core/engine/store.h"

#include <QHash>

#include <map>

namespace callboard {

/// Gathers what one group of commands writes; the last word of a thing wins, each thing is written once.
class Writer
{
public:
    const WriteGroup &group() const { return m_group; }
    void clear();

    void put(const Pool &pool) { keep(m_pools, pool.id, m_group.pools, pool); }
    void put(const Company &company) { keep(m_companies, company.id, m_group.companies, company); }
    void put(const PhoneNumber &number);
    void removeNumber(const CompanyId &company, const PhoneNumberId &id);
    void put(const ApiKey &key);
    void removeKey(const CompanyId &company, const QByteArray &sha256);
    void put(const Position &position)
    {
        keep(m_positions, InCompany<PositionId>{position.company, position.id}, m_group.positions, position);
    }
    void put(const Candidate &candidate);
    void removeCandidate(const CompanyId &company, const CandidateId &id);
    void put(const Reservation &reservation)
    {
        keep(m_reservations, InCompany<ReservationId>{reservation.company, reservation.id}, m_group.reservations,
             reservation);
    }
    void put(const BatchSummary &batch)
    {
        keep(m_batches, InCompany<BatchId>{batch.company, batch.id}, m_group.batches, batch);
    }
    void put(const IdempotencyRow &row) { m_group.idempotency.push_back(row); }
    void put(const CompanyId &company, const HealthSample &sample) { m_group.samples.emplace_back(company, sample); }
    void append(const LogEntry &entry) { m_group.log.push_back(entry); }
    void setSimulation(const Simulation &simulation) { m_group.simulation = simulation; }
    void markDemo() { m_group.isDemo = true; }

private:
    template <typename Index, typename Key, typename Row>
    static void keep(Index &index, const Key &key, std::vector<Row> &rows, const Row &row)
    {
        const auto [at, isNew] = index.try_emplace(key, rows.size());
        if (isNew)
            rows.push_back(row);
        else
            rows[at->second] = row;
    }

    WriteGroup m_group;
    std::map<PoolId, size_t> m_pools;
    std::map<CompanyId, size_t> m_companies;
    std::map<InCompany<PhoneNumberId>, size_t> m_numbers;
    std::map<InCompany<PositionId>, size_t> m_positions;
    std::map<InCompany<CandidateId>, size_t> m_candidates;
    std::map<InCompany<ReservationId>, size_t> m_reservations;
    std::map<InCompany<BatchId>, size_t> m_batches;
};

} // namespace callboard
