// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/numbers/numbersrows.h"

#include "core/phone/e164.h"
#include "ui/common/sentences.h"

#include <algorithm>

namespace callboard {

namespace {

NumbersTableRow numberRowOf(const NumberRow &row)
{
    NumbersTableRow line;
    line.key = {row.number.pool, row.number.id};
    line.label = row.number.displayName;
    line.shownNumber = formatInternational(row.number.e164);
    line.isDefault = row.number.isDefault;
    line.outbound = row.number.maxOutboundConcurrent;
    line.cap = row.number.outboundCap();
    line.inbound = row.number.maxInboundConcurrent;
    line.busy = row.busyNow;
    line.week = row.week;
    line.shareAtCap = row.shareAtCap;
    return line;
}

NumbersTableRow poolRowOf(const NumbersSnapshot &snapshot, size_t index)
{
    const Pool &pool = snapshot.pools[index];
    NumbersTableRow line;
    line.key = {pool.id, {}};
    line.label = Sentences::poolName(pool.id);
    line.outbound = pool.globalCap;
    line.cap = pool.globalCap;
    line.busy = index < snapshot.poolBusyNow.size() ? snapshot.poolBusyNow[index] : 0;
    line.shareAtCap = -1;
    if (index < snapshot.poolWeek.size())
        line.week = snapshot.poolWeek[index];
    for (const NumberRow &row : snapshot.numbers) {
        if (row.number.pool != pool.id)
            continue;
        ++line.numbers;
        line.sumOfCaps += row.number.outboundCap();
    }
    return line;
}

} // namespace

std::vector<NumbersTableRow> numbersTableRows(const NumbersSnapshot &snapshot)
{
    std::vector<NumberRow> numbers = snapshot.numbers;
    std::sort(numbers.begin(), numbers.end(), [](const NumberRow &a, const NumberRow &b) {
        const int order = a.number.displayName.localeAwareCompare(b.number.displayName);
        return order != 0 ? order < 0 : a.number.id < b.number.id;
    });
    std::vector<NumbersTableRow> pools;
    for (size_t i = 0; i < snapshot.pools.size(); ++i)
        pools.push_back(poolRowOf(snapshot, i));
    std::sort(pools.begin(), pools.end(), [](const NumbersTableRow &a, const NumbersTableRow &b) {
        const int order = a.label.localeAwareCompare(b.label);
        return order != 0 ? order < 0 : a.key.pool < b.key.pool;
    });
    std::vector<NumbersTableRow> rows;
    for (const NumbersTableRow &pool : pools) {
        rows.push_back(pool);
        for (const NumberRow &number : numbers) {
            if (number.number.pool == pool.key.pool)
                rows.push_back(numberRowOf(number));
        }
    }
    for (const NumberRow &number : numbers) {
        const bool listed = std::any_of(pools.begin(), pools.end(), [&](const NumbersTableRow &pool) {
            return pool.key.pool == number.number.pool;
        });
        if (!listed)
            rows.push_back(numberRowOf(number));
    }
    return rows;
}

NumbersTotals totalsOf(const NumbersSnapshot &snapshot)
{
    NumbersTotals totals;
    totals.numbers = static_cast<int>(snapshot.numbers.size());
    totals.pools = static_cast<int>(snapshot.pools.size());
    for (const int busy : snapshot.poolBusyNow)
        totals.busy += busy;
    for (const Pool &pool : snapshot.pools)
        totals.lines += pool.globalCap;
    for (const NumberRow &row : snapshot.numbers)
        totals.placesNothing += row.number.outboundCap() == 0 ? 1 : 0;
    return totals;
}

} // namespace callboard
