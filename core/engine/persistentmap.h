// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <utility>
#include <vector>

namespace callboard {

/// A hash map whose copies are cheap and share what neither side has changed since: a write copies the one leaf it
/// touches and the path to it, and nothing at all while no copy exists. So a snapshot per commit costs the changes of
/// that commit, not the size of the workspace. One object is used by one thread at a time; copies may live in other
/// threads. Order of `forEach` depends on the keys only.
template <typename Key, typename Value> class PersistentMap
{
public:
    /// nullptr when absent; valid until this map changes.
    const Value *find(const Key &key) const
    {
        const size_t hash = hashOf(key);
        const Node *node = m_root.get();
        for (int level = 0; node; ++level) {
            if (!node->children) {
                for (const auto &entry : node->entries) {
                    if (entry.first == key)
                        return &entry.second;
                }
                return nullptr;
            }
            node = (*node->children)[slotOf(hash, level)].get();
        }
        return nullptr;
    }
    bool contains(const Key &key) const { return find(key) != nullptr; }
    /// The value, or a default-made one.
    Value value(const Key &key) const
    {
        const Value *found = find(key);
        return found ? *found : Value();
    }

    /// The value to change in place, or nullptr when absent; copies share it no longer.
    Value *findOwned(const Key &key)
    {
        if (!contains(key))
            return nullptr; // nothing is copied for a key that is not there
        Node &leaf = ownLeafOf(key);
        for (auto &entry : leaf.entries) {
            if (entry.first == key)
                return &entry.second;
        }
        return nullptr;
    }

    /// Adds, or replaces what was there.
    void insert(const Key &key, Value value)
    {
        if (insertInto(m_root, key, std::move(value), hashOf(key), 0))
            ++m_size;
    }

    bool remove(const Key &key)
    {
        if (!contains(key))
            return false;
        std::erase_if(ownLeafOf(key).entries, [&](const auto &entry) { return entry.first == key; });
        --m_size;
        return true;
    }

    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    void clear() { *this = PersistentMap(); }

    /// fn(key, value) for every entry.
    template <typename Fn> void forEach(Fn fn) const { visit(m_root.get(), fn); }

private:
    static constexpr int kBits = 4;
    static constexpr size_t kWidth = 16;
    static constexpr size_t kLeafMax = 12;
    static constexpr int kDeepest = 15; // 16 levels of 4 bits: below it keys with equal hashes share a leaf

    struct Node;

    /// One holder of a node; null = no node yet. Unlike a shared_ptr's use_count, the question "am I the only holder"
    /// orders memory: what a snapshot read in its worker happened before the engine writes here again.
    class NodeRef
    {
    public:
        NodeRef() = default;
        NodeRef(const NodeRef &other) : m_node(other.m_node)
        {
            if (m_node)
                m_node->holders.fetch_add(1, std::memory_order_relaxed);
        }
        NodeRef(NodeRef &&other) noexcept : m_node(std::exchange(other.m_node, nullptr)) {}
        NodeRef &operator=(NodeRef other) noexcept
        {
            std::swap(m_node, other.m_node);
            return *this;
        }
        ~NodeRef()
        {
            if (m_node && m_node->holders.fetch_sub(1, std::memory_order_acq_rel) == 1)
                delete m_node;
        }
        const Node *get() const { return m_node; }
        /// The node to write to, ours alone from here on: made, or copied when somebody else holds it too.
        Node &own()
        {
            if (!m_node)
                m_node = new Node;
            else if (m_node->holders.load(std::memory_order_acquire) != 1)
                *this = NodeRef(new Node(*m_node));
            return *m_node;
        }

    private:
        explicit NodeRef(Node *made) : m_node(made) {}
        Node *m_node = nullptr;
    };

    struct Node
    {
        using Children = std::array<NodeRef, kWidth>;
        Node() = default;
        Node(const Node &other)
            : entries(other.entries), children(other.children ? std::make_unique<Children>(*other.children) : nullptr)
        {
        }
        Node &operator=(const Node &) = delete;
        std::vector<std::pair<Key, Value>> entries; // of a leaf
        std::unique_ptr<Children> children;         // of a branch
        std::atomic<int> holders{1};
    };

    static size_t hashOf(const Key &key) { return qHash(key, size_t(0)); }
    static size_t slotOf(size_t hash, int level) { return (hash >> (level * kBits)) & (kWidth - 1); }

    Node &ownLeafOf(const Key &key)
    {
        const size_t hash = hashOf(key);
        Node *node = &m_root.own();
        for (int level = 0; node->children; ++level)
            node = &(*node->children)[slotOf(hash, level)].own();
        return *node;
    }

    static bool insertInto(NodeRef &at, const Key &key, Value value, size_t hash, int level)
    {
        Node &node = at.own();
        if (node.children)
            return insertInto((*node.children)[slotOf(hash, level)], key, std::move(value), hash, level + 1);
        for (auto &entry : node.entries) {
            if (entry.first == key) {
                entry.second = std::move(value);
                return false;
            }
        }
        node.entries.emplace_back(key, std::move(value));
        if (node.entries.size() > kLeafMax && level < kDeepest)
            split(node, level);
        return true;
    }

    static void split(Node &node, int level)
    {
        node.children = std::make_unique<typename Node::Children>();
        for (auto &entry : node.entries) {
            const size_t hash = hashOf(entry.first);
            insertInto((*node.children)[slotOf(hash, level)], entry.first, std::move(entry.second), hash, level + 1);
        }
        node.entries = {};
    }

    template <typename Fn> static void visit(const Node *node, Fn &fn)
    {
        if (!node)
            return;
        for (const auto &entry : node->entries)
            fn(entry.first, entry.second);
        if (node->children) {
            for (const auto &child : *node->children)
                visit(child.get(), fn);
        }
    }

    NodeRef m_root;
    qsizetype m_size = 0;
};

} // namespace callboard
