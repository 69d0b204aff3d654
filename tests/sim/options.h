// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sim/fault.h"

#include <QStringList>

namespace callboard::sim {

/// What cb_sim is asked to do.
struct Options
{
    quint64 seed = 1;
    quint64 seeds = 1;
    std::optional<int> minutes; ///< of the safety phase; absent: each seed's own
    std::optional<Fault> only;  ///< no other fault happens
    enum class StoreKind { Mixed, Memory, Sqlite } store = StoreKind::Mixed; ///< Mixed: every tenth seed on SQLite
    bool events = false;                                                     ///< print everything that happens
    bool canary = false;         ///< a driver that sends twice: must be found
    bool shrink = true;          ///< of a failing seed
    bool needEveryFault = false; ///< fail when a kind of fault or an invariant never had its turn
    bool hashOnly = false;       ///< one line: the hash of all runs
    int walk = 0;                ///< steps of the walk; 0: seeds
    std::vector<int> path;       ///< of the walk: this way only
    QString seedsFile;           ///< seeds that once found something: run first
    QString figures;             ///< size to print FIGURE lines for: "gate" or "night"; empty: none
    /// A shrunk seed: only these steps of its script, by number, and only these faults.
    std::optional<std::vector<int>> keep;
    std::optional<std::vector<Fault>> allow;
};

/// nullopt after a usage line on stderr.
std::optional<Options> parseOptions(const QStringList &arguments);

} // namespace callboard::sim
