// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/repair.h"

#include "core/planning/densepack.h"

#include <QHash>

#include <algorithm>

namespace callboard {

namespace {

/// Moves tried in one pass; one costs some ten microseconds.
constexpr int kMostTries = 20'000;

class Repair
{
public:
    Repair(LoadBoard &board, std::vector<BatchItem> &items, bool earliest, const Cancelled &cancelled)
        : m_board(board), m_items(items), m_earliest(earliest), m_cancelled(cancelled)
    {
    }
    void run();

private:
    bool makeRoomFor(BatchItem &left);
    bool tryMoving(BatchItem &placed, BatchItem &left);
    bool sharesLines(const BatchItem &placed, const BatchItem &left) const;
    Positions nearby(const BatchItem &placed, const BatchItem &left) const;
    bool hasRoomElsewhere(const BatchItem &placed);
    LoadBoard::Choice choose(const BatchItem &item, const Positions &positions) const
    {
        const auto lanes = lanesFor(m_board, item.opened);
        return m_earliest ? m_board.earliest(lanes, positions) : m_board.leastLoaded(lanes, positions);
    }

    LoadBoard &m_board;
    std::vector<BatchItem> &m_items;
    bool m_earliest;
    const Cancelled &m_cancelled;
    std::vector<size_t> m_movable;    // placed items that take a line, in planning order
    QHash<int, size_t> m_nextOfGroup; // where the search of a group goes on
    QHash<int, bool> m_roomElsewhere; // of a placed item's group, until something moves
    int m_tries = 0;
};

void Repair::run()
{
    for (size_t i = 0; i < m_items.size(); ++i) {
        if (m_items[i].place && m_items[i].opened.takesLine)
            m_movable.push_back(i);
    }
    for (BatchItem &item : m_items) {
        if (m_cancelled && m_cancelled())
            return;
        if (item.place || item.room->open.empty() || !item.opened.takesLine)
            continue;
        if (item.freed)
            m_board.remove(item.opened.replaced->number, *item.freed);
        if (!makeRoomFor(item) && item.freed)
            m_board.add(item.opened.replaced->number, *item.freed);
    }
}

// Each group goes through the placed calls twice at most: first those that have room elsewhere for certain, then the
// others, which may close a gap by moving a little.
bool Repair::makeRoomFor(BatchItem &left)
{
    size_t &next = m_nextOfGroup[left.group];
    for (; next < 2 * m_movable.size(); ++next) {
        if (m_tries >= kMostTries)
            return false;
        BatchItem &placed = m_items[m_movable[next % m_movable.size()]];
        const bool certain = next < m_movable.size();
        if (!sharesLines(placed, left) || hasRoomElsewhere(placed) != certain)
            continue;
        if (tryMoving(placed, left)) {
            m_roomElsewhere.clear();
            m_movable.push_back(static_cast<size_t>(&left - m_items.data()));
            return true;
        }
    }
    return false;
}

bool Repair::sharesLines(const BatchItem &placed, const BatchItem &left) const
{
    const auto &numbers = left.opened.numbers.numbers;
    return std::any_of(numbers.begin(), numbers.end(),
                       [&](const PhoneNumber *number) { return number->pool == placed.place->number->pool; });
}

bool Repair::hasRoomElsewhere(const BatchItem &placed)
{
    const auto known = m_roomElsewhere.constFind(placed.group);
    if (known != m_roomElsewhere.cend())
        return *known;
    const bool room = static_cast<bool>(choose(placed, placed.room->open));
    m_roomElsewhere.insert(placed.group, room);
    return room;
}

// The starts of `left` that meet the placed call: only there can its leaving change anything.
Positions Repair::nearby(const BatchItem &placed, const BatchItem &left) const
{
    const InstantRange call = placed.call();
    const int from = m_board.grid().positionFrom(call.start - left.opened.rule.estimate + milliseconds(1));
    const int to = m_board.grid().positionFrom(call.end);
    Positions near;
    for (const PositionRange &range : left.room->open) {
        const PositionRange part{std::max(range.from, from), std::min(range.to, to)};
        if (part.from < part.to)
            near.push_back(part);
    }
    return near;
}

bool Repair::tryMoving(BatchItem &placed, BatchItem &left)
{
    const Positions near = nearby(placed, left);
    if (near.empty())
        return false;
    ++m_tries;
    vacate(m_board, placed);
    if (const LoadBoard::Choice freed = choose(left, near)) {
        left.place = placeFrom(m_board, left.opened, freed, countOf(left.room->open));
        occupy(m_board, left);
        if (const LoadBoard::Choice other = choose(placed, placed.room->open)) {
            const Instant before = placed.movedFrom.value_or(placed.place->at);
            placed.place = placeFrom(m_board, placed.opened, other, countOf(placed.room->open));
            placed.movedFrom = before;
            placed.packed = false;
            occupy(m_board, placed);
            return true;
        }
        vacate(m_board, left);
        left.place.reset();
    }
    occupy(m_board, placed);
    return false;
}

} // namespace

void occupy(LoadBoard &board, const BatchItem &item)
{
    if (item.opened.takesLine)
        board.add(item.place->number->id, item.call());
}

void vacate(LoadBoard &board, const BatchItem &item)
{
    if (item.opened.takesLine)
        board.remove(item.place->number->id, item.call());
}

void repair(LoadBoard &board, std::vector<BatchItem> &items, bool earliest, const Cancelled &cancelled)
{
    Repair(board, items, earliest, cancelled).run();
    const auto isLeft = [](const BatchItem &item) {
        return !item.place && !item.freed && item.opened.takesLine && !item.room->open.empty();
    };
    if (std::any_of(items.begin(), items.end(), isLeft)) {
        packDense(board, items, earliest, cancelled);
        Repair(board, items, earliest, cancelled).run();
    }
}

} // namespace callboard
