// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "app/daemon/daemon.h"

#include "app/daemon/tls.h"
#include "core/base/random.h"
#include "core/carrier/simulated/simulatedcarrier.h"
#include "core/store/sqlitestore.h"
#include "core/wire/setupfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTimer>

#include <algorithm>
#include <sys/resource.h>

namespace callboard {

namespace {

constexpr std::chrono::milliseconds kLongestStop{8'000}; // WORKSPACE.md: within 10 s
constexpr rlim_t kWantedFiles = 65'536;
constexpr int kOwnFiles = 128; // the store, the log, the program itself

Error sentence(ErrorCode code, const QString &text)
{
    return Error{code, text, {}};
}

/// As many connections as the system lets us have, below `wanted` (SERVER trap 7).
int connectionsWithin(int wanted)
{
    rlimit limit = {};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return wanted;
    limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? kWantedFiles : std::min(limit.rlim_max, kWantedFiles);
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
    return std::min(wanted, std::max(16, static_cast<int>(std::min(limit.rlim_cur, kWantedFiles)) - kOwnFiles));
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

QString whyNot(const Error &error, const QString &path)
{
    switch (error.code) {
    case ErrorCode::FileLocked:
        return QStringLiteral("%1 is in use by another program. Stop it first.").arg(path);
    case ErrorCode::FileNewer:
        return QStringLiteral("%1 was written by a newer Callboard. Use that version.").arg(path);
    case ErrorCode::FileDamaged:
        return QStringLiteral("%1 is damaged: %2. Restore a backup; the file was not changed.").arg(path, error.detail);
    case ErrorCode::FileNotAWorkspace:
        return QStringLiteral("%1 is not a Callboard workspace. Name another data folder.").arg(path);
    default: // the rest has its own words
        return QStringLiteral("%1 cannot be opened: %2.").arg(path, error.detail);
    }
}

/// A new file with this content; it is seen with all of it or not at all.
Result<std::unique_ptr<SqliteStore>> createWith(const QString &path, const SetupFile &setup)
{
    return SqliteStore::create(path, systemFiles(), groupOf(setup));
}

Result<std::unique_ptr<SqliteStore>> openOrFill(const DaemonOptions &options)
{
    const QString path = QDir(options.dataFolder).filePath(QStringLiteral("workspace.callboard"));
    if (QFileInfo::exists(path)) {
        auto store = SqliteStore::open(path);
        return store ? std::move(store) : sentence(store.error().code, whyNot(store.error(), path));
    }
    if (options.workspaceFile.isEmpty())
        return sentence(ErrorCode::FileUnreadable,
                        QStringLiteral("%1 holds no workspace. Name a set-up file with --workspace to fill it.")
                            .arg(options.dataFolder));
    const auto setup = readSetupOrSay(options.workspaceFile);
    if (!setup)
        return setup.error();
    if (!QDir().mkpath(options.dataFolder))
        return sentence(ErrorCode::FileUnreadable,
                        QStringLiteral("The data folder %1 cannot be made.").arg(options.dataFolder));
    auto store = createWith(path, *setup);
    return store ? std::move(store) : sentence(store.error().code, whyNot(store.error(), path));
}

QString urlOf(const DaemonOptions::Listen &listen, quint16 port, bool isSecure)
{
    const QString host = listen.address.protocol() == QAbstractSocket::IPv6Protocol
                             ? QLatin1Char('[') + listen.address.toString() + QLatin1Char(']')
                             : listen.address.toString();
    return QStringLiteral("%1://%2:%3")
        .arg(isSecure ? QStringLiteral("https") : QStringLiteral("http"), host)
        .arg(port);
}

} // namespace

Result<SetupFile> readSetupOrSay(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return sentence(
            ErrorCode::FileUnreadable,
            QStringLiteral("The set-up file %1 cannot be read. Check the path and its permissions.").arg(path));
    auto setup = readSetupFile(file.readAll());
    if (!setup)
        return sentence(setup.error().code,
                        QStringLiteral("The set-up file %1 is not valid: %2").arg(path, setup.error().detail));
    return setup;
}

Daemon::Daemon(DaemonOptions options) : m_options(std::move(options))
{
    if (m_options.isSimulatedClock()) {
        // Stands still until the engine is there: a fast clock would make calls late while it opens.
        m_simulated = std::make_shared<SimulatedTimeSource>(m_options.now.value_or(RealTimeSource().now()), 0);
        m_time = m_simulated;
    } else {
        m_time = std::make_shared<RealTimeSource>();
    }
}

Daemon::~Daemon()
{
    finish();
}

Result<EngineHouse> Daemon::buildHouse()
{
    auto store = openOrFill(m_options);
    if (!store)
        return store.error();
    EngineHouse house;
    house.borrowedTime = m_time.get();
    house.random = systemRandom();
    house.store = std::move(*store);
    house.carriers.push_back(std::make_unique<SimulatedCarrier>(*m_time));
    house.options.lateCalls = EngineOptions::LateCalls::PlanAnew;
    if (m_options.groupCommands)
        house.options.groupCommands = *m_options.groupCommands;
    if (m_options.isFrozen())
        house.options.frozenClock = m_simulated.get();
    house.sinks.emplace_back([this](const Committed &committed) {
        m_keys.hear(committed);
        if (EventHub *hub = m_listener.load())
            hub->hear(committed);
    });
    return house;
}

Result<void> Daemon::startEngine()
{
    if (auto started = m_engine.start([this] { return buildHouse(); }); !started)
        return started;
    m_keys.load(m_engine.engine().snapshot()->state());
    // On this thread, which has nothing else to do; the delay ends when this returns.
    connect(&m_sleep, &SleepWatch::aboutToSleep, this, [this] { m_engine.prepareForSleep(); });
    connect(&m_sleep, &SleepWatch::wokeUp, this, [this] { m_engine.wakeFromSleep(); });
    m_sleep.start();
    if (m_simulated && !m_options.isFrozen()) {
        m_simulated->setRate(m_options.clockRate.value_or(1));
        m_engine.wake();
    }
    return {};
}

Result<QStringList> Daemon::start()
{
    std::optional<QSslConfiguration> tls;
    if (!m_options.tlsCertificate.isEmpty()) {
        auto read = readTls(m_options.tlsCertificate, m_options.tlsKey);
        if (!read)
            return read.error();
        tls = std::move(*read);
    }
    if (auto started = startEngine(); !started)
        return started.error();
    ServiceOptions service;
    service.referenceLimit = m_options.rateLimit;
    service.limitFolder = m_options.dataFolder;
    service.referenceOnly = m_options.referenceOnly;
    service.facts = {QStringLiteral(CALLBOARD_VERSION), m_options.carrier, m_options.isFrozen()};
    m_hub = std::make_unique<EventHub>(m_engine.engine(), *m_time);
    m_hub->load(m_engine.engine().snapshot()->state());
    m_listener = m_hub.get();
    m_service = std::make_unique<Service>(m_engine.engine(), *m_time, m_keys, m_hub.get(), service);
    HttpServerOptions transport;
    transport.connections = connectionsWithin(transport.connections);
    transport.limitsAddresses = !m_options.rateLimit.isUnlimited();
    m_server = std::make_unique<HttpServer>(*m_service, transport);
    if (tls)
        m_server->setTls(*tls);
    m_server->moveToThread(&m_network);
    m_hub->moveToThread(&m_network);
    m_network.setObjectName(QStringLiteral("network"));
    m_network.start();
    connect(m_server.get(), &HttpServer::drained, this, &Daemon::finish, Qt::QueuedConnection);
    auto urls = listen();
    if (!urls)
        finish();
    return urls;
}

Result<QStringList> Daemon::listen()
{
    Result<QStringList> urls = QStringList{};
    const auto work = [this, &urls] {
        for (const DaemonOptions::Listen &listen : m_options.listen) {
            const auto port = m_server->listen(listen.address, listen.port);
            if (!port) {
                urls = sentence(ErrorCode::NotSupported, QStringLiteral("Cannot listen on %1: %2.")
                                                             .arg(urlOf(listen, listen.port, false).mid(7))
                                                             .arg(port.error().detail));
                return;
            }
            *urls << urlOf(listen, *port, !m_options.tlsCertificate.isEmpty());
        }
    };
    QMetaObject::invokeMethod(m_server.get(), work, Qt::BlockingQueuedConnection);
    return urls;
}

void Daemon::stop()
{
    if (std::exchange(m_isStopping, true))
        return;
    QTimer::singleShot(kLongestStop, this, &Daemon::finish);
    QMetaObject::invokeMethod(
        m_server.get(),
        [this] {
            m_hub->closeAll();
            m_server->drain();
        },
        Qt::QueuedConnection);
}

/// The engine first: what it still answers finds the server alive.
void Daemon::finish()
{
    if (m_service)
        m_service->finish();
    m_engine.stop();
    if (m_server) {
        HttpServer *server = m_server.release();
        server->disconnect(this);
        server->deleteLater(); // on their own thread, which ends afterwards
        m_listener = nullptr;
        m_hub.release()->deleteLater();
        m_network.quit();
        m_network.wait();
        m_service.reset();
        emit stopped();
    }
}

void Daemon::reloadCertificates()
{
    if (m_options.tlsCertificate.isEmpty() || !m_server)
        return;
    auto tls = readTls(m_options.tlsCertificate, m_options.tlsKey);
    if (!tls) {
        qWarning("The certificates are kept as they are: %s", qUtf8Printable(tls.error().detail));
        return;
    }
    QMetaObject::invokeMethod(
        m_server.get(), [this, tls = *tls] { m_server->setTls(tls); }, Qt::QueuedConnection);
}

} // namespace callboard
