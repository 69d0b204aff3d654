// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/backendcontract.h"
#include "tests/core/remote/remotehouse.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;

/// A server passes the contract of every backend, over real sockets.
class TestRemoteBackend : public BackendContract
{
    Q_OBJECT

protected:
    std::unique_ptr<ContractHouse> makeHouse() override
    {
        auto house = std::make_unique<ContractHouse>();
        ContractHouse *raw = house.get();
        const auto server = std::make_shared<ServerHouse>(contractDisk());
        house->backend = connectTo(*server, "celp_console");
        house->otherBackend = connectTo(*server, "celp_other");
        house->advance = [raw, server](milliseconds by) {
            server->advance(by);
            QVERIFY(await(raw->backend->clock().status(raw->company))); // an answer carries the clock
        };
        house->restart = [raw, server] {
            raw->backend.reset();
            raw->otherBackend.reset();
            server->stop();
            server->startAgain();
            raw->backend = connectTo(*server, "celp_console");
        };
        return house;
    }
};

CB_TEST(TestRemoteBackend)
#include "tst_remotebackend.moc"
