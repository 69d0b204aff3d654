// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Sheets of 100,000 people: cut, judged, revised; and the whole way from bytes to rows on the disk (target: < 2 s).
#include "core/carrier/simulated/simulatedcarrier.h"
#include "core/import/csvreader.h"
#include "core/import/importjob.h"
#include "core/local/localbackend.h"
#include "core/store/sqlitestore.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

using namespace callboard;

namespace {

constexpr int kRows = 100'000;

/// Five columns; numbers of Lithuania with and without country, Germany and three clocks of the United States.
QByteArray sheet(int rows)
{
    QByteArray text = "phone;full name;city;role;time zone\n";
    const auto digits = [](int value, int width) { return QByteArray::number(value).rightJustified(width, '0', true); };
    for (int i = 0; i < rows; ++i) {
        switch (i % 5) {
        case 0:
            text += "+370 6" + digits(1'000'000 + i, 7) + ";Rasa Balsys;Kaunas;Warehouse lead;\n";
            break;
        case 1:
            text += "+49 171 39" + digits(i, 5) + ";Lena Kuhn;Berlin;Warehouse lead;\n";
            break;
        case 2:
            text += "+1 208 555 " + digits(i, 4) + ";Caleb Hayes;Boise;Warehouse lead;\n";
            break;
        case 3:
            text += "8 6" + digits(2'000'000 + i, 7) + ";Ieva Stankus;Vilnius;;Europe/Vilnius\n";
            break;
        default:
            text += "+1 212 555 " + digits(i, 4) + ";Harper Ortiz;New York;;New York\n";
        }
    }
    return text;
}

ImportContext context()
{
    ImportContext c;
    c.company = CompanyId(QStringLiteral("comp_a"));
    c.positions = {Position{PositionId(QStringLiteral("pos_1")), c.company, QStringLiteral("Warehouse lead"), {}}};
    c.clocks = {fromEpochMs(1'763'337'600'000), fromEpochMs(1'763'337'600'000) + 366 * kDay};
    return c;
}

ImportOptions lithuania()
{
    ImportOptions options;
    options.defaultRegion = QStringLiteral("LT");
    return options;
}

void importCutRows(benchmark::State &state)
{
    const QString text = QString::fromUtf8(sheet(kRows));
    CsvOptions options;
    options.separator = QLatin1Char(';');
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(readCsv(text, options));
    state.SetItemsProcessed(state.iterations() * kRows);
}
BENCHMARK(importCutRows)->Unit(benchmark::kMillisecond);

void importPreview(benchmark::State &state)
{
    const ImportSource source{{}, sheet(static_cast<int>(state.range(0))), {}};
    const ImportContext people = context();
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(previewImport(people, source, lithuania()));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(importPreview)->Arg(1'000)->Arg(kRows)->Unit(benchmark::kMillisecond)->UseRealTime();

void importReviseOneCell(benchmark::State &state)
{
    const ImportContext people = context();
    const auto preview = previewImport(people, {{}, sheet(kRows), {}}, lithuania());
    ImportRevision revision;
    revision.edits[{2, 0}] = QStringLiteral("+370 612 34567");
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(reviseImport(people, *preview, revision));
}
BENCHMARK(importReviseOneCell)->Unit(benchmark::kMillisecond);

void needApplication()
{
    static int argc = 1;
    static char name[] = "cb_bench";
    static char *argv[] = {name, nullptr};
    if (!QCoreApplication::instance())
        static QCoreApplication application(argc, argv);
}

std::unique_ptr<LocalBackend> emptyWorkspace(const QString &path)
{
    needApplication();
    LocalWorkspace workspace;
    workspace.time = std::make_shared<SimulatedTimeSource>(fromEpochMs(1'763'337'600'000), 0);
    workspace.build = [path, time = workspace.time](LocalWorkspace::Facts &facts) -> Result<EngineHouse> {
        auto store = SqliteStore::create(path);
        if (!store)
            return store.error();
        WriteGroup group;
        Company company;
        company.id = context().company;
        group.companies = {company};
        group.positions = context().positions;
        if (auto written = (*store)->commit(group); !written)
            return written.error();
        facts.path = path;
        EngineHouse house;
        house.borrowedTime = time.get();
        house.random = systemRandom();
        house.carriers.push_back(std::make_unique<SimulatedCarrier>(*time));
        house.store = std::move(*store);
        return house;
    };
    auto backend = LocalBackend::open(std::move(workspace));
    if (!backend)
        qFatal("no workspace to import into");
    return std::move(*backend);
}

/// As the People page does it: preview in workers, then one transaction of the engine.
void importIntoAWorkspace(benchmark::State &state)
{
    const ImportSource source{{}, sheet(kRows), {}};
    int imported = 0;
    for ([[maybe_unused]] auto _ : state) {
        state.PauseTiming();
        const QTemporaryDir folder;
        auto backend = emptyWorkspace(folder.filePath(QStringLiteral("bench.callboard")));
        state.ResumeTiming();
        const auto preview = backend->people().previewImport(context().company, source, lithuania()).result();
        imported = backend->people().import(*preview).result()->imported;
        state.PauseTiming();
        backend.reset();
        state.ResumeTiming();
    }
    state.counters["imported"] = imported;
}
BENCHMARK(importIntoAWorkspace)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
