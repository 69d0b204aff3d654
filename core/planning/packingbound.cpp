// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/packingbound.h"

#include "core/planning/maxflow.h"

#include <algorithm>
#include <map>

namespace callboard {

namespace {

/// Above this many kinds of minutes, minutes with the same callable groups are taken together: still a bound, only
/// not as sharp where lines and people change places within them.
constexpr size_t kMostKinds = 1500;

/// One kind of minute: the same groups callable and, unless taken together, the same free lines.
struct Kind
{
    std::vector<int> groups; ///< callable then
    qint64 length = 0;       ///< ms of all its minutes
    std::vector<qint64> onNumber;
    std::vector<qint64> onPool; ///< free line-ms
};

class Network
{
public:
    Network(const Capacity &capacity, const StartGrid &grid, const std::vector<BoundGroup> &groups, int wholeMinutes);
    qint64 usable(qint64 perCall);

private:
    void nameScopes();
    void cutIntoStretches();
    void countFree();
    std::vector<Kind> kinds(bool together) const;
    milliseconds lengthOf(int cell) const { return cell == 0 ? m_grid.at(1) - m_grid.at(0) : kMinute; }
    int peopleOn(const std::vector<int> &groups, int number) const;
    void connect(MaxFlow &flow, const Kind &kind, const std::vector<int> &groupNodes) const;

    const Capacity &m_capacity;
    const StartGrid &m_grid;
    const std::vector<BoundGroup> &m_groups;
    int m_wholeMinutes; // whole cells that every call covers
    int m_cells;
    std::vector<PhoneNumberId> m_numbers;
    std::vector<PoolId> m_pools;
    std::vector<int> m_poolOf;                      // number -> pool
    std::vector<std::vector<int>> m_numbersOfGroup; // group -> numbers
    std::vector<std::vector<int>> m_stretches;      // id -> groups callable
    std::vector<int> m_stretchOf;                   // cell -> id; 0 = nobody
    std::vector<std::vector<qint16>> m_freeOnNumber;
    std::vector<std::vector<qint16>> m_freeOnPool;
};

template <typename T> int indexOf(std::vector<T> &all, const T &one)
{
    const auto found = std::find(all.begin(), all.end(), one);
    if (found != all.end())
        return static_cast<int>(found - all.begin());
    all.push_back(one);
    return static_cast<int>(all.size()) - 1;
}

Network::Network(const Capacity &capacity, const StartGrid &grid, const std::vector<BoundGroup> &groups,
                 int wholeMinutes)
    : m_capacity(capacity), m_grid(grid), m_groups(groups), m_wholeMinutes(wholeMinutes),
      m_cells(grid.size() + wholeMinutes + 1)
{
    nameScopes();
    cutIntoStretches();
    countFree();
}

void Network::nameScopes()
{
    for (const BoundGroup &group : m_groups) {
        std::vector<int> numbers;
        for (const PhoneNumberId &number : group.numbers)
            numbers.push_back(indexOf(m_numbers, number));
        std::sort(numbers.begin(), numbers.end());
        m_numbersOfGroup.push_back(numbers);
    }
    for (const PhoneNumberId &number : m_numbers)
        m_poolOf.push_back(indexOf(m_pools, m_capacity.poolOf(number).value_or(PoolId())));
}

// Which groups can have a call running in each cell: from their first start to the end of the last call.
void Network::cutIntoStretches()
{
    std::vector<std::vector<int>> toggles(static_cast<size_t>(m_cells) + 1);
    for (int g = 0; g < static_cast<int>(m_groups.size()); ++g) {
        int reached = 0; // spans of one group may touch through the length of a call
        for (const PositionRange &starts : m_groups[static_cast<size_t>(g)].starts) {
            const bool betweenMinutes = starts.from == 0 && !m_grid.startsOnMinute();
            const int from = std::max(starts.from, reached);
            int to = starts.to + m_wholeMinutes - 1;
            if (betweenMinutes)
                to = std::max(to, m_wholeMinutes + 1); // its last minute is cut in two
            if (from >= to)
                continue;
            toggles[static_cast<size_t>(from)].push_back(g);
            toggles[static_cast<size_t>(to)].push_back(g);
            reached = to;
        }
    }
    std::vector<bool> active(m_groups.size(), false);
    std::map<std::vector<bool>, int> ids{{active, 0}};
    m_stretches.emplace_back();
    m_stretchOf.assign(static_cast<size_t>(m_cells), 0);
    int id = 0;
    for (int cell = 0; cell < m_cells; ++cell) {
        if (!toggles[static_cast<size_t>(cell)].empty()) {
            for (const int g : toggles[static_cast<size_t>(cell)])
                active[static_cast<size_t>(g)] = !active[static_cast<size_t>(g)];
            const auto [known, isNew] = ids.emplace(active, static_cast<int>(m_stretches.size()));
            id = known->second;
            if (isNew) {
                m_stretches.emplace_back();
                for (size_t g = 0; g < active.size(); ++g) {
                    if (active[g])
                        m_stretches.back().push_back(static_cast<int>(g));
                }
            }
        }
        m_stretchOf[static_cast<size_t>(cell)] = id;
    }
}

void Network::countFree()
{
    const auto count = [&](const CapacityTimeline *timeline, int cap) {
        std::vector<qint16> free(static_cast<size_t>(m_cells), 0);
        if (timeline) {
            free[0] = static_cast<qint16>(timeline->peak({m_grid.at(0), m_grid.at(1)}));
            timeline->peaksOnGrid(m_grid.at(1), kMinute, kMinute, std::span(free).subspan(1));
        }
        for (qint16 &lines : free)
            lines = static_cast<qint16>(std::max(0, cap - lines));
        // The call that starts between minutes covers a part of this one: what else runs in it may be in the other.
        if (!m_grid.startsOnMinute() && m_wholeMinutes < m_cells)
            free[static_cast<size_t>(m_wholeMinutes)] = static_cast<qint16>(cap);
        return free;
    };
    for (const PhoneNumberId &number : m_numbers)
        m_freeOnNumber.push_back(count(m_capacity.numberTimeline(number), m_capacity.numberCap(number)));
    for (const PoolId &pool : m_pools)
        m_freeOnPool.push_back(count(m_capacity.poolTimeline(pool), m_capacity.poolCap(pool)));
}

int Network::peopleOn(const std::vector<int> &groups, int number) const
{
    int people = 0;
    for (const int g : groups) {
        const auto &numbers = m_numbersOfGroup[static_cast<size_t>(g)];
        if (std::binary_search(numbers.begin(), numbers.end(), number))
            people += m_groups[static_cast<size_t>(g)].people;
    }
    return people;
}

std::vector<Kind> Network::kinds(bool together) const
{
    std::map<std::vector<int>, size_t> known;
    std::vector<Kind> all;
    // Lines beyond the people who could use them change nothing, and tell many minutes apart.
    std::vector<std::vector<int>> mostOnNumber;
    for (const auto &groups : m_stretches) {
        mostOnNumber.emplace_back();
        for (int n = 0; n < static_cast<int>(m_numbers.size()); ++n)
            mostOnNumber.back().push_back(peopleOn(groups, n));
    }
    std::vector<int> key;
    std::vector<int> onNumber(m_numbers.size());
    std::vector<int> onPool(m_pools.size());
    for (size_t cell = 0; cell < static_cast<size_t>(m_cells); ++cell) {
        const auto stretch = static_cast<size_t>(m_stretchOf[cell]);
        if (stretch == 0)
            continue;
        std::fill(onPool.begin(), onPool.end(), 0);
        for (size_t n = 0; n < m_numbers.size(); ++n) {
            onNumber[n] = std::min<int>(m_freeOnNumber[n][cell], mostOnNumber[stretch][n]);
            onPool[static_cast<size_t>(m_poolOf[n])] += onNumber[n];
        }
        for (size_t p = 0; p < m_pools.size(); ++p)
            onPool[p] = std::min<int>(onPool[p], m_freeOnPool[p][cell]);
        key.assign(1, static_cast<int>(stretch));
        if (!together) {
            key.insert(key.end(), onNumber.begin(), onNumber.end());
            key.insert(key.end(), onPool.begin(), onPool.end());
        }
        const auto [place, isNew] = known.emplace(key, all.size());
        if (isNew)
            all.push_back({m_stretches[stretch], 0, std::vector<qint64>(m_numbers.size(), 0),
                           std::vector<qint64>(m_pools.size(), 0)});
        Kind &kind = all[place->second];
        const qint64 length = lengthOf(static_cast<int>(cell)).count();
        kind.length += length;
        for (size_t n = 0; n < m_numbers.size(); ++n)
            kind.onNumber[n] += onNumber[n] * length;
        for (size_t p = 0; p < m_pools.size(); ++p)
            kind.onPool[p] += onPool[p] * length;
    }
    return all;
}

void Network::connect(MaxFlow &flow, const Kind &kind, const std::vector<int> &groupNodes) const
{
    std::vector<int> poolNodes(m_pools.size(), -1);
    std::vector<int> numberNodes(m_numbers.size(), -1);
    const auto nodeOf = [&](int number) {
        const auto n = static_cast<size_t>(number);
        if (numberNodes[n] < 0) {
            const auto p = static_cast<size_t>(m_poolOf[n]);
            if (poolNodes[p] < 0) {
                poolNodes[p] = flow.addNode();
                flow.addEdge(poolNodes[p], MaxFlow::kSink, kind.onPool[p]);
            }
            numberNodes[n] = flow.addNode();
            flow.addEdge(numberNodes[n], poolNodes[p], kind.onNumber[n]);
        }
        return numberNodes[n];
    };
    std::map<std::vector<int>, int> choiceNodes; // groups with the same choice of numbers share a node
    for (const int g : kind.groups) {
        const auto &numbers = m_numbersOfGroup[static_cast<size_t>(g)];
        const qint64 most = kind.length * m_groups[static_cast<size_t>(g)].people;
        const auto [choice, isNew] = choiceNodes.emplace(numbers, -1);
        if (isNew) {
            choice->second = flow.addNode();
            for (const int number : numbers)
                flow.addEdge(choice->second, nodeOf(number), kind.onNumber[static_cast<size_t>(number)]);
        }
        flow.addEdge(groupNodes[static_cast<size_t>(g)], choice->second, most);
    }
}

qint64 Network::usable(qint64 perCall)
{
    std::vector<Kind> all = kinds(false);
    if (all.size() > kMostKinds)
        all = kinds(true);
    MaxFlow flow;
    std::vector<int> groupNodes;
    for (const BoundGroup &group : m_groups) {
        groupNodes.push_back(flow.addNode());
        flow.addEdge(MaxFlow::kSource, groupNodes.back(), perCall * group.people);
    }
    for (const Kind &kind : all)
        connect(flow, kind, groupNodes);
    return flow.solve();
}

} // namespace

int packingBound(const Capacity &capacity, const StartGrid &grid, const std::vector<BoundGroup> &groups,
                 milliseconds estimate)
{
    int people = 0;
    for (const BoundGroup &group : groups)
        people += group.people;
    const auto wholeMinutes = static_cast<int>(estimate / kMinute);
    if (wholeMinutes == 0 || grid.size() == 0)
        return people;
    // A call is counted by the whole minutes in it, so a length of odd seconds bounds a little less sharply.
    const qint64 perCall = kMinute.count() * wholeMinutes;
    Network network(capacity, grid, groups, wholeMinutes);
    return static_cast<int>(std::min<qint64>(people, network.usable(perCall) / perCall));
}

} // namespace callboard
