// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "app/console/localopener.h"

#include "core/base/whendone.h"
#include "core/local/localbackend.h"

#include <QFileInfo>

namespace callboard {

LocalOpener::LocalOpener(const ClockChoice &clock) : m_clock(clock)
{
    m_sleep.start();
}

QFuture<WorkspaceOpener::Opened> LocalOpener::open(const OpenRequest &request)
{
    const QFuture<Opened> opened = asked(request);
    auto *watcher = whenDone(opened, &m_sleep, [this](const Opened &workspace) {
        auto *local = workspace ? qobject_cast<LocalBackend *>(workspace->get()) : nullptr;
        if (!local)
            return;
        QObject::connect(&m_sleep, &SleepWatch::aboutToSleep, local, &LocalBackend::prepareForSleep);
        QObject::connect(&m_sleep, &SleepWatch::wokeUp, local, &LocalBackend::wakeFromSleep);
    });
    // Whoever waits for the file must not find it held by an answer that was heard already.
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [watcher] { watcher->setFuture({}); });
    return opened;
}

QFuture<WorkspaceOpener::Opened> LocalOpener::asked(const OpenRequest &request) const
{
    switch (request.kind) {
    case OpenRequest::Kind::Demo:
        return workspaces::openDemo(m_clock);
    case OpenRequest::Kind::Open:
        return workspaces::openFile(request.path, m_clock);
    case OpenRequest::Kind::Create:
        return workspaces::createFile(request.path, QFileInfo(request.path).completeBaseName(), m_clock);
    case OpenRequest::Kind::Import:
        return workspaces::importSetup(request.setup, request.path, m_clock);
    case OpenRequest::Kind::Server: // ConsoleOpener's
        break;
    }
    return answered<std::shared_ptr<Backend>>(Error{ErrorCode::NotSupported, QStringLiteral("servers"), {}});
}

} // namespace callboard
