// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/console/workspaces.h"
#include "ui/shell/workspaceopener.h"

namespace callboard {

/// The window's requests, answered by workspaces with the embedded engine.
class LocalOpener final : public WorkspaceOpener
{
public:
    explicit LocalOpener(const ClockChoice &clock) : m_clock(clock) {}

    QFuture<Opened> open(const OpenRequest &request) override;

private:
    ClockChoice m_clock;
};

} // namespace callboard
