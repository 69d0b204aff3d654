// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/model/company.h"
#include "core/model/heat.h"

#include <QFuture>

namespace callboard {

struct NumberRow
{
    PhoneNumber number;
    int busyNow = 0;
    std::vector<qint16> week; ///< peak use per hour over the next 7 days from the current hour (168 values)
    double shareAtCap = 0;    ///< of the callable hours of that week, 0..1
    int lowestCap = 0;        ///< the smallest cap that keeps every booked call
};

struct NumbersSnapshot
{
    std::vector<NumberRow> numbers;
    std::vector<Pool> pools;
    std::vector<int> poolBusyNow; ///< as `pools`
    /// As `pools`, each as NumberRow::week for all its numbers together; empty when the backend does not know it.
    std::vector<std::vector<qint16>> poolWeek;
    Instant at;
};

/// PATCH (C043-C048): absent = keep; at least one field.
struct NumberPatch
{
    std::optional<QString> displayName; ///< 1-120 code points
    std::optional<bool> isDefault;
};

struct CapPreview
{
    HeatData before;
    HeatData after;
    int startsFullBefore = 0; ///< five-minute starts of the range with no line
    int startsFullAfter = 0;
    int heldByPool = 0;                  ///< of those after, the ones the pool holds
    int overBooked = 0;                  ///< minutes with more calls than the new cap (D-CAPCHANGE)
    int lowestCap = 0;                   ///< the smallest cap that keeps every booked call
    std::vector<ReservationId> affected; ///< calls in over-booked minutes
};

class NumbersBackend
{
public:
    virtual ~NumbersBackend() = default;
    virtual QFuture<Result<NumbersSnapshot>> load(const CompanyId &company) = 0;
    virtual QFuture<Result<PhoneNumber>> patch(const CompanyId &company, const PhoneNumberId &id,
                                               const NumberPatch &patch) = 0;
    /// Adds (id empty: one is made) or changes caps, pool and capabilities; own workspace and callboardd only (C050).
    virtual QFuture<Result<PhoneNumber>> save(const PhoneNumber &number) = 0;
    virtual QFuture<Result<Done>> remove(const CompanyId &company, const PhoneNumberId &id) = 0;
    virtual QFuture<Result<Pool>> savePool(const CompanyId &company, const Pool &pool) = 0;
    virtual QFuture<Result<CapPreview>> previewCap(const CompanyId &company, const PhoneNumberId &id, int newCap,
                                                   InstantRange range, milliseconds estimate) = 0;
};

} // namespace callboard
