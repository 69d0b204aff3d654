// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/peoplebackend.h"
#include "core/remote/remotecore.h"

namespace callboard {

struct ImportContext;

/// People of a server. Sheets are read and judged here, against the server's people; only what is imported is sent.
class RemotePeople final : public PeopleBackend
{
public:
    explicit RemotePeople(RemoteCore &core) : m_core(core) {}
    QFuture<Result<PeopleSnapshot>> load(const CompanyId &company) override;
    QFuture<Result<std::vector<PersonRow>>> rows(const CompanyId &company,
                                                 const std::vector<CandidateId> &ids) override;
    QFuture<Result<Candidate>> save(const Candidate &candidate) override;
    QFuture<Result<Done>> remove(const CompanyId &company, const CandidateId &id) override;
    QFuture<Result<Position>> savePosition(const Position &position) override;
    QFuture<Result<ImportPreviewPtr>> previewImport(const CompanyId &company, const ImportSource &source,
                                                    const ImportOptions &options) override;
    QFuture<Result<ImportPreviewPtr>> revise(const ImportPreviewPtr &preview, const ImportRevision &revision) override;
    QFuture<Result<ImportOutcome>> import(const ImportPreviewPtr &preview) override;
    QFuture<Result<QByteArray>> rejectedCsv(const ImportPreviewPtr &preview, const RowSentence &sentence) override;

private:
    /// Judges with what the server knows now: `judge` runs in a worker.
    template <typename Judge> QFuture<Result<ImportPreviewPtr>> judged(const CompanyId &company, Judge judge);

    RemoteCore &m_core;
};

} // namespace callboard
