// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/window.h"

namespace callboard {

Result<void> checkWindow(const WindowChoice &choice, Instant now)
{
    const auto *range = std::get_if<InstantRange>(&choice);
    if (!range)
        return {};
    if (range->end <= range->start)
        return Error{ErrorCode::ValidationError, QStringLiteral("windowEndMs: not after windowStartMs")};
    if (range->end <= now)
        return Error{ErrorCode::ValidationError, QStringLiteral("windowEndMs: in the past")};
    if (range->length() > kLongestWindow)
        return Error{ErrorCode::ValidationError, QStringLiteral("windowEndMs: window longer than 31 days")};
    return {};
}

InstantRange windowOf(const WindowChoice &choice, Instant now, const HoursRule &rule, const HoursExtras &extras,
                      const Zone &zone)
{
    if (const auto *preset = std::get_if<Preset>(&choice))
        return presetWindow(*preset, now, rule, zone, extras);
    const InstantRange asked = std::get<InstantRange>(choice);
    return {std::max(asked.start, floorTo(now, kSecond)), asked.end};
}

bool dependsOnZone(const WindowChoice &choice)
{
    const auto *preset = std::get_if<Preset>(&choice);
    return preset && *preset == Preset::ByNextBusinessDay;
}

InstantRange ambiguitySpan(const WindowChoice &choice, Instant now, const Company &company,
                           const std::vector<Zone> &zones)
{
    const auto windowIn = [&](const Zone &zone) {
        return windowOf(choice, now, company.policy.rule(), company.extras, zone);
    };
    InstantRange span = windowIn(zones.empty() ? Zone::utc() : zones.front());
    if (dependsOnZone(choice)) {
        for (const Zone &zone : zones)
            span.end = std::max(span.end, windowIn(zone).end);
    }
    return {span.start, span.end + company.expiryGrace + milliseconds(1)}; // expiresAt itself belongs to it
}

} // namespace callboard
