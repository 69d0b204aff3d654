// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/remotepeople.h"

#include "core/base/whendone.h"
#include "core/import/importjob.h"

#include <QPromise>
#include <QtConcurrent>

namespace callboard {

namespace {

ImportContext contextOf(const CompanyId &company, const PeopleSnapshot &people)
{
    ImportContext context = ImportContext::at(company, people.at);
    context.positions = people.positions;
    for (const PersonRow &row : people.people)
        context.know(row.candidate);
    return context;
}

} // namespace

QFuture<Result<PeopleSnapshot>> RemotePeople::load(const CompanyId &company)
{
    return m_core.ask(rpc::loadPeople, company);
}

QFuture<Result<std::vector<PersonRow>>> RemotePeople::rows(const CompanyId &company,
                                                           const std::vector<CandidateId> &ids)
{
    return m_core.ask(rpc::peopleRows, company, ids);
}

QFuture<Result<Candidate>> RemotePeople::save(const Candidate &candidate)
{
    return m_core.ask(rpc::savePerson, candidate);
}

QFuture<Result<Done>> RemotePeople::remove(const CompanyId &company, const CandidateId &id)
{
    return m_core.ask(rpc::removePerson, company, id);
}

QFuture<Result<Position>> RemotePeople::savePosition(const Position &position)
{
    return m_core.ask(rpc::savePosition, position);
}

template <typename Judge> QFuture<Result<ImportPreviewPtr>> RemotePeople::judged(const CompanyId &company, Judge judge)
{
    auto promise = std::make_shared<QPromise<Result<ImportPreviewPtr>>>();
    promise->start();
    load(company).then(&m_core.pool(), [promise, company, judge](const Result<PeopleSnapshot> &people) {
        if (people) {
            promise->addResult(judge(contextOf(company, *people), watchOf(*promise)));
        } else {
            promise->addResult(Result<ImportPreviewPtr>(people.error()));
        }
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<ImportPreviewPtr>> RemotePeople::previewImport(const CompanyId &company, const ImportSource &source,
                                                              const ImportOptions &options)
{
    return judged(company, [source, options](const ImportContext &context, const ImportWatch &watch) {
        return callboard::previewImport(context, source, options, watch);
    });
}

QFuture<Result<ImportPreviewPtr>> RemotePeople::revise(const ImportPreviewPtr &preview, const ImportRevision &revision)
{
    return judged(preview->company, [preview, revision](const ImportContext &context, const ImportWatch &watch) {
        return reviseImport(context, preview, revision, watch);
    });
}

QFuture<Result<ImportOutcome>> RemotePeople::import(const ImportPreviewPtr &preview)
{
    auto promise = std::make_shared<QPromise<Result<ImportOutcome>>>();
    promise->start();
    const int rows = static_cast<int>(preview->rows.size());
    // Once more against the people there are now; the server judges a last time.
    load(preview->company).then(&m_core.pool(), [this, promise, preview, rows](const Result<PeopleSnapshot> &people) {
        const auto give = [promise](Result<ImportOutcome> result) {
            promise->addResult(std::move(result));
            promise->finish();
        };
        if (!people)
            return give(people.error());
        const ImportContext now = contextOf(preview->company, *people);
        rpc::PeopleToImport import{preview->company, candidatesToImport(*preview, &now), preview->source.title};
        if (import.candidates.empty())
            return give(ImportOutcome{0, rows, {}});
        m_core.send<ImportOutcome>(rpc::kImportPeople, rpc::written(import), false)
            .then(&m_core.pool(), [give, rows](Result<ImportOutcome> outcome) {
                if (outcome)
                    outcome->left = rows - outcome->imported;
                give(std::move(outcome));
            });
    });
    return promise->future();
}

QFuture<Result<QByteArray>> RemotePeople::rejectedCsv(const ImportPreviewPtr &preview, const RowSentence &sentence)
{
    return QtConcurrent::run(
        &m_core.pool(), [preview, sentence] { return Result<QByteArray>(callboard::rejectedCsv(*preview, sentence)); });
}

} // namespace callboard
