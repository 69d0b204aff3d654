// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/carrier.h"
#include "core/engine/store.h"

namespace callboard::sim {

/// Where the engine touches the outside: a process can die or stall at each of them, time can pass.
enum class Seam { BeforeCommit, AfterCommit, Published, BeforeSend, AfterSend, Reported, Answered, Asked, TornDown };
inline constexpr int kSeamCount = static_cast<int>(Seam::TornDown) + 1;

/// The process died here: thrown through the engine, which is then thrown away.
struct ProcessDied
{
};

/// What happens to a commit.
enum class DiskEvent {
    Works,
    FailsBefore, ///< nothing of the group is on the disk
    FailsAfter,  ///< all of it is, but the caller is told it failed
    LosesPower,  ///< the process dies; nothing of the group is on the disk
    PowerAfter,  ///< the process dies; all of it is
};

/// What stands behind the engine's interfaces.
class Outside
{
public:
    virtual ~Outside() = default;
    /// May throw ProcessDied, and may let time pass.
    virtual void at(Seam seam) = 0;
    virtual DiskEvent nextCommit() = 0;
    virtual bool diskCanBeRead() = 0;
    /// The group is durable; `told` is false when the engine hears that it failed.
    virtual void committed(const WriteGroup &group, bool told) = 0;
    /// The store failed inside a commit: the group is durable or not, and nobody knows until it is read again. May
    /// throw ProcessDied.
    virtual void doubtful(const WriteGroup &group) = 0;
    /// What is on the disk, just read.
    virtual void loaded(const WorkspaceImage &image) = 0;
    /// A dial is about to leave the machine, and left it.
    virtual void leaves(const AttemptOrder &order, bool isRealCarrier) = 0;
};

} // namespace callboard::sim
