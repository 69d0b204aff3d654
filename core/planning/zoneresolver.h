// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/planning/planner.h"

#include <QHash>

#include <functional>

namespace callboard {

/// D-TZ and D-TZSRC for many people of one company: what a country's clocks say is worked out once per country.
class ZoneResolver
{
public:
    /// The span in which the clocks of these zones must agree (window.h: ambiguitySpan).
    using SpanOf = std::function<InstantRange(const std::vector<Zone> &)>;
    ZoneResolver(const Company &company, std::optional<Zone> batchFallback, SpanOf spanOf);

    /// Errors: TimezoneSelectionRequired with the zones to choose from; ValidationError.
    Result<ZoneDecision> resolve(const Candidate &candidate, const ZoneChoice &choice);

private:
    struct Clocks
    {
        std::vector<Zone> all;      // of the country, in zone.tab's order
        std::vector<Zone> distinct; // one per clock
    };
    Clocks clocksOf(const E164 &phone, const QString &region);
    /// N07: hours in which every clock that fits the number is open; nullopt when it was not chosen or is empty.
    std::optional<ZoneDecision> safeWindow(const Candidate &candidate) const;
    Result<ZoneDecision> derived(const Candidate &candidate);
    Result<ZoneDecision> byCompany(const QString &region, Reasons why) const;

    const Company &m_company;
    std::optional<Zone> m_batchFallback;
    SpanOf m_spanOf;
    QHash<QString, Clocks> m_byRegion;
};

} // namespace callboard
