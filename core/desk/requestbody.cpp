// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/requestbody.h"

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

} // namespace callboard::desk
