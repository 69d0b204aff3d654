// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/model/company.h"
#include "core/model/plan.h"

#include <QFuture>

namespace callboard {

/// What the week grid holds while an edge is dragged: conflictsOf over `firm` is computed inside a frame.
struct HoursSnapshot
{
    HoursPolicy policy;
    HoursExtras extras;
    std::vector<FirmCall> firm; ///< planned at or after now
    Instant at;
};

struct HoursSaved
{
    HoursPolicy policy;
    std::vector<Conflict> conflicts; ///< of the new policy (C030)
};

struct HoursExtrasSaved
{
    HoursExtras extras;
    std::vector<Conflict> held; ///< of the new extras (D-FROZEN)
};

class HoursBackend
{
public:
    virtual ~HoursBackend() = default;
    virtual QFuture<Result<HoursSnapshot>> load(const CompanyId &company) = 0;
    /// C024: saves nothing. `days` absent = the stored days.
    virtual QFuture<Result<std::vector<Conflict>>> preview(const CompanyId &company, const CallingHours &hours,
                                                           const std::optional<Weekdays> &days) = 0;
    virtual QFuture<Result<HoursSaved>> save(const CompanyId &company, const HoursEdit &edit) = 0;
    /// Holidays and split windows, all at once (C164, P04). A server that has only the reference routes never hears of
    /// them: they narrow what this console plans (D-POLICYSPLIT). Errors: ValidationError.
    virtual QFuture<Result<HoursExtrasSaved>> saveExtras(const CompanyId &company, const HoursExtras &extras) = 0;
    /// An operator's yes (or no again) to dialling these calls at their minute though the extras close it (D-FROZEN).
    /// Errors: NotFound; NotOnThisServer where the server does not know extras and so holds nothing.
    virtual QFuture<Result<Done>> waiveClosure(const CompanyId &company, const std::vector<ReservationId> &calls,
                                               bool waived) = 0;
    /// The batch plan that would move these calls inside today's policy with replace (C035); nothing is booked.
    virtual QFuture<Result<std::vector<Plan>>> planMoves(const CompanyId &company,
                                                         const std::vector<ReservationId> &calls) = 0;
};

} // namespace callboard
