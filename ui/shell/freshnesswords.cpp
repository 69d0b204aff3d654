// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/freshnesswords.h"

#include "ui/common/timetext.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr milliseconds kStale = kMinute;

/// The older of two; unknown when one is.
std::optional<milliseconds> olderOf(const std::optional<milliseconds> &a, const std::optional<milliseconds> &b)
{
    return a && b ? std::optional(std::max(*a, *b)) : std::nullopt;
}

} // namespace

/// What the page shows, as the beginning of a sentence, and how old it is.
std::pair<QString, std::optional<milliseconds>> FreshnessWords::pictureOf(PageId page, const Freshness::Ages &ages)
{
    switch (page) {
    case PageId::Plan:
        return {tr("Lines in use"), ages.lines};
    case PageId::Batches:
    case PageId::Calls:
        return {tr("Calls that are near"), ages.calls};
    case PageId::Hours:
        return {tr("Calling hours"), ages.hours};
    case PageId::Numbers:
        return {tr("Numbers and their lines"), olderOf(ages.numbers, ages.lines)};
    case PageId::Clock:
        return {tr("Clock"), ages.clock};
    case PageId::People:
    case PageId::Log:
    case PageId::Connections:
        break;
    }
    return {};
}

FreshnessWords::Shown FreshnessWords::shown(PageId page, const Freshness::Ages &ages, const Untold &untold,
                                            const Connection &way)
{
    Shown shown;
    const auto [picture, age] = pictureOf(page, ages);
    if (picture.isEmpty())
        shown.lead = page == PageId::People ? tr("Kept on this computer") : tr("What this console did and knows");
    else if (!age)
        //: %1 is what is shown ("Lines in use")
        shown.lead = page == PageId::Calls || page == PageId::Batches ? tr("No call is near its minute")
                                                                      : tr("%1: not told yet").arg(picture);
    else
        //: %1 is what is shown ("Lines in use"), %2 a length of time
        shown.lead = tr("%1: as of %2 ago").arg(picture, TimeText::exactLength(*age));
    shown.isStale = age && *age > kStale;
    QStringList sentences{tr("This server tells nothing by itself; plans are estimates made here.")};
    if (untold.calls > 0) {
        sentences << tr("It has not told the minute of %n call(s) yet.", nullptr, untold.calls)
                  //: %1 is a length of time
                  << tr("All are known in about %1.").arg(TimeText::length(std::max(untold.until, kMinute)));
    }
    if (const QString used = meter(way); !used.isEmpty())
        //: %1 is "13 of 60 used in the last minute"
        sentences << tr("Requests: %1.").arg(used);
    shown.sentence = sentences.join(QLatin1Char(' '));
    return shown;
}

QString FreshnessWords::allAges(const Freshness::Ages &ages)
{
    const auto one = [](const QString &name, const std::optional<milliseconds> &age) {
        return age ? tr("%1 %2 ago").arg(name, TimeText::exactLength(*age)) : tr("%1 not yet").arg(name);
    };
    return QStringList{one(tr("hours"), ages.hours), one(tr("numbers"), ages.numbers),
                       one(tr("lines in use"), ages.lines), one(tr("clock"), ages.clock)}
        .join(QStringLiteral(", "));
}

QString FreshnessWords::meter(const Connection &way)
{
    if (!way.budgetLeft || way.budget <= 0)
        return {};
    return tr("%1 of %2 used in the last minute").arg(way.budget - *way.budgetLeft).arg(way.budget);
}

QString FreshnessWords::cost(const Freshness::CommitCost &cost, int calls)
{
    if (calls == 0)
        return {};
    const QString requests = tr("Booking goes in %n request(s) of at most 200 people.", nullptr, cost.requests);
    const auto about = [](milliseconds length) { return TimeText::length(std::max(length, kMinute)); };
    const QString booked = cost.booked < kSecond ? tr("They go at once.")
                                                 //: %1 is a length of time
                                                 : tr("They have gone in about %1.").arg(about(cost.booked));
    //: %1 is a length of time
    const QString told = tr("The server tells each minute by itself: all are known in about %1.").arg(about(cost.told));
    return QStringList{requests, booked, told}.join(QLatin1Char(' '));
}

} // namespace callboard
