// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/requestbody.h"

#include <algorithm>

namespace callboard::desk {

void putWindow(QVariantMap &body, const WindowChoice &window)
{
    if (const auto *preset = std::get_if<Preset>(&window)) {
        body["preset"] = wireName(*preset);
        return;
    }
    const InstantRange &range = std::get<InstantRange>(window);
    body["windowStartMs"] = toEpochMs(range.start);
    body["windowEndMs"] = toEpochMs(range.end);
}

QVariantMap referenceBodyOf(const CallRequest &request)
{
    QVariantMap body{{"jobPositionId", request.position.text()},
                     {"invitationExpirationDays", request.invitationExpirationDays},
                     {"retryCall", QVariantMap{{"mode", wireName(request.retry)}}},
                     {"replace", request.replace}};
    putWindow(body, request.window);
    if (request.zone.zone)
        body["timezone"] = request.zone.zone->name();
    if (request.zone.source)
        body["timezoneSource"] = wireName(*request.zone.source);
    if (request.number)
        body["phoneNumberId"] = request.number->text();
    return body;
}

WindowChoice narrowedWindow(const WindowChoice &window, const std::optional<milliseconds> &minLead, Instant now)
{
    const auto *range = std::get_if<InstantRange>(&window);
    if (!range || !minLead || now + *minLead >= range->end) // too short for the notice: who plans says so
        return window;
    return InstantRange{std::max(now + *minLead, range->start), range->end};
}

WindowChoice openWindow(const WindowChoice &choice, const PlannedCall &call, const HoursExtras &extras)
{
    const CallTimes &times = call.times;
    const InstantRange starts{times.windowStart, times.latestDispatchBy() + milliseconds(1)};
    for (const InstantRange &open : callableSpans(starts, {}, extras, call.zone)) {
        if (open == starts)
            break;
        if (!open.contains(times.plannedAttemptAt))
            continue;
        // A server plans to whole minutes up to and with its last possible start, which must be open still.
        const Instant last =
            open.end == starts.end ? times.latestDispatchBy() : floorTo(open.end - milliseconds(1), kMinute);
        return InstantRange{open.start, last + times.estimate};
    }
    return choice;
}

} // namespace callboard::desk
