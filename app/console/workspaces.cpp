// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "app/console/workspaces.h"

#include "core/base/random.h"
#include "core/carrier/simulated/simulatedcarrier.h"
#include "core/local/demo.h"
#include "core/local/localbackend.h"
#include "core/store/sqlitestore.h"
#include "core/wire/setupfile.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QThread>
#include <QtConcurrent>

namespace callboard::workspaces {

namespace {

constexpr double kDemoRate = 60;

using StoreMaker = std::function<Result<std::unique_ptr<SqliteStore>>()>;

/// Opens an engine on the store that `makeStore` gives. `folder` is a temporary workspace's, and lives as long as the
/// backend that works in it. `gui` is whose backend it becomes: taken before the worker begins, since the program may
/// end meanwhile.
Result<Opened> start(QThread *gui, const StoreMaker &makeStore, const ClockChoice &clock,
                     std::shared_ptr<QTemporaryDir> folder = {})
{
    // A simulated clock stands still until the engine is there: at sixty times real time the opening itself would make
    // calls late.
    std::shared_ptr<SimulatedTimeSource> simulated;
    if (clock.isSimulated())
        simulated = std::make_shared<SimulatedTimeSource>(clock.now.value_or(RealTimeSource().now()), 0);
    LocalWorkspace workspace;
    workspace.time = simulated;
    if (!simulated)
        workspace.time = std::make_shared<RealTimeSource>();
    workspace.carrier = QStringLiteral("simulated");
    workspace.isTemporary = folder != nullptr;
    workspace.build = [makeStore, time = workspace.time](LocalWorkspace::Facts &facts) -> Result<EngineHouse> {
        auto store = makeStore();
        if (!store)
            return store.error();
        const SqliteStore *file = store->get();
        facts.path = file->path();
        facts.readOnlyReason = file->readOnlyReason();
        facts.copyTo = [file](const QString &target) { return file->backUpTo(target); };
        EngineHouse house;
        house.borrowedTime = time.get();
        house.random = systemRandom();
        house.carriers.push_back(std::make_unique<SimulatedCarrier>(*time));
        house.options.lateCalls = EngineOptions::LateCalls::AskFirst;
        house.store = std::move(*store);
        return house;
    };
    auto backend = LocalBackend::open(std::move(workspace));
    if (!backend)
        return backend.error();
    if (simulated) {
        simulated->setRate(clock.rate.value_or(1));
        (*backend)->engine().wake();
    }
    (*backend)->moveToThread(gui);
    return Opened(backend->release(), [folder = std::move(folder)](Backend *gone) { delete gone; });
}

Result<SetupFile> readSetup(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, path, {}};
    return readSetupFile(file.readAll());
}

WriteGroup groupOf(const SetupFile &setup)
{
    WriteGroup group;
    group.simulation = setup.simulation;
    group.pools = setup.pools;
    group.companies = setup.companies;
    group.numbers = setup.numbers;
    group.keys = setup.keys;
    group.positions = setup.positions;
    group.candidates = setup.candidates;
    return group;
}

/// A new file with this content; it is seen with all of it or not at all.
Result<std::unique_ptr<SqliteStore>> createWith(const QString &path, const WriteGroup &content)
{
    return SqliteStore::create(path, systemFiles(), content);
}

Result<Opened> demo(QThread *gui, const ClockChoice &choice)
{
    auto setup = readSetup(QStringLiteral(":/demo/demo.json"));
    if (!setup)
        return setup.error();
    const Zone zone = setup->companies.front().policy.zone.value_or(Zone::utc());
    ClockChoice clock = choice;
    clock.now = choice.now ? *choice.now : demoMoment(RealTimeSource().now(), zone);
    clock.rate = choice.rate.value_or(kDemoRate);
    DemoRequest request;
    request.setup = std::move(*setup);
    request.now = *clock.now;
    auto content = makeDemo(request, [](const TimeSource &time) { return std::make_unique<SimulatedCarrier>(time); });
    if (!content)
        return content.error();
    auto folder = std::make_shared<QTemporaryDir>();
    if (!folder->isValid())
        return Error{ErrorCode::FileUnreadable, folder->errorString(), {}};
    const QString path = folder->filePath(QStringLiteral("demo.callboard"));
    return start(
        gui, [path, &content] { return createWith(path, *content); }, clock, std::move(folder));
}

template <typename Fn> QFuture<Result<Opened>> inWorker(Fn fn)
{
    return QtConcurrent::run(std::move(fn));
}

} // namespace

QFuture<Result<Opened>> openDemo(const ClockChoice &clock)
{
    return inWorker([gui = QThread::currentThread(), clock] { return demo(gui, clock); });
}

QFuture<Result<Opened>> openFile(const QString &path, const ClockChoice &clock)
{
    return inWorker([gui = QThread::currentThread(), path, clock]() -> Result<Opened> {
        return start(
            gui, [path] { return SqliteStore::open(path); }, clock);
    });
}

QFuture<Result<Opened>> createFile(const QString &path, const QString &name, const ClockChoice &clock)
{
    return inWorker([gui = QThread::currentThread(), path, name, clock]() -> Result<Opened> {
        const auto random = systemRandom();
        WriteGroup content;
        Company company;
        company.id = CompanyId(randomId(*random, QStringLiteral("comp_")));
        company.name = name;
        company.telephonyEnabled = true;
        content.companies = {company};
        return start(
            gui, [path, &content] { return createWith(path, content); }, clock);
    });
}

QFuture<Result<Opened>> importSetup(const QString &setupPath, const QString &target, const ClockChoice &clock)
{
    return inWorker([gui = QThread::currentThread(), setupPath, target, clock]() -> Result<Opened> {
        auto setup = readSetup(setupPath);
        if (!setup)
            return setup.error();
        const QFileInfo file(setupPath);
        const QString path =
            target.isEmpty() ? file.dir().filePath(file.completeBaseName() + QStringLiteral(".callboard")) : target;
        return start(
            gui, [path, &setup] { return createWith(path, groupOf(*setup)); }, clock);
    });
}

} // namespace callboard::workspaces
