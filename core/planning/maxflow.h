// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <vector>

namespace callboard {

/// The largest flow from node 0 to node 1 (Dinic). By max-flow min-cut it is also the smallest cut.
class MaxFlow
{
public:
    static constexpr int kSource = 0;
    static constexpr int kSink = 1;
    MaxFlow() : m_edges(2) {}
    int addNode();
    void addEdge(int from, int to, qint64 capacity);
    qint64 solve();

private:
    struct Edge
    {
        int to;
        int back; ///< index of the reverse edge at `to`
        qint64 left;
    };
    bool findLevels();
    qint64 push(int node, qint64 most);

    std::vector<std::vector<Edge>> m_edges;
    std::vector<int> m_level;
    std::vector<size_t> m_next;
};

} // namespace callboard
