// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

namespace callboard::test {

/// A disk between SQLite and the real files of one folder: it writes down every change, can fail or kill at any of
/// them, and can tell what would be on the platter had the power gone at any moment. SQLite's default file layer while
/// it lives; files of other folders pass by untouched. One at a time.
class FaultVfs
{
public:
    /// What is in the folder now is on the platter.
    explicit FaultVfs(const QString &folder);
    ~FaultVfs();
    FaultVfs(const FaultVfs &) = delete;
    FaultVfs &operator=(const FaultVfs &) = delete;

    enum class Fault {
        Write, ///< half of it is written, and an error is told
        Sync,  ///< an error is told, and what was not on the platter never gets there unless it is written again
        Full,  ///< nothing is written: no space
        Kill,  ///< the process dies by SIGKILL before the change
    };
    /// The nth change (1 = next) that the fault can meet fails; `forGood`: and every one after it.
    void plan(Fault fault, int nth, bool forGood = false);
    /// Every fault is over: the disk works again.
    void repair();
    bool wasHit() const;
    /// Syncs are answered and not done.
    void lieAboutSyncs();

    /// Changes so far.
    int changes() const;
    /// What the folder's files hold after a power cut behind the first `changes` changes. Each 512-byte sector that was
    /// written and not synced is there with the probability `kept` (0 none, 1 all), by the seed.
    std::map<QString, QByteArray> afterCut(int changes, double kept, std::uint64_t seed) const;

private:
    friend struct Shim;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace callboard::test
