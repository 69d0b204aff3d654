// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/heatmap/heatgrid.h"

#include <QCoreApplication>

namespace callboard {

/// What the heatmap says to people who do not see it, and in its tooltips and heads. Whole sentences (STYLE 13).
class HeatSentences
{
    Q_DECLARE_TR_FUNCTIONS(HeatSentences)

public:
    struct Moment
    {
        InstantRange span;
        HeatValue value;
        int cap = 0;
        int people = 0;
        bool after = true;
        milliseconds estimate{0};
        Zone own = Zone::utc();
        std::optional<Zone> second;
        InstantRange window; ///< empty = none chosen
        int showing = 0;     ///< 1, 2 for an hour that the clock shows twice
    };
    /// "Thu 19 Nov 16:45 Vilnius, 09:45 New York. 23 of 40 lines free for 32 minutes. 165 of 200 people callable. Not
    /// in the window."
    static QString cell(const Moment &moment);
    /// A cell that the clock does not show on that day.
    static QString never(QDate date, const Zone &own);
    /// "Window Tue 17 Nov 14:00 to Wed 18 Nov 02:00 Vilnius, 12 h."
    static QString window(InstantRange window, const Zone &own);
    /// "12 h, over midnight. Vilnius time."
    static QString windowNote(InstantRange window, const Zone &own);
};

} // namespace callboard
