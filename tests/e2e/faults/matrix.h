// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/faults/rig.h"
#include "tests/e2e/faults/turnmeter.h"
#include "ui/common/thememanager.h"

#include <functional>
#include <map>
#include <optional>
#include <set>

namespace callboard::test {

/// CALLBOARD_FULL=1: every fault with every page and every action. Else every fault with every action on three pages,
/// so that all pages occur.
bool isFull();
const char *nameOf(Trouble trouble);

/// One window's life through faults, one after the other; keeps what the figures of P9 need. On the window's thread.
class Matrix
{
public:
    explicit Matrix(Console console);

    /// Works on while the fault is there, then sees that all is well again and nothing was lost or done twice. What is
    /// wrong, in words; empty = nothing.
    QString meet(Trouble trouble);
    /// Faults, actions and pages that were met, all of them; else what is missing.
    QString missing() const;
    void printFigures(const char *test);

private:
    struct Round;
    QString meet(Round &round);
    QString work(Round &round);
    QString recover(Round &round);
    QString judge(Round &round);
    std::vector<PageId> pagesOf(Trouble trouble) const;
    bool comes(const std::function<bool()> &condition, int ms = kSoon);
    static constexpr int kSoon = 20'000; ///< ms: so long it waits for what should come

    Console m_console;
    ThemeManager m_themes;
    TurnMeter m_meter;
    std::set<int> m_troubles;
    std::set<QString> m_actions;
    std::set<PageId> m_pages;
    int m_deeds = 0;
    int m_pictures = 0;
    int m_wrong = 0;
    int m_waits = 0;
    qint64 m_longestReturn = 0;
};

} // namespace callboard::test
