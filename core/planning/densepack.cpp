// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/densepack.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace callboard {

namespace {

/// The people of one group who wait for a place, and what is left of their room.
struct Queue
{
    const Positions *open;
    std::vector<const LoadBoard::Lane *> lanes;
    std::vector<BatchItem *> waiting; // in planning order
    size_t next = 0;
    size_t range = 0;
    int laterMinutes = 0; // open positions behind the current range

    bool isDone() const { return next == waiting.size() || range == open->size(); }
    /// True when the group may be called at this position. Positions come in ascending order.
    bool reaches(int position)
    {
        while (range < open->size() && (*open)[range].to <= position) {
            ++range;
            if (range < open->size())
                laterMinutes -= (*open)[range].to - (*open)[range].from;
        }
        return range < open->size() && (*open)[range].from <= position;
    }
    qint64 people() const { return static_cast<qint64>(waiting.size() - next); }
    qint64 minutesLeft(int position) const { return laterMinutes + (*open)[range].to - position; }
};

class DensePack
{
public:
    DensePack(LoadBoard &board, std::vector<BatchItem> &items, bool earliest)
        : m_board(board), m_items(items), m_earliest(earliest)
    {
    }
    void layOut(const QSet<int> &tight, const Cancelled &cancelled);

private:
    static bool mayMove(const BatchItem &item) { return item.opened.takesLine && !item.freed; }
    std::vector<Queue> queuesOf(const QSet<int> &tight);
    void fillPosition(std::vector<Queue> &queues, int position);
    bool placeNext(Queue &queue, int position);
    void placeOthers(const QSet<int> &tight);

    LoadBoard &m_board;
    std::vector<BatchItem> &m_items;
    bool m_earliest;
};

std::vector<Queue> DensePack::queuesOf(const QSet<int> &tight)
{
    std::vector<Queue> queues;
    QHash<int, size_t> ofGroup;
    for (BatchItem &item : m_items) {
        if (!mayMove(item) || !tight.contains(item.group) || item.room->open.empty())
            continue;
        auto known = ofGroup.constFind(item.group);
        if (known == ofGroup.cend()) {
            known = ofGroup.insert(item.group, queues.size());
            const Positions &open = item.room->open;
            const int later = countOf(open) - (open.front().to - open.front().from);
            queues.push_back({&open, lanesFor(m_board, item.opened), {}, 0, 0, later});
        }
        queues[*known].waiting.push_back(&item);
    }
    return queues;
}

bool DensePack::placeNext(Queue &queue, int position)
{
    const LoadBoard::Choice choice = m_board.leastLoaded(queue.lanes, {{position, position + 1}});
    if (!choice)
        return false;
    BatchItem &item = *queue.waiting[queue.next++];
    item.place = placeFrom(m_board, item.opened, choice, item.minutes);
    item.packed = true;
    occupy(m_board, item);
    return true;
}

void DensePack::fillPosition(std::vector<Queue> &queues, int position)
{
    std::vector<Queue *> here;
    for (Queue &queue : queues) {
        if (!queue.isDone() && queue.reaches(position))
            here.push_back(&queue);
    }
    while (!here.empty()) {
        // Most people for the minutes that remain to them; the first among equals.
        const auto pressed = std::max_element(here.begin(), here.end(), [position](const Queue *a, const Queue *b) {
            return a->people() * b->minutesLeft(position) < b->people() * a->minutesLeft(position);
        });
        if (!placeNext(**pressed, position) || (*pressed)->isDone())
            here.erase(pressed);
    }
}

void DensePack::placeOthers(const QSet<int> &tight)
{
    for (BatchItem &item : m_items) {
        if (!mayMove(item) || tight.contains(item.group) || item.room->open.empty())
            continue;
        const auto lanes = lanesFor(m_board, item.opened);
        const LoadBoard::Choice choice =
            m_earliest ? m_board.earliest(lanes, item.room->open) : m_board.leastLoaded(lanes, item.room->open);
        if (!choice)
            continue;
        item.place = placeFrom(m_board, item.opened, choice, item.minutes);
        occupy(m_board, item);
    }
}

void DensePack::layOut(const QSet<int> &tight, const Cancelled &cancelled)
{
    for (BatchItem &item : m_items) {
        if (mayMove(item) && item.place) {
            vacate(m_board, item);
            item.place.reset();
        }
    }
    std::vector<Queue> queues = queuesOf(tight);
    for (int position = 0; position < m_board.grid().size(); ++position) {
        if (cancelled && position % 256 == 0 && cancelled())
            return;
        fillPosition(queues, position);
    }
    placeOthers(tight);
}

int placedOf(const std::vector<BatchItem> &items)
{
    return static_cast<int>(
        std::count_if(items.begin(), items.end(), [](const BatchItem &item) { return item.place.has_value(); }));
}

/// Groups with somebody left over, and those that could not take another person either.
QSet<int> tightGroups(LoadBoard &board, const std::vector<BatchItem> &items)
{
    QSet<int> tight;
    QSet<int> loose;
    for (const BatchItem &item : items) {
        if (!item.opened.takesLine || tight.contains(item.group))
            continue;
        if (!item.place) {
            tight.insert(item.group);
        } else if (!loose.contains(item.group)) {
            const bool room = static_cast<bool>(board.earliest(lanesFor(board, item.opened), item.room->open));
            (room ? loose : tight).insert(item.group);
        }
    }
    return tight;
}

} // namespace

void packDense(LoadBoard &board, std::vector<BatchItem> &items, bool earliest, const Cancelled &cancelled)
{
    std::vector<std::optional<Place>> before;
    before.reserve(items.size());
    for (const BatchItem &item : items)
        before.push_back(item.place);
    const int placedBefore = placedOf(items);

    DensePack pack(board, items, earliest);
    pack.layOut(tightGroups(board, items), cancelled);
    if (placedOf(items) > placedBefore) {
        for (size_t i = 0; i < items.size(); ++i) {
            if (before[i] && items[i].place && before[i]->at != items[i].place->at && !items[i].movedFrom)
                items[i].movedFrom = before[i]->at;
        }
        return;
    }
    for (size_t i = 0; i < items.size(); ++i) {
        if (items[i].place && items[i].opened.takesLine && !items[i].freed)
            vacate(board, items[i]);
    }
    for (size_t i = 0; i < items.size(); ++i) {
        if (items[i].freed || !items[i].opened.takesLine)
            continue;
        items[i].place = before[i];
        items[i].packed = false;
        if (items[i].place)
            occupy(board, items[i]);
    }
}

} // namespace callboard
