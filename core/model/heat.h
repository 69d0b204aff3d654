// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/plan.h"

#include <memory>
#include <vector>

namespace callboard {

/// What the heatmap asks: capacity and callable are two layers (C080). Slots are five minutes on the epoch grid.
struct HeatQuery
{
    CompanyId company;
    InstantRange range;                  ///< at most 62 days
    milliseconds estimate{0};            ///< lines free for the whole estimated call (D-EST)
    std::optional<PhoneNumberId> number; ///< absent = "all, resolved" (D-FREEALL)
    std::vector<CandidateId> people;     ///< chosen people; empty = hours of `zone` decide what is callable
    std::optional<Zone> zone;            ///< the zone of the callable layer when no people are chosen
    std::shared_ptr<const Plan> plan;    ///< its calls are added: "after the plan", and give the ghost marks
};

/// The answer, one entry per five-minute slot start in [first, first + 5 min * n).
struct HeatData
{
    Instant first;
    milliseconds step{300'000};
    milliseconds estimate{0};
    int cap = 0;              ///< the most lines that could be free: number cap and pool cap, or their sum (legend)
    int people = 0;           ///< chosen people that count
    std::vector<qint16> free; ///< lines free for all of [t, t + estimate)
    std::vector<qint16> freeAfter; ///< the same with the plan; empty without a plan
    std::vector<qint16> callable;  ///< how many of the chosen people may be called at t; without people 1 or 0
    std::vector<qint16> planned;   ///< starts of the plan in this slot; empty without a plan
};

/// The arithmetic of one moment, for the hover card (C076, D-REMAIN, D-FREEALL).
struct HeatCell
{
    struct Line
    {
        PhoneNumberId number;
        QString label;
        int cap = 0;
        int busy = 0;
        int free = 0;
    };
    struct PoolPart
    {
        PoolId pool;
        int cap = 0;
        int busy = 0;
        int free = 0;        ///< what this pool adds to the total
        bool counted = true; ///< false when nobody who would use it can be called then
        std::vector<Line> numbers;
    };
    Instant at;
    milliseconds estimate{0};
    int free = 0;
    int cap = 0;
    int callable = 0;
    int people = 0;
    std::vector<PoolPart> pools;
    Reasons why; ///< "Explain this slot": the same code that admits
};

} // namespace callboard
