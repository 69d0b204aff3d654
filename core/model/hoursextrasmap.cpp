// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/model/hoursextrasmap.h"

#include <QStringList>

namespace callboard {

namespace {

const QString kWeek = QStringLiteral("week");
const QString kDayKey = QStringLiteral("day");
const QString kExceptions = QStringLiteral("exceptions");
const QString kFrom = QStringLiteral("from");
const QString kTo = QStringLiteral("to");
const QString kYearly = QStringLiteral("yearly");
const QString kLabel = QStringLiteral("label");
const QString kWindows = QStringLiteral("windows");
const QString kStart = QStringLiteral("start");
const QString kEnd = QStringLiteral("end");

std::optional<DayWindows> windowsFrom(const QVariant &json)
{
    if (json.typeId() != QMetaType::QVariantList)
        return std::nullopt;
    DayWindows windows;
    for (const QVariant &item : json.toList()) {
        const QVariantMap map = item.toMap();
        const auto hours = CallingHours::parse(map.value(kStart).toString(), map.value(kEnd).toString(), true);
        if (!hours)
            return std::nullopt;
        windows.push_back(*hours);
    }
    return windows;
}

} // namespace

QVariantList mapsOf(const DayWindows &windows)
{
    QVariantList list;
    for (const CallingHours &window : windows)
        list << QVariantMap{{kStart, formatMinuteOfDay(window.opens)}, {kEnd, formatMinuteOfDay(window.closes)}};
    return list;
}

QVariantMap mapOf(const HoursExtras &extras)
{
    QVariantList week;
    for (const WeekdayWindows &day : extras.week)
        week << QVariantMap{{kDayKey, day.isoDay}, {kWindows, mapsOf(day.windows)}};
    QVariantList exceptions;
    for (const DateException &exception : extras.exceptions)
        exceptions << QVariantMap{{kFrom, exception.first.toString(Qt::ISODate)},
                                  {kTo, exception.last.toString(Qt::ISODate)},
                                  {kYearly, exception.yearly},
                                  {kLabel, exception.label},
                                  {kWindows, mapsOf(exception.windows)}};
    return {{kWeek, week}, {kExceptions, exceptions}};
}

std::optional<HoursExtras> hoursExtrasFrom(const QVariantMap &map)
{
    HoursExtras extras;
    for (const QVariant &item : map.value(kWeek).toList()) {
        const QVariantMap day = item.toMap();
        auto windows = windowsFrom(day.value(kWindows));
        if (!windows)
            return std::nullopt;
        extras.week.push_back({day.value(kDayKey).toInt(), std::move(*windows)});
    }
    for (const QVariant &item : map.value(kExceptions).toList()) {
        const QVariantMap fields = item.toMap();
        auto windows = windowsFrom(fields.value(kWindows));
        if (!windows)
            return std::nullopt;
        extras.exceptions.push_back({QDate::fromString(fields.value(kFrom).toString(), Qt::ISODate),
                                     QDate::fromString(fields.value(kTo).toString(), Qt::ISODate),
                                     fields.value(kYearly).toBool(), fields.value(kLabel).toString(),
                                     std::move(*windows)});
    }
    if (!checkExtras(extras))
        return std::nullopt;
    return extras;
}

QString plainText(const DayWindows &windows)
{
    if (windows.empty())
        return QStringLiteral("closed");
    QStringList texts;
    for (const CallingHours &window : windows)
        texts << formatMinuteOfDay(window.opens) + QLatin1Char('-') + formatMinuteOfDay(window.closes);
    return texts.join(QStringLiteral(", "));
}

} // namespace callboard
