// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/heat.h"

#include <QCoreApplication>

namespace callboard {

/// The arithmetic of one moment as lines of a small table: cap, busy, free per number and pool, then the sum (C076,
/// D-REMAIN, D-FREEALL). Made of the backend's answer, nothing is counted again here.
class HeatArithmetic
{
    Q_DECLARE_TR_FUNCTIONS(HeatArithmetic)

public:
    struct Line
    {
        QString label;
        int cap = 0;
        int busy = 0;
        int free = 0;
        bool isPool = false;
        bool counted = true; ///< false: nobody who would use it can be called then
    };
    /// Numbers of a pool, then the pool itself; pools of one number with the same cap show the number only.
    static std::vector<Line> lines(const HeatCell &cell);
    /// "14 + 9 = 23 of 40 lines free for 32 min"
    static QString sum(const HeatCell &cell);
    /// "165 of 200 people can be called then."; empty without people.
    static QString people(const HeatCell &cell);
};

} // namespace callboard
