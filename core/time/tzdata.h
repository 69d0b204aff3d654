// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

namespace callboard {

/// The two text files of tzdata that say which names exist and where they are used; no clock arithmetic. Read once from
/// $TZDIR, else /usr/share/zoneinfo (where cctz looks too); empty when the files are missing. Thread-safe.
class TzData
{
public:
    static const TzData &instance();

    QString version;                            ///< "2025b"; empty when unknown
    QStringList names;                          ///< Zones and Links, sorted
    QSet<QString> known;                        ///< the same, to ask
    QHash<QString, QStringList> namesByCountry; ///< zone.tab, in its order
    QHash<QString, QString> countryByName;      ///< the inverse; names as zone.tab spells them

private:
    TzData();
    void readNames(const QString &path);
    void readCountries(const QString &path);
};

} // namespace callboard
