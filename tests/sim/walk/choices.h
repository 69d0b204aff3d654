// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace callboard::sim {

/// The choices of one way through a world, and of all ways one after the other: a world asks `choose` wherever it could
/// go on differently, is thrown away, and is made anew for the next way.
class Choices
{
public:
    Choices() = default;
    explicit Choices(std::vector<int> path) : m_path(std::move(path)) {}

    /// 0 .. n - 1.
    int choose(int n)
    {
        const size_t at = m_taken.size();
        const int is = at < m_path.size() ? m_path[at] : 0;
        m_taken.push_back({is, n});
        return is;
    }
    /// True where no way has been before: all that was given is behind us.
    bool isNewGround() const { return m_taken.size() >= m_path.size(); }
    const std::vector<int> path() const
    {
        std::vector<int> path;
        for (const Taken &one : m_taken)
            path.push_back(one.is);
        return path;
    }
    /// The next way; false when every one has been gone.
    bool next()
    {
        while (!m_taken.empty() && m_taken.back().is + 1 >= m_taken.back().of)
            m_taken.pop_back();
        if (m_taken.empty())
            return false;
        ++m_taken.back().is;
        m_path = path();
        m_taken.clear();
        return true;
    }

private:
    struct Taken
    {
        int is;
        int of;
    };
    std::vector<int> m_path;
    std::vector<Taken> m_taken;
};

} // namespace callboard::sim
