// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/duequeue.h"
#include "core/phone/e164.h"

#include <QHash>

namespace callboard {

/// The only numbers that may be dialled: those of due reservations (D-ALLOW, a guard against toll fraud). An entry is
/// made when a reservation is claimed for dispatch and goes when it ends or is torn down.
class Allowlist
{
public:
    void admit(const ReservationKey &reservation, const E164 &phone) { m_entries.insert(reservation, phone); }
    /// False when there was no entry.
    bool remove(const ReservationKey &reservation) { return m_entries.remove(reservation) > 0; }
    bool allows(const ReservationKey &reservation, const E164 &phone) const
    {
        const auto entry = m_entries.constFind(reservation);
        return entry != m_entries.constEnd() && *entry == phone;
    }
    qsizetype size() const { return m_entries.size(); }
    void clear() { m_entries.clear(); }

private:
    QHash<ReservationKey, E164> m_entries;
};

} // namespace callboard
