// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/allowlist.h"
#include "core/engine/breaker.h"
#include "core/engine/carriers.h"
#include "core/engine/clockguard.h"
#include "core/engine/dispatchgate.h"
#include "core/engine/healthwatch.h"
#include "core/engine/options.h"
#include "core/engine/workbench.h"

#include <map>
#include <vector>

namespace callboard {

class Random;

/// What waits for the commit before it leaves this machine: the intent is durable first (DESIGN section 3).
struct Outbox
{
    std::vector<AttemptOrder> placements;
    std::vector<AttemptOrder> questions; ///< reconcile
    /// True when the attempt had not left: it never will.
    bool takeBack(const AttemptId &attempt);
};

/// Why a due call did not go, since when.
struct Waiting
{
    WaitsFor what = WaitsFor::Nothing;
    Instant since;
};

/// All that deciding a command may touch: the functions of each subject (booking, cancelling, dispatching ...) work on
/// one of these, on the engine's thread.
struct Switchboard
{
    Switchboard(const TimeSource &time, Random &random, std::vector<std::unique_ptr<Carrier>> carriers,
                EngineOptions options);

    const TimeSource &time;
    EngineOptions options;
    Workbench bench;
    Carriers carriers;
    ClockGuard guard;
    Allowlist allowlist;
    std::map<std::pair<CompanyId, QString>, Breaker> breakers; ///< by company and carrier name
    /// As they were at the last commit, of those that the running group has touched.
    std::map<std::pair<CompanyId, QString>, Breaker> breakersBefore;
    HealthWatch health;
    Outbox outbox;
    std::map<ReservationKey, Waiting> waiting;
    std::map<std::pair<CompanyId, QString>, Instant> lastDial; ///< for pacing
    std::set<std::pair<Instant, ReservationKey>> questionsDue; ///< unknown attempts to ask about again
    std::map<ReservationKey, int> questionsAsked;
    std::map<ReservationKey, Instant> notBefore; ///< a carrier refused: not at once again
    bool storeWritable = true;

    const WorkspaceState &state() const { return bench.state(); }
    Instant now() const { return bench.now(); }
    /// To change it, or to look: what changes in a group that is not committed did not happen.
    Breaker &breaker(const CompanyId &company, const QString &carrier);
    void keepBreakers() { breakersBefore.clear(); }
    void undoBreakers();
    /// The clock may have been set back: what waits for an instant waits no longer than it would have from now.
    void waitNoLonger();
};

/// The order of the reservation's last attempt, as the carrier was or will be asked.
AttemptOrder orderOf(const Switchboard &board, const Reservation &reservation);

/// Is the company's dispatch engaged by a breaker of the carrier its calls go by?
const Breaker *breakerOf(const Switchboard &board, const CompanyId &company);

} // namespace callboard
