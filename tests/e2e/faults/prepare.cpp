// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/contracthouse.h"
#include "tests/e2e/faults/actions.h"

namespace callboard::test {

namespace {

/// What a rig cannot do without.
template <typename T> T needed(const char *what, QFuture<Result<T>> future)
{
    Result<T> answer = await(std::move(future));
    if (!answer)
        qFatal("%s: %s %s", what, qPrintable(wireName(answer.error().code)), qPrintable(answer.error().detail));
    return std::move(*answer);
}

InstantRange nextDay()
{
    return {fromEpochMs(kContractNow) + 20 * kHour, fromEpochMs(kContractNow) + 50 * kHour};
}

Plan planOf(Backend &backend, const QString &name, std::vector<CandidateId> people)
{
    BatchRequest request;
    request.company = kAcme;
    request.position = PositionId(QStringLiteral("pos_abc123"));
    request.window = nextDay();
    request.name = name;
    request.candidates = std::move(people);
    return needed("a plan", backend.plans().plan(request));
}

ImportPreviewPtr importOfTwo(Backend &backend)
{
    ImportSource source;
    source.bytes = "name,phone\nImported One,+37061300001\nImported Two,+37061300002\n";
    source.title = QStringLiteral("two.csv");
    ImportOptions options;
    options.columns = {ImportField::Name, ImportField::Phone};
    return needed("a preview", backend.people().previewImport(kAcme, source, options));
}

/// What a plain server does not have is typed in.
void fillIn(Backend &backend)
{
    const ContractWorld world = contractWorld();
    for (const Position &position : world.positions) {
        if (position.company == kAcme)
            needed("a position", backend.people().savePosition(position));
    }
    for (const Candidate &candidate : world.candidates) {
        if (candidate.company == kAcme)
            needed("a person", backend.people().save(candidate));
    }
    needed("hours", backend.hours().load(kAcme));
    needed("numbers", backend.numbers().load(kAcme));
}

} // namespace

Prepared prepare(Backend &backend, bool holdsBreaker)
{
    Prepared prepared;
    if (backend.connection().isPlain)
        fillIn(backend);
    for (const char *person : {"cand_0", "cand_1", "cand_2", "cand_3", "cand_4"}) {
        CallRequest request = requestFor(person);
        request.window = nextDay();
        prepared.calls.push_back(
            needed("a call", backend.reservations().book(request, QStringLiteral("prepare-") + QLatin1String(person))));
    }
    for (const int first : {5, 7}) {
        const auto person = [first](int i) { return CandidateId(QStringLiteral("cand_%1").arg(first + i)); };
        const QString name = QStringLiteral("Batch %1").arg(first);
        const Plan plan = planOf(backend, name, {person(0), person(1)});
        prepared.batches.push_back(
            needed("a batch", backend.plans().commit(plan, QStringLiteral("prepare-batch-%1").arg(first))).batch);
    }
    prepared.plan = planOf(backend, QStringLiteral("Two more"),
                           {CandidateId(QStringLiteral("cand_10")), CandidateId(QStringLiteral("cand_11"))});
    prepared.import = importOfTwo(backend);
    if (const auto keys = await(backend.keys().list(kAcme))) {
        for (const KeyRow &row : *keys)
            prepared.key = row.name == QLatin1String("celp_reader") ? row.id : prepared.key;
    }
    prepared.isBreakerHeld =
        holdsBreaker && await(backend.clock().holdBreaker(kAcme, QStringLiteral("prepared"))).has_value();
    return prepared;
}

} // namespace callboard::test
