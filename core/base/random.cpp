// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random.h"

#include <QRandomGenerator>

namespace callboard {

namespace {

class SystemRandom final : public Random
{
public:
    std::uint64_t next() override { return QRandomGenerator::system()->generate64(); }
};

class SeededRandom final : public Random
{
public:
    explicit SeededRandom(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next() override
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }

private:
    std::uint64_t m_state;
};

} // namespace

std::unique_ptr<Random> systemRandom()
{
    return std::make_unique<SystemRandom>();
}

std::unique_ptr<Random> seededRandom(std::uint64_t seed)
{
    return std::make_unique<SeededRandom>(seed);
}

QString randomId(Random &random, const QString &prefix)
{
    const std::uint64_t high = random.next();
    const std::uint64_t low = random.next();
    return QStringLiteral("%1%2%3").arg(prefix).arg(high, 16, 16, QLatin1Char('0')).arg(low, 16, 16, QLatin1Char('0'));
}

} // namespace callboard
