// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/numbers/numbersrows.h"

#include <QCoreApplication>

namespace callboard {

/// Sentences of the Numbers page.
class NumberWords
{
    Q_DECLARE_TR_FUNCTIONS(NumberWords)

public:
    /// "7 numbers, 2 pools, 20 of 40 lines in use. One number places nothing."
    static QString status(const NumbersTotals &totals);
    /// "3 of 8"
    static QString inUse(int busy, int cap);
    /// "34 lines share 24"; "no numbers" for an empty pool.
    static QString poolLines(const NumbersTableRow &pool);
    /// "never", "1 % of hours"; empty when not known.
    static QString atCap(double share);
    /// What a screen reader hears of a row.
    static QString row(const NumbersTableRow &row);
    /// "6 of 120": the counter of a label, in code points (C044).
    static QString labelCounter(const QString &label);
    /// Why this label cannot be; empty = it can.
    static QString labelProblem(const QString &label);
    /// Under the primary button: what the new cap does to booked calls (D-CAPCHANGE).
    static QString consequence(const QString &label, int cap, int lowestCap, int overBookedMinutes);
    /// "Leeds has cap 0." with why, for the note (D-CAPZERO).
    static QString capZeroLead(const QString &label);
    static QString capZero(const PhoneNumber &number);

    static constexpr int kLabelMost = 120;
};

} // namespace callboard
