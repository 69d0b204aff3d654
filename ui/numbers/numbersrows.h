// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/numbersbackend.h"

#include <vector>

namespace callboard {

/// What is selected on the page: a number, or a pool when `number` is empty.
struct NumbersKey
{
    PoolId pool;
    PhoneNumberId number;
    bool isPool() const { return number.isEmpty(); }
    friend bool operator==(const NumbersKey &, const NumbersKey &) = default;
};

/// One line of the table: a pool, then its numbers by label.
struct NumbersTableRow
{
    NumbersKey key;
    QString label;
    QString shownNumber; ///< "+49 30 23125 014"; empty for a pool
    bool isDefault = false;
    int outbound = 0; ///< as stored; a pool's global cap
    int cap = 0;      ///< lines a planned call may use
    int inbound = 0;
    int busy = 0;
    int numbers = 0;   ///< of a pool
    int sumOfCaps = 0; ///< of a pool: what its numbers could use together
    std::vector<qint16> week;
    double shareAtCap = 0; ///< of the callable hours; -1 = not known
    bool isPool() const { return key.isPool(); }
    friend bool operator==(const NumbersTableRow &, const NumbersTableRow &) = default;
};

/// Pools by name with their numbers by label. A number of a pool that the answer does not hold comes last.
std::vector<NumbersTableRow> numbersTableRows(const NumbersSnapshot &snapshot);

/// The counts of the page's status sentence.
struct NumbersTotals
{
    int numbers = 0;
    int pools = 0;
    int busy = 0;
    int lines = 0;         ///< sum of the pools' caps
    int placesNothing = 0; ///< numbers with cap 0 (D-CAPZERO)
    friend bool operator==(const NumbersTotals &, const NumbersTotals &) = default;
};
NumbersTotals totalsOf(const NumbersSnapshot &snapshot);

} // namespace callboard
