// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/heat.h"
#include "core/model/plan.h"
#include "core/planning/world.h"

#include <optional>

namespace callboard {

/// Plans one call. Checks in D-ORDER from 404 on: candidate, position, number; active reservation (D-ALONG,
/// D-REPLACE); 412; 422 zone, number, window; capacity 429. The zone by D-TZ (single), the minute by D-PLAN. Pure.
/// Errors carry the chain of reasons and the smallest next step. ValidationError for a malformed window (D-WINDOW).
Result<PlannedCall> planCall(const World &world, const CallRequest &request);

/// Plans many calls as one problem (D-BATCHPLAN, D-AUTO, D-TZ batch): most constrained first, least-loaded, one
/// repair pass, with the packing bound. Deterministic: same world and request, same bytes (invariant 24). Test
/// candidates bypass 412; every refusal is an entry. Errors: ValidationError only (window, no people, position
/// unknown is an outcome, not an error).
/// `cancelled` is asked now and then; a true answer ends the work with ErrorCode::Cancelled.
Result<Plan> planBatch(const World &world, const BatchRequest &request, const std::function<bool()> &cancelled = {});

/// Re-checks one planned call against a newer world, at commit: still callable, admittable, nobody in the way. Keeps
/// its minute when it can; else plans it anew inside the same window; else the refusal.
Result<PlannedCall> recheck(const World &world, const CompanyId &company, const PlannedCall &call);

/// The minute a retry would get (D-RETRY), after a failure at `failedAt`; nullopt = no retry, with reasons.
struct RetryPlan
{
    std::optional<Instant> at;
    Reasons why;
};
RetryPlan planRetry(const World &world, const Reservation &reservation, Instant failedAt);
/// N14: what each mode would give if the planned attempt fails when it is planned plus its ring time.
RetryPlan previewRetry(const World &world, const CompanyId &company, const PlannedCall &call, RetryMode mode);

/// How a firm call that cannot go at its planned minute finds another one.
enum class ReplanRule {
    LeastLoaded,    ///< late after a sleep or restart: spread as a new plan would be (D-SLEEP)
    NextAdmittable, ///< slipped: as soon as hours and caps allow (D-DISPATCH)
};
/// A new minute at or after `from` and before its gate closes, by the hours frozen on it; its own line does not stand
/// in its way. nullopt when there is none.
std::optional<Instant> replanFrom(const World &world, const Reservation &reservation, Instant from,
                                  ReplanRule rule = ReplanRule::LeastLoaded);

/// May this reservation be dialled at t (the dispatch gate's pure part): hours frozen on it and today's extras of its
/// company (or its D-FORCE waiver), not before planned (unless callNow), not after the gate. The reason when not:
/// ClosedByException where only the extras stand against it (D-FROZEN).
std::optional<Reason> mayNotDialAt(const Reservation &reservation, const HoursExtras &extras, Instant t);

/// C070-C079, D-AVAIL. Errors: ValidationError; the resolver's own code.
struct AvailabilityQuery
{
    CompanyId company;
    InstantRange window;
    milliseconds duration{0};
    std::optional<PhoneNumberId> number;
};
Result<Availability> availabilityOf(const World &world, const AvailabilityQuery &query);

/// The default number of a company, else its only one (D-DEFAULT, D-AUTO). Errors: NoOutboundNumber.
Result<const PhoneNumber *> resolveNumber(const World &world, const CompanyId &company,
                                          const std::optional<PhoneNumberId> &pinned);

/// The two layers of the heatmap. Errors: ValidationError (range), NotFound (company, number).
Result<HeatData> heatOf(const World &world, const HeatQuery &query);
/// The arithmetic and the reasons of one moment.
Result<HeatCell> heatCellOf(const World &world, const HeatQuery &query, Instant at);

/// Zone of one person and why (D-TZ), for booking and for showing. Errors: TimezoneSelectionRequired, ValidationError,
/// InvalidPhone.
struct ZoneDecision
{
    Zone zone = Zone::utc();
    ZoneSource source = ZoneSource::Phone;
    Reasons why;
    /// The safe window of a number with several clocks (N07): takes the place of the company's rule; absent = that one.
    std::optional<HoursRule> narrowed{};
};
Result<ZoneDecision> resolveZone(const Company &company, const Candidate &candidate, const ZoneChoice &choice,
                                 const std::optional<Zone> &batchFallback, InstantRange span);

} // namespace callboard
