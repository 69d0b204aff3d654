// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/local/localpeople.h"

#include "core/base/whendone.h"
#include "core/import/importjob.h"
#include "core/local/queries.h"

namespace callboard {

namespace {

ImportContext contextOf(const WorkspaceState &state, const CompanyId &company)
{
    ImportContext context = ImportContext::at(company, state.now());
    for (const Position *position : state.positionsOf(company))
        context.positions.push_back(*position);
    state.forEachCandidate([&](const CandidatePtr &candidate) { context.know(*candidate); });
    return context;
}

} // namespace

QFuture<Result<PeopleSnapshot>> LocalPeople::load(const CompanyId &company)
{
    return m_core.ask<PeopleSnapshot>(
        [company](const WorkspaceState &state) { return Result<PeopleSnapshot>(queries::people(state, company)); });
}

QFuture<Result<std::vector<PersonRow>>> LocalPeople::rows(const CompanyId &company, const std::vector<CandidateId> &ids)
{
    return m_core.ask<std::vector<PersonRow>>([company, ids](const WorkspaceState &state) {
        return Result<std::vector<PersonRow>>(queries::peopleRows(state, company, ids));
    });
}

QFuture<Result<Candidate>> LocalPeople::save(const Candidate &candidate)
{
    command::SaveCandidates save;
    save.header = m_core.header(candidate.company);
    save.candidates = {candidate};
    return m_core.send<Candidate>(std::move(save), [](const answer::Any &any) -> Result<Candidate> {
        auto saved = expectAnswer<answer::CandidatesSaved>(any);
        if (!saved)
            return saved.error();
        return saved->candidates.front();
    });
}

QFuture<Result<Done>> LocalPeople::remove(const CompanyId &company, const CandidateId &id)
{
    return m_core.sendForDone(command::RemoveCandidate{m_core.header(company), id});
}

QFuture<Result<Position>> LocalPeople::savePosition(const Position &position)
{
    return m_core.send<Position>(command::SavePosition{m_core.header(position.company), position},
                                 [](const answer::Any &any) -> Result<Position> {
                                     auto saved = expectAnswer<answer::PositionSaved>(any);
                                     return saved ? Result<Position>(saved->position) : Result<Position>(saved.error());
                                 });
}

QFuture<Result<ImportPreviewPtr>> LocalPeople::previewImport(const CompanyId &company, const ImportSource &source,
                                                             const ImportOptions &options)
{
    return m_core.askLong<ImportPreviewPtr>(
        [company, source, options](const WorkspaceState &state, QPromise<Result<ImportPreviewPtr>> &promise) {
            return callboard::previewImport(contextOf(state, company), source, options, watchOf(promise));
        });
}

QFuture<Result<ImportPreviewPtr>> LocalPeople::revise(const ImportPreviewPtr &preview, const ImportRevision &revision)
{
    return m_core.askLong<ImportPreviewPtr>(
        [preview, revision](const WorkspaceState &state, QPromise<Result<ImportPreviewPtr>> &promise) {
            return reviseImport(contextOf(state, preview->company), preview, revision, watchOf(promise));
        });
}

namespace {

command::SaveCandidates importCommand(CommandHeader header, const ImportPreview &preview, const ImportContext &now)
{
    command::SaveCandidates save;
    save.header = std::move(header);
    save.candidates = candidatesToImport(preview, &now);
    save.isImport = true;
    save.source = preview.source.title;
    return save;
}

Result<ImportOutcome> importOutcome(const answer::Any &any, int rows)
{
    auto saved = expectAnswer<answer::CandidatesSaved>(any);
    if (!saved)
        return saved.error();
    ImportOutcome outcome;
    for (const Candidate &candidate : saved->candidates)
        outcome.candidates.push_back(candidate.id);
    outcome.imported = static_cast<int>(outcome.candidates.size());
    outcome.left = rows - outcome.imported;
    return outcome;
}

} // namespace

QFuture<Result<ImportOutcome>> LocalPeople::import(const ImportPreviewPtr &preview)
{
    // A hundred thousand rows take a moment to choose from: in a worker, which then waits for the engine's commit.
    return m_core.ask<ImportOutcome>([this, preview](const WorkspaceState &state) -> Result<ImportOutcome> {
        const int rows = static_cast<int>(preview->rows.size());
        auto save = importCommand(m_core.header(preview->company), *preview, contextOf(state, preview->company));
        if (save.candidates.empty())
            return ImportOutcome{0, rows, {}};
        auto saved = m_core.send<ImportOutcome>(std::move(save),
                                                [rows](const answer::Any &any) { return importOutcome(any, rows); });
        saved.waitForFinished();
        return saved.resultCount() > 0 ? saved.result() : Result<ImportOutcome>(Error{ErrorCode::Cancelled, {}, {}});
    });
}

QFuture<Result<QByteArray>> LocalPeople::rejectedCsv(const ImportPreviewPtr &preview, const RowSentence &sentence)
{
    return m_core.ask<QByteArray>([preview, sentence](const WorkspaceState &) {
        return Result<QByteArray>(callboard::rejectedCsv(*preview, sentence));
    });
}

} // namespace callboard
