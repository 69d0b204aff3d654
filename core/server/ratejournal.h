// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/timesource.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <functional>
#include <vector>

namespace callboard {

/// What a limiter accepted of late, kept beside the workspace, so that a restart in the middle of a window does not
/// begin a new one (P8). One system call for each accepted request; nothing waits for the disk: it need not survive the
/// machine, only the program. Two files take turns, so that neither grows beyond what two windows accept. One thread.
///
/// A record is 40 bytes: the name (32, a hash of the key) and the moment (8, little-endian milliseconds). In front
/// stands which clock the moments are of; those of another start of the machine cannot be compared and are left out.
class RateJournal
{
public:
    static constexpr qsizetype kNameSize = 32;
    /// Files "accepted.0" and "accepted.1" in `folder`, which is there. A folder that cannot be written costs the
    /// memory of restarts and is said once in the log.
    RateJournal(const QString &folder, milliseconds window, const TimeSource &time);

    /// Calls `each` for what still counts now, oldest first.
    void replay(Instant now, const std::function<void(const QByteArray &name, Instant at)> &each) const;
    void add(const QByteArray &name, Instant at);

    /// The clock that a limiter runs on: boot time, which no step of the wall clock moves; of a simulated source its
    /// one time.
    static Instant clockOf(const TimeSource &time);

private:
    struct Record
    {
        Instant at;
        QByteArray name;
    };
    std::vector<Record> recordsOf(const QString &path) const;
    void begin(int file, bool append);

    QString m_folder;
    milliseconds m_window;
    QByteArray m_head;
    QFile m_file;
    int m_current = 0;
    Instant m_begun; ///< the first record of the current file
    bool m_isEmpty = true;
    bool m_isBroken = false;
};

} // namespace callboard
