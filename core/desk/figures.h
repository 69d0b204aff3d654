// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/clockbackend.h"
#include "core/backend/numbersbackend.h"
#include "core/backend/plansbackend.h"
#include "core/planning/world.h"

namespace callboard {

/// Figures that pages show and that are derived from one state of the workspace. Pure; run in workers.
namespace desk {

/// The six presets for a call of this length; an impossible one says why (C093, D-PRESET).
std::vector<PresetChoice> presetChoices(const World &world, const Company &company, milliseconds estimate,
                                        const std::optional<Zone> &zone);

/// Peak use per hour over 7 days from the current hour, share of callable hours at cap, and the lowest cap that keeps
/// every booked call.
NumberRow numberRow(const World &world, const Company &company, const PhoneNumber &number);

/// Calls on a number now.
int busyNow(const World &world, const PhoneNumberId &number);
int poolBusyNow(const World &world, const PoolId &pool);
/// Peak use of all numbers of the pool together, as NumberRow::week.
std::vector<qint16> poolWeek(const World &world, const PoolId &pool);

/// Lines in use per pool for 48 hours in quarters from the current one.
ClockBackend::Forecast forecast(const World &world, const std::vector<const Pool *> &pools);

/// D-CAPCHANGE: what another cap would mean in `range` for a call of this length; nothing changes.
/// Errors: NotFound, ValidationError (cap outside 0..32767, range as heatOf).
Result<CapPreview> capPreview(const World &world, const CompanyId &company, const PhoneNumberId &id, int newCap,
                              InstantRange range, milliseconds estimate);

} // namespace desk

} // namespace callboard
