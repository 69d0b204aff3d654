// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"

#include <QFuture>

#include <memory>
#include <optional>

namespace callboard {

/// Which clock a workspace runs on: the machine's, or a simulated one from `now` at `rate` (0 = frozen).
struct ClockChoice
{
    std::optional<Instant> now;
    std::optional<double> rate;
    bool isSimulated() const { return now || rate; }
};

/// Opens workspaces with the embedded engine behind them. Everything slow happens in a worker; the backend that the
/// future carries belongs to the GUI thread. Nothing is changed when an error comes back.
namespace workspaces {

using Opened = std::shared_ptr<Backend>;

/// A fresh demo in a temporary folder that goes with the last backend: resources/demo filled with calls around now.
QFuture<Result<Opened>> openDemo(const ClockChoice &clock);

/// An existing `.callboard` file. Errors: as SqliteStore::open; damaged and foreign files are never modified.
QFuture<Result<Opened>> openFile(const QString &path, const ClockChoice &clock);

/// A new, empty workspace with one company called `name`. Errors: FileUnreadable (exists already, not writable).
QFuture<Result<Opened>> createFile(const QString &path, const QString &name, const ClockChoice &clock);

/// Fills a new workspace file from a set-up file (WORKSPACE.md). The workspace stands beside it, `FILE.callboard`,
/// unless `target` names another place. Errors: FileUnreadable, ValidationError with the field's path, FileNewer.
QFuture<Result<Opened>> importSetup(const QString &setupPath, const QString &target, const ClockChoice &clock);

} // namespace workspaces

} // namespace callboard
