// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/capacity/eventleaves.h"

#include <limits>

namespace callboard {

void EventLeaves::Leaf::summarise()
{
    int sum = 0;
    int highest = std::numeric_limits<qint16>::min();
    for (const LineEvent &event : *this) {
        sum += event.step();
        highest = std::max(highest, sum);
    }
    change = static_cast<qint16>(sum);
    top = static_cast<qint16>(highest);
}

size_t EventLeaves::leafOf(LineEvent event) const
{
    // The first leaf whose last event is not before it.
    const auto found = std::partition_point(m_leaves.begin(), m_leaves.end(),
                                            [&](const Leaf &leaf) { return *(leaf.end() - 1) < event; });
    return static_cast<size_t>(found - m_leaves.begin());
}

void EventLeaves::insert(LineEvent event)
{
    if (m_leaves.empty())
        m_leaves.emplace_back();
    size_t at = std::min(leafOf(event), m_leaves.size() - 1);
    if (m_leaves[at].count == Leaf::kMax) {
        constexpr int kHalf = Leaf::kMax / 2;
        Leaf upper;
        upper.count = Leaf::kMax - kHalf;
        std::copy(m_leaves[at].begin() + kHalf, m_leaves[at].end(), upper.begin());
        m_leaves[at].count = kHalf;
        m_leaves[at].summarise();
        upper.summarise();
        m_leaves.insert(m_leaves.begin() + static_cast<std::ptrdiff_t>(at) + 1, upper);
        if (*(m_leaves[at].end() - 1) < event)
            ++at;
    }
    Leaf &leaf = m_leaves[at];
    LineEvent *place = std::lower_bound(leaf.begin(), leaf.end(), event);
    std::copy_backward(place, leaf.end(), leaf.end() + 1);
    *place = event;
    ++leaf.count;
    leaf.summarise();
}

bool EventLeaves::erase(LineEvent event)
{
    const size_t at = leafOf(event);
    if (at == m_leaves.size())
        return false;
    Leaf &leaf = m_leaves[at];
    LineEvent *place = std::lower_bound(leaf.begin(), leaf.end(), event);
    if (place == leaf.end() || *place != event)
        return false;
    std::copy(place + 1, leaf.end(), place);
    --leaf.count;
    if (leaf.count == 0)
        m_leaves.erase(m_leaves.begin() + static_cast<std::ptrdiff_t>(at));
    else
        leaf.summarise();
    return true;
}

EventLeaves::Span EventLeaves::scan(quint32 fromMs, quint32 toMs, int levelBefore) const
{
    // What happens exactly at `from` is settled before the first look: an end there gives its line back first.
    const LineEvent from = LineEvent::firstAt(fromMs);
    const LineEvent to = LineEvent::firstAt(toMs);
    int level = levelBefore;
    int peak = 0;
    bool started = false; // the level at `from` itself is known and counted
    for (size_t at = leafOf(from); at < m_leaves.size(); ++at) {
        const Leaf &leaf = m_leaves[at];
        if (!(*leaf.begin() < to))
            break;
        if (started && *(leaf.end() - 1) < to) { // whole leaf inside
            peak = std::max(peak, level + leaf.top);
            level += leaf.change;
            continue;
        }
        for (const LineEvent *e = std::lower_bound(leaf.begin(), leaf.end(), from); e != leaf.end() && *e < to; ++e) {
            if (!started && e->msOfDay() > fromMs) {
                started = true;
                peak = level;
            }
            level += e->step();
            if (started)
                peak = std::max(peak, level);
        }
    }
    if (!started)
        peak = level;
    return {peak, level};
}

} // namespace callboard
