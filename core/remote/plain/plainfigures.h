// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"
#include "core/remote/plain/plainworld.h"

namespace callboard {

/// The rows and figures that pages show, from one PlainWorld. Pure; run in workers.
namespace plainfigures {

/// `batchName` is the caller's.
ReservationRow rowOf(const PlainWorld &world, const Reservation &call);
/// Own calls only, in order of plannedAttemptAt, then id.
std::vector<ReservationRow> reservations(const PlainWorld &world, const ReservationQuery &query);
HoursSnapshot hours(const PlainWorld &world);
/// C035: as few batches with replace as positions, retry modes and expirations allow.
std::vector<BatchRequest> movesOf(const PlainWorld &world, const std::vector<ReservationId> &calls);
PeopleSnapshot people(const PlainWorld &world);
std::vector<PersonRow> peopleRows(const PlainWorld &world, const std::vector<CandidateId> &ids);
NumbersSnapshot numbers(const PlainWorld &world);
ClockBackend::Forecast forecast(const PlainWorld &world);
std::vector<PresetChoice> presets(const PlainWorld &world, milliseconds estimate, const std::optional<Zone> &zone);

QByteArray planCsv(const PlainWorld &world, const Plan &plan);
bool matches(const LogEntry &entry, const LogFilter &filter);
QByteArray logCsv(const std::vector<LogEntry> &entries);

} // namespace plainfigures

} // namespace callboard
