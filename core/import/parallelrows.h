// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/import/importjob.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace callboard {

/// Runs fn(row, scratch) for every row, in up to four threads, the caller's being one of them; the order of rows is
/// free, so fn must depend on its row alone. Watched from the caller's thread. False when cancelled: then some rows
/// are as they were.
template <typename Fn> bool forEachRow(std::vector<ImportRow> &rows, const ImportWatch &watch, Fn fn)
{
    constexpr size_t kChunk = 256;
    std::atomic<size_t> next{0};
    std::atomic<bool> stopped{false};
    const auto work = [&](bool watches) {
        RowJudge::Scratch scratch;
        for (;;) {
            const size_t from = next.fetch_add(kChunk);
            if (from >= rows.size() || stopped)
                return;
            const size_t to = std::min(from + kChunk, rows.size());
            for (size_t i = from; i < to; ++i)
                fn(rows[i], scratch);
            if (!watches)
                continue;
            if (watch.progress)
                watch.progress(static_cast<int>(to), static_cast<int>(rows.size()));
            if (watch.cancelled && watch.cancelled())
                stopped = true;
        }
    };
    const size_t useful = rows.size() / (4 * kChunk);
    const size_t helpers = std::min<size_t>({useful, 3, std::max(1U, std::thread::hardware_concurrency()) - 1});
    {
        std::vector<std::jthread> threads; // joined at the end of this block
        for (size_t i = 0; i < helpers; ++i)
            threads.emplace_back([&] { work(false); });
        work(true);
    }
    return !stopped;
}

} // namespace callboard
