// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/heatpeople.h"

#include "core/planning/numberresolver.h"
#include "core/planning/zoneresolver.h"

#include <algorithm>

namespace callboard {

namespace {

std::vector<PoolId> poolsOf(const Result<NumberChoice> &choice)
{
    std::vector<PoolId> pools;
    if (!choice)
        return pools;
    pools.reserve(choice->numbers.size());
    for (const PhoneNumber *number : choice->numbers)
        pools.push_back(number->pool);
    std::sort(pools.begin(), pools.end());
    pools.erase(std::unique(pools.begin(), pools.end()), pools.end());
    return pools;
}

HeatGroup hoursAlone(const Company &company, const HeatQuery &query)
{
    HeatGroup group;
    group.zone = query.zone ? *query.zone : company.policy.zone.value_or(Zone::utc());
    group.rule = {company.policy.rule(), false, company.finishInsideHours, query.estimate, &company.extras};
    return group;
}

} // namespace

std::vector<HeatGroup> heatGroupsOf(const World &world, const Company &company, const HeatQuery &query)
{
    std::vector<HeatGroup> groups;
    if (query.people.empty()) {
        if (company.policy.hours)
            groups.push_back(hoursAlone(company, query));
        return groups;
    }
    ZoneResolver zones(company, std::nullopt, [&](const std::vector<Zone> &) { return query.range; });
    const NumberResolver numbers(world, company.id);
    QHash<QString, size_t> known; // key -> index into groups
    for (const CandidateId &id : query.people) {
        const Candidate *candidate = world.candidate(company.id, id);
        if (!candidate || (!candidate->isTest && !company.policy.hours))
            continue;
        if (judgePhone(candidate->phone) != PhoneProblem::None)
            continue;
        const Result<ZoneDecision> zone = zones.resolve(*candidate, {candidate->zone, std::nullopt});
        if (!zone)
            continue;
        const QString region = regionOf(candidate->phone);
        QString key = zone->zone.name() + QLatin1Char(' ') + region;
        if (zone->narrowed) // one key per narrowed rule: its hours are not the company's
            key += QStringLiteral(" %1-%2").arg(zone->narrowed->hours->opens).arg(zone->narrowed->hours->closes);
        auto found = known.constFind(key);
        if (found == known.cend()) {
            HeatGroup group = hoursAlone(company, query);
            group.zone = zone->zone;
            if (zone->narrowed)
                group.rule.hours = *zone->narrowed;
            group.pools = poolsOf(numbers.byCountry(region));
            group.why = zone->why;
            found = known.insert(key, groups.size());
            groups.push_back(std::move(group));
        }
        ++groups[*found].people;
    }
    return groups;
}

} // namespace callboard
