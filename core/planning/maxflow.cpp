// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/maxflow.h"

#include <algorithm>
#include <limits>

namespace callboard {

int MaxFlow::addNode()
{
    m_edges.emplace_back();
    return static_cast<int>(m_edges.size()) - 1;
}

void MaxFlow::addEdge(int from, int to, qint64 capacity)
{
    if (capacity <= 0)
        return;
    auto &out = m_edges[static_cast<size_t>(from)];
    auto &in = m_edges[static_cast<size_t>(to)];
    out.push_back({to, static_cast<int>(in.size()), capacity});
    in.push_back({from, static_cast<int>(out.size()) - 1, 0});
}

bool MaxFlow::findLevels()
{
    m_level.assign(m_edges.size(), -1);
    m_level[kSource] = 0;
    std::vector<int> queue{kSource};
    for (size_t head = 0; head < queue.size(); ++head) {
        const int node = queue[head];
        for (const Edge &edge : m_edges[static_cast<size_t>(node)]) {
            int &level = m_level[static_cast<size_t>(edge.to)];
            if (edge.left > 0 && level < 0) {
                level = m_level[static_cast<size_t>(node)] + 1;
                queue.push_back(edge.to);
            }
        }
    }
    return m_level[kSink] >= 0;
}

// As deep as the network has layers, and it has six.
qint64 MaxFlow::push(int node, qint64 most)
{
    if (node == kSink)
        return most;
    const auto at = static_cast<size_t>(node);
    qint64 pushed = 0;
    for (size_t &i = m_next[at]; i < m_edges[at].size(); ++i) {
        Edge &edge = m_edges[at][i];
        if (edge.left <= 0 || m_level[static_cast<size_t>(edge.to)] != m_level[at] + 1)
            continue;
        const qint64 part = push(edge.to, std::min(most - pushed, edge.left));
        edge.left -= part;
        m_edges[static_cast<size_t>(edge.to)][static_cast<size_t>(edge.back)].left += part;
        pushed += part;
        if (pushed == most)
            return pushed;
    }
    return pushed;
}

qint64 MaxFlow::solve()
{
    qint64 flow = 0;
    while (findLevels()) {
        m_next.assign(m_edges.size(), 0);
        flow += push(kSource, std::numeric_limits<qint64>::max() / 4);
    }
    return flow;
}

} // namespace callboard
