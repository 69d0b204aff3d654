// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <cstdio>

namespace callboard::sim {

/// Everything that happened in a run, as lines, hashed as they come: two runs of a seed are the same run iff their
/// hashes are the same.
class EventLog
{
public:
    explicit EventLog(bool print) : m_print(print) {}
    void add(qint64 moment, const QByteArray &line)
    {
        ++m_events;
        mix(QByteArray::number(moment));
        mix(line);
        if (m_print)
            std::printf("%12.3f s  %s\n", static_cast<double>(moment) / 1000.0, line.constData());
    }
    bool isPrinted() const { return m_print; }
    quint64 hash() const { return m_hash; }
    quint64 events() const { return m_events; }

private:
    void mix(const QByteArray &bytes)
    {
        for (const char c : bytes)
            m_hash = (m_hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
        m_hash = (m_hash ^ 0xffU) * 0x100000001b3ULL;
    }
    bool m_print;
    quint64 m_hash = 0xcbf29ce484222325ULL;
    quint64 m_events = 0;
};

} // namespace callboard::sim
