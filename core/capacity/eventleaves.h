// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <vector>

namespace callboard {

/// A line taken or given back at one millisecond of a day, in four bytes. Ordered by time; at the same millisecond
/// ends come before starts, so half-open intervals that touch never count together.
class LineEvent
{
public:
    LineEvent() = default;
    static LineEvent taken(quint32 msOfDay) { return LineEvent(msOfDay << 1U | 1U); }
    static LineEvent given(quint32 msOfDay) { return LineEvent(msOfDay << 1U); }
    /// Sorts before every event at or after this millisecond.
    static LineEvent firstAt(quint32 msOfDay) { return given(msOfDay); }
    quint32 msOfDay() const { return m_key >> 1U; }
    int step() const { return (m_key & 1U) != 0 ? 1 : -1; }
    friend auto operator<=>(const LineEvent &, const LineEvent &) = default; // NOLINT(modernize-use-nullptr): not one

private:
    explicit LineEvent(quint32 key) : m_key(key) {}
    quint32 m_key = 0;
};

/// The events of one day, sorted, in leaves of at most 62. Each leaf knows its net change and its highest point, both
/// relative to the level before it, so a scan over a crowded stretch skips whole leaves and an edit touches one.
class EventLeaves
{
public:
    bool isEmpty() const { return m_leaves.empty(); }
    void insert(LineEvent event);
    /// False when there is no such event.
    bool erase(LineEvent event);

    /// The highest level in [from, to) of the day and the level just before `to`, given the level just before `from`.
    struct Span
    {
        int peak;
        int levelAfter;
    };
    Span scan(quint32 fromMs, quint32 toMs, int levelBefore) const;

    /// Calls fn(msOfDay, step) for the events of [fromMs, toMs) in order; stops when fn answers false.
    template <typename Fn> void forEach(quint32 fromMs, quint32 toMs, Fn fn) const
    {
        const LineEvent from = LineEvent::firstAt(fromMs);
        for (size_t leaf = leafOf(from); leaf < m_leaves.size(); ++leaf) {
            const Leaf &l = m_leaves[leaf];
            for (const LineEvent *e = std::lower_bound(l.begin(), l.end(), from); e != l.end(); ++e) {
                if (e->msOfDay() >= toMs || !fn(e->msOfDay(), e->step()))
                    return;
            }
        }
    }

private:
    struct Leaf
    {
        static constexpr int kMax = 62;
        qint16 count = 0;
        qint16 change = 0; ///< sum of the steps
        qint16 top = 0;    ///< highest running sum after an event; may be negative
        std::array<LineEvent, kMax> events;
        const LineEvent *begin() const { return events.data(); }
        const LineEvent *end() const { return events.data() + count; }
        LineEvent *begin() { return events.data(); }
        LineEvent *end() { return events.data() + count; }
        void summarise();
    };
    /// Index of the first leaf that can hold an event at or after `event`.
    size_t leafOf(LineEvent event) const;
    std::vector<Leaf> m_leaves; // none is empty
};

} // namespace callboard
