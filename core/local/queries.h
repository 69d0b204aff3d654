// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"
#include "core/engine/workspacestate.h"

namespace callboard {

/// The lists and rows the console asks for, from one unchanging state of the workspace. Pure; run in workers.
namespace queries {

ReservationRow rowOf(const WorkspaceState &state, const Reservation &reservation);
/// In order of plannedAttemptAt, then id.
std::vector<ReservationRow> reservations(const WorkspaceState &state, const ReservationQuery &query);

PeopleSnapshot people(const WorkspaceState &state, const CompanyId &company);
std::vector<PersonRow> peopleRows(const WorkspaceState &state, const CompanyId &company,
                                  const std::vector<CandidateId> &ids);

HoursSnapshot hours(const WorkspaceState &state, const CompanyId &company);
/// As desk::movesOf, of the ids that are known.
std::vector<BatchRequest> movesOf(const WorkspaceState &state, const CompanyId &company,
                                  const std::vector<ReservationId> &calls);

NumbersSnapshot numbers(const WorkspaceState &state, const CompanyId &company);

/// Firm and live calls of a number that stand in a minute of `range` with more calls than `cap` lines (D-CAPCHANGE).
std::vector<ReservationId> callsAbove(const WorkspaceState &state, const CompanyId &company,
                                      const PhoneNumberId &number, int cap, InstantRange range);

} // namespace queries

} // namespace callboard
