// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/fuzz/target.h"

#include <QByteArray>

#include <cstdint>
#include <vector>

namespace callboard {
class Random;
}

namespace callboard::fuzz {

/// Inputs thought of from kept ones by changing a few things in each: bits, bytes, numbers, words of a dictionary,
/// pieces of two inputs, and what the target itself knows to change. The same number is the same input everywhere, so
/// that a test made of them finds the same today and tomorrow. It does not learn from what an input reached: that is
/// what libFuzzer is for.
class MadeUp
{
public:
    /// `kept`: not empty. `dictionary`: as libFuzzer takes it.
    MadeUp(const Target &target, std::vector<QByteArray> kept, const QByteArray &dictionary);
    QByteArray input(std::uint64_t number) const;

private:
    void change(QByteArray &bytes, Random &random) const;
    QByteArray piece(Random &random) const;

    const Target &m_target;
    std::vector<QByteArray> m_kept;
    std::vector<QByteArray> m_words;
};

} // namespace callboard::fuzz
