// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/import/zonewords.h"

#include "core/import/headerwords.h"

#include <QHash>
#include <QRegularExpression>

namespace callboard {

namespace {

/// Names and cities without case, spaces and underscores. A name in zone.tab comes before an old one for its city.
class ZoneIndex
{
public:
    ZoneIndex()
    {
        for (const QString &country : zonedata::countries()) {
            for (const Zone &zone : zonedata::ofCountry(country))
                addCity(zone);
        }
        for (const QString &name : zonedata::names()) {
            const Result<Zone> zone = Zone::parse(name);
            if (!zone)
                continue;
            m_byName.insert(foldedWord(name), *zone);
            if (name.contains(QLatin1Char('/')) && !name.startsWith(QLatin1String("Etc/")) &&
                !m_byCity.contains(foldedWord(zone->city())))
                addCity(*zone);
        }
    }

    std::optional<Zone> find(const QString &text, const QString &region) const
    {
        const QString folded = foldedWord(text);
        if (const auto named = m_byName.constFind(folded); named != m_byName.cend())
            return *named;
        const std::vector<Zone> cities = m_byCity.value(folded);
        if (cities.size() == 1)
            return cities.front();
        for (const Zone &zone : cities) {
            if (!region.isEmpty() && zonedata::countryOf(zone) == region)
                return zone;
        }
        return std::nullopt;
    }

private:
    void addCity(const Zone &zone)
    {
        std::vector<Zone> &zones = m_byCity[foldedWord(zone.city())];
        if (std::find(zones.begin(), zones.end(), zone) == zones.end())
            zones.push_back(zone);
    }

    QHash<QString, Zone> m_byName;
    QHash<QString, std::vector<Zone>> m_byCity;
};

/// Capitals without a place ("CST", "EST5EDT", "GMT"), and offsets. UTC alone is a name like any other.
bool isUnclear(const QString &text)
{
    static const QRegularExpression abbreviation(QStringLiteral(R"(^[A-Z]{2,5}(\d{1,2}[A-Z]{0,4})?$)"));
    static const QRegularExpression offset(QStringLiteral(R"(^(UTC|GMT|Z)?\s*[+\-\x{2212}]\s*\d{1,2}(:?\d\d)?$)"),
                                           QRegularExpression::CaseInsensitiveOption);
    return text != QLatin1String("UTC") && (abbreviation.match(text).hasMatch() || offset.match(text).hasMatch());
}

} // namespace

ZoneWord readZoneWord(const QString &text, const QString &region)
{
    const QString word = text.simplified();
    if (word.isEmpty())
        return {ZoneWord::Kind::Empty, std::nullopt};
    if (isUnclear(word))
        return {ZoneWord::Kind::Unclear, std::nullopt};
    if (const Result<Zone> exact = Zone::parse(word))
        return {ZoneWord::Kind::Named, *exact};
    static const ZoneIndex index;
    if (const auto found = index.find(word, region))
        return {ZoneWord::Kind::Named, found};
    return {ZoneWord::Kind::Unknown, std::nullopt};
}

} // namespace callboard
