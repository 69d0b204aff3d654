// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <QByteArray>
#include <QString>

#include <vector>

#include <ctime>

namespace callboard::test {

/// The second opinion on civil time: the C library's localtime_r with TZ switched. Shares nothing with core/time but
/// the files of tzdata. While one lives, the whole process is in its zone: never two at a time.
class LibcClock
{
public:
    explicit LibcClock(const QString &zone) : m_before(qgetenv("TZ")) { set(":" + zone.toLatin1()); }
    ~LibcClock() { set(m_before); }
    LibcClock(const LibcClock &) = delete;
    LibcClock &operator=(const LibcClock &) = delete;

    std::tm at(qint64 seconds) const
    {
        const std::time_t time = seconds;
        std::tm shown{};
        localtime_r(&time, &shown);
        return shown;
    }
    long offsetAt(qint64 seconds) const { return at(seconds).tm_gmtoff; }

    /// Instants (seconds) in the range where the offset changes: looked for every six hours, then by halving. tzdata
    /// has no two changes that close together in the years asked for.
    std::vector<qint64> changes(qint64 startSeconds, qint64 endSeconds) const
    {
        constexpr qint64 kStep = 6 * 3600;
        std::vector<qint64> found;
        long offset = offsetAt(startSeconds);
        for (qint64 at = startSeconds; at < endSeconds; at += kStep) {
            const long next = offsetAt(at + kStep);
            if (next == offset)
                continue;
            qint64 before = at;
            qint64 after = at + kStep;
            while (after - before > 1) {
                const qint64 middle = before + (after - before) / 2;
                (offsetAt(middle) == offset ? before : after) = middle;
            }
            if (after < endSeconds)
                found.push_back(after);
            offset = next;
        }
        return found;
    }

private:
    static void set(const QByteArray &zone)
    {
        qputenv("TZ", zone);
        tzset();
    }
    QByteArray m_before;
};

} // namespace callboard::test
