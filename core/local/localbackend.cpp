// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/local/localbackend.h"

#include "core/base/whendone.h"
#include "core/local/setupexport.h"

#include <QFileInfo>

namespace callboard {

namespace {

/// Views are told at most this often; a person sees no difference, and a fast clock cannot flood the window.
constexpr int kPublishMs = 100;

void merge(CompanyChanges &into, const CompanyChanges &from)
{
    into.reservations.insert(from.reservations.begin(), from.reservations.end());
    into.candidates.insert(from.candidates.begin(), from.candidates.end());
    into.batches.insert(from.batches.begin(), from.batches.end());
    into.company |= from.company;
    into.numbers |= from.numbers;
    into.hours |= from.hours;
    into.positions |= from.positions;
    into.clock |= from.clock;
    into.capacity |= from.capacity;
}

template <typename T> std::vector<T> listOf(const std::set<T> &ids)
{
    return {ids.begin(), ids.end()};
}

Changes asViewsHear(const CompanyId &company, const CompanyChanges &of)
{
    Changes changes;
    changes.company = company;
    changes.reservations = listOf(of.reservations);
    changes.candidates = listOf(of.candidates);
    changes.batches = listOf(of.batches);
    changes.numbers = of.numbers;
    changes.hours = of.hours;
    changes.positions = of.positions;
    changes.clock = of.clock || of.company;
    changes.capacity = of.capacity;
    return changes;
}

} // namespace

LocalBackend::LocalBackend(LocalWorkspace workspace) : m_workspace(std::move(workspace))
{
    m_publishTimer.setSingleShot(true);
    m_publishTimer.setInterval(kPublishMs);
    connect(&m_publishTimer, &QTimer::timeout, this, &LocalBackend::publish);

    // One worker for what the user looks at and one for what takes long; the engine has its own thread.
    m_pool.setMaxThreadCount(std::max(2, QThread::idealThreadCount()));
    m_engine = std::make_unique<EngineThread>();
}

Result<std::unique_ptr<LocalBackend>> LocalBackend::open(LocalWorkspace workspace)
{
    std::unique_ptr<LocalBackend> backend(new LocalBackend(std::move(workspace)));
    LocalBackend *raw = backend.get();
    auto started = backend->m_engine->start([raw]() -> Result<EngineHouse> {
        auto house = raw->m_workspace.build(raw->m_facts);
        if (house)
            house->sinks.push_back([raw](const Committed &committed) { raw->collect(committed); });
        return house;
    });
    if (!started)
        return started.error();
    raw->m_desk = std::make_unique<LocalDesk>(raw->m_engine->engine(), *raw->m_workspace.time, raw->m_pool);
    backend->m_workspace.build = {}; // it may refer to what lives only until here
    return backend;
}

void LocalBackend::prepareForSleep(const std::shared_ptr<void> &delay)
{
    m_pool.start([this, delay] { m_engine->prepareForSleep(); });
}

void LocalBackend::wakeFromSleep()
{
    m_pool.start([this] { m_engine->wakeFromSleep(); });
}

LocalBackend::~LocalBackend()
{
    if (m_desk)
        m_desk->core.finish();
    m_engine->stop();
}

Capabilities LocalBackend::capabilities() const
{
    Capabilities can;
    can.writable = m_facts.readOnlyReason.isEmpty();
    can.readOnlyReason = m_facts.readOnlyReason;
    if (!can.writable) {
        can.scopes = {true, false, false};
        can.isAdminSession = can.administerNumbers = can.editPeople = can.callNow = can.holdDialling =
            can.breakerControl = can.pauseBatches = can.administerKeys = false;
    }
    return can;
}

WorkspaceInfo LocalBackend::workspace() const
{
    const WorkspaceState state = m_desk->core.state();
    WorkspaceInfo info;
    info.name = QFileInfo(m_facts.path).completeBaseName();
    info.path = m_facts.path;
    info.isDemo = state.isDemo();
    info.isTemporary = m_workspace.isTemporary;
    info.carrier = m_workspace.carrier;
    info.clockRate = m_workspace.time->rate();
    info.tzVersion = zonedata::version();
    info.phoneDataVersion = phoneDataVersion();
    info.savedAt = m_savedAt;
    for (const Company *company : state.companies())
        info.companies.push_back(*company);
    std::sort(info.companies.begin(), info.companies.end(),
              [](const Company &a, const Company &b) { return a.name.localeAwareCompare(b.name) < 0; });
    return info;
}

Instant LocalBackend::now() const
{
    return m_workspace.time->now();
}

QFuture<Result<QByteArray>> LocalBackend::exportSetup()
{
    return m_desk->core.ask<QByteArray>(
        [](const WorkspaceState &state) { return Result<QByteArray>(setupexport::whole(state)); });
}

QFuture<Result<Done>> LocalBackend::keepAs(const QString &path)
{
    if (!m_facts.copyTo)
        return answered<Done>(Error{ErrorCode::NotSupported, path, {}});
    return m_desk->core.ask<Done>([copyTo = m_facts.copyTo, path](const WorkspaceState &) -> Result<Done> {
        auto copied = copyTo(path);
        if (!copied)
            return copied.error();
        return Done{};
    });
}

void LocalBackend::collect(const Committed &committed)
{
    const CommittedChanges &changes = committed.changes;
    const std::lock_guard lock(m_changesMutex);
    if (committed.everything) {
        for (const Company *company : committed.snapshot->state().companies()) {
            m_collected[company->id].everything = true;
        }
    }
    for (const auto &[company, change] : changes.companies)
        merge(m_collected[company].ids, change);
    for (const LogEntry &entry : changes.log)
        m_collected[entry.company].log = true;
    if (m_publishPending || m_collected.empty())
        return;
    m_publishPending = true;
    QMetaObject::invokeMethod(
        this, [this] { m_publishTimer.start(); }, Qt::QueuedConnection);
}

void LocalBackend::publish()
{
    std::map<CompanyId, Collected> collected;
    {
        const std::lock_guard lock(m_changesMutex);
        collected.swap(m_collected);
        m_publishPending = false;
    }
    m_savedAt = now();
    for (const auto &[company, of] : collected) {
        Changes changes = asViewsHear(company, of.ids);
        changes.log = of.log;
        changes.everything = of.everything;
        emit changed(changes);
    }
    emit workspaceChanged();
}

} // namespace callboard
