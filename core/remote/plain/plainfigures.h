// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"
#include "core/remote/plain/plainworld.h"

namespace callboard {

/// The lists and rows that pages show, walked in one PlainWorld; what each holds is made in core/desk. Pure; run in
/// workers.
namespace plainfigures {

/// Own calls only, in order of plannedAttemptAt, then id; the batches' names are the caller's.
std::vector<ReservationRow> reservations(const PlainWorld &world, const ReservationQuery &query);
HoursSnapshot hours(const PlainWorld &world);
/// As desk::movesOf, of the ids that are known.
std::vector<BatchRequest> movesOf(const PlainWorld &world, const std::vector<ReservationId> &calls);
PeopleSnapshot people(const PlainWorld &world);
std::vector<PersonRow> peopleRows(const PlainWorld &world, const std::vector<CandidateId> &ids);
NumbersSnapshot numbers(const PlainWorld &world);
ClockBackend::Forecast forecast(const PlainWorld &world);

} // namespace plainfigures

} // namespace callboard
