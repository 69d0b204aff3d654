// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/wire/telephonyjson.h"

#include "core/base/assert.h"
#include "core/base/canonicaljson.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

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

/// One slot after the other as text. Neighbours differ in a few digits: the text of the last one is copied, and the
/// last eight digits of its two moments (28 hours of milliseconds) are written over.
class SlotText
{
public:
    /// Most bytes of one slot: its names, two moments and a count.
    static constexpr qsizetype kMost = 96;

    /// There must be room for kMost; returns where it ends.
    char *write(char *at, qint64 start, qint64 end, int remaining)
    {
        if (remaining != m_remaining || !m_start.holds(start) || !m_end.holds(end))
            make(start, end, remaining);
        std::memcpy(at, m_text.data(), kMost); // of a fixed size: no call; what is too much is written over
        putTail(at + m_end.at, end - m_end.base);
        putTail(at + m_start.at, start - m_start.base);
        return at + m_size;
    }

private:
    static constexpr qint64 kTail = 100'000'000;
    static constexpr auto kPairs = [] {
        std::array<char, 200> pairs{};
        for (size_t i = 0; i < 100; ++i) {
            pairs[2 * i] = static_cast<char>('0' + i / 10);
            pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
        }
        return pairs;
    }();
    struct Moment
    {
        qint64 base = -kTail;
        std::ptrdiff_t at = 0; ///< of its last eight digits in the text
        bool holds(qint64 value) const { return value >= base && value < base + kTail; }
    };

    void make(qint64 start, qint64 end, int remaining)
    {
        CB_ASSERT(start >= kTail && end >= kTail); // fewer digits would need no zeros; the wire begins in 1973
        char *to = m_text.data();
        to = put(to, "{\"endMs\":");
        to = putMoment(to, end, m_end);
        to = put(to, ",\"remaining\":");
        to = std::to_chars(to, to + 11, remaining).ptr;
        to = put(to, ",\"startMs\":");
        to = putMoment(to, start, m_start);
        to = put(to, "},");
        m_size = to - m_text.data();
        m_remaining = remaining;
    }
    template <size_t N> static char *put(char *to, const char (&literal)[N])
    {
        std::memcpy(to, literal, N - 1);
        return to + N - 1;
    }
    char *putMoment(char *to, qint64 value, Moment &moment)
    {
        moment.base = value - value % kTail;
        to = std::to_chars(to, to + 19, value).ptr;
        moment.at = to - 8 - m_text.data();
        return to;
    }
    static void putTail(char *at, qint64 value)
    {
        const auto tail = static_cast<quint32>(value);
        const quint32 high = tail / 10'000;
        const quint32 low = tail % 10'000;
        putPair(at, high / 100);
        putPair(at + 2, high % 100);
        putPair(at + 4, low / 100);
        putPair(at + 6, low % 100);
    }
    static void putPair(char *at, quint32 number) { std::memcpy(at, &kPairs[2 * number], 2); }

    std::array<char, kMost> m_text{};
    std::ptrdiff_t m_size = 0;
    int m_remaining = -1;
    Moment m_start;
    Moment m_end;
};

/// Without the outer brackets.
void appendSlots(QByteArray &text, const Availability &availability)
{
    const qsizetype from = text.size();
    text.resize(from + static_cast<qsizetype>(availability.starts.size()) * SlotText::kMost);
    char *at = text.data() + from;
    SlotText slotText;
    for (const Slot &slot : availability.starts)
        at = slotText.write(at, toEpochMs(slot.start), toEpochMs(slot.start + availability.duration), slot.remaining);
    text.resize(at - text.constData() - (availability.starts.empty() ? 0 : 1)); // without the last comma
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

void appendAvailability(QByteArray &text, const Availability &availability)
{
    text.reserve(text.size() + static_cast<qsizetype>(availability.starts.size()) * SlotText::kMost + 512);
    text += "{\"capacityPoolId\":";
    text += canonicalJson(availability.pool.text());
    text += ",\"globalCap\":";
    append(text, availability.globalCap);
    text += ",\"perNumberCap\":";
    append(text, availability.perNumberCap);
    text += ",\"phoneNumberId\":";
    text += canonicalJson(availability.number.text());
    text += ",\"slots\":[";
    appendSlots(text, availability);
    text += "]}";
}

} // namespace callboard::telephonyjson
