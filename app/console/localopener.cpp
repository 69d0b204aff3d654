// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "app/console/localopener.h"

#include "core/base/whendone.h"

#include <QFileInfo>

namespace callboard {

QFuture<WorkspaceOpener::Opened> LocalOpener::open(const OpenRequest &request)
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
