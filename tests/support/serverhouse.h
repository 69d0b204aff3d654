// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/random.h"
#include "core/carrier/simulated/simulatedcarrier.h"
#include "core/engine/enginethread.h"
#include "core/server/eventhub.h"
#include "core/server/http/httpserver.h"
#include "core/server/keyring.h"
#include "core/server/service.h"
#include "tests/contract/contracthouse.h"
#include "tests/support/handover.h"
#include "tests/support/memorystore.h"

#include <QThread>

#include <future>

namespace callboard::test {

/// The whole server in this process, on loopback: engine thread, network thread, a memory disk that outlives both and
/// a clock that only `advance` moves.
class ServerHouse
{
public:
    explicit ServerHouse(std::shared_ptr<MemoryDisk> disk,
                         std::shared_ptr<SimulatedTimeSource> clock =
                             std::make_shared<SimulatedTimeSource>(fromEpochMs(kContractNow), 0),
                         bool referenceOnly = false, RateLimiter::Limit limit = {0, kMinute})
        : m_disk(std::move(disk)), m_clock(std::move(clock)), m_referenceOnly(referenceOnly), m_limit(limit)
    {
        start(0);
    }
    ~ServerHouse() { stop(); }
    Q_DISABLE_COPY_MOVE(ServerHouse)

    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }
    Engine &engine() { return m_engine->engine(); }
    bool isUp() const { return m_engine != nullptr; }

    void advance(milliseconds by)
    {
        std::promise<void> done;
        engine().post(command::Advance{by}, [&done](const CommandAnswer &) { done.set_value(); });
        done.get_future().wait();
    }
    /// Gone as after a crash of the program: connections end, what was committed stays.
    void stop()
    {
        if (!m_engine)
            return;
        m_service->finish();
        m_engine->stop();
        m_listener = nullptr;
        runOnThreadOf(m_server.get(), [this] {
            m_server.reset();
            m_hub.reset();
        });
        m_network.quit();
        m_network.wait();
        m_service.reset();
        m_engine.reset();
    }
    /// On the same port.
    void startAgain() { start(m_port); }

    static ApiKey keyOf(const CompanyId &company, const QByteArray &clear, KeyKind kind, Scopes scopes)
    {
        return {company, QString::fromLatin1(clear), kind, scopes, sha256OfKey(clear)};
    }

private:
    void start(quint16 port)
    {
        m_engine = std::make_unique<EngineThread>();
        auto started = m_engine->start([this]() -> Result<EngineHouse> {
            EngineHouse house;
            house.borrowedTime = m_clock.get();
            house.random = seededRandom(7 + m_starts++); // ids of before are taken
            house.store = std::make_unique<MemoryStore>(m_disk);
            house.carriers.push_back(std::make_unique<SimulatedCarrier>(*m_clock));
            house.options.frozenClock = m_clock.get();
            house.sinks.emplace_back([this](const Committed &committed) {
                m_keys.hear(committed);
                if (EventHub *hub = m_listener.load())
                    hub->hear(committed);
            });
            return house;
        });
        if (!started)
            qFatal("the engine does not start: %s", qPrintable(started.error().detail));
        m_keys.load(engine().snapshot()->state());
        m_hub = std::make_unique<EventHub>(engine(), *m_clock);
        m_hub->load(engine().snapshot()->state());
        m_listener = m_hub.get();
        ServiceOptions options;
        options.referenceLimit = m_limit;
        options.referenceOnly = m_referenceOnly;
        options.facts = {QStringLiteral("1.2.3"), QStringLiteral("simulated"), true};
        m_service = std::make_unique<Service>(engine(), *m_clock, m_keys, m_hub.get(), options);
        HttpServerOptions transport;
        transport.limitsAddresses = false;
        m_server = std::make_unique<HttpServer>(*m_service, transport);
        m_server->moveToThread(&m_network);
        m_hub->moveToThread(&m_network);
        m_network.start();
        Result<quint16> listening = quint16(0);
        runOnThreadOf(m_server.get(),
                      [&] { listening = m_server->listen(QHostAddress(QHostAddress::LocalHost), port); });
        if (!listening)
            qFatal("no port: %s", qPrintable(listening.error().detail));
        m_port = *listening;
    }

    std::shared_ptr<MemoryDisk> m_disk;
    std::shared_ptr<SimulatedTimeSource> m_clock;
    bool m_referenceOnly;
    RateLimiter::Limit m_limit;
    KeyRing m_keys;
    std::unique_ptr<EngineThread> m_engine;
    std::atomic<EventHub *> m_listener{nullptr};
    std::unique_ptr<EventHub> m_hub;
    std::unique_ptr<Service> m_service;
    std::unique_ptr<HttpServer> m_server;
    QThread m_network;
    quint16 m_port = 0;
    unsigned m_starts = 0;
};

/// The world of the backend contract on a fresh disk, with keys for its two companies.
inline std::shared_ptr<MemoryDisk> contractDisk()
{
    auto disk = std::make_shared<MemoryDisk>();
    const ContractWorld world = contractWorld();
    disk->image.pools = world.pools;
    disk->image.companies = world.companies;
    disk->image.numbers = world.numbers;
    disk->image.positions = world.positions;
    disk->image.candidates = world.candidates;
    const CompanyId other(QStringLiteral("comp_other"));
    disk->image.keys = {ServerHouse::keyOf(kAcme, "celp_console", KeyKind::AdminSession, Scopes::all()),
                        ServerHouse::keyOf(kAcme, "celp_reader", KeyKind::Api, {true, false, false}),
                        ServerHouse::keyOf(kAcme, "celp_scheduler", KeyKind::Api, {true, true, false}),
                        ServerHouse::keyOf(other, "celp_other", KeyKind::AdminSession, Scopes::all())};
    return disk;
}

} // namespace callboard::test
