// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <utility>

namespace callboard {

/// A shared value that is copied when one of its holders writes. Unlike a shared_ptr's use_count, the question "am I
/// the only holder" orders memory: what a snapshot read in its worker happened before the owner writes again.
/// Never null, except when moved from.
template <typename T> class CowPtr
{
public:
    CowPtr() : m_node(new Node) {}
    CowPtr(const CowPtr &other) : m_node(other.m_node) { m_node->holders.fetch_add(1, std::memory_order_relaxed); }
    CowPtr(CowPtr &&other) noexcept : m_node(std::exchange(other.m_node, nullptr)) {}
    CowPtr &operator=(CowPtr other) noexcept
    {
        std::swap(m_node, other.m_node);
        return *this;
    }
    ~CowPtr() { release(); }

    const T &operator*() const { return m_node->value; }
    const T *operator->() const { return &m_node->value; }
    /// The value, ours alone from here on.
    T &write()
    {
        if (m_node->holders.load(std::memory_order_acquire) != 1) {
            auto *own = new Node(m_node->value);
            release();
            m_node = own;
        }
        return m_node->value;
    }
    bool sharesWith(const CowPtr &other) const { return m_node == other.m_node; }

private:
    struct Node
    {
        Node() = default;
        explicit Node(const T &from) : value(from) {}
        T value;
        std::atomic<int> holders{1};
    };
    void release()
    {
        if (m_node && m_node->holders.fetch_sub(1, std::memory_order_acq_rel) == 1)
            delete m_node; // NOLINT(clang-analyzer-cplusplus.NewDelete): only the last holder comes here
    }
    Node *m_node;
};

} // namespace callboard
