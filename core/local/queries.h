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
/// One batch request per position, number strategy and retry mode of the calls, with replace, in a window from now to
/// the latest of their target ends and at least two days (C035).
std::vector<BatchRequest> movesOf(const WorkspaceState &state, const CompanyId &company,
                                  const std::vector<ReservationId> &calls);

NumbersSnapshot numbers(const WorkspaceState &state, const CompanyId &company);

/// Firm and live calls of a number that stand in a minute of `range` with more calls than `cap` lines (D-CAPCHANGE).
std::vector<ReservationId> callsAbove(const WorkspaceState &state, const CompanyId &company,
                                      const PhoneNumberId &number, int cap, InstantRange range);

/// Is the entry asked for: its type and actor, and every word of the text in its event, actor, ids, the candidate's
/// name, cause or values?
bool matches(const WorkspaceState &state, const LogEntry &entry, const LogFilter &filter);

} // namespace queries

} // namespace callboard
