// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdint>
#include <memory>

namespace callboard {

/// Where ids and seeds come from: the system's generator in the programs, a seeded one in tests and simulations.
class Random
{
public:
    virtual ~Random() = default;
    virtual std::uint64_t next() = 0;
};

/// Cryptographic, from the operating system.
std::unique_ptr<Random> systemRandom();
/// The same numbers for the same seed, on every machine (splitmix64).
std::unique_ptr<Random> seededRandom(std::uint64_t seed);

/// `prefix` + 32 lower-case hex digits: 128 random bits (P7).
QString randomId(Random &random, const QString &prefix);

} // namespace callboard
