// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/decide.h"

#include <algorithm>
#include <functional>

namespace callboard {

namespace {

struct Use
{
    ReservationId id;
    InstantRange range;
    bool live = false;
};

/// Walks the calls by start; a call that finds `cap` others still running is over.
std::vector<ReservationId> beyond(std::vector<Use> uses, int cap)
{
    std::sort(uses.begin(), uses.end(), [](const Use &a, const Use &b) {
        if (a.live != b.live)
            return a.live; // live calls keep their line
        return a.range.start != b.range.start ? a.range.start < b.range.start : a.id < b.id;
    });
    std::vector<Use> kept;
    std::vector<ReservationId> over;
    for (const Use &use : uses) {
        // Peak of what is kept inside this call's range: at its own start and at each start inside it.
        int peak = 0;
        const auto runningAt = [&kept](Instant t) {
            return static_cast<int>(
                std::count_if(kept.begin(), kept.end(), [t](const Use &k) { return k.range.contains(t); }));
        };
        peak = runningAt(use.range.start);
        for (const Use &other : kept) {
            if (use.range.contains(other.range.start))
                peak = std::max(peak, runningAt(other.range.start));
        }
        if (peak < cap)
            kept.push_back(use);
        else if (!use.live)
            over.push_back(use.id);
        // Only what may still overlap a later start is kept.
        std::erase_if(kept, [&use](const Use &k) { return !k.live && k.range.end <= use.range.start; });
    }
    return over;
}

std::vector<Use> usesOf(const WorkspaceState &state, const std::function<bool(const Reservation &)> &wanted)
{
    std::vector<Use> uses;
    state.forEachOpen([&](const ReservationPtr &reservation) {
        if (!wanted(*reservation))
            return;
        if (const auto range = lineUse(*reservation, state.now(), state.testCallsCount()))
            uses.push_back({reservation->id, *range, isLive(reservation->state)});
    });
    return uses;
}

} // namespace

std::vector<ReservationId> overBooked(const WorkspaceState &state, const CompanyId &company,
                                      const PhoneNumberId &number)
{
    return beyond(usesOf(state, [&](const Reservation &r) { return r.company == company && r.number == number; }),
                  state.capacity().numberCap(number));
}

std::vector<ReservationId> overBookedIn(const WorkspaceState &state, const CompanyId &company, const PoolId &pool)
{
    std::vector<ReservationId> over = beyond(usesOf(state,
                                                    [&](const Reservation &r) {
                                                        const PhoneNumber *n = state.number(r.company, r.number);
                                                        return n && n->pool == pool;
                                                    }),
                                             state.capacity().poolCap(pool));
    // A shared pool: only one's own calls are named (P7).
    std::erase_if(over, [&](const ReservationId &id) { return !state.reservation(company, id); });
    return over;
}

} // namespace callboard
