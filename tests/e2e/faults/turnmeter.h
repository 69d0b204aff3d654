// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QObject>

#include <algorithm>
#include <ctime>
#include <vector>

namespace callboard::test {

/// How much processor time the window's thread uses from one rest to the next: all events of a turn together, so never
/// less than its longest one. Processor time, not the clock on the wall: what other programs do does not count.
class TurnMeter
{
public:
    TurnMeter()
    {
        QObject::connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, &m_context,
                         [this] { m_begun = used(); });
    }
    /// One turn of the window's events; with WaitForMoreEvents after a rest.
    void turn(QEventLoop::ProcessEventsFlags how)
    {
        m_begun = used();
        QCoreApplication::processEvents(how);
        m_turns.push_back(used() - m_begun);
    }
    /// Milliseconds: of all turns this share took no longer.
    double at(double share)
    {
        if (m_turns.empty())
            return 0;
        std::sort(m_turns.begin(), m_turns.end());
        const auto place = static_cast<size_t>(share * static_cast<double>(m_turns.size()));
        return m_turns[std::min(place, m_turns.size() - 1)];
    }
    int over(double ms) const
    {
        return static_cast<int>(std::count_if(m_turns.begin(), m_turns.end(), [ms](double one) { return one > ms; }));
    }
    size_t turns() const { return m_turns.size(); }

private:
    static double used()
    {
        timespec read{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &read);
        return static_cast<double>(read.tv_sec) * 1e3 + static_cast<double>(read.tv_nsec) / 1e6;
    }
    QObject m_context;
    double m_begun = 0;
    std::vector<double> m_turns;
};

} // namespace callboard::test
