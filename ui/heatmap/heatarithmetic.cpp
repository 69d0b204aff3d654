// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/heatmap/heatarithmetic.h"

#include "ui/common/sentences.h"
#include "ui/common/timetext.h"

#include <QStringList>

namespace callboard {

std::vector<HeatArithmetic::Line> HeatArithmetic::lines(const HeatCell &cell)
{
    std::vector<Line> lines;
    for (const HeatCell::PoolPart &pool : cell.pools) {
        for (const HeatCell::Line &line : pool.numbers)
            lines.push_back({line.label, line.cap, line.busy, line.free, false, pool.counted});
        const bool says =
            pool.numbers.size() != 1 || pool.numbers.front().cap != pool.cap || pool.numbers.front().free != pool.free;
        if (says)
            lines.push_back({Sentences::poolName(pool.pool), pool.cap, pool.busy, pool.free, true, pool.counted});
    }
    return lines;
}

QString HeatArithmetic::sum(const HeatCell &cell)
{
    const QString length = TimeText::length(cell.estimate);
    QStringList terms;
    for (const HeatCell::PoolPart &pool : cell.pools) {
        if (pool.counted)
            terms << QString::number(pool.free);
    }
    if (terms.size() < 2)
        return tr("%1 of %2 lines free for %3").arg(cell.free).arg(cell.cap).arg(length);
    //: %1 is a sum such as "14 + 9"
    return tr("%1 = %2 of %3 lines free for %4")
        .arg(terms.join(QStringLiteral(" + ")))
        .arg(cell.free)
        .arg(cell.cap)
        .arg(length);
}

QString HeatArithmetic::people(const HeatCell &cell)
{
    if (cell.people <= 0)
        return {};
    return tr("%1 of %n people can be called then.", nullptr, cell.people).arg(cell.callable);
}

} // namespace callboard
