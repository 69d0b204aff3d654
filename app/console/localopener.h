// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/console/workspaces.h"
#include "app/power/sleepwatch.h"
#include "ui/shell/workspaceopener.h"

namespace callboard {

/// The window's requests, answered by workspaces with the embedded engine.
class LocalOpener final : public WorkspaceOpener
{
public:
    explicit LocalOpener(const ClockChoice &clock);

    QFuture<Opened> open(const OpenRequest &request) override;

private:
    QFuture<Opened> asked(const OpenRequest &request) const;

    ClockChoice m_clock;
    SleepWatch m_sleep;
};

} // namespace callboard
