// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/base/random.h"

#include <algorithm>
#include <memory>

namespace callboard {

/// How long to wait before a server is tried again: twice as long each time up to `most`, each time a random part of
/// it between a half and the whole, so that a hundred consoles do not come back in one moment (P9).
class Backoff
{
public:
    explicit Backoff(std::unique_ptr<Random> random, milliseconds first = milliseconds(500),
                     milliseconds most = milliseconds(30'000))
        : m_random(std::move(random)), m_first(first), m_most(most), m_next(first)
    {
    }
    milliseconds next()
    {
        const milliseconds whole = m_next;
        m_next = std::min(m_next * 2, m_most);
        const auto half = static_cast<std::uint64_t>(whole.count() / 2);
        return whole - milliseconds(static_cast<qint64>(m_random->next() % (half + 1)));
    }
    /// The server answered: the next trouble begins anew.
    void reset() { m_next = m_first; }

private:
    std::unique_ptr<Random> m_random;
    milliseconds m_first;
    milliseconds m_most;
    milliseconds m_next;
};

} // namespace callboard
