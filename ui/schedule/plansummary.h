// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/numbersbackend.h"
#include "core/backend/peoplebackend.h"
#include "core/model/plan.h"

namespace callboard {

/// People that one and the same thing keeps out of a plan, with the smallest next step that would help all of them.
struct NotPlacedGroup
{
    ErrorCode code = ErrorCode::InternalError;
    std::vector<CandidateId> people; ///< in the plan's order
    Reasons why;                     ///< of the first one, without the step
    std::optional<Reason> step;      ///< N04; a window is extended as far as the last of them needs
    int count() const { return static_cast<int>(people.size()); }
};

/// What the right panel says about a plan. Pure: a value made of values.
struct PlanSummary
{
    int asked = 0;
    int placed = 0;
    int notPossibleNow = 0; ///< could work at another time (D-REASON: conflict)
    int needYou = 0;        ///< needs data or settings (D-REASON: failed)
    Bound bound;
    int duplicatesDropped = 0;
    int replacing = 0;
    std::optional<Instant> first;
    std::optional<Instant> last;
    struct PerNumber
    {
        PhoneNumberId number;
        QString label;
        int calls = 0;
    };
    std::vector<PerNumber> numbers; ///< in the order of the snapshot; numbers without a call are left out
    struct PoolPeak
    {
        PoolId pool;
        Instant at;    ///< first minute at which the plan has most calls at once on this pool
        int calls = 0; ///< the plan's own
    };
    std::vector<PoolPeak> peaks;
    std::vector<NotPlacedGroup> groups; ///< most people first
    bool isBest() const { return placed >= bound.calls; }
};

PlanSummary summaryOf(const Plan &plan, const NumbersSnapshot &numbers);

/// The step a refusal carries, if any: its last Step reason.
std::optional<Reason> stepOf(const Reasons &why);
bool isStep(ReasonCode code);

/// One line of the zones table: people whose booking would use this zone; nullopt = not chosen yet (D-TZ asks).
struct ZoneGroup
{
    std::optional<Zone> zone;
    int people = 0;
    std::optional<InstantRange> hours; ///< calling hours of that date in that zone, as instants
};
/// By number of people, those without a zone last. `overrides` and `fallback` count as chosen.
std::vector<ZoneGroup> zoneGroupsOf(const std::vector<const PersonRow *> &people, const HoursPolicy &policy, QDate date,
                                    const std::map<QString, BatchRequest::Override> &overrides,
                                    const std::optional<Zone> &fallback);

} // namespace callboard
