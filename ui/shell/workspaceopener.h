// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"
#include "ui/shell/serverbook.h"

#include <QFuture>

#include <memory>

namespace callboard {

/// What to open.
struct OpenRequest
{
    enum class Kind {
        Demo,   ///< a fresh demo in a temporary workspace
        Open,   ///< the workspace file at `path`
        Create, ///< a new workspace file at `path`, which must not exist
        Import, ///< a new workspace at `path` from the set-up file `setup` (WORKSPACE.md)
        Server, ///< the server at the URL `path`, with the private authority in `setup`; its key is in the book
    } kind = Kind::Demo;
    QString path{};
    QString setup{};
};

/// How the window gets a backend without knowing which one; app/console implements it.
class WorkspaceOpener
{
public:
    using Opened = Result<std::shared_ptr<Backend>>;

    WorkspaceOpener() = default;
    virtual ~WorkspaceOpener() = default;
    WorkspaceOpener(const WorkspaceOpener &) = delete;
    WorkspaceOpener &operator=(const WorkspaceOpener &) = delete;

    /// Never blocks; the file is not touched when the answer is an error (FileUnreadable, FileNotAWorkspace, FileNewer,
    /// FileDamaged, FileLocked, ValidationError with the place in a set-up file). The backend lives on the GUI thread.
    /// Of a server: as ServerBook::test, and Unauthorized when no key is kept.
    virtual QFuture<Opened> open(const OpenRequest &request) = 0;
    /// Null: this program works on its own computer only.
    virtual ServerBook *servers() { return nullptr; }
};

} // namespace callboard
