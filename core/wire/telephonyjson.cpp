// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/wire/telephonyjson.h"

#include "core/base/canonicaljson.h"

#include <charconv>

namespace callboard::telephonyjson {

namespace {

constexpr int kLastWireMinute = 23 * 60 + 59;

QVariant hoursOf(const std::optional<CallingHours> &hours)
{
    if (!hours)
        return {};
    return QVariantMap{{"start", formatMinuteOfDay(hours->opens)},
                       {"end", formatMinuteOfDay(std::min(hours->closes, kLastWireMinute))}};
}

QVariant daysOf(const std::optional<Weekdays> &days)
{
    if (!days)
        return {};
    QVariantList list;
    for (const int day : days->toList())
        list << day;
    return list;
}

QVariantMap capsOf(const PhoneNumber &number)
{
    return {{"maxInboundConcurrent", number.maxInboundConcurrent},
            {"maxOutboundConcurrent", number.maxOutboundConcurrent}};
}

QVariantMap retryOf(RetryMode mode)
{
    return {{"enabled", mode != RetryMode::Off}, {"mode", wireName(mode)}};
}

QVariant instantOrNull(const std::optional<Instant> &at)
{
    return at ? QVariant(toEpochMs(*at)) : QVariant();
}

QVariantList attemptsOf(const Reservation &reservation)
{
    QVariantList list;
    for (const Attempt &attempt : reservation.attempts) {
        list << QVariantMap{{"attemptId", attempt.id.text()},
                            {"ordinal", attempt.ordinal},
                            {"carrier", attempt.carrier},
                            {"plannedAt", toEpochMs(attempt.plannedAt)},
                            {"dispatchedAt", toEpochMs(attempt.dispatchedAt)},
                            {"ringingAt", instantOrNull(attempt.ringingAt)},
                            {"activeAt", instantOrNull(attempt.activeAt)},
                            {"endedAt", instantOrNull(attempt.endedAt)},
                            {"outcome", wireName(attempt.outcome)},
                            {"carrierCode", attempt.carrierCode}};
    }
    return list;
}

void append(QByteArray &text, qint64 number)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    text.append(digits, end - digits);
}

} // namespace

QVariantMap policy(const HoursPolicy &policy)
{
    return {{"defaultCallingHours", hoursOf(policy.hours)},
            {"defaultTimezone", policy.zone ? QVariant(policy.zone->name()) : QVariant()},
            {"defaultCallingDays", daysOf(policy.days)}};
}

QVariantList conflicts(const std::vector<Conflict> &conflicts)
{
    QVariantList list;
    for (const Conflict &conflict : conflicts) {
        list << QVariantMap{{"reservationId", conflict.reservation.text()},
                            {"candidateId", conflict.candidate.text()},
                            {"plannedAttemptAt", toEpochMs(conflict.plannedAttemptAt)}};
    }
    return list;
}

QVariantMap number(const PhoneNumber &number)
{
    return {{"id", number.id.text()},
            {"e164", number.e164.text()},
            {"displayName", number.displayName},
            {"capabilities", QVariantMap{{"voice", number.voice}, {"sms", number.sms}}},
            {"capacity", capsOf(number)},
            {"isDefault", number.isDefault}};
}

QVariantMap clockNumber(const PhoneNumber &number)
{
    return {{"id", number.id.text()},
            {"e164", number.e164.text()},
            {"displayName", number.displayName},
            {"caps", capsOf(number)},
            {"defaultForOutbound", number.isDefault}};
}

QVariantMap patchedNumber(const PhoneNumber &number)
{
    return {{"id", number.id.text()}, {"displayName", number.displayName}, {"defaultForOutbound", number.isDefault}};
}

QVariantMap clock(const std::vector<const PhoneNumber *> &numbers, Health health, const BreakerStatus &breaker)
{
    QVariantList assigned;
    for (const PhoneNumber *number : numbers)
        assigned << clockNumber(*number);
    QVariantMap data{{"assignedNumbers", assigned}, {"health", wireName(health)}};
    if (breaker.state != BreakerState::Closed)
        data["mode"] = QStringLiteral("conservative_breaker");
    return data;
}

QVariantMap scheduledCall(const Reservation &r)
{
    return {{"reservationId", r.id.text()},
            {"state", wireName(r.state)},
            {"windowStartMs", toEpochMs(r.times.windowStart)},
            {"targetEndMs", toEpochMs(r.times.targetEnd)},
            {"estimatedDurationMs", qint64(r.times.estimate.count())},
            {"plannedAttemptAt", toEpochMs(r.times.plannedAttemptAt)},
            {"earliestDispatchByMs", toEpochMs(r.times.windowStart)},
            {"latestDispatchByMs", toEpochMs(r.times.latestDispatchBy())},
            {"estimatedCompletionByMs", toEpochMs(r.times.targetEnd)}, // D-COMPL
            {"scheduledCallExpiresAtMs", toEpochMs(r.expiresAt)},
            {"phoneNumber", r.number.text()}, // an assignment id, not digits (C107)
            {"timezone", r.zone.name()},
            {"appliedCallingHours", hoursOf(r.hours.hours)},
            {"appliedCallingDays", daysOf(r.hours.days)},
            {"retryCallSnapshot", retryOf(r.retry)},
            {"invitationExpirationDays", r.invitationExpirationDays}};
}

QVariantMap reservation(const Reservation &r)
{
    QVariantMap data{{"reservationId", r.id.text()},
                     {"batchId", r.batch ? QVariant(r.batch->text()) : QVariant()},
                     {"companyId", r.company.text()},
                     {"candidateId", r.candidate.text()},
                     {"jobPositionId", r.position.text()},
                     {"channel", QStringLiteral("outbound")},
                     {"phoneNumberId", r.number.text()},
                     {"state", wireName(r.state)},
                     {"windowStartMs", toEpochMs(r.times.windowStart)},
                     {"targetEndMs", toEpochMs(r.times.targetEnd)},
                     {"latestDispatchByMs", toEpochMs(r.times.latestDispatchBy())},
                     {"appliedCallingHours", hoursOf(r.hours.hours)},
                     {"appliedCallingDays", daysOf(r.hours.days)}};
    // C133: what the reference leaves out, so that nobody has to remember the 201.
    data["plannedAttemptAt"] = toEpochMs(r.times.plannedAttemptAt);
    data["estimatedDurationMs"] = qint64(r.times.estimate.count());
    data["scheduledCallExpiresAtMs"] = toEpochMs(r.expiresAt);
    data["timezone"] = r.zone.name();
    data["timezoneSource"] = wireName(r.zoneSource);
    data["retryCallSnapshot"] = retryOf(r.retry);
    data["invitationExpirationDays"] = r.invitationExpirationDays;
    data["invitationExpiresAtMs"] = instantOrNull(r.invitationExpiresAt);
    data["attempt"] = r.attempt;
    data["attempts"] = attemptsOf(r);
    data["outcome"] = wireName(r.outcome);
    data["unknown"] = r.unknown;
    data["missed"] = r.missed;
    data["forced"] = r.forceReason.has_value();
    data["replacedBy"] = r.replacedBy ? QVariant(r.replacedBy->text()) : QVariant();
    return data;
}

QVariantMap batchResult(const CommitOutcome &outcome)
{
    QVariantList rows;
    for (const CommitOutcome::Entry &entry : outcome.entries) {
        QVariantMap row{{"candidateId", entry.candidate.text()}};
        if (entry.reservation) {
            row["status"] = QStringLiteral("scheduled");
            row["reservationId"] = entry.reservation->text();
        } else {
            row["status"] = isConflict(entry.code) ? QStringLiteral("conflict") : QStringLiteral("failed");
            row["reason"] = wireName(entry.code);
        }
        rows << row;
    }
    return {{"batchId", outcome.batch.text()}, {"reservations", rows}};
}

QByteArray availability(const Availability &availability)
{
    constexpr qsizetype kSlotBytes = 72;
    QByteArray text;
    text.reserve(static_cast<qsizetype>(availability.starts.size()) * kSlotBytes + 256);
    text += "{\"capacityPoolId\":";
    text += canonicalJson(availability.pool.text());
    text += ",\"globalCap\":";
    append(text, availability.globalCap);
    text += ",\"perNumberCap\":";
    append(text, availability.perNumberCap);
    text += ",\"phoneNumberId\":";
    text += canonicalJson(availability.number.text());
    text += ",\"slots\":[";
    bool isFirst = true;
    for (const Slot &slot : availability.starts) {
        text += isFirst ? "{\"endMs\":" : ",{\"endMs\":";
        isFirst = false;
        append(text, toEpochMs(slot.start + availability.duration));
        text += ",\"remaining\":";
        append(text, slot.remaining);
        text += ",\"startMs\":";
        append(text, toEpochMs(slot.start));
        text += '}';
    }
    text += "]}";
    return text;
}

} // namespace callboard::telephonyjson
