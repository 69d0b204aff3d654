// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/time/zone.h"

#include <QDateTime>
#include <QString>

namespace callboard::test {

/// A zone that the test knows to exist.
inline Zone zone(const char *name)
{
    const Result<Zone> parsed = Zone::parse(QString::fromLatin1(name));
    if (!parsed)
        qFatal("no zone %s on this machine", name);
    return *parsed;
}

/// "2026-03-29T01:00:00" read as UTC, which is the only thing that QDateTime is trusted with here.
inline Instant utc(const char *text)
{
    QDateTime at = QDateTime::fromString(QString::fromLatin1(text), Qt::ISODateWithMs);
    at.setTimeSpec(Qt::UTC);
    if (!at.isValid())
        qFatal("bad instant %s", text);
    return fromEpochMs(at.toMSecsSinceEpoch());
}

/// "2026-03-29T03:30" as a wall clock shows it.
inline CivilMinute civil(const char *text)
{
    const QStringList halves = QString::fromLatin1(text).split(QLatin1Char('T'));
    return {QDate::fromString(halves[0], Qt::ISODate), QTime::fromString(halves[1], Qt::ISODateWithMs)};
}

/// For failure messages.
inline QString shown(Instant t)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(t), Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace callboard::test
