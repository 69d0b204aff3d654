// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/random.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace callboard::sim {

/// One number out of two, well mixed (splitmix64's finaliser).
constexpr std::uint64_t mixed(std::uint64_t a, std::uint64_t b = 0)
{
    std::uint64_t z = a + 0x9e3779b97f4a7c15ULL * (b + 1);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

/// The same number for the same text on every machine and in every process (FNV-1a); qHash is neither.
inline std::uint64_t hashOf(const QString &text)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const QChar c : text)
        hash = (hash ^ c.unicode()) * 0x100000001b3ULL;
    return hash;
}

/// Every choice of a run. Each step and each call has its own, made of the seed and its place: taking one step out of a
/// script does not change what the others choose, so that shrinking works.
class Dice final : public Random
{
public:
    explicit Dice(std::uint64_t seed) : m_state(mixed(seed)) {}
    std::uint64_t next() override { return mixed(m_state += 0x9e3779b97f4a7c15ULL); }
    /// 0 .. n - 1.
    int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }
    /// Both ends included.
    qint64 between(qint64 low, qint64 high)
    {
        return low + static_cast<qint64>(next() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool chance(int percent) { return below(100) < percent; }
    template <typename T> const T &pick(const std::vector<T> &from)
    {
        return from[static_cast<size_t>(below(static_cast<int>(from.size())))];
    }

private:
    std::uint64_t m_state;
};

} // namespace callboard::sim
