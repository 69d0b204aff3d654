// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/model/company.h"
#include "core/model/peopleimport.h"
#include "core/model/reservation.h"

#include <QFuture>

namespace callboard {

struct PersonRow
{
    Candidate candidate;
    QString positionTitle;
    QString region;                ///< of the phone
    std::optional<Zone> zone;      ///< what a booking would use now; absent = asks (D-TZ)
    std::vector<Zone> zoneChoices; ///< distinct clocks when it asks, narrowed first
    std::optional<ReservationId> nextCall;
    std::optional<Instant> nextCallAt;
    std::optional<ReservationId> liveCall;
    int calls = 0;                    ///< all reservations ever
    std::optional<ErrorCode> blocked; ///< the first thing in the way of a call; absent = callable
};

struct PeopleSnapshot
{
    std::vector<PersonRow> people; ///< by name
    std::vector<Position> positions;
    Instant at;
};

class PeopleBackend
{
public:
    virtual ~PeopleBackend() = default;
    virtual QFuture<Result<PeopleSnapshot>> load(const CompanyId &company) = 0;
    /// Only these, for an update in place; ids that are gone are left out.
    virtual QFuture<Result<std::vector<PersonRow>>> rows(const CompanyId &company,
                                                         const std::vector<CandidateId> &ids) = 0;
    /// Adds (id empty: one is made) or changes. Errors: ValidationError with the field's name.
    virtual QFuture<Result<Candidate>> save(const Candidate &candidate) = 0;
    /// Refused while a call is live; firm calls are named in the error.
    virtual QFuture<Result<Done>> remove(const CompanyId &company, const CandidateId &id) = 0;
    virtual QFuture<Result<Position>> savePosition(const Position &position) = 0;

    /// Reads and judges a file or a paste in a worker; nothing is imported. The preview is a value. The future reports
    /// progress in rows and can be cancelled. A source that cannot be read at all: the Error holds an ImportRefusal.
    virtual QFuture<Result<ImportPreviewPtr>> previewImport(const CompanyId &company, const ImportSource &source,
                                                            const ImportOptions &options) = 0;
    /// The same source with other options, edited cells and zone choices; only what changed is judged again.
    virtual QFuture<Result<ImportPreviewPtr>> revise(const ImportPreviewPtr &preview,
                                                     const ImportRevision &revision) = 0;
    /// All ready rows (and rows to check) in one transaction.
    virtual QFuture<Result<ImportOutcome>> import(const ImportPreviewPtr &preview) = 0;
    /// Rows with errors as CSV, formula-safe: their own columns, then line, stable problem name and `sentence(row)`.
    virtual QFuture<Result<QByteArray>> rejectedCsv(const ImportPreviewPtr &preview, const RowSentence &sentence) = 0;
};

} // namespace callboard
