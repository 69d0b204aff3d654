// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/import/importjob.h"
#include "core/remote/plain/plainfigures.h"
#include "core/remote/plain/plainsubjects.h"

namespace callboard {
namespace {

ImportContext contextOf(const PlainWorld &world)
{
    ImportContext context = ImportContext::at(world.owner.id, world.at);
    for (const auto &[id, position] : world.positions)
        context.positions.push_back(position);
    for (const auto &person : world.people)
        context.know(*person);
    return context;
}

/// A long job in a worker that reports rows and sees a cancel.
template <typename Job> QFuture<Result<ImportPreviewPtr>> inWorker(PlainDesk &desk, const CompanyId &company, Job job)
{
    auto promise = std::make_shared<QPromise<Result<ImportPreviewPtr>>>();
    promise->start();
    auto future = promise->future();
    auto given = desk.post<ImportContext>(
        company, [promise, job = std::move(job)](PlainCore &core, const PlainReply<ImportContext> &) {
            core.work<ImportPreviewPtr>(
                [promise, job](const PlainWorld &world) { return job(contextOf(world), watchOf(*promise)); },
                [promise](Result<ImportPreviewPtr> result) {
                    promise->addResult(std::move(result));
                    promise->finish();
                });
        });
    if (given.isFinished() && given.resultCount() > 0) { // another company's
        promise->addResult(given.result().error());
        promise->finish();
    }
    return future;
}

} // namespace

QFuture<Result<PeopleSnapshot>> PlainPeople::load(const CompanyId &company)
{
    return m_desk.post<PeopleSnapshot>(company, [](PlainCore &core, const PlainReply<PeopleSnapshot> &reply) {
        // People are ours: they are shown also when nothing was ever told of hours and numbers.
        core.withBasics(kMinute, [&core, reply](const std::optional<Error> &) {
            core.work<PeopleSnapshot>(
                [](const PlainWorld &world) { return Result<PeopleSnapshot>(plainfigures::people(world)); }, reply);
        });
    });
}

QFuture<Result<std::vector<PersonRow>>> PlainPeople::rows(const CompanyId &company, const std::vector<CandidateId> &ids)
{
    return m_desk.tell<std::vector<PersonRow>>(company, [ids](PlainCore &core) {
        return Result<std::vector<PersonRow>>(plainfigures::peopleRows(core.world(), ids));
    });
}

QFuture<Result<Candidate>> PlainPeople::save(const Candidate &candidate)
{
    return m_desk.tell<Candidate>(candidate.company,
                                  [candidate](PlainCore &core) { return core.savePerson(candidate); });
}

QFuture<Result<Done>> PlainPeople::remove(const CompanyId &company, const CandidateId &id)
{
    return m_desk.tell<Done>(company, [id](PlainCore &core) { return core.removePerson(id); });
}

QFuture<Result<Position>> PlainPeople::savePosition(const Position &position)
{
    return m_desk.tell<Position>(position.company, [position](PlainCore &core) { return core.savePosition(position); });
}

QFuture<Result<ImportPreviewPtr>> PlainPeople::previewImport(const CompanyId &company, const ImportSource &source,
                                                             const ImportOptions &options)
{
    return inWorker(m_desk, company, [source, options](const ImportContext &context, const ImportWatch &watch) {
        return callboard::previewImport(context, source, options, watch);
    });
}

QFuture<Result<ImportPreviewPtr>> PlainPeople::revise(const ImportPreviewPtr &preview, const ImportRevision &revision)
{
    return inWorker(m_desk, preview->company,
                    [preview, revision](const ImportContext &context, const ImportWatch &watch) {
                        return reviseImport(context, preview, revision, watch);
                    });
}

QFuture<Result<ImportOutcome>> PlainPeople::import(const ImportPreviewPtr &preview)
{
    return m_desk.tell<ImportOutcome>(preview->company, [preview](PlainCore &core) {
        const ImportContext context = contextOf(core.world());
        return core.importPeople(candidatesToImport(*preview, &context), static_cast<int>(preview->rows.size()),
                                 preview->source.title.isEmpty() ? QStringLiteral("import") : preview->source.title);
    });
}

QFuture<Result<QByteArray>> PlainPeople::rejectedCsv(const ImportPreviewPtr &preview, const RowSentence &sentence)
{
    return m_desk.post<QByteArray>(preview->company,
                                   [preview, sentence](PlainCore &core, const PlainReply<QByteArray> &reply) {
                                       core.work<QByteArray>(
                                           [preview, sentence](const PlainWorld &) {
                                               return Result<QByteArray>(callboard::rejectedCsv(*preview, sentence));
                                           },
                                           reply);
                                   });
}

} // namespace callboard
