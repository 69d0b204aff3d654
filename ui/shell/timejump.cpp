// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/timejump.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace callboard {

namespace {

struct Typed
{
    std::optional<QDate> date;
    std::optional<int> weekday; ///< ISO
    std::optional<QTime> time;
};

/// "14:00", "9:30", "9"; the last only beside a day.
std::optional<QTime> timeOf(const QString &word, bool besideDay)
{
    static const QRegularExpression clock(QStringLiteral("^(\\d{1,2})[:.](\\d{2})$"));
    static const QRegularExpression hour(QStringLiteral("^(\\d{1,2})h?$"));
    QTime time;
    if (const auto match = clock.match(word); match.hasMatch())
        time = QTime(match.captured(1).toInt(), match.captured(2).toInt());
    else if (const auto bare = hour.match(word); besideDay && bare.hasMatch())
        time = QTime(bare.captured(1).toInt(), 0);
    return time.isValid() ? std::optional<QTime>(time) : std::nullopt;
}

/// Three letters or more of a name in the operator's language or in English.
bool namesIt(const QString &word, const QString &name)
{
    return word.size() >= 3 && name.startsWith(word, Qt::CaseInsensitive);
}

std::optional<int> weekdayOf(const QString &word)
{
    for (int day = 1; day <= 7; ++day) {
        for (const QLocale &locale : {QLocale(), QLocale(QLocale::English)}) {
            if (namesIt(word, locale.standaloneDayName(day)))
                return day;
        }
    }
    return std::nullopt;
}

std::optional<int> monthOf(const QString &word)
{
    for (int month = 1; month <= 12; ++month) {
        for (const QLocale &locale : {QLocale(), QLocale(QLocale::English)}) {
            if (namesIt(word, locale.standaloneMonthName(month)) || namesIt(word, locale.monthName(month)))
                return month;
        }
    }
    return std::nullopt;
}

/// Day and month without a year: the next such date.
std::optional<QDate> dateOf(int day, int month, QDate today)
{
    for (int year = today.year(); year <= today.year() + 4; ++year) {
        const QDate date(year, month, day);
        if (date.isValid() && date >= today)
            return date;
    }
    return std::nullopt;
}

/// Reads all words or fails: half-understood text is not a time.
std::optional<Typed> readWords(const QStringList &words, QDate today)
{
    Typed typed;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        const auto month = i + 1 < words.size() ? monthOf(words.at(i + 1)) : std::nullopt;
        bool isNumber = false;
        const int number = word.toInt(&isNumber);
        if (const QDate iso = QDate::fromString(word, Qt::ISODate); iso.isValid()) {
            typed.date = iso;
        } else if (isNumber && month && !typed.date) {
            typed.date = dateOf(number, *month, today);
            if (!typed.date)
                return std::nullopt;
            ++i;
        } else if (const auto weekday = weekdayOf(word); weekday && !typed.weekday) {
            typed.weekday = weekday;
        } else if (!word.compare(QCoreApplication::translate("TimeJump", "today"), Qt::CaseInsensitive)) {
            typed.date = today;
        } else if (!word.compare(QCoreApplication::translate("TimeJump", "tomorrow"), Qt::CaseInsensitive)) {
            typed.date = today.addDays(1);
        } else if (const auto time = timeOf(word, typed.date || typed.weekday); time && !typed.time) {
            typed.time = time;
        } else {
            return std::nullopt;
        }
    }
    return typed;
}

} // namespace

std::optional<Instant> parseTimeJump(const QString &text, Instant now, const Zone &own)
{
    const QStringList words = text.simplified().remove(QLatin1Char(',')).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty() || words.size() > 5)
        return std::nullopt;
    const CivilMinute here = own.civilOf(now);
    const auto typed = readWords(words, here.date);
    if (!typed || (!typed->date && !typed->weekday && !typed->time))
        return std::nullopt;
    const QTime time = typed->time.value_or(QTime(0, 0));
    QDate date = typed->date.value_or(here.date);
    if (!typed->date && typed->weekday) {
        while (date.dayOfWeek() != *typed->weekday)
            date = date.addDays(1);
        // The weekday is today and the time has passed: a week on. Without a time the day itself is meant.
        if (date == here.date && typed->time && time < here.time)
            date = date.addDays(7);
    } else if (!typed->date && time < here.time) {
        date = date.addDays(1);
    }
    const Zone::Resolved resolved = own.resolve({date, time});
    if (resolved.kind == Zone::Kind::Skipped && typed->time)
        return std::nullopt;
    return resolved.first;
}

} // namespace callboard
