// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/incompany.h"
#include "core/engine/workspacestate.h"

#include <QHash>

#include <set>

namespace callboard {

/// Which lines each open reservation takes (D-COUNT), and nothing else writes the capacity timelines: capacity is
/// derived from reservations, never counted up and down. Lines of live calls grow as time passes.
class LineBook
{
public:
    /// Takes, changes or frees what this reservation holds, by its state at `now`.
    void update(WorkspaceState &state, const Reservation &reservation, Instant now);
    /// Live calls hold their line at least until now + 5 min (D-COUNT): extends those that would end before.
    void extendLive(WorkspaceState &state, Instant now);
    /// After a number was added, moved or removed: what its reservations hold is derived anew.
    void numberChanged(WorkspaceState &state, const CompanyId &company, const PhoneNumberId &number, Instant now);
    /// What the reservation holds now; nullopt when nothing.
    std::optional<InstantRange> lineOf(const InCompany<ReservationId> &reservation) const;

private:
    struct Line
    {
        PhoneNumberId number;
        InstantRange range;
        bool live = false;
    };
    QHash<InCompany<ReservationId>, Line> m_lines;
    std::set<std::pair<Instant, InCompany<ReservationId>>> m_liveByEnd;

    void release(WorkspaceState &state, const InCompany<ReservationId> &key);
};

} // namespace callboard
