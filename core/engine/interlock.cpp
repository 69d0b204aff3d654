// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/interlock.h"

#include "core/base/assert.h"

namespace callboard {

void Interlock::update(const Reservation &reservation, const E164 &phone)
{
    const ReservationKey key{reservation.company, reservation.id};
    const InCompany<CandidateId> candidate{reservation.company, reservation.candidate};
    if (isLive(reservation.state)) {
        if (m_held.contains(key))
            return;
        CB_ASSERT(!m_byCandidate.contains(candidate));
        CB_ASSERT(phone.isEmpty() || !m_byPhone.contains(phone.text()));
        m_held.insert(key, {candidate, phone.text()});
        m_byCandidate.insert(candidate, key);
        if (!phone.isEmpty())
            m_byPhone.insert(phone.text(), key);
        return;
    }
    const auto held = m_held.constFind(key);
    if (held == m_held.constEnd())
        return;
    m_byCandidate.remove(held->candidate);
    m_byPhone.remove(held->phone);
    m_held.erase(held);
}

const ReservationKey *Interlock::holderOf(const CompanyId &company, const CandidateId &candidate,
                                          const E164 &phone) const
{
    if (const auto found = m_byCandidate.constFind({company, candidate}); found != m_byCandidate.constEnd())
        return &*found;
    const auto found = m_byPhone.constFind(phone.text());
    return found == m_byPhone.constEnd() ? nullptr : &*found;
}

} // namespace callboard
