// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/daemon/options.h"
#include "app/power/sleepwatch.h"
#include "core/base/result.h"
#include "core/engine/enginethread.h"
#include "core/server/eventhub.h"
#include "core/server/http/httpserver.h"
#include "core/server/keyring.h"
#include "core/server/service.h"

#include <QThread>

#include <atomic>
#include <memory>

namespace callboard {

/// The engine of one data folder behind HTTP: an engine thread, a network thread, and the main thread that only waits.
class Daemon final : public QObject
{
    Q_OBJECT
public:
    explicit Daemon(DaemonOptions options);
    ~Daemon() override;

    /// Opens or fills the data folder, starts the engine, listens. Answers the URLs. Errors: of the set-up file and of
    /// the store, as a sentence in `detail`; nothing is left behind then.
    Result<QStringList> start();
    /// Answers what it has begun, then ends everything; `stopped` follows within ten seconds.
    void stop();
    /// Reads the certificate files anew, for connections from now on; keeps the old ones when they are bad.
    void reloadCertificates();

signals:
    void stopped();

private:
    Result<EngineHouse> buildHouse();
    Result<void> startEngine();
    Result<QStringList> listen();
    void finish();

    DaemonOptions m_options;
    std::shared_ptr<SimulatedTimeSource> m_simulated;
    std::shared_ptr<TimeSource> m_time;
    KeyRing m_keys;
    EngineThread m_engine;
    std::unique_ptr<Service> m_service;
    QThread m_network;
    std::unique_ptr<HttpServer> m_server;        // lives on m_network
    std::unique_ptr<EventHub> m_hub;             // lives on m_network
    std::atomic<EventHub *> m_listener{nullptr}; // the hub, once commits may reach it
    SleepWatch m_sleep;
    bool m_isStopping = false;
};

/// Judges a set-up file without opening anything else. Errors: as a sentence in `detail`.
Result<SetupFile> readSetupOrSay(const QString &path);

} // namespace callboard
