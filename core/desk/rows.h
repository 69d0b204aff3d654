// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/hoursbackend.h"
#include "core/backend/peoplebackend.h"
#include "core/backend/reservationsbackend.h"
#include "core/planning/world.h"

namespace callboard {

/// The rows that pages show, from one unchanging world. Pure; run in workers.
namespace desk {

/// Everything the query names, the ids too.
bool isAsked(const ReservationQuery &query, const Reservation &call);
/// The batch's name is the caller's to fill in.
ReservationRow rowOf(const World &world, const Reservation &call);
/// In order of plannedAttemptAt, then id.
void sortByPlan(std::vector<ReservationRow> &rows);

/// `calls` (how many there ever were) is the caller's to fill in.
PersonRow personRow(const World &world, const Company &company, const Candidate &candidate);
/// As people look names up, then by id.
void sortByName(std::vector<PersonRow> &people);

/// A promise that other hours could break: firm and not over. nullopt = none.
std::optional<FirmCall> promiseOf(const Reservation &call, Instant now);

} // namespace desk

} // namespace callboard
