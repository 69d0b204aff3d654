// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"
#include "core/engine/carrier.h"
#include "core/engine/changes.h"
#include "core/engine/enginethread.h"
#include "core/local/localdesk.h"

#include <QTimer>

#include <functional>
#include <memory>
#include <mutex>

namespace callboard {

/// A workspace to work in, as whoever knows files and carriers prepares it.
struct LocalWorkspace
{
    /// Facts that are known only when the store is open; `build` fills them.
    struct Facts
    {
        QString path;
        QString readOnlyReason; ///< empty = writable
        /// Writes a whole copy of the workspace; any thread. Errors: FileUnreadable.
        std::function<Result<void>(const QString &path)> copyTo;
    };
    std::shared_ptr<TimeSource> time;
    /// Opens store and carriers; called on the engine's own thread (a database connection belongs to its thread).
    /// The house borrows `time`.
    std::function<Result<EngineHouse>(Facts &facts)> build;
    QString carrier; ///< name of the carrier, for the status bar
    bool isTemporary = false;
};

/// An Engine in its own thread behind the interfaces of core/backend. Made and used on the GUI thread; its destructor
/// waits until the engine has finished what it began.
class LocalBackend final : public Backend
{
    Q_OBJECT
public:
    /// Opens the engine on the store. Errors: as Engine::open; the store is closed then.
    static Result<std::unique_ptr<LocalBackend>> open(LocalWorkspace workspace);
    ~LocalBackend() override;

    Capabilities capabilities() const override;
    WorkspaceInfo workspace() const override;
    Instant now() const override;
    ReservationsBackend &reservations() override { return m_desk->reservations; }
    PlansBackend &plans() override { return m_desk->plans; }
    HoursBackend &hours() override { return m_desk->hours; }
    NumbersBackend &numbers() override { return m_desk->numbers; }
    ClockBackend &clock() override { return m_desk->clock; }
    PeopleBackend &people() override { return m_desk->people; }
    LogBackend &log() override { return m_desk->log; }
    KeysBackend &keys() override { return m_desk->keys; }
    QFuture<Result<QByteArray>> exportSetup() override;
    QFuture<Result<Done>> keepAs(const QString &path) override;

    /// The machine is about to be suspended: `delay` is kept until nothing leaves for a carrier any more (P3).
    void prepareForSleep(const std::shared_ptr<void> &delay);
    void wakeFromSleep();

    /// For tests and generators: the engine behind it.
    EngineThread &engine() { return *m_engine; }

private:
    explicit LocalBackend(LocalWorkspace workspace);
    void collect(const Committed &committed); // engine's thread
    void publish();

    LocalWorkspace m_workspace;
    LocalWorkspace::Facts m_facts;
    std::unique_ptr<EngineThread> m_engine;
    QThreadPool m_pool;
    std::unique_ptr<LocalDesk> m_desk;

    std::mutex m_changesMutex;
    /// What was committed and views have not heard of. Sets: one import changes 100,000 people.
    struct Collected
    {
        CompanyChanges ids;
        bool log = false;
        bool everything = false;
    };
    std::map<CompanyId, Collected> m_collected;
    bool m_publishPending = false;
    QTimer m_publishTimer{this}; // a child, so that it moves along to another thread
    std::optional<Instant> m_savedAt;
};

} // namespace callboard
