// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/numbers/numberwords.h"

#include "core/model/visibletext.h"

#include <QLocale>

#include <cmath>

namespace callboard {

namespace {

int codePoints(const QString &text)
{
    return static_cast<int>(text.toUcs4().size());
}

} // namespace

QString NumberWords::status(const NumbersTotals &totals)
{
    //: How many numbers the company has.
    const QString numbers = tr("%n number(s)", nullptr, totals.numbers);
    const QString pools = tr("%n pool(s)", nullptr, totals.pools);
    //: %1 is "7 numbers", %2 "2 pools"; %3 lines are busy of %4
    const QString sentence =
        tr("%1, %2, %3 of %4 lines in use.").arg(numbers, pools).arg(totals.busy).arg(totals.lines);
    if (totals.placesNothing == 0)
        return sentence;
    const QString nothing = totals.placesNothing == 1
                                ? tr("One number places nothing.")
                                : tr("%n number(s) place nothing.", nullptr, totals.placesNothing);
    //: Two sentences of the status line.
    return tr("%1 %2", "two sentences").arg(sentence, nothing);
}

QString NumberWords::inUse(int busy, int cap)
{
    //: lines in use of a cap: "3 of 8"
    return tr("%1 of %2").arg(QLocale().toString(busy), QLocale().toString(cap));
}

QString NumberWords::poolLines(const NumbersTableRow &pool)
{
    if (pool.numbers == 0)
        return tr("no numbers");
    //: %n is the sum of the caps of the pool's numbers, %1 the pool's own cap: "34 lines share 24"
    return tr("%n line(s) share %1", nullptr, pool.sumOfCaps).arg(pool.cap);
}

QString NumberWords::atCap(double share)
{
    if (share < 0)
        return {};
    if (share == 0)
        return tr("never");
    const int percent = static_cast<int>(std::lround(share * 100));
    if (percent == 0)
        return tr("< 1 %");
    return tr("%1 %").arg(percent);
}

QString NumberWords::row(const NumbersTableRow &row)
{
    const QString use = tr("%1 of %n line(s) in use", nullptr, row.cap).arg(row.busy);
    if (row.isPool())
        //: a pool's row: name, "34 lines share 24", "16 of 24 lines in use"
        return tr("%1. %2. %3.", "pool row").arg(row.label, poolLines(row), use);
    if (row.cap == 0)
        return tr("%1, %2. Nothing can be placed.").arg(row.label, row.shownNumber);
    if (row.isDefault)
        return tr("%1, %2. The default number. %3.").arg(row.label, row.shownNumber, use);
    //: a number's row: label, phone number, "4 of 8 lines in use"
    return tr("%1, %2. %3.", "number row").arg(row.label, row.shownNumber, use);
}

QString NumberWords::labelCounter(const QString &label)
{
    //: characters typed of the most allowed: "6 of 120"
    return tr("%1 of %2").arg(codePoints(label)).arg(kLabelMost);
}

QString NumberWords::labelProblem(const QString &label)
{
    if (label.trimmed().isEmpty())
        return tr("A number needs a label of 1 to 120 characters.");
    if (const int over = codePoints(label) - kLabelMost; over > 0)
        return tr("The label is %n character(s) too long.", nullptr, over);
    if (visibleText(label) != label)
        return tr("A label is one line of characters that can be seen.");
    return {};
}

QString NumberWords::consequence(const QString &label, int cap, int lowestCap, int overBookedMinutes)
{
    if (overBookedMinutes > 0)
        return tr("No booked call moves. %n minute(s) hold more calls than cap %1 has lines; there, calls wait for a "
                  "free line.",
                  nullptr, overBookedMinutes)
            .arg(cap);
    if (lowestCap == 0)
        return tr("No call is booked on %1, so any cap keeps them all.").arg(label);
    return tr("No booked call moves. The busiest minute booked on %1 needs cap %2, so %2 is the lowest cap that keeps "
              "them all.")
        .arg(label)
        .arg(lowestCap);
}

QString NumberWords::capZeroLead(const QString &label)
{
    return tr("%1 has cap 0.").arg(label);
}

QString NumberWords::capZero(const PhoneNumber &number)
{
    if (number.maxOutboundConcurrent > 0)
        return tr("All of its lines are kept for callers, so nothing can be placed. Plans leave it out.");
    return tr("It has no lines, so nothing can be placed. Plans leave it out.");
}

} // namespace callboard
