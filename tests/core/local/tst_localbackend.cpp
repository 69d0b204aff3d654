// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/carrier/simulated/simulatedcarrier.h"
#include "core/local/localbackend.h"
#include "tests/contract/backendcontract.h"
#include "tests/support/memorystore.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <future>

using namespace callboard;
using namespace callboard::test;

namespace {

/// What is on the disk before the first start.
std::shared_ptr<MemoryDisk> filledDisk()
{
    auto disk = std::make_shared<MemoryDisk>();
    const ContractWorld world = contractWorld();
    disk->image.pools = world.pools;
    disk->image.companies = world.companies;
    disk->image.numbers = world.numbers;
    disk->image.positions = world.positions;
    disk->image.candidates = world.candidates;
    return disk;
}

std::unique_ptr<Backend> openOn(const std::shared_ptr<MemoryDisk> &disk,
                                const std::shared_ptr<SimulatedTimeSource> &clock)
{
    LocalWorkspace workspace;
    workspace.time = clock;
    workspace.carrier = QStringLiteral("simulated");
    workspace.build = [disk, clock](LocalWorkspace::Facts &) -> Result<EngineHouse> {
        EngineHouse house;
        house.borrowedTime = clock.get();
        house.random = seededRandom(7);
        house.store = std::make_unique<MemoryStore>(disk);
        house.carriers.push_back(std::make_unique<SimulatedCarrier>(*clock));
        house.options.frozenClock = clock.get();
        return house;
    };
    auto backend = LocalBackend::open(std::move(workspace));
    if (!backend)
        qFatal("not opened: %s", qPrintable(backend.error().detail));
    return std::move(*backend);
}

} // namespace

/// The embedded engine passes the contract of every backend.
class TestLocalBackend : public BackendContract
{
    Q_OBJECT

protected:
    std::unique_ptr<ContractHouse> makeHouse() override
    {
        auto house = std::make_unique<ContractHouse>();
        const auto disk = filledDisk();
        const auto clock = std::make_shared<SimulatedTimeSource>(fromEpochMs(kContractNow), 0);
        ContractHouse *raw = house.get();
        house->backend = openOn(disk, clock);
        house->advance = [raw](milliseconds by) {
            std::promise<void> done;
            static_cast<LocalBackend *>(raw->backend.get())
                ->engine()
                .engine()
                .post(command::Advance{by}, [&done](const CommandAnswer &) { done.set_value(); });
            done.get_future().wait();
        };
        house->restart = [raw, disk, clock] {
            raw->backend.reset();
            raw->backend = openOn(disk, clock);
        };
        return house;
    }
};

CB_TEST(TestLocalBackend)
#include "tst_localbackend.moc"
