// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/phone/e164.h"
#include "core/phone/phonedata.h"
#include "core/phone/phonefacts.h"

#include <QHash>

#include <algorithm>
#include <iterator>
#include <mutex>

namespace callboard {

namespace {

/// resources/phone/zones.txt: prefix without plus -> names of zones as the source spells them.
class PrefixTable
{
public:
    PrefixTable()
    {
        for (const QString &line : QString::fromLatin1(kPhoneZones).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            const QStringList sides = line.split(QStringLiteral(" = "));
            if (line.startsWith(QLatin1Char('#')) || sides.size() != 2)
                continue;
            const QStringList zones = sides[0].split(QLatin1Char(' '));
            for (const QString &prefix : sides[1].split(QLatin1Char(' '))) {
                m_zones.insert(prefix, zones);
                m_longest = std::max(m_longest, static_cast<int>(prefix.size()));
            }
        }
    }

    /// Of the longest known prefix of `digits` that is longer than `beyond`; empty when there is none.
    QStringList lookUp(const QString &digits, int beyond = 0) const
    {
        for (int length = std::min(m_longest, static_cast<int>(digits.size())); length > beyond; --length) {
            if (const auto found = m_zones.constFind(digits.left(length)); found != m_zones.cend())
                return *found;
        }
        return {};
    }

private:
    QHash<QString, QStringList> m_zones;
    int m_longest = 0;
};

const PrefixTable &prefixTable()
{
    static const PrefixTable table;
    return table;
}

/// What the digits behind the calling code say of the place. The table's zones for a bare calling code are no news: it
/// names one zone for many there (Bucharest for Kaliningrad), so a country's list would lose some of its zones.
QStringList placesOf(const E164 &number, const PhoneFacts &facts)
{
    const QString code = facts.isGeographic ? callingCodeOf(facts.region) : QString();
    if (code.isEmpty())
        return {};
    return prefixTable().lookUp(number.text().mid(1), static_cast<int>(code.size()) - 1);
}

std::vector<Zone> parsed(const QStringList &names)
{
    std::vector<Zone> zones;
    for (const QString &name : names) {
        if (const Result<Zone> zone = Zone::parse(name))
            zones.push_back(*zone);
    }
    return zones;
}

/// The zones of `all` that are named, whichever spelling either side uses. Links do not tell: tzdata links what was
/// merged (Ponape to Guadalcanal), while zone.tab keeps Pohnpei. Two zones of a country that were the same since 1970
/// are one zone, by tzdata's own rule.
std::vector<Zone> intersection(const std::vector<Zone> &all, const QStringList &names)
{
    constexpr InstantRange kSince1970{fromEpochMs(0), fromEpochMs(2'114'380'800'000)}; // to 2037
    const std::vector<Zone> named = parsed(names);
    std::vector<Zone> left;
    std::copy_if(all.begin(), all.end(), std::back_inserter(left), [&](const Zone &zone) {
        return std::any_of(named.begin(), named.end(),
                           [&](const Zone &other) { return zone.sameClockAs(other, kSince1970); });
    });
    return left;
}

/// The intersection for a country, worked out once per list of names (some 200 us): a sheet asks for the same few
/// hundred places again and again.
std::vector<Zone> narrowedTo(const QString &region, const std::vector<Zone> &all, const QStringList &names)
{
    if (names.isEmpty())
        return {};
    static std::mutex mutex;
    static QHash<QString, std::vector<Zone>> known; // bounded by the lists of the table times the countries
    const QString key = region + QLatin1Char(' ') + names.join(QLatin1Char(' '));
    {
        const std::lock_guard lock(mutex);
        if (const auto found = known.constFind(key); found != known.cend())
            return *found;
    }
    const std::vector<Zone> narrowed = intersection(all, names);
    const std::lock_guard lock(mutex);
    known.insert(key, narrowed);
    return narrowed;
}

} // namespace

PhoneZones zonesOf(const E164 &number)
{
    const PhoneFacts facts = factsOf(number);
    PhoneZones zones;
    zones.region = facts.region;
    zones.all = zonedata::ofCountry(zones.region);
    if (zones.region.isEmpty())
        return zones;
    if (zones.all.empty()) // zone.tab does not list Kosovo and Ascension; the table knows their calling codes
        zones.all = parsed(prefixTable().lookUp(number.text().mid(1)));
    zones.narrowed = narrowedTo(zones.region, zones.all, placesOf(number, facts));
    if (zones.narrowed.empty())
        zones.narrowed = zones.all;
    return zones;
}

std::vector<Zone> distinctClocks(const std::vector<Zone> &zones, InstantRange range)
{
    std::vector<Zone> distinct;
    for (const Zone &zone : zones) {
        const bool known = std::any_of(distinct.begin(), distinct.end(),
                                       [&](const Zone &other) { return zone.sameClockAs(other, range); });
        if (!known)
            distinct.push_back(zone);
    }
    return distinct;
}

} // namespace callboard
