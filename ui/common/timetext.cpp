// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/timetext.h"

#include "core/time/callinghours.h"

#include <QLocale>

namespace callboard {

namespace {

const QChar kEnDash(0x2013);
const QChar kMinus(0x2212);

QString twoDigits(qint64 value)
{
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

QString dayAndTime(const CivilMinute &civil)
{
    return TimeText::day(civil.date) + QLatin1Char(' ') + QLocale().toString(civil.time, QStringLiteral("HH:mm"));
}

} // namespace

QString TimeText::time(Instant at, const Zone &zone)
{
    return QLocale().toString(zone.civilOf(at).time, QStringLiteral("HH:mm"));
}

QString TimeText::timeWithSeconds(Instant at, const Zone &zone)
{
    return QLocale().toString(zone.civilOf(at).time, QStringLiteral("HH:mm:ss"));
}

QString TimeText::day(QDate date)
{
    //: Date format of a day without its year, as QLocale::toString reads it: "Tue 17 Nov"
    return QLocale().toString(date, tr("ddd d MMM"));
}

QString TimeText::moment(Instant at, const Zone &zone)
{
    return dayAndTime(zone.civilOf(at));
}

QString TimeText::momentIn(Instant at, const Zone &zone)
{
    //: %1 is a day and time, %2 the city whose clock shows it: "Thu 19 Nov 16:45 Vilnius"
    return tr("%1 %2", "moment and city").arg(moment(at, zone), zone.city());
}

QString TimeText::timeIn(Instant at, const Zone &zone)
{
    //: %1 is a time, %2 the city whose clock shows it: "16:45 Vilnius"
    return tr("%1 %2", "time and city").arg(time(at, zone), zone.city());
}

QString TimeText::weekdayTime(Instant at, const Zone &zone)
{
    return QLocale().toString(zone.civilOf(at).date, QStringLiteral("ddd")) + QLatin1Char(' ') + time(at, zone);
}

QString TimeText::shortMoment(Instant at, const Zone &zone, Instant now)
{
    const CivilMinute civil = zone.civilOf(at);
    const qint64 distance = zone.civilOf(now).date.daysTo(civil.date);
    if (distance == 0)
        return time(at, zone);
    if (distance > -7 && distance < 7)
        return weekdayTime(at, zone);
    return dayAndTime(civil);
}

QString TimeText::inBoth(Instant at, const Zone &first, const Zone &second)
{
    if (first == second)
        return momentIn(at, first);
    const bool sameDay = first.civilOf(at).date == second.civilOf(at).date;
    const QString other = sameDay ? timeIn(at, second) : momentIn(at, second);
    //: Two clocks of one moment: "Thu 19 Nov 16:45 Vilnius, 09:45 New York"
    return tr("%1, %2", "one moment on two clocks").arg(momentIn(at, first), other);
}

QString TimeText::range(InstantRange range, const Zone &zone)
{
    const CivilMinute start = zone.civilOf(range.start);
    const CivilMinute end = zone.civilOf(range.end);
    if (start.date == end.date)
        return time(range.start, zone) + kEnDash + time(range.end, zone);
    return dayAndTime(start) + QLatin1Char(' ') + kEnDash + QLatin1Char(' ') + dayAndTime(end);
}

QString TimeText::days(QDate first, QDate last)
{
    const QLocale locale;
    if (first == last)
        return locale.toString(first, QStringLiteral("d MMM yyyy"));
    if (first.year() != last.year())
        return locale.toString(first, QStringLiteral("d MMM yyyy")) + QLatin1Char(' ') + kEnDash + QLatin1Char(' ') +
               locale.toString(last, QStringLiteral("d MMM yyyy"));
    if (first.month() != last.month())
        return locale.toString(first, QStringLiteral("d MMM")) + QLatin1Char(' ') + kEnDash + QLatin1Char(' ') +
               locale.toString(last, QStringLiteral("d MMM yyyy"));
    return locale.toString(first, QStringLiteral("d")) + kEnDash + locale.toString(last, QStringLiteral("d MMM yyyy"));
}

QString TimeText::length(milliseconds length)
{
    if (length < milliseconds{0})
        return kMinus + TimeText::length(-length);
    const qint64 seconds = length.count() / 1000;
    const qint64 minutes = seconds / 60;
    const qint64 hours = minutes / 60;
    if (minutes == 0)
        return tr("%1 s").arg(seconds);
    if (hours == 0)
        return tr("%1 min").arg(minutes);
    if (hours < 48 && minutes % 60 == 0)
        return tr("%1 h").arg(hours);
    if (hours < 48)
        return tr("%1 h %2", "hours and minutes").arg(hours).arg(twoDigits(minutes % 60));
    return tr("%1 d %2 h", "days and hours").arg(hours / 24).arg(hours % 24);
}

QString TimeText::exactLength(milliseconds length)
{
    if (length < milliseconds{0})
        return kMinus + exactLength(-length);
    const qint64 seconds = length.count() / 1000;
    if (seconds < 60 || seconds >= 3600)
        return TimeText::length(length);
    return tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

QString TimeText::offset(Instant at, const Zone &zone)
{
    const int seconds = zone.offsetSecondsAt(at);
    if (seconds == 0)
        return QStringLiteral("UTC");
    const int absolute = std::abs(seconds);
    const QString sign = seconds < 0 ? QString(kMinus) : QStringLiteral("+");
    const QString hours = QString::number(absolute / 3600);
    const int minutes = absolute / 60 % 60;
    return QStringLiteral("UTC") + sign + hours + (minutes ? QLatin1Char(':') + twoDigits(minutes) : QString());
}

QString TimeText::zoneCaption(const Zone &zone, Instant at)
{
    if (zone.city() == QLatin1String("UTC"))
        return zone.city(); // it is its own offset
    //: %1 is a city, %2 its offset: "Vilnius UTC+2"
    return tr("%1 %2", "city and offset").arg(zone.city(), offset(at, zone));
}

QString TimeText::minuteOfDay(int minute)
{
    return formatMinuteOfDay(minute);
}

} // namespace callboard
