// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/peoplebackend.h"
#include "core/local/localcore.h"

namespace callboard {

class LocalPeople final : public PeopleBackend
{
public:
    explicit LocalPeople(LocalCore &core) : m_core(core) {}
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
    LocalCore &m_core;
};

} // namespace callboard
