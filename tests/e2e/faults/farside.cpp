// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/faults/farside.h"

#include "tests/support/serverhouse.h"

#include <QUrl>

namespace callboard::test {

struct FarSide::House
{
    explicit House(Kind kind) : server(contractDisk(), clock, kind == Kind::ReferenceOnly) {}

    std::shared_ptr<SimulatedTimeSource> clock = std::make_shared<SimulatedTimeSource>(fromEpochMs(kContractNow), 0);
    ServerHouse server;
};

FarSide::FarSide(Kind kind) : m_house(std::make_unique<House>(kind)) {}

FarSide::~FarSide() = default;

quint16 FarSide::port() const
{
    return static_cast<quint16>(QUrl(m_house->server.url()).port());
}

void FarSide::setClockThreeHoursOn()
{
    m_house->server.stop();
    m_house->clock->advance(3 * kHour);
    m_house->server.startAgain();
}

std::vector<LogEntry> FarSide::entriesAfter(quint64 sequence)
{
    LogQuery all;
    all.company = kAcme;
    all.after = sequence;
    all.limit = 10'000;
    return m_house->server.engine().log(all).value();
}

quint64 FarSide::lastEntry()
{
    LogQuery newest;
    newest.company = kAcme;
    newest.limit = 1;
    const auto entries = m_house->server.engine().log(newest);
    return entries->empty() ? 0 : entries->front().sequence;
}

} // namespace callboard::test
