// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/hours/windowstext.h"

#include "ui/common/timetext.h"
#include "ui/hours/minutefield.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace callboard {

namespace {

std::optional<CallingHours> spanOf(const QString &text)
{
    static const QRegularExpression dash(QStringLiteral("[-\u2013\u2014]"));
    const QStringList ends = text.split(dash);
    if (ends.size() != 2)
        return std::nullopt;
    const auto opens = MinuteField::parse(ends[0].trimmed(), false);
    const auto closes = MinuteField::parse(ends[1].trimmed(), true);
    if (!opens || !closes || *closes <= *opens)
        return std::nullopt;
    return CallingHours{*opens, *closes};
}

} // namespace

QString WindowsText::text(const DayWindows &windows)
{
    if (windows.empty())
        return tr("closed");
    QStringList spans;
    for (const CallingHours &window : windows)
        //: a span of clock times
        spans << tr("%1–%2").arg(TimeText::minuteOfDay(window.opens), TimeText::minuteOfDay(window.closes));
    return spans.join(QStringLiteral(", "));
}

std::optional<DayWindows> WindowsText::parse(const QString &text)
{
    if (text.trimmed().compare(tr("closed"), Qt::CaseInsensitive) == 0)
        return DayWindows{};
    static const QRegularExpression between(QStringLiteral("[,;]"));
    DayWindows windows;
    for (const QString &part : text.split(between)) {
        const auto span = spanOf(part.trimmed());
        if (!span)
            return std::nullopt;
        windows.push_back(*span);
    }
    std::sort(windows.begin(), windows.end(),
              [](const CallingHours &a, const CallingHours &b) { return a.opens < b.opens; });
    const bool touch = std::adjacent_find(windows.begin(), windows.end(), [](const auto &a, const auto &b) {
                           return b.opens <= a.closes;
                       }) != windows.end();
    return touch ? std::nullopt : std::optional(windows);
}

QString WindowsText::dates(const DateException &exception)
{
    if (!exception.yearly)
        return TimeText::days(exception.first, exception.last);
    const QString format = QStringLiteral("d MMM");
    const QString first = QLocale().toString(exception.first, format);
    if (exception.last == exception.first)
        //: %1 is a day and month
        return tr("%1, every year").arg(first);
    const bool sameMonth = exception.first.month() == exception.last.month();
    //: %1 and %2 are days and months, or %1 only the day where the month is the same
    return tr("%1–%2, every year")
        .arg(sameMonth ? QString::number(exception.first.day()) : first, QLocale().toString(exception.last, format));
}

} // namespace callboard
