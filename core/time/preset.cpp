// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/time/preset.h"

namespace callboard {

namespace {

constexpr int kFarthestDay = 31; // no window is longer (D-WINDOW)

/// The first later local date that is an allowed weekday and that the extras do not close.
std::optional<QDate> nextBusinessDate(QDate today, const Weekdays &days, const HoursExtras &extras)
{
    for (int ahead = 1; ahead <= kFarthestDay; ++ahead) {
        const QDate date = today.addDays(ahead);
        if (days.contains(date.dayOfWeek()) && !isClosedOn(date, extras))
            return date;
    }
    return std::nullopt;
}

/// The end of the last instant at which a call may start on that local date. Found through the spans, so a closing time
/// that the clock shows twice is its second showing, and one that it never shows is the jump.
Instant closeOf(QDate date, const HoursRule &rule, const HoursExtras &extras, const Zone &zone)
{
    const HoursRule thatDay{rule.hours, *Weekdays::of({date.dayOfWeek()})};
    // 36 h hold the whole date, whatever is repeated in it, and no other date of the same weekday.
    const Instant start = zone.startOfDay(date);
    const std::vector<InstantRange> spans = callableSpans({start, start + 36 * kHour}, thatDay, extras, zone);
    if (!spans.empty())
        return spans.back().end;
    // The whole window fell into a gap: nothing can start that day, and the window ends at the jump.
    const int closes = rule.hours ? rule.hours->closes : 24 * 60;
    if (closes == 24 * 60)
        return zone.startOfDay(date.addDays(1));
    return zone.resolve({date, QTime(closes / 60, closes % 60)}).second;
}

} // namespace

QString wireName(Preset preset)
{
    switch (preset) {
    case Preset::Within15Minutes:
        return QStringLiteral("complete-within-15m");
    case Preset::Within1Hour:
        return QStringLiteral("complete-within-1h");
    case Preset::Within4Hours:
        return QStringLiteral("complete-within-4h");
    case Preset::Within24Hours:
        return QStringLiteral("complete-within-24h");
    case Preset::Within48Hours:
        return QStringLiteral("complete-within-48h");
    case Preset::ByNextBusinessDay:
        return QStringLiteral("complete-by-next-business-day");
    }
    Q_UNREACHABLE();
}

std::optional<Preset> presetFromWireName(const QString &name)
{
    for (const Preset preset : kPresets) {
        if (wireName(preset) == name)
            return preset;
    }
    return std::nullopt;
}

InstantRange presetWindow(Preset preset, Instant now, const HoursRule &rule, const Zone &zone,
                          const HoursExtras &extras)
{
    const Instant start = floorTo(now, kSecond);
    switch (preset) {
    case Preset::Within15Minutes:
        return {start, start + 15 * kMinute};
    case Preset::Within1Hour:
        return {start, start + kHour};
    case Preset::Within4Hours:
        return {start, start + 4 * kHour};
    case Preset::Within24Hours:
        return {start, start + 24 * kHour};
    case Preset::Within48Hours:
        return {start, start + 48 * kHour};
    case Preset::ByNextBusinessDay: {
        const Weekdays days = rule.days.value_or(Weekdays::mondayToFriday());
        const QDate today = zone.civilOf(start).date;
        if (const auto date = nextBusinessDate(today, days, extras))
            return {start, closeOf(*date, rule, extras, zone)};
        return {start, closeOf(*nextBusinessDate(today, days, {}), rule, {}, zone)};
    }
    }
    Q_UNREACHABLE();
}

} // namespace callboard
