// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/duequeue.h"
#include "core/phone/e164.h"

#include <QHash>

namespace callboard {

/// At most one live or unknown attempt per candidate, and one per called number over the whole workspace (D-UNKNOWN,
/// N15): two people with one phone do not ring together. Derived from the reservations.
class Interlock
{
public:
    /// Locks or frees by the reservation's state. A second lock of a person or number is a broken invariant.
    void update(const Reservation &reservation, const E164 &phone);
    /// The live call in the way of dialling this person or number; nullptr when none.
    const ReservationKey *holderOf(const CompanyId &company, const CandidateId &candidate, const E164 &phone) const;
    qsizetype liveCount() const { return m_held.size(); }
    /// Keys of all live reservations, in no special order.
    QList<ReservationKey> live() const { return m_held.keys(); }

private:
    struct Held
    {
        InCompany<CandidateId> candidate;
        QString phone;
    };
    QHash<ReservationKey, Held> m_held;
    QHash<InCompany<CandidateId>, ReservationKey> m_byCandidate;
    QHash<QString, ReservationKey> m_byPhone;
};

} // namespace callboard
