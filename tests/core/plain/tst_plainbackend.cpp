// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/backendcontract.h"
#include "tests/core/plain/plainhouse.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

QString nameOf(const CompanyId &company)
{
    return company.text() == QLatin1String("comp_other") ? QStringLiteral("other") : QStringLiteral("acme");
}

/// Journals that know the people, made once: fifty syncs for each test would be seconds.
const QTemporaryDir &filledFolder()
{
    static const QTemporaryDir folder;
    static const bool isFilled = [] {
        for (const char *id : {"comp_acme_2f8a", "comp_other"}) {
            const CompanyId company(QString::fromLatin1(id));
            PlainOptions options =
                plainOptions(QStringLiteral("http://127.0.0.1:1"), "celp_nobody", company, folder.path());
            options.journalName = nameOf(company);
            fillPeople(*openPlain(options), company);
        }
        return true;
    }();
    (void)isFilled;
    return folder;
}

} // namespace

/// A server with the reference's routes only passes the contract of every backend: what it cannot do is refused.
// proves: C008 C050 C101 C160 C161 C162 C163
class TestPlainBackend : public BackendContract
{
    Q_OBJECT

protected:
    std::unique_ptr<ContractHouse> makeHouse() override
    {
        auto house = std::make_unique<ContractHouse>();
        const auto clock = std::make_shared<SimulatedTimeSource>(fromEpochMs(kContractNow), 0);
        const auto server = std::make_shared<ServerHouse>(contractDisk(), clock, true);
        const auto folder = std::make_shared<QTemporaryDir>();
        for (const char *name : {"acme.callboard-journal", "other.callboard-journal"})
            QFile::copy(filledFolder().filePath(QLatin1String(name)), folder->filePath(QLatin1String(name)));
        const auto open = [server, clock, folder](const CompanyId &company, const char *key) {
            PlainOptions options = plainOptions(server->url(), key, company, folder->path());
            options.journalName = nameOf(company);
            options.time = clock;
            return openPlain(options);
        };
        const CompanyId other(QStringLiteral("comp_other"));
        house->backend = open(house->company, "celp_console");
        house->otherBackend = open(other, "celp_other");
        ContractHouse *raw = house.get();
        house->advance = [server](milliseconds by) { server->advance(by); };
        house->restart = [raw, open] {
            raw->backend.reset();
            raw->backend = open(raw->company, "celp_console");
        };
        m_server = server;
        return house;
    }

private:
    std::shared_ptr<ServerHouse> m_server; // outlives the house, whose backends still ask while they go
};

CB_TEST(TestPlainBackend)
#include "tst_plainbackend.moc"
