// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// A recruiter without a window, for tst_story: e2e_operator WORKSPACE PEOPLE.csv START_MS RATE
// Creates the workspace from the demo's set-up (without its people), imports the people, plans 200, commits, then lets
// the simulated clock run. Says every acknowledged step on stdout, flushed, so that whoever kills it knows what must
// be there afterwards. With an existing workspace it opens it and only lets time pass.
#include "core/carrier/simulated/simulatedcarrier.h"
#include "core/local/localbackend.h"
#include "core/store/sqlitestore.h"
#include "core/wire/setupfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QTimer>

#include <cstdio>

using namespace callboard;

namespace {

void say(const QString &line)
{
    std::fprintf(stdout, "%s\n", qPrintable(line));
    std::fflush(stdout);
}

template <typename T> T must(Result<T> result, const char *what)
{
    if (!result)
        qFatal("%s: %s %s", what, qPrintable(wireName(result.error().code)), qPrintable(result.error().detail));
    return std::move(*result);
}

template <typename T> T await(QFuture<Result<T>> future, const char *what)
{
    future.waitForFinished();
    return must(future.result(), what);
}

SetupFile setupWithoutPeople()
{
    QFile file(QStringLiteral(CALLBOARD_SOURCE_DIR "/resources/demo/demo.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no demo.json");
    SetupFile setup = must(readSetupFile(file.readAll()), "set-up");
    setup.candidates.clear();
    return setup;
}

std::unique_ptr<LocalBackend> openBackend(const QString &path, bool isNew, const std::shared_ptr<TimeSource> &clock)
{
    LocalWorkspace workspace;
    workspace.time = clock;
    workspace.build = [=](LocalWorkspace::Facts &facts) -> Result<EngineHouse> {
        auto store = isNew ? SqliteStore::create(path) : SqliteStore::open(path);
        if (!store)
            return store.error();
        if (isNew) {
            const SetupFile setup = setupWithoutPeople();
            WriteGroup group;
            group.simulation = setup.simulation;
            group.pools = setup.pools;
            group.companies = setup.companies;
            group.numbers = setup.numbers;
            group.positions = setup.positions;
            if (auto written = (*store)->commit(group); !written)
                return written.error();
        }
        facts.path = path;
        EngineHouse house;
        house.borrowedTime = clock.get();
        house.random = systemRandom();
        house.carriers.push_back(std::make_unique<SimulatedCarrier>(*clock));
        house.store = std::move(*store);
        return house;
    };
    return must(LocalBackend::open(std::move(workspace)), "open");
}

/// Imports, plans 200, commits.
void work(Backend &backend, const QString &peoplePath)
{
    const CompanyId company = backend.workspace().companies.front().id;
    ImportSource source;
    source.path = peoplePath;
    source.title = QFileInfo(peoplePath).fileName();
    const auto preview = await(backend.people().previewImport(company, source, {}), "preview");
    const ImportOutcome imported = await(backend.people().import(preview), "import");
    say(QStringLiteral("imported %1").arg(imported.imported));

    BatchRequest request;
    request.company = company;
    request.position = PositionId("pos_driver");
    request.window = Preset::Within48Hours;
    request.retry = RetryMode::SameDay;
    request.name = QStringLiteral("End to end");
    const auto people = await(backend.people().load(company), "people");
    for (const PersonRow &row : people.people) {
        if (row.blocked || request.candidates.size() == 200)
            continue;
        request.candidates.push_back(row.candidate.id);
        if (row.candidate.zone)
            request.overrides[row.candidate.id.text()].zone = row.candidate.zone;
    }
    const Plan plan = await(backend.plans().plan(request), "plan");
    say(QStringLiteral("planned %1 of %2 bound %3").arg(plan.placed()).arg(plan.entries.size()).arg(plan.bound.calls));
    const CommitOutcome outcome = await(backend.plans().commit(plan, "e2e-commit"), "commit");
    for (const auto &entry : outcome.entries) {
        if (entry.reservation)
            say(QStringLiteral("booked %1").arg(entry.reservation->text()));
    }
    say(QStringLiteral("committed"));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5)
        qFatal("usage: e2e_operator WORKSPACE PEOPLE.csv START_MS RATE");
    const bool isNew = !QFileInfo::exists(arguments[1]);
    const auto clock =
        std::make_shared<SimulatedTimeSource>(fromEpochMs(arguments[3].toLongLong()), arguments[4].toDouble());
    const auto backend = openBackend(arguments[1], isNew, clock);
    const CompanyId company = backend->workspace().companies.front().id;
    if (isNew)
        work(*backend, arguments[2]);

    // Reports states as the window would see them; "done" when no call is open any more.
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, [&] {
        ReservationQuery open;
        open.company = company;
        open.states = {ReservationState::Firm, ReservationState::Dispatching, ReservationState::Ringing,
                       ReservationState::Active};
        const auto calls = await(backend->reservations().list(open), "list");
        say(QStringLiteral("open %1 at %2").arg(calls.size()).arg(toEpochMs(backend->now())));
        if (calls.empty()) {
            say(QStringLiteral("done"));
            QCoreApplication::quit();
        }
    });
    watch.start(20);
    return QCoreApplication::exec();
}
