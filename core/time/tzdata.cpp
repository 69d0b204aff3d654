// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/time/tzdata.h"

#include <QFile>
#include <QTextStream>

namespace callboard {

namespace {

QString zoneInfoFolder()
{
    const QString folder = qEnvironmentVariable("TZDIR");
    return folder.isEmpty() ? QStringLiteral("/usr/share/zoneinfo") : folder;
}

/// Calls fn(line) for every line; a missing file is said once, and then there are no zones but UTC.
template <typename Fn> void forEachLine(const QString &path, Fn fn)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("cannot read %s: %s (package tzdata)", qPrintable(path), qPrintable(file.errorString()));
        return;
    }
    QTextStream stream(&file);
    QString line;
    while (stream.readLineInto(&line))
        fn(line);
}

} // namespace

const TzData &TzData::instance()
{
    static const TzData data;
    return data;
}

TzData::TzData()
{
    const QString folder = zoneInfoFolder();
    readNames(folder + QStringLiteral("/tzdata.zi"));
    readCountries(folder + QStringLiteral("/zone.tab"));
}

void TzData::readNames(const QString &path)
{
    forEachLine(path, [&](const QString &line) {
        static const QString versionMark = QStringLiteral("# version ");
        if (version.isEmpty() && line.startsWith(versionMark))
            version = line.mid(versionMark.size()).trimmed();
        const QStringList words = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        // "Z NAME rules..." and "L TARGET NAME"; rules and continuations start with other letters.
        if (words.size() >= 2 && words[0] == QLatin1String("Z"))
            known.insert(words[1]);
        else if (words.size() == 3 && words[0] == QLatin1String("L"))
            known.insert(words[2]);
    });
    names = known.values();
    names.sort();
}

void TzData::readCountries(const QString &path)
{
    forEachLine(path, [&](const QString &line) {
        const QStringList columns = line.split(QLatin1Char('\t'));
        if (line.startsWith(QLatin1Char('#')) || columns.size() < 3 || !known.contains(columns[2]))
            return;
        namesByCountry[columns[0]].append(columns[2]);
        countryByName.insert(columns[2], columns[0]);
    });
}

} // namespace callboard
