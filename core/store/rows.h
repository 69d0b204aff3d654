// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/store.h"
#include "core/store/table.h"

#include <QString>

#include <utility>
#include <vector>

namespace callboard {

class SqliteConnection;

/// Every value's way into its table and back. `write` binds the columns of the table in its order, `read...` takes them
/// in the same order; what cannot be read is noted in the reader.
namespace tables {
extern const Table meta, pool, company, phoneNumber, apiKey, position, candidate, reservation, attempt, batch,
    idempotency, log, healthSample;
/// Of the last version.
const std::vector<const Table *> &all();
} // namespace tables

void write(RowWriter &row, const Pool &pool);
void write(RowWriter &row, const Company &company);
void write(RowWriter &row, const PhoneNumber &number);
void write(RowWriter &row, const ApiKey &key);
void write(RowWriter &row, const Position &position);
void write(RowWriter &row, const Candidate &candidate);
void write(RowWriter &row, const Reservation &reservation); ///< without its attempts
void write(RowWriter &row, const Reservation &reservation, size_t attempt);
void write(RowWriter &row, const BatchSummary &batch);
void write(RowWriter &row, const IdempotencyRow &answer);
void write(RowWriter &row, const LogEntry &entry);
void write(RowWriter &row, const std::pair<CompanyId, HealthSample> &sample);

Pool readPool(RowReader &row);
Company readCompany(RowReader &row);
PhoneNumber readPhoneNumber(RowReader &row);
ApiKey readApiKey(RowReader &row);
Position readPosition(RowReader &row);
Candidate readCandidate(RowReader &row);
Reservation readReservation(RowReader &row);
/// An attempt and whose it is.
struct AttemptRow
{
    CompanyId company;
    ReservationId reservation;
    int place = 0; ///< index in Reservation::attempts
    Attempt attempt;
};
AttemptRow readAttempt(RowReader &row);
BatchSummary readBatch(RowReader &row);
IdempotencyRow readIdempotency(RowReader &row);
LogEntry readLogEntry(RowReader &row);
std::pair<CompanyId, HealthSample> readHealthSample(RowReader &row);

/// Gives every row its seal, after its table got new columns. Errors: StoreUnavailable, FileDamaged.
Result<void> sealAll(SqliteConnection &connection);

} // namespace callboard
