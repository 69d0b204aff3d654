// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/zoneresolver.h"

#include "core/planning/explanation.h"
#include "core/time/safehours.h"

#include <algorithm>

namespace callboard {

namespace {

/// Are there windows of a day's own on a date of the span, on any clock? Closed days do not count: no hours run over
/// midnight, so they are the same date on all clocks of a country.
bool splitsADay(const HoursExtras &extras, InstantRange span)
{
    if (extras.isEmpty())
        return false;
    const QDate last = Zone::utc().civilOf(span.end).date.addDays(1);
    for (QDate date = Zone::utc().civilOf(span.start).date.addDays(-1); date <= last; date = date.addDays(1)) {
        const auto windows = windowsOn(date, extras);
        if (windows && !windows->empty())
            return true;
    }
    return false;
}

} // namespace

ZoneResolver::ZoneResolver(const Company &company, std::optional<Zone> batchFallback, SpanOf spanOf)
    : m_company(company), m_batchFallback(std::move(batchFallback)), m_spanOf(std::move(spanOf))
{
}

ZoneResolver::Clocks ZoneResolver::clocksOf(const E164 &phone, const QString &region)
{
    // With narrowing the prefix decides, so people of one country differ.
    if (m_company.prefixNarrowing) {
        const std::vector<Zone> zones = zonesOf(phone).narrowed;
        return {zones, distinctClocks(zones, m_spanOf(zones))};
    }
    const auto known = m_byRegion.constFind(region);
    if (known != m_byRegion.cend())
        return *known;
    const std::vector<Zone> zones = zonesOf(phone).all;
    return *m_byRegion.insert(region, {zones, distinctClocks(zones, m_spanOf(zones))});
}

Result<ZoneDecision> ZoneResolver::byCompany(const QString &region, Reasons why) const
{
    if (m_company.policy.zone) {
        why.push_back(explain::zone(ReasonCode::ZoneCompanyDefault, *m_company.policy.zone, region));
        return ZoneDecision{*m_company.policy.zone, ZoneSource::CompanyDefault, std::move(why)};
    }
    why.push_back(explain::zones(ReasonCode::StepChooseZone, region, {}));
    return Error{ErrorCode::TimezoneSelectionRequired, QStringLiteral("timezone: no country and no company default"),
                 std::move(why)};
}

std::optional<ZoneDecision> ZoneResolver::safeWindow(const Candidate &candidate) const
{
    if (candidate.zone || candidate.zoneProvenance != ZoneProvenance::SafeWindow)
        return std::nullopt;
    // As the import shows them: what the prefix leaves, else every clock of the country.
    const PhoneZones zones = zonesOf(candidate.phone);
    const InstantRange span = m_spanOf(zones.all);
    const std::vector<Zone> likely = distinctClocks(zones.narrowed.empty() ? zones.all : zones.narrowed, span);
    const auto safe = safeHours(m_company.policy.rule(), likely, span);
    if (!safe)
        return std::nullopt;
    Reason reason = explain::zone(ReasonCode::ZoneRemembered, safe->zone, zones.region);
    reason.values.insert(QStringLiteral("safeWindow"),
                         explain::zones(ReasonCode::ZoneRemembered, {}, likely).values.value(QStringLiteral("zones")));
    return ZoneDecision{safe->zone, ZoneSource::Manual, {std::move(reason)}, safe->rule};
}

Result<ZoneDecision> ZoneResolver::derived(const Candidate &candidate)
{
    const QString region = regionOf(candidate.phone);
    const Clocks clocks = region.isEmpty() ? Clocks{} : clocksOf(candidate.phone, region);
    if (!clocks.all.empty() && clocks.distinct.size() == 1) {
        const Zone &zone = clocks.all.front();
        return ZoneDecision{zone, ZoneSource::Phone, {explain::zone(ReasonCode::ZoneFromPhone, zone, region)}};
    }
    Reasons why;
    if (!clocks.all.empty())
        why.push_back(explain::zones(ReasonCode::ZoneAmbiguous, region, clocks.distinct));
    // A break of the day is at another hour on each of the clocks: then asking is the only way.
    if (clocks.distinct.size() > 1 && !splitsADay(m_company.extras, m_spanOf(clocks.all))) {
        if (auto safe = safeWindow(candidate))
            return *std::move(safe);
    }
    if (m_batchFallback) {
        why.push_back(explain::zone(ReasonCode::ZoneBatchFallback, *m_batchFallback, region));
        return ZoneDecision{*m_batchFallback, ZoneSource::Manual, std::move(why)};
    }
    if (clocks.all.empty())
        return byCompany(region, std::move(why));
    const std::vector<Zone> likely = zonesOf(candidate.phone).narrowed;
    why.push_back(explain::zones(ReasonCode::StepChooseZone, region, likely.empty() ? clocks.distinct : likely));
    return Error{ErrorCode::TimezoneSelectionRequired, QStringLiteral("timezone: several clocks in ") + region,
                 std::move(why)};
}

Result<ZoneDecision> ZoneResolver::resolve(const Candidate &candidate, const ZoneChoice &choice)
{
    if (choice.source == ZoneSource::CompanyDefault)
        return byCompany(regionOf(candidate.phone), {});
    if (choice.source == ZoneSource::Manual && !choice.zone)
        return Error{ErrorCode::ValidationError, QStringLiteral("timezone: required with timezoneSource manual")};
    if (!choice.zone)
        return derived(candidate);
    if (choice.source == ZoneSource::Phone) {
        const PhoneZones zones = zonesOf(candidate.phone);
        if (std::find(zones.all.begin(), zones.all.end(), *choice.zone) == zones.all.end())
            return Error{ErrorCode::ValidationError, QStringLiteral("timezone: not a zone of the phone's country")};
        return ZoneDecision{
            *choice.zone, ZoneSource::Phone, {explain::zone(ReasonCode::ZoneFromPhone, *choice.zone, zones.region)}};
    }
    // A plan made in the safe window comes back for its commit with that window's clock, and keeps its hours.
    if (auto safe = safeWindow(candidate); safe && safe->zone == *choice.zone)
        return *std::move(safe);
    const bool remembered = candidate.zone == choice.zone;
    return ZoneDecision{*choice.zone,
                        ZoneSource::Manual,
                        {explain::zone(remembered ? ReasonCode::ZoneRemembered : ReasonCode::ZoneExplicit, *choice.zone,
                                       regionOf(candidate.phone))}};
}

Result<ZoneDecision> resolveZone(const Company &company, const Candidate &candidate, const ZoneChoice &choice,
                                 const std::optional<Zone> &batchFallback, InstantRange span)
{
    const PhoneProblem problem = judgePhone(candidate.phone);
    if (problem != PhoneProblem::None)
        return Error{
            ErrorCode::InvalidPhone, candidate.phone.text(), {explain::phoneInvalid(candidate.phone, problem)}};
    ZoneResolver resolver(company, batchFallback, [span](const std::vector<Zone> &) { return span; });
    return resolver.resolve(candidate, choice);
}

} // namespace callboard
