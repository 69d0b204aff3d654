// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace callboard {

/// Whose turn it is to write a workspace, so that of two programs that have it open the one that opened it first cannot
/// write, and therefore cannot dial, any more (P2, invariant 26). The lock on the file keeps a second program out;
/// where the lock was lost (a share that forgets locks, a file put back under its name, a frozen machine that wakes up)
/// the fence still holds: `meta.owner` is "epoch mark", raised by each program before it reads the workspace (so that
/// what it read stays true) and compared in every write.
///
/// A value without a database; used where the file is written.
class StoreFence
{
public:
    /// `mark`: another one for each program that opens a workspace.
    explicit StoreFence(QString mark) : m_mark(std::move(mark)) {}

    /// What `meta.owner` said before anything else was read; empty when nothing.
    void look(const QString &owner);
    bool hasLooked() const { return m_hasLooked; }

    enum class Verdict {
        Ours,  ///< goes on
        Free,  ///< nobody wrote since `look`: write `owner()` in the same transaction
        Taken, ///< another program writes: nothing may be written again
    };
    Verdict judge(const QString &owner) const;
    /// What `meta.owner` says while this program writes.
    QString owner() const;
    /// The transaction that wrote `owner()` was committed.
    void hold() { m_isHeld = true; }

private:
    QString m_mark;
    QString m_seen;
    bool m_hasLooked = false;
    bool m_isHeld = false;
};

} // namespace callboard
