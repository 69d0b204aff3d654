// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/capacity/capacity.h"
#include "core/model/company.h"
#include "core/model/reservation.h"

#include <vector>

namespace callboard {

/// What planning may look at: one consistent, unchanging state of the workspace. The engine's live state and its
/// immutable snapshots implement it. Pointers live as long as the world; nullptr = not known in that company.
class World
{
public:
    virtual ~World() = default;
    virtual Instant now() const = 0;
    virtual const Company *company(const CompanyId &id) const = 0;
    virtual const Pool *pool(const PoolId &id) const = 0;
    /// Assigned numbers in order of id.
    virtual std::vector<const PhoneNumber *> numbersOf(const CompanyId &company) const = 0;
    virtual const PhoneNumber *number(const CompanyId &company, const PhoneNumberId &id) const = 0;
    virtual const Position *position(const CompanyId &company, const PositionId &id) const = 0;
    virtual const Candidate *candidate(const CompanyId &company, const CandidateId &id) const = 0;
    /// Reservations of the candidate that are not terminal, in order of plannedAttemptAt, then id.
    virtual std::vector<const Reservation *> openReservationsOf(const CompanyId &company,
                                                                const CandidateId &candidate) const = 0;
    virtual const Capacity &capacity() const = 0;
    /// True when calls of test candidates take lines (a real carrier was chosen for them): D-COUNT, D-TEST.
    virtual bool testCallsCount() const { return false; }
};

} // namespace callboard
