// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/freshness.h"
#include "ui/shell/session.h"

#include <QCoreApplication>

namespace callboard {

/// How fresh what is shown is, in words, for a server that tells nothing by itself (C008, C162, N16).
class FreshnessWords
{
    Q_DECLARE_TR_FUNCTIONS(FreshnessWords)

public:
    struct Untold
    {
        int calls = 0;
        milliseconds until{0};
    };
    struct Shown
    {
        QString lead;
        QString sentence;
        bool isStale = false; ///< older than a minute
    };
    /// Of the page's picture, with the meter of the minute and the minutes that are not told.
    static Shown shown(PageId page, const Freshness::Ages &ages, const Untold &untold, const Connection &way);
    /// "Hours 41 s, numbers 41 s, lines 12 s, clock 8 s"
    static QString allAges(const Freshness::Ages &ages);
    /// "13 of 60 used in the last minute"; empty without a limit.
    static QString meter(const Connection &way);
    /// What booking a plan of so many calls takes, before it begins.
    static QString cost(const Freshness::CommitCost &cost, int calls);

private:
    static std::pair<QString, std::optional<milliseconds>> pictureOf(PageId page, const Freshness::Ages &ages);
};

} // namespace callboard
